/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-job-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"

/* What is done sooner needs no dialog. */
#define PATIENCE_MILLISECONDS 600
#define PULSE_MILLISECONDS    80

struct _LiaJobDialog
{
  /* owned */
  LiaWindow *window;
  GCancellable *cancellable;
  char *heading;
  char *text; /* (nullable) */
  AdwDialog *dialog; /* (nullable): while it is shown */

  /* borrowed */
  GtkProgressBar *bar; /* (nullable) */

  double fraction;
  guint source;
  guint pulse;
};

static void
on_response (LiaJobDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static gboolean
pulse (gpointer user_data)
{
  LiaJobDialog *self = user_data;

  if (self->fraction < 0)
    gtk_progress_bar_pulse (self->bar);

  return G_SOURCE_CONTINUE;
}

static void
update (LiaJobDialog *self)
{
  if (self->dialog == NULL)
    return;

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self->dialog), self->text != NULL ? self->text : "");
  if (self->fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (self->fraction, 1));
}

static gboolean
show (gpointer user_data)
{
  LiaJobDialog *self = user_data;

  self->source = 0;
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  self->dialog = g_object_ref_sink (lia_alert_dialog_new (self->heading, NULL));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self->dialog), GTK_WIDGET (self->bar));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"));
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (on_response), self);
  update (self);
  self->pulse = g_timeout_add (PULSE_MILLISECONDS, pulse, self);
  adw_dialog_present (self->dialog, GTK_WIDGET (self->window));

  return G_SOURCE_REMOVE;
}

LiaJobDialog *
lia_job_dialog_new (LiaWindow *window, const char *heading, GCancellable *cancellable)
{
  LiaJobDialog *self = NULL;

  g_return_val_if_fail (LIA_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), NULL);

  self = g_new0 (LiaJobDialog, 1);
  self->window = g_object_ref (window);
  self->heading = g_strdup (heading);
  self->cancellable = g_object_ref (cancellable);
  self->source = g_timeout_add (PATIENCE_MILLISECONDS, show, self);
  return self;
}

void
lia_job_dialog_free (LiaJobDialog *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->dialog, self);
      adw_dialog_force_close (self->dialog);
    }
  g_clear_object (&self->dialog);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->window);
  g_free (self->heading);
  g_free (self->text);
  g_free (self);
}

void
lia_job_dialog_set_fraction (LiaJobDialog *self, double fraction)
{
  g_return_if_fail (self != NULL);

  self->fraction = fraction;
  update (self);
}

void
lia_job_dialog_set_text (LiaJobDialog *self, const char *text)
{
  g_return_if_fail (self != NULL);

  if (g_set_str (&self->text, text))
    update (self);
}
