/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that was not saved outlives the program. */
#include "lia-draft-keeper.h"
#include "lia-draft-store.h"
#include "lia-kept-draft.h"
#include "lia-partner-page.h"
#include "lia-record-dialog.h"
#include "lia-record-form.h"
#include "lia-test-roster.h"

#include <glib/gstdio.h>

static GPtrArray *
drafts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lia_kept_draft_free);
}

/* As if the last run had ended while this was being typed. */
static void
leave (LiaTestRoster *self,
       const char *table,
       gint64 id,
       gint64 owner,
       const char *field,
       const char *was,
       const char *text)
{
  g_autofree char *path = lia_draft_keeper_dup_path (self->workspace);
  g_autoptr (GPtrArray) drafts = drafts_new ();
  g_autoptr (GError) error = NULL;
  LiaKeptDraft *draft = lia_kept_draft_new (table, id, owner, g_get_real_time () / G_USEC_PER_SEC);

  lia_kept_draft_take_field (draft, field, g_strdup (text), g_strdup (was));
  g_ptr_array_add (drafts, draft);
  lia_kept_drafts_write (path, drafts, &error);
  g_assert_no_error (error);
}

static gboolean
is_kept (LiaTestRoster *self, const char *text)
{
  g_autofree char *path = lia_draft_keeper_dup_path (self->workspace);
  g_autofree char *contents = NULL;

  return g_file_get_contents (path, &contents, NULL, NULL) && strstr (contents, text) != NULL;
}

static gboolean
has_file (LiaTestRoster *self)
{
  g_autofree char *path = lia_draft_keeper_dup_path (self->workspace);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static LiaPage *
open_partner (LiaTestRoster *self, gint64 id)
{
  lia_test_roster_show (self, "partners", 1280, 800);
  lia_window_open_record (self->window, lia_record_type_find ("partner"), id);
  lia_test_settle (self);

  return lia_window_get_visible_page (self->window);
}

static void
press (gpointer root, const char *label)
{
  gpointer button = lia_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gpointer
begin_edit (LiaTestRoster *self, LiaPage *page, const char *label)
{
  gpointer row = gtk_widget_get_ancestor (lia_test_find (page, GTK_TYPE_LABEL, label),
                                          GTK_TYPE_LIST_BOX_ROW);

  g_assert_true (gtk_widget_activate (row));
  lia_test_settle (self);

  return gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), ADW_TYPE_ENTRY_ROW);
}

/* The file. */

