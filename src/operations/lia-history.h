/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-journal.h"
#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaHistoryEntry:
 * @change: (owned): what a batch did to the record; `change->batch` has label, author and time
 * @sentences: (owned) (array zero-terminated=1): "Level: Associate → Partner", one a field that changed, translated
 *
 * One step in the history of a record.
 */
typedef struct
{
  LiaRowChange *change;
  char **sentences;
} LiaHistoryEntry;

void lia_history_entry_free (LiaHistoryEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaHistoryEntry, lia_history_entry_free)

/** lia_history_list: Returns: (transfer full) (element-type LiaHistoryEntry): history of a record, newest first */
GPtrArray *
lia_history_list (LiaReader *reader, const LiaRecordType *type, gint64 id, GError **error);

/**
 * lia_history_list_story:
 *
 * As lia_history_list(), together with the records that belong to the record and to no other: what was agreed with a
 * partner is part of the partner's story. One entry a batch. The newest few thousand changes.
 */
GPtrArray *
lia_history_list_story (LiaReader *reader, const LiaRecordType *type, gint64 id, GError **error);

/** lia_history_has_child: whether a change of @table may be part of the story of records of @type */
gboolean lia_history_has_child (const LiaRecordType *type, const char *table);

/** lia_history_describe_batch: Returns: (transfer full): what was done, in one line: "Undo: Edit partner ITU" */
char *lia_history_describe_batch (const LiaBatchInfo *batch);

G_END_DECLS
