/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page and dialog on a phone, with large text from right to left: nothing is drawn outside what it belongs to or
 * has less room than it needs, no text is cut down to nothing, and whatever takes the focus has a name. */
#include "lia-alert-dialog.h"
#include "lia-application.h"
#include "lia-record-find.h"
#include "lia-record-page.h"
#include "lia-test-looks.h"
#include "lia-test-roster.h"

#define WIDTH  360
#define HEIGHT 640

typedef struct
{
  const char *name;
  const char *page; /* "partners", "partner:KVA", "partner:KVA/people" */
  const char *steps[3]; /* actions of the page or of the dialog in front; "=TEXT" is typed */
} State;

static const State states[] = {
  { "partners", "partners", {} },
  { "partners-selected", "partners", { "list.select-all" } },
  { "partners-filters", "partners", { "list.toggle-filters" } },
  { "partners-found", "partners", { "win.search", "=country:KE -level:contributor" } },
  { "partners-nothing", "partners", { "win.search", "=qqqq" } },
  { "columns", "partners", { "list.columns" } },
  { "export", "partners", { "list.export" } },
  { "service-providers", "partners", { "partners.export-service-providers" } },
  { "partner", "partner:KVA", {} },
  { "partner-people", "partner:KVA/people", {} },
  { "partner-engagement", "partner:KVA/engagement", {} },
  { "partner-agreements", "partner:KVA/agreements", {} },
  { "partner-commitments", "partner:KVA/commitments", {} },
  { "partner-benefits", "partner:KVA/benefits", {} },
  { "partner-feedback", "partner:KVA/feedback", {} },
  { "partner-history", "partner:KVA/history", {} },
  { "edit-partner", "partner:KVA", { "record.edit" } },
  { "describe-roles", "partner:KVA", { "partner.describe-roles" } },
  { "new-partner", "partners", { "win.new-record" } },
  { "new-partner-refused", "partners", { "win.new-record", "dialog.save" } },
  { "people", "people", {} },
  { "people-filters", "people", { "list.toggle-filters" } },
  { "quick-add", "people", { "people.quick-add" } },
  { "person", "person", {} },
  { "person-affiliations", "person/affiliations", {} },
  { "duplicates", "partners", { "win.find-duplicates::partner" } },
  { "merge", "partners", { "win.find-duplicates::partner", "duplicates.open(uint32 0)" } },
  { "told-apart", "partners", { "win.find-duplicates::partner", "duplicates.namesakes" } },
  { "findings", "partners", { "win.findings" } },
  { "trash", "trash", {} },
  { "purge", "trash", { "trash.empty" } },
  { "keyworker-guard", "partner:KVA", { "partner.add-interaction" } },
  { "discard", "partners", { "win.new-record", "=Changed", "dialog.cancel" } },
  { "save-list", "partners", { "list.save-list" } },
  { "merge-certain", "partners", { "win.find-duplicates::partner", "duplicates.merge-certain" } },
  { "new-workspace", "partners", { "win.workspaces", "workspaces.new" } },
  { "import", "partners", { "win.import" } },
  { "preferences", "partners", { "win.preferences" } },
  { "workspaces", "partners", { "win.workspaces" } },
  { "switcher", "partners", { "win.switcher", "=net" } },
  { "shortcuts", "partners", { "win.shortcuts" } },
  { "shortcuts-found", "partners", { "win.shortcuts", "=ctrl" } },
  { "shortcuts-nothing", "partners", { "win.shortcuts", "=qqqq" } },
  { "about", "partners", { "win.about" } },
};

static LiaApplication *application;
static LiaTestRoster roster;

/* Layout takes some frames: what was just made is measured again when it is on screen. */
static void
rest (void)
{
  gint64 end = g_get_monotonic_time () + 150 * 1000;

  lia_test_settle (&roster);
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, lia_test_arm_timer ());
  lia_test_settle (&roster);
}

static void
take_step (const char *step)
{
  AdwDialog *dialog
      = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (roster.window));
  GtkWidget *place = dialog != NULL ? GTK_WIDGET (dialog)
                                    : GTK_WIDGET (lia_window_get_visible_page (roster.window));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  if (*step == '=')
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (roster.window));

      g_assert_true (GTK_IS_EDITABLE (focus));
      gtk_editable_set_text (GTK_EDITABLE (focus), step + 1);
    }
  else
    {
      g_action_parse_detailed_name (step, &name, &target, &error);
      g_assert_no_error (error);
      g_assert_true (gtk_widget_activate_action_variant (place, name, target));
    }
  rest ();
}

