/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"

gboolean
lia_record_check_order (LiaRecord *record, const char *from, const char *to, GError **error)
{
  const char *first = lia_record_get_text (record, from);
  const char *last = lia_record_get_text (record, to);
  const LiaField *field;

  /* ISO dates compare as text. */
  if (first == NULL || last == NULL || strcmp (first, last) <= 0)
    return TRUE;
  field = lia_record_type_get_field (lia_record_get_record_type (record), to);
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: “%s” is before the beginning, %s"),
               _ (field->label), last, first);
  return FALSE;
}
