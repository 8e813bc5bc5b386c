/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-ref-row.h"

#include <glib/gi18n-lib.h>

#include "lia-ref-dialog.h"
#include "lia-text.h"

struct _LiaRefRow
{
  AdwActionRow parent_instance;

  /* template */
  GtkLabel *value;
  GtkButton *clear_button;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  LiaRecordDraft *draft;

  /* borrowed */
  const LiaField *field;
};

G_DEFINE_FINAL_TYPE (LiaRefRow, lia_ref_row, ADW_TYPE_ACTION_ROW)

static void
show_name (LiaRefRow *self, const char *name)
{
  g_autofree char *safe = lia_text_make_bidi_visible (name);

  gtk_label_set_label (self->value, name != NULL ? safe : _ ("None"));
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button),
                          name != NULL && !(self->field->flags & LIA_FIELD_REQUIRED));
}

static void
on_chosen (LiaRefRow *self, LiaRecord *record)
{
  LiaValue value = LIA_INTEGER (lia_record_get_id (record));
  g_autofree char *name = lia_record_get_display_name (record);

  lia_record_draft_set_value (self->draft, self->field->name, &value);
  show_name (self, name);
}

static void
on_clear_clicked (LiaRefRow *self)
{
  lia_record_draft_set_value (self->draft, self->field->name, &LIA_NULL);
  show_name (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
lia_ref_row_activate (AdwActionRow *row)
{
  LiaRefRow *self = LIA_REF_ROW (row);
  LiaRefDialog *dialog = NULL;

  if (self->workspace == NULL)
    return;

  dialog = lia_ref_dialog_new (self->workspace, self->field);
  lia_ref_dialog_suit (dialog, lia_record_draft_get_current (self->draft));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
lia_ref_row_dispose (GObject *object)
{
  LiaRefRow *self = LIA_REF_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_REF_ROW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (lia_ref_row_parent_class)->dispose (object);
}

static void
lia_ref_row_class_init (LiaRefRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_ref_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = lia_ref_row_activate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/ref-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRefRow, value);
  gtk_widget_class_bind_template_child (widget_class, LiaRefRow, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
}

static void
lia_ref_row_init (LiaRefRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_ref_row_new (LiaWorkspace *workspace, LiaRecordDraft *draft, const LiaField *field)
{
  LiaRefRow *self = g_object_new (LIA_TYPE_REF_ROW, NULL);
  LiaRecord *record = lia_record_draft_get_current (draft);

  g_set_object (&self->workspace, workspace);
  self->draft = g_object_ref (draft);
  self->field = field;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (field->label), -1);
  show_name (self, lia_record_get_ref_name (record, field->name));

  return GTK_WIDGET (self);
}
