/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-date-text.h"

#include <glib/gi18n-lib.h>

#include "lia-date.h"
#include "lia-today.h"

/* Up to here days are counted, then months, then years. */
#define MAX_DAYS       60
#define MAX_MONTHS     24
#define DAYS_OF_YEAR   365.2425
#define MONTHS_OF_YEAR 12

void
lia_date_text_get_today (GDate *today)
{
  lia_today_get_date (today);
}

char *
lia_date_text_today (void)
{
  return lia_today_to_iso ();
}

int
lia_date_text_days (const char *iso, const GDate *today)
{
  GDate date;

  if (iso == NULL || !lia_date_from_iso (iso, &date))
    return G_MAXINT;

  return g_date_days_between (today, &date);
}

char *
lia_date_text_distance (int days)
{
  int months = (int) (days / (DAYS_OF_YEAR / MONTHS_OF_YEAR) + 0.5);
  int years = (int) (days / DAYS_OF_YEAR + 0.5);

  if (days <= MAX_DAYS)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  if (months <= MAX_MONTHS)
    return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);

  return g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years);
}

char *
lia_date_text_with_time (GDateTime *local)
{
  g_return_val_if_fail (local != NULL, NULL);

  /* Translators: date and time of a change, as in "21 November 2026, 14:05"; see g_date_time_format() */
  return g_date_time_format (local, _ ("%-e %B %Y, %H:%M"));
}
