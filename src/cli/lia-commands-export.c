/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-export.h"
#include "lia-partner.h"
#include "lia-rows-options.h"
#include "lia-service-providers.h"

/* export: partners, people or any other table, the service-provider roster, or everything, to a file. */

typedef struct
{
  LiaRowsOptions rows;
  char *output;
  char *columns;
  char *paper;
  gboolean without_levels;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->columns);
  g_free (options->paper);
  lia_rows_options_clear (&options->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "name, acronym" */
static GStrv
split_columns (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (columns, parts[i]);
  return g_strv_builder_end (columns);
}

/* A file that holds other records than were meant looks just like the right one: what is not understood is refused.
 * Returns: (transfer full) (nullable) */
static LiaRecordQuery *
make_query (const Options *options, LiaWorkspace *workspace, const LiaRecordType *type)
{
  g_autoptr (LiaRecordQuery) query
      = lia_rows_options_make_query (&options->rows, workspace, type, TRUE);

  if (query == NULL
      || (lia_record_query_uses_row_counts (query) && !lia_rows_options_count_findings (workspace)))
    return NULL;

  return g_steal_pointer (&query);
}

static int
export_table (const LiaRecordType *type, LiaWorkspace *workspace, const Options *options)
{
  g_autoptr (LiaRecordQuery) query = make_query (options, workspace, type);
  g_auto (GStrv) columns = options->columns != NULL ? split_columns (options->columns) : NULL;
  LiaReader *reader = lia_workspace_get_reader (workspace);
  g_autoptr (GError) error = NULL;
  const LiaExportRequest request = {
    .query = query,
    .columns = (const char *const *) columns,
    .without_levels = options->without_levels,
  };

  if (query == NULL)
    return LIA_EXIT_REFUSED;
  if (!lia_export_write (reader, &request, options->output, NULL, NULL, &error))
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

/* Its columns are its own, and levels are never in it. */
static int
export_service_providers (LiaWorkspace *workspace, const Options *options)
{
  g_autoptr (LiaRecordQuery) query = NULL;
  LiaReader *reader = lia_workspace_get_reader (workspace);
  LiaPaper paper = lia_paper_get_default ();
  g_autoptr (GError) error = NULL;

  if (options->columns != NULL)
    return lia_command_refuse ("%s", _ ("--columns: the service-provider roster has its own"));
  if (options->paper != NULL && g_ascii_strcasecmp (options->paper, "a4") == 0)
    paper = LIA_PAPER_A4;
  else if (options->paper != NULL && g_ascii_strcasecmp (options->paper, "letter") == 0)
    paper = LIA_PAPER_LETTER;
  else if (options->paper != NULL)
    return lia_command_refuse (_ ("--paper: “%s” is none of a4, letter"), options->paper);
  query = make_query (options, workspace, &lia_partner_type);
  if (query == NULL)
    return LIA_EXIT_REFUSED;
  if (!lia_service_providers_write (reader, query, paper, options->output, NULL, NULL, &error))
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

static int
export_everything (LiaWorkspace *workspace, const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (options->columns != NULL || lia_rows_options_are_given (&options->rows)
      || options->without_levels)
    return lia_command_refuse ("%s", _ ("An export of everything is of everything: only -o goes "
                                        "with it"));
  if (!lia_export_everything (lia_workspace_get_reader (workspace), options->output, NULL, &error))
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

static int
run_export (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Options) options = { 0 };
  g_autoptr (LiaWorkspace) workspace = NULL;
  const LiaRecordType *type = NULL;
  gboolean everything;
  gboolean providers;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Where it goes; the format goes by the suffix"), N_ ("OUTPUT") },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &options.columns,
      N_ ("Only these fields, in this order; “id” is one, too"), N_ ("FIELD,FIELD") },
    LIA_ROWS_OPTIONS_ENTRIES (options.rows),
    { "without-levels", 0, 0, G_OPTION_ARG_NONE, &options.without_levels,
      N_ ("Leave the levels of partners out"), NULL },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &options.paper,
      N_ ("Of a PDF (default: as the language has it)"), "a4|letter" },
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 2, 2))
    return LIA_EXIT_REFUSED;
  if (options.output == NULL)
    return lia_command_refuse ("%s", _ ("Say where the export goes with -o OUTPUT"));
  everything = g_ascii_strcasecmp (rest[2], "everything") == 0;
  providers = g_ascii_strcasecmp (rest[2], "service-providers") == 0;
  if (options.paper != NULL && !providers)
    return lia_command_refuse ("%s", _ ("--paper goes with service-providers alone"));
  if (!everything && !providers)
    {
      type = lia_command_find_table (rest[2]);
      if (type == NULL)
        return LIA_EXIT_REFUSED;
    }
  workspace = lia_command_open_to_read (rest[1]);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;
  if (everything)
    return export_everything (workspace, &options);
  return providers ? export_service_providers (workspace, &options)
                   : export_table (type, workspace, &options);
}

const LiaCommand lia_export_commands[] = {
  { "export", N_ ("FILE partners|people|service-providers|everything -o OUTPUT"),
    N_ ("Write records to a file: CSV, XLSX, vCard, JSON; service providers as HTML or PDF"),
    run_export },
  { NULL },
};
