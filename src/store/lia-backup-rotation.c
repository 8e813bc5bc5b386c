/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-backup.h"

#define DAY      ((gint64) 24 * 60 * 60 * 1000)
#define KEEP_ALL (2 * DAY)

/* A day, week or month in which a backup was made, as a number; days and weeks in UTC, so that a journey
 * does not shift them. */
static gint64
get_day (gint64 time)
{
  return time / DAY;
}

static gint64
get_week (gint64 time)
{
  /* Day 0 was a Thursday. */
  return (time / DAY + 3) / 7;
}

static gint64
get_month (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / 1000);

  return date != NULL ? g_date_time_get_year (date) * 12 + g_date_time_get_month (date) : 0;
}

/* Marks the newest of each of the @n latest periods that have any among those at or after @first. */
static void
keep_newest (GArray *times, guint first, gint64 (*get_period) (gint64), guint n, gboolean *keep)
{
  gint64 last_period = G_MININT64;

  for (guint i = first; i < times->len && n > 0; i++)
    {
      gint64 period = get_period (g_array_index (times, gint64, i));

      if (period == last_period)
        continue;
      last_period = period;
      keep[i] = TRUE;
      n--;
    }
}

GArray *
lia_backup_choose_expired (GArray *times, gint64 now)
{
  GArray *expired = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *keep = g_new0 (gboolean, times->len + 1);
  guint first_old = 0;

  while (first_old < times->len && g_array_index (times, gint64, first_old) > now - KEEP_ALL)
    keep[first_old++] = TRUE;

  keep_newest (times, first_old, get_day, 7, keep);
  keep_newest (times, first_old, get_week, 4, keep);
  keep_newest (times, first_old, get_month, 6, keep);

  for (guint i = 0; i < times->len; i++)
    if (!keep[i])
      g_array_append_val (expired, i);
  return expired;
}

char *
lia_backup_make_name (gint64 made_at, const char *reason)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (made_at / 1000);
  g_autofree char *stamp = g_date_time_format (date, "%Y%m%dT%H%M%S");
  g_autofree char *word = g_ascii_strdown (reason, -1);

  /* The reason comes from code, but becomes part of a file name. */
  g_strcanon (word, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
  return g_strdup_printf ("%s.%03dZ-%.40s.liaison", stamp, (int) (made_at % 1000), word);
}

gboolean
lia_backup_parse_name (const char *name, gint64 *made_at, char **reason)
{
  static const char pattern[]
      = "^(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)\\.(\\d{3})Z-([a-z0-9-]+)\\.liaison$";
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GDateTime) date = NULL;
  int parts[7];

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (&regex, g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (regex, name, 0, &match))
    return FALSE;
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *digits = g_match_info_fetch (match, i + 1);

      parts[i] = (int) g_ascii_strtoll (digits, NULL, 10);
    }
  date = g_date_time_new_utc (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  if (date == NULL)
    return FALSE;
  *made_at = g_date_time_to_unix (date) * 1000 + parts[6];
  if (reason != NULL)
    *reason = g_match_info_fetch (match, 8);
  return TRUE;
}
