/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-history.h"

G_BEGIN_DECLS

/**
 * LiaHistoryRow:
 *
 * One step of a record's history: what it was called, what it changed, when and by whom, with a button that
 * takes it back. Signal `revert (batch: gint64, n_changes: guint)`.
 */
#define LIA_TYPE_HISTORY_ROW (lia_history_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaHistoryRow, lia_history_row, LIA, HISTORY_ROW, GtkListBoxRow)

/** lia_history_row_new: @read_only: nothing can be taken back here */
LiaHistoryRow *lia_history_row_new (const LiaHistoryEntry *entry, gboolean read_only);

G_END_DECLS
