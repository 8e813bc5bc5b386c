/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-export-private.h"
#include "lia-export.h"
#include "lia-json-file.h"
#include "lia-record-query.h"
#include "lia-string-set.h"
#include "lia-text.h"

/* Reading an export of everything back. Whoever wrote the file, each cell is checked like one typed in. */

typedef struct
{
  char *name; /* of the file, for messages */
  JsonNode *root;
  GHashTable *ids; /* (element-type utf8 GHashTable): of each table in the file */
  GPtrArray *records; /* (element-type LiaRecord) */
  GArray *record_ids; /* (element-type gint64): of the same */
} Restore;

static void
restore_clear (Restore *self)
{
  g_free (self->name);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->record_ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Restore, restore_clear)

static gboolean
refuse (Restore *self, const char *where, const char *reason, GError **error)
{
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, "%s: %s: %s", self->name, where, reason);
  return FALSE;
}

/* "4096", at most 63 bits; 0 for anything else. */
static gint64
read_id (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 id;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING
      || !g_ascii_string_to_signed (json_node_get_string (node), 10, 1, G_MAXINT64, &id, NULL))
    return 0;
  return id;
}

/* Fields. */

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* An element may contain what separates elements where people type them; then its pieces were checked. */
static gboolean
read_element (LiaRecord *scratch, const LiaField *field, const char *element, GError **error)
{
  g_auto (GStrv) parsed = NULL;
  g_autofree char *stripped = lia_text_strip (element);

  if (!lia_record_parse (scratch, field->name, element, NULL, error))
    return FALSE;
  parsed = lia_record_get_set (scratch, field->name);
  if (parsed[0] != NULL && parsed[1] == NULL && g_str_equal (parsed[0], element))
    return TRUE;
  if (field->type == LIA_FIELD_SET && parsed[0] != NULL && g_strcmp0 (stripped, element) == 0)
    return TRUE;
  g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                       _ ("this is not how an element of the set is written"));
  return FALSE;
}

static gboolean
read_set (LiaRecord *record, const LiaField *field, JsonNode *node, GError **error)
{
  g_autoptr (LiaRecord) scratch = lia_record_new (lia_record_get_record_type (record));
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *cell = NULL;
  JsonArray *array;
  LiaValue value;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("an array of texts is needed"));
      return FALSE;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!is_text (element))
        {
          g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                               _ ("an array of texts is needed"));
          return FALSE;
        }
      if (!read_element (scratch, field, json_node_get_string (element), error))
        return FALSE;
      g_ptr_array_add (elements, g_strdup (json_node_get_string (element)));
    }
  cell = lia_string_set_to_json (elements);
  value = LIA_TEXT (cell);
  lia_record_set_value (record, field->name, &value);
  return TRUE;
}

static gboolean
read_money (LiaRecord *record, const LiaField *field, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *amount
      = object != NULL ? json_object_get_string_member_with_default (object, "amount", NULL) : NULL;
  const char *currency = object != NULL
                             ? json_object_get_string_member_with_default (object, "currency", NULL)
                             : NULL;
  g_autofree char *text = NULL;

  if (amount == NULL || currency == NULL)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("an amount and a currency are needed"));
      return FALSE;
    }
  text = g_strdup_printf ("%s %s", amount, currency);
  return lia_record_parse (record, field->name, text, NULL, error);
}

static gboolean
read_number (LiaRecord *record, const LiaField *field, JsonNode *node, GError **error)
{
  const GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;
  const gboolean is_boolean = field->type == LIA_FIELD_BOOLEAN;
  g_autofree char *text = NULL;
  LiaValue value;

  if (type != (is_boolean ? G_TYPE_BOOLEAN : G_TYPE_INT64))
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           is_boolean ? _ ("true or false is needed")
                                      : _ ("a whole number is needed"));
      return FALSE;
    }
  if (is_boolean)
    {
      value = LIA_INTEGER (json_node_get_boolean (node) ? 1 : 0);
      lia_record_set_value (record, field->name, &value);
      return TRUE;
    }
  text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return lia_record_parse (record, field->name, text, NULL, error);
}

static gboolean
read_reference (Restore *self,
                LiaRecord *record,
                const LiaField *field,
                JsonObject *object,
                GError **error)
{
  g_autofree char *id_name = g_strconcat (field->name, "_id", NULL);
  const gint64 id = read_id (object, id_name);
  GHashTable *targets = g_hash_table_lookup (self->ids, field->target);
  const LiaValue value = LIA_INTEGER (id);

  if (!json_object_has_member (object, id_name) || json_object_get_null_member (object, id_name))
    return TRUE;
  if (id == 0 || targets == NULL || !g_hash_table_contains (targets, &id))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” names no %s in the file"), id_name,
                   field->target);
      return FALSE;
    }
  lia_record_set_value (record, field->name, &value);
  return TRUE;
}

