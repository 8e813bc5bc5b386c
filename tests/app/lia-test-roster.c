/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-test-roster.h"

#include "lia-text-cell.h"

#include <glib/gstdio.h>
#include <locale.h>

void
lia_test_roster_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

void
lia_test_roster_set_up (LiaTestRoster *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "test.liaison", NULL);
  self->workspace = lia_workspace_create (path, "ceop", FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->workspace);
}

void
lia_test_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        lia_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
lia_test_close (LiaWindow *window)
{
  AdwDialog *dialog = NULL;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)))
         != NULL)
    adw_dialog_force_close (dialog);
  gtk_window_close (GTK_WINDOW (window));
  /* The workspace is closed in the background; whoever waits for it holds the window. */
  lia_test_wait (G_OBJECT (window)->ref_count == 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
lia_test_roster_tear_down (LiaTestRoster *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (self->window != NULL)
    {
      lia_test_close (self->window);
      g_assert_finalize_object (g_steal_pointer (&self->window));
    }
  lia_workspace_close (self->workspace, &error);
  g_assert_no_error (error);
  /* A query that was under way when the window closed still has it. */
  lia_test_wait (G_OBJECT (self->workspace)->ref_count == 1);
  g_assert_finalize_object (self->workspace);
  lia_test_remove_folder (self->folder);
  g_free (self->folder);
}

gint64
lia_test_roster_add (LiaTestRoster *self, ...)
{
  g_autoptr (LiaRecord) partner = lia_record_new (lia_record_type_find ("partner"));
  g_autoptr (GError) error = NULL;
  const char *field = NULL;
  va_list pairs;

  va_start (pairs, self);
  while ((field = va_arg (pairs, const char *)) != NULL)
    {
      lia_record_parse (partner, field, va_arg (pairs, const char *),
                        lia_workspace_get_reader (self->workspace), &error);
      g_assert_no_error (error);
    }
  va_end (pairs);
  lia_workspace_save (self->workspace, partner, &error);
  g_assert_no_error (error);

  return lia_record_get_id (partner);
}

static gboolean
add_many_in_batch (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);
  static const char *const countries[] = { "CH", "FR", "KE", "MK" };

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (LiaRecord) partner = lia_record_new (lia_record_type_find ("partner"));
      g_autofree char *name = g_strdup_printf ("Partner %05u", i);
      LiaValue name_value = LIA_TEXT (name);
      LiaValue country = LIA_TEXT (countries[i % G_N_ELEMENTS (countries)]);

      lia_record_set_value (partner, "name", &name_value);
      lia_record_set_value (partner, "country", &country);
      if (!lia_record_save (partner, batch, error))
        return FALSE;
    }

  return TRUE;
}

void
lia_test_roster_add_many (LiaTestRoster *self, guint n)
{
  g_autoptr (GError) error = NULL;

  lia_store_write (lia_workspace_get_store (self->workspace), "Add many", add_many_in_batch,
                   GUINT_TO_POINTER (n), NULL, NULL, &error);
  g_assert_no_error (error);
}

void
lia_test_roster_edit (LiaTestRoster *self, gint64 id, const char *field, const char *text)
{
  LiaReader *reader = lia_workspace_get_reader (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) partner
      = lia_record_load (reader, lia_record_type_find ("partner"), id, &error);

  g_assert_no_error (error);
  lia_record_parse (partner, field, text, reader, &error);
  g_assert_no_error (error);
  lia_workspace_save (self->workspace, partner, &error);
  g_assert_no_error (error);
}

void
lia_test_roster_undo (LiaTestRoster *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaUndoResult) result
      = lia_store_undo (lia_workspace_get_store (self->workspace), &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
}

GFile *
lia_test_roster_write_file (LiaTestRoster *self, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

/* Below all that the program does: on a machine where every turn takes longer than the timer, one of the usual priority
 * would be due at each turn, and what is done when there is nothing else to do never be. */
#define PRIORITY_LOWEST (G_PRIORITY_LOW + 100)

#define MILLISECONDS    10

/* Something that is drawn without end, as a spinner is, may leave no turn to the timer. */
#define MAX_TURNS_OF_ROUND 500

static gboolean
on_timer (gpointer passed)
{
  if (passed != NULL)
    *(gboolean *) passed = TRUE;

  return G_SOURCE_REMOVE;
}

gboolean
lia_test_arm_timer (void)
{
  g_timeout_add_full (PRIORITY_LOWEST, MILLISECONDS, on_timer, NULL, NULL);

  return TRUE;
}

/* Until nothing else is due. */
static void
run_round (void)
{
  gboolean passed = FALSE;
  guint source = g_timeout_add_full (PRIORITY_LOWEST, MILLISECONDS, on_timer, &passed, NULL);

  for (guint i = 0; i < MAX_TURNS_OF_ROUND && !passed; i++)
    g_main_context_iteration (NULL, TRUE);
  if (!passed)
    g_source_remove (source);
}

void
lia_test_settle (LiaTestRoster *self)
{
  /* Changes are told from the main loop: first let them come in. */
  for (guint i = 0; i < 5; i++)
    run_round ();
  lia_test_wait (lia_window_is_settled (self->window));
  for (guint i = 0; i < 5; i++)
    run_round ();
}

LiaPage *
lia_test_roster_show (LiaTestRoster *self, const char *page, int width, int height)
{
  if (self->window == NULL)
    {
      self->window = g_object_ref_sink (lia_window_new (NULL));
      lia_window_set_workspace (self->window, self->workspace);
    }
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  g_assert_true (lia_window_show_page (self->window, page));
  gtk_window_present (GTK_WINDOW (self->window));
  lia_test_settle (self);

  return lia_window_get_visible_page (self->window);
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  const char *shown = NULL;

  if (text == NULL)
    return TRUE;
  if (GTK_IS_LABEL (widget))
    shown = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_BUTTON (widget))
    shown = gtk_button_get_label (GTK_BUTTON (widget));
  else if (LIA_IS_TEXT_CELL (widget))
    shown = lia_text_cell_get_text (LIA_TEXT_CELL (widget));

  return g_strcmp0 (shown, text) == 0;
}

gpointer
lia_test_find (gpointer root, GType type, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && has_text (root, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = lia_test_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}
