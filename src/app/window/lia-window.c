/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-window.h"
#include "lia-window-private.h"

#include <glib/gi18n-lib.h>

#include "lia-application.h"
#include "lia-draft-question.h"
#include "lia-findings.h"
#include "lia-page-registry.h"
#include "lia-sidebar-list-row.h"
#include "lia-sidebar-lists.h"
#include "lia-welcome-page.h"
#include "lia-window-files.h"

struct _LiaWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  LiaWelcomePage *welcome_page;
  AdwStatusPage *opening_status;
  AdwStatusPage *closing_status;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *sidebar_page;
  AdwNavigationPage *content_page;
  AdwNavigationView *navigation_view;
  GtkListBox *sidebar;
  GtkMenuButton *menu_button;
  GMenu *undo_section;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  GHashTable *
      pages; /* (element-type utf8 LiaPage): made when first shown; also owned by the navigation view */

  GPtrArray *sidebar_lists; /* (element-type LiaSidebarLists) */

  /* While it closes. */
  char *closing_path; /* (nullable): of the workspace that is being closed */
  guint closing_timer;
  gboolean reopen;
};

G_DEFINE_FINAL_TYPE (LiaWindow, lia_window, ADW_TYPE_APPLICATION_WINDOW)

/* Closing takes a moment at most times; then nothing need be said. */
#define SAYS_SAVING_AFTER 300 /* milliseconds */

enum
{
  PROP_WORKSPACE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void follow_page (LiaWindow *self);

static LiaPage *
get_root_page (LiaWindow *self, const LiaPageEntry *entry)
{
  LiaPage *page = g_hash_table_lookup (self->pages, entry->name);

  if (page == NULL)
    {
      page = g_object_new (entry->get_type (), "workspace", self->workspace, "title",
                           _ (entry->title), "icon-name", entry->icon_name, "tag", entry->name,
                           NULL);
      adw_navigation_view_add (self->navigation_view, ADW_NAVIGATION_PAGE (page));
      g_hash_table_insert (self->pages, g_strdup (entry->name), page);
      g_signal_connect_object (page, "notify::list-id", G_CALLBACK (follow_page), self,
                               G_CONNECT_SWAPPED);
    }

  return page;
}

static gint64
get_list_id (GtkListBoxRow *row)
{
  if (!LIA_IS_SIDEBAR_LIST_ROW (row))
    return 0;

  return lia_saved_list_item_get_id (lia_sidebar_list_row_get_item (LIA_SIDEBAR_LIST_ROW (row)));
}

/* The row of the page, or of the list it shows. */
static void
select_sidebar_row (LiaWindow *self, const char *name)
{
  LiaPage *page = g_hash_table_lookup (self->pages, name);
  gint64 list_id = page != NULL ? lia_page_get_list_id (page) : 0;

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, i);

      if (row == NULL)
        break;
      if (g_strcmp0 (lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (row)), name) == 0
          && (get_list_id (row) == 0 || get_list_id (row) == list_id))
        gtk_list_box_select_row (self->sidebar, row);
    }
}

static void
follow_page (LiaWindow *self)
{
  LiaPage *page = self->sidebar != NULL ? lia_window_get_visible_page (self) : NULL;

  for (guint i = 0; page != NULL && i < 2; i++)
    {
      const char *tag = adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (page));

      if (tag != NULL && g_hash_table_lookup (self->pages, tag) == page)
        select_sidebar_row (self, tag);
      page = LIA_PAGE (adw_navigation_view_get_previous_page (self->navigation_view,
                                                              ADW_NAVIGATION_PAGE (page)));
    }
}

/* A list may go while it is shown; then the page shows what it showed, as itself. */
static void
on_lists_changed (LiaWindow *self)
{
  follow_page (self);
}

static void
on_sidebar_row_activated (LiaWindow *self, GtkListBoxRow *row)
{
  const char *name = lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (row));
  gint64 list_id = get_list_id (row);
  LiaPage *page = NULL;

  lia_window_show_page (self, name);
  page = g_hash_table_lookup (self->pages, name);
  if (page == NULL)
    return;

  if (list_id != 0)
    lia_page_show_list (page, lia_saved_list_item_get_record (
                                  lia_sidebar_list_row_get_item (LIA_SIDEBAR_LIST_ROW (row))));
  else if (lia_page_get_list_id (page) != 0)
    lia_page_show_list (page, NULL);
  select_sidebar_row (self, name);
}

