/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-record-output.h"

/* list: which records, in which order, how printed. */

/* Records are loaded and printed so many at a time: memory does not grow with the table. */
#define PAGE_SIZE 500

static gboolean
add_where (LiaRecordQuery *query, LiaReader *reader, const char *where)
{
  const LiaRecordType *type = lia_record_query_get_record_type (query);
  g_autoptr (LiaRecord) scratch = lia_record_new (type);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) elements = NULL;
  g_autofree char *name = NULL;
  const LiaField *field;
  const char *text;
  LiaValue value;

  if (!lia_command_split (where, &name, &text))
    return FALSE;
  field = lia_record_type_get_field (type, name);
  if (field == NULL)
    {
      lia_command_refuse (_ ("--where: “%s” has no field “%s”"), type->table, name);
      return FALSE;
    }
  if (!lia_record_parse (scratch, name, text, reader, &error))
    {
      lia_command_refuse ("--where: %s", error->message);
      return FALSE;
    }

  value = lia_record_get_value (scratch, name);
  switch (field->type)
    {
    case LIA_FIELD_SET:
    case LIA_FIELD_CHOICE_SET:
    case LIA_FIELD_LANGUAGES:
      elements = lia_record_get_set (scratch, name);
      /* All elements named must be there; none named asks for the empty set. */
      for (guint i = 0; elements[i] != NULL; i++)
        {
          const LiaValue element = LIA_TEXT (elements[i]);

          if (!lia_record_query_add_filter (query, name, LIA_MATCH_HAS, &element, &error))
            break;
        }
      if (error == NULL && elements[0] == NULL)
        lia_record_query_add_filter (query, name, LIA_MATCH_EQUAL, &value, &error);
      break;
    default:
      lia_record_query_add_filter (query, name, LIA_MATCH_EQUAL, &value, &error);
    }
  if (error != NULL)
    {
      lia_command_refuse ("--where: %s", error->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_sort (LiaRecordQuery *query, const char *sort)
{
  g_autoptr (GError) error = NULL;
  const gboolean descending = sort != NULL && sort[0] == '-';

  if (lia_record_query_set_sort (query, descending ? sort + 1 : sort, descending, &error))
    return TRUE;
  lia_command_refuse ("--sort: %s", error->message);
  return FALSE;
}

static int
print_rows (LiaReader *reader,
            const LiaRecordType *type,
            const GArray *ids,
            const LiaOutputFormat *format)
{
  g_autoptr (LiaRecordOutput) output = lia_record_output_new (type, format);

  for (guint i = 0; i < ids->len; i += PAGE_SIZE)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = lia_record_load_many (
          reader, type, &g_array_index (ids, gint64, i), MIN (PAGE_SIZE, ids->len - i), &error);

      if (records == NULL)
        return lia_command_refuse ("%s", error->message);
      for (guint j = 0; j < records->len; j++)
        lia_record_output_add (output, g_ptr_array_index (records, j));
    }
  lia_record_output_finish (output);
  return LIA_EXIT_DONE;
}

int
lia_command_run_list (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (GStrv) where = NULL;
  g_autofree char *search = NULL;
  g_autofree char *sort = NULL;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  LiaOutputFormat format = { 0 };
  const LiaRecordType *type;
  LiaReader *reader;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &search, N_ ("Only records with these words"),
      N_ ("TEXT") },
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &where, N_ ("Only records whose FIELD is VALUE"),
      N_ ("FIELD=VALUE") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &sort, N_ ("Order; -FIELD for descending"),
      N_ ("FIELD") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), "N" },
    LIA_OUTPUT_FORMAT_ENTRIES (format),
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 2, 2))
    return LIA_EXIT_REFUSED;
  if (limit < 0)
    return lia_command_refuse (_ ("--limit: “%d” is less than nothing"), limit);
  type = lia_command_find_table (rest[2]);
  workspace = type != NULL ? lia_command_open_to_read (rest[1]) : NULL;
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  reader = lia_workspace_get_reader (workspace);
  query = lia_record_query_new (type);
  lia_record_query_set_search (query, search);
  lia_record_query_set_limit (query, (guint) limit);
  for (guint i = 0; where != NULL && where[i] != NULL; i++)
    if (!add_where (query, reader, where[i]))
      return LIA_EXIT_REFUSED;
  if (!set_sort (query, sort))
    return LIA_EXIT_REFUSED;

  ids = lia_record_query_run (query, reader, &error);
  if (ids == NULL)
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, print_rows (reader, type, ids, &format));
}
