/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading workbooks of nine columns, beside the floor (unpacking the same bytes) and a peer in the same run: Gnumeric's
 * ssconvert, which reads the same file and writes it as CSV. LIAISON_BENCH_ROWS=1000000 adds a size. */
#include <glib/gstdio.h>
#include <string.h>

#include "lia-archive.h"
#include "sheet-test.h"

#define N_COLUMNS 9
#define N_REPEATS 3

static double
now (void)
{
  return (double) g_get_monotonic_time () / G_TIME_SPAN_SECOND;
}

/* Texts that are shared, numbers and dates, as a roster has them. */
static GBytes *
make_xlsx (guint n_rows)
{
  g_autoptr (GString) sheet = g_string_new ("<dimension ref=\"A1:AMK1048576\"/><sheetData>");
  g_autoptr (GString) texts = g_string_new (NULL);
  guint n_texts = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append_printf (sheet, "<row r=\"%u\" spans=\"1:9\">", row + 1);
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          const char letter = (char) ('A' + column);

          if (column == 3)
            g_string_append_printf (sheet, "<c r=\"%c%u\" s=\"1\"><v>%u</v></c>", letter, row + 1,
                                    42000 + row % 4000);
          else if (column == 7)
            g_string_append_printf (sheet, "<c r=\"%c%u\"><v>%u.5</v></c>", letter, row + 1,
                                    row * 7919 % 100003);
          else if (column == 2 || column == 4)
            g_string_append_printf (sheet, "<c r=\"%c%u\" t=\"s\"><v>%u</v></c>", letter, row + 1,
                                    column);
          else
            {
              g_string_append_printf (sheet, "<c r=\"%c%u\" t=\"s\"><v>%u</v></c>", letter, row + 1,
                                      5 + n_texts++);
              g_string_append_printf (texts, "<si><t>Société d’essai &amp; fils %u-%u</t></si>",
                                      row * 7919 % 100003, column);
            }
        }
      g_string_append (sheet, "</row>");
    }
  g_string_append (sheet, "</sheetData>");
  g_string_prepend (texts, "<si><t>a</t></si><si><t>b</t></si><si><t>Switzerland</t></si>"
                           "<si><t>c</t></si><si><t>academia</t></si>");
  return sheet_test_make_xlsx (sheet->str, texts->str,
                               "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
}

static GBytes *
make_ods (guint n_rows)
{
  g_autoptr (GString) table = g_string_new ("<table:table table:name=\"One\">");

  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (table, "<table:table-row table:style-name=\"ro1\">");
      for (guint column = 0; column < N_COLUMNS; column++)
        if (column == 3)
          g_string_append_printf (
              table,
              "<table:table-cell office:value-type=\"date\" "
              "office:date-value=\"2016-10-%02u\"><text:p>x</text:p></table:table-cell>",
              row % 28 + 1);
        else if (column == 7)
          g_string_append_printf (table,
                                  "<table:table-cell office:value-type=\"float\" "
                                  "office:value=\"%u.5\"><text:p>x</text:p></table:table-cell>",
                                  row * 7919 % 100003);
        else
          g_string_append_printf (
              table,
              "<table:table-cell office:value-type=\"string\"><text:p>Société d’essai "
              "&amp; fils %u-%u</text:p></table:table-cell>",
              row * 7919 % 100003, column);
      g_string_append (table, "</table:table-row>");
    }
  g_string_append (table, "</table:table>");
  return sheet_test_make_ods (table->str);
}

static double
measure_reading (GFile *file, guint n_rows)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_REPEATS; i++)
    {
      const double began = now ();
      g_autoptr (GError) error = NULL;
      g_autoptr (LiaWorkbook) workbook = lia_workbook_open (file, NULL, &error);
      g_autoptr (LiaRowSource) source = NULL;
      const char *const *cells;
      guint n_cells;
      guint n = 0;

      g_assert_no_error (error);
      source = lia_workbook_read (workbook, 0, LIA_SHEET_ALL, NULL, &error);
      g_assert_no_error (error);
      while (lia_row_source_next (source, &cells, &n_cells, NULL, &error))
        n += n_cells == N_COLUMNS;
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, n_rows);
      best = MIN (best, now () - began);
    }
  return best;
}

static double
measure_unpacking (GFile *file, const char *const *parts)
{
  const double began = now ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaArchive) archive = lia_archive_open (file, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (LiaArchivePart) part = NULL;
      const char *bytes;
      gsize length = 1;

      if (!lia_archive_has (archive, parts[i]))
        continue;
      part = lia_archive_open_part (archive, parts[i], NULL, &error);
      while (length > 0)
        g_assert_true (lia_archive_part_read (part, &bytes, &length, NULL, &error));
    }
  return now () - began;
}

/* Returns: 0 where there is no Gnumeric */
static double
measure_gnumeric (const char *path, const char *folder)
{
  g_autofree char *output = g_build_filename (folder, "output.csv", NULL);
  g_autofree char *program = g_find_program_in_path ("ssconvert");
  const char *arguments[] = { program, path, output, NULL };
  g_autoptr (GError) error = NULL;
  double began;
  int status = 0;

  if (program == NULL)
    return 0;
  began = now ();
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL,
                               G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               NULL, NULL, &status, &error));
  began = now () - began;
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_cmpint (g_unlink (output), ==, 0);
  return began;
}

static void
measure (const char *folder, const char *name, GBytes *bytes, guint n_rows)
{
  static const char *const parts[]
      = { "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "content.xml", NULL };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  double reading;
  double unpacking;
  double gnumeric;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  reading = measure_reading (file, n_rows);
  unpacking = measure_unpacking (file, parts);
  gnumeric = measure_gnumeric (path, folder);
  g_print ("%9u %-5s %8.2f | %9.3f %9.3f %9.3f | %.1f times the floor", n_rows,
           strrchr (name, '.') + 1, (double) g_bytes_get_size (bytes) / 1e6, reading, unpacking,
           gnumeric, reading / unpacking);
  if (gnumeric > 0)
    g_print (", %.2f of Gnumeric's", reading / gnumeric);
  g_print ("\n");
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (void)
{
  const char *more = g_getenv ("LIAISON_BENCH_ROWS");
  const guint sizes[]
      = { 1000, 10000, 100000, more != NULL ? (guint) g_ascii_strtoull (more, NULL, 10) : 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-bench-XXXXXX", &error);

  g_assert_no_error (error);
  g_print ("%9s %-5s %8s | %9s %9s %9s |\n", "rows", "kind", "MB", "read s", "unpack s",
           "Gnumeric");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] > 0)
      {
        g_autoptr (GBytes) xlsx = make_xlsx (sizes[i]);
        g_autoptr (GBytes) ods = make_ods (sizes[i]);

        measure (folder, "roster.xlsx", xlsx, sizes[i]);
        measure (folder, "roster.ods", ods, sizes[i]);
      }
  g_print ("Gnumeric also writes the rows as CSV; the best of %u readings counts for us.\n",
           N_REPEATS);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return 0;
}
