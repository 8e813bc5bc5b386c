/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-dates.h"

/* In the order in which equals are preferred: most of the world writes the day first. */
static const LiaDateOrder orders[] = { LIA_DATE_ORDER_DMY, LIA_DATE_ORDER_MDY, LIA_DATE_ORDER_YMD };

/* "05/05/2026" and dates with the month in letters read the same in every order in which they exist. */
static gboolean
needs_order (const char *text, guint possible)
{
  GDate first;
  GDate other;
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if ((possible & (1u << orders[i])) != 0)
      {
        if (!lia_date_parse (text, orders[i], any ? &other : &first, NULL))
          continue;
        if (any && g_date_compare (&first, &other) != 0)
          return TRUE;
        any = TRUE;
      }
  /* Only one order fits: that tells the order of the column, unless it would read the same anyway. */
  for (guint i = 0; any && i < G_N_ELEMENTS (orders); i++)
    if ((possible & (1u << orders[i])) == 0)
      return TRUE;
  return FALSE;
}

/* "01.02.2026": who writes points writes the day first. */
static gboolean
is_dotted (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '.')
      n++;
    else if (!g_ascii_isdigit (*p) && *p != ' ')
      return FALSE;
  return n >= 2;
}

void
lia_import_dates_add (LiaImportDates *self, const char *text)
{
  guint possible;
  GDate date;

  if (lia_date_from_iso (text, &date))
    return;
  possible = lia_date_possible_orders (text);
  if (possible == 0 || !needs_order (text, possible))
    return;

  self->n_cells++;
  self->n_dotted += is_dotted (text) ? 1 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if ((possible & (1u << orders[i])) != 0)
      self->n_fitting[orders[i]]++;
}

LiaDateOrder
lia_import_dates_get_order (const LiaImportDates *self)
{
  LiaDateOrder best = LIA_DATE_ORDER_ANY;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (self->n_fitting[orders[i]] > (best == LIA_DATE_ORDER_ANY ? 0 : self->n_fitting[best]))
      best = orders[i];
  return best;
}

gboolean
lia_import_dates_is_ambiguous (const LiaImportDates *self)
{
  guint n_orders = 0;

  if (self->n_dotted == self->n_cells && self->n_fitting[LIA_DATE_ORDER_DMY] == self->n_cells)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (self->n_cells > 0 && self->n_fitting[orders[i]] == self->n_cells)
      n_orders++;
  return n_orders > 1;
}
