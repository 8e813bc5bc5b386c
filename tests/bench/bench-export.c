/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Export of 100,000 partners to a workbook, beside what Gnumeric's ssconvert takes for the same rows from CSV to
 * XLSX, in the same run. How it grows is shown at 1,000 and 10,000 rows. LIAISON_BENCH_ROWS=1000000 adds a size. */
#include <glib/gstdio.h>
#include <locale.h>
#include <sys/resource.h>

#include "lia-export.h"
#include "lia-partner.h"
#include "lia-workspace.h"

static double
now (void)
{
  return (double) g_get_monotonic_time () / G_TIME_SPAN_SECOND;
}

static gboolean
fill (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const sectors[] = { "academia", "government", "international" };
  static const char *const countries[] = { "CH", "BF", "BR", "PL" };
  const guint n_rows = GPOINTER_TO_UINT (data);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autoptr (LiaRecord) record = lia_record_new (&lia_partner_type);
      g_autofree char *name = g_strdup_printf ("Centre for Security Policy number %u", row);
      g_autofree char *acronym = g_strdup_printf ("CSP%u", row);
      g_autofree char *website = g_strdup_printf ("https://www.centre-%u.example.org", row);
      g_autofree char *email = g_strdup_printf ("info@centre-%u.example.org", row);
      g_autofree char *phone = g_strdup_printf ("+41 22 %07u", row);
      g_autofree char *description = g_strdup_printf (
          "Works on networks and takes part in exercise %u every year", row * 7919 % 100003);
      const struct
      {
        const char *field;
        const char *text;
      } cells[] = { { "name", name },
                    { "acronym", acronym },
                    { "sector", sectors[row % 3] },
                    { "country", countries[row % 4] },
                    { "region", "Europe" },
                    { "website", website },
                    { "email", email },
                    { "phone", phone },
                    { "description", description } };

      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        {
          const LiaValue value = LIA_TEXT (cells[i].text);

          lia_record_set_value (record, cells[i].field, &value);
        }
      if (!lia_record_save (record, batch, error))
        return FALSE;
    }
  return TRUE;
}

static double export (LiaWorkspace *workspace, const char *path)
{
  const LiaExportRequest request = { .type = &lia_partner_type };
  g_autoptr (GError) error = NULL;
  const double start = now ();

  lia_export_write (lia_workspace_get_reader (workspace), &request, path, NULL, NULL, &error);
  g_assert_no_error (error);
  return now () - start;
}

/* 0 where there is no Gnumeric. */
static double
convert (const char *csv, const char *xlsx)
{
  const char *const arguments[] = { "ssconvert", csv, xlsx, NULL };
  g_autofree char *program = g_find_program_in_path ("ssconvert");
  const double start = now ();
  int status;

  if (program == NULL)
    return 0;
  g_spawn_sync (NULL, (char **) arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, NULL);
  return g_spawn_check_wait_status (status, NULL) ? now () - start : 0;
}

static void
measure (guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "bench.liaison", NULL);
  g_autofree char *xlsx = g_build_filename (folder, "bench.xlsx", NULL);
  g_autofree char *csv = g_build_filename (folder, "bench.csv", NULL);
  g_autofree char *peer_xlsx = g_build_filename (folder, "peer.xlsx", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "none", FALSE, &error);
  struct rusage before;
  struct rusage after;
  double csv_time;
  double xlsx_time;
  double peer_time;

  g_assert_no_error (error);
  lia_store_write (lia_workspace_get_store (workspace), "Fill", fill, GUINT_TO_POINTER (n_rows),
                   NULL, NULL, &error);
  g_assert_no_error (error);
  csv_time = export (workspace, csv);
  getrusage (RUSAGE_SELF, &before);
  xlsx_time = export (workspace, xlsx);
  getrusage (RUSAGE_SELF, &after);
  peer_time = convert (csv, peer_xlsx);
  g_print ("%7u rows: CSV %.2f s, XLSX %.2f s (%.1f µs a row, at most %ld MiB more)", n_rows,
           csv_time, xlsx_time, xlsx_time / n_rows * 1e6,
           (after.ru_maxrss - before.ru_maxrss) / 1024);
  if (peer_time > 0)
    g_print ("; ssconvert, CSV to XLSX %.2f s; ratio %.2f\n", peer_time, xlsx_time / peer_time);
  else
    g_print ("; no ssconvert here to compare with\n");

  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  const char *more = g_getenv ("LIAISON_BENCH_ROWS");

  setlocale (LC_ALL, "C.UTF-8");

  measure (1000);
  measure (10000);
  measure (100000);
  if (more != NULL)
    measure ((guint) g_ascii_strtoull (more, NULL, 10));
  return 0;
}
