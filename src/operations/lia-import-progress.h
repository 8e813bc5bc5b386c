/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import.h"

G_BEGIN_DECLS

/**
 * LiaImportProgressRelay:
 *
 * Carries progress from the thread of a run to the main context of the caller, at most twenty times a second.
 */
typedef struct _LiaImportProgressRelay LiaImportProgressRelay;

/** lia_import_progress_relay_new: calls back on the calling thread's default main context */
LiaImportProgressRelay *lia_import_progress_relay_new (LiaImportProgress callback, gpointer data);
void lia_import_progress_relay_unref (LiaImportProgressRelay *self);

/** lia_import_progress_relay_report: any thread */
void
lia_import_progress_relay_report (LiaImportProgressRelay *self, double fraction, guint64 n_rows);

/** lia_import_progress_relay_close: nothing is called back after it; on the caller's thread */
void lia_import_progress_relay_close (LiaImportProgressRelay *self);

G_END_DECLS
