/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-draft-offer.h"
#include "lia-draft-store.h"
#include "lia-duplicate-hints.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-record-form.h"
#include "lia-slow-release.h"
#include "lia-window.h"

#define LAYOUT_MILLISECONDS 60
#define CLOSE_MILLISECONDS  300 /* a dialog takes its leave meanwhile */

struct _LiaRecordDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkButton *save_button;
  AdwBanner *banner;
  LiaDraftOffer *offer;
  LiaRecordForm *form;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */

  LiaRecord *companion; /* (nullable): saved together with the record */
  char *companion_link; /* (nullable): its field that refers to the record */
  LiaRecordDraft *draft; /* (nullable) */
  char *first_field; /* (nullable): has the focus when the dialog opens */

  gboolean saving;
  gboolean used; /* a key, the pointer or a finger was pressed in it */
  gint64 instead; /* 0, or the record that is taken when this one is discarded */
};

G_DEFINE_FINAL_TYPE (LiaRecordDialog, lia_record_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_SAVED,
  SIGNAL_TAKE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is typed is kept on disk until the form is done with. */
static void
forget_draft (LiaRecordDialog *self)
{
  if (self->draft != NULL && self->workspace != NULL)
    lia_draft_store_forget (lia_draft_store_get (self->workspace), self->draft);
  g_clear_object (&self->draft);
}

static void
update_state (LiaRecordDialog *self)
{
  LiaRecordDraft *draft = lia_record_form_get_draft (self->form);
  gboolean changed = lia_record_draft_is_changed (draft);
  /* What a new record was filled in with may be all there is to say. */
  gboolean new_record = lia_record_get_id (lia_record_draft_get_original (draft)) == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save",
                                 (changed || new_record) && !self->saving);
  adw_dialog_set_can_close (ADW_DIALOG (self), !changed && !self->saving);
}

static gboolean
grab_first_focus (gpointer user_data)
{
  LiaRecordDialog *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Until something is pressed, the focus is where the toolkit put it: one field on, after the dialog became a sheet. */
  if (self->form != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->form))
      && (!self->used || focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form))))
    lia_record_form_focus_field (self->form, self->first_field);

  return G_SOURCE_REMOVE;
}

static gboolean
on_event (LiaRecordDialog *self, GdkEvent *event)
{
  const GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    self->used = TRUE;
  return GDK_EVENT_PROPAGATE;
}

static void
watch_for_presses (LiaRecordDialog *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* The first field, not Cancel, has the focus, also after the dialog became a sheet of a narrow window, which
 * shows the form anew. */
static void
on_form_mapped (LiaRecordDialog *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, grab_first_focus, g_object_ref (self), g_object_unref);
}

static void
on_restore (LiaRecordDialog *self)
{
  LiaRecordDraft *draft = lia_record_form_get_draft (self->form);

  /* Before the button goes: GTK looks for another place for the focus only when it has none. */
  lia_record_form_focus_field (self->form, self->first_field);
  lia_draft_store_restore (lia_draft_store_get (self->workspace), draft,
                           lia_workspace_get_reader (self->workspace));
  /* The rows show what the draft held when they were made. */
  lia_record_form_set_draft (self->form, self->workspace, draft);
  update_state (self);
  lia_record_form_focus_field (self->form, self->first_field);
  /* Once the new rows have their places. */
  g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, LAYOUT_MILLISECONDS, grab_first_focus,
                      g_object_ref (self), g_object_unref);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  self->saving = FALSE;
  if (lia_workspace_save_finish (LIA_WORKSPACE (source), result, &id, &error))
    {
      forget_draft (self);
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, id);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  update_state (self);
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaRecordDialog *self = LIA_RECORD_DIALOG (widget);
  LiaRecordDraft *draft = lia_record_form_get_draft (self->form);
  g_autoptr (GError) error = NULL;

  adw_banner_set_revealed (self->banner, FALSE);
  if (!lia_record_form_check (self->form))
    return;
  if (!lia_record_draft_check (draft, &error))
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return;
    }

  self->saving = TRUE;
  update_state (self);
  if (self->companion != NULL)
    lia_workspace_save_with_async (self->workspace, lia_record_draft_get_current (draft),
                                   self->companion, self->companion_link, NULL, on_saved,
                                   g_object_ref (self));
  else
    lia_workspace_save_async (self->workspace, lia_record_draft_get_current (draft), NULL, on_saved,
                              g_object_ref (self));
}

