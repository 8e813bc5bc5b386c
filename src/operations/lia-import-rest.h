/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-row.h"

G_BEGIN_DECLS

/* What the cells of a row say beyond what their fields take: a second e-mail address, a number's "(office)". It goes
 * where the record has a place for it, else into its notes, with a warning. Nothing of it is lost. */

/**
 * lia_import_rest_set_aside:
 *
 * Returns: (transfer full) (nullable): what goes into the field of @target, when @row was given something else that
 *   @text says; %NULL: @text as it is
 */
char *
lia_import_rest_set_aside (LiaImportRow *row, const LiaImportTarget *target, const char *text);

/** lia_import_rest_keep: once all cells of @row are taken, brings into its draft what was set aside */
void lia_import_rest_keep (LiaImportRow *row, const LiaImportPlan *plan);

/**
 * lia_import_rest_unite:
 * @field: a set or a long text, to which a row adds
 *
 * Returns: (transfer full) (nullable): what @record has in it and, after that, what only @draft says
 */
char *lia_import_rest_unite (LiaRecord *record, LiaRecord *draft, const LiaField *field);

G_END_DECLS
