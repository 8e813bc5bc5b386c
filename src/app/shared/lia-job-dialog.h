/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"

G_BEGIN_DECLS

/**
 * LiaJobDialog:
 *
 * How far long work is, and a way to stop it. It is shown only when the work takes longer than a moment.
 */
typedef struct _LiaJobDialog LiaJobDialog;

/** lia_job_dialog_new: @cancellable: is cancelled when the user says so */
LiaJobDialog *
lia_job_dialog_new (LiaWindow *window, const char *heading, GCancellable *cancellable);

/** lia_job_dialog_free: closes it: the work is done */
void lia_job_dialog_free (LiaJobDialog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaJobDialog, lia_job_dialog_free)

/** lia_job_dialog_set_fraction: 0–1; below 0: how far it is cannot be told */
void lia_job_dialog_set_fraction (LiaJobDialog *self, double fraction);
/** lia_job_dialog_set_text: @text: what is being done at the moment */
void lia_job_dialog_set_text (LiaJobDialog *self, const char *text);

G_END_DECLS
