/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-field-editor.h"

#include <glib/gi18n-lib.h>

#include "lia-field-message.h"
#include "lia-field-row.h"
#include "lia-tags-row.h"
#include "lia-value-row.h"
#include "lia-window.h"

#define LAYOUT_MILLISECONDS 60

struct _LiaFieldEditor
{
  GObject parent_instance;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) until there is a record */
  LiaRecordDraft *draft; /* (nullable) until there is a record */
  LiaRecord *saving; /* (nullable): what is on its way to the workspace */

  /* borrowed, weak: what is under way may end after the page is gone */
  GtkListBox *list; /* (nullable) */
  GtkWidget *row; /* (nullable) a value row, or for a boolean a switch row */
  GtkWidget *edit_row; /* (nullable) while editing */
  LiaFieldMessage *message; /* (nullable) while editing */

  /* borrowed */
  const LiaField *field;

  guint leave_source;
  gboolean writable;
  gboolean updating; /* what changes is no act of the user */
};

G_DEFINE_FINAL_TYPE (LiaFieldEditor, lia_field_editor, G_TYPE_OBJECT)

static gboolean
is_boolean (LiaFieldEditor *self)
{
  return self->field->type == LIA_FIELD_BOOLEAN;
}

/* Made by one act of choosing, so there is nothing left to confirm. */
static gboolean
is_chosen_at_once (LiaFieldEditor *self)
{
  switch (self->field->type)
    {
    case LIA_FIELD_CHOICE:
    case LIA_FIELD_COUNTRY:
    case LIA_FIELD_REF:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Enter belongs to the text or to the list of elements. */
static gboolean
needs_control (LiaFieldEditor *self)
{
  switch (self->field->type)
    {
    case LIA_FIELD_MULTILINE:
    case LIA_FIELD_SET:
    case LIA_FIELD_LANGUAGES:
    case LIA_FIELD_CHOICE_SET:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
tell_saved (LiaFieldEditor *self)
{
  LiaWindow *window = self->list != NULL ? lia_window_from_widget (GTK_WIDGET (self->list)) : NULL;
  g_autofree char *done = NULL;

  if (window == NULL)
    return;
  /* Translators: %s is the label of a field: Website changed */
  done = g_strdup_printf (_ ("%s changed"), _ (self->field->label));
  lia_window_add_undo_toast (window, done);
}

/* Showing. */

static void
show_value (LiaFieldEditor *self)
{
  LiaRecord *record = lia_record_draft_get_original (self->draft);
  gboolean has_value = FALSE;

  self->updating = TRUE;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), self->writable);
  if (is_boolean (self))
    {
      adw_switch_row_set_active (ADW_SWITCH_ROW (self->row),
                                 lia_record_get_integer (record, self->field->name) != 0);
      gtk_widget_set_sensitive (self->row, self->writable);
      self->updating = FALSE;
      return;
    }

  has_value = lia_value_row_show (LIA_VALUE_ROW (self->row), record);
  /* Nothing to read and nobody to write it. */
  gtk_widget_set_visible (self->row, self->edit_row == NULL && (self->writable || has_value));
  self->updating = FALSE;
}

static gboolean
has_focus_inside (LiaFieldEditor *self)
{
  GtkRoot *root = self->edit_row != NULL ? gtk_widget_get_root (self->edit_row) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && self->message != NULL
         && (focus == self->edit_row || gtk_widget_is_ancestor (focus, self->edit_row)
             || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->message)));
}

/* What is said under the field must be seen, also where the field is the last one on the screen. */
static gboolean
scroll_to_message (gpointer user_data)
{
  LiaFieldEditor *self = user_data;
  GtkWidget *viewport = self->message != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (self->message),
                                                                         GTK_TYPE_VIEWPORT)
                                              : NULL;

  if (viewport != NULL && has_focus_inside (self))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), GTK_WIDGET (self->message), NULL);

  return G_SOURCE_REMOVE;
}

