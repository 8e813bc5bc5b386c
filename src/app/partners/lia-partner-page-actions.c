/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-page.h"

#include <glib/gi18n-lib.h>

#include "lia-link.h"
#include "lia-partner-text.h"
#include "lia-record-dialog.h"
#include "lia-window.h"

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (widget);
  LiaRecord *partner = lia_partner_page_get_partner (self);
  LiaRecordDialog *dialog = NULL;

  if (partner == NULL)
    return;

  dialog = lia_record_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), partner);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
  lia_record_dialog_focus_field (dialog, "name");
}

static char *
dup_link (LiaPartnerPage *self, const char *name)
{
  LiaRecord *partner = lia_partner_page_get_partner (self);
  const LiaField *field = lia_record_type_get_field (lia_record_type_find ("partner"), name);

  return partner != NULL ? lia_link_for_field (field->type, lia_record_get_text (partner, name))
                         : NULL;
}

static void
open_website_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *link = dup_link (LIA_PARTNER_PAGE (widget), "website");

  if (link != NULL)
    lia_link_open (widget, link);
}

static void
write_email_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *link = dup_link (LIA_PARTNER_PAGE (widget), "email");

  if (link != NULL)
    lia_link_open (widget, link);
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaPartnerPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaRecord *partner = lia_partner_page_get_partner (self);
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  g_autofree char *title = partner != NULL ? lia_partner_dup_name (partner) : NULL;
  g_autofree char *done = NULL;

  if (!lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error))
    {
      if (window != NULL)
        lia_window_show_error (window, _ ("Nothing Was Moved to the Trash"), error);
      return;
    }
  if (window == NULL || title == NULL)
    return;

  done = g_strdup_printf (_ ("“%s” moved to the trash"), title);
  if (lia_window_get_visible_page (window) == LIA_PAGE (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  lia_window_add_undo_toast (window, done);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (widget);
  LiaRecord *partner = lia_partner_page_get_partner (self);
  gint64 id = partner != NULL ? lia_record_get_id (partner) : 0;

  if (id != 0)
    lia_workspace_trash_async (lia_page_get_workspace (LIA_PAGE (self)),
                               lia_record_get_record_type (partner), &id, 1, NULL, on_trashed,
                               g_object_ref (self));
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaPartnerPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (!lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error) && window != NULL)
    lia_window_show_error (window, _ ("The Partner Was Not Restored"), error);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (widget);
  LiaRecord *partner = lia_partner_page_get_partner (self);
  gint64 id = partner != NULL ? lia_record_get_id (partner) : 0;

  if (id != 0)
    lia_workspace_restore_async (lia_page_get_workspace (LIA_PAGE (self)),
                                 lia_record_get_record_type (partner), &id, 1, NULL, on_restored,
                                 g_object_ref (self));
}

void
lia_partner_page_update_actions (LiaPartnerPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  LiaRecord *partner = lia_partner_page_get_partner (self);
  gboolean writable = partner != NULL && !lia_workspace_is_read_only (workspace);
  gboolean trashed = partner != NULL && lia_record_is_trashed (partner);
  g_autofree char *website = dup_link (self, "website");
  g_autofree char *email = dup_link (self, "email");

  gtk_widget_action_set_enabled (widget, "partner.edit", writable && !trashed);
  gtk_widget_action_set_enabled (widget, "partner.trash", writable && !trashed);
  gtk_widget_action_set_enabled (widget, "partner.restore", writable && trashed);
  gtk_widget_action_set_enabled (widget, "partner.open-website", website != NULL);
  gtk_widget_action_set_enabled (widget, "partner.write-email", email != NULL);
}

void
lia_partner_page_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "partner.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "partner.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "partner.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "partner.open-website", NULL, open_website_action);
  gtk_widget_class_install_action (widget_class, "partner.write-email", NULL, write_email_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "partner.edit",
                                       NULL);
}
