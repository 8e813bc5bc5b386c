/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-history.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-settings.h"
#include "lia-switcher.h"
#include "lia-who.h"
#include "operations-test.h"

static void
test_create (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaWorkspace) second = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "ceop");
  g_assert_cmpstr (lia_workspace_get_title (test.workspace), ==, "test");
  g_assert_false (lia_workspace_is_read_only (test.workspace));
  g_assert_cmpuint (operations_test_count (test.workspace, lia_record_type_find ("level")), >, 3);

  second = lia_workspace_create (test.path, "ceop", FALSE, &error);
  g_assert_null (second);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_undo_stops_at_the_beginning (void)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "new.liaison", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "ceop", TRUE, &error);
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autofree char *label = NULL;

  g_assert_no_error (error);
  g_object_get (workspace, "undo-label", &label, NULL);
  g_assert_null (label);
  undone = lia_store_undo (lia_workspace_get_store (workspace), &error);
  g_assert_null (undone);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
  g_assert_cmpuint (operations_test_count (workspace, lia_record_type_find ("level")), >, 0);
  g_assert_true (lia_workspace_close (workspace, NULL));
  operations_test_remove (folder);
}

static void
test_failed_create_leaves_nothing (void)
{
  g_autofree char *folder = operations_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "new.liaison", NULL);
  g_autofree char *ladder = g_build_filename (folder, "ladder.json", NULL);
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (ladder, "{ \"levels\": 7 }", -1, NULL));
  workspace = lia_workspace_create (path, ladder, FALSE, &error);
  g_assert_null (workspace);
  g_assert_nonnull (error);
  g_clear_error (&error);
  workspace = lia_workspace_create (path, "/nowhere/ladder.json", FALSE, &error);
  g_assert_null (workspace);
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (folder), ==, 1);
  operations_test_remove (folder);
}

static void
test_create_async (void)
{
  g_autofree char *folder = operations_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "new.liaison", NULL);
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;

  lia_workspace_create_async (path, "none", FALSE, NULL, operations_test_done, &result);
  operations_test_wait (&result);
  workspace = lia_workspace_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (operations_test_count (workspace, lia_record_type_find ("level")), ==, 0);
  g_assert_true (lia_workspace_close (workspace, NULL));
  g_clear_object (&workspace);

  lia_workspace_open_async (path, LIA_STORE_DEFAULT, NULL, operations_test_done, &again);
  operations_test_wait (&again);
  workspace = lia_workspace_open_finish (again, &error);
  g_assert_no_error (error);
  g_assert_true (lia_workspace_close (workspace, NULL));
  g_clear_object (&workspace);
  operations_test_remove (folder);
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
save (LiaWorkspace *workspace, LiaRecord *draft, gint64 *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lia_workspace_save_async (workspace, draft, NULL, operations_test_done, &result);
  operations_test_wait (&result);
  lia_workspace_save_finish (workspace, result, id, &error);
  g_assert_no_error (error);
}

static void
undo_or_redo (LiaWorkspace *workspace, gboolean redo, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (redo)
    lia_workspace_redo_async (workspace, operations_test_done, &result);
  else
    lia_workspace_undo_async (workspace, operations_test_done, &result);
  operations_test_wait (&result);
  undone = lia_workspace_undo_finish (workspace, result, &error);
  g_assert_no_error (error);
  text = lia_undo_result_describe (undone);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_undo_label (LiaWorkspace *workspace, const char *expected)
{
  g_autofree char *label = NULL;

  g_object_get (workspace, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_save_and_undo (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaRecord) draft = lia_record_new (&lia_partner_type);
  g_autoptr (LiaRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  guint n_notified = 0;
  gint64 id = 0;
  gint64 again = 0;

  operations_test_init (&test, "none");
  g_signal_connect (test.workspace, "notify::undo-label", G_CALLBACK (count_notify), &n_notified);

  g_assert_true (lia_record_parse (draft, "name", "Example Bank", NULL, &error));
  save (test.workspace, draft, &id);
  g_assert_cmpint (id, >, 0);
  /* The caller's draft is its own: it stays new. */
  g_assert_cmpint (lia_record_get_id (draft), ==, 0);
  assert_undo_label (test.workspace, "Add partner “Example Bank”");
  g_assert_cmpuint (n_notified, ==, 1);

  loaded = operations_test_load (test.workspace, &lia_partner_type, "Example Bank");
  g_assert_true (lia_record_parse (loaded, "acronym", "EB", NULL, &error));
  save (test.workspace, loaded, &again);
  g_assert_cmpint (again, ==, id);
  assert_undo_label (test.workspace, "Edit partner “Example Bank”");

  undo_or_redo (test.workspace, FALSE, "Undone: Edit partner “Example Bank”");
  assert_undo_label (test.workspace, "Add partner “Example Bank”");
  undo_or_redo (test.workspace, TRUE, "Redone: Edit partner “Example Bank”");
  assert_undo_label (test.workspace, "Edit partner “Example Bank”");
}

static void
test_save_refuses_invalid (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaRecord) draft = lia_record_new (&lia_partner_type);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  lia_workspace_save_async (test.workspace, draft, NULL, operations_test_done, &result);
  operations_test_wait (&result);
  g_assert_false (lia_workspace_save_finish (test.workspace, result, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 0);
}

static void
move (LiaWorkspace *workspace, gboolean restore, const gint64 *ids, guint n)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 batch = 0;

  if (restore)
    lia_workspace_restore_async (workspace, &lia_partner_type, ids, n, NULL, operations_test_done,
                                 &result);
  else
    lia_workspace_trash_async (workspace, &lia_partner_type, ids, n, NULL, operations_test_done,
                               &result);
  operations_test_wait (&result);
  g_assert_true (lia_workspace_write_finish (workspace, result, &batch, &error));
  g_assert_no_error (error);
  g_assert_cmpint (batch, >, 0);
}

static void
test_trash (void)
{
  g_auto (OperationsTest) test = { 0 };
  gint64 ids[3];

  operations_test_init (&test, "none");
  ids[0] = operations_test_add (test.workspace, &lia_partner_type, "name", "One", NULL);
  ids[1] = operations_test_add (test.workspace, &lia_partner_type, "name", "Two", NULL);
  ids[2] = operations_test_add (test.workspace, &lia_partner_type, "name", "Three", NULL);

  move (test.workspace, FALSE, ids, 1);
  assert_undo_label (test.workspace, "Move partner “One” to the trash");
  move (test.workspace, FALSE, ids + 1, 2);
  assert_undo_label (test.workspace, "Move 2 partners to the trash");
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 0);
  move (test.workspace, TRUE, ids, 3);
  assert_undo_label (test.workspace, "Restore 3 partners");
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 3);
}

