/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-identity-list.h"
#include "lia-likeness.h"
#include "lia-partner.h"
#include "lia-person.h"

static LiaIdentity *
make_partner (gint64 id, const char *name)
{
  const LiaIdentityCells cells = { .id = id, .name = name, .email = "office@example.org" };

  return lia_identity_new (&lia_partner_type, &cells);
}

static void
append_partner (LiaIdentityList *list, gint64 id, const char *name)
{
  g_autoptr (LiaIdentity) identity = make_partner (id, name);

  lia_identity_list_append (list, identity);
}

/* More than fit in one piece of memory: each is what it was, wherever it stands. */
static void
many_are_kept (void)
{
  g_autoptr (LiaIdentityList) list = lia_identity_list_new ();
  const guint n = 20000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Institute %u for Networks", (i * 7919) % n);

      append_partner (list, i + 1, name);
    }
  g_assert_cmpuint (lia_identity_list_get_length (list), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Institute %u for Networks", (i * 7919) % n);
      g_autoptr (LiaIdentity) fresh = make_partner (0, name);
      const LiaIdentity *kept = lia_identity_list_get (list, i);
      LiaLikeness likeness;

      g_assert_cmpint (lia_identity_get_id (kept), ==, i + 1);
      lia_likeness_compare (kept, fresh, &likeness);
      g_assert_cmpint (likeness.names, ==, LIA_NAMES_SAME);
    }

  lia_identity_list_sort (list);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (lia_identity_compare_order (lia_identity_list_get (list, i - 1),
                                                 lia_identity_list_get (list, i)),
                     <, 0);
  lia_identity_list_remove (list, 7);
  g_assert_null (lia_identity_list_get (list, 7));
  g_assert_nonnull (lia_identity_list_get (list, 8));
  g_assert_cmpuint (lia_identity_list_get_length (list), ==, n);
}

static void
order_is_by_name_then_id (void)
{
  g_autoptr (LiaIdentityList) list = lia_identity_list_new ();

  append_partner (list, 3, "Water Union");
  append_partner (list, 2, "Agency of Trade");
  append_partner (list, 1, "Water Union");
  append_partner (list, 4, "Water");
  append_partner (list, 5, "");
  lia_identity_list_sort (list);
  for (guint i = 0; i < 5; i++)
    {
      static const gint64 ids[] = { 5, 2, 4, 1, 3 };

      g_assert_cmpint (lia_identity_get_id (lia_identity_list_get (list, i)), ==, ids[i]);
    }
}

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  return g_string_free_and_steal (text);
}

/* [ "PREFIX 0", "PREFIX 1", … ] */
static char *
make_set (const char *prefix, guint n)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s\"%s%u@example.org\"", i > 0 ? "," : "", prefix, i);
  g_string_append_c (json, ']');
  return g_string_free_and_steal (json);
}

/* Nothing that a workspace may hold is too long or too many to be compared; letters are not cut in two. */
static void
long_texts_are_cut (void)
{
  g_autoptr (LiaIdentityList) list = lia_identity_list_new ();
  g_autofree char *word = repeat ("ж", 900);
  g_autofree char *words = repeat ("абвгдежзиклмнопр ", 60);
  g_autofree char *long_words = g_strconcat (words, word, NULL);
  g_autofree char *address = g_strconcat (word, "@example.org", NULL);
  g_autofree char *names = make_set (word, 40);
  g_autofree char *addresses = make_set (word, 400);
  const LiaIdentityCells partner = { .name = word,
                                     .other_names = names,
                                     .acronym = word,
                                     .website = "https://example.org",
                                     .email = address };
  const LiaIdentityCells person = {
    .given_name = long_words, .family_name = long_words, .other_emails = addresses, .email = address
  };
  g_autoptr (LiaIdentity) first = lia_identity_new (&lia_partner_type, &partner);
  g_autoptr (LiaIdentity) second = lia_identity_new (&lia_person_type, &person);
  LiaLikeness likeness;

  lia_identity_list_append (list, first);
  lia_identity_list_append (list, second);
  for (guint i = 0; i < 2; i++)
    {
      const LiaIdentity *identity = lia_identity_list_get (list, i);
      g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LiaIdentityKey));
      g_autofree char *reason = NULL;

      lia_identity_append_keys (identity, keys);
      g_assert_cmpuint (keys->len, >, 0);
      lia_likeness_compare (identity, i == 0 ? first : second, &likeness);
      g_assert_cmpint (likeness.names, ==, LIA_NAMES_SAME);
      reason = lia_likeness_describe (&likeness, identity, i == 0 ? first : second);
      g_assert_true (g_utf8_validate (reason, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity-list/many", many_are_kept);
  g_test_add_func ("/identity-list/order", order_is_by_name_then_id);
  g_test_add_func ("/identity-list/long", long_texts_are_cut);
  return g_test_run ();
}
