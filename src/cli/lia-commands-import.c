/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "lia-command.h"
#include "lia-export.h"
#include "lia-import-presets.h"
#include "lia-import-printer.h"

/* import: partners or people from a table file, or everything from an export. */

typedef struct
{
  char **map;
  char **date_orders;
  char *match;
  char *mode;
  char *sheet;
  char *preset;
  char *save_preset;
  char *duplicates;
  gboolean visible_only;
  gboolean keep_nothings;
  gboolean dry_run;
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->map);
  g_strfreev (options->date_orders);
  g_free (options->match);
  g_free (options->mode);
  g_free (options->sheet);
  g_free (options->preset);
  g_free (options->save_preset);
  g_free (options->duplicates);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Setting the import up. */

static int
find_column (LiaImport *import, const char *header)
{
  for (guint column = 0; column < lia_import_get_n_columns (import); column++)
    if (g_str_equal (lia_import_get_header (import, column), header))
      return (int) column;
  for (guint column = 0; column < lia_import_get_n_columns (import); column++)
    if (g_ascii_strcasecmp (lia_import_get_header (import, column), header) == 0)
      return (int) column;
  return -1;
}

static void
refuse_header (LiaImport *import, const char *option, const char *header)
{
  g_autoptr (GString) headers = g_string_new (NULL);

  for (guint column = 0; column < lia_import_get_n_columns (import); column++)
    g_string_append_printf (headers, "%s“%s”", column > 0 ? ", " : "",
                            lia_import_get_header (import, column));
  lia_command_refuse (_ ("%s: the file has no column “%s”; its columns are %s"), option, header,
                      headers->str);
}

/* FIELD=HEADER; FIELD= leaves the field out. */
static gboolean
map_field (LiaImport *import, const char *assignment)
{
  g_autofree char *field = NULL;
  g_autoptr (GError) error = NULL;
  const char *header;
  int column;

  if (!lia_command_split (assignment, &field, &header))
    return FALSE;
  if (*header == '\0')
    {
      for (guint i = 0; i < lia_import_get_n_columns (import); i++)
        if (g_strcmp0 (lia_import_get_column_field (import, i), field) == 0)
          lia_import_set_column_field (import, i, NULL, NULL);
      return TRUE;
    }

  column = find_column (import, header);
  if (column < 0)
    {
      refuse_header (import, "--map", header);
      return FALSE;
    }
  if (!lia_import_set_column_field (import, (guint) column, field, &error))
    {
      lia_command_refuse ("--map: %s", error->message);
      return FALSE;
    }
  return TRUE;
}

/* HEADER=dmy|mdy|ymd */
static gboolean
set_date_order (LiaImport *import, const char *assignment)
{
  static const struct
  {
    const char *name;
    LiaDateOrder order;
  } orders[] = {
    { "dmy", LIA_DATE_ORDER_DMY },
    { "mdy", LIA_DATE_ORDER_MDY },
    { "ymd", LIA_DATE_ORDER_YMD },
  };
  const char *equals = strrchr (assignment, '=');
  g_autofree char *header = NULL;
  int column;

  if (equals == NULL)
    {
      lia_command_refuse (_ ("--date-order: “%s” is not written as HEADER=ORDER"), assignment);
      return FALSE;
    }
  header = g_strndup (assignment, (gsize) (equals - assignment));
  column = find_column (import, header);
  if (column < 0)
    {
      refuse_header (import, "--date-order", header);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_ascii_strcasecmp (orders[i].name, equals + 1) == 0)
      {
        lia_import_set_date_order (import, (guint) column, orders[i].order);
        return TRUE;
      }
  lia_command_refuse (_ ("--date-order: “%s” is none of dmy, mdy, ymd"), equals + 1);
  return FALSE;
}

static gboolean
set_mode (LiaImport *import, const char *mode)
{
  static const char *const names[] = { "create", "update", "both" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], mode) == 0)
      {
        lia_import_set_mode (import, (LiaImportMode) i);
        return TRUE;
      }
  lia_command_refuse (_ ("--mode: “%s” is none of create, update, both"), mode);
  return FALSE;
}

static gboolean
set_match (LiaImport *import, const LiaRecordType *type, const char *match)
{
  const LiaField *field;

  if (g_ascii_strcasecmp (match, "none") == 0)
    {
      lia_import_set_match_field (import, NULL);
      return TRUE;
    }
  field = lia_record_type_get_field (type, match);
  if ((field == NULL && !g_str_equal (match, "name"))
      || (field != NULL && field->type == LIA_FIELD_REF))
    {
      lia_command_refuse (_ ("--match: rows cannot find their records by “%s”"), match);
      return FALSE;
    }
  lia_import_set_match_field (import, match);
  return TRUE;
}

