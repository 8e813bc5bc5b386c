/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-record-model.h"

G_BEGIN_DECLS

/**
 * LiaRecordSelection:
 *
 * A GtkSelectionModel over a #LiaRecordModel that remembers which records are selected, not which
 * positions. So the selection stays with its records when a row is replaced after an edit, when the list is
 * sorted another way, and when undo brings a row back. Records that are not in the list at the moment do not
 * count as selected. A long list that is selected as a whole stays so until another query is asked: then nothing is
 * selected. Main thread only.
 */
#define LIA_TYPE_RECORD_SELECTION (lia_record_selection_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordSelection, lia_record_selection, LIA, RECORD_SELECTION, GObject)

/** lia_record_selection_new: Returns: (transfer full): nothing is selected */
LiaRecordSelection *lia_record_selection_new (LiaRecordModel *model);
/** lia_record_selection_get_model: Returns: (transfer none): the list that is selected in */
LiaRecordModel *lia_record_selection_get_model (LiaRecordSelection *self);

/** lia_record_selection_get_ids: Returns: (transfer full) (element-type gint64): selected records, in list order */
GArray *lia_record_selection_get_ids (LiaRecordSelection *self);

/** lia_record_selection_get_count: how many records of the list are selected */
guint lia_record_selection_get_count (LiaRecordSelection *self);

/** lia_record_selection_get_single: Returns: (transfer full) (nullable): the record when exactly one is selected */
LiaRecord *lia_record_selection_get_single (LiaRecordSelection *self);

/** lia_record_selection_select_only: selects the record @id alone, also when it is still to arrive in the list */
void lia_record_selection_select_only (LiaRecordSelection *self, gint64 id);

G_END_DECLS
