/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gone-test.h"
#include "lia-error.h"
#include "lia-journal.h"
#include "lia-record-model.h"
#include "seed-test.h"
#include "test-workspace.h"

/* What a view would believe: the list as the signals tell it. */
typedef struct
{
  LiaRecordModel *model;
  GPtrArray *records; /* one for each row, as handed out or NULL where nobody looked */
  GArray *ids;
  guint n_signals;
  guint n_rows; /* removed and added */
  guint look; /* every so many rows are looked at when they come */
} LiaMirror;

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, LiaMirror *mirror)
{
  mirror->n_signals++;
  mirror->n_rows += removed + added;
  g_assert_cmpuint (position + removed, <=, mirror->ids->len);
  g_array_remove_range (mirror->ids, position, removed);
  g_ptr_array_remove_range (mirror->records, position, removed);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, mirror->ids->len + added);
  if (removed > 0 && added == 0 && mirror->ids->len > 0)
    {
      guint ends[] = { 0, mirror->ids->len - 1 };

      /* In the middle of a change too the model knows where its rows are; one that moves up stands in two places
       * for a moment. */
      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          gint64 id = g_array_index (mirror->ids, gint64, ends[i]);
          guint at = 0;

          g_assert_true (lia_record_model_find (mirror->model, id, &at));
          g_assert_cmpint (lia_record_model_get_row_id (mirror->model, at), ==, id);
        }
    }
  for (guint i = position; i < position + added; i++)
    {
      gint64 id = lia_record_model_get_row_id (mirror->model, i);
      gboolean look = mirror->look > 0 && i % mirror->look == 0;

      g_array_insert_val (mirror->ids, i, id);
      g_ptr_array_insert (mirror->records, (int) i, look ? g_list_model_get_item (list, i) : NULL);
    }
}

static void
on_failed (LiaRecordModel *model, GError *error, gpointer data)
{
  g_error ("%s", error->message);
}

static void
clear_record (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static LiaMirror *
mirror_new (LiaStore *store)
{
  LiaMirror *mirror = g_new0 (LiaMirror, 1);

  mirror->model = lia_record_model_new (store);
  mirror->records = g_ptr_array_new_with_free_func (clear_record);
  mirror->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (mirror->model, "failed", G_CALLBACK (on_failed), NULL);
  g_signal_connect (mirror->model, "items-changed", G_CALLBACK (on_items_changed), mirror);
  return mirror;
}

static void
mirror_free (LiaMirror *mirror)
{
  g_ptr_array_unref (mirror->records);
  g_array_unref (mirror->ids);
  gone_test_assert (mirror->model);
  g_free (mirror);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaMirror, mirror_free)

static void
settle (LiaMirror *mirror)
{
  do
    while (g_main_context_iteration (NULL, FALSE))
      ;
  while (lia_record_model_get_loading (mirror->model) && g_main_context_iteration (NULL, TRUE));
}

static void
count_anew (LiaMirror *mirror)
{
  mirror->n_signals = 0;
  mirror->n_rows = 0;
}

static void
ask (LiaMirror *mirror, const char *search, const char *sort, gboolean descending)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));

  lia_record_query_set_search_text (query, search);
  g_assert_true (lia_record_query_set_sort (query, sort, descending, NULL));
  lia_record_model_set_query (mirror->model, query);
}

static void
assert_mirrors (LiaMirror *mirror, LiaTestWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  LiaRecordQuery *query = lia_record_model_get_query (mirror->model);
  g_autoptr (GArray) ids = lia_record_query_run (query, workspace->reader, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror->model)), ==, ids->len);
  g_assert_cmpmem (mirror->ids->data, mirror->ids->len * sizeof (gint64), ids->data,
                   ids->len * sizeof (gint64));
  g_assert_cmpint (lia_record_query_count (query, workspace->reader, NULL), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      LiaRecord *held = g_ptr_array_index (mirror->records, i);
      g_autoptr (LiaRecord) item = NULL;
      g_autoptr (LiaRecord) row = NULL;

      g_assert_cmpint (lia_record_model_get_row_id (mirror->model, i), ==,
                       g_array_index (ids, gint64, i));
      if (held == NULL)
        continue;
      item = g_list_model_get_item (G_LIST_MODEL (mirror->model), i);
      row = lia_record_load (workspace->reader, lia_record_type_find ("partner"),
                             g_array_index (ids, gint64, i), &error);
      g_assert_no_error (error);
      g_assert_true (item == held);
      g_assert_true (lia_record_equal (item, row));
      g_assert_cmpstr (lia_record_get_ref_name (item, "keyworker"), ==,
                       lia_record_get_ref_name (row, "keyworker"));
    }
}

