/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-value.h"

gboolean
lia_value_equal (const LiaValue *a, const LiaValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case LIA_VALUE_INTEGER:
      return a->integer == b->integer;
    case LIA_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    case LIA_VALUE_NULL:
    default:
      return TRUE;
    }
}
