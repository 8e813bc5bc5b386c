/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-list-page-private.h"

#include <glib/gi18n-lib.h>

#include "lia-bulk-job.h"
#include "lia-list-name-dialog.h"
#include "lia-merge-dialog.h"
#include "lia-tag-dialog.h"
#include "lia-text.h"
#include "lia-window.h"

/* What can be done to all selected records alike, and the menus that offer it. */

static void
run (LiaListPage *self, LiaBulkEdit *edit)
{
  g_autoptr (GArray) ids = lia_list_page_get_ids (self);

  lia_bulk_job_run (GTK_WIDGET (self), lia_page_get_workspace (LIA_PAGE (self)), edit, ids);
}

static void
show_error (LiaListPage *self, const GError *error)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window != NULL)
    lia_window_show_error (window, _ ("Nothing Was Changed"), error);
}

void
lia_list_page_set_field (LiaListPage *self, const char *field, const char *text)
{
  LiaReader *reader = lia_workspace_get_reader (lia_page_get_workspace (LIA_PAGE (self)));
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (lia_list_page_get_record_type (self));
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
  lia_list_page_set_field (LIA_LIST_PAGE (widget), field, text);
}

typedef struct
{
  LiaListPage *page; /* borrowed: the closure goes with it */
  const char *field;
  gboolean add;
} ElementChange;

static void
on_element_chosen (LiaTagDialog *dialog, const char *element, gpointer user_data)
{
  const ElementChange *change = user_data;
  LiaListPage *self = change->page;
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (lia_list_page_get_record_type (self));
  g_autoptr (GError) error = NULL;
  gboolean understood = change->add ? lia_bulk_edit_add (edit, change->field, element, &error)
                                    : lia_bulk_edit_remove (edit, change->field, element, &error);

  if (understood)
    run (self, edit);
  else
    show_error (self, error);
}

static void
element_change_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* Of a set, such as the tags. Only what one of the selected records has can be taken away. */
static void
choose_element (LiaListPage *self, const char *name, gboolean add)
{
  const LiaField *field = lia_record_type_get_field (lia_list_page_get_record_type (self), name);
  g_autoptr (LiaRecordQuery) rows = lia_record_query_new (lia_list_page_get_record_type (self));
  g_autoptr (GArray) ids = lia_list_page_get_ids (self);
  ElementChange *change = NULL;
  LiaTagDialog *dialog = NULL;

  g_return_if_fail (field != NULL);

  if (!add)
    lia_record_query_add_ids (rows, (const gint64 *) (gpointer) ids->data, ids->len);
  dialog = lia_tag_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), rows, field, add);
  change = g_new0 (ElementChange, 1);
  change->page = self;
  change->field = field->name;
  change->add = add;
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_element_chosen), change,
                         element_change_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
add_element_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_element (LIA_LIST_PAGE (widget), g_variant_get_string (parameter, NULL), TRUE);
}

static void
remove_element_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_element (LIA_LIST_PAGE (widget), g_variant_get_string (parameter, NULL), FALSE);
}

/* More at once nobody can compare. */
#define MAX_MERGED 10

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);
  g_autoptr (GArray) ids = lia_list_page_get_ids (self);

  if (ids->len >= 2 && ids->len <= MAX_MERGED)
    lia_merge_dialog_present (
        lia_merge_dialog_new_for_ids (lia_page_get_workspace (LIA_PAGE (self)),
                                      lia_list_page_get_record_type (self),
                                      (const gint64 *) (gpointer) ids->data, ids->len),
        widget);
}

typedef struct
{
  LiaListPage *page; /* owned */
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

  saving->page = g_object_ref (LIA_LIST_PAGE (widget));
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

void
lia_list_page_append_value (GMenu *menu, const char *label, const char *field, const char *text)
{
  g_autofree char *safe = lia_text_make_bidi_visible (label);
  g_auto (GStrv) parts = g_strsplit (safe, "_", -1);
  /* An underscore would make the next letter a mnemonic. */
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, "list.set-field", "(ss)", field, text);
  g_menu_append_item (menu, item);
}

void
lia_list_page_append_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

void
lia_list_page_append_action (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

GMenuModel *
lia_list_page_make_menu (LiaListPage *self, gboolean single)
{
  LiaListPageClass *klass = LIA_LIST_PAGE_GET_CLASS (self);
  GMenu *menu = g_menu_new ();
  GMenu *section = NULL;

  if (single)
    {
      section = g_menu_new ();
      g_menu_append (section, _ ("_Open"), "list.open");
      g_menu_append (section, _ ("_Edit…"), "list.edit");
      if (klass->add_record_menu != NULL)
        klass->add_record_menu (self, section);
      append_section (menu, section);
    }

  if (klass->add_changes_menu != NULL)
    {
      section = g_menu_new ();
      klass->add_changes_menu (self, section);
      append_section (menu, section);
    }

  section = g_menu_new ();
  if (single)
    g_menu_append (section, _ ("Find _Duplicates…"), "list.find-duplicates");
  else
    g_menu_append (section, _ ("_Merge…"), "list.merge");
  append_section (menu, section);

  section = g_menu_new ();
  g_menu_append (section, _ ("Copy _Name"), "list.copy-name");
  g_menu_append (section, _ ("_Copy E-Mail Address"), "list.copy-email");
  if (!single)
    g_menu_append (section, _ ("E_xport…"), "list.export");
  append_section (menu, section);

  section = g_menu_new ();
  g_menu_append (section, _ ("Move to _Trash"), "list.trash");
  append_section (menu, section);

  return G_MENU_MODEL (menu);
}

void
lia_list_page_update_changes (LiaListPage *self, gboolean writable, guint n_selected)
{
  static const char *const many[] = { "list.set-field", "list.add-element", "list.remove-element" };
  GtkWidget *widget = GTK_WIDGET (self);

  for (gsize i = 0; i < G_N_ELEMENTS (many); i++)
    gtk_widget_action_set_enabled (widget, many[i], writable && n_selected > 0);
  gtk_widget_action_set_enabled (widget, "list.merge",
                                 writable && n_selected >= 2 && n_selected <= MAX_MERGED);
  gtk_widget_action_set_enabled (widget, "list.save-list", writable);
}

void
lia_list_page_class_install_changes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.set-field", "(ss)", set_field_action);
  gtk_widget_class_install_action (widget_class, "list.add-element", "s", add_element_action);
  gtk_widget_class_install_action (widget_class, "list.remove-element", "s", remove_element_action);
  gtk_widget_class_install_action (widget_class, "list.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "list.save-list", NULL, save_list_action);
}