static gboolean
read_field (Restore *self,
            LiaRecord *record,
            const LiaField *field,
            JsonObject *object,
            GError **error)
{
  JsonNode *node = json_object_get_member (object, field->name);

  if (field->type == LIA_FIELD_REF)
    return read_reference (self, record, field, object, error);
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  switch (field->type)
    {
    case LIA_FIELD_INTEGER:
    case LIA_FIELD_BOOLEAN:
      return read_number (record, field, node, error);
    case LIA_FIELD_MONEY:
      return read_money (record, field, node, error);
    case LIA_FIELD_SET:
    case LIA_FIELD_CHOICE_SET:
    case LIA_FIELD_LANGUAGES:
      return read_set (record, field, node, error);
    default:
      if (is_text (node))
        return lia_record_parse (record, field->name, json_node_get_string (node), NULL, error);
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("a text is needed"));
      return FALSE;
    }
}

/* Records. */

static gboolean
knows_member (const LiaRecordType *type, const char *name)
{
  g_autofree char *field_name = NULL;
  const LiaField *field;

  if (g_str_equal (name, "id") || lia_record_type_get_field (type, name) != NULL)
    return TRUE;
  if (!g_str_has_suffix (name, "_id"))
    return FALSE;
  field_name = g_strndup (name, strlen (name) - strlen ("_id"));
  field = lia_record_type_get_field (type, field_name);
  return field != NULL && field->type == LIA_FIELD_REF;
}

static gboolean
read_record (Restore *self,
             const LiaRecordType *type,
             guint index,
             JsonObject *object,
             GError **error)
{
  g_autoptr (LiaRecord) record = lia_record_new (type);
  g_autofree char *where = g_strdup_printf ("%s %u", type->table, index + 1);
  g_autoptr (GList) members = json_object_get_members (object);
  g_autoptr (GError) local_error = NULL;
  const gint64 id = read_id (object, "id");

  for (GList *l = members; l != NULL; l = l->next)
    if (!knows_member (type, l->data))
      {
        g_autofree char *quoted = lia_text_quote (l->data);
        g_autofree char *reason = g_strdup_printf (_ ("there is no field %s"), quoted);

        return refuse (self, where, reason, error);
      }
  for (guint i = 0; i < type->n_fields; i++)
    if (!read_field (self, record, &type->fields[i], object, &local_error))
      {
        g_autofree char *place = g_strdup_printf ("%s, %s", where, type->fields[i].name);

        return refuse (self, place, local_error->message, error);
      }
  if (!lia_record_validate (record, &local_error))
    return refuse (self, where, local_error->message, error);

  g_ptr_array_add (self->records, g_steal_pointer (&record));
  g_array_append_val (self->record_ids, id);
  return TRUE;
}

static JsonArray *
get_table (Restore *self, const LiaRecordType *type)
{
  JsonNode *node = json_object_get_member (json_node_get_object (self->root), type->table);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* All ids first: records may refer to what comes behind them. */
static gboolean
collect_ids (Restore *self, const LiaRecordType *type, GError **error)
{
  JsonArray *table = get_table (self, type);
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_hash_table_insert (self->ids, (gpointer) type->table, ids);
  for (guint i = 0; table != NULL && i < json_array_get_length (table); i++)
    {
      JsonNode *node = json_array_get_element (table, i);
      const gint64 id
          = JSON_NODE_HOLDS_OBJECT (node) ? read_id (json_node_get_object (node), "id") : 0;

      if (id == 0 || !g_hash_table_add (ids, g_memdup2 (&id, sizeof id)))
        {
          g_autofree char *where = g_strdup_printf ("%s %u", type->table, i + 1);

          return refuse (self, where,
                         id == 0 ? _ ("it has no id that can be used")
                                 : _ ("another one has the same id"),
                         error);
        }
    }
  return TRUE;
}

static gboolean
check_head (Restore *self, GError **error)
{
  JsonObject *object
      = JSON_NODE_HOLDS_OBJECT (self->root) ? json_node_get_object (self->root) : NULL;
  JsonNode *head_node = object != NULL ? json_object_get_member (object, "liaison") : NULL;
  JsonObject *head = head_node != NULL && JSON_NODE_HOLDS_OBJECT (head_node)
                         ? json_node_get_object (head_node)
                         : NULL;
  g_autoptr (GList) members = NULL;

  if (head == NULL
      || g_strcmp0 (json_object_get_string_member_with_default (head, "contents", NULL),
                    LIA_EVERYTHING_CONTENTS)
             != 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("%s is not an export of everything from Liaison"), self->name);
      return FALSE;
    }
  if (json_object_get_int_member_with_default (head, "version", 0) != LIA_EVERYTHING_VERSION)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_TOO_NEW,
                   _ ("%s was made by another version of Liaison, which this one cannot read"),
                   self->name);
      return FALSE;
    }

  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *name = l->data;
      const LiaRecordType *type = lia_record_type_find (name);

      if (g_str_equal (name, "liaison"))
        continue;
      if (type == NULL || !g_str_equal (type->table, name) || get_table (self, type) == NULL)
        {
          g_autofree char *quoted = lia_text_quote (name);

          return refuse (self, quoted, _ ("this is no table of records"), error);
        }
    }
  return TRUE;
}

