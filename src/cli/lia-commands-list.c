/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-derived-field.h"
#include "lia-record-output.h"
#include "lia-rows-options.h"

/* list: which records, in which order, how printed. */

/* Records are loaded and printed so many at a time: memory does not grow with the table. */
#define PAGE_SIZE 500

static gboolean
set_sort (LiaRecordQuery *query, const char *sort)
{
  g_autoptr (GError) error = NULL;
  const gboolean descending = sort != NULL && sort[0] == '-';
  const LiaRecordType *type = lia_record_query_get_record_type (query);

  if (sort != NULL && lia_record_type_find_column (type, descending ? sort + 1 : sort) == NULL)
    {
      lia_command_refuse_field ("--sort", type, descending ? sort + 1 : sort);
      return FALSE;
    }
  if (lia_record_query_set_sort (query, descending ? sort + 1 : sort, descending, &error))
    return TRUE;
  lia_command_refuse ("--sort: %s", error->message);
  return FALSE;
}

/* (transfer full) (element-type LiaField) (nullable): "name,last_contact" */
static GPtrArray *
find_columns (const LiaRecordType *type, const char *text)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      const LiaField *field = lia_record_type_find_column (type, name);

      if (field == NULL)
        {
          lia_command_refuse_field ("--columns", type, name);
          return NULL;
        }
      g_ptr_array_add (columns, (gpointer) field);
    }
  return g_steal_pointer (&columns);
}

static gboolean
have_findings (GPtrArray *columns)
{
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    if (g_str_equal (((const LiaField *) g_ptr_array_index (columns, i))->name, "open_findings"))
      return TRUE;
  return FALSE;
}

static int
print_rows (LiaReader *reader,
            const LiaRecordType *type,
            const GArray *ids,
            GPtrArray *columns,
            const LiaOutputFormat *format)
{
  g_autoptr (LiaRecordOutput) output = lia_record_output_new (type, columns, format);

  for (guint i = 0; i < ids->len; i += PAGE_SIZE)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = lia_record_load_many (
          reader, type, &g_array_index (ids, gint64, i), MIN (PAGE_SIZE, ids->len - i), &error);

      if (records == NULL
          || (columns != NULL && !lia_record_load_derived (reader, records, &error)))
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
  g_auto (LiaRowsOptions) options = { 0 };
  g_autofree char *sort = NULL;
  g_autofree char *column_names = NULL;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  LiaOutputFormat format = { 0 };
  const LiaRecordType *type;
  LiaReader *reader;
  int limit = 0;
  const GOptionEntry entries[] = {
    LIA_ROWS_OPTIONS_ENTRIES (options),
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &sort, N_ ("Order; -FIELD for descending"),
      N_ ("FIELD") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), "N" },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &column_names,
      N_ ("Which fields, also last_contact, next_due and open_findings"), N_ ("FIELD,FIELD…") },
    LIA_OUTPUT_FORMAT_ENTRIES (format),
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 2, 2))
    return LIA_EXIT_REFUSED;
  if (limit < 0)
    return lia_command_refuse (_ ("--limit: “%d” is less than nothing"), limit);
  type = lia_command_find_table (rest[2]);
  columns = type != NULL && column_names != NULL ? find_columns (type, column_names) : NULL;
  if (column_names != NULL && columns == NULL)
    return LIA_EXIT_REFUSED;
  workspace = type != NULL ? lia_command_open_to_read (rest[1]) : NULL;
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  reader = lia_workspace_get_reader (workspace);
  query = lia_rows_options_make_query (&options, workspace, type, FALSE);
  if (query == NULL || !set_sort (query, sort))
    return LIA_EXIT_REFUSED;
  lia_record_query_set_limit (query, (guint) limit);
  if ((have_findings (columns) || lia_record_query_uses_row_counts (query))
      && !lia_rows_options_count_findings (workspace))
    return LIA_EXIT_REFUSED;

  ids = lia_record_query_run (query, reader, &error);
  if (ids == NULL)
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, print_rows (reader, type, ids, columns, &format));
}
