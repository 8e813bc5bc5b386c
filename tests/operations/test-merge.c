/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-history.h"
#include "lia-interaction.h"
#include "lia-merge.h"
#include "lia-partner-namesake.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-saved-list.h"
#include "operations-test.h"
#include "seed-test.h"

static char *
to_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
undo (LiaWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LiaUndoResult *undone;

  lia_workspace_undo_async (workspace, operations_test_done, &result);
  operations_test_wait (&result);
  undone = lia_workspace_undo_finish (workspace, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->kept->len, ==, 0);
  lia_undo_result_free (undone);
}

static gint64
load_integer (LiaWorkspace *workspace, const LiaRecordType *type, gint64 id, const char *field)
{
  g_autoptr (LiaRecord) record
      = lia_record_load (lia_workspace_get_reader (workspace), type, id, NULL);

  g_assert_nonnull (record);
  return lia_record_get_integer (record, field);
}

static void
assert_field (LiaWorkspace *workspace,
              const LiaRecordType *type,
              gint64 id,
              const char *field,
              const char *expected)
{
  g_autoptr (LiaRecord) record
      = lia_record_load (lia_workspace_get_reader (workspace), type, id, NULL);
  g_autofree char *text = lia_record_format (record, field, LIA_RECORD_MACHINE);

  g_assert_cmpstr (text, ==, expected);
}

static void
fields_are_chosen (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaMerge) merge = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 keep;
  gint64 lose;

  operations_test_init (&test, "none");
  keep = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme", "country", "CH",
                              "tags", "a; b", "description", "One.", NULL);
  lose = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme Ltd", "acronym",
                              "ACM", "country", "FR", "tags", "b; c", "description", "Two.",
                              "website", "https://acme.example", "contractor", "yes", NULL);
  before = operations_test_dump (test.workspace);
  merge = lia_merge_new (&lia_partner_type, keep, &lose, 1);
  lia_merge_take (merge, "country", lose);
  g_assert_true (lia_merge_run (test.workspace, merge, &error));
  g_assert_no_error (error);

  assert_field (test.workspace, &lia_partner_type, keep, "name", "Acme");
  assert_field (test.workspace, &lia_partner_type, keep, "other_names", "Acme Ltd");
  assert_field (test.workspace, &lia_partner_type, keep, "acronym", "ACM");
  assert_field (test.workspace, &lia_partner_type, keep, "country", "FR");
  assert_field (test.workspace, &lia_partner_type, keep, "tags", "a; b; c");
  assert_field (test.workspace, &lia_partner_type, keep, "description", "One.\n\nTwo.");
  assert_field (test.workspace, &lia_partner_type, keep, "website", "https://acme.example");
  g_assert_cmpint (load_integer (test.workspace, &lia_partner_type, keep, "contractor"), ==, 1);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 1);

  undo (test.workspace);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
the_other_name_can_win (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaMerge) merge = NULL;
  gint64 keep;
  gint64 lose;

  operations_test_init (&test, "none");
  keep = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme", "other_names",
                              "Old Acme; Acme Ltd", NULL);
  lose = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme Ltd", NULL);
  merge = lia_merge_new (&lia_partner_type, keep, &lose, 1);
  lia_merge_take (merge, "name", lose);
  g_assert_true (lia_merge_run (test.workspace, merge, &error));
  assert_field (test.workspace, &lia_partner_type, keep, "name", "Acme Ltd");
  assert_field (test.workspace, &lia_partner_type, keep, "other_names", "Acme; Old Acme");
}

