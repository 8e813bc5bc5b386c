/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-command.h"
#include "lia-duplicate-index.h"
#include "lia-interaction.h"
#include "lia-keyworker-guard.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-record-find.h"
#include "lia-record-output.h"
#include "lia-rows-options.h"
#include "lia-text.h"
#include "lia-workspace-edit.h"

/* show, set, add, remove: commands on one record. */

/* So many that a new record resembles are named. */
#define MAX_LIKENESSES 3

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
      output = lia_record_output_new (type, NULL, &format);
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
          lia_command_refuse_field (NULL, type, field);
          return FALSE;
        }
      for (guint j = 0; j < i; j++)
        if (g_str_has_prefix (assignments[j], field) && assignments[j][strlen (field)] == '=')
          {
            lia_command_refuse (_ ("“%s” is given twice; leave one of them out"), field);
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

/* As it is now, as JSON. */
static int
print_record (LiaWorkspace *workspace, LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const LiaOutputFormat format = { .json = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) saved = lia_record_load (lia_workspace_get_reader (workspace), type,
                                                 lia_record_get_id (record), &error);
  g_autoptr (LiaRecordOutput) output = NULL;

  if (saved == NULL)
    return lia_command_refuse ("%s", error->message);
  output = lia_record_output_new (type, NULL, &format);
  lia_record_output_add (output, saved);
  lia_record_output_finish (output);
  return LIA_EXIT_DONE;
}

static int
save_and_print (LiaWorkspace *workspace, LiaRecord *draft, gboolean json)
{
  g_autoptr (GError) error = NULL;

  if (!lia_workspace_save (workspace, draft, &error))
    return lia_command_refuse ("%s", error->message);
  return json ? print_record (workspace, draft) : LIA_EXIT_DONE;
}

/* "tags+=vip", "tags-=vip", "level=Associate" */
static gboolean
add_assignment (LiaBulkEdit *edit, LiaReader *reader, const char *assignment)
{
  g_autofree char *field = NULL;
  g_autoptr (GError) error = NULL;
  const char *value;
  gsize length;
  char sign = '\0';
  gboolean done;

  if (!lia_command_split (assignment, &field, &value))
    return FALSE;
  length = strlen (field);
  if (length > 1 && (field[length - 1] == '+' || field[length - 1] == '-'))
    {
      sign = field[length - 1];
      field[length - 1] = '\0';
    }
  if (lia_record_type_get_field (lia_bulk_edit_get_record_type (edit), field) == NULL)
    {
      lia_command_refuse_field (NULL, lia_bulk_edit_get_record_type (edit), field);
      return FALSE;
    }
  if (sign == '+')
    done = lia_bulk_edit_add (edit, field, value, &error);
  else if (sign == '-')
    done = lia_bulk_edit_remove (edit, field, value, &error);
  else
    done = lia_bulk_edit_set (edit, field, value, reader, &error);
  if (!done)
    lia_command_refuse ("%s", error->message);
  return done;
}

/* The same for all rows that were asked for; states how many. */
static int
edit_rows (LiaWorkspace *workspace, LiaBulkEdit *edit, const LiaRowsOptions *options, gboolean json)
{
  g_autoptr (LiaRecordQuery) query = lia_rows_options_make_query (
      options, workspace, lia_bulk_edit_get_record_type (edit), TRUE);
  g_autoptr (GError) error = NULL;
  gint64 batch = 0;
  guint n_matched;
  guint n_changed;

  if (query == NULL
      || (lia_record_query_uses_row_counts (query) && !lia_rows_options_count_findings (workspace)))
    return LIA_EXIT_REFUSED;
  if (!lia_workspace_edit_many (workspace, edit, query, &n_matched, &n_changed, &batch, &error))
    return lia_command_refuse ("%s", error->message);
  if (json)
    g_print ("{\"matched\": %u, \"changed\": %u, \"batch\": ", n_matched, n_changed);
  if (json && batch != 0)
    g_print ("\"%" G_GINT64_FORMAT "\"}\n", batch);
  else if (json)
    g_print ("null}\n");
  else
    {
      /* Translators: how many records a command was about; the number of those it changed follows */
      g_print (ngettext ("%u record matches", "%u records match", n_matched), n_matched);
      g_print ("; ");
      g_print (ngettext ("%u was changed\n", "%u were changed\n", n_changed), n_changed);
    }
  if (n_matched > 0)
    return LIA_EXIT_DONE;
  lia_command_refuse (_ ("no record matches"));
  return LIA_EXIT_SOMETHING_FOUND;
}

static int
set_rows (char **rest, const LiaRowsOptions *options, gboolean json)
{
  const LiaRecordType *type = lia_command_find_table (rest[2]);
  g_autoptr (LiaWorkspace) workspace = type != NULL ? lia_command_open_to_write (rest[1]) : NULL;
  g_autoptr (LiaBulkEdit) edit = type != NULL ? lia_bulk_edit_new (type) : NULL;

  if (workspace == NULL)
    return LIA_EXIT_REFUSED;
  for (guint i = 3; rest[i] != NULL; i++)
    if (!add_assignment (edit, lia_workspace_get_reader (workspace), rest[i]))
      return LIA_EXIT_REFUSED;
  return lia_command_finish (workspace, edit_rows (workspace, edit, options, json));
}

static gboolean
changes_sets (char **assignments)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      const char *equals = strchr (assignments[i], '=');

      if (equals != NULL && equals > assignments[i] && (equals[-1] == '+' || equals[-1] == '-'))
        return TRUE;
    }
  return FALSE;
}

