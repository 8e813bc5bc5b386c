/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-cell.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "lia-error.h"
#include "lia-text.h"

/* Days that a spreadsheet counts from 1900, shown as the number they are: 44268 is a day in 2021. Numbers of other
 * length are no dates of anybody alive, but years and codes. */
static gboolean
parse_serial (const char *text, GDate *date)
{
  guint64 days;

  if (strlen (text) != 5 || !g_ascii_string_to_unsigned (text, 10, 18264, 73050, &days, NULL))
    return FALSE;
  g_date_set_dmy (date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (date, (guint) days);
  return TRUE;
}

/* "2019", "03.2021": true, but no day, which a date needs. */
static char *
explain_missing_day (const char *text)
{
  guint month = 0;
  guint year = 0;
  int end = 0;

  if (sscanf (text, "%4u%n", &year, &end) == 1 && end == 4 && text[4] == '\0' && year >= 1000)
    /* Translators: a year, twice */
    return g_strdup_printf (_ ("“%s” is a year; add a day, as in %04u-01-01"), text, year);
  if (sscanf (text, "%2u%*1[./-]%4u%n", &month, &year, &end) == 2 && text[end] == '\0'
      && year >= 1000 && month >= 1 && month <= 12)
    /* Translators: a month and year as they stand in a file; year and month in numbers */
    return g_strdup_printf (_ ("“%s” is a month; add a day, as in %04u-%02u-01"), text, year,
                            month);
  return NULL;
}

static gboolean
parse_date (const LiaImportTarget *target,
            LiaDateOrder order,
            const char *text,
            char **iso,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GDate date;

  if (!parse_serial (text, &date) && !lia_date_parse (text, order, &date, &local_error))
    {
      g_autofree char *missing = explain_missing_day (text);

      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: %s"),
                   g_dgettext (GETTEXT_PACKAGE, target->label),
                   missing != NULL ? missing : local_error->message);
      return FALSE;
    }
  *iso = lia_date_to_iso (&date);
  return TRUE;
}

/* What a spreadsheet shows where it could not compute. "#N/A" means nothing, and was taken out before. */
static gboolean
is_spreadsheet_error (const char *text)
{
  static const char *const errors[]
      = { "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", NULL };

  return (*text == '#' && g_strv_contains (errors, text))
         || (g_str_has_prefix (text, "Err:") && strlen (text) == 7);
}

/* "4.41234567890E+11", as a spreadsheet writes a telephone number it took for a number: whole again where all
 * digits are there. */
static gboolean
restore_phone (const LiaImportTarget *target, const char *text, char **phone, GError **error)
{
  g_autofree char *digits = NULL;
  gsize n = 0;
  const char *p = text;
  guint64 exponent;

  if (!g_ascii_isdigit (*p) || strlen (text) > 32)
    return TRUE;
  digits = g_new0 (char, strlen (text) + 1);
  for (; g_ascii_isdigit (*p) || (n == 1 && (*p == '.' || *p == ',')); p++)
    if (g_ascii_isdigit (*p))
      digits[n++] = *p;
  if ((*p != 'e' && *p != 'E') || p[1] != '+'
      || !g_ascii_string_to_unsigned (p + 2, 10, 1, 20, &exponent, NULL))
    return TRUE;
  if (n == exponent + 1)
    {
      *phone = g_steal_pointer (&digits);
      return TRUE;
    }
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
               _ ("%s: a spreadsheet has cut the number short to “%s”; write it out, or format the "
                  "column as text in the spreadsheet and save it again"),
               g_dgettext (GETTEXT_PACKAGE, target->label), text);
  return FALSE;
}

static gboolean
parse_field (const LiaImportTarget *target,
             const char *text,
             LiaRecord *record,
             LiaReader *reader,
             LiaRefCache *names,
             GError **error)
{
  if (names != NULL)
    return lia_record_parse_cached (record, target->field->name, text, names, error);
  return lia_record_parse (record, target->field->name, text, reader, error);
}

