/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps come one a turn and in order, go with their widget, and can be had at once. Lists that grow show all in the end. */
#include "lia-growing-rows.h"
#include "lia-steps.h"
#include "lia-test-roster.h"

static GString *done;

static void
step_a (GtkWidget *widget)
{
  g_string_append_c (done, 'a');
}

static void
step_b (GtkWidget *widget)
{
  g_string_append_c (done, 'b');
}

static void
step_again (GtkWidget *widget)
{
  g_string_append_c (done, 'c');
  if (done->len < 5)
    lia_steps_add (widget, step_again);
}

static void
step_destroy (GtkWidget *widget)
{
  g_string_append_c (done, 'd');
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (widget)), widget);
}

static void
test_in_order (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *first = gtk_label_new ("first");
  GtkWidget *second = gtk_label_new ("second");

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  done = g_string_new (NULL);
  lia_steps_add (first, step_a);
  lia_steps_add (second, step_b);
  lia_steps_add (first, step_a);
  g_assert_true (lia_steps_are_waiting (box));
  g_assert_true (lia_steps_are_waiting (second));
  g_assert_cmpstr (done->str, ==, "");

  while (lia_steps_are_waiting (first))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (done->str, ==, "a");
  while (lia_steps_are_waiting (box))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (done->str, ==, "ab");

  lia_steps_add (second, step_again);
  while (lia_steps_are_waiting (box))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (done->str, ==, "abccc");
  g_string_free (done, TRUE);
}

static gboolean
piece (GtkWidget *widget)
{
  g_string_append_c (done, 'p');

  return done->len < 7;
}

static gboolean
piece_destroy (GtkWidget *widget)
{
  g_string_append_c (done, 'x');
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (widget)), widget);

  return TRUE;
}

static void
test_pieces (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *first = gtk_label_new ("first");
  GtkWidget *second = gtk_label_new ("second");

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  done = g_string_new (NULL);
  lia_steps_add (first, step_a);
  lia_steps_add_pieces (first, piece);
  lia_steps_add_pieces (first, piece);
  lia_steps_add (second, step_b);
  g_assert_cmpstr (done->str, ==, "");
  while (lia_steps_are_waiting (box))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (done->str, ==, "appppppb");

  g_string_truncate (done, 0);
  lia_steps_add_pieces (first, piece);
  lia_steps_finish_pieces (first, piece);
  g_assert_cmpstr (done->str, ==, "ppppppp");
  lia_steps_finish_pieces (first, piece);
  g_assert_cmpstr (done->str, ==, "ppppppp");
  g_assert_false (lia_steps_are_waiting (box));

  lia_steps_add_pieces (first, piece);
  lia_steps_remove_pieces (first, piece);
  g_assert_false (lia_steps_are_waiting (box));

  g_string_truncate (done, 0);
  lia_steps_add_pieces (second, piece_destroy);
  while (lia_steps_are_waiting (box))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (done->str, ==, "x");
  g_string_free (done, TRUE);
}

static void
test_go_with_their_widget (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *first = gtk_label_new ("first");
  GtkWidget *second = gtk_label_new ("second");

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  done = g_string_new (NULL);
  lia_steps_add (first, step_a);
  lia_steps_add (first, step_b);
  gtk_box_remove (GTK_BOX (box), first);
  g_assert_false (lia_steps_are_waiting (box));

  lia_steps_add (second, step_destroy);
  lia_steps_add (second, step_a);
  while (lia_steps_are_waiting (box))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (done->str, ==, "d");
  g_assert_null (gtk_widget_get_first_child (box));
  g_string_free (done, TRUE);
}

static void
test_at_once (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new ("one"));

  done = g_string_new (NULL);
  lia_steps_add (label, step_a);
  lia_steps_add (label, step_b);
  lia_steps_finish (label, step_b);
  g_assert_cmpstr (done->str, ==, "b");
  /* It has been done. */
  lia_steps_finish (label, step_b);
  lia_steps_remove (label, step_a);
  g_assert_false (lia_steps_are_waiting (label));
  g_assert_cmpstr (done->str, ==, "b");
  g_string_free (done, TRUE);
}

static GtkStringList *
make_strings (guint n)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (strings, "row");

  return strings;
}

static void
on_items_changed (GListModel *rows, guint position, guint removed, guint added, guint *n_told)
{
  g_assert_cmpuint (position + removed, <=, *n_told);
  *n_told += added - removed;
  g_assert_cmpuint (*n_told, ==, g_list_model_get_n_items (rows));
}

static void
test_rows_grow (void)
{
  g_autoptr (GtkStringList) strings = make_strings (1000);
  g_autoptr (GtkMultiSelection) inner
      = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (strings)));
  g_autoptr (LiaGrowingRows) growing = lia_growing_rows_new (GTK_SELECTION_MODEL (inner));
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (growing);
  GListModel *list = G_LIST_MODEL (growing);
  guint n_first = g_list_model_get_n_items (list);
  guint n_told = n_first;

  g_signal_connect (growing, "items-changed", G_CALLBACK (on_items_changed), &n_told);
  g_assert_cmpuint (n_first, >, 0);
  g_assert_cmpuint (n_first, <, 1000);
  g_assert_false (lia_growing_rows_is_whole (growing));

  /* What is not shown is selected, too, and changes unseen. */
  gtk_selection_model_select_all (rows);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (inner), 999));
  gtk_string_list_append (strings, "last");
  g_assert_cmpuint (n_told, ==, n_first);
  gtk_string_list_remove (strings, 0);
  gtk_string_list_splice (strings, 10, 5, NULL);
  g_assert_cmpuint (n_told, ==, n_first);

  lia_growing_rows_grow (growing);
  g_assert_cmpuint (n_told, >, n_first);
  while (!lia_growing_rows_is_whole (growing))
    lia_growing_rows_grow (growing);
  g_assert_cmpuint (n_told, ==, 995);
  gtk_string_list_splice (strings, 500, 1, NULL);
  gtk_string_list_append (strings, "last");
  g_assert_cmpuint (n_told, ==, 995);

  /* Emptied and filled, it begins anew. */
  gtk_string_list_splice (strings, 0, 995, NULL);
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_true (lia_growing_rows_is_whole (growing));
  for (guint i = 0; i < 500; i++)
    gtk_string_list_append (strings, "new");
  g_assert_cmpuint (n_told, ==, n_first);
  lia_growing_rows_complete (growing);
  g_assert_cmpuint (n_told, ==, 500);
  lia_growing_rows_begin (growing);
  g_assert_cmpuint (n_told, ==, n_first);
}

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  g_test_add_func ("/steps/in-order", test_in_order);
  g_test_add_func ("/steps/pieces", test_pieces);
  g_test_add_func ("/steps/go-with-their-widget", test_go_with_their_widget);
  g_test_add_func ("/steps/at-once", test_at_once);
  g_test_add_func ("/steps/rows-grow", test_rows_grow);

  return g_test_run ();
}
