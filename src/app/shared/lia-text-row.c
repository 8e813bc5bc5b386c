/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-text-row.h"

#include <glib/gi18n-lib.h>

#define ZERO_WIDTH_SPACE "\342\200\213"

struct _LiaTextRow
{
  AdwPreferencesRow parent_instance;

  /* template */
  GtkTextView *view;
  GtkLabel *measure; /* as high as the text */

  /* owned */
  LiaRecordDraft *draft;

  /* borrowed */
  const LiaField *field;
};

G_DEFINE_FINAL_TYPE (LiaTextRow, lia_text_row, ADW_TYPE_PREFERENCES_ROW)

/* With something after the last line break, so that an empty line is a line, too. */
static void
set_measured (LiaTextRow *self, const char *text)
{
  g_autofree char *measured = g_strconcat (text, ZERO_WIDTH_SPACE, NULL);

  gtk_label_set_text (self->measure, measured);
}

static void
on_text_changed (LiaTextRow *self)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  set_measured (self, text);
  lia_record_draft_set_text (self->draft, self->field->name, text, NULL);
}

/* The row is one stop for the keyboard: the text in it. */
static gboolean
lia_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIA_TEXT_ROW (widget)->view));
}

static void
lia_text_row_dispose (GObject *object)
{
  LiaTextRow *self = LIA_TEXT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_TEXT_ROW);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (lia_text_row_parent_class)->dispose (object);
}

static void
lia_text_row_class_init (LiaTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_text_row_dispose;
  widget_class->grab_focus = lia_text_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaTextRow, view);
  gtk_widget_class_bind_template_child (widget_class, LiaTextRow, measure);
}

static void
lia_text_row_init (LiaTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_text_row_new (LiaRecordDraft *draft, const LiaField *field)
{
  LiaTextRow *self = g_object_new (LIA_TYPE_TEXT_ROW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const char *text = lia_record_get_text (lia_record_draft_get_current (draft), field->name);

  self->draft = g_object_ref (draft);
  self->field = field;

  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  set_measured (self, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
