/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-import.h"

G_BEGIN_DECLS

/**
 * LiaImportOutcome:
 *
 * What an import would do or did, in one sentence, above the list of what could not be taken and of what looks like
 * a record there is. Signal `changed`, after a cell was corrected or a choice was made.
 */
#define LIA_TYPE_IMPORT_OUTCOME (lia_import_outcome_get_type ())
G_DECLARE_FINAL_TYPE (LiaImportOutcome, lia_import_outcome, LIA, IMPORT_OUTCOME, AdwBin)

/** lia_import_outcome_show: @import: (nullable): for the result of a plan: takes corrections and choices */
void lia_import_outcome_show (LiaImportOutcome *self,
                              const LiaImportResult *result,
                              const LiaRecordType *type,
                              LiaImport *import);
/** lia_import_outcome_update: after a choice or correction. A row that was mended goes; where none did the list stays as it
 * is scrolled and focused, as one for which something was chosen can be chosen again */
void lia_import_outcome_update (LiaImportOutcome *self,
                                const LiaImportResult *result,
                                const LiaRecordType *type);

G_END_DECLS
