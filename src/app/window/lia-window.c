/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-window.h"
#include "lia-window-private.h"

#include <glib/gi18n-lib.h>

#include "lia-application.h"
#include "lia-content-page.h"
#include "lia-draft-question.h"
#include "lia-page-registry.h"
#include "lia-sidebar-page.h"
#include "lia-steps.h"
#include "lia-welcome-page.h"

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
  LiaSidebarPage *sidebar_page;
  LiaContentPage *content_page;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */

  /* borrowed */
  LiaWindowClosing *closing; /* (nullable): while it goes on */
  AdwToast *toast; /* (nullable): weak, the newest */
};

G_DEFINE_FINAL_TYPE (LiaWindow, lia_window, ADW_TYPE_APPLICATION_WINDOW)

/* The row of the page in view, or of the list it shows. A list may go while it is shown; then the page shows what it
 * showed, as itself. */
static void
follow_page (LiaWindow *self)
{
  LiaPage *page
      = self->content_page != NULL ? lia_content_page_get_chosen (self->content_page) : NULL;

  if (page != NULL && self->sidebar_page != NULL)
    lia_sidebar_page_select (self->sidebar_page,
                             adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (page)),
                             lia_page_get_list_id (page));
}

static void
on_page_chosen (LiaWindow *self, const char *name, LiaRecord *list)
{
  LiaPage *page = NULL;

  lia_window_show_page (self, name);
  page = lia_window_get_list_page (self, name);
  if (page == NULL)
    return;

  if (list != NULL || lia_page_get_list_id (page) != 0)
    lia_page_show_list (page, list);
  follow_page (self);
}

/* What undoes always undoes what was done last: a message about an older step must not offer it. */
static void
dismiss_older_toast (LiaWindow *self)
{
  if (self->toast != NULL && adw_toast_get_timeout (self->toast) > 0)
    adw_toast_dismiss (self->toast);
  g_clear_weak_pointer (&self->toast);
}

static void
drop_workspace (LiaWindow *self)
{
  if (self->toast != NULL && adw_toast_get_action_name (self->toast) != NULL)
    dismiss_older_toast (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  lia_content_page_set_workspace (self->content_page, NULL);
  lia_sidebar_page_set_workspace (self->sidebar_page, NULL);
  g_clear_object (&self->workspace);
}

static void
begin_closing (LiaWindow *self)
{
  g_autoptr (LiaWorkspace) workspace = g_object_ref (self->workspace);

  gtk_stack_set_visible_child_full (self->stack, "closing", GTK_STACK_TRANSITION_TYPE_NONE);
  drop_workspace (self);
  self->closing = lia_window_closing_begin (self, workspace);
  lia_window_update_actions (self);
}

void
lia_window_show_saving (LiaWindow *self)
{
  if (self->closing_status != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->closing_status), TRUE);
}

gboolean
lia_window_end_closing (LiaWindow *self)
{
  self->closing = NULL;
  if (self->closing_status == NULL)
    return FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self->closing_status), FALSE);

  return TRUE;
}

static gboolean
lia_window_close_request (GtkWindow *window)
{
  LiaWindow *self = LIA_WINDOW (window);

  if (self->closing != NULL)
    {
      lia_window_closing_set_reopens (self->closing, FALSE);
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
lia_window_dispose (GObject *object)
{
  LiaWindow *self = LIA_WINDOW (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_WINDOW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_window_parent_class)->dispose (object);
}

static void
lia_window_class_init (LiaWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lia_window_close_request;

  g_type_ensure (LIA_TYPE_CONTENT_PAGE);
  g_type_ensure (LIA_TYPE_SIDEBAR_PAGE);
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
  gtk_widget_class_bind_template_callback (widget_class, on_page_chosen);
  gtk_widget_class_bind_template_callback (widget_class, follow_page);
  gtk_widget_class_bind_template_callback (widget_class, lia_window_update_actions);

  lia_window_class_install_actions (widget_class);
  lia_window_class_install_dialog_actions (widget_class);
  lia_window_class_install_file_actions (widget_class);
  lia_window_class_install_copy_actions (widget_class);
}

static void
show_spinner (AdwStatusPage *page)
{
  g_autoptr (AdwSpinnerPaintable) spinner = adw_spinner_paintable_new (GTK_WIDGET (page));

  adw_status_page_set_paintable (page, GDK_PAINTABLE (spinner));
}

/* Where nothing had the focus before a dialog, it would stay in it until the next frame. Of widgets that go with the
 * focus in them GTK remembers the last; up to 4.22 it never lets go of one that went before in the same frame. */
static void
on_visible_dialog_changed (LiaWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  LiaPage *page = lia_window_get_visible_page (self);

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL
      || focus == NULL || gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) == NULL)
    return;

  if (page == NULL || !gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD))
    gtk_root_set_focus (GTK_ROOT (self), NULL);
}

