/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-date.h"

G_BEGIN_DECLS

/**
 * LiaImportDates:
 *
 * In which order the dates of one column are written, from what all its cells have in common. Plain data,
 * zero to begin with.
 */
typedef struct
{
  guint n_cells; /* that say anything about the order */
  guint n_dotted; /* of these, written "01.02.2026" */
  guint n_fitting[4]; /* by LiaDateOrder */
} LiaImportDates;

/** lia_import_dates_add: takes a cell into account; those that are no date, or the same in any order, count for
 * nothing */
void lia_import_dates_add (LiaImportDates *self, const char *text);

/** lia_import_dates_get_order: the order that fits most cells; %LIA_DATE_ORDER_ANY when none is needed */
LiaDateOrder lia_import_dates_get_order (const LiaImportDates *self);

/** lia_import_dates_is_ambiguous: more than one order fits all cells, and they would give other dates */
gboolean lia_import_dates_is_ambiguous (const LiaImportDates *self);

G_END_DECLS
