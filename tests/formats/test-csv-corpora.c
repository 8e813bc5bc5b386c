/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "lia-json-file.h"
#include "lia-table-reader.h"

/* Files nobody here wrote, read with the dialect that was detected and compared with the answers that came
 * with them. How many of the real ones come out right is a ratchet: it may rise, never fall. Of the two that do
 * not, one answer has a broken cell ("0.\\" for "0.0"), and one file is a report of a dozen tables; the one other
 * dialect counts the lines of a title where the survey counts its rows. */
#define N_REAL_FILES    38
#define N_REAL_RIGHT    36
#define N_REAL_DIALECTS 37

static char *
find_corpora (const char *name)
{
  const char *corpora = g_getenv ("LIAISON_TEST_CORPORA");
  g_autofree char *path = corpora != NULL
                              ? g_build_filename (corpora, "csv", name, NULL)
                              : g_build_filename (g_getenv ("LIAISON_TEST_SOURCE_ROOT"), "..",
                                                  "shared", "corpora", "csv", name, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);
  g_test_skip ("the corpora are not here; LIAISON_TEST_CORPORA may name their folder");
  return NULL;
}

static GPtrArray *
list_folder (const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  return g_steal_pointer (&names);
}

static GBytes *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

/* A whole table as text: cells stripped and between bars, blank ones at the end of a row left out. */
static void
append_row (GString *table, const char *const *cells, guint n_cells)
{
  g_autoptr (GString) row = g_string_new (NULL);
  gsize length = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *cell = g_strstrip (g_strdup (cells[i]));

      g_string_append (row, cell);
      if (*cell != '\0')
        length = row->len;
      g_string_append_c (row, '|');
    }
  g_string_truncate (row, length);
  g_string_append_printf (table, "%s\n", row->str);
}

static char *
read_table (GBytes *bytes, const LiaCsvDialect *dialect)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (LiaTableReader) reader = lia_table_reader_new (stream, dialect);
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *const *cells;
  guint n_cells;

  cells = lia_table_reader_get_header (reader, NULL, &error);
  g_assert_no_error (error);
  append_row (table, cells, g_strv_length ((char **) cells));
  while (lia_table_reader_next (reader, &cells, &n_cells, NULL, &error))
    append_row (table, cells, n_cells);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&table), FALSE);
}

/* The answers name the columns of a file without header col_0, col_1… */
static char *
read_answer (GBytes *bytes)
{
  LiaCsvDialect dialect
      = { .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"', .n_header_rows = 1 };
  g_autofree char *table = read_table (bytes, &dialect);

  if (g_str_has_prefix (table, "col_0"))
    return g_strdup (strchr (table, '\n'));
  return g_steal_pointer (&table);
}

static void
describe_difference (const char *name,
                     const LiaCsvDialect *dialect,
                     const char *table,
                     const char *answer)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  g_auto (GStrv) answer_lines = g_strsplit (answer, "\n", -1);
  guint i = 0;

  while (lines[i] != NULL && answer_lines[i] != NULL && g_str_equal (lines[i], answer_lines[i]))
    i++;
  g_test_message (
      "wrong: %s (%s, delimiter %c, quote %c, preamble %u, header %u), row %u:\n  %.200s\n  %.200s",
      name, dialect->encoding, dialect->delimiter, dialect->quote, dialect->n_preamble_lines,
      dialect->n_header_rows, i, lines[i] != NULL ? lines[i] : "(end)",
      answer_lines[i] != NULL ? answer_lines[i] : "(end)");
}

