/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-store-private.h"

G_BEGIN_DECLS

/** LiaUndoTarget: what undo or redo would take back; @batch is 0 when there is nothing. @label is owned. */
typedef struct
{
  gint64 batch;
  char *label;
} LiaUndoTarget;

gboolean lia_undo_find_target (sqlite3 *db, gboolean redo, LiaUndoTarget *target, GError **error);

G_END_DECLS
