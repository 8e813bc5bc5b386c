/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-name-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-workspace-folder.h"

typedef struct
{
  AdwAlertDialog *dialog;
  AdwEntryRow *entry;
  GtkLabel *message;
  char *folder;
  char *old_name; /* (nullable): it is being renamed */
  GtkWidget *parent; /* weak: it has what the callback is given */
  LiaNameChosen chosen;
  gpointer user_data;
} NameDialog;

static void
name_dialog_free (gpointer data)
{
  NameDialog *self = data;

  g_clear_weak_pointer (&self->parent);
  g_free (self->folder);
  g_free (self->old_name);
  g_free (self);
}

static void
on_changed (NameDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lia_workspace_folder_check_name (self->folder, name, &error);
  /* An empty entry is no mistake yet, nor is the name it has. */
  gboolean wrong = path == NULL && name[0] != '\0' && g_strcmp0 (name, self->old_name) != 0;

  adw_alert_dialog_set_response_enabled (self->dialog, "create", path != NULL);
  gtk_label_set_label (self->message, wrong ? error->message : "");
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
on_response (NameDialog *self, const char *response)
{
  g_autofree char *path = NULL;

  if (!g_str_equal (response, "create") || self->parent == NULL)
    return;

  path = lia_workspace_folder_check_name (self->folder,
                                          gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL);
  if (path != NULL)
    self->chosen (path, self->user_data);
}

static void
on_entry_activated (NameDialog *self)
{
  g_autoptr (AdwDialog) dialog = NULL;

  if (!adw_alert_dialog_get_response_enabled (self->dialog, "create"))
    return;

  /* It owns this, and who is told of the name may close it. */
  dialog = g_object_ref (ADW_DIALOG (self->dialog));
  on_response (self, "create");
  adw_dialog_force_close (dialog);
}

static void
present (GtkWidget *parent,
         const char *folder,
         const char *old_name,
         LiaNameChosen chosen,
         gpointer user_data)
{
  NameDialog *self = g_new0 (NameDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  self->dialog = ADW_ALERT_DIALOG (
      lia_alert_dialog_new (old_name != NULL ? _ ("Rename Workspace") : _ ("New Workspace"), NULL));
  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  self->message = GTK_LABEL (gtk_label_new (NULL));
  self->folder = g_strdup (folder);
  self->old_name = g_strdup (old_name);
  g_set_weak_pointer (&self->parent, parent);
  self->chosen = chosen;
  self->user_data = user_data;

  if (old_name == NULL)
    adw_alert_dialog_set_body (self->dialog, _ ("What is the programme called?"));
  adw_alert_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), "create",
                                  old_name != NULL ? _ ("_Rename") : _ ("Cr_eate"), NULL);
  adw_alert_dialog_set_response_appearance (self->dialog, "create", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (self->dialog, "create");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Name"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_alert_dialog_get_heading (self->dialog), -1);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  adw_alert_dialog_set_extra_child (self->dialog, box);
  adw_dialog_set_focus (ADW_DIALOG (self->dialog), GTK_WIDGET (self->entry));

  if (old_name != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), old_name);
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
    }

  g_object_set_data_full (G_OBJECT (self->dialog), "name-dialog", self, name_dialog_free);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "entry-activated", G_CALLBACK (on_entry_activated), self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (on_response), self, NULL,
                         G_CONNECT_SWAPPED);
  on_changed (self);

  adw_dialog_present (ADW_DIALOG (self->dialog), parent);
}

void
lia_name_dialog_present (GtkWidget *parent,
                         const char *folder,
                         LiaNameChosen chosen,
                         gpointer user_data)
{
  present (parent, folder, NULL, chosen, user_data);
}

void
lia_name_dialog_present_rename (GtkWidget *parent,
                                const char *folder,
                                const char *name,
                                LiaNameChosen chosen,
                                gpointer user_data)
{
  present (parent, folder, name, chosen, user_data);
}
