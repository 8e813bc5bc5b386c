/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-text.h"

#define LAST_YEAR     9999
#define CENTURY_PIVOT 69 /* 68 is 2068, 69 is 1969 */

/* Folded words of English, French, Spanish and German, full and short. */
static const char *const month_words[12] = {
  "|january|jan|janvier|janv|enero|ene|januar|janner|",
  "|february|feb|fevrier|fevr|fev|febrero|februar|feber|",
  "|march|mar|mars|marzo|marz|maerz|mrz|",
  "|april|apr|avril|avr|abril|abr|",
  "|may|mai|mayo|",
  "|june|jun|juin|junio|juni|",
  "|july|jul|juillet|juil|julio|juli|",
  "|august|aug|aout|agosto|ago|",
  "|september|sep|sept|septembre|septiembre|setiembre|set|",
  "|october|oct|octobre|octubre|oktober|okt|",
  "|november|nov|novembre|noviembre|",
  "|december|dec|decembre|diciembre|dic|dezember|dez|",
};
static const char *const weekday_words[7] = {
  "|monday|mon|lundi|lun|lunes|montag|mo|",
  "|tuesday|tue|tues|mardi|mar|martes|dienstag|di|",
  "|wednesday|wed|mercredi|mer|miercoles|mie|mittwoch|mi|",
  "|thursday|thu|thur|thurs|jeudi|jeu|jueves|jue|donnerstag|do|",
  "|friday|fri|vendredi|ven|viernes|vie|freitag|fr|",
  "|saturday|sat|samedi|sam|sabado|sab|samstag|sonnabend|sa|",
  "|sunday|sun|dimanche|dim|domingo|dom|sonntag|so|",
};
static const char ordinal_words[] = "|st|nd|rd|th|er|re|e|eme|o|a|";
static const char filler_words[] = "|of|the|on|de|del|le|el|den|der|am|";

/* What stands in a written date, before an order is laid on its numbers. */
typedef struct
{
  guint numbers[3];
  guint n_digits[3];
  guint n_numbers;
  guint month; /* from a word; 0: none */
  guint weekday; /* 1 Monday … 7 Sunday; 0: none */
  gboolean
      may_be_tuesday; /* the month is "mar", which becomes "mardi" or "martes" when a month follows */
} Parts;

static void
set_invalid (GError **error, const char *text, const char *reason)
{
  g_autofree char *quoted = lia_text_quote (text);

  /* Translators: a text that is no date, and the reason */
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s is no date: %s"), quoted, reason);
}

static gboolean
has_word (const char *words, const char *word, gsize length)
{
  for (const char *p = words; p[1] != '\0';)
    {
      const char *end = strchr (p + 1, '|');

      if ((gsize) (end - p - 1) == length && memcmp (p + 1, word, length) == 0)
        return TRUE;
      p = end;
    }
  return FALSE;
}

/* The position of @word among @lists, from 1; 0 when it is in none. */
static guint
find_word (const char *const *lists, guint n_lists, const char *word, gsize length)
{
  for (guint i = 0; i < n_lists; i++)
    if (has_word (lists[i], word, length))
      return i + 1;
  return 0;
}

static gboolean
skip_number (const char **text, guint max_digits, guint max)
{
  guint value = 0;
  guint n_digits = 0;

  while (g_ascii_isdigit (**text) && n_digits < max_digits)
    {
      value = value * 10 + (guint) (**text - '0');
      n_digits++;
      (*text)++;
    }
  return n_digits > 0 && value <= max && !g_ascii_isdigit (**text);
}