static void
update_lists (LiaWindow *self)
{
  guint n_entries = 0;
  const LiaPageEntry *entries = lia_page_registry (&n_entries);
  GtkListBoxRow *row = NULL;

  g_ptr_array_set_size (self->sidebar_lists, 0);
  if (self->sidebar == NULL)
    return;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL;)
    if (LIA_IS_SIDEBAR_LIST_ROW (row))
      gtk_list_box_remove (self->sidebar, GTK_WIDGET (row));
    else
      i++;

  for (guint i = 0; self->workspace != NULL && i < n_entries; i++)
    {
      g_autoptr (GTypeClass) type_class = g_type_class_ref (entries[i].get_type ());
      LiaSidebarLists *lists = NULL;

      if (LIA_PAGE_CLASS (type_class)->show_list == NULL || entries[i].table == NULL)
        continue;
      lists = lia_sidebar_lists_new (self->sidebar, self->workspace, &entries[i]);
      g_signal_connect_object (lists, "changed", G_CALLBACK (on_lists_changed), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->sidebar_lists, lists);
    }
}

static void
on_visible_page_changed (LiaWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);

  if (page != NULL)
    adw_navigation_page_set_title (self->content_page, adw_navigation_page_get_title (page));

  lia_window_update_actions (self);
}

static void
add_separator_before_secondary (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean wanted = before != NULL && lia_sidebar_row_is_secondary (LIA_SIDEBAR_ROW (row))
                    && !lia_sidebar_row_is_secondary (LIA_SIDEBAR_ROW (before));

  if (wanted && gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  else if (!wanted)
    gtk_list_box_row_set_header (row, NULL);
}

static void
fill_sidebar (LiaWindow *self)
{
  guint n_entries = 0;
  const LiaPageEntry *entries = lia_page_registry (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    gtk_list_box_append (self->sidebar,
                         lia_sidebar_row_new (entries[i].name, _ (entries[i].title),
                                              entries[i].icon_name, entries[i].secondary));

  gtk_list_box_set_header_func (self->sidebar, add_separator_before_secondary, NULL, NULL);
}

static void
show_finding_counts (LiaWindow *self)
{
  LiaFindings *findings = self->workspace != NULL ? lia_findings_get (self->workspace) : NULL;

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row
          = self->sidebar != NULL ? gtk_list_box_get_row_at_index (self->sidebar, i) : NULL;
      const LiaPageEntry *entry;

      if (row == NULL)
        break;
      entry = lia_page_registry_find (lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (row)));
      lia_sidebar_row_set_count (LIA_SIDEBAR_ROW (row),
                                 findings != NULL && entry != NULL && entry->table != NULL
                                     ? lia_findings_count (findings, entry->table)
                                     : 0);
    }
}

static void
remove_pages (LiaWindow *self)
{
  GHashTableIter iter;
  gpointer page = NULL;

  /* What has the focus would be kept, to get it back. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    adw_navigation_view_remove (self->navigation_view, page);
  adw_navigation_view_replace (self->navigation_view, NULL, 0);
  g_hash_table_remove_all (self->pages);
}

static void
drop_workspace (LiaWindow *self)
{
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_signal_handlers_disconnect_by_data (lia_findings_get (self->workspace), self);
      remove_pages (self);
    }
  g_clear_object (&self->workspace);
  update_lists (self);
}

static gboolean
on_still_closing (gpointer user_data)
{
  LiaWindow *self = LIA_WINDOW (user_data);

  self->closing_timer = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->closing_status), TRUE);

  return G_SOURCE_REMOVE;
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_steal_pointer (&self->closing_path);
  gboolean closed = lia_workspace_close_finish (LIA_WORKSPACE (source), result, &error);

  g_clear_handle_id (&self->closing_timer, g_source_remove);
  /* Taken down in the meantime, as when a test ends. */
  if (self->pages == NULL)
    return;
  if (closed && !self->reopen)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->closing_status), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  lia_window_update_actions (self);
  if (!closed)
    lia_window_show_error (self, _ ("Workspace Not Closed"), error);
  else if (self->reopen)
    lia_window_open_path (self, path);
  self->reopen = FALSE;
}

/* The workspace is closed here and not by the last reference, so that a failure can still be told; and not at
 * once, for what is queued is written first and a backup under way made whole. */
