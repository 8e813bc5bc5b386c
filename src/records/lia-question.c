/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-question.h"

void
lia_question_init (LiaQuestion *self, gpointer asker, GParamSpec *loading)
{
  *self = (LiaQuestion) { .asker = asker, .loading = loading };
}

void
lia_question_clear (LiaQuestion *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

gboolean
lia_question_is_open (const LiaQuestion *self)
{
  return self->cancellable != NULL;
}

static void
set_cancellable (LiaQuestion *self, GCancellable *cancellable)
{
  const gboolean was_open = self->cancellable != NULL;

  g_set_object (&self->cancellable, cancellable);
  if (was_open != (cancellable != NULL))
    g_object_notify_by_pspec (self->asker, self->loading);
}

GCancellable *
lia_question_begin (LiaQuestion *self)
{
  GCancellable *cancellable = g_cancellable_new ();

  self->again = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  set_cancellable (self, cancellable);
  return cancellable;
}

gpointer
lia_question_make_data (LiaQuestion *self)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, self->asker);
  return weak;
}

gpointer
lia_question_take_asker (gpointer data)
{
  GWeakRef *weak = data;
  gpointer asker = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return asker;
}

gboolean
lia_question_is_answered_by (const LiaQuestion *self, GAsyncResult *result)
{
  return self->cancellable != NULL && g_task_get_cancellable (G_TASK (result)) == self->cancellable;
}

gboolean
lia_question_end (LiaQuestion *self, GAsyncResult *result, gboolean answered)
{
  if (!lia_question_is_answered_by (self, result))
    return FALSE;
  if (self->again && answered)
    return TRUE;
  set_cancellable (self, NULL);
  return FALSE;
}

gboolean
lia_question_repeat (LiaQuestion *self)
{
  self->again = self->cancellable != NULL;
  return !self->again;
}
