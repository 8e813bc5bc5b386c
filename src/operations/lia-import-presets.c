/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-presets.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-import-private.h"
#include "lia-json-file.h"
#include "lia-settings.h"
#include "lia-text.h"

static const char *const order_names[] = { "", "ymd", "dmy", "mdy" }; /* by LiaDateOrder */
static const char *const mode_names[] = { "create", "update", "both" }; /* by LiaImportMode */

static char *
make_prefix (const LiaRecordType *type)
{
  return g_strdup_printf ("import-preset/%s/", type->table);
}

static char *
make_key (const LiaRecordType *type, const char *name)
{
  g_autofree char *prefix = make_prefix (type);

  return g_strconcat (prefix, name, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GStrv
lia_import_presets_list (LiaReader *reader, const LiaRecordType *type, GError **error)
{
  g_autofree char *prefix = make_prefix (type);
  g_auto (GStrv) keys = lia_settings_list (reader, prefix, error);
  GStrv names;
  guint n;

  if (keys == NULL)
    return NULL;
  n = g_strv_length (keys);
  names = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (keys[i] + strlen (prefix));
  qsort (names, n, sizeof (char *), compare_names);
  return names;
}

/* Reading. */

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
find_name (const char *const *names, guint n, const char *name, guint otherwise)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      return i;
  return otherwise;
}

static void
apply_columns (LiaImport *self, JsonObject *columns, JsonObject *orders)
{
  for (guint column = 0; column < lia_import_get_n_columns (self); column++)
    {
      g_autofree char *header = lia_text_fold (lia_import_get_header (self, column));

      /* A field that went away since is left out. */
      if (columns != NULL && json_object_has_member (columns, header)
          && !lia_import_set_column_field (self, column, get_text (columns, header), NULL))
        lia_import_set_column_field (self, column, NULL, NULL);
      if (orders != NULL && json_object_has_member (orders, header))
        lia_import_set_date_order (
            self, column,
            (LiaDateOrder) find_name (order_names, G_N_ELEMENTS (order_names),
                                      get_text (orders, header), LIA_DATE_ORDER_ANY));
    }
}

gboolean
lia_import_apply_preset (LiaImport *self, const char *name, GError **error)
{
  const LiaImportPlan *plan = lia_import_get_plan (self);
  g_autofree char *key = make_key (plan->type, name);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  GError *local_error = NULL;
  JsonObject *object;
  const char *match;

  text = lia_settings_read (lia_workspace_get_reader (lia_import_get_workspace (self)), key,
                            &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (text == NULL)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
                   _ ("There is no import preset called “%s”"), name);
      return FALSE;
    }
  bytes = g_bytes_new_static (text, strlen (text));
  root = lia_json_parse (bytes, name, error);
  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("The import preset “%s” cannot be read; save it again"), name);
      return FALSE;
    }

  object = json_node_get_object (root);
  apply_columns (self, get_object (object, "columns"), get_object (object, "dates"));
  lia_import_set_mode (self,
                       (LiaImportMode) find_name (mode_names, G_N_ELEMENTS (mode_names),
                                                  get_text (object, "mode"), LIA_IMPORT_BOTH));
  match = get_text (object, "match");
  lia_import_set_match_field (self, *match != '\0' ? match : NULL);
  lia_import_set_keep_nothings (
      self, json_object_get_boolean_member_with_default (object, "keep_nothings", FALSE));
  return TRUE;
}

/* Writing. */

static char *
describe (LiaImport *self)
{
  const LiaImportPlan *plan = lia_import_get_plan (self);
  JsonObject *columns = json_object_new ();
  JsonObject *orders = json_object_new ();
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  for (guint column = 0; column < plan->n_columns; column++)
    {
      g_autofree char *header = lia_text_fold (plan->headers[column]);
      const char *field = lia_import_get_column_field (self, column);

      json_object_set_string_member (columns, header, field != NULL ? field : "");
      if (plan->orders[column] != LIA_DATE_ORDER_ANY)
        json_object_set_string_member (orders, header, order_names[plan->orders[column]]);
    }
  json_object_set_object_member (object, "columns", columns);
  json_object_set_object_member (object, "dates", orders);
  json_object_set_string_member (object, "mode", mode_names[plan->mode]);
  json_object_set_string_member (object, "match",
                                 plan->match_field != NULL ? plan->match_field : "");
  json_object_set_boolean_member (object, "keep_nothings", plan->keep_nothings);
  json_node_take_object (root, object);
  return json_to_string (root, FALSE);
}

typedef struct
{
  char *label;
  char *key;
  char *value; /* (nullable): to delete it */
} Request;

static void
request_free (Request *request)
{
  g_free (request->label);
  g_free (request->key);
  g_free (request->value);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static Request *
request_new (LiaImport *self, const char *name, gboolean deletes)
{
  Request *request = g_new0 (Request, 1);

  /* Translators: %s is the name of a way of importing */
  request->label = g_strdup_printf (
      deletes ? _ ("Delete the import preset “%s”") : _ ("Save the import preset “%s”"), name);
  request->key = make_key (lia_import_get_plan (self)->type, name);
  request->value = deletes ? NULL : describe (self);
  return request;
}

static gboolean
write_request (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return lia_settings_write (batch, request->key, request->value, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (lia_store_write_finish (LIA_STORE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_async (LiaImport *self,
             Request *request,
             gpointer tag,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  lia_store_write_async (lia_workspace_get_store (lia_import_get_workspace (self)), request->label,
                         write_request, request, (GDestroyNotify) request_free, cancellable,
                         on_written, task);
}

void
lia_import_save_preset_async (LiaImport *self,
                              const char *name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (LIA_IS_IMPORT (self));
  g_return_if_fail (name != NULL && *name != '\0');

  write_async (self, request_new (self, name, FALSE), lia_import_save_preset_async, cancellable,
               callback, user_data);
}

void
lia_import_delete_preset_async (LiaImport *self,
                                const char *name,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (LIA_IS_IMPORT (self));
  g_return_if_fail (name != NULL && *name != '\0');

  write_async (self, request_new (self, name, TRUE), lia_import_delete_preset_async, cancellable,
               callback, user_data);
}

gboolean
lia_import_preset_finish (LiaImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
lia_import_save_preset (LiaImport *self, const char *name, GError **error)
{
  g_autoptr (Request) request = NULL;

  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (name != NULL && *name != '\0', FALSE);

  request = request_new (self, name, FALSE);
  return lia_store_write (lia_workspace_get_store (lia_import_get_workspace (self)), request->label,
                          write_request, request, NULL, NULL, error);
}
