/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-store.h"

G_BEGIN_DECLS

/* Filled on the writer thread, then handed to the main thread and only read. */

/** lia_change_set_new: Returns: (transfer full): nothing touched by @batch yet */
LiaChangeSet *lia_change_set_new (gint64 batch);
LiaChangeSet *lia_change_set_ref (LiaChangeSet *self);
void lia_change_set_unref (LiaChangeSet *self);
/** lia_change_set_add: the row @id of @table was touched */
void lia_change_set_add (LiaChangeSet *self, const char *table, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaChangeSet, lia_change_set_unref)

G_END_DECLS
