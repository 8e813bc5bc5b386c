/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-error.h"
#include "lia-recovery.h"

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
  lia_command_warn_of_place (rest[1]);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

static char *
format_date (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (milliseconds / 1000);

  return g_date_time_format (time, "%Y-%m-%d %H:%M");
}

/* When the file itself cannot be mended, its newest sound backup takes its place; it is kept aside. */
static int
restore_backup (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaBackupInfo) backup = lia_recovery_find_backup (path, &error);
  g_autofree char *kept_as = NULL;
  g_autofree char *date = NULL;

  if (backup == NULL)
    return lia_command_refuse (
        _ ("%s: The file is damaged beyond repair. %s A copy kept elsewhere can take its place."),
        path, error->message);
  if (!lia_recovery_restore (path, backup->path, &kept_as, &error))
    return lia_command_refuse ("%s: %s", path, error->message);
  date = format_date (backup->made_at);
  g_printerr ("liaison-cli: ");
  g_printerr (
      _ ("%s could not be repaired. It is again as it was on %s; the damaged file is kept as %s"),
      path, date, kept_as);
  g_printerr ("\n");
  return LIA_EXIT_SOMETHING_FOUND;
}

static int
repair (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = lia_recovery_repair (path, &error);

  if (done == NULL)
    return g_error_matches (error, LIA_ERROR, LIA_ERROR_CORRUPT)
               ? restore_backup (path)
               : lia_command_refuse ("%s: %s", path, error->message);
  for (guint i = 0; i < done->len; i++)
    g_printerr ("liaison-cli: %s: %s\n", path, (const char *) g_ptr_array_index (done, i));
  return done->len > 0 ? LIA_EXIT_SOMETHING_FOUND : LIA_EXIT_DONE;
}

static int
check (const char *path)
{
  g_autoptr (LiaWorkspace) workspace = lia_command_open_to_read (path);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  if (workspace == NULL)
    return LIA_EXIT_REFUSED;
  faults = lia_store_check (lia_workspace_get_store (workspace), NULL, &error);
  if (faults == NULL)
    return lia_command_refuse ("%s: %s", path, error->message);

  for (guint i = 0; i < faults->len; i++)
    g_printerr ("liaison-cli: %s: %s\n", path, (const char *) g_ptr_array_index (faults, i));
  if (faults->len == 0)
    {
      /* Translators: %s is a file */
      g_print (_ ("%s is in order."), path);
      g_print ("\n");
    }
  return lia_command_finish (workspace,
                             faults->len == 0 ? LIA_EXIT_DONE : LIA_EXIT_SOMETHING_FOUND);
}

static int
run_check (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean with_repair = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &with_repair,
      N_ ("Put right what can be; what is beyond that comes from the newest sound backup"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int repaired = LIA_EXIT_DONE;
  int checked;

  if (!lia_command_parse (command, &rest, entries, 1, 1))
    return LIA_EXIT_REFUSED;
  if (with_repair)
    repaired = repair (rest[1]);
  if (repaired == LIA_EXIT_REFUSED)
    return repaired;
  checked = check (rest[1]);
  return MAX (repaired, checked);
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
  { "new", N_ ("FILE"), N_ ("Make a workspace"), run_new },
  { "check", N_ ("FILE [--repair]"), N_ ("Look for damage; one line a fault"), run_check },
  { "backup", N_ ("FILE -o OUTPUT"), N_ ("Write a checked copy"), run_backup },
  { NULL },
};