static void
test_file_round_trip (LiaTestRoster *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "state", "drafts.json", NULL);
  g_autoptr (GPtrArray) drafts = drafts_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;
  const LiaKeptDraft *draft = NULL;
  const LiaKeptField *field = NULL;
  GStatBuf status;

  g_ptr_array_add (drafts, lia_kept_draft_new ("partner", G_MAXINT64, 0, 1764000000));
  lia_kept_draft_take_field (g_ptr_array_index (drafts, 0), "description",
                             g_strdup ("“Zürich”\n\t\"\\\x01 \xf0\x9f\x9a\x80"), g_strdup (""));
  g_assert_true (lia_kept_drafts_write (path, drafts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  read = lia_kept_drafts_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  draft = g_ptr_array_index (read, 0);
  g_assert_cmpstr (draft->table, ==, "partner");
  g_assert_cmpint (draft->id, ==, G_MAXINT64);
  g_assert_cmpint (draft->at, ==, 1764000000);
  field = g_ptr_array_index (draft->fields, 0);
  g_assert_cmpstr (field->name, ==, "description");
  g_assert_cmpstr (field->text, ==, "“Zürich”\n\t\"\\\x01 \xf0\x9f\x9a\x80");

  g_ptr_array_set_size (drafts, 0);
  g_assert_true (lia_kept_drafts_write (path, drafts, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (lia_kept_drafts_write (path, drafts, &error));
}

static void
assert_refused (const char *path, const char *contents, gssize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = NULL;

  g_file_set_contents (path, contents, size, &error);
  g_assert_no_error (error);
  read = lia_kept_drafts_read (path, &error);
  g_assert_null (read);
  g_assert_nonnull (error);
}

static void
test_hostile_files_are_refused (LiaTestRoster *self, gconstpointer data)
{
  static const char *const contents[] = {
    "",
    "\xff\xfe",
    "[]",
    "{\"format\":\"liaison-drafts\",\"version\":2,\"drafts\":[]}",
    "{\"format\":\"liaison-drafts\",\"version\":1,\"drafts\":{}}",
    "{\"format\":\"liaison-drafts\",\"version\":1,\"drafts\":[7]}",
    "{\"format\":\"liaison-drafts\",\"version\":1,\"drafts\":[{\"table\":7,\"fields\":[]}]}",
    "{\"format\":\"liaison-drafts\",\"version\":1,\"drafts\":[{\"table\":\"partner\",\"fields\":[{}]}]}",
    "{\"format\":\"liaison-drafts\",\"version\":1,\"drafts\":[{\"table\":\"partner\",\"id\":1,"
    "\"fields\":[{\"name\":\"name\",\"text\":[],\"was\":\"\"}]}]}",
    "{\"format\":\"liaison-drafts\",\"version\":99999999999999999999,\"drafts\":[]}",
  };
  g_autofree char *path = g_build_filename (self->folder, "drafts.json", NULL);
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *whole = NULL;
  g_autoptr (GPtrArray) drafts = drafts_new ();
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    assert_refused (path, contents[i], -1);
  assert_refused (path, deep, -1);
  assert_refused (path, "{\"format\":\"liaison\0drafts\"}", 27);

  /* Truncated at every byte. */
  g_ptr_array_add (drafts, lia_kept_draft_new ("partner", 5, 0, 1764000000));
  lia_kept_draft_take_field (g_ptr_array_index (drafts, 0), "region", g_strdup ("Afri"),
                             g_strdup ("Europe"));
  lia_kept_drafts_write (path, drafts, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &whole, &size, NULL);
  for (gsize length = 0; length < size - 1; length++)
    assert_refused (path, whole, (gssize) length);

  /* No file is no text, and no error. */
  g_unlink (path);
  g_clear_pointer (&drafts, g_ptr_array_unref);
  drafts = lia_kept_drafts_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 0);
}

/* The page. */

static void
test_typed_text_is_kept_until_saved (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "region", "Europe", NULL);
  LiaPage *page = open_partner (self, id);
  gpointer entry = begin_edit (self, page, "Region");

  g_assert_false (has_file (self));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Afri");
  lia_test_wait (is_kept (self, "Afri"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Africa");
  lia_test_wait (is_kept (self, "Africa"));
  press (page, "_Apply");
  lia_test_wait (!has_file (self));

  /* What is refused is text, too. */
  lia_test_settle (self);
  entry = begin_edit (self, page, "Website");
  gtk_editable_set_text (GTK_EDITABLE (entry), "no address at all");
  lia_test_wait (is_kept (self, "no address at all"));
  press (page, "_Cancel");
  lia_test_wait (!has_file (self));
}

static void
test_page_offers_what_was_kept (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "region", "Europe", NULL);
  gint64 other = lia_test_roster_add (self, "name", "B", NULL);
  LiaPage *page = NULL;
  gpointer entry = NULL;

  leave (self, "partner", id, 0, "region", "Europe", "Afri");
  page = open_partner (self, other);
  g_assert_null (lia_test_find (page, GTK_TYPE_BUTTON, "_Restore"));
  page = open_partner (self, id);
  lia_test_wait (lia_test_find (page, GTK_TYPE_BUTTON, "_Restore") != NULL);
  g_assert_true (is_kept (self, "Afri"));
  press (page, "_Restore");
  lia_test_settle (self);
  g_assert_null (lia_test_find (page, GTK_TYPE_BUTTON, "_Restore"));
  entry = lia_test_find (page, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Afri");
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Not saved yet"));
  press (page, "_Cancel");
  lia_test_wait (!has_file (self));
}

static void
test_page_tells_what_changed_since (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "region", "Asia", NULL);
  LiaPage *page = NULL;

  leave (self, "partner", id, 0, "region", "Europe", "Afri");
  page = open_partner (self, id);
  lia_test_wait (lia_test_find (page, GTK_TYPE_BUTTON, "_Restore") != NULL);
  press (page, "_Restore");
  lia_test_settle (self);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Changed meanwhile to “Asia”"));
  press (page, "_Use the New Value");
  lia_test_wait (!has_file (self));
}

static void
test_what_was_kept_can_be_discarded (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  LiaPage *page = NULL;

  leave (self, "partner", id, 0, "region", "", HOSTILE_TEXT);
  page = open_partner (self, id);
  lia_test_wait (lia_test_find (page, GTK_TYPE_BUTTON, "_Discard") != NULL);
  press (page, "_Discard");
  lia_test_wait (!has_file (self));
  g_assert_null (lia_test_find (page, GTK_TYPE_BUTTON, "_Discard"));
  g_assert_null (lia_test_find (page, ADW_TYPE_ENTRY_ROW, NULL));
}

/* The form. */

static gpointer
open_form (LiaTestRoster *self, LiaPage *page, const char *section)
{
  lia_record_page_show_section (LIA_RECORD_PAGE (page), section);
  lia_test_settle (self);
  g_assert_true (gtk_widget_activate_action (lia_test_child (page, LIA_TYPE_RECORD_PAGE, "stack"),
                                             "record.edit", NULL));
  lia_test_settle (self);

  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static void
test_form_offers_what_was_kept (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  LiaPage *page = NULL;
  gpointer dialog = NULL;
  GtkWidget *focus = NULL;

  leave (self, "partner", id, 0, "acronym", "", "AAA");
  page = open_partner (self, id);
  dialog = open_form (self, page, "profile");
  g_assert_true (LIA_IS_RECORD_DIALOG (dialog));
  lia_test_wait (lia_test_find (dialog, GTK_TYPE_BUTTON, "_Restore") != NULL);
  gtk_widget_grab_focus (lia_test_find (dialog, GTK_TYPE_BUTTON, "_Restore"));
  press (dialog, "_Restore");
  lia_test_settle (self);
  g_assert_null (lia_test_find (dialog, GTK_TYPE_BUTTON, "_Restore"));
  /* The focus went with the button; now it is in the form. */
  lia_test_wait ((focus = gtk_root_get_focus (GTK_ROOT (self->window))) != NULL
                 && gtk_widget_get_ancestor (focus, LIA_TYPE_RECORD_FORM) != NULL);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  lia_test_wait (!has_file (self));
  lia_test_settle (self);
  g_assert_cmpstr (
      lia_record_get_text (lia_record_page_get_record (LIA_RECORD_PAGE (page)), "acronym"), ==,
      "AAA");
}

/* What was typed of a new record belongs to the record it was typed on. */
static void
test_new_record_is_offered_where_it_was_typed (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  gint64 other = lia_test_roster_add (self, "name", "B", NULL);
  LiaRecordDialog *dialog = NULL;

  leave (self, "commitment", 0, id, "title", "", "Two exp");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find ("commitment"));
      LiaValue partner = LIA_INTEGER (i == 0 ? other : id);
      LiaPage *page = open_partner (self, i == 0 ? other : id);

      lia_record_set_value (record, "partner", &partner);
      dialog = lia_record_dialog_new (self->workspace, record);
      lia_record_dialog_hide_field (dialog, "partner");
      adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (page));
      lia_test_settle (self);
      if (i == 0)
        {
          g_assert_null (lia_test_find (dialog, GTK_TYPE_BUTTON, "_Restore"));
          adw_dialog_force_close (ADW_DIALOG (dialog));
          lia_test_settle (self);
        }
    }
  press (dialog, "_Restore");
  lia_test_settle (self);
  /* What goes without saying is still left out. */
  g_assert_null (lia_test_find (dialog, GTK_TYPE_LABEL, "Partner"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  lia_test_wait (!has_file (self));
}

static void
test_damaged_file_is_told_and_kept (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *path = lia_draft_keeper_dup_path (self->workspace);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *damaged = g_strconcat (path, ".damaged", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, "{\"format\":", -1, NULL);
  open_partner (self, id);
  lia_test_wait (g_file_test (damaged, G_FILE_TEST_EXISTS));
  g_assert_false (has_file (self));
  g_unlink (damaged);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/kept-drafts/" name, LiaTestRoster, NULL, lia_test_roster_set_up, function,         \
              lia_test_roster_tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  ADD ("file-round-trip", test_file_round_trip);
  ADD ("hostile-files-are-refused", test_hostile_files_are_refused);
  ADD ("typed-text-is-kept-until-saved", test_typed_text_is_kept_until_saved);
  ADD ("page-offers-what-was-kept", test_page_offers_what_was_kept);
  ADD ("page-tells-what-changed-since", test_page_tells_what_changed_since);
  ADD ("what-was-kept-can-be-discarded", test_what_was_kept_can_be_discarded);
  ADD ("form-offers-what-was-kept", test_form_offers_what_was_kept);
  ADD ("new-record-is-offered-where-it-was-typed", test_new_record_is_offered_where_it_was_typed);
  ADD ("damaged-file-is-told-and-kept", test_damaged_file_is_told_and_kept);

  return g_test_run ();
}
