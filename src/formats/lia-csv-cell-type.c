/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-cell-type.h"

#include <string.h>

static const char *
skip_blank (const char *p)
{
  for (;;)
    {
      if (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')
        p++;
      else if ((guint8) p[0] == 0xC2 && (guint8) p[1] == 0xA0)
        p += 2;
      else
        return p;
    }
}

gboolean
lia_csv_cell_is_blank (const char *cell)
{
  return *skip_blank (cell) == '\0';
}

gboolean
lia_csv_cell_equal (const char *a, const char *b)
{
  a = skip_blank (a);
  b = skip_blank (b);
  while (*a != '\0' && *a == *b)
    {
      a++;
      b++;
    }
  /* Where one goes on after a blank of the other, these are blanks in the middle. */
  return *skip_blank (a) == '\0' && *skip_blank (b) == '\0';
}

guint
lia_csv_count_filled (const char *const *cells, guint n_cells)
{
  guint n_filled = 0;

  for (guint i = 0; i < n_cells; i++)
    n_filled += !lia_csv_cell_is_blank (cells[i]);
  return n_filled;
}

static const char *
skip_sign (const char *p)
{
  if (*p == '+' || *p == '-' || *p == '<' || *p == '>' || *p == '~')
    p++;
  if (*p == '=')
    p++;
  if (g_str_has_prefix (p, "−"))
    p += strlen ("−");
  return p;
}

static const char *
skip_currency (const char *p)
{
  static const char *const currencies[] = { "€",   "$",   "£",   "¥",   "EUR", "USD", "GBP", "CHF",
                                            "SEK", "NOK", "DKK", "PLN", "CZK", "%",   "‰" };

  p = skip_blank (p);
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      if (g_str_has_prefix (p, currencies[i]))
        return skip_blank (p + strlen (currencies[i]));
    }
  return p;
}

/* Digits with grouping and decimal marks of either habit, an exponent, a sign, a currency on either side. */
static gboolean
is_number (const char *p)
{
  gboolean in_parentheses = *p == '(';
  guint n_digits = 0;

  if (in_parentheses)
    p++;
  p = skip_sign (skip_currency (skip_sign (p)));
  for (; g_ascii_isdigit (*p) || *p == '.' || *p == ',' || *p == '\''; p++)
    {
      if (g_ascii_isdigit (*p))
        n_digits++;
      else if (!g_ascii_isdigit (p[1]) && n_digits == 0)
        return FALSE;
    }
  if (n_digits == 0)
    return FALSE;
  if ((*p == 'e' || *p == 'E')
      && (g_ascii_isdigit (p[1]) || ((p[1] == '-' || p[1] == '+') && g_ascii_isdigit (p[2]))))
    {
      for (p += 2; g_ascii_isdigit (*p); p++)
        ;
    }
  p = skip_currency (p);
  if (in_parentheses && *p == ')')
    p++;
  return *skip_blank (p) == '\0';
}

/* Two or three groups of digits (or a month's name) with one kind of mark between them, and a time. */
static gboolean
is_date (const char *p)
{
  static const char *const months[]
      = { "jan",  "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
          "oct",  "nov", "dec", "mai", "mär", "okt", "dez", "fév", "avr",
          "juin", "aoû", "déc", "ene", "abr", "ago", "dic", "gen", "mag" };
  guint n_groups = 0;
  gboolean has_mark = FALSE;
  gboolean has_month = FALSE;

  if (strlen (p) > 40)
    return FALSE;

  while (*p != '\0')
    {
      if (g_ascii_isdigit (*p))
        {
          guint n_digits = 0;

          for (; g_ascii_isdigit (*p); p++)
            n_digits++;
          if (n_digits > 8 || n_digits == 7)
            return FALSE;
          n_groups++;
        }
      else if (strchr ("-/.: ,TZ+", *p) != NULL)
        {
          has_mark = has_mark || strchr ("-/.:", *p) != NULL;
          p++;
        }
      else
        {
          gboolean found = FALSE;

          for (guint i = 0; i < G_N_ELEMENTS (months) && !found && !has_month; i++)
            found = g_ascii_strncasecmp (p, months[i], strlen (months[i])) == 0;
          if (found)
            {
              has_month = TRUE;
              while (g_unichar_isalpha (g_utf8_get_char (p)))
                p = g_utf8_next_char (p);
            }
          else if (n_groups > 0
                   && (g_ascii_strncasecmp (p, "am", 2) == 0
                       || g_ascii_strncasecmp (p, "pm", 2) == 0))
            p += 2;
          else
            return FALSE;
        }
    }
  return has_month ? n_groups >= 1 && n_groups <= 7 : has_mark && n_groups >= 2 && n_groups <= 8;
}

/* Digits enough for a telephone, with what people put between them. */
static gboolean
is_telephone (const char *p)
{
  guint n_digits = 0;

  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        n_digits++;
      else if (strchr ("+ ()-/.", *p) == NULL)
        return FALSE;
    }
  return n_digits >= 6 && n_digits <= 17;
}

static gboolean
is_address (const char *p)
{
  const char *at;

  if (strpbrk (p, " \t\n") != NULL)
    return FALSE;
  if (g_str_has_prefix (p, "http://") || g_str_has_prefix (p, "https://")
      || g_str_has_prefix (p, "www.") || g_str_has_prefix (p, "mailto:"))
    return TRUE;
  at = strchr (p, '@');
  return at != NULL && at > p && strchr (at, '.') != NULL && strpbrk (p, ",;|\"") == NULL;
}

/* Prose has a blank after its commas and semicolons; a cell cut at the wrong places does not. */
static gboolean
is_odd (const char *p)
{
  char last = '\0';

  if (strchr (",;|\t", *p) != NULL)
    return TRUE;
  for (; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\t' || *p == '|')
        return TRUE;
      if ((*p == ',' || *p == ';') && p[1] != ' ' && p[1] != '\n' && p[1] != '\r' && p[1] != '\0')
        return TRUE;
      if (*p != ' ')
        last = *p;
    }
  return last == ';' || last == ',';
}

LiaCsvCellType
lia_csv_cell_type (const char *cell)
{
  g_autofree char *stripped = NULL;

  cell = skip_blank (cell);
  if (*cell == '\0')
    return LIA_CSV_CELL_EMPTY;

  stripped = g_strchomp (g_strdup (cell));
  if (strpbrk (stripped, "0123456789") != NULL)
    {
      if (is_number (stripped))
        return LIA_CSV_CELL_NUMBER;
      if (is_date (stripped))
        return LIA_CSV_CELL_DATE;
      if (is_telephone (stripped))
        return LIA_CSV_CELL_NUMBER;
    }
  if (is_address (stripped))
    return LIA_CSV_CELL_ADDRESS;
  return is_odd (stripped) ? LIA_CSV_CELL_ODD : LIA_CSV_CELL_TEXT;
}
