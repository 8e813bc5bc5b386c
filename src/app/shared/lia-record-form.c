/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-form.h"

#include <glib/gi18n-lib.h>

#include "lia-field-row.h"

/* The groups a form shows, in order; a field's type decides where it stands. */
typedef enum
{
  GROUP_MAIN,
  GROUP_CONTACT,
  GROUP_MORE,
  N_GROUPS
} Group;

typedef struct
{
  const LiaField *field;
  GtkWidget *row; /* borrowed */
  GtkWidget *message_row; /* borrowed */
  GtkLabel *message; /* borrowed */
  gboolean told; /* its problem may be shown: the row was left, or all was checked */
} FormField;

struct _LiaRecordForm
{
  GtkBox parent_instance;

  /* owned */
  LiaRecordDraft *draft; /* (nullable) */
  GPtrArray *fields; /* (element-type FormField) */
};

G_DEFINE_FINAL_TYPE (LiaRecordForm, lia_record_form, GTK_TYPE_BOX)

static Group
get_group (const LiaField *field)
{
  switch (field->type)
    {
    case LIA_FIELD_EMAIL:
    case LIA_FIELD_URL:
    case LIA_FIELD_PHONE:
      return GROUP_CONTACT;
    case LIA_FIELD_BOOLEAN:
    case LIA_FIELD_MULTILINE:
    case LIA_FIELD_SET:
    case LIA_FIELD_LANGUAGES:
      return GROUP_MORE;
    case LIA_FIELD_TEXT:
    case LIA_FIELD_INTEGER:
    case LIA_FIELD_DATE:
    case LIA_FIELD_COUNTRY:
    case LIA_FIELD_MONEY:
    case LIA_FIELD_CHOICE:
    case LIA_FIELD_CHOICE_SET:
    case LIA_FIELD_REF:
    default:
      return GROUP_MAIN;
    }
}

static void
update_message (LiaRecordForm *self, FormField *form_field)
{
  const char *problem = lia_record_draft_get_problem (self->draft, form_field->field->name);
  gboolean show = problem != NULL && form_field->told;

  gtk_label_set_label (form_field->message, show ? problem : "");
  gtk_widget_set_visible (form_field->message_row, show);
  if (show)
    gtk_widget_add_css_class (form_field->row, "error");
  else
    gtk_widget_remove_css_class (form_field->row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (form_field->row), GTK_ACCESSIBLE_STATE_INVALID,
                               show ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static FormField *
find_field (LiaRecordForm *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      FormField *form_field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (form_field->field->name, name))
        return form_field;
    }

  return NULL;
}

static void
on_draft_changed (LiaRecordForm *self, const char *name)
{
  FormField *form_field = find_field (self, name);

  if (form_field == NULL)
    return;

  /* A mistake that was put right is forgiven at once; a new one is told when the row is left. */
  if (lia_record_draft_get_problem (self->draft, name) == NULL)
    form_field->told = FALSE;
  update_message (self, form_field);
}

static void
on_row_left (GtkEventController *controller, LiaRecordForm *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);

  for (guint i = 0; self->draft != NULL && i < self->fields->len; i++)
    {
      FormField *form_field = g_ptr_array_index (self->fields, i);

      /* An untouched row of a new record is no mistake yet. */
      if (form_field->row == row
          && lia_record_draft_get_problem (self->draft, form_field->field->name) != NULL
          && lia_record_draft_is_changed (self->draft))
        {
          form_field->told = TRUE;
          update_message (self, form_field);
        }
    }
}

