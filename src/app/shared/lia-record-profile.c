/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-profile.h"

#include <glib/gi18n-lib.h>

#include "lia-draft-store.h"
#include "lia-field-editor.h"

struct _LiaRecordProfile
{
  GtkBox parent_instance;

  /* owned */
  GPtrArray *editors; /* (element-type LiaFieldEditor) made with the first record */

  /* borrowed */
  const LiaProfileGroup *groups;
};

G_DEFINE_FINAL_TYPE (LiaRecordProfile, lia_record_profile, GTK_TYPE_BOX)

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
lia_record_profile_dispose (GObject *object)
{
  LiaRecordProfile *self = LIA_RECORD_PROFILE (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_record_profile_parent_class)->dispose (object);
}

static void
lia_record_profile_class_init (LiaRecordProfileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_record_profile_dispose;

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

  return self;
}

static void
build_group (LiaRecordProfile *self, const LiaRecordType *type, const LiaProfileGroup *group)
{
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
    }
  gtk_box_append (GTK_BOX (self), widget);
}

void
lia_record_profile_set_record (LiaRecordProfile *self, LiaWorkspace *workspace, LiaRecord *record)
{
  g_autoptr (LiaRecordDraft) draft = NULL;
  gboolean writable = FALSE;

  g_return_if_fail (LIA_IS_RECORD_PROFILE (self));
  g_return_if_fail (LIA_IS_RECORD (record));

  if (self->editors->len == 0)
    for (const LiaProfileGroup *group = self->groups; group->title != NULL; group++)
      build_group (self, lia_record_get_record_type (record), group);

  draft = lia_draft_store_open (lia_draft_store_get (workspace), record);
  writable = !lia_workspace_is_read_only (workspace) && !lia_record_is_trashed (record);
  for (guint i = 0; i < self->editors->len; i++)
    lia_field_editor_set_draft (g_ptr_array_index (self->editors, i), workspace, draft, writable);
}
