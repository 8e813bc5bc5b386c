/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-field-message.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

struct _LiaFieldMessage
{
  GtkListBoxRow parent_instance;

  /* template */
  GtkLabel *problem;
  GtkLabel *theirs;
  GtkWidget *unsaved;
  GtkWidget *take;
  GtkWidget *keep;
  GtkWidget *cancel;
  GtkWidget *apply;

  gboolean with_apply;
};

G_DEFINE_FINAL_TYPE (LiaFieldMessage, lia_field_message, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_APPLY,
  SIGNAL_CANCEL,
  SIGNAL_KEEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_apply_clicked (LiaFieldMessage *self)
{
  g_signal_emit (self, signals[SIGNAL_APPLY], 0);
}

static void
on_cancel_clicked (LiaFieldMessage *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
}

static void
on_keep_clicked (LiaFieldMessage *self)
{
  g_signal_emit (self, signals[SIGNAL_KEEP], 0);
}

static void
lia_field_message_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_FIELD_MESSAGE);

  G_OBJECT_CLASS (lia_field_message_parent_class)->dispose (object);
}

static void
lia_field_message_class_init (LiaFieldMessageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_field_message_dispose;

  signals[SIGNAL_APPLY] = g_signal_new ("apply", LIA_TYPE_FIELD_MESSAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CANCEL] = g_signal_new ("cancel", LIA_TYPE_FIELD_MESSAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_KEEP] = g_signal_new ("keep", LIA_TYPE_FIELD_MESSAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/field-message.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFieldMessage, problem);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldMessage, theirs);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldMessage, unsaved);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldMessage, take);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldMessage, keep);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldMessage, cancel);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldMessage, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked);
}

static void
lia_field_message_init (LiaFieldMessage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaFieldMessage *
lia_field_message_new (gboolean with_apply)
{
  LiaFieldMessage *self = g_object_new (LIA_TYPE_FIELD_MESSAGE, NULL);

  self->with_apply = with_apply;
  gtk_widget_set_visible (self->apply, with_apply);

  return self;
}

void
lia_field_message_show (LiaFieldMessage *self,
                        const char *problem,
                        const char *theirs,
                        gboolean unsaved)
{
  g_return_if_fail (LIA_IS_FIELD_MESSAGE (self));

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);

  if (theirs != NULL)
    {
      g_autofree char *quoted = lia_text_quote (theirs);
      /* Translators: %s is the value a field was given elsewhere, in quotation marks */
      g_autofree char *text = *theirs != '\0'
                                  ? g_strdup_printf (_ ("Changed meanwhile to %s"), quoted)
                                  : g_strdup (_ ("Emptied meanwhile"));

      gtk_label_set_text (self->theirs, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->theirs), theirs != NULL);
  gtk_widget_set_visible (self->take, theirs != NULL);
  gtk_widget_set_visible (self->keep, theirs != NULL);
  gtk_widget_set_visible (self->cancel, theirs == NULL);
  gtk_widget_set_visible (self->apply, theirs == NULL && self->with_apply);
  gtk_widget_set_visible (self->unsaved, unsaved && theirs == NULL);
}

GtkWidget *
lia_field_message_get_label (LiaFieldMessage *self)
{
  g_return_val_if_fail (LIA_IS_FIELD_MESSAGE (self), NULL);

  return GTK_WIDGET (self->problem);
}