static void
begin_closing (LiaWindow *self)
{
  g_autoptr (LiaWorkspace) workspace = g_object_ref (self->workspace);

  self->closing_path = g_strdup (lia_workspace_get_path (workspace));
  gtk_stack_set_visible_child_full (self->stack, "closing", GTK_STACK_TRANSITION_TYPE_NONE);
  drop_workspace (self);
  lia_window_update_actions (self);
  self->closing_timer = g_timeout_add (SAYS_SAVING_AFTER, on_still_closing, self);
  lia_workspace_close_async (workspace, on_closed, g_object_ref (self));
}

static gboolean
lia_window_close_request (GtkWindow *window)
{
  LiaWindow *self = LIA_WINDOW (window);

  if (self->closing_path != NULL)
    {
      self->reopen = FALSE;
      return TRUE;
    }
  /* A dialog closes first; it may hold something that is not saved yet. */
  if (self->workspace != NULL
      && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    {
      if (!lia_draft_question_ask (window, self->workspace))
        begin_closing (self);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (lia_window_parent_class)->close_request (window);
}

static void
lia_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaWindow *self = LIA_WINDOW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LiaWindow *self = LIA_WINDOW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      lia_window_set_workspace (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_window_dispose (GObject *object)
{
  LiaWindow *self = LIA_WINDOW (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_handle_id (&self->closing_timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_WINDOW);
  g_clear_pointer (&self->sidebar_lists, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_window_parent_class)->dispose (object);
}

static void
lia_window_class_init (LiaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_window_get_property;
  object_class->set_property = lia_window_set_property;
  object_class->dispose = lia_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lia_window_close_request;

  properties[PROP_WORKSPACE]
      = g_param_spec_object ("workspace", NULL, NULL, LIA_TYPE_WORKSPACE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIA_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, opening_status);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, closing_status);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, sidebar_page);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, undo_section);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_page_changed);
  gtk_widget_class_bind_template_callback (widget_class, lia_window_update_actions);

  lia_window_class_install_actions (widget_class);
  lia_window_class_install_dialog_actions (widget_class);
  lia_window_class_install_file_actions (widget_class);
  lia_window_class_install_copy_actions (widget_class);
}

static void
lia_window_init (LiaWindow *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  self->sidebar_lists = g_ptr_array_new_with_free_func (g_object_unref);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  if (g_str_equal (LIA_PROFILE, "devel"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->opening_status));
  adw_status_page_set_paintable (self->opening_status, GDK_PAINTABLE (spinner));
  g_clear_object (&spinner);
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->closing_status));
  adw_status_page_set_paintable (self->closing_status, GDK_PAINTABLE (spinner));
  fill_sidebar (self);
  lia_window_update_actions (self);
}

/* The workspaces there are; a window without application is one of a test and offers none. */
static void
update_welcome (LiaWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (LIA_IS_APPLICATION (application))
    lia_welcome_page_load (self->welcome_page,
                           lia_application_get_settings (LIA_APPLICATION (application)));
}

LiaWindow *
lia_window_new (GtkApplication *application)
{
  LiaWindow *self = g_object_new (LIA_TYPE_WINDOW, "application", application, NULL);

  update_welcome (self);

  return self;
}

LiaWindow *
lia_window_from_widget (GtkWidget *widget)
{
  GtkWidget *window = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  window = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW);
  while (window != NULL && !LIA_IS_WINDOW (window))
    window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window)));

  return LIA_WINDOW (window);
}

LiaWorkspace *
lia_window_get_workspace (LiaWindow *self)
{
  g_return_val_if_fail (LIA_IS_WINDOW (self), NULL);

  return self->workspace;
}