static void
people_keep_their_addresses (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaMerge) merge = NULL;
  g_autofree char *keep_text = NULL;
  g_autofree char *lose_text = NULL;
  g_autofree char *partner_text = NULL;
  gint64 keep;
  gint64 lose;
  gint64 partner;
  gint64 first;

  operations_test_init (&test, "none");
  keep = operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name",
                              "Obi", "email", "ada@example.org", "phone", "+41 22 730 51 11", NULL);
  lose = operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name",
                              "Obi", "email", "obi@example.com", "mobile", "+41 22 730 51 11",
                              "team", "yes", NULL);
  keep_text = to_text (keep);
  lose_text = to_text (lose);
  partner = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme", "keyworker",
                                 lose_text, NULL);
  partner_text = to_text (partner);
  first = operations_test_add (test.workspace, &lia_affiliation_type, "person", keep_text,
                               "partner", partner_text, "main", "yes", NULL);
  operations_test_add (test.workspace, &lia_affiliation_type, "person", lose_text, "partner",
                       partner_text, "post", "Director", "main", "yes", NULL);
  operations_test_add (test.workspace, &lia_affiliation_type, "person", lose_text, "partner",
                       partner_text, "post", "Adviser", "main", "yes", NULL);
  merge = lia_merge_new (&lia_person_type, keep, &lose, 1);
  g_assert_true (lia_merge_run (test.workspace, merge, &error));
  g_assert_no_error (error);

  assert_field (test.workspace, &lia_person_type, keep, "other_emails", "obi@example.com");
  assert_field (test.workspace, &lia_person_type, keep, "other_phones", "");
  assert_field (test.workspace, &lia_person_type, keep, "team", "yes");
  g_assert_cmpint (load_integer (test.workspace, &lia_partner_type, partner, "keyworker"), ==,
                   keep);
  /* One affiliation took the post of its double; the other post stays, but is not the main one. */
  assert_field (test.workspace, &lia_affiliation_type, first, "post", "Director");
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_affiliation_type), ==, 2);
}

static void
impossible_merges_are_refused (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaMerge) merge = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 keep;
  gint64 lose;

  operations_test_init (&test, "none");
  keep = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme", NULL);
  lose = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme Ltd", NULL);
  merge = lia_merge_new (&lia_partner_type, keep, &keep, 1);
  g_assert_false (lia_merge_run (test.workspace, merge, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_pointer (&merge, lia_merge_free);

  g_assert_true (lia_workspace_trash (test.workspace, &lia_partner_type, &lose, 1, &error));
  before = operations_test_dump (test.workspace);
  merge = lia_merge_new (&lia_partner_type, keep, &lose, 1);
  g_assert_false (lia_merge_run (test.workspace, merge, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (before, ==, after);
}

static GPtrArray *
make_pairs (gint64 first, gint64 second, guint score)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_duplicate_free);
  LiaDuplicate *pair = g_new0 (LiaDuplicate, 1);

  pair->first = first;
  pair->second = second;
  pair->score = score;
  g_ptr_array_add (pairs, pair);
  return pairs;
}

static gboolean
merge_certain (LiaWorkspace *workspace, const GPtrArray *pairs, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  lia_merge_certain_async (workspace, &lia_partner_type, pairs, NULL, operations_test_done,
                           &result);
  operations_test_wait (&result);

  return lia_merge_finish (workspace, result, error);
}

/* What the caller says of the score does not count. */
static void
only_certain_pairs_merge_in_bulk (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) possible = NULL;
  g_autoptr (GPtrArray) certain = NULL;
  gint64 gcsp;
  gint64 dcaf;
  gint64 acme;
  gint64 double_acme;

  operations_test_init (&test, "none");
  gcsp = operations_test_add (test.workspace, &lia_partner_type, "name",
                              "Geneva Centre for Security Policy", "acronym", "GCSP", "website",
                              "https://example.ch", NULL);
  dcaf = operations_test_add (test.workspace, &lia_partner_type, "name",
                              "Geneva Centre for Security Sector Governance", "acronym", "DCAF",
                              "website", "https://example.ch", NULL);
  acme = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme", "website",
                              "https://acme.example", NULL);
  double_acme = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme Ltd",
                                     "website", "https://acme.example", NULL);
  possible = make_pairs (gcsp, dcaf, 100);
  g_assert_false (merge_certain (test.workspace, possible, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 4);

  certain = make_pairs (acme, double_acme, 0);
  g_assert_true (merge_certain (test.workspace, certain, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 3);
}

/* Undo restores an equal dump, whatever pointed where. */

static gint64
any_of (GRand *rand, const GArray *ids)
{
  return g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len));
}