static void
test_counts (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaMirror) mirror = mirror_new (workspace->store);
  guint position = 99;
  gint64 id;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror->model)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (mirror->model), 0));
  lia_test_workspace_add_partners (workspace, 200, 1);
  id = lia_test_workspace_add (workspace, "partner", "name", "Aa First", NULL);
  ask (mirror, NULL, NULL, FALSE);
  g_assert_true (lia_record_model_get_loading (mirror->model));
  settle (mirror);
  g_assert_false (lia_record_model_get_loading (mirror->model));
  g_assert_cmpuint (mirror->ids->len, ==, 201);
  assert_mirrors (mirror, workspace);
  g_assert_true (lia_record_model_find (mirror->model, id, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_false (lia_record_model_find (mirror->model, 1, &position));

  lia_test_workspace_trash (workspace, "partner", id);
  settle (mirror);
  g_assert_cmpuint (mirror->ids->len, ==, 200);
  g_assert_false (lia_record_model_find (mirror->model, id, NULL));
}

static void
test_edit_changes_one_row (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaMirror) mirror = mirror_new (workspace->store);
  g_autoptr (LiaRecord) draft = NULL;

  lia_test_workspace_add_partners (workspace, 1000, 2);
  mirror->look = 1;
  ask (mirror, NULL, NULL, FALSE);
  settle (mirror);

  /* A cell that is not sorted by: the row is replaced where it stands, and nothing else. */
  draft = lia_record_copy (g_ptr_array_index (mirror->records, 500));
  lia_record_parse (draft, "website", "example.org", NULL, NULL);
  count_anew (mirror);
  lia_test_workspace_save (workspace, draft);
  settle (mirror);
  g_assert_cmpuint (mirror->n_signals, ==, 1);
  g_assert_cmpuint (mirror->n_rows, ==, 2);
  assert_mirrors (mirror, workspace);

  /* Another name: the row moves; all others stay. */
  lia_record_parse (draft, "name", "Aaa", NULL, NULL);
  count_anew (mirror);
  lia_test_workspace_save (workspace, draft);
  settle (mirror);
  g_assert_cmpuint (mirror->n_signals, ==, 3);
  g_assert_cmpuint (mirror->n_rows, ==, 4);
  g_assert_cmpint (g_array_index (mirror->ids, gint64, 0), ==, lia_record_get_id (draft));
  assert_mirrors (mirror, workspace);

  /* Another table: nothing to do. */
  count_anew (mirror);
  lia_test_workspace_add (workspace, "setting", "key", "colour", "value", "blue", NULL);
  g_assert_false (lia_record_model_get_loading (mirror->model));
  settle (mirror);
  g_assert_cmpuint (mirror->n_signals, ==, 0);
}

static void
test_target_renamed (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaMirror) mirror = mirror_new (workspace->store);
  g_autoptr (LiaRecord) person = NULL;
  gint64 id = lia_test_workspace_add (workspace, "person", "given_name", "Ada", "family_name",
                                      "Obi", NULL);

  lia_test_workspace_add (workspace, "partner", "name", "One", "keyworker", "Ada Obi", NULL);
  lia_test_workspace_add (workspace, "partner", "name", "Two", NULL);
  mirror->look = 1;
  ask (mirror, NULL, NULL, FALSE);
  settle (mirror);
  g_assert_cmpstr (lia_record_get_ref_name (g_ptr_array_index (mirror->records, 0), "keyworker"),
                   ==, "Ada Obi");

  person = lia_record_load (workspace->reader, lia_record_type_find ("person"), id, NULL);
  lia_record_parse (person, "family_name", "Eze", NULL, NULL);
  count_anew (mirror);
  lia_test_workspace_save (workspace, person);
  settle (mirror);
  g_assert_cmpuint (mirror->n_rows, ==, 2);
  g_assert_cmpstr (lia_record_get_ref_name (g_ptr_array_index (mirror->records, 0), "keyworker"),
                   ==, "Ada Eze");
}

static void
test_newest_query_wins (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaMirror) mirror = mirror_new (workspace->store);

  lia_test_workspace_add_partners (workspace, 3000, 3);
  ask (mirror, NULL, NULL, FALSE);
  settle (mirror);
  count_anew (mirror);
  ask (mirror, "cyber", "country", FALSE);
  ask (mirror, "security", NULL, TRUE);
  ask (mirror, "geneva trust", NULL, FALSE);
  settle (mirror);
  g_assert_cmpuint (mirror->n_signals, <=, 2);
  g_assert_cmpuint (mirror->ids->len, >, 0);
  g_assert_cmpuint (mirror->ids->len, <, 100);
  assert_mirrors (mirror, workspace);

  /* Dropped while it asks: no signal, no leak. */
  ask (mirror, "policy", NULL, FALSE);
}

