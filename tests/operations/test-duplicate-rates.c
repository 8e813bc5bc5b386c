/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well duplicates are found: a labelled set is made at random; how many of the pairs found are right (precision),
 * and how many of the right ones are found (recall), is printed at each threshold. */
#include "lia-duplicate-index.h"
#include "lia-partner.h"
#include "lia-record-find.h"
#include "operations-test.h"
#include "seed-test.h"

/* Two words each, so that names differ in more than one. */
static const char *const stems[]
    = { "Alder",  "Birch",   "Cedar",   "Dunes",   "Ember",   "Fjord",    "Garnet",  "Heron",
        "Indigo", "Juniper", "Kestrel", "Lantern", "Meadow",  "Nettle",   "Orchard", "Pebble",
        "Quartz", "Rowan",   "Saffron", "Thistle", "Umber",   "Verbena",  "Willow",  "Yarrow",
        "Zephyr", "Basalt",  "Cobalt",  "Delta",   "Estuary", "Foxglove", "Gannet",  "Harbour" };
static const char *const subjects[][3] = {
  { "Health", "Santé", "Salud" },
  { "Education", "Éducation", "Educación" },
  { "Water", "Eau", "Agua" },
  { "Security", "Sécurité", "Seguridad" },
  { "Agriculture", "Agriculture", "Agricultura" },
  { "Research", "Recherche", "Investigación" },
  { "Development", "Développement", "Desarrollo" },
  { "Transport", "Transport", "Transporte" },
};
static const char *const bodies[][3] = {
  { "Institute", "Institut", "Instituto" }, { "Foundation", "Fondation", "Fundación" },
  { "Centre", "Centre", "Centro" },         { "Agency", "Agence", "Agencia" },
  { "Network", "Réseau", "Red" },           { "Council", "Conseil", "Consejo" },
};
static const char *const legal_forms[] = { "Ltd", "GmbH", "S.A.", "Inc.", "A.C.", "e.V.", "B.V." };
static const char *const countries[] = { "CH", "KE", "FR", "DE", "MX", "BR", "IN", "JP" };

typedef struct
{
  guint group; /* records of one group are one organisation */
  char *name;
  char *acronym;
  char *website;
  char *phone;
  const char *country;
} Made;

static void
made_free (gpointer data)
{
  Made *self = data;

  g_free (self->name);
  g_free (self->acronym);
  g_free (self->website);
  g_free (self->phone);
  g_free (self);
}

typedef struct
{
  const char *stem;
  const char *other_stem;
  guint subject;
  guint body;
  guint language;
} Parts;

static char *
write_name (const Parts *parts)
{
  return g_strdup_printf ("%s %s %s %s", parts->stem, parts->other_stem,
                          bodies[parts->body][parts->language],
                          subjects[parts->subject][parts->language]);
}

/* A letter left out, doubled, or two swapped. */
static char *
slip (const char *name, GRand *rand)
{
  GString *text = g_string_new (name);
  gsize at = 0;

  do
    at = (gsize) g_rand_int_range (rand, 1, (gint32) text->len - 1);
  while (!g_ascii_islower (text->str[at]) || !g_ascii_islower (text->str[at + 1])
         || text->str[at] == text->str[at + 1]);
  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      g_string_erase (text, (gssize) at, 1);
      break;
    case 1:
      g_string_insert_c (text, (gssize) at, text->str[at]);
      break;
    default:
      {
        const char letter = text->str[at];

        text->str[at] = text->str[at + 1];
        text->str[at + 1] = letter;
      }
    }
  return g_string_free_and_steal (text);
}

static Made *
made_new (guint group, char *name, const Made *like, GRand *rand)
{
  Made *self = g_new0 (Made, 1);

  self->group = group;
  self->name = name;
  if (like == NULL)
    {
      self->country = countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))];
      if (g_rand_boolean (rand))
        self->website = g_strdup_printf ("https://www.organisation%u.org", group);
      if (g_rand_boolean (rand))
        self->phone = g_strdup_printf ("+%d %d", g_rand_int_range (rand, 20, 99),
                                       g_rand_int_range (rand, 10000000, 99999999));
      return self;
    }
  /* A second entry of the same organisation says some of the same. */
  self->country = g_rand_int_range (rand, 0, 4) > 0 ? like->country : NULL;
  if (g_rand_boolean (rand) && like->website != NULL)
    self->website = g_strdup_printf ("http://organisation%u.org/about", group);
  if (g_rand_boolean (rand))
    self->phone = g_strdup (like->phone);
  return self;
}

