/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"

static gboolean
parse_date (const LiaImportTarget *target,
            LiaDateOrder order,
            const char *text,
            char **iso,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GDate date;

  if (!lia_date_parse (text, order, &date, &local_error))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: %s"),
                   g_dgettext (GETTEXT_PACKAGE, target->label), local_error->message);
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

gboolean
lia_import_parse_cell (const LiaImportTarget *target,
                       LiaDateOrder order,
                       const char *text,
                       LiaRecord *record,
                       LiaReader *reader,
                       LiaRefCache *names,
                       GError **error)
{
  g_autofree char *iso = NULL;

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
  if (names != NULL)
    return lia_record_parse_cached (record, target->field->name, text, names, error);
  return lia_record_parse (record, target->field->name, text, reader, error);
}