/* "10:00", "00:00:00.000", "9:30 am", "10:00z", "10:00+02:00" up to the end of the text. */
static gboolean
is_time (const char *text)
{
  if (!skip_number (&text, 2, 24) || *text++ != ':' || !skip_number (&text, 2, 59))
    return FALSE;
  if (*text == ':')
    {
      text++;
      if (!skip_number (&text, 2, 60))
        return FALSE;
      if (*text == '.' || *text == ',')
        {
          text++;
          if (!skip_number (&text, 9, G_MAXUINT))
            return FALSE;
        }
    }

  while (*text == ' ')
    text++;
  if (g_str_equal (text, "am") || g_str_equal (text, "pm") || g_str_equal (text, "a.m.")
      || g_str_equal (text, "p.m.") || g_str_equal (text, "z") || g_str_equal (text, "utc"))
    return TRUE;
  if (*text == '+' || *text == '-')
    {
      text++;
      if (strlen (text) == 4)
        return skip_number (&text, 4, 1500) && *text == '\0';
      if (!skip_number (&text, 2, 15))
        return FALSE;
      if (*text == ':')
        {
          text++;
          return skip_number (&text, 2, 59) && *text == '\0';
        }
    }
  return *text == '\0';
}

/* Cuts the time of day off @text, folded; %FALSE when there is a colon that makes none. */
static gboolean
cut_time (char *text)
{
  char *colon = strchr (text, ':');
  char *start = colon;

  if (colon == NULL)
    return TRUE;
  while (start > text && g_ascii_isdigit (start[-1]))
    start--;
  if (start == text || !is_time (start))
    return FALSE;

  if (start[-1] == 't' && start - 1 > text && g_ascii_isdigit (start[-2]))
    start[-1] = '\0';
  else if (start[-1] == ' ')
    {
      start[-1] = '\0';
      if (start - 2 >= text && start[-2] == ',')
        start[-2] = '\0';
    }
  else
    return FALSE;
  return TRUE;
}

/* Reads a run of letters at @start; %FALSE when it is no word of a date. */
static gboolean
read_word (const char *start, gsize length, gboolean after_number, Parts *parts)
{
  guint month = find_word (month_words, G_N_ELEMENTS (month_words), start, length);
  guint weekday = find_word (weekday_words, G_N_ELEMENTS (weekday_words), start, length);

  if (after_number && has_word (ordinal_words, start, length))
    return TRUE;
  if (month != 0 && parts->month == 0)
    {
      parts->month = month;
      parts->may_be_tuesday = length == 3 && memcmp (start, "mar", 3) == 0;
    }
  else if (month != 0 && parts->may_be_tuesday && parts->weekday == 0)
    {
      parts->month = month;
      parts->weekday = 2;
      parts->may_be_tuesday = FALSE;
    }
  else if (weekday != 0 && parts->weekday == 0)
    parts->weekday = weekday;
  else
    return has_word (filler_words, start, length);
  return TRUE;
}

