/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-dates.h"
#include "lia-import-plan.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 line;
  char **cells; /* (array length=n_columns) */
} LiaImportLookRow;

/**
 * LiaImportLook:
 * @plan: with the columns mapped as last time, or as headers and values suggest
 * @rows: (element-type LiaImportLookRow): the first 10,000, fewer where they are very wide
 * @dates: (array length=n_columns): as far as rows were seen
 *
 * A first look at a file.
 */
typedef struct
{
  LiaImportPlan *plan;
  GPtrArray *rows;
  LiaImportDates *dates;
} LiaImportLook;

/**
 * lia_import_look_new:
 * @plan: (transfer full): which file, sheet and dialect; what it does not say is found out
 * @reader: for the mappings that are remembered
 *
 * Reads the beginning of a file. Any thread.
 */
LiaImportLook *lia_import_look_new (LiaImportPlan *plan,
                                    LiaReader *reader,
                                    GCancellable *cancellable,
                                    GError **error);
void lia_import_look_free (LiaImportLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportLook, lia_import_look_free)

/** lia_import_look_keep: what was mapped, corrected and chosen in @before stays where the headers are the same */
void lia_import_look_keep (LiaImportLook *self, const LiaImportPlan *before);

G_END_DECLS
