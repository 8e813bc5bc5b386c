/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-import.h"

G_BEGIN_DECLS

/**
 * LiaImportOutcome:
 *
 * What an import would do or did, in one sentence, above the list of what could not be taken.
 */
#define LIA_TYPE_IMPORT_OUTCOME (lia_import_outcome_get_type ())
G_DECLARE_FINAL_TYPE (LiaImportOutcome, lia_import_outcome, LIA, IMPORT_OUTCOME, AdwBin)

/** lia_import_outcome_show: @planned: the result of a plan, not of a run */
void lia_import_outcome_show (LiaImportOutcome *self,
                              const LiaImportResult *result,
                              const LiaRecordType *type,
                              gboolean planned);

G_END_DECLS
