/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-history-list.h"

#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-history-row.h"
#include "lia-idle-steps.h"
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
  GCancellable *reading; /* (nullable) while the journal is being read */

  const LiaRecordType *type;
  gint64 id;
  guint n_shown;
  guint n_wanted;
  guint source; /* makes rows */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (LiaHistoryList, lia_history_list, GTK_TYPE_BOX)

enum
{
  PROP_LOADING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
add_lasting_toast (LiaWindow *window, const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  adw_toast_set_timeout (toast, 0);
  lia_window_add_toast (window, toast);
}

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

      /* Where nothing was done, "Undo" would take back what was done before. */
      if (undo->batch != 0)
        lia_window_add_undo_toast (window, text);
      else
        add_lasting_toast (window, text);
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

  AdwDialog *dialog = lia_alert_dialog_new (_ ("Take Back the Whole Step?"), NULL);

  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      ngettext (
          "This step changed %'u record. It is taken back everywhere; what has changed since stays.",
          "This step changed %'u records. It is taken back everywhere; what has changed since stays.",
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

static gboolean
show_next (gpointer user_data)
{
  LiaHistoryList *self = user_data;

  if (self->n_shown < self->n_wanted)
    {
      LiaHistoryRow *row = lia_history_row_new (g_ptr_array_index (self->entries, self->n_shown++),
                                                lia_workspace_is_read_only (self->workspace));

      g_signal_connect_object (row, "revert", G_CALLBACK (on_revert), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }
  if (self->n_shown < self->n_wanted)
    return TRUE;

  self->source = 0;
  gtk_widget_set_visible (self->older, self->n_shown < self->entries->len);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);

  return FALSE;
}

static void
show_more (LiaHistoryList *self)
{
  self->n_wanted = MIN (self->n_shown + PAGE_SIZE, self->entries->len);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_wanted > 0);
  if (self->source == 0)
    self->source = lia_idle_steps_add (G_PRIORITY_DEFAULT_IDLE, show_next, self);
}

/* Reading: many thousand changes take longer than the main loop may be kept. */

typedef struct
{
  const LiaRecordType *type;
  gint64 id;
} Subject;

static gpointer
read_story (LiaReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Subject *subject = data;

  return lia_history_list_story (reader, subject->type, subject->id, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaHistoryList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another reading was begun meanwhile, or the page is gone. */
  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  g_clear_object (&self->reading);
  g_clear_handle_id (&self->source, g_source_remove);
  self->n_shown = 0;
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  gtk_widget_set_visible (self->older, FALSE);
  if (self->entries == NULL)
    {
      gtk_label_set_text (self->message, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
    }
  else
    {
      gtk_label_set_text (self->message, _ ("Nothing has been recorded yet."));
      show_more (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->message),
                          self->entries == NULL || self->entries->len == 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
reload (LiaHistoryList *self)
{
  g_autoptr (GTask) task = NULL;
  const Subject subject = { self->type, self->id };

  self->stale = FALSE;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  task = g_task_new (self->workspace, self->reading, on_read, g_object_ref (self));
  g_task_set_task_data (task, g_memdup2 (&subject, sizeof subject), g_free);
  lia_store_read_in_thread (lia_workspace_get_store (self->workspace), task, read_story,
                            (GDestroyNotify) g_ptr_array_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
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
lia_history_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaHistoryList *self = LIA_HISTORY_LIST (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->reading != NULL || self->source != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_history_list_dispose (GObject *object)
{
  LiaHistoryList *self = LIA_HISTORY_LIST (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_history_list_parent_class)->dispose (object);
}

static void
lia_history_list_class_init (LiaHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_history_list_get_property;
  object_class->dispose = lia_history_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = lia_history_list_map;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_history_list_init (LiaHistoryList *self)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _ ("History"), "xalign", 0.0, "wrap",
                                   TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (title, "heading");

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "dimmed");

  self->older = gtk_button_new_with_mnemonic (_ ("Show _Older"));
  gtk_widget_set_halign (self->older, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->older, FALSE);
  gtk_widget_add_css_class (self->older, "pill");
  g_signal_connect_swapped (self->older, "clicked", G_CALLBACK (show_more), self);

  gtk_widget_set_margin_top (self->older, 6);
  gtk_box_append (GTK_BOX (self), title);
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