/* One record whose sets are added to or taken from. */
static gboolean
edit_sets (LiaWorkspace *workspace, LiaRecord *record, char **assignments)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const gint64 id = lia_record_get_id (record);
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (type);
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; assignments[i] != NULL; i++)
    if (!add_assignment (edit, lia_workspace_get_reader (workspace), assignments[i]))
      return FALSE;
  lia_record_query_add_ids (query, &id, 1);
  if (lia_workspace_edit_many (workspace, edit, query, NULL, NULL, NULL, &error))
    return TRUE;
  lia_command_refuse ("%s", error->message);
  return FALSE;
}

static int
run_set (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (LiaRowsOptions) options = { 0 };
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaRecord) draft = NULL;
  gboolean json = FALSE;
  const LiaRecordType *type;
  const GOptionEntry entries[] = {
    LIA_ROWS_OPTIONS_ENTRIES (options),
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the record, or the counts, as JSON"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status;

  if (!lia_command_parse (command, &rest, entries, 3, 0))
    return LIA_EXIT_REFUSED;
  if (lia_rows_options_are_given (&options))
    return set_rows (rest, &options, json);
  if (rest[4] == NULL)
    return lia_command_refuse (_ ("“%s” needs an ID, or --search or --where, and FIELD=VALUE"),
                               command->name);
  type = lia_command_find_table (rest[2]);
  workspace = type != NULL ? lia_command_open_to_write (rest[1]) : NULL;
  record = workspace != NULL ? lia_command_find_record (workspace, type, rest[3]) : NULL;
  if (record == NULL)
    return LIA_EXIT_REFUSED;

  if (changes_sets (rest + 4))
    {
      if (!edit_sets (workspace, record, rest + 4))
        return LIA_EXIT_REFUSED;
      return lia_command_finish (workspace,
                                 json ? print_record (workspace, record) : LIA_EXIT_DONE);
    }
  draft = lia_record_copy (record);
  if (!parse_assignments (workspace, draft, rest + 4))
    return LIA_EXIT_REFUSED;
  status = save_and_print (workspace, draft, json);
  return lia_command_finish (workspace, status);
}

/* An approach to a partner whose keyworker is somebody else is not logged without saying so first. */
static gboolean
check_keyworker (LiaWorkspace *workspace, LiaRecord *interaction)
{
  LiaReader *reader = lia_workspace_get_reader (workspace);
  const gint64 partner = lia_record_get_integer (interaction, "partner");
  gint64 who = lia_record_get_integer (interaction, "team_member");
  g_autoptr (LiaKeyworkerGuard) guard = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *whose = NULL;
  g_autofree char *reach = NULL;
  g_autofree char *contact = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) lines = NULL;

  if (partner == 0)
    return TRUE;
  if (who == 0)
    who = lia_keyworker_guard_find_me (reader, g_get_real_name ());
  if (!lia_keyworker_guard_check (reader, partner, who, &guard, &error))
    {
      lia_command_refuse ("%s", error->message);
      return FALSE;
    }
  if (guard == NULL)
    return TRUE;
  whose = lia_keyworker_guard_describe (guard);
  reach = lia_keyworker_guard_describe_reach (guard);
  contact = lia_keyworker_guard_describe_contact (guard);
  lines = g_strsplit (reach, "\n", -1);
  joined = g_strjoinv (" · ", lines);
  /* A message is one line; what it is made of need not end with a full stop. */
  lia_command_refuse (
      _ ("%s %s%s%s · Speak to them first; say with team_member=… that it was them; or "
         "use --anyway"),
      whose, joined, *joined != '\0' ? " · " : "", contact);
  return FALSE;
}

/* What the form says while a name is typed. It only helps, so that without it the record is added all the same.
 * (nullable) (element-type LiaDuplicate) */