/* What the survey says about the way a file is written. Where it names no quote, the file has none. */
static gboolean
is_dialect_right (const char *folder, const char *name, const LiaCsvDialect *dialect)
{
  g_autofree char *truth_name = g_strconcat (name, ".json", NULL);
  g_autoptr (GBytes) bytes = load (folder, truth_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lia_json_parse (bytes, truth_name, &error);
  JsonObject *truth;
  const char *quote;

  g_assert_no_error (error);
  truth = json_node_get_object (root);
  quote = json_object_get_string_member (truth, "quotechar");
  return dialect->delimiter == *json_object_get_string_member (truth, "delimiter")
         && (*quote == '\0' || dialect->quote == *quote)
         && dialect->n_preamble_lines
                == (guint) g_ascii_strtoull (
                    json_object_get_string_member (truth, "preamble_lines"), NULL, 10)
         && (dialect->n_header_rows > 0)
                == (*json_object_get_string_member (truth, "header_lines") != '0');
}

static void
test_real (void)
{
  g_autofree char *real = find_corpora ("real");
  g_autofree char *clean = real != NULL ? find_corpora ("real-clean") : NULL;
  g_autofree char *truths = clean != NULL ? find_corpora ("real-dialect") : NULL;
  g_autoptr (GPtrArray) names = NULL;
  guint n_right = 0;
  guint n_dialects = 0;

  if (truths == NULL)
    return;

  names = list_folder (real);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GBytes) bytes = load (real, name);
      g_autoptr (GBytes) answer_bytes = load (clean, name);
      g_autoptr (GError) error = NULL;
      g_autoptr (LiaCsvDialect) dialect = lia_csv_dialect_detect (bytes, &error);
      g_autofree char *table = NULL;
      g_autofree char *answer = read_answer (answer_bytes);

      g_assert_no_error (error);
      table = read_table (bytes, dialect);
      if (is_dialect_right (truths, name, dialect))
        n_dialects++;
      else
        g_test_message ("other dialect: %s (preamble %u, header %u)", name,
                        dialect->n_preamble_lines, dialect->n_header_rows);
      if (g_str_equal (table, answer))
        n_right++;
      else
        describe_difference (name, dialect, table, answer);
    }

  g_test_message ("dialects of real files as in the survey: %u of %u", n_dialects, names->len);
  g_test_message ("real files read like their answers: %u of %u", n_right, names->len);
  if (names->len == N_REAL_FILES)
    {
      g_assert_cmpuint (n_right, >=, N_REAL_RIGHT);
      g_assert_cmpuint (n_dialects, >=, N_REAL_DIALECTS);
    }
}

/* Mistakes in the published answers, which contradict the very bytes of their files. */
static const struct
{
  const char *file;
  const char *answer;
  const char *truth;
} mistakes[] = {
  { "location_coordinates.csv", "1234567890", "2095257564" },
};

static const char *
correct (const char *file, const char *cell)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      if (g_str_equal (mistakes[i].file, file) && g_str_equal (mistakes[i].answer, cell))
        return mistakes[i].truth;
    }
  return cell;
}

static void
append_answer_row (GString *table,
                   const char *file,
                   JsonObject *object,
                   const char *const *header,
                   guint n_columns)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_assert_cmpuint (json_object_get_size (object), ==, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_assert_true (json_object_has_member (object, header[i]));
      g_ptr_array_add (
          cells, (gpointer) correct (file, json_object_get_string_member (object, header[i])));
    }
  append_row (table, (const char *const *) cells->pdata, cells->len);
}

static void
test_spectrum (void)
{
  g_autofree char *folder = find_corpora ("spectrum");
  g_autoptr (GPtrArray) names = NULL;
  guint n_right = 0;
  guint n_files = 0;

  if (folder == NULL)
    return;

  names = list_folder (folder);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *answer_name = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) answer_bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (LiaCsvDialect) dialect = NULL;
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *read = NULL;
      g_autoptr (GString) table = g_string_new (NULL);
      g_autoptr (GString) answer = g_string_new (NULL);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (LiaTableReader) reader = NULL;
      const char *const *header;
      guint n_columns;

      if (!g_str_has_suffix (name, ".csv"))
        continue;
      n_files++;
      answer_name = g_strdup_printf ("%.*s.json", (int) strlen (name) - 4, name);
      bytes = load (folder, name);
      answer_bytes = load (folder, answer_name);
      root = lia_json_parse (answer_bytes, answer_name, &error);
      g_assert_no_error (error);
      dialect = lia_csv_dialect_detect (bytes, &error);
      g_assert_no_error (error);
      read = read_table (bytes, dialect);

      stream = g_memory_input_stream_new_from_bytes (bytes);
      reader = lia_table_reader_new (stream, dialect);
      header = lia_table_reader_get_header (reader, NULL, &error);
      g_assert_no_error (error);
      n_columns = g_strv_length ((char **) header);
      append_row (answer, header, n_columns);
      if (JSON_NODE_HOLDS_OBJECT (root))
        append_answer_row (answer, name, json_node_get_object (root), header, n_columns);
      else
        {
          JsonArray *array = json_node_get_array (root);

          for (guint row = 0; row < json_array_get_length (array); row++)
            append_answer_row (answer, name, json_array_get_object_element (array, row), header,
                               n_columns);
        }
      /* Copies of these files often lose their CRs on the way through a version control system. */
      g_string_assign (table, read);
      g_string_replace (table, "\r\n", "\n", 0);
      g_string_replace (answer, "\r\n", "\n", 0);
      if (g_str_equal (table->str, answer->str))
        n_right++;
      else
        describe_difference (name, dialect, table->str, answer->str);
    }

  g_test_message ("spectrum files read like their answers: %u of %u", n_right, n_files);
  g_assert_cmpuint (n_right, ==, n_files);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-corpora/spectrum", test_spectrum);
  g_test_add_func ("/csv-corpora/real", test_real);

  return g_test_run ();
}