static char *
drop_words (const char *text, const char *const *words)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " :-", -1);
  GString *rest = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_strv_contains (words, parts[i]))
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", parts[i]);
  return g_string_free_and_steal (rest);
}

/* As people call a level: "strategic", "Associate partner", "Level: Partner". */
static char *
reduce_level (const char *name)
{
  static const char *const headings[] = { "level", "tier", "stufe", "niveau", "nivel", NULL };
  static const char *const members[] = { "partner", "partners", "member", NULL };
  g_autofree char *folded = lia_text_fold (name);
  g_autofree char *level = drop_words (folded, headings);
  g_autofree char *reduced = drop_words (level, members);

  return *reduced != '\0' ? g_steal_pointer (&reduced) : g_steal_pointer (&level);
}

/* The one level that may be meant; %NULL with the list of all there are in @error. */
static char *
find_level (const LiaImportTarget *target, const char *text, LiaReader *reader, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT name FROM level WHERE trashed_at IS NULL AND undone = 0 ORDER BY lane DESC, rank",
      error);
  g_autofree char *wanted = reduce_level (text);
  g_autofree char *found = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  guint n_found = 0;

  if (statement == NULL)
    return NULL;
  while (lia_statement_step (statement, NULL))
    {
      const char *name = lia_statement_get_text (statement, 0);
      g_autofree char *reduced = reduce_level (name);

      /* Translators: between the last two of several are the same as between the others */
      g_string_append_printf (all, "%s“%s”", all->len > 0 ? _ (", ") : "", name);
      if (!g_str_equal (reduced, wanted))
        continue;
      g_set_str (&found, name);
      n_found++;
    }
  lia_statement_reset (statement);
  if (n_found == 1)
    return g_steal_pointer (&found);
  if (all->len > 0)
    g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
                 _ ("%s: There is no level “%s”; there are %s"),
                 g_dgettext (GETTEXT_PACKAGE, target->label), text, all->str);
  else
    g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
                 _ ("%s: “%s” is no level, as this workspace has no ladder; leave the column out"),
                 g_dgettext (GETTEXT_PACKAGE, target->label), text);
  return NULL;
}

static gboolean
parse_level (const LiaImportTarget *target,
             const char *text,
             LiaRecord *record,
             LiaReader *reader,
             LiaRefCache *names,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *level = NULL;

  if (parse_field (target, text, record, reader, names, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, LIA_ERROR, LIA_ERROR_NOT_FOUND)
      && !g_error_matches (local_error, LIA_ERROR, LIA_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  level = find_level (target, text, reader, error);
  return level != NULL && parse_field (target, level, record, reader, names, error);
}

gboolean
lia_import_parse_cell (const LiaImportTarget *target,
                       LiaDateOrder order,
                       const char *text,
                       LiaRecord *record,
                       LiaReader *reader,
                       LiaRefCache *names,
                       LiaImportTeam *team,
                       GError **error)
{
  g_autofree char *iso = NULL;
  g_autofree char *phone = NULL;

  if (is_spreadsheet_error (text))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("%s: “%s” is an error of the spreadsheet's formula, not a value"),
                   g_dgettext (GETTEXT_PACKAGE, target->label), text);
      return FALSE;
    }
  if (target->field == NULL)
    return TRUE;
  if (target->field->type == LIA_FIELD_DATE)
    {
      if (!parse_date (target, order, text, &iso, error))
        return FALSE;
      text = iso;
    }
  if (target->field->type == LIA_FIELD_PHONE)
    {
      if (!restore_phone (target, text, &phone, error))
        return FALSE;
      text = phone != NULL ? phone : text;
    }
  if (g_strcmp0 (target->field->target, "level") == 0)
    return parse_level (target, text, record, reader, names, error);
  if (team != NULL && lia_import_team_concerns (target))
    return lia_import_team_read (team, target, text, record, error);
  return parse_field (target, text, record, reader, names, error);
}
