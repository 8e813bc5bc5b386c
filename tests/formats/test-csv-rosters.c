/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-csv-dialect.h"
#include "seed-test.h"

/* Rosters as offices keep them, written in every way offices write them: how often is the way recognised? The
 * shares asserted are what is reached, less a margin for chance. */

#define N_ROSTERS 1500

typedef enum
{
  COLUMN_NAME,
  COLUMN_ACRONYM,
  COLUMN_COUNTRY,
  COLUMN_KIND,
  COLUMN_EMAIL,
  COLUMN_PHONE,
  COLUMN_DATE,
  COLUMN_AMOUNT,
  COLUMN_NOTES,
  COLUMN_URL,
  N_COLUMN_KINDS,
} Column;

static const char *const headers[N_COLUMN_KINDS][3] = {
  { "Name", "Organisation", "partner_name" }, { "Acronym", "Short name", "Abbr." },
  { "Country", "Country of seat", "ctry" },   { "Kind", "Type of partner", "sector" },
  { "E-mail", "Contact e-mail", "email" },    { "Phone", "Telephone (office)", "tel" },
  { "Since", "Date signed", "joined_on" },    { "Amount", "Contribution 2025", "value_eur" },
  { "Notes", "Remarks, if any", "comment" },  { "Website", "URL", "web" },
};

static const char *const first_words[]
    = { "International", "European", "Swiss",   "National", "Federal",
        "Global",        "African",  "Société", "Institut", "Fundación",
        "Łódź",          "Čezka",    "O'Brien", "United",   "Open" };
static const char *const middle_words[]
    = { "Telecommunication", "Research", "Health",      "Générale", "Energy", "Standards",
        "Security",          "Policy",   "für Technik", "Data",     "& Sons", "Water",
        "Education" };
static const char *const last_words[]
    = { "Union",   "Agency",     "Institute", "Foundation", "Ltd.", "AG",
        "Council", "Laboratory", "Inc.",      "Centre",     "e.V." };
static const char *const countries[]
    = { "France", "Switzerland",    "Germany", "Côte d’Ivoire", "United Kingdom", "Poland",
        "Japan",  "Korea, Rep. of", "CH",      "Brazil" };
static const char *const kinds[]
    = { "industry", "government", "academia", "civil society", "specialist; industry" };
static const char *const notes[] = {
  "Met in Geneva.",
  "Said \"yes\"",
  "Wants to give data, staff and rooms; asks for a logo",
  "",
  "Call again in May",
  "Line one\nline two",
  "n/a",
  "5\" screen promised",
  "see annex (2), p. 4",
  "–",
};

static const char *
pick (GRand *random, const char *const *list, gsize n)
{
  return list[g_rand_int_range (random, 0, (gint32) n)];
}

static char *
make_cell (GRand *random, Column column, gint32 habit)
{
  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup_printf ("%s %s%s %s", pick (random, first_words, G_N_ELEMENTS (first_words)),
                              pick (random, middle_words, G_N_ELEMENTS (middle_words)),
                              g_rand_int_range (random, 0, 6) == 0 ? "," : "",
                              pick (random, last_words, G_N_ELEMENTS (last_words)));
    case COLUMN_ACRONYM:
      return g_strdup_printf ("%c%c%c", (char) g_rand_int_range (random, 'A', 'Z' + 1),
                              (char) g_rand_int_range (random, 'A', 'Z' + 1),
                              (char) g_rand_int_range (random, 'A', 'Z' + 1));
    case COLUMN_COUNTRY:
      return g_strdup (pick (random, countries, G_N_ELEMENTS (countries)));
    case COLUMN_KIND:
      return g_strdup (pick (random, kinds, G_N_ELEMENTS (kinds)));
    case COLUMN_EMAIL:
      return g_strdup_printf ("person%d@example.org", g_rand_int_range (random, 1, 500));
    case COLUMN_PHONE:
      return g_strdup_printf (habit == 0 ? "+41 22 %03d %02d" : "(022) %03d-%02d",
                              g_rand_int_range (random, 100, 999),
                              g_rand_int_range (random, 10, 99));
    case COLUMN_DATE:
      return g_strdup_printf (habit == 0 ? "%04d-%02d-%02d" : "%3$02d.%2$02d.%1$04d",
                              g_rand_int_range (random, 1990, 2026),
                              g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29));
    case COLUMN_AMOUNT:
      return g_strdup_printf (habit == 0   ? "%d.%02d"
                              : habit == 1 ? "%d,%02d"
                                           : "€ %d.%02d",
                              g_rand_int_range (random, 0, 100000),
                              g_rand_int_range (random, 0, 100));
    case COLUMN_URL:
      return g_strdup_printf ("https://www.example%d.org/a,b", g_rand_int_range (random, 1, 50));
    case COLUMN_NOTES:
    case N_COLUMN_KINDS:
    default:
      return g_strdup (pick (random, notes, G_N_ELEMENTS (notes)));
    }
}

static void
append_cell (GString *text, const char *cell, const LiaCsvDialect *dialect, gboolean quote_all)
{
  const char special[] = { dialect->delimiter, '"', '\n', '\r', 0 };

  if (!quote_all && strpbrk (cell, special) == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *cell);
    }
  g_string_append_c (text, '"');
}

static void
end_row (GString *text, guint n_blank, const LiaCsvDialect *dialect, const char *line_end)
{
  for (guint i = 0; i < n_blank; i++)
    g_string_append_c (text, dialect->delimiter);
  g_string_append (text, line_end);
}