static void
show_message_soon (LiaFieldEditor *self)
{
  /* Once the new rows have their places. */
  g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, LAYOUT_MILLISECONDS, scroll_to_message,
                      g_object_ref (self), g_object_unref);
}

static void
update_message (LiaFieldEditor *self, gboolean told)
{
  const char *problem = NULL;
  gboolean unsaved = FALSE;
  g_autofree char *theirs = NULL;

  if (self->message == NULL || self->edit_row == NULL)
    return;

  problem = told ? lia_record_draft_get_problem (self->draft, self->field->name) : NULL;
  unsaved = lia_record_draft_is_unsaved (self->draft, self->field->name);
  if (lia_record_draft_has_conflict (self->draft, self->field->name))
    theirs = lia_record_format (lia_record_draft_get_original (self->draft), self->field->name,
                                LIA_RECORD_DISPLAY);
  lia_field_message_show (self->message, problem, theirs, unsaved);
  if (problem != NULL)
    {
      show_message_soon (self);
      gtk_widget_add_css_class (self->edit_row, "error");
      gtk_accessible_announce (GTK_ACCESSIBLE (self->edit_row), problem,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  else
    gtk_widget_remove_css_class (self->edit_row, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->edit_row), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Editing. */

static void
end (LiaFieldEditor *self)
{
  gboolean focused = FALSE;

  if (self->edit_row == NULL || self->message == NULL || self->row == NULL || self->list == NULL)
    return;

  focused = has_focus_inside (self);
  g_clear_handle_id (&self->leave_source, g_source_remove);
  gtk_widget_set_visible (self->row, TRUE);
  if (focused)
    gtk_widget_grab_focus (self->row);
  gtk_list_box_remove (self->list, self->edit_row);
  gtk_list_box_remove (self->list, GTK_WIDGET (self->message));
  g_clear_weak_pointer (&self->edit_row);
  g_clear_weak_pointer (&self->message);
  show_value (self);
}

static void
cancel (LiaFieldEditor *self)
{
  self->updating = TRUE;
  lia_record_draft_reset (self->draft, self->field->name);
  self->updating = FALSE;
  end (self);
}

/* What was saved is a draft no more, whatever became of it since; what was typed meanwhile still is one. */
static void
forget_saved (LiaFieldEditor *self, LiaRecord *saved)
{
  LiaValue value = LIA_NULL;
  LiaValue now = LIA_NULL;

  if (self->draft == NULL)
    return;
  value = lia_record_get_value (saved, self->field->name);
  now = lia_record_get_value (lia_record_draft_get_current (self->draft), self->field->name);
  if (lia_value_equal (&value, &now)
      && lia_record_draft_get_problem (self->draft, self->field->name) == NULL)
    cancel (self);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaFieldEditor) self = user_data;
  g_autoptr (LiaRecord) saved = g_steal_pointer (&self->saving);
  g_autoptr (GError) error = NULL;

  if (lia_workspace_save_finish (LIA_WORKSPACE (source), result, NULL, &error))
    {
      forget_saved (self, saved);
      tell_saved (self);
    }
  else if (self->message != NULL)
    lia_field_message_show (self->message, error->message, NULL, TRUE);
  else if (self->list != NULL && lia_window_from_widget (GTK_WIDGET (self->list)) != NULL)
    lia_window_show_error (lia_window_from_widget (GTK_WIDGET (self->list)), _ ("Not Saved"),
                           error);
}

static void
save (LiaFieldEditor *self)
{
  g_autoptr (LiaRecord) record = lia_record_draft_make_saved (self->draft, self->field->name);
  g_autoptr (GError) error = NULL;

  if (!lia_record_validate (record, &error))
    {
      if (self->message != NULL)
        lia_field_message_show (self->message, error->message, NULL, TRUE);
      return;
    }
  g_set_object (&self->saving, record);
  lia_workspace_save_async (self->workspace, record, NULL, on_saved, g_object_ref (self));
}

static void
apply (LiaFieldEditor *self)
{
  if (self->edit_row == NULL || self->saving != NULL)
    return;

  if (LIA_IS_TAGS_ROW (self->edit_row))
    lia_tags_row_take_typed (LIA_TAGS_ROW (self->edit_row));
  if (lia_record_draft_get_problem (self->draft, self->field->name) != NULL)
    {
      update_message (self, TRUE);
      if (!has_focus_inside (self)
          || !GTK_IS_EDITABLE (gtk_root_get_focus (gtk_widget_get_root (self->edit_row))))
        gtk_widget_grab_focus (self->edit_row);
    }
  else if (lia_record_draft_is_unsaved (self->draft, self->field->name))
    save (self);
  else
    end (self);
}

static void
keep_mine (LiaFieldEditor *self)
{
  lia_record_draft_keep (self->draft, self->field->name);
  update_message (self, TRUE);
  gtk_widget_grab_focus (self->edit_row);
}

static void
on_draft_changed (LiaFieldEditor *self, const char *field)
{
  if (self->updating || g_strcmp0 (field, self->field->name) != 0)
    return;

  if (self->edit_row != NULL && is_chosen_at_once (self)
      && lia_record_draft_is_field_changed (self->draft, field))
    apply (self);
  else
    update_message (self, FALSE);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                LiaFieldEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (self->edit_row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  /* Keys of a list that popped up are its own. */
  if (focus == NULL || gtk_widget_get_native (focus) != gtk_widget_get_native (self->edit_row))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Escape)
    {
      cancel (self);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if (control || (!needs_control (self) && !is_chosen_at_once (self))
      || (LIA_IS_TAGS_ROW (self->edit_row) && GTK_IS_EDITABLE (focus)
          && gtk_editable_get_text (GTK_EDITABLE (focus))[0] == '\0'))
    {
      apply (self);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* What was not changed closes; what was stays open and says that it is not saved. */
static gboolean
check_left (gpointer user_data)
{
  LiaFieldEditor *self = user_data;

  self->leave_source = 0;
  if (self->edit_row == NULL || self->saving != NULL || has_focus_inside (self))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_root (self->edit_row) == NULL)
    return G_SOURCE_REMOVE;

  if (lia_record_draft_is_unsaved (self->draft, self->field->name))
    update_message (self, TRUE);
  else
    end (self);

  return G_SOURCE_REMOVE;
}

static void
on_left (LiaFieldEditor *self)
{
  if (self->leave_source == 0)
    self->leave_source = g_timeout_add (50, check_left, self);
}

static void
add_controllers (LiaFieldEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, 0);
  gtk_widget_add_controller (self->edit_row, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->edit_row, focus);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->message), focus);
}

static void
open_rows (LiaFieldEditor *self)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->row));

  g_set_weak_pointer (&self->edit_row,
                      lia_field_row_new (self->workspace, self->draft, self->field));
  g_set_weak_pointer (&self->message, lia_field_message_new (!is_chosen_at_once (self)));
  gtk_list_box_insert (self->list, self->edit_row, index + 1);
  gtk_list_box_insert (self->list, GTK_WIDGET (self->message), index + 2);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->edit_row),
                                  GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE,
                                  lia_field_message_get_label (self->message), NULL, -1);
  g_signal_connect_object (self->message, "apply", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->message, "cancel", G_CALLBACK (cancel), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->message, "keep", G_CALLBACK (keep_mine), self, G_CONNECT_SWAPPED);
  add_controllers (self);
  update_message (self, FALSE);
}