static void
ask_for_more (GListModel *list, guint position, guint removed, guint added, LiaMirror *mirror)
{
  g_signal_handlers_disconnect_by_func (list, ask_for_more, mirror);
  ask (mirror, "trust", NULL, TRUE);
}

/* A handler of items-changed asks for something else while the rest of a change is still to be told. */
static void
test_query_from_handler (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaMirror) mirror = mirror_new (workspace->store);

  lia_test_workspace_add_partners (workspace, 1000, 6);
  ask (mirror, NULL, NULL, FALSE);
  settle (mirror);
  g_signal_connect (mirror->model, "items-changed", G_CALLBACK (ask_for_more), mirror);
  ask (mirror, "cyber", NULL, FALSE);
  settle (mirror);
  assert_mirrors (mirror, workspace);
  g_assert_cmpuint (mirror->ids->len, >, 0);
  g_assert_cmpuint (mirror->ids->len, <, 200);
}

static void
test_anchor (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaMirror) mirror = mirror_new (workspace->store);
  LiaRecord *selected;
  guint position;

  lia_test_workspace_add_partners (workspace, 2000, 4);
  ask (mirror, "cyber", NULL, FALSE);
  settle (mirror);
  position = mirror->ids->len / 2;
  mirror->look = 0;
  selected = g_list_model_get_item (G_LIST_MODEL (mirror->model), position);
  g_ptr_array_index (mirror->records, position) = selected;
  lia_record_model_set_anchor (mirror->model, lia_record_get_id (selected));
  ask (mirror, NULL, NULL, FALSE);
  settle (mirror);
  g_assert_cmpuint (mirror->ids->len, ==, 2000);
  g_assert_true (lia_record_model_find (mirror->model, lia_record_get_id (selected), &position));
  g_assert_true (g_ptr_array_index (mirror->records, position) == selected);
  g_assert_cmpuint (mirror->n_signals, <=, 6);
  assert_mirrors (mirror, workspace);
}

static gboolean
edit_randomly (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { "Cyber Union", "Öresund Trust",    "Bank",  "cyber trust",
                                       "Zürich",      "Society of Cyber", "Agency" };
  GRand *rand = data;
  int n = g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 3 : 60);

  for (int i = 0; i < n; i++)
    {
      const LiaRecordType *type = lia_record_type_find ("partner");
      g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (LiaRecord) record = NULL;
      int what = g_rand_int_range (rand, 0, 10);
      gint64 id;

      lia_record_query_set_rows (query, what == 9 ? LIA_ROWS_TRASHED : LIA_ROWS_LIVE);
      ids = lia_record_query_run (query, lia_batch_get_reader (batch), error);
      if (ids == NULL)
        return FALSE;
      id = ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len))
                        : 0;
      if (what >= 8 && id != 0)
        {
          if (what == 8 ? !lia_batch_trash (batch, "partner", id, error)
                        : !lia_batch_restore (batch, "partner", id, error))
            return FALSE;
          continue;
        }
      if (what >= 9)
        continue;
      record = what < 3 || id == 0
                   ? lia_record_new (type)
                   : lia_record_load (lia_batch_get_reader (batch), type, id, error);
      if (record == NULL
          || ((what != 5 || lia_record_get_id (record) == 0)
              && !lia_record_parse (record, "name",
                                    names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))], NULL,
                                    error))
          || !lia_record_parse (record, "country", g_rand_boolean (rand) ? "Kenya" : "", NULL,
                                error)
          || !lia_record_save (record, batch, error))
        return FALSE;
    }
  return TRUE;
}