/* Writes a roster in a random way, which is told in @dialect. */
static char *
make_roster (GRand *random, LiaCsvDialect *dialect, gsize *length)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  static const char *const encodings[] = { "UTF-8", "UTF-8", "UTF-16LE", "UTF-16BE" };
  static const char *const line_ends[] = { "\r\n", "\n", "\n", "\r" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *line_end = pick (random, line_ends, G_N_ELEMENTS (line_ends));
  gboolean quote_all = g_rand_int_range (random, 0, 4) == 0;
  guint n_columns = (guint) g_rand_int_range (random, 2, 9);
  gint32 n_rows = g_rand_int_range (random, 2, 60);
  gint32 naming = g_rand_int_range (random, 0, 3);
  Column columns[9];
  gint32 habits[9];
  gboolean has_typed_column = FALSE;
  char *encoded;

  dialect->encoding = g_strdup (pick (random, encodings, G_N_ELEMENTS (encodings)));
  dialect->delimiter = delimiters[g_rand_int_range (random, 0, G_N_ELEMENTS (delimiters))];
  dialect->quote = '"';
  dialect->n_header_rows = 1;

  columns[0] = COLUMN_NAME;
  for (guint i = 1; i < n_columns; i++)
    columns[i] = (Column) g_rand_int_range (random, 1, N_COLUMN_KINDS);
  for (guint i = 0; i < n_columns; i++)
    {
      habits[i] = g_rand_int_range (random, 0, 3);
      has_typed_column = has_typed_column || columns[i] == COLUMN_EMAIL || columns[i] == COLUMN_URL
                         || columns[i] == COLUMN_DATE || columns[i] == COLUMN_AMOUNT;
    }

  /* Without any column of figures nobody could tell a header from a row. */
  if (has_typed_column && g_rand_int_range (random, 0, 4) == 0)
    dialect->n_header_rows = 0;

  if (g_rand_int_range (random, 0, 4) == 0 && n_columns > 2)
    {
      g_string_append (text, "List of partners as of May");
      end_row (text, g_rand_boolean (random) ? n_columns - 1 : 0, dialect, line_end);
      dialect->n_preamble_lines++;
      if (g_rand_boolean (random))
        {
          end_row (text, g_rand_boolean (random) ? n_columns - 1 : 0, dialect, line_end);
          dialect->n_preamble_lines++;
        }
    }

  for (gint32 row = dialect->n_header_rows == 1 ? -1 : 0; row < n_rows; row++)
    {
      for (guint i = 0; i < n_columns; i++)
        {
          g_autofree char *cell = row == -1 ? g_strdup (headers[columns[i]][naming])
                                  : i > 0 && g_rand_int_range (random, 0, 8) == 0
                                      ? g_strdup ("")
                                      : make_cell (random, columns[i], habits[i]);

          if (i > 0)
            g_string_append_c (text, dialect->delimiter);
          append_cell (text, cell, dialect, quote_all);
        }
      end_row (text, 0, dialect, line_end);
    }

  encoded
      = g_convert (text->str, (gssize) text->len, dialect->encoding, "UTF-8", NULL, length, &error);
  g_assert_no_error (error);
  return encoded;
}

static void
test_rosters (void)
{
  g_autoptr (GRand) random = seed_test_make_rand ();
  guint n_encoding = 0;
  guint n_delimiter = 0;
  guint n_quote = 0;
  guint n_preamble = 0;
  guint n_header = 0;
  guint n_all = 0;

  for (guint i = 0; i < N_ROSTERS; i++)
    {
      LiaCsvDialect truth = { 0 };
      gsize length;
      g_autofree char *roster = make_roster (random, &truth, &length);
      g_autoptr (GBytes) bytes = g_bytes_new (roster, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (LiaCsvDialect) dialect = lia_csv_dialect_detect (bytes, &error);
      gboolean encoding, delimiter, quote, preamble, header;

      g_assert_no_error (error);
      encoding = g_str_equal (dialect->encoding, truth.encoding);
      delimiter = dialect->delimiter == truth.delimiter;
      quote = dialect->quote == truth.quote && dialect->escape == truth.escape;
      preamble = dialect->n_preamble_lines == truth.n_preamble_lines;
      header = dialect->n_header_rows == truth.n_header_rows;
      n_encoding += encoding;
      n_delimiter += delimiter;
      n_quote += quote;
      n_preamble += preamble;
      n_header += header;
      n_all += encoding && delimiter && quote && preamble && header;
      if (g_test_verbose () && !(encoding && delimiter && quote && preamble && header)
          && g_str_equal (truth.encoding, "UTF-8"))
        g_print ("--- truth %s %d %d %u %u; read %s %d %d %u %u\n%.*s\n", truth.encoding,
                 truth.delimiter, truth.quote, truth.n_preamble_lines, truth.n_header_rows,
                 dialect->encoding, dialect->delimiter, dialect->quote, dialect->n_preamble_lines,
                 dialect->n_header_rows, (int) MIN (length, 400), roster);
      g_free (truth.encoding);
    }

  g_test_message (
      "of %d rosters: encoding %u, delimiter %u, quotes %u, preamble %u, header %u, all %u",
      N_ROSTERS, n_encoding, n_delimiter, n_quote, n_preamble, n_header, n_all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-rosters/rosters", test_rosters);

  return g_test_run ();
}
