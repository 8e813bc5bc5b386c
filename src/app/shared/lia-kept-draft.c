/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-kept-draft.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lia-date-text.h"
#include "lia-error.h"
#include "lia-json-file.h"

#define FORMAT  "liaison-drafts"
#define VERSION 1

/* Nobody types more; more is damage or malice. */
#define MAX_SIZE   (64 * 1024 * 1024)
#define MAX_DRAFTS 1000

static void
kept_field_free (gpointer data)
{
  LiaKeptField *self = data;

  g_free (self->name);
  g_free (self->text);
  g_free (self->was);
  g_free (self);
}

LiaKeptDraft *
lia_kept_draft_new (const char *table, gint64 id, gint64 owner, gint64 at)
{
  LiaKeptDraft *self = g_new0 (LiaKeptDraft, 1);

  self->table = g_strdup (table);
  self->id = id;
  self->owner = owner;
  self->at = at;
  self->fields = g_ptr_array_new_with_free_func (kept_field_free);

  return self;
}

void
lia_kept_draft_take_field (LiaKeptDraft *self, const char *name, char *text, char *was)
{
  LiaKeptField *field = g_new0 (LiaKeptField, 1);

  field->name = g_strdup (name);
  field->text = text;
  field->was = was;
  g_ptr_array_add (self->fields, field);
}

LiaKeptDraft *
lia_kept_draft_copy (const LiaKeptDraft *self)
{
  LiaKeptDraft *copy = lia_kept_draft_new (self->table, self->id, self->owner, self->at);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const LiaKeptField *field = g_ptr_array_index (self->fields, i);

      lia_kept_draft_take_field (copy, field->name, g_strdup (field->text), g_strdup (field->was));
    }

  return copy;
}

void
lia_kept_draft_free (LiaKeptDraft *self)
{
  g_free (self->table);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

char *
lia_kept_draft_dup_time (const LiaKeptDraft *self)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (self->at);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (at == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (at) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (at) == g_date_time_get_day_of_year (now))
    /* Translators: a time of day, as in "14:05"; see g_date_time_format() */
    return g_date_time_format (at, _ ("%H:%M"));
  return lia_date_text_with_time (at);
}

/* Reading. */

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gint64
get_integer (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_INT64
             ? MAX (json_node_get_int (node), 0)
             : 0;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* (nullable): an entry that says less than it must */
static LiaKeptDraft *
read_draft (JsonNode *node)
{
  g_autoptr (LiaKeptDraft) draft = NULL;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *fields = object != NULL ? get_array (object, "fields") : NULL;

  if (fields == NULL || get_string (object, "table") == NULL)
    return NULL;
  draft = lia_kept_draft_new (get_string (object, "table"), get_integer (object, "id"),
                              get_integer (object, "owner"), get_integer (object, "at"));
  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonNode *element = json_array_get_element (fields, i);
      JsonObject *field = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;

      if (field == NULL || get_string (field, "name") == NULL || get_string (field, "text") == NULL
          || get_string (field, "was") == NULL)
        return NULL;
      lia_kept_draft_take_field (draft, get_string (field, "name"),
                                 g_strdup (get_string (field, "text")),
                                 g_strdup (get_string (field, "was")));
    }

  return draft->fields->len > 0 ? g_steal_pointer (&draft) : NULL;
}

static GPtrArray *
read_drafts (JsonNode *root)
{
  g_autoptr (GPtrArray) drafts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_kept_draft_free);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *array = object != NULL ? get_array (object, "drafts") : NULL;

  if (array == NULL || g_strcmp0 (get_string (object, "format"), FORMAT) != 0
      || get_integer (object, "version") != VERSION || json_array_get_length (array) > MAX_DRAFTS)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      LiaKeptDraft *draft = read_draft (json_array_get_element (array, i));

      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
    }

  return g_steal_pointer (&drafts);
}

static GBytes *
load (const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  gsize size = 0;
  GStatBuf status;

  if (g_stat (path, &status) != 0 && errno == ENOENT)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "");
      return NULL;
    }
  if (g_stat (path, &status) == 0 && (!S_ISREG (status.st_mode) || status.st_size > MAX_SIZE))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” holds no unsaved text"), path);
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &size, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&contents), size);
}

GPtrArray *
lia_kept_drafts_read (const char *path, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (GBytes) bytes = load (path, &local_error);
  g_autoptr (JsonNode) root = NULL;
  GPtrArray *drafts = NULL;

  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_clear_error (&local_error);
      return g_ptr_array_new_with_free_func ((GDestroyNotify) lia_kept_draft_free);
    }
  root = bytes != NULL ? lia_json_parse (bytes, path, &local_error) : NULL;
  if (root == NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  drafts = read_drafts (root);
  if (drafts == NULL)
    g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” holds no unsaved text"), path);

  return drafts;
}

/* Writing. */

static void
add_string (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_draft (JsonBuilder *builder, const LiaKeptDraft *draft)
{
  json_builder_begin_object (builder);
  add_string (builder, "table", draft->table);
  add_integer (builder, "id", draft->id);
  add_integer (builder, "owner", draft->owner);
  add_integer (builder, "at", draft->at);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const LiaKeptField *field = g_ptr_array_index (draft->fields, i);

      json_builder_begin_object (builder);
      add_string (builder, "name", field->name);
      add_string (builder, "text", field->text);
      add_string (builder, "was", field->was);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
format (GPtrArray *drafts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "format", FORMAT);
  add_integer (builder, "version", VERSION);
  json_builder_set_member_name (builder, "drafts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < drafts->len; i++)
    add_draft (builder, g_ptr_array_index (drafts, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}

gboolean
lia_kept_drafts_write (const char *path, GPtrArray *drafts, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;

  if (drafts->len == 0)
    {
      if (g_unlink (path) == 0 || errno == ENOENT)
        return TRUE;
      g_set_error (error, LIA_ERROR, LIA_ERROR_IO, "“%s”: %s", path, g_strerror (errno));
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_IO, "“%s”: %s", folder, g_strerror (errno));
      return FALSE;
    }
  text = format (drafts);

  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}