static void
add_variant (GPtrArray *all, const Parts *parts, const Made *made, guint group, GRand *rand)
{
  g_autofree char *name = write_name (parts);
  Parts changed = *parts;

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_ptr_array_add (all, made_new (group, slip (name, rand), made, rand));
      break;
    case 1:
      g_ptr_array_add (
          all, made_new (group,
                         g_strdup_printf (
                             "%s %s", name,
                             legal_forms[g_rand_int_range (rand, 0, G_N_ELEMENTS (legal_forms))]),
                         made, rand));
      break;
    case 2:
      changed.language = (parts->language + 1) % 3;
      g_ptr_array_add (all, made_new (group, write_name (&changed), made, rand));
      break;
    case 3:
      g_ptr_array_add (
          all, made_new (group,
                         g_strdup_printf ("%s for %s, %s %s", bodies[parts->body][parts->language],
                                          subjects[parts->subject][parts->language], parts->stem,
                                          parts->other_stem),
                         made, rand));
      break;
    default:
      {
        /* What people call it; the acronym stands with the other. */
        Made *other
            = made_new (group,
                        g_strdup_printf ("%c%c%c%c", *parts->stem, *parts->other_stem,
                                         *bodies[parts->body][0], *subjects[parts->subject][0]),
                        made, rand);

        g_free (((Made *) made)->acronym);
        ((Made *) made)->acronym = g_strdup (other->name);
        g_ptr_array_add (all, other);
      }
    }
}

/* Half of the organisations stand there twice; a third have a namesake that shares all words but one. */
static GPtrArray *
make_set (guint n, GRand *rand)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (made_free);
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint group = 0;

  for (guint i = 0; i < n; i++)
    {
      const gint32 stem = g_rand_int_range (rand, 0, G_N_ELEMENTS (stems));
      const gint32 step = g_rand_int_range (rand, 1, G_N_ELEMENTS (stems) - 1);
      Parts parts = {
        stems[stem],
        stems[(stem + step) % (gint32) G_N_ELEMENTS (stems)],
        (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (subjects)),
        (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (bodies)),
        (guint) g_rand_int_range (rand, 0, 3),
      };
      Made *made;

      /* Each pair of stems once, whichever stands first: else chance makes pairs that no label knows. */
      if (!g_hash_table_add (used, g_strdup_printf ("%s %s", MIN (parts.stem, parts.other_stem),
                                                    MAX (parts.stem, parts.other_stem))))
        continue;
      made = made_new (group, write_name (&parts), NULL, rand);
      g_ptr_array_add (all, made);
      if (g_rand_boolean (rand))
        add_variant (all, &parts, made, group, rand);
      group++;
      if (g_rand_int_range (rand, 0, 3) == 0)
        {
          parts.subject = (parts.subject + 1) % G_N_ELEMENTS (subjects);
          g_ptr_array_add (all, made_new (group++, write_name (&parts), NULL, rand));
        }
    }
  return all;
}

typedef struct
{
  GPtrArray *all; /* borrowed */
  GHashTable *groups; /* id → group + 1 */
} SaveSet;

static gboolean
save_set (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  SaveSet *set = data;

  for (guint i = 0; i < set->all->len; i++)
    {
      const Made *made = g_ptr_array_index (set->all, i);
      g_autoptr (LiaRecord) partner = lia_record_new (&lia_partner_type);
      const char *const cells[][2] = { { "name", made->name },
                                       { "acronym", made->acronym },
                                       { "website", made->website },
                                       { "phone", made->phone },
                                       { "country", made->country } };
      gint64 id;

      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        if (cells[j][1] != NULL
            && !lia_record_parse (partner, cells[j][0], cells[j][1], NULL, error))
          return FALSE;
      if (!lia_record_save (partner, batch, error))
        return FALSE;
      id = lia_record_get_id (partner);
      g_hash_table_insert (set->groups, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER (made->group + 1));
    }
  return TRUE;
}

