/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding duplicates at 1,000, 10,000 and 100,000 partners, a tenth of which stand there twice; the floor is
 * reading the same rows. LIAISON_BENCH_LARGE adds 1,000,000. Aim: 100,000 in 5 s, a draft in a few ms. */
#include <glib/gstdio.h>
#include <math.h>
#include <time.h>

#include "lia-duplicate-index.h"
#include "lia-partner.h"
#include "lia-workspace.h"

#define SEED    2026
#define N_DRAFT 200

static const char *const bodies[]
    = { "Institute", "Foundation", "Centre", "Agency", "Network",
        "Ministry",  "University", "Union",  "Bank",   "Association" };
static const char *const subjects[]
    = { "Health",   "Education",   "Water",     "Security", "Agriculture",
        "Research", "Development", "Transport", "Energy",   "Trade" };
static const char *const countries[]
    = { "CH", "KE", "FR", "DE", "MX", "BR", "IN", "JP", "NG", "PL" };
static const char *const syllables[]
    = { "ka",  "lo", "mi",  "ner", "tas", "vo",  "ru",  "bel", "dan", "shi",
        "gor", "pe", "zan", "fil", "ho",  "wen", "qua", "jus", "tri", "el" };

/* Of some 8,000 words the frequent ones are much more frequent, as in real names. */
static void
append_word (GString *name, GRand *rand)
{
  guint n = (guint) (8000 * pow (g_rand_double (rand), 2));

  g_string_append_c (name, ' ');
  for (guint i = 0; i < 3; i++, n /= 20)
    {
      const char *syllable = syllables[(n + i * 7) % 20];

      g_string_append (name, syllable);
    }
}

static char *
make_name (GRand *rand)
{
  GString *name = g_string_new (bodies[g_rand_int_range (rand, 0, 10)]);

  append_word (name, rand);
  if (g_rand_boolean (rand))
    append_word (name, rand);
  g_string_append_printf (name, " %s", subjects[g_rand_int_range (rand, 0, 10)]);
  return g_string_free_and_steal (name);
}

static gboolean
fill (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "name", "sort_key", "country", "website", "phone" };
  const guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = make_name (rand);
      g_autofree char *key = g_ascii_strdown (name, -1);
      g_autofree char *website = g_strdup_printf ("https://www.organisation%u.org", i);
      g_autofree char *phone = g_strdup_printf ("+41 %08u", g_rand_int (rand) % 100000000);
      const guint times = i % 10 == 0 && i + 1 < n ? 2 : 1;

      i += times - 1;
      for (guint j = 0; j < times; j++)
        {
          g_autofree char *written = j == 0 ? g_strdup (name) : g_strconcat (name, " Ltd", NULL);
          const LiaValue values[] = { LIA_TEXT (written), LIA_TEXT (key),
                                      LIA_TEXT (countries[g_rand_int_range (rand, 0, 10)]),
                                      LIA_TEXT (website), LIA_TEXT (i % 3 == 0 ? phone : NULL) };

          if (lia_batch_insert (batch, "partner", columns, values, G_N_ELEMENTS (columns), error)
              == 0)
            return FALSE;
        }
    }
  return TRUE;
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
measure (const char *folder, guint n)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.liaison", folder, n);
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "none", FALSE, NULL);
  g_autoptr (LiaDuplicateIndex) index = NULL;
  g_autoptr (LiaIdentityList) identities = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GError) error = NULL;
  LiaReader *reader;
  double floor;
  double processor;
  double making;
  double finding;
  double worst = 0;
  double sum = 0;
  gint64 start;

  g_assert_nonnull (workspace);
  lia_store_write (lia_workspace_get_store (workspace), "Fill", fill, GUINT_TO_POINTER (n), NULL,
                   NULL, &error);
  g_assert_no_error (error);
  reader = lia_workspace_get_reader (workspace);

  start = g_get_monotonic_time ();
  identities = lia_duplicate_read_all (reader, &lia_partner_type, &error);
  g_assert_no_error (error);
  floor = seconds_since (start);
  processor = (double) clock () / CLOCKS_PER_SEC;
  start = g_get_monotonic_time ();
  index = lia_duplicate_index_new (reader, &lia_partner_type, NULL, &error);
  g_assert_no_error (error);
  making = seconds_since (start);
  start = g_get_monotonic_time ();
  found = lia_duplicate_index_find_all (index, LIA_LIKENESS_POSSIBLE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  finding = seconds_since (start);
  processor = (double) clock () / CLOCKS_PER_SEC - processor;

  for (guint i = 0; i < N_DRAFT; i++)
    {
      g_autoptr (LiaRecord) draft = lia_record_new (&lia_partner_type);
      g_autofree char *name = make_name (rand);
      g_autoptr (LiaIdentity) identity = NULL;
      g_autoptr (GPtrArray) alike = NULL;
      double took;

      g_assert_true (lia_record_parse (draft, "name", name, NULL, NULL));
      start = g_get_monotonic_time ();
      identity = lia_identity_new_for_record (draft, NULL, 0);
      alike = lia_duplicate_index_find (index, identity, LIA_LIKENESS_POSSIBLE, 5);
      took = seconds_since (start) * 1000;
      worst = MAX (worst, took);
      sum += took;
    }
  g_print (
      "# %7u partners: read %.3f s, index %.3f s, all pairs %.3f s: together %.3f s (aim 5 s at "
      "100,000), %.3f s of the processor, %.1f µs a row; %u pairs\n",
      n, floor, making, finding, making + finding, processor, (making + finding) * 1e6 / n,
      found->len);
  g_print ("# %7u partners: a draft %.2f ms, at most %.2f ms (aim 8)\n", n, sum / N_DRAFT, worst);
  g_assert_true (lia_workspace_close (workspace, NULL));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-bench-XXXXXX", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_nonnull (folder);
  for (guint n = 1000; n <= (g_getenv ("LIAISON_BENCH_LARGE") != NULL ? 1000000u : 100000u);
       n *= 10)
    measure (folder, n);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_print ("1..1\nok 1 duplicates\n");
  return 0;
}
