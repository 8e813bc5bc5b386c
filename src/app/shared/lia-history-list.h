/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaHistoryList:
 *
 * The history of one record from the journal, newest first: who changed what and when. Each step can be
 * taken back; a step that touched other records too asks first. Reads the journal only while it is seen, and not on
 * the main thread.
 *
 * Property: `loading` (boolean).
 */
#define LIA_TYPE_HISTORY_LIST (lia_history_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaHistoryList, lia_history_list, LIA, HISTORY_LIST, GtkBox)

/** lia_history_list_set_record: shows the history of the row @id of @type's table; once */
void lia_history_list_set_record (LiaHistoryList *self,
                                  LiaWorkspace *workspace,
                                  const LiaRecordType *type,
                                  gint64 id);

G_END_DECLS