static char *
read_setting (LiaWorkspace *workspace, const char *key)
{
  g_autoptr (GError) error = NULL;
  char *value = lia_settings_read (lia_workspace_get_reader (workspace), key, &error);

  g_assert_no_error (error);
  return value;
}

static void
test_settings (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *value = NULL;

  operations_test_init (&test, "none");
  operations_test_set_setting (test.workspace, "currency", "EUR");
  operations_test_set_setting (test.workspace, "currency", "CHF");
  value = read_setting (test.workspace, "currency");
  g_assert_cmpstr (value, ==, "CHF");
  undo_or_redo (test.workspace, FALSE, "Undone: Change setting");
  g_free (value);
  value = read_setting (test.workspace, "currency");
  g_assert_cmpstr (value, ==, "EUR");
  g_assert_cmpuint (operations_test_count (test.workspace, lia_record_type_find ("setting")), ==,
                    1);
}

static void
test_second_opener_reads (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaWorkspace) reader = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name", "One", NULL);
  reader = lia_workspace_open (test.path, LIA_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (lia_workspace_is_read_only (reader));
  g_assert_cmpuint (operations_test_count (reader, &lia_partner_type), ==, 1);
  g_assert_true (lia_workspace_close (reader, NULL));
}

static void
fill_for_search (LiaWorkspace *workspace)
{
  operations_test_add (workspace, &lia_person_type, "given_name", "Ada", "family_name", "Obi",
                       "email", "ada@example.org", "post", "Focal Point", NULL);
  operations_test_add (workspace, &lia_partner_type, "name", "Geneva Centre for Security Policy",
                       "acronym", "GCSP", "level", "Partner", "keyworker", "Ada Obi", "contractor",
                       "yes", NULL);
  operations_test_add (workspace, &lia_partner_type, "name",
                       "Geneva Centre for Security Sector Governance", "acronym", "DCAF", NULL);
  operations_test_add (workspace, &lia_partner_type, "name",
                       "International Telecommunication Union", NULL);
  operations_test_add (workspace, &lia_partner_type, "name", "Université d’Évry", NULL);
}

static char *
find_titles (LiaWorkspace *workspace, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) matches
      = lia_switcher_find (lia_workspace_get_reader (workspace), text, 10, &error);
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      g_autoptr (LiaSwitcherMatch) match = g_list_model_get_item (matches, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "",
                              lia_switcher_match_get_title (match));
    }
  return g_string_free_and_steal (titles);
}