static gboolean
open_choice (gpointer user_data)
{
  LiaFieldEditor *self = user_data;

  if (self->edit_row != NULL && gtk_widget_get_mapped (self->edit_row))
    adw_action_row_activate (ADW_ACTION_ROW (self->edit_row));

  return G_SOURCE_REMOVE;
}

void
lia_field_editor_begin (LiaFieldEditor *self)
{
  g_return_if_fail (LIA_IS_FIELD_EDITOR (self));

  if (!self->writable || self->draft == NULL)
    return;
  if (is_boolean (self))
    {
      gtk_widget_grab_focus (self->row);
      return;
    }
  if (self->edit_row == NULL)
    open_rows (self);
  gtk_widget_grab_focus (self->edit_row);
  gtk_widget_set_visible (self->row, FALSE);
  show_message_soon (self);
  if (is_chosen_at_once (self))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, open_choice, g_object_ref (self), g_object_unref);
}

static void
on_switched (LiaFieldEditor *self)
{
  LiaValue value = LIA_INTEGER (adw_switch_row_get_active (ADW_SWITCH_ROW (self->row)));

  if (self->updating || self->draft == NULL)
    return;
  lia_record_draft_set_value (self->draft, self->field->name, &value);
  if (lia_record_draft_is_field_changed (self->draft, self->field->name))
    save (self);
}