/* A dialog gives the focus back to where it was, which is a page below the one that was opened instead. */
static gboolean
focus_page (gpointer user_data)
{
  LiaPage *page = lia_window_get_visible_page (user_data);
  GtkWidget *focus = gtk_root_get_focus (user_data);

  if (page != NULL
      && (focus == NULL || !gtk_widget_get_mapped (focus)
          || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

static void
discard (LiaRecordDialog *self)
{
  g_autoptr (LiaRecordDialog) kept = g_object_ref (self);
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  const LiaRecordType *type
      = lia_record_draft_get_record_type (lia_record_form_get_draft (self->form));
  const gint64 instead = self->instead;

  gboolean taken = FALSE;

  adw_dialog_force_close (ADW_DIALOG (self));
  if (instead != 0)
    g_signal_emit (self, signals[SIGNAL_TAKE], 0, instead, &taken);
  if (instead != 0 && !taken && window != NULL)
    {
      lia_window_open_record (window, type, instead);
      g_timeout_add_full (G_PRIORITY_DEFAULT, CLOSE_MILLISECONDS, focus_page, g_object_ref (window),
                          g_object_unref);
    }
}

static void
on_discard_answered (AdwAlertDialog *question, const char *response, LiaRecordDialog *self)
{
  if (g_str_equal (response, "discard"))
    discard (self);
  self->instead = 0;
}

/* Nothing typed is lost without a word. */
static void
on_close_attempt (LiaRecordDialog *self)
{
  AdwDialog *question = NULL;

  if (self->saving)
    return;

  question = lia_alert_dialog_new_discard ();
  g_signal_connect_object (question, "response", G_CALLBACK (on_discard_answered), self, 0);
  adw_dialog_present (question, GTK_WIDGET (self));
}

/* What was typed so far is mostly the name by which the other was found; more than that is not dropped without
 * asking. */
static void
on_open_instead (LiaRecordDialog *self, gint64 id)
{
  static const char *const found_by[]
      = { "name", "acronym", "given_name", "family_name", "honorific", NULL };
  g_auto (GStrv) changed = lia_record_draft_list_changed (lia_record_form_get_draft (self->form));
  gboolean more = FALSE;

  for (guint i = 0; changed[i] != NULL; i++)
    more = more || !g_strv_contains (found_by, changed[i]);
  self->instead = id;
  if (more)
    adw_dialog_close (ADW_DIALOG (self));
  else
    discard (self);
}

static void
watch_for_duplicates (LiaRecordDialog *self, LiaRecordDraft *draft)
{
  const LiaRecordType *type = lia_record_draft_get_record_type (draft);
  GtkWidget *hints;

  if (self->workspace == NULL || lia_record_get_id (lia_record_draft_get_original (draft)) != 0
      || (type != &lia_partner_type && type != &lia_person_type))
    return;
  hints = lia_duplicate_hints_new (self->workspace, draft);
  g_signal_connect_object (hints, "open", G_CALLBACK (on_open_instead), self, G_CONNECT_SWAPPED);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (adw_dialog_get_child (ADW_DIALOG (self))),
                                   hints);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
lia_record_dialog_dispose (GObject *object)
{
  LiaRecordDialog *self = LIA_RECORD_DIALOG (object);

  forget_draft (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_RECORD_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->companion);
  g_clear_pointer (&self->companion_link, g_free);
  g_clear_pointer (&self->first_field, g_free);

  G_OBJECT_CLASS (lia_record_dialog_parent_class)->dispose (object);
}

static void
lia_record_dialog_class_init (LiaRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_record_dialog_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", LIA_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_TAKE] = g_signal_new ("take", LIA_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                       g_signal_accumulator_true_handled, NULL, NULL,
                                       G_TYPE_BOOLEAN, 1, G_TYPE_INT64);

  g_type_ensure (LIA_TYPE_DRAFT_OFFER);
  g_type_ensure (LIA_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDialog, offer);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, on_restore);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);

  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "dialog.save",
                                       NULL);
}

static void
lia_record_dialog_init (LiaRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lia_slow_release_rows (ADW_DIALOG (self));
}

static char *
dup_title (LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  if (lia_record_get_id (record) != 0)
    /* Translators: %s is a kind of record: Edit Partner */
    return g_strdup_printf (_ ("Edit %s"), _ (type->label));

  /* Translators: %s is a kind of record: Add Partner */
  return g_strdup_printf (_ ("Add %s"), _ (type->label));
}

LiaRecordDialog *
lia_record_dialog_new (LiaWorkspace *workspace, LiaRecord *record)
{
  LiaRecordDialog *self = NULL;
  g_autoptr (LiaRecordDraft) draft = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (LIA_IS_RECORD (record), NULL);

  self = g_object_new (LIA_TYPE_RECORD_DIALOG, NULL);
  g_set_object (&self->workspace, workspace);

  title = dup_title (record);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_button_set_label (self->save_button,
                        lia_record_get_id (record) != 0 ? _ ("_Save") : _ ("_Add"));

  draft = lia_record_draft_new (record);
  lia_record_form_set_draft (self->form, workspace, draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_state (self);
  self->draft = g_object_ref (draft);
  if (workspace != NULL)
    {
      lia_draft_store_watch (lia_draft_store_get (workspace), draft);
      lia_draft_offer_set_record (self->offer, workspace, record);
    }
  watch_for_duplicates (self, draft);
  watch_for_presses (self);
  g_signal_connect_object (self->form, "map", G_CALLBACK (on_form_mapped), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return self;
}

void
lia_record_dialog_focus_field (LiaRecordDialog *self, const char *field)
{
  g_return_if_fail (LIA_IS_RECORD_DIALOG (self));

  g_set_str (&self->first_field, field);
}

void
lia_record_dialog_hide_field (LiaRecordDialog *self, const char *field)
{
  g_return_if_fail (LIA_IS_RECORD_DIALOG (self));

  lia_record_form_hide_field (self->form, field);
}

void
lia_record_dialog_set_companion (LiaRecordDialog *self, LiaRecord *record, const char *link)
{
  g_return_if_fail (LIA_IS_RECORD_DIALOG (self));

  g_set_object (&self->companion, record);
  g_set_str (&self->companion_link, link);
}