/* Numbers only: two like separators between them, "." perhaps with a blank. */
static gboolean
are_separators (const char *first, gsize first_length, const char *second, gsize second_length)
{
  static const char *const separators[] = { "-", "/", ".", " ", ". " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (first_length == strlen (separators[i]) && memcmp (first, separators[i], first_length) == 0)
      return second_length == first_length && memcmp (second, first, first_length) == 0;
  return FALSE;
}

static gboolean
read_parts (const char *text, Parts *parts)
{
  const char *gaps[3] = { NULL };
  gsize gap_lengths[3] = { 0 };
  const char *p = text;
  gboolean any_word = FALSE;

  memset (parts, 0, sizeof *parts);
  while (*p != '\0')
    {
      const char *start = p;

      if (g_ascii_isdigit (*p))
        {
          guint value = 0;

          if (parts->n_numbers == 3)
            return FALSE;
          while (g_ascii_isdigit (*p))
            {
              if (p - start >= 8)
                return FALSE;
              value = value * 10 + (guint) (*p++ - '0');
            }
          parts->numbers[parts->n_numbers] = value;
          parts->n_digits[parts->n_numbers] = (guint) (p - start);
          parts->n_numbers++;
        }
      else if (g_ascii_isalpha (*p))
        {
          while (g_ascii_isalpha (*p))
            p++;
          any_word = TRUE;
          if (!read_word (start, (gsize) (p - start), start > text && g_ascii_isdigit (start[-1]),
                          parts))
            return FALSE;
        }
      else
        {
          while (*p != '\0' && strchr (" .,-/'", *p) != NULL)
            p++;
          if (p == start || start == text)
            return FALSE;
          if (parts->n_numbers > 0)
            {
              gaps[parts->n_numbers - 1] = start;
              gap_lengths[parts->n_numbers - 1] = (gsize) (p - start);
            }
        }
    }

  if (any_word)
    return TRUE;
  if (parts->n_numbers == 1)
    {
      /* "20261121", the basic form of ISO 8601. */
      guint value = parts->numbers[0];

      if (parts->n_digits[0] != 8)
        return FALSE;
      *parts = (Parts) { .numbers = { value / 10000, value / 100 % 100, value % 100 },
                         .n_digits = { 4, 2, 2 },
                         .n_numbers = 3 };
      return TRUE;
    }
  /* A point after the last number is German usage; nothing else follows it. */
  return parts->n_numbers == 3 && are_separators (gaps[0], gap_lengths[0], gaps[1], gap_lengths[1])
         && (gap_lengths[2] == 0
             || (gap_lengths[2] == 1 && gaps[0][0] == '.' && gaps[2][0] == '.'));
}

/* Lays @order on the numbers; %FALSE when a year or a day stands where none can. */
static gboolean
arrange (const Parts *parts, LiaDateOrder order, guint *year, guint *month, guint *day)
{
  guint year_at;
  guint month_at = 3;
  guint day_at;

  if (parts->month != 0)
    {
      if (parts->n_numbers != 2)
        return FALSE;
      year_at = parts->n_digits[0] > 2 ? 0 : 1;
      day_at = 1 - year_at;
    }
  else
    {
      if (parts->n_numbers != 3)
        return FALSE;
      if (parts->n_digits[0] > 2)
        order = LIA_DATE_ORDER_YMD;
      else if (parts->n_digits[2] > 2 && order == LIA_DATE_ORDER_YMD)
        return FALSE;
      year_at = order == LIA_DATE_ORDER_YMD ? 0 : 2;
      month_at = order == LIA_DATE_ORDER_MDY ? 0 : 1;
      day_at = 3 - year_at - month_at;
      if (parts->n_digits[month_at] > 2)
        return FALSE;
    }

  if (parts->n_digits[day_at] > 2)
    return FALSE;
  *month = parts->month != 0 ? parts->month : parts->numbers[month_at];
  *day = parts->numbers[day_at];
  *year = parts->numbers[year_at];
  switch (parts->n_digits[year_at])
    {
    case 2:
      *year += *year < CENTURY_PIVOT ? 2000 : 1900;
      return TRUE;
    case 4:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "31 April" in the user's language. */
static char *
describe_day (guint day, guint month)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (2000, (int) month, 1, 0, 0, 0);
  g_autofree char *name = g_date_time_format (first, "%B");

  /* Translators: a day and the name of its month */
  return g_strdup_printf (_ ("%u %s"), day, name);
}

/* @reason, if given, tells why there is no such date. */
static gboolean
resolve (const Parts *parts, LiaDateOrder order, GDate *date, char **reason)
{
  guint year;
  guint month;
  guint day;

  if (!arrange (parts, order, &year, &month, &day))
    {
      if (reason != NULL)
        *reason
            = g_strdup (_ ("write it with day, month and a year of four digits, as 2026-11-21"));
      return FALSE;
    }

  if (month < 1 || month > 12)
    {
      if (reason != NULL)
        *reason = g_strdup_printf (_ ("there is no month %u"), month);
      return FALSE;
    }
  if (year < 1 || year > LAST_YEAR
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    {
      if (reason != NULL)
        {
          g_autofree char *name = describe_day (day, month);

          if (year >= 1 && month == 2 && day == 29)
            *reason = g_strdup_printf (_ ("%s %u does not exist"), name, year);
          else
            *reason = g_strdup_printf (_ ("%s does not exist"), year >= 1 ? name : "0000");
        }
      return FALSE;
    }

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  if (parts->weekday != 0 && parts->weekday != (guint) g_date_get_weekday (date))
    {
      if (reason != NULL)
        {
          g_autoptr (GDateTime) then
              = g_date_time_new_utc ((int) year, (int) month, (int) day, 0, 0, 0);

          /* Translators: strftime format, the true day of the week of a date: "21 November 2026 is a Saturday" */
          *reason = g_date_time_format (then, _ ("%-d %B %Y is a %A"));
        }
      return FALSE;
    }
  return TRUE;
}

static gboolean
resolve_any (const Parts *parts, GDate *date, char **reason)
{
  static const LiaDateOrder orders[]
      = { LIA_DATE_ORDER_DMY, LIA_DATE_ORDER_MDY, LIA_DATE_ORDER_YMD };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      GDate candidate;

      if (!resolve (parts, orders[i], &candidate, NULL))
        continue;
      if (found && g_date_compare (&candidate, date) != 0)
        {
          if (reason != NULL)
            {
              g_autofree char *one = lia_date_to_iso (date);
              g_autofree char *other = lia_date_to_iso (&candidate);

              *reason = g_strdup_printf (_ ("it may mean %s or %s; write the one you mean"), one,
                                         other);
            }
          return FALSE;
        }
      *date = candidate;
      found = TRUE;
    }

  return found || resolve (parts, LIA_DATE_ORDER_DMY, date, reason);
}

static gboolean
read_text (const char *text, Parts *parts)
{
  g_autofree char *folded = lia_text_fold (text);

  return folded[0] != '\0' && cut_time (folded) && read_parts (folded, parts);
}

gboolean
lia_date_parse (const char *text, LiaDateOrder order, GDate *date, GError **error)
{
  g_autofree char *reason = NULL;
  GDate result;
  Parts parts;

  g_return_val_if_fail (date != NULL, FALSE);

  if (lia_date_from_iso (text, date))
    return TRUE;

  if (!read_text (text, &parts))
    {
      set_invalid (error, text, _ ("write it as 2026-11-21"));
      return FALSE;
    }
  if (order == LIA_DATE_ORDER_ANY ? !resolve_any (&parts, &result, &reason)
                                  : !resolve (&parts, order, &result, &reason))
    {
      set_invalid (error, text, reason);
      return FALSE;
    }

  *date = result;
  return TRUE;
}

guint
lia_date_possible_orders (const char *text)
{
  guint orders = 0;
  GDate date;
  Parts parts;

  if (!read_text (text, &parts))
    return 0;
  if (resolve_any (&parts, &date, NULL))
    orders |= 1u << LIA_DATE_ORDER_ANY;
  for (guint order = LIA_DATE_ORDER_YMD; order <= LIA_DATE_ORDER_MDY; order++)
    if (resolve (&parts, order, &date, NULL))
      orders |= 1u << order;
  return orders;
}

char *
lia_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), (guint) g_date_get_month (date),
                          g_date_get_day (date));
}