static void
open_page (const char *page)
{
  g_auto (GStrv) parts = g_strsplit (page, "/", 2);
  g_auto (GStrv) names = g_strsplit (parts[0], ":", 2);
  const LiaRecordType *type = lia_record_type_find (names[0]);
  LiaReader *reader = lia_workspace_get_reader (roster.workspace);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (lia_window_show_page (roster.window, page))
    return;

  g_assert_nonnull (type);
  id = lia_record_find (type, reader, names[1] != NULL ? names[1] : "Laurent Aebersold-Pache",
                        &error);
  g_assert_no_error (error);
  lia_window_open_record (roster.window, type, id);
  if (parts[1] != NULL)
    g_assert_true (lia_record_page_show_section (
        LIA_RECORD_PAGE (lia_window_get_visible_page (roster.window)), parts[1]));
}

static void
close_dialogs (void)
{
  AdwDialog *dialog = NULL;

  while (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (roster.window)))
      != NULL)
    adw_dialog_force_close (dialog);
}

static void
test_state (gconstpointer data)
{
  const State *state = data;

  open_page (state->page);
  rest ();
  for (guint i = 0; i < G_N_ELEMENTS (state->steps) && state->steps[i] != NULL; i++)
    take_step (state->steps[i]);

  if (lia_test_looks_count_faults (GTK_WIDGET (roster.window), TRUE) > 0)
    g_test_fail ();

  close_dialogs ();
  /* A new page for the next: what was searched for and selected here is gone. */
  lia_window_set_workspace (roster.window, NULL);
  /* Nothing of what was shown is left, also not of a dialog that was closed by force. */
  lia_test_wait (G_OBJECT (roster.workspace)->ref_count == 1);
  lia_window_set_workspace (roster.window, roster.workspace);
}

/* A text is laid out in its own time: a fault that was planted shows up sooner or later. */
static guint
count_faults_of (GtkWidget *planted, gboolean faulty)
{
  GtkWidget *window = gtk_window_new ();
  guint n_faults = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 200, 100);
  gtk_window_set_child (GTK_WINDOW (window), planted);
  gtk_window_present (GTK_WINDOW (window));
  lia_test_wait (gtk_widget_get_width (planted) > 0);
  for (guint i = 0; i < 10; i++)
    g_main_context_iteration (NULL, lia_test_arm_timer ());
  if (faulty)
    lia_test_wait (lia_test_looks_count_faults (planted, FALSE) > 0);
  n_faults = lia_test_looks_count_faults (planted, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));

  return n_faults;
}

/* The checks see what they are for. */
static void
test_planted (void)
{
  GtkWidget *fixed = gtk_fixed_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new ("A name that is long enough not to fit");
  GtkWidget *wide = gtk_label_new ("Fits");
  GtkWidget *cut = NULL;

  /* A text that shows no last line cannot be planted: whether one is cut depends on when the toolkit measured it. */
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Named"));
  g_assert_cmpuint (count_faults_of (box, FALSE), ==, 0);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (box), gtk_button_new_from_icon_name ("list-add-symbolic"));
  g_assert_cmpuint (count_faults_of (box, TRUE), ==, 1);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("no-such-icon-symbolic"));
  g_assert_cmpuint (count_faults_of (box, TRUE), ==, 1);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  g_assert_cmpuint (count_faults_of (box, TRUE), >=, 1);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_size_request (wide, 195, -1);
  gtk_box_append (GTK_BOX (box), wide);
  g_assert_cmpuint (count_faults_of (box, TRUE), ==, 1);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  cut = gtk_button_new_with_label ("Keep What Is Here and Go On");
  gtk_button_set_can_shrink (GTK_BUTTON (cut), TRUE);
  gtk_box_append (GTK_BOX (box), cut);
  gtk_widget_set_size_request (box, 100, -1);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  g_assert_cmpuint (count_faults_of (box, TRUE), ==, 1);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  cut = gtk_search_entry_new ();
  gtk_editable_set_max_width_chars (GTK_EDITABLE (cut), 3);
  gtk_editable_set_width_chars (GTK_EDITABLE (cut), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cut), GTK_ACCESSIBLE_PROPERTY_LABEL, "Search",
                                  -1);
  gtk_box_append (GTK_BOX (box), cut);
  g_assert_cmpuint (count_faults_of (box, TRUE), ==, 1);

  gtk_widget_set_overflow (fixed, GTK_OVERFLOW_VISIBLE);
  gtk_fixed_put (GTK_FIXED (fixed), gtk_label_new ("Outside"), -40, 0);
  g_assert_cmpuint (count_faults_of (fixed, TRUE), ==, 1);
}

