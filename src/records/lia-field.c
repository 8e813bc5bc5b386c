/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-private.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

/* More of a cell than this does not help in a message. */
#define QUOTE_LENGTH 60

const char *
lia_field_get_label (const LiaField *field)
{
  return _ (field->label);
}

gboolean
lia_field_is_typed (const LiaField *field)
{
  switch (field->type)
    {
    case LIA_FIELD_INTEGER:
    case LIA_FIELD_BOOLEAN:
    case LIA_FIELD_DATE:
    case LIA_FIELD_COUNTRY:
    case LIA_FIELD_MONEY:
    case LIA_FIELD_CHOICE:
      return TRUE;
    default:
      return FALSE;
    }
}

char *
lia_record_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *visible = lia_text_make_bidi_visible (valid);
  g_autofree char *start = NULL;

  /* A message is one line. */
  g_strdelimit (visible, "\n\t", ' ');
  if (g_utf8_strlen (visible, -1) <= QUOTE_LENGTH)
    return g_steal_pointer (&visible);
  start = g_utf8_substring (visible, 0, QUOTE_LENGTH);
  return g_strconcat (start, "…", NULL);
}
