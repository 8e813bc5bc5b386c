/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-error.h"
#include "lia-table-columns.h"
#include "lia-table-reader.h"

static void
test_header_words (void)
{
  static const struct
  {
    const char *header;
    const char *word;
  } headers[] = {
    { "Name", "name" },
    { "  Organisation   name ", "organisation name" },
    { "E-Mail_Address (work)", "email address" },
    { "eMail address", "email address" },
    { "Work e-mail", "work email" },
    { "firstName", "first name" },
    { "first_name", "first name" },
    { "Téléphone", "telephone" },
    { "Größe [cm]", "grosse" },
    { "(internal)", "internal" },
    { "URL", "url" },
    { "Country:", "country" },
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *word = lia_table_header_word (headers[i].header);

      g_assert_cmpstr (word, ==, headers[i].word);
    }
}

/* Rows are separated by "/", cells by ",". */
static char *
merge (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "/", -1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) names = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  names = lia_table_merge_header (rows);
  return g_strjoinv ("|", names);
}

static void
test_merge_header (void)
{
  static const struct
  {
    const char *rows;
    const char *names;
  } headers[] = {
    { "Name,City", "Name|City" },
    { " Name , City ,", "Name|City|" },
    { "Travel,,Total/Air,Rail,", "Travel Air|Travel Rail|Total" },
    { "Date,Travel,,,Other/,Air,Rail,Taxi,", "Date|Travel Air|Travel Rail|Travel Taxi|Other" },
    { "control,,fire,/X,Y,X,Y", "control X|control Y|fire X|fire Y" },
    { "A,,B/a,,b/1,2,3", "A a 1|A a 2|B b 3" },
    { "A/b,c", "A b|A c" },
    { "Travel,,Total,/Air,Rail,,", "Travel Air|Travel Rail|Total|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *names = merge (headers[i].rows);

      g_assert_cmpstr (names, ==, headers[i].names);
    }
}

static void
test_totals (void)
{
  static const struct
  {
    const char *row;
    gboolean totals;
  } rows[] = {
    { "Total,,12", TRUE },       { "Grand Total,€ 9692209.60", TRUE },
    { "TOTAL:,1,2", TRUE },      { ",Summe,,3.5", TRUE },
    { "Gesamt,12 %", TRUE },     { "Итого,5", TRUE },
    { "Total général,5", TRUE }, { "Total", FALSE },
    { "Total,,", FALSE },        { "Total Energies,France,", FALSE },
    { "Total,France", FALSE },   { "Sum,Inc.", FALSE },
    { "Acme,12", FALSE },        { ",,", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i].row, ",", -1);

      g_test_message ("%s", rows[i].row);
      g_assert_cmpint (lia_table_is_totals ((const char *const *) cells, g_strv_length (cells)), ==,
                       rows[i].totals);
    }
}

/* Rows as "a|b@line;", the header first. */
static char *
read_table (const char *text, guint n_header_rows, GError **error)
{
  LiaCsvDialect dialect = {
    .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"', .n_header_rows = n_header_rows
  };
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  g_autoptr (LiaTableReader) reader = lia_table_reader_new (stream, &dialect);
  g_autoptr (GString) rows = g_string_new (NULL);
  const char *const *cells = lia_table_reader_get_header (reader, NULL, error);
  g_autofree char *header = NULL;
  guint n_cells;

  if (cells == NULL)
    return NULL;
  header = g_strjoinv ("|", (char **) cells);
  g_string_append_printf (rows, "%s;", header);
  while (lia_table_reader_next (reader, &cells, &n_cells, NULL, error))
    {
      g_autofree char *row = g_strjoinv ("|", (char **) cells);

      g_assert_cmpuint (n_cells, ==, g_strv_length ((char **) cells));
      g_string_append_printf (rows, "%s@%u;", row, (guint) lia_table_reader_get_line (reader));
    }
  g_assert_cmpfloat (lia_table_reader_get_fraction (reader), <=, 1);
  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static void
test_reader (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
    guint n_header_rows;
  } tables[] = {
    { "a,b\n1,2\n", "a|b;1|2@2;", 1 },
    { "a,b\n1,2\n", ";a|b@1;1|2@2;", 0 },
    { "a,b\n", "a|b;", 1 },
    { "", ";", 1 },
    { "a,b\n", "a|b;", 2 },
    { "T,\na,b\n1,2\n", "T a|T b;1|2@3;", 2 },
    /* a repeated header, alone and with a title above it */
    { "a,b\n1,2\na,b\n3,4\n", "a|b;1|2@2;3|4@4;", 1 },
    { "a,b\n1,2\n\nPart two,\na , b\n3,4\n", "a|b;1|2@2;3|4@6;", 1 },
    { "T,\na,b\n1,2\nT,\na,b\n3,4\n", "T a|T b;1|2@3;3|4@6;", 2 },
    /* a row of one cell is data unless a header follows */
    { "a,b\n1,\n2,\n3,4\n5,\n", "a|b;1|@2;2|@3;3|4@4;5|@5;", 1 },
    { "a,b\n1,\n2,\n3,\n4,\n5,\n6,\n7,\n8,\n9,\n10,11\n",
      "a|b;1|@2;2|@3;3|@4;4|@5;5|@6;6|@7;7|@8;8|@9;9|@10;10|11@11;", 1 },
    { "a\n1\na\n2\n", "a;1@2;2@4;", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = read_table (tables[i].text, tables[i].n_header_rows, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, tables[i].rows);
    }
}

/* Rows of one cell are held back only as long as a title could be. */
static void
test_reader_is_bounded (void)
{
  LiaCsvDialect dialect
      = { .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"', .n_header_rows = 1 };
  g_autoptr (GString) text = g_string_new ("name,city\n");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LiaTableReader) reader = NULL;
  const char *const *cells;
  guint n_cells;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "Acme,\n");
  stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  reader = lia_table_reader_new_for_source (lia_row_source_new_csv (stream, &dialect, text->len),
                                            &dialect);
  g_assert_true (lia_table_reader_next (reader, &cells, &n_cells, NULL, NULL));
  g_assert_cmpuint (lia_table_reader_get_line (reader), ==, 2);
  g_assert_cmpfloat (lia_table_reader_get_fraction (reader), <, 0.5);
}

static void
test_reader_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = read_table ("\"a\n", 1, &error);

  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_null (rows);
  g_clear_error (&error);

  rows = read_table ("a,b\n1,\n\"2,\n", 1, &error);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 3"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/header-words", test_header_words);
  g_test_add_func ("/table/merge-header", test_merge_header);
  g_test_add_func ("/table/totals", test_totals);
  g_test_add_func ("/table/reader", test_reader);
  g_test_add_func ("/table/reader-is-bounded", test_reader_is_bounded);
  g_test_add_func ("/table/reader-errors", test_reader_errors);

  return g_test_run ();
}
