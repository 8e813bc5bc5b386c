/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-dates.h"
#include "lia-import-look.h"
#include "lia-import-plan.h"

G_BEGIN_DECLS

/* Seen by lia-import.c and lia-import-edit.c alone. */
struct _LiaImport
{
  GObject parent_instance;

  /* owned */
  LiaWorkspace *workspace;
  LiaImportLook *look; /* the orders of its plan hold what the user said */
};

/** lia_import_get_workspace: Returns: (transfer none): where it imports to */
LiaWorkspace *lia_import_get_workspace (LiaImport *self);

/** lia_import_get_plan: Returns: (transfer none): as it stands; valid until the file is read again */
const LiaImportPlan *lia_import_get_plan (LiaImport *self);

/** lia_import_take_dates: @dates: (transfer full) (array length=n_columns): what all rows of the file say about its
 * dates */
void lia_import_take_dates (LiaImport *self, LiaImportDates *dates);

G_END_DECLS
