/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-field.h"
#include "lia-reader.h"

G_BEGIN_DECLS

/**
 * LiaFacetColumn:
 *
 * The cells of one facet, one a row, each as the number of its value: a byte a row while there are no more than 256
 * different ones. Part of a #LiaFacetTable and for its thread.
 */
typedef struct _LiaFacetColumn LiaFacetColumn;

/** lia_facet_column_new: @several: a cell may be a JSON array of values, as those of sets always are */
LiaFacetColumn *lia_facet_column_new (const LiaField *field, gboolean several);
void lia_facet_column_free (LiaFacetColumn *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaFacetColumn, lia_facet_column_free)

/** lia_facet_column_read: Returns: the number of the cell in @column of the row @statement stands on */
guint32 lia_facet_column_read (LiaFacetColumn *self, LiaStatement *statement, int column);
/** lia_facet_column_append: adds a row with a cell that lia_facet_column_read() numbered */
void lia_facet_column_append (LiaFacetColumn *self, guint32 number);
/** lia_facet_column_trim: gives back the room for rows that did not come */
void lia_facet_column_trim (LiaFacetColumn *self);

/**
 * LiaFacetRun: rows that stay where they were next to each other, and the one that comes after them.
 * @start, @n: rows as they stood
 * @fresh: of the new cells; -1 for none
 */
typedef struct
{
  guint start;
  guint n;
  int fresh;
} LiaFacetRun;

/** lia_facet_column_rebuild: @runs: (element-type LiaFacetRun): all rows as they stand from now on; @fresh: numbers of new cells */
void lia_facet_column_rebuild (LiaFacetColumn *self, const GArray *runs, const guint32 *fresh);

/** LIA_FACET_OUT: the mark of a row that counts nowhere */
#define LIA_FACET_OUT 0xff

/**
 * lia_facet_column_mark:
 * @selection: (nullable) (element-type LiaValue): %NULL or empty: all rows pass
 * @marks: by row: 0 where no column kept the row out so far, %LIA_FACET_OUT where it counts nowhere, else one more than
 *   the @index of the only column that did
 *
 * Marks the rows that do not pass.
 */
void lia_facet_column_mark (const LiaFacetColumn *self,
                            const GArray *selection,
                            guint index,
                            guint8 *marks);

/** LiaFacetCount: @value: a cell, or an element of a set; its text is borrowed from the column */
typedef struct
{
  LiaValue value;
  guint count;
} LiaFacetCount;

/**
 * lia_facet_column_count:
 *
 * Counts the rows that no other column keeps out.
 *
 * Returns: (transfer full) (element-type LiaFacetCount): without those that are 0
 */
GArray *lia_facet_column_count (const LiaFacetColumn *self, guint index, const guint8 *marks);

G_END_DECLS
