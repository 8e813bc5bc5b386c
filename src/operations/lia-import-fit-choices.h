/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-plan.h"

G_BEGIN_DECLS

/**
 * lia_import_fit_choices:
 * @rows: (element-type GStrv): the first rows, cells by column
 *
 * Looks from the values at what the headers made of columns with a set of choices: "Type" may mean one list of
 * choices or another. A column whose values do not fit goes where they do, or nowhere when none fits at
 * all; a column without a field goes to the one list that all its values come from.
 */
void lia_import_fit_choices (LiaImportPlan *plan, const GPtrArray *rows);

G_END_DECLS