static void
test_switcher (void)
{
  static const struct
  {
    const char *text;
    const char *titles;
  } cases[] = {
    { "gcsp", "Geneva Centre for Security Policy (GCSP)" },
    { "security pol", "Geneva Centre for Security Policy (GCSP)" },
    { "sector gov", "Geneva Centre for Security Sector Governance (DCAF)" },
    { "itu", "International Telecommunication Union" },
    { "EVRY", "Université d’Évry" },
    { "obi", "Ada Obi" },
    { "ada@exa", "Ada Obi" },
    { "", "" },
    { "\"", "" },
    { "%%", "" },
    { "no such thing", "" },
  };
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) matches = NULL;
  g_autoptr (LiaSwitcherMatch) match = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "ceop");
  fill_for_search (test.workspace);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *titles = find_titles (test.workspace, cases[i].text);

      g_assert_cmpstr (titles, ==, cases[i].titles);
    }

  lia_switcher_find_async (test.workspace, "GCSP", 5, NULL, operations_test_done, &result);
  operations_test_wait (&result);
  matches = lia_switcher_find_finish (result, &error);
  g_assert_no_error (error);
  match = g_list_model_get_item (matches, 0);
  g_assert_cmpstr (lia_switcher_match_get_subtitle (match), ==,
                   "Partner · also a contractor · Ada Obi · ada@example.org");
  g_assert_cmpstr (lia_switcher_match_get_kind (match), ==, "Partner");
  g_assert_true (lia_switcher_match_get_record_type (match) == &lia_partner_type);
}

/* Whatever else is known of a person, the organisation stands first. */
static void
test_switcher_names_the_organisation (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GListModel) matches = NULL;
  g_autoptr (LiaSwitcherMatch) match = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name", "Harbour University", NULL);
  operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name", "Obi",
                       "post", "Registrar", "unit", "Law School", NULL);
  operations_test_add (test.workspace, &lia_affiliation_type, "person", "Ada Obi", "partner",
                       "Harbour University", NULL);
  matches = lia_switcher_find (lia_workspace_get_reader (test.workspace), "obi", 10, &error);
  g_assert_no_error (error);
  match = g_list_model_get_item (matches, 0);
  g_assert_cmpstr (lia_switcher_match_get_subtitle (match), ==,
                   "Harbour University · Registrar · Law School");
}

static void
test_who (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const LiaWho *who;
  LiaReader *reader;

  operations_test_init (&test, "ceop");
  fill_for_search (test.workspace);
  reader = lia_workspace_get_reader (test.workspace);

  answers = lia_who_find (reader, "gcsp", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 1);
  who = g_ptr_array_index (answers, 0);
  g_assert_cmpstr (lia_record_get_ref_name (who->partner, "level"), ==, "Partner");
  g_assert_cmpstr (lia_record_get_text (who->keyworker, "email"), ==, "ada@example.org");

  g_clear_pointer (&answers, g_ptr_array_unref);
  answers = lia_who_find (reader, "geneva centre", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 2);

  none = lia_who_find (reader, "Atlantis", 0, &error);
  g_assert_null (none);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
}

static void
test_history (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const LiaHistoryEntry *entry;
  gint64 id;

  operations_test_init (&test, "ceop");
  operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name", "Obi",
                       NULL);
  id = operations_test_add (test.workspace, &lia_partner_type, "name", "Bank", "level", "Associate",
                            "country", "MK", NULL);
  record = operations_test_load (test.workspace, &lia_partner_type, "Bank");
  g_assert_true (lia_record_parse (record, "level", "Partner",
                                   lia_workspace_get_reader (test.workspace), &error));
  g_assert_true (lia_record_parse (record, "keyworker", "Ada Obi",
                                   lia_workspace_get_reader (test.workspace), &error));
  g_assert_true (lia_record_parse (record, "country", "", NULL, &error));
  g_assert_true (lia_workspace_save (test.workspace, record, &error));
  g_assert_true (lia_workspace_trash (test.workspace, &lia_partner_type, &id, 1, &error));
  g_assert_no_error (error);

  entries
      = lia_history_list (lia_workspace_get_reader (test.workspace), &lia_partner_type, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->sentences[0], ==, "Moved to the trash");
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpstr (entry->change->batch->label, ==, "Edit partner “Bank”");
  g_assert_true (
      g_strv_contains ((const char *const *) entry->sentences, "Level: Associate → Partner"));
  g_assert_true (g_strv_contains ((const char *const *) entry->sentences, "Keyworker: Ada Obi"));
  g_assert_true (
      g_strv_contains ((const char *const *) entry->sentences, "Country: North Macedonia removed"));
  entry = g_ptr_array_index (entries, 2);
  g_assert_true (g_strv_contains ((const char *const *) entry->sentences, "Name: Bank"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/create", test_create);
  g_test_add_func ("/workspace/failed-create-leaves-nothing", test_failed_create_leaves_nothing);
  g_test_add_func ("/workspace/undo-stops-at-the-beginning", test_undo_stops_at_the_beginning);
  g_test_add_func ("/workspace/create-async", test_create_async);
  g_test_add_func ("/workspace/save-and-undo", test_save_and_undo);
  g_test_add_func ("/workspace/save-refuses-invalid", test_save_refuses_invalid);
  g_test_add_func ("/workspace/trash", test_trash);
  g_test_add_func ("/workspace/settings", test_settings);
  g_test_add_func ("/workspace/second-opener-reads", test_second_opener_reads);
  g_test_add_func ("/switcher", test_switcher);
  g_test_add_func ("/switcher/organisation", test_switcher_names_the_organisation);
  g_test_add_func ("/who", test_who);
  g_test_add_func ("/history", test_history);
  return g_test_run ();
}
