/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-cell.h"

#include <glib/gi18n-lib.h>

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