static void
refuse_sheet (LiaImport *import, const char *sheet)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (lia_import_get_n_sheets (import) == 0)
    {
      lia_command_refuse ("%s", _ ("--sheet: only workbooks (XLSX, ODS) have sheets"));
      return;
    }
  for (guint i = 0; i < lia_import_get_n_sheets (import); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "",
                            lia_import_get_sheet_name (import, i));
  lia_command_refuse (_ ("--sheet: the workbook has no sheet “%s”; its sheets are %s"), sheet,
                      names->str);
}

/* By its name, else by its number from 1. */
static gboolean
find_sheet (LiaImport *import, const char *sheet, guint *found)
{
  guint64 number;

  for (guint i = 0; i < lia_import_get_n_sheets (import); i++)
    if (g_str_equal (lia_import_get_sheet_name (import, i), sheet))
      {
        *found = i;
        return TRUE;
      }
  if (lia_import_get_n_sheets (import) > 0
      && g_ascii_string_to_unsigned (sheet, 10, 1, lia_import_get_n_sheets (import), &number, NULL))
    {
      *found = (guint) number - 1;
      return TRUE;
    }
  refuse_sheet (import, sheet);
  return FALSE;
}

static gboolean
set_sheet (LiaImport *import, const Options *options)
{
  g_autoptr (GError) error = NULL;
  guint sheet = lia_import_get_sheet (import);

  if (options->sheet == NULL && !options->visible_only)
    return TRUE;
  if (options->sheet != NULL && !find_sheet (import, options->sheet, &sheet))
    return FALSE;
  if (!lia_import_read (import, sheet, options->visible_only, NULL, &error))
    {
      lia_command_refuse ("%s", error->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_preset (LiaImport *import, const char *preset)
{
  g_autoptr (GError) error = NULL;

  if (preset == NULL || lia_import_apply_preset (import, preset, &error))
    return TRUE;
  lia_command_refuse ("--preset: %s", error->message);
  return FALSE;
}

/* From the general to the particular: what an option says alone is said last. */
static gboolean
set_up (LiaImport *import, const LiaRecordType *type, const Options *options)
{
  if (!set_sheet (import, options) || !set_preset (import, options->preset))
    return FALSE;
  if (options->keep_nothings)
    lia_import_set_keep_nothings (import, TRUE);
  for (guint i = 0; options->map != NULL && options->map[i] != NULL; i++)
    if (!map_field (import, options->map[i]))
      return FALSE;
  for (guint i = 0; options->date_orders != NULL && options->date_orders[i] != NULL; i++)
    if (!set_date_order (import, options->date_orders[i]))
      return FALSE;
  if (options->mode != NULL && !set_mode (import, options->mode))
    return FALSE;
  return options->match == NULL || set_match (import, type, options->match);
}

/* Rows that look like a record or like another row of the file, all of them in one way. */
static gboolean
decide_duplicates (LiaImport *import, const char *what)
{
  static const struct
  {
    const char *name;
    LiaImportChoice choice;
  } choices[] = {
    { "merge", LIA_IMPORT_LIKE_MERGE },
    { "keep", LIA_IMPORT_LIKE_CREATE },
    { "skip", LIA_IMPORT_LIKE_SKIP },
  };
  LiaImportChoice choice = LIA_IMPORT_LIKE_UNDECIDED;
  g_autoptr (LiaImportResult) plan = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_ascii_strcasecmp (what, choices[i].name) == 0)
      choice = choices[i].choice;
  if (choice == LIA_IMPORT_LIKE_UNDECIDED)
    {
      lia_command_refuse (_ ("--duplicates: “%s” is none of merge, keep and skip"), what);
      return FALSE;
    }
  plan = lia_import_run (import, TRUE, NULL, &error);
  if (plan == NULL)
    {
      lia_command_refuse ("%s", error->message);
      return FALSE;
    }
  lia_import_choose_for_all (import, plan->alike, choice);
  return TRUE;
}

/* Telling what was done. */

/* What is left out is said, so that nobody misses it later. */
static void
print_columns_left_out (LiaImport *import)
{
  g_autoptr (GString) headers = g_string_new (NULL);

  for (guint column = 0; column < lia_import_get_n_columns (import); column++)
    if (lia_import_get_column_field (import, column) == NULL)
      g_string_append_printf (headers, "%s“%s”", headers->len > 0 ? ", " : "",
                              lia_import_get_header (import, column));
  if (headers->len > 0)
    {
      /* Translators: %s is a list of column headers */
      g_print (_ ("columns left out: %s"), headers->str);
      g_print ("\n");
    }
}

static int
import_table (const LiaRecordType *type,
              const char *path,
              const char *input,
              const Options *options)
{
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (input);
  g_autoptr (GError) error = NULL;

  workspace = options->dry_run ? lia_command_open_to_read (path) : lia_command_open_to_write (path);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;
  import = lia_import_new (workspace, type, file, &error);
  if (import == NULL)
    return lia_command_refuse ("%s", error->message);
  if (!set_up (import, type, options))
    return LIA_EXIT_REFUSED;

  if (options->duplicates != NULL && !decide_duplicates (import, options->duplicates))
    return LIA_EXIT_REFUSED;
  result = lia_import_run (import, options->dry_run, NULL, &error);
  if (result == NULL)
    return lia_command_refuse ("%s", error->message);
  if (options->save_preset != NULL && !options->dry_run
      && !lia_import_save_preset (import, options->save_preset, &error))
    return lia_command_refuse ("--save-preset: %s", error->message);
  if (options->json)
    lia_import_print_json (result);
  else
    {
      lia_import_print (result, options->dry_run);
      print_columns_left_out (import);
    }
  lia_import_print_warnings (input, result);
  if (result->n_rejected > 0)
    lia_import_print_problems (input, type, result);
  return lia_command_finish (workspace,
                             result->n_rejected > 0 ? LIA_EXIT_SOMETHING_FOUND : LIA_EXIT_DONE);
}

static int
import_everything (const char *path, const char *input, const Options *options)
{
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n_records;
  gint64 batch;

  if (options->map != NULL || options->match != NULL || options->mode != NULL
      || options->date_orders != NULL || options->sheet != NULL || options->preset != NULL
      || options->save_preset != NULL || options->duplicates != NULL || options->visible_only
      || options->keep_nothings || options->dry_run)
    return lia_command_refuse (
        "%s", _ ("An export of everything is taken as it is: only --json goes with it"));
  workspace = lia_command_open_to_write (path);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;
  if (!lia_export_read_everything (lia_workspace_get_store (workspace), input, &n_records, &batch,
                                   NULL, &error))
    return lia_command_refuse ("%s", error->message);

  if (options->json)
    {
      LiaImportResult counted = { .n_created = n_records, .batch = batch };

      counted.problems = g_ptr_array_new ();
      counted.likenesses = g_ptr_array_new ();
      counted.warnings = g_ptr_array_new ();
      counted.team_members = g_ptr_array_new ();
      lia_import_print_json (&counted);
      g_ptr_array_unref (counted.problems);
      g_ptr_array_unref (counted.likenesses);
      g_ptr_array_unref (counted.warnings);
      g_ptr_array_unref (counted.team_members);
    }
  else
    g_print (_ ("created %" PRIu64 "\n"), n_records);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

static int
run_import (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Options) options = { 0 };
  const LiaRecordType *type;
  const GOptionEntry entries[] = {
    { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.map,
      N_ ("Take FIELD from the column HEADER; without HEADER leave it out"), N_ ("FIELD=HEADER") },
    { "match", 0, 0, G_OPTION_ARG_FILENAME, &options.match,
      N_ ("Rows find their records by FIELD (default: name; people: email, then name)"),
      N_ ("FIELD|none") },
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &options.mode, N_ ("What rows may do (default: both)"),
      "create|update|both" },
    { "date-order", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.date_orders,
      N_ ("How the dates of the column HEADER are written"), N_ ("HEADER=dmy|mdy|ymd") },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options.sheet,
      N_ ("Which sheet of a workbook to read (default: the first with a table)"), N_ ("NAME|N") },
    { "visible-only", 0, 0, G_OPTION_ARG_NONE, &options.visible_only,
      N_ ("Leave out hidden rows and columns of a workbook"), NULL },
    { "keep-na", 0, 0, G_OPTION_ARG_NONE, &options.keep_nothings,
      N_ ("Take “n/a”, “-” and “none” as they stand, instead of as empty"), NULL },
    { "preset", 0, 0, G_OPTION_ARG_FILENAME, &options.preset,
      N_ ("Import as the preset NAME says; other options come after it"), N_ ("NAME") },
    { "save-preset", 0, 0, G_OPTION_ARG_FILENAME, &options.save_preset,
      N_ ("Remember under NAME how this was imported"), N_ ("NAME") },
    { "duplicates", 0, 0, G_OPTION_ARG_FILENAME, &options.duplicates,
      N_ ("What becomes of all rows that look like a record or like another row: merged with it, "
          "kept apart, or left out"),
      "merge|keep|skip" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Say what would be done, and do nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print the result as JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 3, 3))
    return LIA_EXIT_REFUSED;
  if (g_ascii_strcasecmp (rest[2], "everything") == 0)
    return import_everything (rest[1], rest[3], &options);
  type = lia_record_type_find (rest[2]);
  if (type == NULL
      || (!g_str_equal (type->table, "partner") && !g_str_equal (type->table, "person")))
    return lia_command_refuse (_ ("“%s” cannot be imported; partners, people and everything can"),
                               rest[2]);
  return import_table (type, rest[1], rest[3], &options);
}

const LiaCommand lia_import_commands[] = {
  { "import", N_ ("FILE partners|people|everything INPUT"),
    N_ ("Take records from a table (CSV, XLSX, ODS) or vCards"), run_import },
  { NULL },
};