/* A record of @type with its references set at random and the rest made up. */
static void
add_random (LiaWorkspace *workspace,
            const LiaRecordType *type,
            const GArray *partners,
            const GArray *people,
            GRand *rand)
{
  g_autoptr (LiaRecord) record = lia_record_new (type);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const LiaField *field = &type->fields[i];
      const gboolean required = (field->flags & LIA_FIELD_REQUIRED) != 0;

      if (!required && g_rand_boolean (rand))
        continue;
      if (field->type == LIA_FIELD_REF)
        {
          const gboolean partner = g_str_equal (field->target, "partner");
          LiaValue value;

          if (!partner && !g_str_equal (field->target, "person"))
            continue;
          value = LIA_INTEGER (any_of (rand, partner ? partners : people));
          lia_record_set_value (record, field->name, &value);
        }
      else if (field->type == LIA_FIELD_TEXT || field->type == LIA_FIELD_MULTILINE)
        {
          g_autofree char *text
              = g_strdup_printf ("%s %d", field->name, g_rand_int_range (rand, 0, 3));

          g_assert_true (lia_record_parse (record, field->name, text, NULL, &error));
        }
      else if (field->type == LIA_FIELD_DATE && required)
        g_assert_true (lia_record_parse (record, field->name, "2026-01-31", NULL, &error));
    }
  /* What does not pass its rules is not there. */
  lia_workspace_save (workspace, record, &error);
}

/* No cell of any row but its own, in whatever form: references, and ids in texts and JSON. */
static void
assert_nothing_names (LiaWorkspace *workspace, gint64 id)
{
  g_autofree char *text = to_text (id);

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT * FROM %s WHERE undone = 0 AND id <> ?1", (*types)->table);
      g_autoptr (GError) error = NULL;
      LiaStatement *statement
          = lia_reader_prepare (lia_workspace_get_reader (workspace), sql, &error);

      g_assert_no_error (error);
      lia_statement_bind_integer (statement, 1, id);
      while (lia_statement_step (statement, &error))
        for (int i = 0; i < lia_statement_get_n_columns (statement); i++)
          {
            const char *cell = lia_statement_get_text (statement, i);

            if (cell != NULL && strstr (cell, text) != NULL)
              g_error ("%s.%s still says %s: %s", (*types)->table,
                       lia_statement_get_column_name (statement, i), text, cell);
          }
      g_assert_no_error (error);
    }
}

/* A kept list that filters by some of the records and by none, in random order. */
static void
add_random_list (LiaWorkspace *workspace,
                 const char *subject,
                 const char *field,
                 const GArray *targets,
                 GRand *rand)
{
  g_autoptr (LiaRecord) list = lia_record_new (&lia_saved_list_type);
  g_autoptr (GString) filters = g_string_new ("{\"country\":[\"KE\"]");
  g_autoptr (GError) error = NULL;
  LiaValue value;

  g_string_append_printf (filters, ",\"%s\":[", field);
  for (guint i = 0; i < targets->len; i++)
    {
      const gint64 id = any_of (rand, targets);

      g_string_append_printf (filters, "%s\"%" G_GINT64_FORMAT "\"", i > 0 ? "," : "", id);
    }
  g_string_append (filters, ",null],\"unheard-of\":[1]}");
  g_assert_true (lia_record_parse (list, "name", "List", NULL, &error));
  g_assert_true (lia_record_parse (list, "subject", subject, NULL, &error));
  value = LIA_TEXT (filters->str);
  lia_record_set_value (list, "filters", &value);
  g_assert_true (lia_workspace_save (workspace, list, &error));
}

/* A kept list goes on showing the partners of the keyworker who became another. */
static void
kept_lists_follow (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaMerge) merge = NULL;
  g_autoptr (LiaRecord) list = lia_record_new (&lia_saved_list_type);
  g_autoptr (LiaRecord) after = NULL;
  g_autofree char *keep_text = NULL;
  g_autofree char *lose_text = NULL;
  g_autofree char *filters = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  gint64 keep;
  gint64 lose;
  gint64 other;
  LiaValue value;

  operations_test_init (&test, "none");
  keep = operations_test_add (test.workspace, &lia_person_type, "family_name", "Obi", NULL);
  lose = operations_test_add (test.workspace, &lia_person_type, "family_name", "Oby", NULL);
  other = operations_test_add (test.workspace, &lia_person_type, "family_name", "Abel", NULL);
  keep_text = to_text (keep);
  lose_text = to_text (lose);
  operations_test_add (test.workspace, &lia_partner_type, "name", "A", "keyworker", keep_text,
                       NULL);
  operations_test_add (test.workspace, &lia_partner_type, "name", "B", "keyworker", lose_text,
                       NULL);
  operations_test_add (test.workspace, &lia_partner_type, "name", "C", NULL);
  filters = g_strdup_printf ("{\"keyworker\":[null,\"%s\",\"%" G_GINT64_FORMAT "\",%s],"
                             "\"tags\":[\"%s\"],\"later\":{\"x\":1}}",
                             lose_text, other, keep_text, "vip");
  expected = g_strdup_printf ("{\"keyworker\":[null,\"%s\",\"%" G_GINT64_FORMAT "\"],"
                              "\"tags\":[\"vip\"],\"later\":{\"x\":1}}",
                              keep_text, other);
  lia_record_parse (list, "name", "Mine", NULL, NULL);
  lia_record_parse (list, "subject", "partner", NULL, NULL);
  value = LIA_TEXT (filters);
  lia_record_set_value (list, "filters", &value);
  g_assert_true (lia_workspace_save (test.workspace, list, &error));
  before = operations_test_dump (test.workspace);

  merge = lia_merge_new (&lia_person_type, keep, &lose, 1);
  g_assert_true (lia_merge_run (test.workspace, merge, &error));
  g_assert_no_error (error);
  after = lia_record_load (lia_workspace_get_reader (test.workspace), &lia_saved_list_type,
                           lia_record_get_id (list), &error);
  g_assert_cmpstr (lia_record_get_text (after, "filters"), ==, expected);

  undo (test.workspace);
  undone = operations_test_dump (test.workspace);
  g_assert_cmpstr (undone, ==, before);
}