static void
lia_window_init (LiaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (on_visible_dialog_changed), NULL);
  if (g_str_equal (LIA_PROFILE, "devel"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  show_spinner (self->opening_status);
  show_spinner (self->closing_status);
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

/* In a turn of its own, as making a page takes most of what one may take; until then the window shows what it
 * showed. */
static void
show_first_page (GtkWidget *widget)
{
  LiaWindow *self = LIA_WINDOW (widget);
  guint n_entries = 0;
  const LiaPageEntry *entries = lia_page_registry (&n_entries);

  if (self->workspace == NULL)
    return;

  if (n_entries > 0 && lia_window_get_visible_page (self) == NULL)
    lia_window_show_page (self, entries[0].name);
  gtk_stack_set_visible_child_name (self->stack, "workspace");
  lia_window_update_actions (self);
}

void
lia_window_set_workspace (LiaWindow *self, LiaWorkspace *workspace)
{
  const char *title = NULL;

  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (workspace == NULL || LIA_IS_WORKSPACE (workspace));

  if (self->workspace == workspace)
    return;

  drop_workspace (self);
  g_set_object (&self->workspace, workspace);
  lia_content_page_set_workspace (self->content_page, workspace);
  lia_sidebar_page_set_workspace (self->sidebar_page, workspace);

  if (workspace != NULL)
    {
      title = lia_workspace_get_title (workspace);
      g_signal_connect_object (workspace, "notify", G_CALLBACK (lia_window_update_actions), self,
                               G_CONNECT_SWAPPED);
      lia_draft_question_watch (self, workspace);
      lia_steps_add (GTK_WIDGET (self), show_first_page);
    }
  else
    {
      title = _ ("Liaison");
      update_welcome (self);
      gtk_stack_set_visible_child_name (self->stack, "welcome");
    }

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self->sidebar_page), title);
  lia_window_update_actions (self);
}

gboolean
lia_window_show_page (LiaWindow *self, const char *name)
{
  g_return_val_if_fail (LIA_IS_WINDOW (self), FALSE);

  if (!lia_content_page_show (self->content_page, name))
    return FALSE;
  follow_page (self);
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

  lia_content_page_push (self->content_page, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

LiaPage *
lia_window_get_visible_page (LiaWindow *self)
{
  g_return_val_if_fail (LIA_IS_WINDOW (self), NULL);

  /* There is none while the window is made or taken down. */
  return self->content_page != NULL ? lia_content_page_get_visible (self->content_page) : NULL;
}

LiaPage *
lia_window_get_list_page (LiaWindow *self, const char *name)
{
  g_return_val_if_fail (LIA_IS_WINDOW (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return self->content_page != NULL ? lia_content_page_get (self->content_page, name) : NULL;
}

gboolean
lia_window_is_settled (LiaWindow *self)
{
  LiaPage *page = lia_window_get_visible_page (self);

  return !gtk_stack_get_transition_running (self->stack)
         /* While it asks, nothing goes on. */
         && (!lia_window_is_opening (self)
             || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
         && (page == NULL || !lia_page_get_loading (page))
         && !lia_steps_are_waiting (GTK_WIDGET (self));
}

void
lia_window_add_toast (LiaWindow *self, AdwToast *toast)
{
  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  dismiss_older_toast (self);
  /* One that waits to be read makes room meanwhile. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

gboolean
lia_window_is_opening (LiaWindow *self)
{
  return self->closing != NULL
         || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "opening") == 0;
}

gboolean
lia_window_reopen_if_closing (LiaWindow *self, const char *path)
{
  g_return_val_if_fail (LIA_IS_WINDOW (self), FALSE);

  if (self->closing == NULL || g_strcmp0 (lia_window_closing_get_path (self->closing), path) != 0)
    return FALSE;

  lia_window_closing_set_reopens (self->closing, TRUE);
  return TRUE;
}

void
lia_window_set_opening (LiaWindow *self, gboolean opening)
{
  if (opening)
    gtk_stack_set_visible_child_name (self->stack, "opening");
  else if (self->workspace == NULL)
    gtk_stack_set_visible_child_name (self->stack, "welcome");
  else
    lia_steps_add (GTK_WIDGET (self), show_first_page);
  lia_window_update_actions (self);
}

void
lia_window_set_undo_menu (LiaWindow *self, const char *undo_label, const char *redo_label)
{
  if (self->sidebar_page != NULL)
    lia_sidebar_page_set_undo_menu (self->sidebar_page, undo_label, redo_label);
}

void
lia_window_open_main_menu (LiaWindow *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  lia_sidebar_page_open_main_menu (self->sidebar_page);
}
