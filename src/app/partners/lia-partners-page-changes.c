/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partners-page-private.h"

#include <glib/gi18n-lib.h>

#include "lia-add-interaction.h"
#include "lia-bulk-job.h"
#include "lia-list-name-dialog.h"
#include "lia-merge-dialog.h"
#include "lia-ref-dialog.h"
#include "lia-tag-dialog.h"
#include "lia-text.h"
#include "lia-window.h"

/* What can be done to all selected partners alike, and the menus that offer it. */

static const LiaRecordType *
partner_type (void)
{
  return lia_record_type_find ("partner");
}

static void
run (LiaPartnersPage *self, LiaBulkEdit *edit)
{
  g_autoptr (GArray) ids = lia_record_selection_get_ids (lia_partners_page_get_selection (self));

  lia_bulk_job_run (GTK_WIDGET (self), lia_page_get_workspace (LIA_PAGE (self)), edit, ids);
}

static void
show_error (LiaPartnersPage *self, const GError *error)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window != NULL)
    lia_window_show_error (window, _ ("Nothing Was Changed"), error);
}

static void
set_field (LiaPartnersPage *self, const char *field, const char *text)
{
  LiaReader *reader = lia_workspace_get_reader (lia_page_get_workspace (LIA_PAGE (self)));
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (partner_type ());
  g_autoptr (GError) error = NULL;

  if (!lia_bulk_edit_set (edit, field, text, reader, &error))
    show_error (self, error);
  else
    run (self, edit);
}

static void
set_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *field = NULL;
  const char *text = NULL;

  g_variant_get (parameter, "(&s&s)", &field, &text);
  set_field (LIA_PARTNERS_PAGE (widget), field, text);
}

static void
on_keyworker_chosen (LiaPartnersPage *self, LiaRecord *person)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (person));

  set_field (self, "keyworker", id);
}

static void
choose_keyworker_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRefDialog *dialog
      = lia_ref_dialog_new (lia_page_get_workspace (LIA_PAGE (widget)),
                            lia_record_type_get_field (partner_type (), "keyworker"));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_keyworker_chosen), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
change_tag (LiaPartnersPage *self, const char *tag, gboolean add)
{
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (partner_type ());
  g_autoptr (GError) error = NULL;
  gboolean understood = add ? lia_bulk_edit_add (edit, "tags", tag, &error)
                            : lia_bulk_edit_remove (edit, "tags", tag, &error);

  if (understood)
    run (self, edit);
  else
    show_error (self, error);
}

static void
on_tag_to_add (LiaPartnersPage *self, const char *tag)
{
  change_tag (self, tag, TRUE);
}

static void
on_tag_to_remove (LiaPartnersPage *self, const char *tag)
{
  change_tag (self, tag, FALSE);
}

static void
add_tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LiaRecordQuery) all = lia_record_query_new (partner_type ());
  LiaTagDialog *dialog
      = lia_tag_dialog_new (lia_page_get_workspace (LIA_PAGE (widget)), all, _ ("Add Tag"), TRUE);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_tag_to_add), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Only tags that one of the selected partners has can be taken away. */
static void
remove_tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (widget);
  g_autoptr (GArray) ids = lia_record_selection_get_ids (lia_partners_page_get_selection (self));
  g_autoptr (LiaRecordQuery) rows = lia_record_query_new (partner_type ());
  LiaTagDialog *dialog = NULL;

  lia_record_query_add_ids (rows, (const gint64 *) ids->data, ids->len);
  dialog = lia_tag_dialog_new (lia_page_get_workspace (LIA_PAGE (widget)), rows, _ ("Remove Tag"),
                               FALSE);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_tag_to_remove), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
log_interaction_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LiaRecord) partner = lia_record_selection_get_single (
      lia_partners_page_get_selection (LIA_PARTNERS_PAGE (widget)));

  if (partner != NULL)
    lia_add_interaction (widget, lia_page_get_workspace (LIA_PAGE (widget)), partner);
}

/* More at once nobody can compare. */
#define MAX_MERGED 10

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (widget);
  g_autoptr (GArray) ids = lia_record_selection_get_ids (lia_partners_page_get_selection (self));

  if (ids->len >= 2 && ids->len <= MAX_MERGED)
    lia_merge_dialog_present (
        lia_merge_dialog_new_for_ids (lia_page_get_workspace (LIA_PAGE (self)), partner_type (),
                                      (const gint64 *) ids->data, ids->len),
        widget);
}

typedef struct
{
  LiaPartnersPage *page; /* owned */
  LiaRecord *list; /* owned */
} Saving;

static void
saving_free (Saving *self)
{
  g_clear_object (&self->page);
  g_clear_object (&self->list);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
on_list_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  LiaWorkspace *workspace = LIA_WORKSPACE (source);
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (saving->page));
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) list = NULL;
  gint64 id = 0;

  if (lia_workspace_save_finish (workspace, result, &id, &error))
    list = lia_record_load (lia_workspace_get_reader (workspace),
                            lia_record_type_find ("saved_list"), id, &error);
  if (window == NULL)
    return;

  if (list == NULL)
    {
      lia_window_show_error (window, _ ("List Not Saved"), error);
    }
  else
    {
      g_autofree char *done
          = g_strdup_printf (_ ("List “%s” saved"), lia_record_get_text (list, "name"));

      lia_page_show_list (LIA_PAGE (saving->page), list);
      lia_window_add_undo_toast (window, done);
    }
}

