/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-today.h"

#include "lia-date.h"

void
lia_today_get_date (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

guint32
lia_today_get_julian (void)
{
  GDate today;

  lia_today_get_date (&today);
  return g_date_get_julian (&today);
}

char *
lia_today_to_iso (void)
{
  GDate today;

  lia_today_get_date (&today);
  return lia_date_to_iso (&today);
}
