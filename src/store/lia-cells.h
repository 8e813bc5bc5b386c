/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-value.h"

G_BEGIN_DECLS

/** LiaCell: one cell of a journal entry; everything is borrowed from its #LiaCells. */
typedef struct
{
  const char *column;
  LiaValue old_value;
  LiaValue new_value;
} LiaCell;

/**
 * LiaCells:
 *
 * What a batch did to one row: the cells of its journal entries, where an entry for a cell met before
 * only changes its new value. Used again for row after row.
 */
typedef struct _LiaCells LiaCells;

/** lia_cells_new: Returns: (transfer full): for the first row */
LiaCells *lia_cells_new (void);
void lia_cells_free (LiaCells *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCells, lia_cells_free)

/** lia_cells_clear: forgets all cells, for the next row */
void lia_cells_clear (LiaCells *self);

/**
 * lia_cells_add:
 * @json: {"column": [old, new], …} as the journal's triggers write it; nothing else is taken
 */
gboolean lia_cells_add (LiaCells *self, const char *json, GError **error);

/** lia_cells_get_n: Returns: how many cells of the row there are */
guint lia_cells_get_n (const LiaCells *self);
/** lia_cells_get: Returns: (transfer none): in the order they were met first; valid until the next change */
const LiaCell *lia_cells_get (const LiaCells *self, guint i);
/** lia_cells_find: Returns: (nullable): the cell of @column; fast when asked for in the order they stand */
const LiaCell *lia_cells_find (LiaCells *self, const char *column);

G_END_DECLS