/* A heading of any length fits, at the smaller of its two sizes, and warns of nothing: that would end the test. */
static void
test_alert (void)
{
  static const char *const headings[]
      = { "Sure?", "Is This Heading Wider Than the Window?",
          "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung?" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      AdwDialog *dialog = lia_alert_dialog_new (headings[i], "What it is about.");
      GtkLabel *heading = NULL;

      adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", "_Cancel", "do", "_Do",
                                      NULL);
      adw_dialog_present (dialog, GTK_WIDGET (roster.window));
      rest ();
      heading = lia_test_find (dialog, GTK_TYPE_LABEL, headings[i]);
      g_assert_nonnull (heading);
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (heading)));
      if (lia_test_looks_count_faults (GTK_WIDGET (roster.window), TRUE) > 0)
        g_test_fail ();
      close_dialogs ();
    }
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child, title);

      if (row != NULL)
        return row;
    }

  return NULL;
}

/* The dialog shows and says the accelerators that the application has, and finds them by their names. */
static void
test_shortcuts (void)
{
  const char *const other[] = { "<Control>j", NULL };
  const char *const usual[] = { "<Control>q", NULL };
  GtkWidget *dialog = NULL;
  GtkWidget *quit = NULL;
  GtkWidget *undo = NULL;
  g_autofree char *fault = NULL;

  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", other);
  take_step ("win.shortcuts");
  dialog = GTK_WIDGET (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (roster.window)));
  quit = find_row (dialog, "Quit");
  undo = find_row (dialog, "Undo");
  g_assert_nonnull (quit);
  g_assert_nonnull (undo);
  fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (quit),
                                              GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Ctrl+J");
  g_assert_null (fault);
  g_assert_nonnull (lia_test_find (quit, GTK_TYPE_LABEL, "J"));

  take_step ("=ctrl+j");
  g_assert_true (gtk_widget_get_mapped (quit));
  g_assert_false (gtk_widget_get_mapped (find_row (dialog, "Close the Window")));
  g_assert_false (gtk_widget_get_mapped (undo));
  take_step ("=undo");
  g_assert_false (gtk_widget_get_mapped (quit));
  g_assert_true (gtk_widget_get_mapped (undo));

  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", usual);
  close_dialogs ();
}

/* Without a compositor GTK draws a frame where the shadow would be, and takes it from the window. */
static void
remove_frame (GtkWidget *widget)
{
  gtk_widget_remove_css_class (widget, "solid-csd");
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gint64 trashed = 0;

  roster.folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (roster.folder, "test.liaison", NULL);
  roster.workspace = lia_workspace_create (path, "ceop", TRUE, &error);
  g_assert_no_error (error);
  lia_test_roster_add (&roster, "name", "Helvion Systems S.A.", "website",
                       "https://helvion.example.com", NULL);
  trashed = lia_test_roster_add (&roster, "name", "An Office That Was Closed Some Time Ago", NULL);
  lia_workspace_trash (roster.workspace, lia_record_type_find ("partner"), &trashed, 1, &error);
  g_assert_no_error (error);

  roster.window = g_object_ref_sink (lia_window_new (GTK_APPLICATION (application)));
  lia_window_set_workspace (roster.window, roster.workspace);
  gtk_window_set_default_size (GTK_WINDOW (roster.window), WIDTH, HEIGHT);
  g_signal_connect_after (roster.window, "map", G_CALLBACK (remove_frame), NULL);
  gtk_window_present (GTK_WINDOW (roster.window));
}

static void
tear_down (void)
{
  g_autoptr (GError) error = NULL;

  lia_test_close (roster.window);
  g_assert_finalize_object (g_steal_pointer (&roster.window));
  lia_workspace_close (roster.workspace, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&roster.workspace));
  lia_test_remove_folder (roster.folder);
  g_free (roster.folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  lia_test_roster_init (&argc, &argv);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
  application = lia_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  set_up ();
  g_test_add_func ("/app/looks/planted", test_planted);
  g_test_add_func ("/app/looks/alert", test_alert);
  g_test_add_func ("/app/looks/shortcuts-told", test_shortcuts);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *path = g_strconcat ("/app/looks/", states[i].name, NULL);

      g_test_add_data_func (path, &states[i], test_state);
    }

  status = g_test_run ();
  tear_down ();
  g_clear_object (&application);

  return status;
}
