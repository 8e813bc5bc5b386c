/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-sample.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-date.h"
#include "lia-error.h"
#include "lia-json-file.h"
#include "lia-record-query.h"
#include "lia-record.h"
#include "lia-today.h"
#include "operations-resources.h"

#define RESOURCE  "/io/github/liaison_desk/Liaison/operations/samples/programme.json"
#define FILE_NAME "programme.json"

/* In the file records refer to each other by keys of its own, and to levels by name. */
typedef struct
{
  LiaBatch *batch; /* borrowed */
  GCancellable *cancellable; /* (nullable) borrowed */
  GHashTable *ids; /* owned: "table key" → id as text */
  GDate today;
} Loader;

static char *
make_key (const char *table, const char *key)
{
  return g_strconcat (table, " ", key, NULL);
}

static void
remember (Loader *self, const char *table, const char *key, gint64 id)
{
  g_hash_table_insert (self->ids, make_key (table, key), g_strdup_printf ("%" G_GINT64_FORMAT, id));
}

/* Only the ladder's own levels can be given; %TRUE without any when there are none. */
static gboolean
remember_levels (Loader *self, GError **error)
{
  const LiaRecordType *type = lia_record_type_find ("level");
  LiaReader *reader = lia_batch_get_reader (self->batch);
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GArray) ids = lia_record_query_run (query, reader, error);
  g_autoptr (GPtrArray) levels = NULL;

  if (ids == NULL)
    return FALSE;
  levels
      = lia_record_load_many (reader, type, (const gint64 *) (gpointer) ids->data, ids->len, error);
  for (guint i = 0; levels != NULL && i < levels->len; i++)
    {
      LiaRecord *level = g_ptr_array_index (levels, i);

      remember (self, "level", lia_record_get_text (level, "name"), lia_record_get_id (level));
    }
  return levels != NULL;
}

static gboolean
refuse (const char *key, const char *reason, GError **error)
{
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s”, “%s”: %s"), FILE_NAME, key, reason);
  return FALSE;
}

/* "today", "today-30" or "today+45" as ISO 8601: a sample made at any time has things that are due soon and
 * things just missed. NULL: the text is no such day. */
static char *
dup_relative_day (Loader *self, const char *text)
{
  GDate day = self->today;
  gint64 days = 0;

  if (!g_str_has_prefix (text, "today"))
    return NULL;
  text += strlen ("today");
  if (*text != '\0' && !g_ascii_string_to_signed (text, 10, -3650, 3650, &days, NULL))
    return NULL;
  if (days < 0)
    g_date_subtract_days (&day, (guint) -days);
  else
    g_date_add_days (&day, (guint) days);
  return lia_date_to_iso (&day);
}

/* The text that lia_record_parse() takes for @node. (transfer full) (nullable) */
static char *
get_member_text (Loader *self, const LiaField *field, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_to_string (node, FALSE);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "1" : "0");
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  if (field->type == LIA_FIELD_REF)
    {
      g_autofree char *key = make_key (field->target, json_node_get_string (node));

      return g_strdup (g_hash_table_lookup (self->ids, key));
    }
  if (field->type == LIA_FIELD_DATE)
    {
      char *day = dup_relative_day (self, json_node_get_string (node));

      if (day != NULL)
        return day;
    }
  return g_strdup (json_node_get_string (node));
}

static gboolean
set_member (Loader *self,
            LiaRecord *record,
            const char *key,
            const char *member,
            JsonNode *node,
            GError **error)
{
  const LiaField *field = lia_record_type_get_field (lia_record_get_record_type (record), member);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;

  if (field == NULL)
    {
      g_autofree char *reason = g_strdup_printf (_ ("there is no field “%s”"), member);

      return refuse (key, reason, error);
    }

  text = get_member_text (self, field, node);
  if (text == NULL && g_strcmp0 (field->target, "level") == 0)
    return TRUE;
  if (text == NULL)
    {
      g_autofree char *reason
          = g_strdup_printf (_ ("“%s” refers to nothing that stands before it"), member);

      return refuse (key, reason, error);
    }
  return lia_record_parse (record, member, text, NULL, &local_error)
         || refuse (key, local_error->message, error);
}

