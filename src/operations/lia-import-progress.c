/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-progress.h"

#define INTERVAL (50 * G_TIME_SPAN_MILLISECOND)

struct _LiaImportProgressRelay
{
  gatomicrefcount references;
  GMainContext *context;
  LiaImportProgress callback; /* NULL once closed; the caller's thread only */
  gpointer data;

  GMutex mutex; /* for what follows */
  double fraction;
  guint64 n_rows;
  gint64 told_at;
  gboolean pending;
};

LiaImportProgressRelay *
lia_import_progress_relay_new (LiaImportProgress callback, gpointer data)
{
  LiaImportProgressRelay *self = g_new0 (LiaImportProgressRelay, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->callback = callback;
  self->data = data;
  return self;
}

void
lia_import_progress_relay_unref (LiaImportProgressRelay *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gboolean
tell (gpointer data)
{
  LiaImportProgressRelay *self = data;
  double fraction;
  guint64 n_rows;

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  n_rows = self->n_rows;
  self->pending = FALSE;
  g_mutex_unlock (&self->mutex);

  if (self->callback != NULL)
    self->callback (fraction, n_rows, self->data);
  return G_SOURCE_REMOVE;
}

void
lia_import_progress_relay_report (LiaImportProgressRelay *self, double fraction, guint64 n_rows)
{
  const gint64 now = g_get_monotonic_time ();
  gboolean due;

  g_mutex_lock (&self->mutex);
  self->fraction = fraction;
  self->n_rows = n_rows;
  due = !self->pending && now - self->told_at >= INTERVAL;
  if (due)
    {
      self->pending = TRUE;
      self->told_at = now;
    }
  g_mutex_unlock (&self->mutex);

  if (due)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_atomic_ref_count_inc (&self->references);
      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, tell, self, (GDestroyNotify) lia_import_progress_relay_unref);
      g_source_attach (source, self->context);
    }
}

void
lia_import_progress_relay_close (LiaImportProgressRelay *self)
{
  self->callback = NULL;
}
