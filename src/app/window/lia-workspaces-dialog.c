/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspaces-dialog.h"
#include "lia-workspaces-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

struct _LiaWorkspacesDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  AdwPreferencesGroup *own_group;
  AdwPreferencesGroup *other_group;
  GtkRevealer *busy_revealer;
  GtkLabel *busy_label;

  /* owned */
  GSettings *settings; /* (nullable) */
  GPtrArray *entries; /* (nullable) (element-type LiaWorkspaceEntry) */
  GPtrArray *own_rows; /* (element-type GtkWidget): borrowed from own_group */
  GPtrArray *other_rows;
  GCancellable *listing; /* (nullable) */
  GCancellable *working; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaWorkspacesDialog, lia_workspaces_dialog, ADW_TYPE_DIALOG)

static void
append_item (GMenu *menu, const char *label, const char *action, const char *path)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", path);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const LiaWorkspaceEntry *entry)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) leave = g_menu_new ();

  append_item (change, _ ("_Rename…"), "workspaces.rename", entry->path);
  append_item (change, _ ("_Duplicate"), "workspaces.duplicate", entry->path);
  append_item (change, _ ("_Save a Copy…"), "workspaces.save-copy", entry->path);
  append_item (change, _ ("Show in Its _Folder"), "workspaces.show-folder", entry->path);
  if (entry->folder != NULL)
    append_item (leave, _ ("Remove from _List"), "workspaces.forget", entry->path);
  append_item (leave, _ ("Move to _Trash…"), "workspaces.trash", entry->path);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (leave));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
make_row (const LiaWorkspaceEntry *entry)
{
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "subtitle-lines", 3, NULL);
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *title = lia_text_make_bidi_visible (entry->title);
  g_autofree char *description = lia_workspace_entry_describe (entry);
  g_autofree char *subtitle = lia_text_make_bidi_visible (description);
  g_autofree char *tooltip = g_strdup_printf (_ ("Actions for “%s”"), title);
  g_autoptr (GMenuModel) menu = make_menu (entry);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (entry->open)
    {
      GtkWidget *open = gtk_label_new (C_ ("workspace", "Now Open"));

      gtk_widget_add_css_class (open, "mark");
      gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
    }

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "workspaces.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", entry->path);

  return row;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const LiaWorkspaceEntry *left = a;
  const LiaWorkspaceEntry *right = b;

  if (left->changed_at == NULL || right->changed_at == NULL)
    return (left->changed_at == NULL) - (right->changed_at == NULL);
  return g_date_time_compare (right->changed_at, left->changed_at);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
show_entries (LiaWorkspacesDialog *self)
{
  clear_rows (self->own_group, self->own_rows);
  clear_rows (self->other_group, self->other_rows);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LiaWorkspaceEntry *entry = g_ptr_array_index (self->entries, i);
      GtkWidget *row = make_row (entry);

      if (entry->folder == NULL)
        {
          adw_preferences_group_add (self->own_group, row);
          g_ptr_array_add (self->own_rows, row);
        }
      else
        {
          adw_preferences_group_add (self->other_group, row);
          g_ptr_array_add (self->other_rows, row);
        }
    }

  gtk_widget_set_visible (GTK_WIDGET (self->own_group), self->own_rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->other_group), self->other_rows->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWorkspacesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = lia_workspace_entry_list_finish (result, &error);

  /* Asked for again, or closed, in the meantime. */
  if (entries == NULL)
    return;

  g_clear_object (&self->listing);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  g_ptr_array_sort_values (self->entries, compare_newest_first);
  show_entries (self);
}

void
lia_workspaces_dialog_reload (LiaWorkspacesDialog *self)
{
  /* The dialog may be gone when what it began is done. */
  if (self->settings == NULL)
    return;

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  lia_workspace_entry_list_async (self->settings, self->listing, on_listed, g_object_ref (self));
}

static void
lia_workspaces_dialog_dispose (GObject *object)
{
  LiaWorkspacesDialog *self = LIA_WORKSPACES_DIALOG (object);

  g_cancellable_cancel (self->listing);
  g_cancellable_cancel (self->working);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_WORKSPACES_DIALOG);
  g_clear_object (&self->listing);
  g_clear_object (&self->working);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->own_rows, g_ptr_array_unref);
  g_clear_pointer (&self->other_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_workspaces_dialog_parent_class)->dispose (object);
}

static void
lia_workspaces_dialog_class_init (LiaWorkspacesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_workspaces_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/workspaces-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaWorkspacesDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, LiaWorkspacesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaWorkspacesDialog, own_group);
  gtk_widget_class_bind_template_child (widget_class, LiaWorkspacesDialog, other_group);
  gtk_widget_class_bind_template_child (widget_class, LiaWorkspacesDialog, busy_revealer);
  gtk_widget_class_bind_template_child (widget_class, LiaWorkspacesDialog, busy_label);
  lia_workspaces_dialog_class_install_actions (widget_class);
}

static void
lia_workspaces_dialog_init (LiaWorkspacesDialog *self)
{
  self->own_rows = g_ptr_array_new ();
  self->other_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaWorkspacesDialog *
lia_workspaces_dialog_new (GSettings *settings)
{
  LiaWorkspacesDialog *self = g_object_new (LIA_TYPE_WORKSPACES_DIALOG, NULL);

  g_set_object (&self->settings, settings);
  lia_workspaces_dialog_reload (self);

  return self;
}

gboolean
lia_workspaces_dialog_get_loading (LiaWorkspacesDialog *self)
{
  g_return_val_if_fail (LIA_IS_WORKSPACES_DIALOG (self), FALSE);

  return self->listing != NULL || self->working != NULL;
}

GSettings *
lia_workspaces_dialog_get_settings (LiaWorkspacesDialog *self)
{
  return self->settings;
}

const LiaWorkspaceEntry *
lia_workspaces_dialog_find (LiaWorkspacesDialog *self, const char *path)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      const LiaWorkspaceEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->path, path))
        return entry;
    }

  return NULL;
}

GCancellable *
lia_workspaces_dialog_begin (LiaWorkspacesDialog *self, const char *text)
{
  g_clear_object (&self->working);
  self->working = g_cancellable_new ();
  gtk_label_set_label (self->busy_label, text);
  gtk_revealer_set_reveal_child (self->busy_revealer, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);

  return g_object_ref (self->working);
}

void
lia_workspaces_dialog_end (LiaWorkspacesDialog *self)
{
  g_clear_object (&self->working);
  if (self->settings == NULL)
    return;

  gtk_revealer_set_reveal_child (self->busy_revealer, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  lia_workspaces_dialog_reload (self);
}

void
lia_workspaces_dialog_cancel (LiaWorkspacesDialog *self)
{
  g_cancellable_cancel (self->working);
}

void
lia_workspaces_dialog_tell (LiaWorkspacesDialog *self, const char *text)
{
  AdwToast *toast = NULL;

  if (self->settings == NULL)
    return;

  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
