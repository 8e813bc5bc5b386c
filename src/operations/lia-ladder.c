/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-ladder.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-json-file.h"
#include "lia-partner-choices.h"
#include "lia-record.h"
#include "lia-text.h"
#include "operations-resources.h"

#define FORMAT           "liaison-ladder"
#define VERSION          1
#define MAX_FILE_SIZE    (1024 * 1024)
#define MAX_LEVELS       50
#define MAX_RANK         1000
#define MAX_MINIMUM_TERM 1200 /* months */
#define RESOURCE_FOLDER  "/io/github/liaison_desk/Liaison/operations/ladders/"

/* Where in a file we are, for messages. */
typedef struct
{
  const char *file; /* as messages name it */
  guint level; /* from 1; 0: outside the levels */
  const char *level_name; /* NULL until it is known */
} Place;

static const char *const level_members[] = {
  "name", "rank", "lane", "definition", "minimum_term", "benefits", "kinds", "needs_committee", NULL
};
static const char *const kind_members[] = { "kind", "definition", "benefits", NULL };
static const char *const ladder_members[]
    = { "format", "version", "name", "description", "levels", NULL };

/* The ladders that come with Liaison, the default first. */
static const char *const *
ladder_names (void)
{
  static const char *const names[] = { "ceop", "none", NULL };

  return names;
}

static gboolean
refuse (const Place *place, const char *reason, GError **error)
{
  if (place->level == 0)
    g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s”: %s"), place->file, reason);
  else if (place->level_name == NULL)
    g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s”, level %u: %s"), place->file,
                 place->level, reason);
  else
    {
      g_autofree char *quoted = lia_text_quote (place->level_name);

      /* Translators: a file, the number of a level, its name in quotation marks, and what is wrong */
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s”, level %u %s: %s"), place->file,
                   place->level, quoted, reason);
    }
  return FALSE;
}

static gboolean
refuse_member (const Place *place, const char *member, const char *reason, GError **error)
{
  g_autofree char *quoted = lia_text_quote (member);
  g_autofree char *message = g_strdup_printf ("%s %s", quoted, reason);

  return refuse (place, message, error);
}

/* A misspelt member would be lost without a word. */
static gboolean
check_members (const Place *place, JsonObject *object, const char *const *members, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (members, l->data))
      {
        g_autofree char *known = g_strjoinv (", ", (char **) members);
        g_autofree char *reason = g_strdup_printf (_ ("is not known here; known are: %s"), known);

        return refuse_member (place, l->data, reason, error);
      }
  return TRUE;
}

/* A text, NULL when there is none. */
static gboolean
read_text (const Place *place,
           JsonObject *object,
           const char *member,
           const char **text,
           GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *text = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse_member (place, member, _ ("must be a text"), error);
  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
read_number (const Place *place,
             JsonObject *object,
             const char *member,
             gint64 min,
             gint64 max,
             gint64 *number,
             GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *number = -1;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < min
      || json_node_get_int (node) > max)
    {
      g_autofree char *reason
          = g_strdup_printf (_ ("must be a whole number from %d to %d"), (int) min, (int) max);

      return refuse_member (place, member, reason, error);
    }
  *number = json_node_get_int (node);
  return TRUE;
}

/* A list of texts as a set's JSON text. (transfer full) (nullable) */
static gboolean
read_benefits (const Place *place, JsonObject *object, char **json, GError **error)
{
  JsonNode *node = json_object_get_member (object, "benefits");
  JsonArray *benefits;

  *json = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_member (place, "benefits", _ ("must be a list of texts"), error);

  benefits = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (benefits); i++)
    {
      JsonNode *benefit = json_array_get_element (benefits, i);
      g_autofree char *stripped = NULL;

      if (json_node_get_value_type (benefit) != G_TYPE_STRING)
        return refuse_member (place, "benefits", _ ("must be a list of texts"), error);
      stripped = lia_text_strip (json_node_get_string (benefit));
      if (stripped == NULL)
        return refuse_member (place, "benefits", _ ("holds an empty text"), error);
    }
  if (json_array_get_length (benefits) > 0)
    *json = json_to_string (node, FALSE);
  return TRUE;
}

static const char *
get_label (const LiaChoice *choices, const char *token)
{
  for (guint i = 0; choices[i].token != NULL; i++)
    if (strcmp (choices[i].token, token) == 0)
      return _ (choices[i].label);
  return token;
}

/* What a kind means and gets, as one paragraph. */
static void
describe_kind (GString *definition, const char *token, const char *text, JsonArray *benefits)
{
  g_string_append_printf (definition, "%s%s: %s", definition->len > 0 ? "\n\n" : "",
                          get_label (lia_kinds, token), text != NULL ? text : "");
  if (benefits == NULL || json_array_get_length (benefits) == 0)
    return;

  /* Translators: introduces the benefits of a kind of partner, after the definition of the kind */
  g_string_append_printf (definition, " %s ", _ ("Benefits:"));
  for (guint i = 0; i < json_array_get_length (benefits); i++)
    g_string_append_printf (definition, "%s%s", i > 0 ? "; " : "",
                            json_array_get_string_element (benefits, i));
  g_string_append_c (definition, '.');
}

