/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-error.h"
#include "lia-record-find.h"
#include "test-workspace.h"

static void
assert_found (LiaTestWorkspace *workspace, const char *table, const char *text, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gint64 found = lia_record_find (lia_record_type_find (table), workspace->reader, text, &error);

  g_assert_no_error (error);
  g_assert_cmpint (found, ==, id);
}

static void
assert_not_found (LiaTestWorkspace *workspace, const char *table, const char *text, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (lia_record_find (lia_record_type_find (table), workspace->reader, text, &error),
                   ==, 0);
  g_assert_error (error, LIA_ERROR, code);
}

static void
test_partners (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  gint64 gcsp = lia_test_workspace_add (
      workspace, "partner", "name", "Geneva Centre for Security Policy", "acronym", "GCSP", NULL);
  gint64 dcaf = lia_test_workspace_add (workspace, "partner", "name",
                                        "Geneva Centre for Security Sector Governance", "acronym",
                                        "DCAF", NULL);
  gint64 named = lia_test_workspace_add (workspace, "partner", "name", "DCAF", NULL);
  gint64 odd = lia_test_workspace_add (workspace, "partner", "name", "Åke & \"Søn\"", "acronym",
                                       "A\"S", NULL);
  gint64 number = lia_test_workspace_add (workspace, "partner", "name", "1984", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, gcsp);

  assert_found (workspace, "partner", "geneva centre for security policy", gcsp);
  assert_found (workspace, "partner", "  Geneva  Centre for Security Policy ", gcsp);
  assert_found (workspace, "partner", "gcsp", gcsp);
  assert_found (workspace, "partner", id, gcsp);
  assert_found (workspace, "partner", "Geneva Centre for Security Sector Governance", dcaf);
  /* A name goes before an acronym. */
  assert_found (workspace, "partner", "DCAF", named);
  assert_found (workspace, "partner", "ake & \"son\"", odd);
  assert_found (workspace, "partner", "a\"s", odd);
  assert_found (workspace, "partner", "1984", number);
  assert_not_found (workspace, "partner", "Geneva Centre", LIA_ERROR_NOT_FOUND);
  assert_not_found (workspace, "partner", "", LIA_ERROR_NOT_FOUND);
  assert_not_found (workspace, "partner", "*", LIA_ERROR_NOT_FOUND);
  assert_not_found (workspace, "partner", "\"", LIA_ERROR_NOT_FOUND);
  assert_not_found (workspace, "partner", "9223372036854775808", LIA_ERROR_NOT_FOUND);

  lia_test_workspace_trash (workspace, "partner", named);
  assert_found (workspace, "partner", "DCAF", dcaf);
}

static void
test_people (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  gint64 ada
      = lia_test_workspace_add (workspace, "person", "honorific", "Dr", "given_name", "Ada",
                                "family_name", "de la Cruz", "email", "Ada@example.org", NULL);
  gint64 jose = lia_test_workspace_add (workspace, "person", "given_name", "José María",
                                        "family_name", "Núñez", NULL);
  gint64 mail = lia_test_workspace_add (workspace, "person", "email", "desk@example.org", NULL);

  assert_found (workspace, "person", "Ada de la Cruz", ada);
  assert_found (workspace, "person", "de la Cruz, Ada", ada);
  assert_found (workspace, "person", "DR. ADA DE LA CRUZ", ada);
  assert_found (workspace, "person", "ada@EXAMPLE.org", ada);
  assert_found (workspace, "person", "jose maria nunez", jose);
  assert_found (workspace, "person", "Nunez José Maria", jose);
  assert_found (workspace, "person", "desk@example.org", mail);
  assert_not_found (workspace, "person", "Prof Ada de la Cruz", LIA_ERROR_NOT_FOUND);
  assert_not_found (workspace, "person", "Ada", LIA_ERROR_NOT_FOUND);
  assert_not_found (workspace, "person", "Cruz de la Ada", LIA_ERROR_NOT_FOUND);
}

static void
test_ambiguous (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaRecord) partner = lia_record_new (lia_record_type_find ("partner"));
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  gint64 first = lia_test_workspace_add (workspace, "person", "given_name", "Ada", "family_name",
                                         "Obi", NULL);
  gint64 second = lia_test_workspace_add (workspace, "person", "honorific", "Dr", "given_name",
                                          "Ada", "family_name", "Obi", NULL);

  g_assert_false (lia_record_parse (partner, "keyworker", "Ada Obi", workspace->reader, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  expected = g_strdup_printf ("Keyworker: “Ada Obi” may mean Ada Obi (%" G_GINT64_FORMAT
                              "), Dr Ada Obi (%" G_GINT64_FORMAT "); give the id",
                              first, second);
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);

  g_assert_true (lia_record_parse (partner, "keyworker", "Dr Ada Obi", workspace->reader, &error));
  g_assert_cmpint (lia_record_get_integer (partner, "keyworker"), ==, second);
  g_assert_cmpstr (lia_record_get_ref_name (partner, "keyworker"), ==, "Dr Ada Obi");

  g_assert_false (lia_record_parse (partner, "keyworker", "Nobody", workspace->reader, &error));
  g_assert_cmpstr (error->message, ==, "Keyworker: There is no person “Nobody”");
}

