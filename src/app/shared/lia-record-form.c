/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-field-row.h"
#include "lia-steps.h"

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
  GtkWidget *message_row; /* (nullable): borrowed; made when there is something to say */
  GtkLabel *message; /* (nullable): borrowed */
  gboolean told; /* its problem may be shown: the row was left, or all was checked */
} FormField;

struct _LiaRecordForm
{
  GtkBox parent_instance;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  LiaRecordDraft *draft; /* (nullable) */
  GPtrArray
      *fields; /* (element-type FormField): those that have their row, in the order of the form */
  GHashTable *hidden; /* (element-type utf8): names of fields that are left out */

  /* borrowed */
  GtkWidget *groups[N_GROUPS]; /* (nullable) */

  /* where the next row is to be looked for */
  guint next_group;
  guint next_field;
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
add_message (FormField *form_field)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (form_field->row));
  const int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (form_field->row));
  GtkWidget *message = gtk_label_new (NULL);

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
  gtk_accessible_update_relation (GTK_ACCESSIBLE (form_field->row),
                                  GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, message, NULL, -1);
  gtk_list_box_insert (list, form_field->message_row, index + 1);
}

static void
update_message (LiaRecordForm *self, FormField *form_field)
{
  const char *problem = lia_record_draft_get_problem (self->draft, form_field->field->name);
  gboolean show = problem != NULL && form_field->told;

  if (show && form_field->message_row == NULL)
    add_message (form_field);
  if (form_field->message_row != NULL)
    {
      gtk_label_set_label (form_field->message, show ? problem : "");
      gtk_widget_set_visible (form_field->message_row, show);
    }
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
add_field (LiaRecordForm *self, GtkWidget *group, const LiaField *field)
{
  FormField *form_field = g_new0 (FormField, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  form_field->field = field;
  form_field->row = lia_field_row_new (self->workspace, self->draft, field);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_row_left), self, 0);
  gtk_widget_add_controller (form_field->row, focus);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form_field->row);
  g_ptr_array_add (self->fields, form_field);
}

/* Whether @field has a row in @group. */
static gboolean
is_in_group (LiaRecordForm *self, const LiaField *field, Group group)
{
  return !(field->flags & LIA_FIELD_HIDDEN) && get_group (field) == group
         && !g_hash_table_contains (self->hidden, field->name);
}

static gboolean
has_rows (LiaRecordForm *self, Group group)
{
  const LiaRecordType *type = lia_record_draft_get_record_type (self->draft);

  for (guint i = 0; i < type->n_fields; i++)
    if (is_in_group (self, &type->fields[i], group))
      return TRUE;

  return FALSE;
}

/* A title without anything below says nothing; and a group that is alone has nothing to be told from. */
static void
update_groups (LiaRecordForm *self)
{
  const char *titles[N_GROUPS] = { "", _ ("Contact"), _ ("More") };
  guint n_groups = 0;

  for (guint group = 0; group < N_GROUPS; group++)
    n_groups += has_rows (self, group) ? 1 : 0;
  for (guint group = 0; group < N_GROUPS; group++)
    if (self->groups[group] != NULL)
      {
        gtk_widget_set_visible (self->groups[group], has_rows (self, group));
        adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->groups[group]),
                                         n_groups > 1 ? titles[group] : "");
      }
}

/* A row takes a millisecond or two to make, and a form has twenty: they are made in steps, the first ones first. */
static gboolean
add_next_row (GtkWidget *widget)
{
  LiaRecordForm *self = LIA_RECORD_FORM (widget);
  const LiaRecordType *type = lia_record_draft_get_record_type (self->draft);

  for (; self->next_group < N_GROUPS; self->next_group++, self->next_field = 0)
    while (self->next_field < type->n_fields)
      {
        const LiaField *field = &type->fields[self->next_field++];

        if (!is_in_group (self, field, self->next_group))
          continue;
        if (self->groups[self->next_group] == NULL)
          {
            self->groups[self->next_group] = adw_preferences_group_new ();
            gtk_box_append (GTK_BOX (self), self->groups[self->next_group]);
            update_groups (self);
          }
        add_field (self, self->groups[self->next_group], field);
        return TRUE;
      }

  return FALSE;
}

static void
lia_record_form_dispose (GObject *object)
{
  LiaRecordForm *self = LIA_RECORD_FORM (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);

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
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  GtkWidget *child = NULL;

  g_return_if_fail (LIA_IS_RECORD_FORM (self));
  g_return_if_fail (LIA_IS_RECORD_DRAFT (draft));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  memset (self->groups, 0, sizeof self->groups);
  g_ptr_array_set_size (self->fields, 0);
  self->next_group = 0;
  self->next_field = 0;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->draft, draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);

  lia_steps_add_pieces (GTK_WIDGET (self), add_next_row);
}

void
lia_record_form_hide_field (LiaRecordForm *self, const char *field)
{
  FormField *form_field = NULL;

  g_return_if_fail (LIA_IS_RECORD_FORM (self));
  g_return_if_fail (field != NULL);

  g_hash_table_add (self->hidden, g_strdup (field));
  form_field = find_field (self, field);
  if (form_field != NULL)
    gtk_widget_set_visible (form_field->row, FALSE);
  if (self->draft != NULL)
    update_groups (self);
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

  lia_steps_finish_pieces (GTK_WIDGET (self), add_next_row);
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

static FormField *
find_row (LiaRecordForm *self, const char *field)
{
  if (field != NULL)
    return find_field (self, field);

  for (guint i = 0; i < self->fields->len; i++)
    {
      FormField *candidate = g_ptr_array_index (self->fields, i);

      if (gtk_widget_get_visible (candidate->row))
        return candidate;
    }

  return NULL;
}

GtkWidget *
lia_record_form_get_row (LiaRecordForm *self, const char *field)
{
  FormField *form_field = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_FORM (self), NULL);

  form_field = find_row (self, field);
  while (form_field == NULL && self->draft != NULL && add_next_row (GTK_WIDGET (self)))
    form_field = find_row (self, field);

  return form_field != NULL ? form_field->row : NULL;
}

void
lia_record_form_focus_field (LiaRecordForm *self, const char *field)
{
  GtkWidget *row = lia_record_form_get_row (self, field);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}