static gboolean
read_file (Restore *self, const char *path, GError **error)
{
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  mapped = g_mapped_file_new (path, FALSE, &local_error);
  if (mapped == NULL)
    {
      g_set_error (error, LIA_ERROR,
                   g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                       ? LIA_ERROR_NOT_FOUND
                       : LIA_ERROR_IO,
                   _ ("%s cannot be read: %s"), self->name, local_error->message);
      return FALSE;
    }
  bytes = g_mapped_file_get_bytes (mapped);
  self->root = lia_json_parse (bytes, self->name, error);
  if (self->root == NULL || !check_head (self, error))
    return FALSE;

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    if (!collect_ids (self, *types, error))
      return FALSE;
  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    {
      JsonArray *table = get_table (self, *types);

      for (guint i = 0; table != NULL && i < json_array_get_length (table); i++)
        if (!read_record (self, *types, i, json_array_get_object_element (table, i), error))
          return FALSE;
    }
  return TRUE;
}

/* Writing. */

static gboolean
count_rows (LiaReader *reader, const char *sql, gint64 id, gint64 *n, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  LiaStatement *statement = lia_reader_prepare (reader, sql, error);

  if (statement == NULL)
    return FALSE;
  if (id != 0)
    lia_statement_bind_integer (statement, 1, id);
  *n = lia_statement_step (statement, &local_error) ? lia_statement_get_integer (statement, 0) : 0;
  lia_statement_reset (statement);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_set_up_by_us (const LiaRecordType *type)
{
  return g_str_equal (type->table, "level") || g_str_equal (type->table, "setting");
}

/* Levels and settings that a new workspace comes with make room for those of the file; other records are
 * somebody's work. */
static gboolean
make_room (LiaBatch *batch, const LiaRecordType *type, GError **error)
{
  g_autofree char *count_sql = g_strdup_printf (
      "SELECT count (*) FROM %s WHERE trashed_at IS NULL AND undone = 0", type->table);
  LiaReader *reader = lia_batch_get_reader (batch);
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 n;

  if (!is_set_up_by_us (type))
    {
      if (!count_rows (reader, count_sql, 0, &n, error))
        return FALSE;
      if (n == 0)
        return TRUE;
      g_set_error_literal (
          error, LIA_ERROR, LIA_ERROR_CONFLICT,
          _ ("The workspace has records already; import everything into a new one"));
      return FALSE;
    }

  query = lia_record_query_new (type);
  ids = lia_record_query_run (query, reader, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!lia_batch_trash (batch, type->table, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* The trash, or an import that was undone, may still hold a row of this id. */
static gboolean
check_id_free (LiaBatch *batch, LiaRecord *record, gint64 id, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE id = ?1", type->table);
  gint64 n;

  if (!count_rows (lia_batch_get_reader (batch), sql, id, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error_literal (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                       _ ("The workspace has held these records before; import everything into a "
                          "new one"));
  return FALSE;
}

static gboolean
write_records (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  Restore *self = data;

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    if (!make_room (batch, *types, error))
      return FALSE;
  for (guint i = 0; i < self->records->len; i++)
    {
      LiaRecord *record = g_ptr_array_index (self->records, i);
      const gint64 id = g_array_index (self->record_ids, gint64, i);

      if (!check_id_free (batch, record, id, error)
          || !lia_record_save_with_id (record, id, batch, error))
        return FALSE;
      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
lia_export_read_everything (LiaStore *store,
                            const char *path,
                            guint64 *n_records,
                            gint64 *batch_id,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (Restore) self = { 0 };
  g_autofree char *base = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (LIA_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  base = g_path_get_basename (path);
  self.name = g_filename_display_name (base);
  self.ids
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self.records = g_ptr_array_new_with_free_func (g_object_unref);
  self.record_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!read_file (&self, path, error))
    return FALSE;

  /* Translators: %s is a file */
  label = g_strdup_printf (_ ("Import everything from “%s”"), self.name);
  if (!lia_store_backup_before (store, "import", cancellable, error)
      || !lia_store_write (store, label, write_records, &self, cancellable, batch_id, error))
    return FALSE;
  if (n_records != NULL)
    *n_records = self.records->len;
  return TRUE;
}