void
lia_window_set_workspace (LiaWindow *self, LiaWorkspace *workspace)
{
  const char *title = NULL;
  guint n_entries = 0;

  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (workspace == NULL || LIA_IS_WORKSPACE (workspace));

  if (self->workspace == workspace)
    return;

  drop_workspace (self);
  g_set_object (&self->workspace, workspace);
  update_lists (self);

  if (workspace != NULL)
    {
      const LiaPageEntry *entries = lia_page_registry (&n_entries);

      title = lia_workspace_get_title (workspace);
      g_signal_connect_object (workspace, "notify", G_CALLBACK (lia_window_update_actions), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (lia_findings_get (workspace), "changed",
                               G_CALLBACK (show_finding_counts), self, G_CONNECT_SWAPPED);
      if (n_entries > 0)
        lia_window_show_page (self, entries[0].name);
      gtk_stack_set_visible_child_name (self->stack, "workspace");
    }
  else
    {
      title = _ ("Liaison");
      update_welcome (self);
      gtk_stack_set_visible_child_name (self->stack, "welcome");
    }

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_navigation_page_set_title (self->sidebar_page, title);
  show_finding_counts (self);
  lia_window_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

gboolean
lia_window_show_page (LiaWindow *self, const char *name)
{
  const LiaPageEntry *entry = lia_page_registry_find (name);

  g_return_val_if_fail (LIA_IS_WINDOW (self), FALSE);

  if (entry == NULL || self->workspace == NULL)
    return FALSE;

  get_root_page (self, entry);
  adw_navigation_view_replace_with_tags (self->navigation_view, &entry->name, 1);
  select_sidebar_row (self, name);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);

  return TRUE;
}

void
lia_window_open_record (LiaWindow *self, const LiaRecordType *type, gint64 id)
{
  const LiaPageEntry *entry = NULL;

  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (type != NULL);

  entry = lia_page_registry_find_table (type->table);
  if (entry == NULL)
    return;

  lia_window_show_page (self, entry->name);
  if (entry->get_record_page_type != NULL)
    lia_window_push_page (self, g_object_new (entry->get_record_page_type (), "workspace",
                                              self->workspace, "record-id", id, NULL));
}

void
lia_window_push_page (LiaWindow *self, LiaPage *page)
{
  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (LIA_IS_PAGE (page));

  adw_navigation_view_push (self->navigation_view, ADW_NAVIGATION_PAGE (page));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

LiaPage *
lia_window_get_visible_page (LiaWindow *self)
{
  g_return_val_if_fail (LIA_IS_WINDOW (self), NULL);

  if (self->workspace == NULL || self->navigation_view == NULL)
    return NULL;

  return LIA_PAGE (adw_navigation_view_get_visible_page (self->navigation_view));
}

LiaPage *
lia_window_get_list_page (LiaWindow *self, const char *name)
{
  g_return_val_if_fail (LIA_IS_WINDOW (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->pages, name);
}

gboolean
lia_window_is_settled (LiaWindow *self)
{
  LiaPage *page = lia_window_get_visible_page (self);

  return !gtk_stack_get_transition_running (self->stack)
         /* While it asks, nothing goes on. */
         && (!lia_window_is_opening (self)
             || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
         && (page == NULL || !lia_page_get_loading (page));
}

void
lia_window_add_toast (LiaWindow *self, AdwToast *toast)
{
  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

void
lia_window_add_undo_toast (LiaWindow *self, const char *label)
{
  AdwToast *toast = NULL;

  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (label != NULL);

  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, label);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  lia_window_add_toast (self, toast);
}

void
lia_window_show_error (LiaWindow *self, const char *heading, const GError *error)
{
  AdwDialog *dialog = NULL;

  g_return_if_fail (LIA_IS_WINDOW (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  dialog = adw_alert_dialog_new (heading, error != NULL ? error->message : NULL);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

gboolean
lia_window_is_opening (LiaWindow *self)
{
  return self->closing_path != NULL
         || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "opening") == 0;
}

gboolean
lia_window_reopen_if_closing (LiaWindow *self, const char *path)
{
  g_return_val_if_fail (LIA_IS_WINDOW (self), FALSE);

  if (g_strcmp0 (self->closing_path, path) != 0)
    return FALSE;

  self->reopen = TRUE;
  return TRUE;
}

void
lia_window_set_opening (LiaWindow *self, gboolean opening)
{
  if (opening)
    gtk_stack_set_visible_child_name (self->stack, "opening");
  else
    gtk_stack_set_visible_child_name (self->stack,
                                      self->workspace != NULL ? "workspace" : "welcome");
  lia_window_update_actions (self);
}

static void
append_menu_item (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  /* The key is bound by the window's class, of which the menu does not know. */
  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

void
lia_window_set_undo_menu (LiaWindow *self, const char *undo_label, const char *redo_label)
{
  if (self->undo_section == NULL)
    return;

  g_menu_remove_all (self->undo_section);
  append_menu_item (self->undo_section, undo_label, "win.undo", "<Control>z");
  append_menu_item (self->undo_section, redo_label, "win.redo", "<Control><Shift>z");
}

void
lia_window_open_main_menu (LiaWindow *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_menu_button_popup (self->menu_button);
}
