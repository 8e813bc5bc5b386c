/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"

/* new, check, backup: commands on the file as a whole. */

static int
run_new (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *ladder = NULL;
  gboolean with_sample = FALSE;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &with_sample,
      N_ ("Fill it with the sample programme (fictional organisations and people)"), NULL },
    { "ladder", 0, 0, G_OPTION_ARG_FILENAME, &ladder,
      N_ ("Levels of commitment to begin with (default: ceop)"), "ceop|none|PATH" },
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 1, 1))
    return LIA_EXIT_REFUSED;

  workspace = lia_workspace_create (rest[1], ladder, with_sample, &error);
  if (workspace == NULL)
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

static int
run_check (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  if (!lia_command_parse (command, &rest, NULL, 1, 1))
    return LIA_EXIT_REFUSED;

  workspace = lia_command_open_to_read (rest[1]);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  faults = lia_store_check (lia_workspace_get_store (workspace), NULL, &error);
  if (faults == NULL)
    return lia_command_refuse ("%s", error->message);

  for (guint i = 0; i < faults->len; i++)
    g_printerr ("liaison-cli: %s: %s\n", rest[1], (const char *) g_ptr_array_index (faults, i));
  if (faults->len == 0)
    /* Translators: %s is a file */
    g_print (_ ("%s is in order.\n"), rest[1]);
  return lia_command_finish (workspace,
                             faults->len == 0 ? LIA_EXIT_DONE : LIA_EXIT_SOMETHING_FOUND);
}

static int
run_backup (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where the copy goes"), N_ ("OUTPUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 1, 1))
    return LIA_EXIT_REFUSED;
  if (output == NULL)
    return lia_command_refuse ("%s", _ ("Say where the copy goes with -o OUTPUT"));
  if (g_file_test (output, G_FILE_TEST_EXISTS))
    return lia_command_refuse (_ ("“%s” exists already; choose another name"), output);

  workspace = lia_command_open_to_read (rest[1]);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;
  if (!lia_store_backup (lia_workspace_get_store (workspace), output, NULL, &error))
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

const LiaCommand lia_workspace_commands[] = {
  { "new", "FILE", N_ ("Make a workspace"), run_new },
  { "check", "FILE", N_ ("Look for damage; one line a fault"), run_check },
  { "backup", "FILE -o OUTPUT", N_ ("Write a checked copy"), run_backup },
  { NULL },
};
