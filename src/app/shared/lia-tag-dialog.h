/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-query.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaTagDialog:
 *
 * Chooses one tag: to be added, one there is or a new one as typed; to be removed, one the rows have. Signal
 * `chosen (char *)`, just before the dialog closes.
 */
#define LIA_TYPE_TAG_DIALOG (lia_tag_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaTagDialog, lia_tag_dialog, LIA, TAG_DIALOG, AdwDialog)

/**
 * lia_tag_dialog_new:
 * @rows: of which rows the tags are offered
 * @field: the set, such as the tags; a facet of its type
 * @may_be_new: a tag that is not there yet can be typed
 */
LiaTagDialog *lia_tag_dialog_new (LiaWorkspace *workspace,
                                  LiaRecordQuery *rows,
                                  const LiaField *field,
                                  gboolean may_be_new);

G_END_DECLS
