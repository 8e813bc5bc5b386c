/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-sheet-value.h"

#include <math.h>
#include <string.h>

#define SECONDS_A_DAY 86400
#define MAX_SERIAL    2958466.0 /* 10000-01-01 */

/* The currency of "[$€-407]", "[$EUR]", "[$CHF-807]"; locales alone, "[$-409]", are none. */
static char *
read_bracket_unit (const char *inside, gsize length)
{
  const char *end = memchr (inside, '-', length);

  if (length < 2 || inside[0] != '$')
    return NULL;
  if (end == NULL)
    end = inside + length;
  return end > inside + 1 ? g_strndup (inside + 1, (gsize) (end - inside - 1)) : NULL;
}

static gboolean
is_currency_sign (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

typedef struct
{
  gboolean date;
  gboolean time;
  gboolean month; /* or minutes */
  gboolean percent;
  gboolean elapsed;
  char *unit;
} Marks;

/* What stands in brackets: a colour, a condition, a locale, a currency, or hours that count on past a day. */
static const char *
read_bracket (const char *p, Marks *marks)
{
  const char *end = strchr (p, ']');
  const gsize length = end != NULL ? (gsize) (end - p - 1) : 0;
  gsize n_same = 0;

  if (end == NULL)
    return p + strlen (p);
  while (n_same < length && strchr ("hmsHMS", p[1 + n_same]) != NULL)
    n_same++;
  if (length > 0 && n_same == length)
    marks->elapsed = TRUE;
  else if (marks->unit == NULL)
    marks->unit = read_bracket_unit (p + 1, length);
  return end + 1;
}

static const char *
read_quoted (const char *p, Marks *marks)
{
  const char *end = strchr (p + 1, '"');

  if (end == NULL)
    return p + strlen (p);
  if (marks->unit == NULL && is_currency_sign (g_utf8_get_char (p + 1)))
    marks->unit = g_strndup (p + 1, (gsize) (g_utf8_next_char (p + 1) - p - 1));
  return end + 1;
}

static const char *
read_letter (const char *p, Marks *marks)
{
  switch (g_ascii_tolower (*p))
    {
    case 'y':
    case 'd':
      marks->date = TRUE;
      break;
    case 'h':
    case 's':
      marks->time = TRUE;
      break;
    case 'm':
      marks->month = TRUE;
      break;
    case '%':
      marks->percent = TRUE;
      break;
    default:
      if (marks->unit == NULL && is_currency_sign (g_utf8_get_char (p)))
        marks->unit = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
    }
  return g_utf8_next_char (p);
}

LiaSheetKind
lia_sheet_format_parse (const char *code, char **unit)
{
  Marks marks = { 0 };
  const char *p = code;

  *unit = NULL;
  if (g_ascii_strncasecmp (code, "General", strlen ("General")) == 0)
    return LIA_SHEET_NUMBER;
  /* What stands behind the first semicolon is for negative numbers. */
  while (*p != '\0' && *p != ';')
    if (*p == '[')
      p = read_bracket (p, &marks);
    else if (*p == '"')
      p = read_quoted (p, &marks);
    else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
      p = g_utf8_next_char (p + 1);
    else
      p = read_letter (p, &marks);

  if (marks.elapsed || marks.date || marks.time || marks.month)
    {
      g_free (marks.unit);
      return marks.elapsed ? LIA_SHEET_DURATION
             : marks.date  ? LIA_SHEET_DATE
             : marks.time  ? LIA_SHEET_TIME
                           : LIA_SHEET_DATE;
    }
  if (marks.percent)
    {
      g_free (marks.unit);
      return LIA_SHEET_PERCENT;
    }
  *unit = marks.unit;
  return LIA_SHEET_NUMBER;
}

LiaSheetKind
lia_sheet_format_builtin (guint id)
{
  if (id == 9 || id == 10)
    return LIA_SHEET_PERCENT;
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
      || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return LIA_SHEET_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55
      || id == 56)
    return LIA_SHEET_TIME;
  return id == 46 ? LIA_SHEET_DURATION : LIA_SHEET_NUMBER;
}

void
lia_sheet_append_number (GString *text, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return;
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  /* A telephone number is no measurement. */
  if (strchr (buffer, 'e') != NULL && fabs (number) >= 1 && fabs (number) < 1e21)
    g_ascii_formatd (buffer, sizeof buffer, "%.0f", number);
  g_string_append (text, buffer);
}

void
lia_sheet_append_clock (GString *text, guint64 seconds)
{
  g_string_append_printf (text, "%02u:%02u", (guint) (seconds / 3600), (guint) (seconds / 60 % 60));
  if (seconds % 60 != 0)
    g_string_append_printf (text, ":%02u", (guint) (seconds % 60));
}

static void
append_date (GString *text, guint64 day, gboolean from_1904)
{
  GDate date;
  guint32 julian;

  if (!from_1904 && day == 60)
    {
      g_string_append (text, "1900-02-29");
      return;
    }
  g_date_clear (&date, 1);
  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, day < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  julian = g_date_get_julian (&date) + (guint32) day;
  g_date_set_julian (&date, julian);
  g_string_append_printf (text, "%04u-%02u-%02u", g_date_get_year (&date),
                          (guint) g_date_get_month (&date), g_date_get_day (&date));
}

void
lia_sheet_append_serial (GString *text, double serial, LiaSheetKind kind, gboolean from_1904)
{
  const double last = from_1904 ? MAX_SERIAL - 1462 : MAX_SERIAL;
  guint64 seconds;
  guint64 day;

  if (!(serial >= 0 && serial < last))
    {
      lia_sheet_append_number (text, serial);
      return;
    }
  seconds = (guint64) llround (serial * SECONDS_A_DAY);
  day = seconds / SECONDS_A_DAY;
  if (kind == LIA_SHEET_DURATION)
    lia_sheet_append_clock (text, seconds);
  else if (kind == LIA_SHEET_TIME || (day == 0 && !from_1904))
    lia_sheet_append_clock (text, seconds % SECONDS_A_DAY);
  else
    {
      append_date (text, day, from_1904);
      if (seconds % SECONDS_A_DAY != 0)
        {
          g_string_append_c (text, ' ');
          lia_sheet_append_clock (text, seconds % SECONDS_A_DAY);
        }
    }
}

void
lia_sheet_append_iso (GString *text, const char *moment)
{
  const char *t = strchr (moment, 'T');

  g_string_append_len (text, moment, t != NULL ? t - moment : -1);
  if (t != NULL && !g_str_has_prefix (t + 1, "00:00:00"))
    {
      gsize length = strspn (t + 1, "0123456789:");

      if (length == 8 && g_str_has_prefix (t + 6, ":00"))
        length = 5;
      g_string_append_c (text, ' ');
      g_string_append_len (text, t + 1, (gssize) length);
    }
}