static void
undo_restores_an_equal_dump (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();

  for (guint round = 0; round < 12; round++)
    {
      g_auto (OperationsTest) test = { 0 };
      g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));

      operations_test_init (&test, "none");
      for (guint i = 0; i < 5; i++)
        {
          g_autofree char *name = g_strdup_printf ("Partner %u", i);
          g_autofree char *family = g_strdup_printf ("Person%u", i);
          g_autofree char *tag = g_strdup_printf ("tag %d", g_rand_int_range (rand, 0, 3));
          gint64 id = operations_test_add (test.workspace, &lia_partner_type, "name", name, "tags",
                                           tag, NULL);

          g_array_append_val (partners, id);
          id = operations_test_add (test.workspace, &lia_person_type, "family_name", family, NULL);
          g_array_append_val (people, id);
        }
      for (guint i = 0; i < 30; i++)
        for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
          if (*types != &lia_partner_type && *types != &lia_person_type
              && g_rand_int_range (rand, 0, 3) == 0)
            add_random (test.workspace, *types, partners, people, rand);
      for (guint i = 0; i < 3; i++)
        {
          add_random_list (test.workspace, "partner", "keyworker", people, rand);
          add_random_list (test.workspace, "partner", "-keyworker", people, rand);
          add_random_list (test.workspace, "person", "organisation", partners, rand);
        }

      for (guint i = 0; i < 2; i++)
        {
          const LiaRecordType *type = i == 0 ? &lia_partner_type : &lia_person_type;
          const gint64 *ids = (const gint64 *) (void *) (i == 0 ? partners : people)->data;
          const guint n_lose = (guint) g_rand_int_range (rand, 1, 4);
          g_autoptr (LiaMerge) merge = lia_merge_new (type, ids[0], ids + 1, n_lose);
          g_autofree char *before = operations_test_dump (test.workspace);
          g_autofree char *after = NULL;
          g_autoptr (GPtrArray) faults = NULL;
          g_autoptr (GError) error = NULL;

          g_assert_true (lia_merge_run (test.workspace, merge, &error));
          g_assert_no_error (error);
          for (guint j = 1; j <= n_lose; j++)
            assert_nothing_names (test.workspace, ids[j]);
          undo (test.workspace);
          after = operations_test_dump (test.workspace);
          g_assert_cmpstr (before, ==, after);
          if (round == 0)
            {
              faults = lia_store_check (lia_workspace_get_store (test.workspace), NULL, &error);
              g_assert_no_error (error);
              g_assert_cmpuint (faults->len, ==, 0);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/fields", fields_are_chosen);
  g_test_add_func ("/merge/name", the_other_name_can_win);
  g_test_add_func ("/merge/people", people_keep_their_addresses);
  g_test_add_func ("/merge/refused", impossible_merges_are_refused);
  g_test_add_func ("/merge/bulk", only_certain_pairs_merge_in_bulk);
  g_test_add_func ("/merge/lists", kept_lists_follow);
  g_test_add_func ("/merge/undo", undo_restores_an_equal_dump);
  return g_test_run ();
}
