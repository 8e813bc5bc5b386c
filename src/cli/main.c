/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "lia-command.h"
#include "lia-language.h"

static const LiaCommand *const groups[] = {
  lia_workspace_commands, lia_record_commands,  lia_import_commands,
  lia_export_commands,    lia_history_commands, lia_duplicate_commands,
};

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Usage: liaison-cli COMMAND FILE …"));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const LiaCommand *command = groups[i]; command->name != NULL; command++)
      g_print ("  %-10s %s\n             %s\n", command->name, _ (command->arguments),
               _ (command->summary));
  g_print (
      "\n%s\n%s\n", _ ("FILE is a workspace. “liaison-cli COMMAND --help” says more."),
      _ ("Exit status: 0 done; 1 done, but something was rejected or found; 2 refused, nothing "
         "changed."));
}

static const LiaCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const LiaCommand *command = groups[i]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;
  return NULL;
}

/* What g_print() writes must reach the reader as it is: names hold any language, in every locale. */
static void
print_unchanged (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_unchanged (const char *text)
{
  fputs (text, stderr);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  const LiaCommand *command;
  int status;

  lia_language_set_up ();
  g_set_prgname ("liaison-cli");
  g_set_print_handler (print_unchanged);
  g_set_printerr_handler (print_error_unchanged);

  if (argc < 2)
    return lia_command_refuse ("%s", _ ("Say what to do; “liaison-cli --help” lists the commands"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")
      || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return LIA_EXIT_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("liaison-cli %s\n", LIA_VERSION);
      return LIA_EXIT_DONE;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    return lia_command_refuse (_ ("There is no command “%s”; “liaison-cli --help” lists them"),
                               argv[1]);

  arguments = g_strdupv (argv + 1);
  for (guint i = 0; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      return lia_command_refuse (_ ("Argument %u is not UTF-8 text"), i + 1);

  status = command->run (command, g_steal_pointer (&arguments));
  if (fflush (stdout) != 0)
    return lia_command_refuse ("%s", _ ("The output cannot be written"));
  return status;
}
