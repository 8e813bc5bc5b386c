/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-command.h"

#include <glib/gi18n-lib.h>

#include "lia-derived-field.h"
#include "lia-error.h"
#include "lia-partner-namesake.h"
#include "lia-person-namesake.h"
#include "lia-place.h"
#include "lia-setting.h"

int
lia_command_refuse (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("liaison-cli: %s\n", message);
  return LIA_EXIT_REFUSED;
}

gboolean
lia_command_parse (const LiaCommand *command,
                   char ***arguments,
                   const GOptionEntry *entries,
                   guint minimum,
                   guint maximum)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ (command->arguments));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("liaison-cli ", command->name, NULL);
  guint n;

  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      lia_command_refuse (_ ("%s; see “%s --help”"), error->message, name);
      return FALSE;
    }

  /* What stood behind "--" stays with it. */
  for (guint i = 1; (*arguments)[i] != NULL; i++)
    if (g_str_equal ((*arguments)[i], "--"))
      {
        g_free ((*arguments)[i]);
        for (guint j = i; (*arguments)[j] != NULL; j++)
          (*arguments)[j] = (*arguments)[j + 1];
        break;
      }

  n = g_strv_length (*arguments) - 1;
  if (n < minimum || (maximum > 0 && n > maximum))
    {
      if (n < minimum)
        lia_command_refuse (_ ("Something is missing: %s %s; see “%s --help”"), name,
                            _ (command->arguments), name);
      else
        lia_command_refuse (_ ("“%s” is one thing too many: %s %s; see “%s --help”"),
                            (*arguments)[maximum + 1], name, _ (command->arguments), name);
      return FALSE;
    }
  return TRUE;
}

void
lia_command_warn_of_place (const char *path)
{
  const LiaPlace place = lia_place_examine (path);
  g_autofree char *reason = lia_place_describe (&place);

  if (reason != NULL)
    g_printerr ("liaison-cli: %s: %s\n", path, reason);
}

static LiaWorkspace *
open_workspace (const char *path, LiaStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  LiaWorkspace *workspace = lia_workspace_open (path, flags, &error);

  if (workspace != NULL)
    lia_command_warn_of_place (path);

  if (workspace == NULL && g_error_matches (error, LIA_ERROR, LIA_ERROR_CORRUPT))
    lia_command_refuse (_ ("%s: %s “liaison-cli check FILE --repair” does the one or else the "
                           "other, and keeps the damaged file."),
                        path, error->message);
  else if (workspace == NULL)
    lia_command_refuse ("%s", error->message);
  return workspace;
}

LiaWorkspace *
lia_command_open_to_read (const char *path)
{
  return open_workspace (path, LIA_STORE_READ_ONLY);
}

LiaWorkspace *
lia_command_open_to_write (const char *path)
{
  LiaWorkspace *workspace = open_workspace (path, LIA_STORE_FAIL_IF_LOCKED);

  if (workspace != NULL)
    lia_store_set_author (lia_workspace_get_store (workspace), g_get_user_name ());
  return workspace;
}

int
lia_command_finish (LiaWorkspace *workspace, int status)
{
  g_autoptr (GError) error = NULL;

  /* What was committed is safe even when closing fails; but the user should know. */
  if (!lia_workspace_close (workspace, &error))
    {
      lia_command_refuse ("%s", error->message);
      return MAX (status, LIA_EXIT_SOMETHING_FOUND);
    }
  return status;
}

/* What the program keeps for itself is no table to work with; who knows its name may read it. */
static gboolean
is_for_users (const LiaRecordType *type)
{
  return type != &lia_setting_type && type != &lia_partner_namesake_type
         && type != &lia_person_namesake_type;
}

const LiaRecordType *
lia_command_find_table (const char *name)
{
  const LiaRecordType *type = lia_record_type_find (name);
  g_autoptr (GString) names = NULL;

  if (type != NULL)
    return type;

  names = g_string_new (NULL);
  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    if (is_for_users (*types))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", (*types)->table);
  lia_command_refuse (_ ("There is no table “%s”; the tables are %s"), name, names->str);
  return NULL;
}

LiaRecord *
lia_command_find_record (LiaWorkspace *workspace, const LiaRecordType *type, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id;
  LiaRecord *record;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    {
      lia_command_refuse (_ ("“%s” is no id; “liaison-cli list” shows the ids of %s"), text,
                          type->plural);
      return NULL;
    }

  record = lia_record_load (lia_workspace_get_reader (workspace), type, id, &error);
  if (record == NULL)
    lia_command_refuse ("%s", error->message);
  return record;
}

int
lia_command_refuse_field (const char *option, const LiaRecordType *type, const char *field)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *message = NULL;
  guint n_derived = 0;
  const LiaDerivedField *derived = lia_record_type_get_derived (type, &n_derived);

  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", type->fields[i].name);
  for (guint i = 0; option != NULL && i < n_derived; i++)
    g_string_append_printf (names, ", %s", derived[i].field.name);
  message = g_strdup_printf (_ ("“%s” has no field “%s”; its fields are %s"), type->table, field,
                             names->str);
  return option != NULL ? lia_command_refuse ("%s: %s", option, message)
                        : lia_command_refuse ("%s", message);
}

gboolean
lia_command_split (const char *assignment, char **field, const char **value)
{
  const char *equals = strchr (assignment, '=');

  if (equals == NULL || equals == assignment)
    {
      lia_command_refuse (_ ("“%s” is not written as FIELD=VALUE"), assignment);
      return FALSE;
    }
  *field = g_strndup (assignment, (gsize) (equals - assignment));
  *value = equals + 1;
  return TRUE;
}
