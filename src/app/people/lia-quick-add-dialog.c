/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-quick-add-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-field-row.h"
#include "lia-quick-add.h"
#include "lia-record-form.h"
#include "lia-text.h"
#include "lia-window.h"

struct _LiaQuickAddDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwBanner *known;
  AdwBanner *problem;
  GtkTextView *text;
  AdwPreferencesGroup *organisation;
  AdwSwitchRow *new_partner;
  LiaRecordForm *form;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  LiaRecord *partner; /* (nullable): given when the dialog was opened */
  LiaRecordDraft *affiliation; /* (nullable) */
  LiaQuickAdd *quick; /* (nullable): what was read last */

  /* borrowed */
  GtkWidget *partner_row; /* (nullable) */
  GtkWidget *behalf_row; /* (nullable) */

  gint64 known_person; /* with the same address; or 0 */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (LiaQuickAddDialog, lia_quick_add_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_anything (LiaQuickAddDialog *self)
{
  LiaRecordDraft *draft = lia_record_form_get_draft (self->form);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  return gtk_text_buffer_get_char_count (buffer) > 0
         || (draft != NULL && lia_record_draft_is_changed (draft));
}

static void
update_state (LiaQuickAddDialog *self)
{
  gboolean anything = has_anything (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", anything && !self->saving);
  adw_dialog_set_can_close (ADW_DIALOG (self), !anything && !self->saving);
}

/* A second card for the same person helps nobody. */
static void
check_known (LiaQuickAddDialog *self)
{
  LiaReader *reader = lia_workspace_get_reader (self->workspace);
  LiaRecord *person = lia_record_draft_get_current (lia_record_form_get_draft (self->form));
  const char *email = lia_record_get_text (person, "email");
  g_autoptr (LiaRecord) known = NULL;

  self->known_person = email != NULL ? lia_quick_add_find_person (reader, email) : 0;
  if (self->known_person != 0)
    known = lia_record_load (reader, lia_record_type_find ("person"), self->known_person, NULL);
  if (known != NULL)
    {
      g_autofree char *name = lia_record_get_display_name (known);
      g_autofree char *safe = lia_text_make_bidi_visible (name);
      /* Translators: %s is a person's name */
      g_autofree char *title = g_strdup_printf (_ ("%s has this e-mail address already"), safe);

      adw_banner_set_title (self->known, title);
    }
  adw_banner_set_revealed (self->known, known != NULL);
}

static void
on_person_changed (LiaQuickAddDialog *self, const char *field)
{
  if (g_strcmp0 (field, "email") == 0)
    check_known (self);
  update_state (self);
}

static void
update_new_partner (LiaQuickAddDialog *self)
{
  LiaRecord *affiliation = lia_record_draft_get_current (self->affiliation);
  const char *name = self->quick != NULL ? self->quick->organisation : NULL;
  gboolean offer = name != NULL && lia_record_get_integer (affiliation, "partner") == 0;

  if (offer)
    {
      g_autofree char *quoted = lia_text_quote (name);
      /* Translators: %s is an organisation's name in quotation marks */
      g_autofree char *title = g_strdup_printf (_ ("Add %s as a new partner"), quoted);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_partner), title);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->new_partner), offer);
}

static void
show_organisation (LiaQuickAddDialog *self)
{
  g_autoptr (LiaRecord) affiliation = lia_record_new (lia_record_type_find ("affiliation"));
  LiaReader *reader = lia_workspace_get_reader (self->workspace);
  gint64 partner = 0;

  if (self->partner != NULL)
    partner = lia_record_get_id (self->partner);
  else if (self->quick != NULL)
    partner = lia_quick_add_find_partner (reader, self->quick);
  if (partner != 0)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, partner);

      lia_record_parse (affiliation, "partner", id, reader, NULL);
    }

  if (self->partner_row != NULL)
    {
      adw_preferences_group_remove (self->organisation, self->partner_row);
      adw_preferences_group_remove (self->organisation, self->behalf_row);
    }
  g_clear_object (&self->affiliation);
  self->affiliation = lia_record_draft_new (affiliation);
  self->partner_row = lia_field_row_new (
      self->workspace, self->affiliation,
      lia_record_type_get_field (lia_record_type_find ("affiliation"), "partner"));
  self->behalf_row = lia_field_row_new (
      self->workspace, self->affiliation,
      lia_record_type_get_field (lia_record_type_find ("affiliation"), "on_behalf_of"));
  adw_preferences_group_add (self->organisation, self->partner_row);
  adw_preferences_group_add (self->organisation, self->behalf_row);
  g_signal_connect_object (self->affiliation, "changed", G_CALLBACK (update_new_partner), self,
                           G_CONNECT_SWAPPED);
  update_new_partner (self);
}