static void
test_levels (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  gint64 associate
      = lia_test_workspace_add (workspace, "level", "name", "Associate", "rank", "2", NULL);

  lia_test_workspace_add (workspace, "level", "name", "Partner", "rank", "3", NULL);
  assert_found (workspace, "level", "ASSOCIATE", associate);
  assert_not_found (workspace, "level", "Strategic", LIA_ERROR_NOT_FOUND);
}

static void
test_cache (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaRefCache) cache = lia_ref_cache_new (workspace->reader);
  g_autoptr (LiaRecord) partner = lia_record_new (lia_record_type_find ("partner"));
  g_autoptr (GError) error = NULL;
  gint64 ada = lia_test_workspace_add (workspace, "person", "given_name", "Ada", "family_name",
                                       "Obi", NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (lia_record_parse_cached (partner, "keyworker", "", cache, &error));
      g_assert_true (lia_record_parse_cached (partner, "keyworker", "Ada Obi", cache, &error));
      g_assert_no_error (error);
      g_assert_cmpint (lia_record_get_integer (partner, "keyworker"), ==, ada);
      g_assert_cmpstr (lia_record_get_ref_name (partner, "keyworker"), ==, "Ada Obi");
    }
  g_assert_false (lia_record_parse_cached (partner, "keyworker", "Bo Ek", cache, &error));
  g_clear_error (&error);
  /* Not found is asked again: the row may have come meanwhile. */
  lia_test_workspace_add (workspace, "person", "given_name", "Bo", "family_name", "Ek", NULL);
  g_assert_true (lia_record_parse_cached (partner, "keyworker", "Bo Ek", cache, &error));

  lia_test_workspace_trash (workspace, "person", ada);
  g_clear_pointer (&cache, lia_ref_cache_free);
  cache = lia_ref_cache_new (workspace->reader);
  g_assert_false (lia_record_parse_cached (partner, "keyworker", "Ada Obi", cache, &error));
}

static gboolean
save_two (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  LiaRecord **records = data;

  return lia_record_save (records[0], batch, error) && lia_record_save (records[1], batch, error);
}

/* Two drafts of one row, each with another cell changed: neither takes the other's back. */
static void
test_save_touched_cells (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  const LiaRecordType *type = lia_record_type_find ("person");
  gint64 id = lia_test_workspace_add (workspace, "person", "given_name", "Ada", "family_name",
                                      "Obi", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) one = lia_record_load (workspace->reader, type, id, &error);
  g_autoptr (LiaRecord) two = lia_record_copy (one);
  g_autoptr (LiaRecord) now = NULL;
  LiaRecord *both[] = { one, two };
  LiaStatement *statement;
  gint64 batch = 1;

  lia_record_parse (one, "given_name", "Eve", NULL, NULL);
  lia_record_parse (two, "family_name", "Eze", NULL, NULL);
  g_assert_true (lia_store_write (workspace->store, "Test", save_two, both, NULL, NULL, &error));
  g_assert_no_error (error);
  now = lia_record_load (workspace->reader, type, id, &error);
  g_assert_cmpstr (lia_record_get_text (now, "given_name"), ==, "Eve");
  g_assert_cmpstr (lia_record_get_text (now, "family_name"), ==, "Eze");
  g_assert_true (lia_record_equal (two, now));

  statement = lia_reader_prepare (workspace->reader, "SELECT sort_key FROM person", &error);
  g_assert_true (lia_statement_step (statement, &error));
  g_assert_cmpstr (lia_statement_get_text (statement, 0), ==, "eze eve");
  lia_statement_reset (statement);

  /* Nothing differs: nothing is written. */
  lia_record_parse (two, "given_name", "Eve", NULL, NULL);
  both[0] = two;
  g_assert_true (lia_store_write (workspace->store, "Test", save_two, both, NULL, &batch, &error));
  g_assert_cmpint (batch, ==, 0);
}

static void
test_load (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  const LiaRecordType *type = lia_record_type_find ("partner");
  g_autoptr (GError) error = NULL;
  gint64 ids[3];
  g_autoptr (GPtrArray) records = NULL;

  ids[0] = lia_test_workspace_add (workspace, "partner", "name", "One", NULL);
  ids[1] = 42;
  ids[2] = lia_test_workspace_add (workspace, "partner", "name", "Two", NULL);
  lia_test_workspace_trash (workspace, "partner", ids[2]);
  records = lia_record_load_many (workspace->reader, type, ids, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_false (lia_record_is_trashed (g_ptr_array_index (records, 0)));
  g_assert_true (lia_record_is_trashed (g_ptr_array_index (records, 1)));
  g_assert_cmpint (lia_record_get_id (g_ptr_array_index (records, 1)), ==, ids[2]);

  g_assert_null (lia_record_load (workspace->reader, type, 42, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record-find/partners", test_partners);
  g_test_add_func ("/record-find/people", test_people);
  g_test_add_func ("/record-find/ambiguous", test_ambiguous);
  g_test_add_func ("/record-find/levels", test_levels);
  g_test_add_func ("/record-find/cache", test_cache);
  g_test_add_func ("/record-find/save-touched-cells", test_save_touched_cells);
  g_test_add_func ("/record-find/load", test_load);
  return g_test_run ();
}
