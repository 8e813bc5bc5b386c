/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-profile.h"

#include <glib/gi18n-lib.h>

#include "lia-draft-store.h"
#include "lia-field-editor.h"
#include "lia-idle-steps.h"

struct _LiaRecordProfile
{
  GtkBox parent_instance;

  /* owned */
  GPtrArray *editors; /* (element-type LiaFieldEditor) made by and by, from the first record on */
  LiaWorkspace *workspace; /* (nullable) until there is a record */
  LiaRecordDraft *draft; /* (nullable) until there is a record */

  /* borrowed */
  const LiaProfileGroup *groups;
  const LiaProfileGroup *next; /* the group to be made next */

  guint source;
  gboolean writable;
};

G_DEFINE_FINAL_TYPE (LiaRecordProfile, lia_record_profile, GTK_TYPE_BOX)

enum
{
  PROP_LOADING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static LiaFieldEditor *
find_editor (LiaRecordProfile *self, GtkWidget *row)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (lia_field_editor_get_row (g_ptr_array_index (self->editors, i)) == row)
      return g_ptr_array_index (self->editors, i);

  return NULL;
}

static void
on_row_activated (LiaRecordProfile *self, GtkWidget *row)
{
  LiaFieldEditor *editor = find_editor (self, row);

  if (editor != NULL)
    lia_field_editor_begin (editor);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus == NULL)
    return;
  row = GTK_IS_LIST_BOX_ROW (focus) ? focus
                                    : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  if (row != NULL)
    on_row_activated (LIA_RECORD_PROFILE (widget), row);
}

static void
lia_record_profile_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, LIA_RECORD_PROFILE (object)->source != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_record_profile_dispose (GObject *object)
{
  LiaRecordProfile *self = LIA_RECORD_PROFILE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_object (&self->draft);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_record_profile_parent_class)->dispose (object);
}

static void
lia_record_profile_class_init (LiaRecordProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_record_profile_get_property;
  object_class->dispose = lia_record_profile_dispose;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "profile.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "profile.edit", NULL);
}

static void
lia_record_profile_init (LiaRecordProfile *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
}

LiaRecordProfile *
lia_record_profile_new (const LiaProfileGroup *groups)
{
  LiaRecordProfile *self = g_object_new (LIA_TYPE_RECORD_PROFILE, NULL);

  self->groups = groups;
  self->next = groups;

  return self;
}

static void
show_draft (LiaRecordProfile *self, guint position)
{
  lia_field_editor_set_draft (g_ptr_array_index (self->editors, position), self->workspace,
                              self->draft, self->writable);
}

static void
build_group (LiaRecordProfile *self, const LiaProfileGroup *group)
{
  const LiaRecordType *type = lia_record_draft_get_record_type (self->draft);
  GtkWidget *widget = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), _ (group->title));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (group->title), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), list);
  for (guint i = 0; i < LIA_PROFILE_MAX_FIELDS && group->fields[i] != NULL; i++)
    {
      const LiaField *field = lia_record_type_get_field (type, group->fields[i]);

      g_return_if_fail (field != NULL);
      g_ptr_array_add (self->editors, lia_field_editor_new (GTK_LIST_BOX (list), field));
      show_draft (self, self->editors->len - 1);
    }
  gtk_box_append (GTK_BOX (self), widget);
}

static gboolean
build_next (gpointer user_data)
{
  LiaRecordProfile *self = user_data;

  if (self->next->title != NULL)
    build_group (self, self->next++);
  if (self->next->title != NULL)
    return TRUE;
  self->source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);

  return FALSE;
}

void
lia_record_profile_set_record (LiaRecordProfile *self, LiaWorkspace *workspace, LiaRecord *record)
{
  g_return_if_fail (LIA_IS_RECORD_PROFILE (self));
  g_return_if_fail (LIA_IS_RECORD (record));

  g_set_object (&self->workspace, workspace);
  g_clear_object (&self->draft);
  self->draft = lia_draft_store_open (lia_draft_store_get (workspace), record);
  self->writable = !lia_workspace_is_read_only (workspace) && !lia_record_is_trashed (record);
  for (guint i = 0; i < self->editors->len; i++)
    show_draft (self, i);
  /* Group by group, so that neither the main loop nor a frame is kept. */
  if (self->next->title != NULL && self->source == 0)
    {
      self->source = lia_idle_steps_add (G_PRIORITY_DEFAULT_IDLE, build_next, self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
}
