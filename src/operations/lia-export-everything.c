/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-export-file.h"
#include "lia-export-json.h"
#include "lia-export-private.h"
#include "lia-export.h"

/* Everything, as one JSON object: a head, then an array for each table, rows in the order of their ids. What
 * points to the trash is left out, so that the file is whole in itself. */

typedef struct
{
  LiaReader *reader;
  GHashTable *live; /* (element-type utf8 GHashTable): ids of a table's live rows */
} Everything;

static GArray *
read_ids (LiaReader *reader, const LiaRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s WHERE trashed_at IS NULL AND undone = 0 ORDER BY id", type->table);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  LiaStatement *statement = lia_reader_prepare (reader, sql, error);

  if (statement == NULL)
    return NULL;
  while (lia_statement_step (statement, &local_error))
    {
      const gint64 id = lia_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&ids);
}

static gboolean
read_live (Everything *self, GError **error)
{
  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    {
      GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_autoptr (GArray) ids = read_ids (self->reader, *types, error);

      g_hash_table_insert (self->live, (gpointer) (*types)->table, set);
      if (ids == NULL)
        return FALSE;
      for (guint i = 0; i < ids->len; i++)
        g_hash_table_add (set, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
    }
  return TRUE;
}

/* Takes out references to what is in the trash. FALSE: the record is nothing without one of them. */
static gboolean
cut_dead_references (Everything *self, LiaRecord *record, JsonNode *node)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  JsonObject *object = json_node_get_object (node);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const LiaField *field = &type->fields[i];
      g_autofree char *id_name = NULL;
      LiaValue value;

      if (field->type != LIA_FIELD_REF)
        continue;
      value = lia_record_get_value (record, field->name);
      if (value.type != LIA_VALUE_INTEGER
          || g_hash_table_contains (g_hash_table_lookup (self->live, field->target),
                                    &value.integer))
        continue;
      if ((field->flags & LIA_FIELD_REQUIRED) != 0)
        return FALSE;
      id_name = g_strconcat (field->name, "_id", NULL);
      json_object_set_null_member (object, field->name);
      json_object_set_null_member (object, id_name);
    }
  return TRUE;
}

static gboolean
write_table (Everything *self,
             LiaJsonWriter *writer,
             const LiaRecordType *type,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GArray) ids = read_ids (self->reader, type, error);

  if (ids == NULL)
    return FALSE;
  lia_json_writer_write (writer, ",\n\"");
  lia_json_writer_write (writer, type->table);
  lia_json_writer_write (writer, "\": ");
  lia_json_writer_begin_array (writer);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LiaRecord) record
          = lia_record_load (self->reader, type, g_array_index (ids, gint64, i), error);
      g_autoptr (JsonNode) node = record != NULL ? lia_record_to_json (record) : NULL;

      if (node == NULL)
        return FALSE;
      /* What is left out is dead, too, for the tables that follow. */
      if (!cut_dead_references (self, record, node))
        g_hash_table_remove (g_hash_table_lookup (self->live, type->table),
                             &g_array_index (ids, gint64, i));
      else if (!lia_json_writer_add (writer, node, cancellable, error))
        return FALSE;
    }
  lia_json_writer_end_array (writer);
  return TRUE;
}

static gboolean
write_everything (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaJsonWriter) writer = lia_json_writer_new (stream);
  g_autofree char *head
      = g_strdup_printf ("{\n\"liaison\": { \"contents\": \"%s\", \"version\": %d }",
                         LIA_EVERYTHING_CONTENTS, LIA_EVERYTHING_VERSION);

  lia_json_writer_write (writer, head);
  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    if (!write_table (data, writer, *types, cancellable, error))
      return FALSE;
  lia_json_writer_write (writer, "\n}");
  return lia_json_writer_finish (writer, cancellable, error);
}

gboolean
lia_export_everything (LiaReader *reader,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GHashTable) live
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  Everything self = { reader, live };
  gboolean written;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!lia_export_has_suffix (path, ".json"))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("“%s”: everything is exported as JSON; let the name end in .json"), shown);
      return FALSE;
    }
  if (!lia_reader_begin (reader, error))
    return FALSE;
  written = read_live (&self, error)
            && lia_export_write_file (path, write_everything, &self, cancellable, error);
  lia_reader_end (reader);
  return written;
}
