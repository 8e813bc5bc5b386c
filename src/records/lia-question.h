/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaQuestion:
 *
 * What an object has asked a worker and not heard yet. A newer question takes the place of the one under way, whose
 * answer then counts no more; when something changes meanwhile, it is asked once more after the answer. Part of the
 * object that asks, whose property "loading" it keeps. Main thread only.
 */
typedef struct
{
  GObject *asker; /* borrowed */
  GParamSpec *loading; /* to be notified */
  GCancellable *cancellable; /* owned; of the question under way, else NULL */
  gboolean again;
} LiaQuestion;

/** lia_question_init: @asker: borrowed: what it is part of; @loading: its property */
void lia_question_init (LiaQuestion *self, gpointer asker, GParamSpec *loading);
/** lia_question_clear: gives up what is under way */
void lia_question_clear (LiaQuestion *self);
/** lia_question_is_open: whether an answer is awaited */
gboolean lia_question_is_open (const LiaQuestion *self);

/** lia_question_begin: Returns: (transfer full): for the worker, with the question that takes the place of all before */
GCancellable *lia_question_begin (LiaQuestion *self);
/** lia_question_make_data: Returns: (transfer full): for the callback, which must lia_question_take_asker() */
gpointer lia_question_make_data (LiaQuestion *self);

/** lia_question_take_asker: Returns: (transfer full) (nullable): who asked, unless that is gone */
gpointer lia_question_take_asker (gpointer data);
/** lia_question_is_answered_by: whether @result is of the question under way, and not of an earlier one */
gboolean lia_question_is_answered_by (const LiaQuestion *self, GAsyncResult *result);
/**
 * lia_question_end:
 * @answered: whether there was an answer
 *
 * After the answer was used: whoever used it may have asked anew.
 *
 * Returns: whether it must be asked again
 */
gboolean lia_question_end (LiaQuestion *self, GAsyncResult *result, gboolean answered);

/**
 * lia_question_repeat:
 *
 * Something changed. A question under way is not given up, or a stream of commits would keep the answer from ever
 * coming.
 *
 * Returns: whether to ask at once; else it is asked after the answer
 */
gboolean lia_question_repeat (LiaQuestion *self);

G_END_DECLS