static gboolean
read_kind (const Place *place,
           JsonNode *node,
           GString *definition,
           GPtrArray *tokens,
           GError **error)
{
  JsonObject *object;
  JsonNode *benefits;
  const char *kind;
  const char *text;
  const char *token;
  g_autofree char *json = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_member (place, "kinds", _ ("must be a list of objects"), error);
  object = json_node_get_object (node);
  if (!check_members (place, object, kind_members, error)
      || !read_text (place, object, "kind", &kind, error)
      || !read_text (place, object, "definition", &text, error)
      || !read_benefits (place, object, &json, error))
    return FALSE;

  token = lia_choice_find (lia_kinds, kind);
  if (token == NULL)
    {
      g_autoptr (GString) known = g_string_new (NULL);
      g_autofree char *quoted = lia_text_quote (kind);
      g_autofree char *reason = NULL;

      for (guint i = 0; lia_kinds[i].token != NULL; i++)
        g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", lia_kinds[i].token);
      reason = g_strdup_printf (_ ("names no kind: %s; known are: %s"), quoted, known->str);
      return refuse_member (place, "kind", reason, error);
    }
  if (g_ptr_array_find_with_equal_func (tokens, token, g_str_equal, NULL))
    return refuse_member (place, token, _ ("is there twice"), error);

  g_ptr_array_add (tokens, (gpointer) token);
  benefits = json_object_get_member (object, "benefits");
  describe_kind (definition, token, text, json != NULL ? json_node_get_array (benefits) : NULL);
  return TRUE;
}

static gboolean
read_kinds (const Place *place,
            JsonObject *object,
            GString *definition,
            char **list,
            GError **error)
{
  JsonNode *node = json_object_get_member (object, "kinds");
  g_autoptr (GPtrArray) tokens = g_ptr_array_new ();
  JsonArray *kinds;

  *list = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_member (place, "kinds", _ ("must be a list of objects"), error);

  kinds = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (kinds); i++)
    if (!read_kind (place, json_array_get_element (kinds, i), definition, tokens, error))
      return FALSE;
  g_ptr_array_add (tokens, NULL);
  *list = g_strjoinv (";", (char **) tokens->pdata);
  return TRUE;
}

/* Lets the record check and take @text; messages get the place. */
static gboolean
set_field (const Place *place,
           LiaRecord *level,
           const char *field,
           const char *text,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;

  return text == NULL || lia_record_parse (level, field, text, NULL, &local_error)
         || refuse (place, local_error->message, error);
}

static gboolean
set_number (const Place *place, LiaRecord *level, const char *field, gint64 number, GError **error)
{
  g_autofree char *text = number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  return set_field (place, level, field, text, error);
}

/* Returns: (transfer full) (nullable) */
static LiaRecord *
read_level (Place *place, JsonNode *node, GError **error)
{
  g_autoptr (LiaRecord) level = lia_record_new (lia_record_type_find ("level"));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GString) definition = g_string_new (NULL);
  g_autofree char *benefits = NULL;
  g_autofree char *kinds = NULL;
  JsonObject *object;
  JsonNode *committee;
  const char *lane;
  const char *text;
  gint64 rank;
  gint64 term;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (place, _ ("must be an object"), error);
      return NULL;
    }
  object = json_node_get_object (node);
  if (!read_text (place, object, "name", &place->level_name, error)
      || !check_members (place, object, level_members, error)
      || !read_text (place, object, "lane", &lane, error)
      || !read_text (place, object, "definition", &text, error)
      || !read_number (place, object, "rank", 1, MAX_RANK, &rank, error)
      || !read_number (place, object, "minimum_term", 0, MAX_MINIMUM_TERM, &term, error)
      || !read_benefits (place, object, &benefits, error))
    return NULL;

  committee = json_object_get_member (object, "needs_committee");
  if (committee != NULL && json_node_get_value_type (committee) != G_TYPE_BOOLEAN)
    {
      refuse_member (place, "needs_committee", _ ("must be true or false"), error);
      return NULL;
    }

  g_string_append (definition, text != NULL ? text : "");
  if (!read_kinds (place, object, definition, &kinds, error)
      || !set_field (place, level, "name", place->level_name, error)
      || !set_field (place, level, "lane", lane, error)
      || !set_field (place, level, "definition", definition->str, error)
      || !set_field (place, level, "benefits", benefits, error)
      || !set_field (place, level, "kinds", kinds, error)
      || !set_number (place, level, "rank", rank, error)
      || !set_number (place, level, "minimum_term", term, error)
      || !set_number (place, level, "needs_committee",
                      committee != NULL && json_node_get_boolean (committee), error))
    return NULL;

  if (rank < 0 && g_strcmp0 (lia_record_get_text (level, "lane"), "organisation") == 0)
    {
      refuse_member (place, "rank", _ ("is missing: 1 is the lowest level of organisations"),
                     error);
      return NULL;
    }
  if (!lia_record_validate (level, &local_error))
    {
      refuse (place, local_error->message, error);
      return NULL;
    }
  return g_steal_pointer (&level);
}

