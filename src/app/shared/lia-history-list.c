/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-history-list.h"

#include <glib/gi18n-lib.h>

#include "lia-history-row.h"
#include "lia-window.h"

/* Steps shown at first and added by each press of "Show Older". */
#define PAGE_SIZE 50

struct _LiaHistoryList
{
  GtkBox parent_instance;

  /* borrowed */
  GtkListBox *list;
  GtkLabel *message;
  GtkWidget *older;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) until there is a record */
  GPtrArray *entries; /* (nullable) (element-type LiaHistoryEntry) */

  const LiaRecordType *type;
  gint64 id;
  guint n_shown;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (LiaHistoryList, lia_history_list, GTK_TYPE_BOX)

static void
on_reverted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaHistoryList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaUndoResult) undo
      = lia_workspace_undo_finish (LIA_WORKSPACE (source), result, &error);
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window == NULL)
    return;

  if (undo == NULL)
    {
      lia_window_show_error (window, _ ("The Step Was Not Taken Back"), error);
    }
  else
    {
      g_autofree char *text = lia_undo_result_describe (undo);

      lia_window_add_undo_toast (window, text);
    }
}

static void
revert (LiaHistoryList *self, gint64 batch)
{
  lia_workspace_revert_async (self->workspace, batch, on_reverted, g_object_ref (self));
}

static void
on_revert_response (LiaHistoryList *self, const char *response, AdwAlertDialog *dialog)
{
  if (g_str_equal (response, "revert"))
    revert (self, *(gint64 *) g_object_get_data (G_OBJECT (dialog), "batch"));
}

static void
on_revert (LiaHistoryList *self, gint64 batch, guint n_changes)
{
  if (n_changes <= 1)
    {
      revert (self, batch);
      return;
    }

  AdwDialog *dialog = adw_alert_dialog_new (_ ("Take Back the Whole Step?"), NULL);

  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      ngettext (
          "This step changed %u record. It is taken back everywhere; what has changed since stays.",
          "This step changed %u records. It is taken back everywhere; what has changed since stays.",
          n_changes),
      n_changes);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "revert",
                                  _ ("_Take Back"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "revert",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "batch", g_memdup2 (&batch, sizeof batch), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_revert_response), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
show_more (LiaHistoryList *self)
{
  guint end = MIN (self->n_shown + PAGE_SIZE, self->entries->len);
  gboolean read_only = lia_workspace_is_read_only (self->workspace);

  for (; self->n_shown < end; self->n_shown++)
    {
      LiaHistoryRow *row
          = lia_history_row_new (g_ptr_array_index (self->entries, self->n_shown), read_only);

      g_signal_connect_object (row, "revert", G_CALLBACK (on_revert), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_shown > 0);
  gtk_widget_set_visible (self->older, self->n_shown < self->entries->len);
}

static void
reload (LiaHistoryList *self)
{
  g_autoptr (GError) error = NULL;

  self->stale = FALSE;
  self->n_shown = 0;
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = lia_history_list_story (lia_workspace_get_reader (self->workspace), self->type,
                                          self->id, &error);

  if (self->entries == NULL)
    {
      gtk_label_set_text (self->message, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
      gtk_widget_set_visible (self->older, FALSE);
    }
  else
    {
      gtk_label_set_text (self->message, _ ("Nothing has been recorded yet."));
      show_more (self);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->message),
                          self->entries == NULL || self->entries->len == 0);
}

static void
reload_when_seen (LiaHistoryList *self)
{
  if (self->workspace == NULL)
    return;

  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static void
on_workspace_changed (LiaHistoryList *self, LiaChangeSet *changes)
{
  const LiaRecordType *const *types = lia_record_types ();
  gboolean concerned = lia_change_set_has_row (changes, self->type->table, self->id);

  /* Which of the records that changed belong to this one, only the reading tells. */
  for (guint i = 0; types[i] != NULL && !concerned; i++)
    concerned = lia_change_set_has_table (changes, types[i]->table)
                && lia_history_has_child (self->type, types[i]->table);
  if (concerned)
    reload_when_seen (self);
}

static void
lia_history_list_map (GtkWidget *widget)
{
  LiaHistoryList *self = LIA_HISTORY_LIST (widget);

  if (self->stale)
    reload (self);

  GTK_WIDGET_CLASS (lia_history_list_parent_class)->map (widget);
}

static void
lia_history_list_dispose (GObject *object)
{
  LiaHistoryList *self = LIA_HISTORY_LIST (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_history_list_parent_class)->dispose (object);
}

static void
lia_history_list_class_init (LiaHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_history_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = lia_history_list_map;
}

static void
lia_history_list_init (LiaHistoryList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "dimmed");

  self->older = gtk_button_new_with_mnemonic (_ ("Show _Older"));
  gtk_widget_set_halign (self->older, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->older, FALSE);
  gtk_widget_add_css_class (self->older, "pill");
  g_signal_connect_swapped (self->older, "clicked", G_CALLBACK (show_more), self);

  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (self), self->older);
}

void
lia_history_list_set_record (LiaHistoryList *self,
                             LiaWorkspace *workspace,
                             const LiaRecordType *type,
                             gint64 id)
{
  g_return_if_fail (LIA_IS_HISTORY_LIST (self));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->type = type;
  self->id = id;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  reload_when_seen (self);
}
