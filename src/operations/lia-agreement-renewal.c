/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-agreement-renewal.h"

#include "lia-date.h"

#define MONTHS_OF_YEAR 12

static void
set_date (LiaRecord *record, const char *field, const GDate *date)
{
  g_autofree char *iso = lia_date_to_iso (date);
  LiaValue value = LIA_TEXT (iso);

  lia_record_set_value (record, field, &value);
}

/* Whole months from @start up to, and not including, @end; 0 when there is a rest of days. */
static guint
count_whole_months (const GDate *start, const GDate *end)
{
  gint months = (g_date_get_year (end) - g_date_get_year (start)) * MONTHS_OF_YEAR
                + (gint) g_date_get_month (end) - (gint) g_date_get_month (start);
  GDate probe = *start;

  if (months <= 0)
    return 0;
  g_date_add_months (&probe, (guint) months);

  return g_date_compare (&probe, end) == 0 ? (guint) months : 0;
}

static void
set_end (LiaRecord *agreement, const GDate *old_end, const GDate *new_start, LiaRecord *follower)
{
  const char *start_text = lia_record_get_text (agreement, "start_date");
  GDate old_start;
  GDate after_end = *old_end;
  GDate new_end = *new_start;
  guint months = 0;

  if (start_text == NULL || !lia_date_from_iso (start_text, &old_start)
      || g_date_compare (&old_start, old_end) > 0)
    return;

  /* The end is the last day, so the day after it counts. */
  g_date_add_days (&after_end, 1);
  months = count_whole_months (&old_start, &after_end);
  if (months > 0)
    g_date_add_months (&new_end, months);
  else
    g_date_add_days (&new_end, (guint) g_date_days_between (&old_start, &after_end));
  g_date_subtract_days (&new_end, 1);
  set_date (follower, "end_date", &new_end);
}

void
lia_agreement_propose_renewal (LiaRecord *agreement, const GDate *today, LiaRecord *follower)
{
  static const char *const kept[] = { "kind", "title", "renewal" };
  const char *end_text = lia_record_get_text (agreement, "end_date");
  GDate start = *today;
  GDate end;

  g_return_if_fail (LIA_IS_RECORD (agreement));
  g_return_if_fail (LIA_IS_RECORD (follower));

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      LiaValue value = lia_record_get_value (agreement, kept[i]);

      lia_record_set_value (follower, kept[i], &value);
    }
  if (end_text == NULL || !lia_date_from_iso (end_text, &end))
    {
      set_date (follower, "start_date", &start);
      return;
    }

  if (g_date_compare (&end, today) >= 0)
    {
      start = end;
      g_date_add_days (&start, 1);
    }
  set_date (follower, "start_date", &start);
  set_end (agreement, &end, &start, follower);
}
