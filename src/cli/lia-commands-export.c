/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-export.h"

/* export: partners, people or everything to a file. */

static int
run_export (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *output = NULL;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  const LiaRecordType *type = NULL;
  gboolean everything;
  gboolean written;
  LiaReader *reader;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where it goes; the format goes by the suffix"), N_ ("OUTPUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 2, 2))
    return LIA_EXIT_REFUSED;
  if (output == NULL)
    return lia_command_refuse ("%s", _ ("Say where the export goes with -o OUTPUT"));
  everything = g_ascii_strcasecmp (rest[2], "everything") == 0;
  if (!everything)
    {
      type = lia_command_find_table (rest[2]);
      if (type == NULL)
        return LIA_EXIT_REFUSED;
    }
  workspace = lia_command_open_to_read (rest[1]);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  reader = lia_workspace_get_reader (workspace);
  written = everything ? lia_export_everything (reader, output, NULL, &error)
                       : lia_export_records (reader, type, NULL, 0, output, NULL, &error);
  if (!written)
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

const LiaCommand lia_export_commands[] = {
  { "export", "FILE partners|people|everything -o OUTPUT",
    N_ ("Write records to a CSV or JSON file"), run_export },
  { NULL },
};
