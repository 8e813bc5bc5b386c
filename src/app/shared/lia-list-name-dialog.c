/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-list-name-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-text.h"

typedef struct
{
  AdwAlertDialog *dialog; /* borrowed: it owns this */
  GtkEditable *entry; /* borrowed */
  GtkWidget *parent; /* weak */
  LiaListNamed named;
  gpointer user_data;
  GDestroyNotify destroy;
} NameDialog;

static void
name_dialog_free (gpointer data)
{
  NameDialog *self = data;

  g_clear_weak_pointer (&self->parent);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static void
on_changed (NameDialog *self)
{
  g_autofree char *name = lia_text_strip (gtk_editable_get_text (self->entry));

  adw_alert_dialog_set_response_enabled (self->dialog, "accept", name != NULL);
}

static void
on_response (NameDialog *self, const char *response)
{
  g_autofree char *name = lia_text_strip (gtk_editable_get_text (self->entry));

  if (g_str_equal (response, "accept") && name != NULL && self->parent != NULL)
    self->named (self->parent, name, self->user_data);
}

void
lia_list_name_dialog_present (GtkWidget *parent,
                              const char *heading,
                              const char *accept,
                              const char *name,
                              LiaListNamed named,
                              gpointer user_data,
                              GDestroyNotify destroy)
{
  NameDialog *self = g_new0 (NameDialog, 1);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  g_return_if_fail (GTK_IS_WIDGET (parent));

  self->dialog = ADW_ALERT_DIALOG (lia_alert_dialog_new (heading, NULL));
  self->entry = GTK_EDITABLE (entry);
  self->named = named;
  self->user_data = user_data;
  self->destroy = destroy;
  g_set_weak_pointer (&self->parent, parent);
  g_object_set_data_full (G_OBJECT (self->dialog), "lia-name-dialog", self, name_dialog_free);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_editable_set_text (self->entry, name != NULL ? name : "");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);

  adw_alert_dialog_set_extra_child (self->dialog, list);
  adw_alert_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_alert_dialog_set_response_appearance (self->dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (self->dialog, "accept");
  adw_alert_dialog_set_close_response (self->dialog, "cancel");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (on_response), self);
  on_changed (self);
  adw_dialog_set_focus (ADW_DIALOG (self->dialog), entry);
  adw_dialog_present (ADW_DIALOG (self->dialog), parent);
}
