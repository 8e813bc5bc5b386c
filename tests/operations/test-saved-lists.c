/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-partner.h"
#include "lia-saved-list.h"
#include "lia-saved-filters.h"
#include "lia-saved-lists.h"
#include "operations-test.h"

/* "Name (count)|…" as the model shows it, once everything is counted. */
static char *
describe (LiaSavedLists *lists)
{
  GString *text = g_string_new (NULL);

  while (g_main_context_iteration (NULL, FALSE) || lia_saved_lists_is_counting (lists))
    ;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lists)); i++)
    {
      g_autoptr (LiaSavedListItem) item = g_list_model_get_item (G_LIST_MODEL (lists), i);

      g_string_append_printf (text, "%s%s (%d)", i > 0 ? "|" : "",
                              lia_saved_list_item_get_name (item),
                              lia_saved_list_item_get_count (item));
    }
  return g_string_free_and_steal (text);
}

static void
assert_lists (LiaSavedLists *lists, const char *expected)
{
  g_autofree char *described = describe (lists);

  g_assert_cmpstr (described, ==, expected);
}

static gint64
add_list (OperationsTest *test,
          const char *name,
          const char *subject,
          const char *search,
          const char *filters)
{
  return operations_test_add (test->workspace, &lia_saved_list_type, "name", name, "subject",
                              subject, "search", search, "filters", filters, NULL);
}

static void
fill (OperationsTest *test)
{
  operations_test_init (test, "ceop");
  operations_test_add (test->workspace, &lia_partner_type, "name", "Bank of Kenya", "country", "KE",
                       NULL);
  operations_test_add (test->workspace, &lia_partner_type, "name", "Bank of Uganda", "country",
                       "UG", NULL);
  operations_test_add (test->workspace, &lia_partner_type, "name", "Club", "country", "KE", NULL);
}

static void
move (OperationsTest *test, gint64 id, guint position)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lia_saved_lists_move_async (test->workspace, id, position, NULL, operations_test_done, &result);
  operations_test_wait (&result);
  lia_workspace_write_finish (test->workspace, result, NULL, &error);
  g_assert_no_error (error);
}

static void
undo (OperationsTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaUndoResult) undone
      = lia_store_undo (lia_workspace_get_store (test->workspace), &error);

  g_assert_no_error (error);
}

static void
test_counts (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaSavedLists) lists = NULL;
  g_autoptr (LiaSavedListItem) item = NULL;

  fill (&test);
  lists = lia_saved_lists_new (test.workspace, &lia_partner_type);
  assert_lists (lists, "");
  add_list (&test, "Banks", "partner", "bank", "");
  add_list (&test, "Kenya", "partner", "", "{\"country\":[\"KE\"]}");
  add_list (&test, "Staff", "person", "", "");
  add_list (&test, "Banks there", "partner", "bank -uganda", "{\"country\":[\"KE\", \"UG\"]}");
  assert_lists (lists, "Banks (2)|Kenya (2)|Banks there (1)");

  item = g_list_model_get_item (G_LIST_MODEL (lists), 0);
  operations_test_add (test.workspace, &lia_partner_type, "name", "Bank of Chad", NULL);
  assert_lists (lists, "Banks (3)|Kenya (2)|Banks there (1)");
  g_assert_cmpint (lia_saved_list_item_get_count (item), ==, 3);
  undo (&test);
  assert_lists (lists, "Banks (2)|Kenya (2)|Banks there (1)");
}

static void
test_order (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaSavedLists) lists = NULL;
  gint64 ids[3];

  fill (&test);
  lists = lia_saved_lists_new (test.workspace, &lia_partner_type);
  ids[0] = add_list (&test, "A", "partner", "", "");
  ids[1] = add_list (&test, "B", "partner", "bank", "");
  ids[2] = add_list (&test, "C", "partner", "club", "");
  assert_lists (lists, "A (3)|B (2)|C (1)");
  move (&test, ids[2], 0);
  assert_lists (lists, "C (1)|A (3)|B (2)");
  move (&test, ids[2], 99);
  assert_lists (lists, "A (3)|B (2)|C (1)");
  move (&test, ids[0], 1);
  assert_lists (lists, "B (2)|A (3)|C (1)");
  /* A new one comes last. */
  add_list (&test, "D", "partner", "nobody", "");
  assert_lists (lists, "B (2)|A (3)|C (1)|D (0)");
  undo (&test);
  undo (&test);
  assert_lists (lists, "A (3)|B (2)|C (1)");
}

static void
test_rename_and_delete (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaSavedLists) lists = NULL;
  g_autoptr (LiaRecord) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fill (&test);
  lists = lia_saved_lists_new (test.workspace, &lia_partner_type);
  id = add_list (&test, "Banks", "partner", "bank", "");
  assert_lists (lists, "Banks (2)");
  {
    g_autoptr (LiaSavedListItem) item = g_list_model_get_item (G_LIST_MODEL (lists), 0);
    g_autoptr (LiaSavedListItem) same = NULL;

    draft = lia_record_copy (lia_saved_list_item_get_record (item));
    lia_record_parse (draft, "name", "Banks in Kenya", NULL, NULL);
    lia_record_parse (draft, "search", "bank country:KE", NULL, NULL);
    g_assert_true (lia_workspace_save (test.workspace, draft, &error));
    assert_lists (lists, "Banks in Kenya (1)");
    same = g_list_model_get_item (G_LIST_MODEL (lists), 0);
    g_assert_true (same == item);
  }
  g_assert_true (lia_workspace_trash (test.workspace, &lia_saved_list_type, &id, 1, &error));
  assert_lists (lists, "");
  undo (&test);
  assert_lists (lists, "Banks in Kenya (1)");
}

/* What is no longer there, or never was, does not keep a list from being shown. */
static void
test_stale (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaSavedLists) lists = NULL;

  fill (&test);
  operations_test_add (test.workspace, &lia_saved_list_type, "name", "Stale", "subject", "partner",
                       "search", "nothing:here bank", "filters", "{\"gone\":[1],\"level\":\"x\"}",
                       "sort", "gone", NULL);
  lists = lia_saved_lists_new (test.workspace, &lia_partner_type);
  assert_lists (lists, "Stale (0)");
}

/* No list that somebody makes here has filters as long or as deep as a hostile workspace may. */
static void
test_endless_filters (void)
{
  static const gsize lengths[] = { 10, 1024 * 1024 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *filler = g_strnfill (lengths[i], 'x');
      g_autofree char *json = g_strdup_printf ("{\"country\":[\"KE\"],\"%s\":[\"1\"]}", filler);
      g_autoptr (GPtrArray) filters = lia_saved_filters_parse (&lia_partner_type, json);

      g_assert_cmpuint (filters->len, ==, i == 0 ? 1 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operations/saved-lists/counts", test_counts);
  g_test_add_func ("/operations/saved-lists/order", test_order);
  g_test_add_func ("/operations/saved-lists/rename-and-delete", test_rename_and_delete);
  g_test_add_func ("/operations/saved-lists/stale", test_stale);
  g_test_add_func ("/operations/saved-lists/endless-filters", test_endless_filters);
  return g_test_run ();
}