/* Makes a record of all members but those this file has for itself. Returns: its id, 0 on error */
static gint64
load_record (Loader *self, const char *table, const char *key, JsonObject *object, GError **error)
{
  g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find (table));
  g_autoptr (GList) members = json_object_get_members (object);
  g_autoptr (GError) local_error = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return 0;

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_str_equal (l->data, "key") && !g_str_equal (l->data, "affiliations")
        && !set_member (self, record, key, l->data, json_object_get_member (object, l->data),
                        error))
      return 0;
  if (!lia_record_save (record, self->batch, &local_error))
    {
      if (g_error_matches (local_error, LIA_ERROR, LIA_ERROR_INVALID))
        refuse (key, local_error->message, error);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }
  return lia_record_get_id (record);
}

/* The objects of a list; others are left out. Returns: (transfer container) */
static GPtrArray *
get_objects (JsonObject *parent, const char *member)
{
  JsonNode *node = json_object_get_member (parent, member);
  GPtrArray *objects = g_ptr_array_new ();
  JsonArray *list
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (list, i)))
      g_ptr_array_add (objects, json_array_get_object_element (list, i));
  return objects;
}

static gboolean
load_list (Loader *self, const char *table, GPtrArray *objects, GError **error)
{
  for (guint i = 0; i < objects->len; i++)
    {
      JsonObject *object = g_ptr_array_index (objects, i);
      const char *key = json_object_get_string_member_with_default (object, "key", "");
      gint64 id = load_record (self, table, key, object, error);

      if (id == 0)
        return FALSE;
      remember (self, table, key, id);
    }
  return TRUE;
}

static gboolean
load_affiliations (Loader *self, GPtrArray *people, GError **error)
{
  for (guint i = 0; i < people->len; i++)
    {
      JsonObject *person = g_ptr_array_index (people, i);
      const char *key = json_object_get_string_member_with_default (person, "key", "");
      g_autoptr (GPtrArray) affiliations = get_objects (person, "affiliations");

      for (guint j = 0; j < affiliations->len; j++)
        {
          JsonObject *affiliation = g_ptr_array_index (affiliations, j);

          json_object_set_string_member (affiliation, "person", key);
          if (load_record (self, "affiliation", key, affiliation, error) == 0)
            return FALSE;
        }
    }
  return TRUE;
}

/* What happened between us and the partners, and lists to look at it; agreements first, since commitments refer to them. */
static gboolean
load_engagement (Loader *self, JsonObject *root, GError **error)
{
  static const struct
  {
    const char *table;
    const char *member;
  } lists[] = {
    { "agreement", "agreements" },     { "commitment", "commitments" }, { "benefit", "benefits" },
    { "interaction", "interactions" }, { "feedback", "feedback" },      { "saved_list", "lists" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) objects = get_objects (root, lists[i].member);

      if (!load_list (self, lists[i].table, objects, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
lia_sample_load (LiaBatch *batch, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) partners = NULL;
  Loader loader = { batch, cancellable, ids, { 0 } };

  g_return_val_if_fail (batch != NULL, FALSE);

  bytes = g_resource_lookup_data (lia_operations_resources_get_resource (), RESOURCE,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  root = lia_json_parse (bytes, FILE_NAME, error);
  if (root == NULL)
    return FALSE;

  lia_today_get_date (&loader.today);
  people = get_objects (json_node_get_object (root), "people");
  partners = get_objects (json_node_get_object (root), "partners");
  return remember_levels (&loader, error) && load_list (&loader, "person", people, error)
         && load_list (&loader, "partner", partners, error)
         && load_affiliations (&loader, people, error)
         && load_engagement (&loader, json_node_get_object (root), error);
}
