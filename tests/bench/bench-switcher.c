/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quick switcher at 1,000, 10,000 and 100,000 partners: what is typed letter by letter, until the matches are
 * back on the main thread. LIAISON_BENCH_ROWS=1000000 adds a size. */
#include <glib/gstdio.h>

#include "lia-partner.h"
#include "lia-person.h"
#include "lia-switcher.h"

static const char *const typed[]
    = { "geneva centre", "itu", "gcsp", "security pol", "obi", "zzz", "sa" };

static const char *const places[] = { "Geneva", "International", "Security", "São Paulo", "Łódź" };
static const char *const subjects[]
    = { "Centre for Policy", "Telecommunication Union", "Network", "Trust and Safety Forum" };

static gboolean
fill (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LiaRecord) partner = lia_record_new (&lia_partner_type);
      g_autoptr (LiaRecord) person = lia_record_new (&lia_person_type);
      g_autofree char *name = g_strdup_printf ("%s %s %u", places[i % 5], subjects[i / 5 % 4], i);
      g_autofree char *acronym = g_strdup_printf (
          "%c%c%c", 'A' + (int) (i % 26), 'A' + (int) (i / 26 % 26), 'A' + (int) (i / 676 % 26));
      g_autofree char *family = g_strdup_printf ("Family%u", i);

      if (!lia_record_parse (partner, "name", name, NULL, error)
          || !lia_record_parse (partner, "acronym", acronym, NULL, error)
          || !lia_record_save (partner, batch, error))
        return FALSE;
      if (i % 4 == 0
          && (!lia_record_parse (person, "family_name", family, NULL, error)
              || !lia_record_save (person, batch, error)))
        return FALSE;
    }
  return TRUE;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GListModel **matches = user_data;

  *matches = lia_switcher_find_finish (result, NULL);
  g_assert_nonnull (*matches);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static void
measure (const char *folder, guint n)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.liaison", folder, n);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  workspace = lia_workspace_create (path, "none", FALSE, &error);
  g_assert_no_error (error);
  lia_store_write (lia_workspace_get_store (workspace), "Fill", fill, GUINT_TO_POINTER (n), NULL,
                   NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (typed) * 3; i++)
    {
      const char *text = typed[i % G_N_ELEMENTS (typed)];
      double worst = 0;

      for (const char *end = text; *end != '\0'; end++)
        {
          g_autofree char *prefix = g_strndup (text, (gsize) (end + 1 - text));
          g_autoptr (GListModel) matches = NULL;
          const gint64 start = g_get_monotonic_time ();
          double took;

          lia_switcher_find_async (workspace, prefix, 20, NULL, on_found, &matches);
          while (matches == NULL)
            g_main_context_iteration (NULL, TRUE);
          took = (double) (g_get_monotonic_time () - start) / 1000;
          worst = MAX (worst, took);
          g_array_append_val (times, took);
        }
      if (i < G_N_ELEMENTS (typed))
        g_print ("# %7u partners: “%s” at most %.2f ms a key\n", n, text, worst);
    }
  g_array_sort (times, compare);
  g_print ("# %7u partners: median %.2f ms, 95th percentile %.2f ms (aim 8)\n", n,
           g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 95 / 100));
  g_assert_true (lia_workspace_close (workspace, NULL));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-bench-XXXXXX", NULL);
  const char *more = g_getenv ("LIAISON_BENCH_ROWS");
  g_autoptr (GDir) dir = NULL;
  const char *name;

  for (guint n = 1000; n <= 100000; n *= 10)
    measure (folder, n);
  if (more != NULL)
    measure (folder, (guint) g_ascii_strtoull (more, NULL, 10));

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_print ("1..1\nok 1 - switcher\n");
  return 0;
}
