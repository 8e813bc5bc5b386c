/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "lia-signature.h"

/* How many fields of signatures are found, by file of tests/data/signatures. A field counts where it is given or found:
 * agreeing that there is none is no merit.
 *
 * Measured once when the parser was done: 82.3 % of the unseen ones before, 97.4 % after; a name that lost its "El" was
 * mended afterwards. */

#define N_FIELDS 9

static const char *const fields[N_FIELDS] = { "honorific", "name",         "post",
                                              "unit",      "organisation", "email",
                                              "phone",     "mobile",       "website" };
/* The struct is its nine texts and nothing else. */
G_STATIC_ASSERT (sizeof (LiaSignature) == N_FIELDS * sizeof (char *));

typedef struct
{
  const char *name;
  guint floor; /* percent of all fields */
  guint name_floor; /* percent of names */
} File;

static const File files[] = {
  { "seen", 97, 100 },
  { "unseen", 97, 93 },
};

typedef struct
{
  guint n_right;
  guint n_all;
} Rate;

static double
get_percent (const Rate *rate)
{
  return rate->n_all > 0 ? 100.0 * rate->n_right / rate->n_all : 100;
}

static void
score (const char *title, const char *text, char **expected, Rate *rates, guint *n_whole)
{
  g_autoptr (LiaSignature) found = lia_signature_parse (text);
  const char *texts[N_FIELDS];
  gboolean whole = TRUE;

  memcpy (texts, found, sizeof texts);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const gboolean right = g_strcmp0 (texts[i], expected[i]) == 0;

      if (texts[i] == NULL && expected[i] == NULL)
        continue;
      rates[i].n_all++;
      rates[i].n_right += right ? 1 : 0;
      whole = whole && right;
      if (!right)
        g_test_message ("%s, %s: found “%s”, expected “%s”", title, fields[i],
                        texts[i] != NULL ? texts[i] : "", expected[i] != NULL ? expected[i] : "");
    }
  *n_whole += whole ? 1 : 0;
}

/* "name: Ada Obi", line by line */
static void
read_expected (const char *block, char **expected)
{
  g_auto (GStrv) lines = g_strsplit (block, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    for (guint j = 0; j < N_FIELDS; j++)
      {
        const gsize length = strlen (fields[j]);

        if (strncmp (lines[i], fields[j], length) == 0 && lines[i][length] == ':')
          expected[j] = g_strdup (lines[i] + length + 2);
      }
}

static void
test_rates (gconstpointer data)
{
  const File *file = data;
  g_autofree char *name = g_strconcat (file->name, ".txt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("LIAISON_TEST_SOURCE_ROOT"), "tests", "data",
                                            "signatures", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) blocks = NULL;
  g_autoptr (GError) error = NULL;
  Rate rates[N_FIELDS] = { 0 };
  Rate all = { 0 };
  guint n_whole = 0;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  blocks = g_strsplit (text, "\n=== ", -1);
  for (guint i = 1; blocks[i] != NULL; i++, n++)
    {
      char *expected[N_FIELDS] = { NULL };
      char *signature = strchr (blocks[i], '\n');
      char *answers = strstr (blocks[i], "\n---\n");

      g_assert_nonnull (signature);
      g_assert_nonnull (answers);
      *signature++ = *answers = '\0';
      read_expected (answers + strlen ("\n---\n"), expected);
      score (blocks[i], signature, expected, rates, &n_whole);
      for (guint j = 0; j < N_FIELDS; j++)
        g_free (expected[j]);
    }
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_test_message ("%s: %s %u of %u, %.1f %%", file->name, fields[i], rates[i].n_right,
                      rates[i].n_all, get_percent (&rates[i]));
      all.n_right += rates[i].n_right;
      all.n_all += rates[i].n_all;
    }
  g_test_message ("%s: all fields %u of %u, %.1f %%; %u of %u signatures right throughout",
                  file->name, all.n_right, all.n_all, get_percent (&all), n_whole, n);
  g_assert_cmpuint (n, >=, 30);
  g_assert_cmpfloat (get_percent (&all), >=, file->floor);
  g_assert_cmpfloat (get_percent (&rates[1]), >=, file->name_floor);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/signature/rates/", files[i].name, NULL);

      g_test_add_data_func (path, &files[i], test_rates);
    }
  return g_test_run ();
}