static GPtrArray *
find_likenesses (LiaWorkspace *workspace, LiaRecord *draft)
{
  const LiaRecordType *type = lia_record_get_record_type (draft);
  g_autoptr (LiaDuplicateIndex) index = NULL;
  g_autoptr (LiaIdentity) identity = NULL;

  if (type != &lia_partner_type && type != &lia_person_type)
    return NULL;
  index = lia_duplicate_index_new (lia_workspace_get_reader (workspace), type, NULL, NULL);
  if (index == NULL)
    return NULL;
  identity = lia_identity_new_for_record (draft, NULL, 0);
  return lia_duplicate_index_find (index, identity, LIA_LIKENESS_LIKELY, MAX_LIKENESSES);
}

static void
tell_likenesses (LiaWorkspace *workspace, const LiaRecordType *type, const GPtrArray *likenesses)
{
  for (guint i = 0; likenesses != NULL && i < likenesses->len; i++)
    {
      const LiaDuplicate *likeness = g_ptr_array_index (likenesses, i);
      g_autofree char *name = lia_record_read_display_name (
          type, lia_workspace_get_reader (workspace), likeness->second, NULL);
      g_autofree char *quoted = lia_text_quote (name != NULL ? name : "");

      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, likeness->second);

      g_printerr ("liaison-cli: ");
      /* Translators: a name in quotation marks, its id, and why */
      g_printerr (_ ("may be the same as %s (id %s): %s"), quoted, id, likeness->reason);
      g_printerr ("\n");
    }
}

static int
run_add (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaRecord) draft = NULL;
  g_autoptr (GPtrArray) likenesses = NULL;
  gboolean json = FALSE;
  gboolean anyway = FALSE;
  const LiaRecordType *type;
  const GOptionEntry entries[] = {
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &anyway,
      N_ ("Log an interaction though the partner has another keyworker"), NULL },
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
  if (!parse_assignments (workspace, draft, rest + 3)
      || (type == &lia_interaction_type && !anyway && !check_keyworker (workspace, draft)))
    return LIA_EXIT_REFUSED;
  likenesses = find_likenesses (workspace, draft);
  status = save_and_print (workspace, draft, json);
  if (status == LIA_EXIT_DONE)
    tell_likenesses (workspace, type, likenesses);
  if (status == LIA_EXIT_DONE && !json)
    g_print ("%" G_GINT64_FORMAT "\n", lia_record_get_id (draft));
  return lia_command_finish (workspace, status);
}

static int
remove_rows (char **rest, const LiaRowsOptions *options)
{
  const LiaRecordType *type = lia_command_find_table (rest[2]);
  g_autoptr (LiaWorkspace) workspace = type != NULL ? lia_command_open_to_write (rest[1]) : NULL;
  g_autoptr (LiaBulkEdit) edit = type != NULL ? lia_bulk_edit_new (type) : NULL;

  if (workspace == NULL)
    return LIA_EXIT_REFUSED;
  lia_bulk_edit_set_trash (edit);
  return lia_command_finish (workspace, edit_rows (workspace, edit, options, FALSE));
}

static int
run_remove (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_auto (LiaRowsOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  const LiaRecordType *type;
  gint64 id;
  const GOptionEntry entries[] = { LIA_ROWS_OPTIONS_ENTRIES (options), G_OPTION_ENTRY_NULL };

  if (!lia_command_parse (command, &rest, entries, 2, 3))
    return LIA_EXIT_REFUSED;
  if (lia_rows_options_are_given (&options) != (rest[3] == NULL))
    return lia_command_refuse (_ ("“%s” needs either an ID, or --search or --where"),
                               command->name);
  if (rest[3] == NULL)
    return remove_rows (rest, &options);
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
  { "list",
    N_ ("FILE TABLE [--search TEXT] [--where FIELD=VALUE]… [--sort FIELD] [--columns FIELD,…] [--limit N]"),
    N_ ("List records"), lia_command_run_list },
  { "show", N_ ("FILE TABLE ID"), N_ ("Show one record"), run_show },
  { "set", N_ ("FILE TABLE {ID | --search TEXT | --where FIELD=VALUE} FIELD=VALUE…"),
    N_ ("Change fields of a record, or of all that match; FIELD+=VALUE and FIELD-=VALUE for sets"),
    run_set },
  { "add", N_ ("FILE TABLE FIELD=VALUE… [--anyway]"),
    N_ ("Add a record and print its id; an interaction with somebody else’s partner needs --anyway"),
    run_add },
  { "remove", N_ ("FILE TABLE {ID | --search TEXT | --where FIELD=VALUE}"),
    N_ ("Move a record, or all that match, to the trash"), run_remove },
  { "who", N_ ("FILE NAME"), N_ ("Show a partner’s level, its keyworker and how to reach them"),
    lia_command_run_who },
  { "findings", N_ ("FILE [--severity block|warn|hint] [--code CODE]"),
    N_ ("List what needs attention"), lia_command_run_findings },
  { NULL },
};