static void
show_person (LiaQuickAddDialog *self, LiaRecord *person)
{
  g_autoptr (LiaRecord) empty = lia_record_new (lia_record_type_find ("person"));
  g_autoptr (LiaRecordDraft) draft = lia_record_draft_new (empty);
  const LiaRecordType *type = lia_record_get_record_type (person);

  for (guint i = 0; i < type->n_fields; i++)
    {
      LiaValue value = lia_record_get_value (person, type->fields[i].name);

      lia_record_draft_set_value (draft, type->fields[i].name, &value);
    }
  lia_record_form_set_draft (self->form, self->workspace, draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_person_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
on_text_changed (LiaQuickAddDialog *self)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->text), "text", &text, NULL);
  g_clear_pointer (&self->quick, lia_quick_add_free);
  self->quick = lia_quick_add_read (text);
  if (self->quick->problem != NULL)
    adw_banner_set_title (self->problem, self->quick->problem);
  adw_banner_set_revealed (self->problem, self->quick->problem != NULL);
  show_person (self, self->quick->person);
  show_organisation (self);
  check_known (self);
  update_state (self);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaQuickAddDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error))
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  adw_banner_set_title (self->problem, error->message);
  adw_banner_set_revealed (self->problem, TRUE);
  update_state (self);
}

/* The affiliation says what the person does there. */
static LiaRecord *
make_affiliation (LiaQuickAddDialog *self, LiaRecord *person, const char **new_partner)
{
  static const char *const fields[] = { "post", "unit" };
  LiaRecord *affiliation = lia_record_copy (lia_record_draft_get_current (self->affiliation));

  *new_partner = NULL;
  if (lia_record_get_integer (affiliation, "partner") == 0)
    {
      if (!gtk_widget_get_visible (GTK_WIDGET (self->new_partner))
          || !adw_switch_row_get_active (self->new_partner))
        {
          g_object_unref (affiliation);
          return NULL;
        }
      *new_partner = self->quick->organisation;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      LiaValue value = lia_record_get_value (person, fields[i]);

      lia_record_set_value (affiliation, fields[i], &value);
    }

  return affiliation;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaQuickAddDialog *self = LIA_QUICK_ADD_DIALOG (widget);
  LiaRecordDraft *draft = lia_record_form_get_draft (self->form);
  LiaRecord *person = lia_record_draft_get_current (draft);
  g_autoptr (LiaRecord) affiliation = NULL;
  g_autoptr (GError) error = NULL;
  const char *new_partner = NULL;

  adw_banner_set_revealed (self->problem, FALSE);
  if (!lia_record_form_check (self->form))
    return;
  if (!lia_record_draft_check (draft, &error))
    {
      adw_banner_set_title (self->problem, error->message);
      adw_banner_set_revealed (self->problem, TRUE);
      return;
    }

  affiliation = make_affiliation (self, person, &new_partner);
  self->saving = TRUE;
  update_state (self);
  lia_quick_add_save_async (self->workspace, person, affiliation, new_partner,
                            self->quick != NULL ? self->quick->website : NULL, on_saved,
                            g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
on_discard_answered (LiaQuickAddDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_close_attempt (LiaQuickAddDialog *self)
{
  AdwDialog *question = NULL;

  if (self->saving)
    return;

  question = lia_alert_dialog_new_discard ();
  g_signal_connect_object (question, "response", G_CALLBACK (on_discard_answered), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static void
on_show_known (LiaQuickAddDialog *self)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  gint64 id = self->known_person;

  if (window == NULL || id == 0)
    return;
  adw_dialog_force_close (ADW_DIALOG (self));
  lia_window_open_record (window, lia_record_type_find ("person"), id);
}

static gboolean
grab_text_focus (gpointer user_data)
{
  LiaQuickAddDialog *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* On its way to a sheet the dialog gives the focus to what comes first: Cancel. */
  if (self->text != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->text))
      && (focus == NULL || GTK_IS_BUTTON (focus)))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));

  return G_SOURCE_REMOVE;
}

/* Also after the dialog became a sheet of a narrow window, which shows the text anew. */
static void
on_text_mapped (LiaQuickAddDialog *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, grab_text_focus, g_object_ref (self), g_object_unref);
}

static void
lia_quick_add_dialog_dispose (GObject *object)
{
  LiaQuickAddDialog *self = LIA_QUICK_ADD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_QUICK_ADD_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->partner);
  g_clear_object (&self->affiliation);
  g_clear_pointer (&self->quick, lia_quick_add_free);

  G_OBJECT_CLASS (lia_quick_add_dialog_parent_class)->dispose (object);
}

static void
lia_quick_add_dialog_class_init (LiaQuickAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_quick_add_dialog_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", LIA_TYPE_QUICK_ADD_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIA_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/quick-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaQuickAddDialog, known);
  gtk_widget_class_bind_template_child (widget_class, LiaQuickAddDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, LiaQuickAddDialog, text);
  gtk_widget_class_bind_template_child (widget_class, LiaQuickAddDialog, organisation);
  gtk_widget_class_bind_template_child (widget_class, LiaQuickAddDialog, new_partner);
  gtk_widget_class_bind_template_child (widget_class, LiaQuickAddDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
  gtk_widget_class_bind_template_callback (widget_class, on_show_known);

  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "dialog.save",
                                       NULL);
}

static void
lia_quick_add_dialog_init (LiaQuickAddDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->text, "map", G_CALLBACK (on_text_mapped), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

LiaQuickAddDialog *
lia_quick_add_dialog_new (LiaWorkspace *workspace, LiaRecord *partner)
{
  LiaQuickAddDialog *self = g_object_new (LIA_TYPE_QUICK_ADD_DIALOG, NULL);
  g_autoptr (LiaRecord) person = lia_record_new (lia_record_type_find ("person"));

  self->workspace = g_object_ref (workspace);
  g_set_object (&self->partner, partner);
  show_person (self, person);
  show_organisation (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  update_state (self);

  return self;
}
