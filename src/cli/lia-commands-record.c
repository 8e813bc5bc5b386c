/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-record-output.h"

/* show, set, add, remove: commands on one record. */

static int
run_show (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaRecordOutput) output = NULL;
  LiaOutputFormat format = { 0 };
  const LiaRecordType *type;
  const GOptionEntry entries[] = { LIA_OUTPUT_FORMAT_ENTRIES (format), G_OPTION_ENTRY_NULL };

  if (!lia_command_parse (command, &rest, entries, 3, 3))
    return LIA_EXIT_REFUSED;
  type = lia_command_find_table (rest[2]);
  workspace = type != NULL ? lia_command_open_to_read (rest[1]) : NULL;
  record = workspace != NULL ? lia_command_find_record (workspace, type, rest[3]) : NULL;
  if (record == NULL)
    return LIA_EXIT_REFUSED;

  if (!format.json && !format.csv)
    lia_record_output_print_card (record);
  else
    {
      output = lia_record_output_new (type, &format);
      lia_record_output_add (output, record);
      lia_record_output_finish (output);
    }
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

/* Parses FIELD=VALUE words into @draft; prints what is wrong. */
static gboolean
parse_assignments (LiaWorkspace *workspace, LiaRecord *draft, char **assignments)
{
  const LiaRecordType *type = lia_record_get_record_type (draft);

  for (guint i = 0; assignments[i] != NULL; i++)
    {
      g_autofree char *field = NULL;
      g_autoptr (GError) error = NULL;
      const char *value;

      if (!lia_command_split (assignments[i], &field, &value))
        return FALSE;
      if (lia_record_type_get_field (type, field) == NULL)
        {
          g_autoptr (GString) names = g_string_new (NULL);

          for (guint j = 0; j < type->n_fields; j++)
            g_string_append_printf (names, "%s%s", j > 0 ? ", " : "", type->fields[j].name);
          lia_command_refuse (_ ("“%s” has no field “%s”; its fields are %s"), type->table, field,
                              names->str);
          return FALSE;
        }
      if (!lia_record_parse (draft, field, value, lia_workspace_get_reader (workspace), &error))
        {
          lia_command_refuse ("%s", error->message);
          return FALSE;
        }
    }
  return TRUE;
}

static int
save_and_print (LiaWorkspace *workspace, LiaRecord *draft, gboolean json)
{
  g_autoptr (LiaRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  if (!lia_workspace_save (workspace, draft, &error))
    return lia_command_refuse ("%s", error->message);

  if (json)
    {
      const LiaOutputFormat format = { .json = TRUE };
      g_autoptr (LiaRecordOutput) output = NULL;

      saved
          = lia_record_load (lia_workspace_get_reader (workspace),
                             lia_record_get_record_type (draft), lia_record_get_id (draft), &error);
      if (saved == NULL)
        return lia_command_refuse ("%s", error->message);
      output = lia_record_output_new (lia_record_get_record_type (draft), &format);
      lia_record_output_add (output, saved);
      lia_record_output_finish (output);
    }
  return LIA_EXIT_DONE;
}

static int
run_set (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaRecord) draft = NULL;
  gboolean json = FALSE;
  const LiaRecordType *type;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the record as JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status;

  if (!lia_command_parse (command, &rest, entries, 4, 0))
    return LIA_EXIT_REFUSED;
  type = lia_command_find_table (rest[2]);
  workspace = type != NULL ? lia_command_open_to_write (rest[1]) : NULL;
  record = workspace != NULL ? lia_command_find_record (workspace, type, rest[3]) : NULL;
  if (record == NULL)
    return LIA_EXIT_REFUSED;

  draft = lia_record_copy (record);
  if (!parse_assignments (workspace, draft, rest + 4))
    return LIA_EXIT_REFUSED;
  status = save_and_print (workspace, draft, json);
  return lia_command_finish (workspace, status);
}

static int
run_add (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaRecord) draft = NULL;
  gboolean json = FALSE;
  const LiaRecordType *type;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the record as JSON, not only its id"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status;

  if (!lia_command_parse (command, &rest, entries, 3, 0))
    return LIA_EXIT_REFUSED;
  type = lia_command_find_table (rest[2]);
  workspace = type != NULL ? lia_command_open_to_write (rest[1]) : NULL;
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  draft = lia_record_new (type);
  if (!parse_assignments (workspace, draft, rest + 3))
    return LIA_EXIT_REFUSED;
  status = save_and_print (workspace, draft, json);
  if (status == LIA_EXIT_DONE && !json)
    g_print ("%" G_GINT64_FORMAT "\n", lia_record_get_id (draft));
  return lia_command_finish (workspace, status);
}

static int
run_remove (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const LiaRecordType *type;
  gint64 id;

  if (!lia_command_parse (command, &rest, NULL, 3, 3))
    return LIA_EXIT_REFUSED;
  type = lia_command_find_table (rest[2]);
  workspace = type != NULL ? lia_command_open_to_write (rest[1]) : NULL;
  record = workspace != NULL ? lia_command_find_record (workspace, type, rest[3]) : NULL;
  if (record == NULL)
    return LIA_EXIT_REFUSED;
  if (lia_record_is_trashed (record))
    return lia_command_refuse (_ ("%s %s is in the trash already"), type->table, rest[3]);

  id = lia_record_get_id (record);
  if (!lia_workspace_trash (workspace, type, &id, 1, &error))
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

const LiaCommand lia_record_commands[] = {
  { "list", "FILE TABLE [--search TEXT] [--where FIELD=VALUE]… [--sort FIELD] [--limit N]",
    N_ ("List records"), lia_command_run_list },
  { "show", "FILE TABLE ID", N_ ("Show one record"), run_show },
  { "set", "FILE TABLE ID FIELD=VALUE…", N_ ("Change fields of a record"), run_set },
  { "add", "FILE TABLE FIELD=VALUE…", N_ ("Add a record and print its id"), run_add },
  { "remove", "FILE TABLE ID", N_ ("Move a record to the trash"), run_remove },
  { "who", "FILE NAME", N_ ("Show a partner’s level, its keyworker and how to reach them"),
    lia_command_run_who },
  { "findings", "FILE [--severity block|warn|hint] [--code CODE]", N_ ("List what needs attention"),
    lia_command_run_findings },
  { NULL },
};
