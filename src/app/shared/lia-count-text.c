/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-count-text.h"

#include <glib/gi18n-lib.h>

char *
lia_count_text (const LiaRecordType *type, guint n)
{
  g_return_val_if_fail (type != NULL, NULL);

  if (g_str_equal (type->table, "partner"))
    return g_strdup_printf (ngettext ("%'u partner", "%'u partners", n), n);
  if (g_str_equal (type->table, "person"))
    return g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);

  return g_strdup_printf (ngettext ("%'u record", "%'u records", n), n);
}

char *
lia_count_text_found (const LiaRecordType *type, guint n)
{
  g_return_val_if_fail (type != NULL, NULL);

  if (g_str_equal (type->table, "partner"))
    return g_strdup_printf (ngettext ("%'u partner found", "%'u partners found", n), n);
  if (g_str_equal (type->table, "person"))
    return g_strdup_printf (ngettext ("%'u person found", "%'u people found", n), n);

  return g_strdup_printf (ngettext ("%'u record found", "%'u records found", n), n);
}

char *
lia_count_text_selected (const LiaRecordType *type, guint n)
{
  g_return_val_if_fail (type != NULL, NULL);

  if (g_str_equal (type->table, "partner"))
    return g_strdup_printf (ngettext ("%'u Partner Selected", "%'u Partners Selected", n), n);
  if (g_str_equal (type->table, "person"))
    return g_strdup_printf (ngettext ("%'u Person Selected", "%'u People Selected", n), n);

  return g_strdup_printf (ngettext ("%'u Record Selected", "%'u Records Selected", n), n);
}
