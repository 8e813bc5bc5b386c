/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-dates.h"
#include "lia-import-plan.h"

G_BEGIN_DECLS

LiaWorkspace *lia_import_get_workspace (LiaImport *self);

const LiaImportPlan *lia_import_get_plan (LiaImport *self);

/* (transfer full) (array length=n_columns): what all rows of the file say about its dates */
void lia_import_take_dates (LiaImport *self, LiaImportDates *dates);

G_END_DECLS
