/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-table-columns.h"

#include <string.h>

#include "lia-csv-cell-type.h"
#include "lia-csv-writer.h"
#include "lia-text.h"

/* No word for a sum is longer, in bytes. */
#define MAX_TOTAL_LENGTH 40

/* Puts a space wherever a new word begins, and drops what stands in parentheses. */
static char *
split_words (const char *header)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gunichar before = ' ';
  guint n_open = 0;

  for (const char *p = header; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(' || c == '[')
        n_open++;
      else if ((c == ')' || c == ']') && n_open > 0)
        n_open--;
      else if (n_open == 0)
        {
          if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
            c = ' ';
          /* "firstName", but not "eMail": one letter is no word */
          else if (g_unichar_isupper (c) && g_unichar_islower (before) && words->len > 1)
            g_string_append_c (words, ' ');
          g_string_append_unichar (words, c);
        }
      before = c;
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
lia_table_header_word (const char *header)
{
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;
  g_autoptr (GString) word = NULL;

  if (header == NULL)
    return g_strdup ("");

  words = split_words (header);
  folded = lia_text_fold (words);
  /* A name that is all in parentheses keeps them. */
  if (folded[0] == '\0' && strpbrk (header, "([") != NULL)
    {
      g_autofree char *opened = g_strdelimit (g_strdup (header), "()[]", ' ');
      return lia_table_header_word (opened);
    }

  word = g_string_new (folded);
  if (g_str_has_prefix (word->str, "e mail"))
    g_string_erase (word, 1, 1);
  g_string_replace (word, " e mail", " email", 0);
  return g_string_free (g_steal_pointer (&word), FALSE);
}

static const char *
get_name (GPtrArray *rows, guint row, guint column)
{
  const char *const *cells = g_ptr_array_index (rows, row);

  return column < g_strv_length ((char **) cells) ? cells[column] : "";
}

/* Whether the rows from this one down name the column at all. */
static gboolean
has_name_from (GPtrArray *rows, guint row, guint column)
{
  for (; row < rows->len; row++)
    {
      if (!lia_csv_cell_is_blank (get_name (rows, row, column)))
        return TRUE;
    }
  return FALSE;
}

GStrv
lia_table_merge_header (GPtrArray *rows)
{
  guint n_columns = 0;
  GStrv names;

  g_return_val_if_fail (rows != NULL, NULL);

  for (guint row = 0; row < rows->len; row++)
    n_columns = MAX (n_columns, g_strv_length (g_ptr_array_index (rows, row)));

  names = g_new0 (char *, n_columns + 1);
  for (guint column = 0; column < n_columns; column++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *above = NULL;

      for (guint row = 0; row < rows->len; row++)
        {
          g_autofree char *part = lia_text_strip (lia_csv_unguard (get_name (rows, row, column)));

          for (guint left = column; part == NULL && left > 0 && row + 1 < rows->len; left--)
            {
              if (!has_name_from (rows, row + 1, column))
                break;
              part = lia_text_strip (lia_csv_unguard (get_name (rows, row, left - 1)));
            }
          /* A name over two lines of headings stands in both. */
          if (part == NULL || g_strcmp0 (part, above) == 0)
            continue;
          g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
          g_set_str (&above, part);
        }
      names[column] = g_string_free (g_steal_pointer (&name), FALSE);
    }
  return names;
}

gboolean
lia_table_is_header_again (const char *const *header, const char *const *cells, guint n_cells)
{
  guint n_columns = g_strv_length ((char **) header);
  guint n_equal = 0;

  for (guint column = 0; column < MAX (n_columns, n_cells); column++)
    {
      const char *name = column < n_columns ? header[column] : "";

      if (!lia_csv_cell_equal (name, column < n_cells ? cells[column] : ""))
        return FALSE;
      n_equal += !lia_csv_cell_is_blank (name);
    }
  return n_equal > 0;
}

gboolean
lia_table_is_totals (const char *const *cells, guint n_cells)
{
  static const char *const words[]
      = { "total",      "totals",        "grand total",   "subtotal",      "sub total",
          "overall",    "sum",           "summe",         "gesamt",        "gesamtsumme",
          "insgesamt",  "zwischensumme", "total general", "total général", "suma",
          "suma total", "totale",        "totaal",        "razem",         "celkem",
          "итого",      "всего",         "somme",         "totalt",        "totaux" };
  g_autofree char *word = NULL;
  guint first = 0;
  gboolean has_figures = FALSE;

  while (first < n_cells && lia_csv_cell_is_blank (cells[first]))
    first++;
  if (first == n_cells)
    return FALSE;

  /* Most rows of data are known as such here. */
  if (strlen (cells[first]) > MAX_TOTAL_LENGTH)
    return FALSE;
  for (guint i = first + 1; i < n_cells; i++)
    {
      LiaCsvCellType type = lia_csv_cell_type (cells[i]);

      if (type != LIA_CSV_CELL_EMPTY && type != LIA_CSV_CELL_NUMBER)
        return FALSE;
      has_figures = has_figures || type == LIA_CSV_CELL_NUMBER;
    }
  if (!has_figures)
    return FALSE;

  word = lia_table_header_word (cells[first]);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *folded = lia_text_fold (words[i]);

      if (strcmp (word, folded) == 0)
        return TRUE;
    }
  return FALSE;
}