/* The list that the signals tell is the list that the query gives, whatever happens in between. */
static void
test_random_edits (void)
{
  static const char *const searches[] = { NULL,         "cyber",  "c",
                                          "trust u",    "zurich", "“",
                                          "country:KE", "-cyber", "has:country -trust" };
  static const char *const sorts[]
      = { NULL, "country", "name", "keyworker", "acronym", "last_contact", "open_findings" };
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaMirror) mirror = mirror_new (workspace->store);

  lia_test_workspace_add_partners (workspace, 150, g_rand_int (rand));
  mirror->look = 3;
  ask (mirror, NULL, NULL, FALSE);
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (GError) error = NULL;

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          ask (mirror, searches[g_rand_int_range (rand, 0, G_N_ELEMENTS (searches))],
               sorts[g_rand_int_range (rand, 0, G_N_ELEMENTS (sorts))], g_rand_boolean (rand));
          break;
        case 1:
          {
            g_autoptr (LiaUndoResult) undone = lia_store_undo (workspace->store, &error);

            if (undone == NULL)
              g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
          }
          break;
        default:
          lia_store_write (workspace->store, "Edit", edit_randomly, rand, NULL, NULL, &error);
          g_assert_no_error (error);
        }
      for (guint j = 0; j < mirror->ids->len; j += 7)
        {
          guint at = 0;

          g_assert_true (
              lia_record_model_find (mirror->model, g_array_index (mirror->ids, gint64, j), &at));
          g_assert_cmpuint (at, ==, j);
        }
      if (mirror->ids->len > 0)
        lia_record_model_set_anchor (
            mirror->model, g_array_index (mirror->ids, gint64,
                                          g_rand_int_range (rand, 0, (gint32) mirror->ids->len)));
      if (g_rand_boolean (rand))
        {
          settle (mirror);
          assert_mirrors (mirror, workspace);
        }
    }
}

#define N_BULK  8000
#define N_EDITS 5000
#define SCREEN  200

/* What a bulk edit does: one cell of the first rows of a list. */
static gboolean
edit_many (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "status" };
  const LiaValue values[] = { LIA_TEXT ("dormant") };
  const GArray *ids = data;

  for (guint i = 0; i < N_EDITS; i++)
    if (!lia_batch_update (batch, "partner", g_array_index (ids, gint64, i), columns, values, 1,
                           error))
      return FALSE;
  return TRUE;
}

/* Thousands of rows change and the list stands still: only rows somebody looks at are told, where they stand. */
static void
test_bulk_edit (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaMirror) mirror = mirror_new (workspace->store);
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GError) error = NULL;
  LiaRecord *held;
  gint64 anchor;

  lia_test_workspace_add_partners (workspace, N_BULK, 5);
  ask (mirror, NULL, NULL, FALSE);
  settle (mirror);
  ids = g_array_copy (mirror->ids);
  before = g_array_copy (mirror->ids);
  for (guint i = 3000; i < 3000 + SCREEN; i++)
    {
      g_clear_object (&g_ptr_array_index (mirror->records, i));
      g_ptr_array_index (mirror->records, i)
          = g_list_model_get_item (G_LIST_MODEL (mirror->model), i);
    }
  held = g_ptr_array_index (mirror->records, 3000);
  g_assert_cmpstr (lia_record_get_text (held, "status"), !=, "dormant");

  count_anew (mirror);
  mirror->look = 1;
  lia_store_write (workspace->store, "Edit", edit_many, ids, NULL, NULL, &error);
  g_assert_no_error (error);
  settle (mirror);
  g_assert_cmpmem (mirror->ids->data, mirror->ids->len * sizeof (gint64), before->data,
                   before->len * sizeof (gint64));
  g_assert_cmpuint (mirror->n_rows, >=, SCREEN);
  g_assert_cmpuint (mirror->n_rows, <, 4 * SCREEN);
  g_assert_cmpstr (lia_record_get_text (g_ptr_array_index (mirror->records, 3000), "status"), ==,
                   "dormant");
  assert_mirrors (mirror, workspace);

  /* They leave a filtered list; the others stay, and the selected one among them is not touched. */
  mirror->look = 0;
  anchor = g_array_index (ids, gint64, N_EDITS + 1000);
  lia_record_model_set_anchor (mirror->model, anchor);
  {
    const LiaValue status = LIA_TEXT ("dormant");

    g_assert_true (lia_record_query_add_filter_any (query, "status", &status, 1, TRUE, &error));
  }
  count_anew (mirror);
  lia_record_model_set_query (mirror->model, query);
  settle (mirror);
  g_assert_cmpuint (mirror->ids->len, ==, N_BULK - N_EDITS);
  g_assert_cmpuint (mirror->n_rows, ==, N_EDITS);
  g_assert_true (lia_record_model_find (mirror->model, anchor, NULL));
  assert_mirrors (mirror, workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record-model/counts", test_counts);
  g_test_add_func ("/record-model/edit-changes-one-row", test_edit_changes_one_row);
  g_test_add_func ("/record-model/target-renamed", test_target_renamed);
  g_test_add_func ("/record-model/newest-query-wins", test_newest_query_wins);
  g_test_add_func ("/record-model/query-from-handler", test_query_from_handler);
  g_test_add_func ("/record-model/anchor", test_anchor);
  g_test_add_func ("/record-model/random-edits", test_random_edits);
  g_test_add_func ("/record-model/bulk-edit", test_bulk_edit);
  return g_test_run ();
}
