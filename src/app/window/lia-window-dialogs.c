/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-window-private.h"

#include "lia-about.h"
#include "lia-application.h"
#include "lia-findings-dialog.h"
#include "lia-preferences-dialog.h"
#include "lia-shortcuts-dialog.h"
#include "lia-switcher-dialog.h"
#include "lia-switcher.h"
#include "lia-workspaces-dialog.h"

/* The commands of the window that open a dialog. */

/* Closing the dialog gave the focus back to where it was, which may be the sidebar; the keys are meant for the page that
 * was asked for. */
static void
focus_page (LiaWindow *self)
{
  LiaPage *page = lia_window_get_visible_page (self);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
on_match_chosen (LiaWindow *self, LiaSwitcherMatch *match)
{
  lia_window_open_record (self, lia_switcher_match_get_record_type (match),
                          lia_switcher_match_get_id (match));
  focus_page (self);
}

static void
switcher_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaSwitcherDialog *dialog
      = lia_switcher_dialog_new (lia_window_get_workspace (LIA_WINDOW (widget)));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_match_chosen), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
preferences_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));
  LiaPreferencesDialog *dialog
      = lia_preferences_dialog_new (lia_application_get_settings (LIA_APPLICATION (application)),
                                    lia_window_get_workspace (LIA_WINDOW (widget)));

  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
workspaces_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));
  LiaWorkspacesDialog *dialog
      = lia_workspaces_dialog_new (lia_application_get_settings (LIA_APPLICATION (application)));

  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
findings_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaWorkspace *workspace = lia_window_get_workspace (LIA_WINDOW (widget));

  if (workspace != NULL)
    adw_dialog_present (lia_findings_dialog_new (workspace), widget);
}

static void
shortcuts_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_present (lia_shortcuts_dialog_new (gtk_window_get_application (GTK_WINDOW (widget))),
                      widget);
}

static void
about_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  lia_about_present (widget);
}

/* The roster brings in partners and people alike; its page has the command. */
static void
import_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaWindow *self = LIA_WINDOW (widget);

  if (lia_window_show_page (self, "partners"))
    gtk_widget_activate_action (GTK_WIDGET (lia_window_get_visible_page (self)), "list.import",
                                NULL);
}

void
lia_window_class_install_dialog_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.switcher", NULL, switcher_action);
  gtk_widget_class_install_action (widget_class, "win.findings", NULL, findings_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.workspaces", NULL, workspaces_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
}