gboolean
lia_date_from_iso (const char *text, GDate *date)
{
  guint parts[3] = { 0 };
  guint part = 0;

  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < 10; i++)
    {
      if (i == 4 || i == 7)
        {
          if (text[i] != '-')
            return FALSE;
          part++;
        }
      else if (g_ascii_isdigit (text[i]))
        parts[part] = parts[part] * 10 + (guint) (text[i] - '0');
      else
        return FALSE;
    }
  if (text[10] != '\0' || parts[0] < 1
      || !g_date_valid_dmy ((GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]);
  return TRUE;
}

static char *
format_iso (const char *iso, const char *format)
{
  g_autoptr (GDateTime) time = NULL;
  GDate date;

  if (!lia_date_from_iso (iso, &date))
    return g_strdup ("");

  time = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                              g_date_get_day (&date), 0, 0, 0);
  return g_date_time_format (time, format);
}

char *
lia_date_to_display (const char *iso)
{
  /* Translators: strftime format of a date as people read it: "21 November 2026" */
  return format_iso (iso, _ ("%-d %B %Y"));
}

char *
lia_date_to_short_display (const char *iso)
{
  /* Translators: strftime format of a date in a narrow column: "21 Nov 2026" */
  return format_iso (iso, _ ("%-d %b %Y"));
}
