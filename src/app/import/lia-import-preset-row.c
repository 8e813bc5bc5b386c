/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-preset-row.h"

#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-text.h"

struct _LiaImportPresetRow
{
  AdwComboRow parent_instance;

  /* template */
  GtkWidget *save;
  GtkWidget *remove;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  LiaImport *import; /* (nullable) */
  GStrv names; /* (nullable) */

  const LiaRecordType *type;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LiaImportPresetRow, lia_import_preset_row, ADW_TYPE_COMBO_ROW)

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_selected_name (LiaImportPresetRow *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return self->names != NULL && selected > 0 && selected <= g_strv_length (self->names)
             ? self->names[selected - 1]
             : NULL;
}

/* Reads the list again, with @chosen selected. */
static void
fill (LiaImportPresetRow *self, const char *chosen)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_strfreev (self->names);
  self->names
      = lia_import_presets_list (lia_workspace_get_reader (self->workspace), self->type, NULL);
  gtk_string_list_append (labels, _ ("None"));
  for (guint i = 0; self->names != NULL && self->names[i] != NULL; i++)
    {
      g_autofree char *shown = lia_text_make_bidi_visible (self->names[i]);

      gtk_string_list_append (labels, shown);
      if (g_strcmp0 (self->names[i], chosen) == 0)
        selected = i + 1;
    }
  self->updating = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  gtk_widget_set_sensitive (self->remove, selected > 0);
  self->updating = FALSE;
}

static void
show_error (LiaImportPresetRow *self, const GError *error)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error != NULL ? error->message : "");
}

static void
on_selected (LiaImportPresetRow *self)
{
  const char *name = get_selected_name (self);
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->remove, name != NULL);
  if (self->updating || self->import == NULL || name == NULL)
    return;
  lia_import_apply_preset (self->import, name, &error);
  show_error (self, error);
  g_signal_emit (self, signals[APPLIED], 0);
}

typedef struct
{
  LiaImportPresetRow *row;
  char *name; /* (nullable): what is selected when it is done */
} Change;

static void
on_changed (GObject *source, GAsyncResult *result, gpointer data)
{
  Change *change = data;
  g_autoptr (GError) error = NULL;

  lia_import_preset_finish (LIA_IMPORT (source), result, &error);
  if (change->row->import != NULL)
    {
      fill (change->row, change->name);
      show_error (change->row, error);
    }
  g_object_unref (change->row);
  g_free (change->name);
  g_free (change);
}

static Change *
change_new (LiaImportPresetRow *self, const char *name)
{
  Change *change = g_new0 (Change, 1);

  change->row = g_object_ref (self);
  change->name = g_strdup (name);
  return change;
}

static void
on_name_chosen (AdwAlertDialog *dialog, const char *response, LiaImportPresetRow *self)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *name = lia_text_strip (gtk_editable_get_text (entry));

  if (g_str_equal (response, "save") && name != NULL && self->import != NULL)
    lia_import_save_preset_async (self->import, name, NULL, on_changed, change_new (self, name));
}

static void
on_name_typed (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *name = lia_text_strip (gtk_editable_get_text (entry));

  adw_alert_dialog_set_response_enabled (dialog, "save", name != NULL);
}

static void
on_save (LiaImportPresetRow *self)
{
  AdwDialog *dialog = lia_alert_dialog_new (
      _ ("Save as a Preset"),
      _ ("Columns, date orders and matching are kept with the workspace under this name, for the "
         "next file like this one."));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();
  const char *name = get_selected_name (self);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                  _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the preset"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_name_typed), dialog, G_CONNECT_DEFAULT);
  gtk_editable_set_text (GTK_EDITABLE (entry), name != NULL ? name : "");
  on_name_typed (GTK_EDITABLE (entry), ADW_ALERT_DIALOG (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_name_chosen), self,
                           G_CONNECT_DEFAULT);
  adw_dialog_set_focus (dialog, entry);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_remove (LiaImportPresetRow *self)
{
  const char *name = get_selected_name (self);

  if (name != NULL)
    lia_import_delete_preset_async (self->import, name, NULL, on_changed, change_new (self, NULL));
}

static void
lia_import_preset_row_dispose (GObject *object)
{
  LiaImportPresetRow *self = LIA_IMPORT_PRESET_ROW (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_IMPORT_PRESET_ROW);
  g_clear_object (&self->import);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->names, g_strfreev);

  G_OBJECT_CLASS (lia_import_preset_row_parent_class)->dispose (object);
}

static void
lia_import_preset_row_class_init (LiaImportPresetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_import_preset_row_dispose;

  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/import-preset-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaImportPresetRow, save);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPresetRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
lia_import_preset_row_init (LiaImportPresetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lia_import_preset_row_show (LiaImportPresetRow *self,
                            LiaWorkspace *workspace,
                            LiaImport *import,
                            const LiaRecordType *type)
{
  g_return_if_fail (LIA_IS_IMPORT_PRESET_ROW (self));
  g_return_if_fail (LIA_IS_IMPORT (import));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->import, import);
  self->type = type;
  gtk_widget_set_sensitive (self->save, !lia_workspace_is_read_only (workspace));
  fill (self, NULL);
}