static void
add_field (LiaRecordForm *self,
           LiaWorkspace *workspace,
           AdwPreferencesGroup *group,
           const LiaField *field)
{
  FormField *form_field = g_new0 (FormField, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *message = gtk_label_new (NULL);

  form_field->field = field;
  form_field->row = lia_field_row_new (workspace, self->draft, field);
  form_field->message = GTK_LABEL (message);
  form_field->message_row = adw_preferences_row_new ();

  gtk_label_set_wrap (form_field->message, TRUE);
  gtk_label_set_xalign (form_field->message, 0);
  gtk_widget_add_css_class (message, "caption");
  gtk_widget_add_css_class (message, "error");
  gtk_widget_add_css_class (form_field->message_row, "field-message");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (form_field->message_row), message);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (form_field->message_row), FALSE);
  gtk_widget_set_focusable (form_field->message_row, FALSE);
  gtk_widget_set_visible (form_field->message_row, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (form_field->row),
                                  GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, message, NULL, -1);

  g_signal_connect_object (focus, "leave", G_CALLBACK (on_row_left), self, 0);
  gtk_widget_add_controller (form_field->row, focus);

  adw_preferences_group_add (group, form_field->row);
  adw_preferences_group_add (group, form_field->message_row);
  g_ptr_array_add (self->fields, form_field);
}

static void
lia_record_form_dispose (GObject *object)
{
  LiaRecordForm *self = LIA_RECORD_FORM (object);

  g_clear_object (&self->draft);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_record_form_parent_class)->dispose (object);
}

static void
lia_record_form_class_init (LiaRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_record_form_dispose;
}

static void
lia_record_form_init (LiaRecordForm *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
}

LiaRecordForm *
lia_record_form_new (void)
{
  return g_object_new (LIA_TYPE_RECORD_FORM, NULL);
}

void
lia_record_form_set_draft (LiaRecordForm *self, LiaWorkspace *workspace, LiaRecordDraft *draft)
{
  const char *titles[N_GROUPS] = { NULL, _ ("Contact"), _ ("More") };
  const LiaRecordType *type = NULL;
  GtkWidget *child = NULL;

  g_return_if_fail (LIA_IS_RECORD_FORM (self));
  g_return_if_fail (LIA_IS_RECORD_DRAFT (draft));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_ptr_array_set_size (self->fields, 0);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_set_object (&self->draft, draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);

  type = lia_record_draft_get_record_type (draft);
  for (guint group = 0; group < N_GROUPS; group++)
    {
      GtkWidget *widget = NULL;

      for (guint i = 0; i < type->n_fields; i++)
        {
          if ((type->fields[i].flags & LIA_FIELD_HIDDEN) || get_group (&type->fields[i]) != group)
            continue;

          if (widget == NULL)
            {
              widget = adw_preferences_group_new ();
              if (titles[group] != NULL)
                adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), titles[group]);
              gtk_box_append (GTK_BOX (self), widget);
            }
          add_field (self, workspace, ADW_PREFERENCES_GROUP (widget), &type->fields[i]);
        }
    }
}

LiaRecordDraft *
lia_record_form_get_draft (LiaRecordForm *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_FORM (self), NULL);

  return self->draft;
}

gboolean
lia_record_form_check (LiaRecordForm *self)
{
  const char *problem = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_FORM (self), FALSE);
  g_return_val_if_fail (self->draft != NULL, FALSE);

  for (guint i = 0; i < self->fields->len; i++)
    {
      FormField *form_field = g_ptr_array_index (self->fields, i);

      form_field->told = TRUE;
      update_message (self, form_field);
    }

  problem = lia_record_draft_get_problem_field (self->draft);
  if (problem != NULL)
    lia_record_form_focus_field (self, problem);

  return problem == NULL;
}

GtkWidget *
lia_record_form_get_row (LiaRecordForm *self, const char *field)
{
  FormField *form_field = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_FORM (self), NULL);

  if (field != NULL)
    form_field = find_field (self, field);
  else
    for (guint i = 0; i < self->fields->len && form_field == NULL; i++)
      {
        FormField *candidate = g_ptr_array_index (self->fields, i);

        if (gtk_widget_get_visible (candidate->row))
          form_field = candidate;
      }

  return form_field != NULL ? form_field->row : NULL;
}

void
lia_record_form_focus_field (LiaRecordForm *self, const char *field)
{
  GtkWidget *row = lia_record_form_get_row (self, field);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}