static void
lia_field_editor_dispose (GObject *object)
{
  LiaFieldEditor *self = LIA_FIELD_EDITOR (object);

  g_clear_handle_id (&self->leave_source, g_source_remove);
  g_clear_weak_pointer (&self->list);
  g_clear_weak_pointer (&self->row);
  g_clear_weak_pointer (&self->edit_row);
  g_clear_weak_pointer (&self->message);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  g_clear_object (&self->workspace);
  g_clear_object (&self->saving);

  G_OBJECT_CLASS (lia_field_editor_parent_class)->dispose (object);
}

static void
lia_field_editor_class_init (LiaFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_field_editor_dispose;
}

static void
lia_field_editor_init (LiaFieldEditor *self)
{
}

LiaFieldEditor *
lia_field_editor_new (GtkListBox *list, const LiaField *field)
{
  LiaFieldEditor *self = g_object_new (LIA_TYPE_FIELD_EDITOR, NULL);

  self->field = field;
  g_set_weak_pointer (&self->list, list);
  if (is_boolean (self))
    {
      g_set_weak_pointer (&self->row, adw_switch_row_new ());
      g_signal_connect_object (self->row, "notify::active", G_CALLBACK (on_switched), self,
                               G_CONNECT_SWAPPED);
    }
  else
    g_set_weak_pointer (&self->row, lia_value_row_new (field));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ (field->label));
  if (is_boolean (self))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ (field->label), -1);
  gtk_list_box_append (list, self->row);

  return self;
}

void
lia_field_editor_set_draft (LiaFieldEditor *self,
                            LiaWorkspace *workspace,
                            LiaRecordDraft *draft,
                            gboolean writable)
{
  gboolean unsaved = FALSE;

  g_return_if_fail (LIA_IS_FIELD_EDITOR (self));
  g_return_if_fail (LIA_IS_RECORD_DRAFT (draft));

  g_set_object (&self->workspace, workspace);
  if (self->draft != draft)
    {
      if (self->draft != NULL)
        g_signal_handlers_disconnect_by_data (self->draft, self);
      g_set_object (&self->draft, draft);
      g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed), self,
                               G_CONNECT_SWAPPED);
    }
  self->writable = writable;

  unsaved = writable && lia_record_draft_is_unsaved (draft, self->field->name);
  if (!is_boolean (self))
    {
      if (self->edit_row != NULL && !unsaved)
        end (self);
      else if (self->edit_row == NULL && unsaved)
        open_rows (self);
      update_message (self, unsaved);
    }
  show_value (self);
}

GtkWidget *
lia_field_editor_get_row (LiaFieldEditor *self)
{
  g_return_val_if_fail (LIA_IS_FIELD_EDITOR (self), NULL);

  return self->row;
}