/* Two levels of a name or, in one lane, of a rank cannot be told apart. */
static gboolean
check_against (const Place *place, LiaRecord *level, GPtrArray *others, GError **error)
{
  g_autofree char *name = lia_text_fold (lia_record_get_text (level, "name"));

  for (guint i = 0; i < others->len; i++)
    {
      LiaRecord *other = g_ptr_array_index (others, i);
      g_autofree char *other_name = lia_text_fold (lia_record_get_text (other, "name"));
      const gint64 rank = lia_record_get_integer (other, "rank");

      if (strcmp (name, other_name) == 0)
        return refuse_member (place, "name", _ ("is the name of another level too"), error);
      if (rank != 0 && rank == lia_record_get_integer (level, "rank")
          && g_strcmp0 (lia_record_get_text (level, "lane"), lia_record_get_text (other, "lane"))
                 == 0)
        return refuse_member (place, "rank", _ ("is the rank of another level too"), error);
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LiaRecord) */
static GPtrArray *
read_ladder (const char *file, JsonNode *root, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  Place place = { .file = file };
  JsonObject *ladder;
  JsonNode *list;
  JsonArray *levels;
  const char *format;
  gint64 version;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (&place, _ ("this is no ladder: it must be an object with “format” and “levels”"),
              error);
      return NULL;
    }
  ladder = json_node_get_object (root);
  if (!read_text (&place, ladder, "format", &format, error)
      || !read_number (&place, ladder, "version", 1, G_MAXINT, &version, error))
    return NULL;
  if (g_strcmp0 (format, FORMAT) != 0 || version < 0)
    {
      refuse (&place,
              _ ("this is no ladder: it must hold “format”: “liaison-ladder” and “version”: 1"),
              error);
      return NULL;
    }
  if (version > VERSION)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_TOO_NEW,
                   _ ("“%s” was made for a later version of Liaison; update Liaison to load it"),
                   file);
      return NULL;
    }
  if (!check_members (&place, ladder, ladder_members, error))
    return NULL;

  list = json_object_get_member (ladder, "levels");
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    {
      refuse_member (&place, "levels", _ ("must be a list of levels"), error);
      return NULL;
    }
  levels = json_node_get_array (list);
  if (json_array_get_length (levels) > MAX_LEVELS)
    {
      g_autofree char *reason = g_strdup_printf (_ ("holds more than %d levels"), MAX_LEVELS);

      refuse_member (&place, "levels", reason, error);
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (levels); i++)
    {
      g_autoptr (LiaRecord) level = NULL;

      place.level = i + 1;
      place.level_name = NULL;
      level = read_level (&place, json_array_get_element (levels, i), error);
      if (level == NULL || !check_against (&place, level, records, error))
        return NULL;
      g_ptr_array_add (records, g_steal_pointer (&level));
    }
  return g_steal_pointer (&records);
}

/* Only ordinary files: a device or pipe might never end. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *shown = g_filename_display_name (path);

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, &local_error);
  if (info == NULL && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_autofree char *names = g_strjoinv (", ", (char **) ladder_names ());

      g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
                   _ ("There is no ladder “%s”: give one of %s, or the path of a ladder's file"),
                   shown, names);
      return NULL;
    }
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” is no file"), shown);
      return NULL;
    }
  if (info != NULL && g_file_info_get_size (info) > MAX_FILE_SIZE)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("“%s” is larger than 1 MiB, so it is no ladder"), shown);
      return NULL;
    }

  if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &local_error);
  if (bytes == NULL)
    g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be read: %s"), shown,
                 local_error->message);
  return g_steal_pointer (&bytes);
}

gboolean
lia_ladder_load (LiaBatch *batch, const char *name_or_path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (batch != NULL, FALSE);
  g_return_val_if_fail (name_or_path != NULL, FALSE);

  if (g_strv_contains (ladder_names (), name_or_path))
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name_or_path, ".json", NULL);

      bytes = g_resource_lookup_data (lia_operations_resources_get_resource (), path,
                                      G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    }
  else
    bytes = read_file (name_or_path, error);
  if (bytes == NULL)
    return FALSE;

  shown = g_filename_display_name (name_or_path);
  root = lia_json_parse (bytes, shown, error);
  if (root == NULL)
    return FALSE;
  levels = read_ladder (shown, root, error);
  for (guint i = 0; levels != NULL && i < levels->len; i++)
    if (!lia_record_save (g_ptr_array_index (levels, i), batch, error))
      return FALSE;
  return levels != NULL;
}