static guint
get_group (GHashTable *groups, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (groups, &id));
}

static guint
count_true_pairs (const GPtrArray *all)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++)
      n += ((const Made *) all->pdata[i])->group == ((const Made *) all->pdata[j])->group;
  return n;
}

static void
labelled_pairs_are_found (void)
{
  static const struct
  {
    guint score;
    double precision;
    double recall;
  } floors[] = { { LIA_LIKENESS_POSSIBLE, 0.92, 0.93 },
                 { LIA_LIKENESS_LIKELY, 0.96, 0.92 },
                 { LIA_LIKENESS_CERTAIN, 0.99, 0.25 } };
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (GPtrArray) all = make_set (1000, rand);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  SaveSet set = { all, groups };
  const guint n_true = count_true_pairs (all);

  operations_test_init (&test, "none");
  lia_store_write (lia_workspace_get_store (test.workspace), "Fill", save_set, &set, NULL, NULL,
                   &error);
  g_assert_no_error (error);
  found = lia_duplicates_find (lia_workspace_get_reader (test.workspace), &lia_partner_type,
                               LIA_LIKENESS_POSSIBLE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (floors); i++)
    {
      guint n = 0;
      guint n_right = 0;

      for (guint j = 0; j < found->len; j++)
        {
          const LiaDuplicate *pair = g_ptr_array_index (found, j);

          if (pair->score < floors[i].score)
            continue;
          n++;
          n_right += get_group (groups, pair->first) == get_group (groups, pair->second);
        }
      g_test_message ("%u records, %u true pairs; score %u and more: %u pairs, precision %.3f, "
                      "recall %.3f",
                      all->len, n_true, floors[i].score, n, (double) n_right / MAX (1, n),
                      (double) n_right / n_true);
      g_assert_cmpfloat ((double) n_right / MAX (1, n), >=, floors[i].precision);
      g_assert_cmpfloat ((double) n_right / n_true, >=, floors[i].recall);
    }
  if (g_getenv ("LIAISON_TEST_SHOW") != NULL)
    for (guint j = 0; j < found->len; j++)
      {
        const LiaDuplicate *pair = g_ptr_array_index (found, j);
        g_autofree char *first = lia_record_read_display_name (
            &lia_partner_type, lia_workspace_get_reader (test.workspace), pair->first, NULL);
        g_autofree char *second = lia_record_read_display_name (
            &lia_partner_type, lia_workspace_get_reader (test.workspace), pair->second, NULL);

        g_print ("# %c %u %s | %s | %s\n",
                 get_group (groups, pair->first) == get_group (groups, pair->second) ? '+' : '-',
                 pair->score, first, second, pair->reason);
      }
}

/* Nothing that comparing each with each would find is missed for want of a common key. */
static void
keys_miss_little (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (GPtrArray) all = make_set (400, rand);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (LiaIdentityList) identities = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  SaveSet set = { all, groups };
  guint n = 0;

  operations_test_init (&test, "none");
  lia_store_write (lia_workspace_get_store (test.workspace), "Fill", save_set, &set, NULL, NULL,
                   &error);
  g_assert_no_error (error);
  identities = lia_duplicate_read_all (lia_workspace_get_reader (test.workspace), &lia_partner_type,
                                       &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lia_identity_list_get_length (identities); i++)
    for (guint j = i + 1; j < lia_identity_list_get_length (identities); j++)
      {
        LiaLikeness likeness;

        n += lia_likeness_compare (lia_identity_list_get (identities, i),
                                   lia_identity_list_get (identities, j), &likeness)
             >= LIA_LIKENESS_LIKELY;
      }
  found = lia_duplicates_find (lia_workspace_get_reader (test.workspace), &lia_partner_type,
                               LIA_LIKENESS_LIKELY, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("each with each: %u pairs; by keys: %u", n, found->len);
  g_assert_cmpuint (found->len, <=, n);
  g_assert_cmpuint (found->len * 100, >=, n * 97);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicate-rates/labelled", labelled_pairs_are_found);
  g_test_add_func ("/duplicate-rates/keys", keys_miss_little);
  return g_test_run ();
}