static void
on_list_named (GtkWidget *widget, const char *name, gpointer user_data)
{
  Saving *saving = g_new0 (Saving, 1);
  LiaValue value = LIA_TEXT (name);

  saving->page = g_object_ref (LIA_PARTNERS_PAGE (widget));
  saving->list = lia_record_new (lia_record_type_find ("saved_list"));
  lia_record_set_value (saving->list, "name", &value);
  lia_page_store_list (LIA_PAGE (widget), saving->list);
  lia_workspace_save_async (lia_page_get_workspace (LIA_PAGE (widget)), saving->list, NULL,
                            on_list_saved, saving);
}

static void
save_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_list_name_dialog_present (widget, _ ("Save as List"), _ ("_Save"), NULL, on_list_named, NULL,
                                NULL);
}

static void
append_value (GMenu *menu, const char *label, const char *field, const char *text)
{
  g_autofree char *safe = lia_text_make_bidi_visible (label);
  g_auto (GStrv) parts = g_strsplit (safe, "_", -1);
  /* An underscore would make the next letter a mnemonic. */
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, "partners.set-field", "(ss)", field, text);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_level_menu (LiaPartnersPage *self)
{
  LiaReader *reader = lia_workspace_get_reader (lia_page_get_workspace (LIA_PAGE (self)));
  const LiaRecordType *type = lia_record_type_find ("level");
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  GMenu *menu = g_menu_new ();

  lia_record_query_set_sort (query, "rank", FALSE, NULL);
  ids = lia_record_query_run (query, reader, NULL);
  if (ids != NULL)
    levels = lia_record_load_many (reader, type, (const gint64 *) ids->data, ids->len, NULL);
  for (guint i = 0; levels != NULL && i < levels->len; i++)
    {
      LiaRecord *level = g_ptr_array_index (levels, i);
      g_autofree char *name = lia_record_get_display_name (level);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (level));

      append_value (menu, name, "level", id);
    }
  append_value (menu, _ ("None"), "level", "");

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_status_menu (void)
{
  const LiaChoice *choices = lia_record_type_get_field (partner_type (), "status")->choices;
  GMenu *menu = g_menu_new ();

  for (; choices->token != NULL; choices++)
    append_value (menu, _ (choices->label), "status", choices->token);
  append_value (menu, _ ("None"), "status", "");

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_keyworker_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Choose…"), "partners.choose-keyworker");
  append_value (menu, _ ("None"), "keyworker", "");

  return G_MENU_MODEL (menu);
}

static void
append_submenu (GMenu *menu, const char *label, GMenuModel *submenu)
{
  g_menu_append_submenu (menu, label, submenu);
  g_object_unref (submenu);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

GMenuModel *
lia_partners_page_make_menu (LiaPartnersPage *self, gboolean single)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = NULL;

  if (single)
    {
      section = g_menu_new ();
      g_menu_append (section, _ ("_Open"), "partners.open");
      g_menu_append (section, _ ("_Edit…"), "partners.edit");
      g_menu_append (section, _ ("Log _Interaction…"), "partners.log-interaction");
      append_section (menu, section);
    }

  section = g_menu_new ();
  append_submenu (section, _ ("Set _Level"), make_level_menu (self));
  append_submenu (section, _ ("Set _Keyworker"), make_keyworker_menu ());
  append_submenu (section, _ ("Set _Status"), make_status_menu ());
  g_menu_append (section, _ ("_Add Tag…"), "partners.add-tag");
  g_menu_append (section, _ ("_Remove Tag…"), "partners.remove-tag");
  append_section (menu, section);

  section = g_menu_new ();
  if (single)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Find _Duplicates…"), NULL);

      g_menu_item_set_action_and_target (item, "win.find-duplicates", "s", "partner");
      g_menu_append_item (section, item);
    }
  else
    {
      g_menu_append (section, _ ("_Merge…"), "partners.merge");
    }
  append_section (menu, section);

  section = g_menu_new ();
  g_menu_append (section, _ ("Copy _Name"), "partners.copy-name");
  g_menu_append (section, _ ("_Copy E-Mail Address"), "partners.copy-email");
  if (!single)
    g_menu_append (section, _ ("E_xport…"), "partners.export");
  append_section (menu, section);

  section = g_menu_new ();
  g_menu_append (section, _ ("Move to _Trash"), "partners.trash");
  append_section (menu, section);

  return G_MENU_MODEL (menu);
}

void
lia_partners_page_update_changes (LiaPartnersPage *self, gboolean writable, guint n_selected)
{
  static const char *const many[] = { "partners.set-field", "partners.choose-keyworker",
                                      "partners.add-tag", "partners.remove-tag" };
  GtkWidget *widget = GTK_WIDGET (self);

  for (gsize i = 0; i < G_N_ELEMENTS (many); i++)
    gtk_widget_action_set_enabled (widget, many[i], writable && n_selected > 0);
  gtk_widget_action_set_enabled (widget, "partners.merge",
                                 writable && n_selected >= 2 && n_selected <= MAX_MERGED);
  gtk_widget_action_set_enabled (widget, "partners.save-list", writable);
  gtk_widget_action_set_enabled (widget, "partners.log-interaction", writable && n_selected == 1);
}

void
lia_partners_page_class_install_changes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "partners.set-field", "(ss)", set_field_action);
  gtk_widget_class_install_action (widget_class, "partners.choose-keyworker", NULL,
                                   choose_keyworker_action);
  gtk_widget_class_install_action (widget_class, "partners.add-tag", NULL, add_tag_action);
  gtk_widget_class_install_action (widget_class, "partners.remove-tag", NULL, remove_tag_action);
  gtk_widget_class_install_action (widget_class, "partners.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "partners.save-list", NULL, save_list_action);
  gtk_widget_class_install_action (widget_class, "partners.log-interaction", NULL,
                                   log_interaction_action);
}
