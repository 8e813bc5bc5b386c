/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-draft.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaDuplicateHints:
 *
 * While a new partner or person is typed: those there are that look like it. Shows nothing when there are none.
 *
 * Signal `open (gint64 id)`: that one is meant, and should be opened instead.
 */
#define LIA_TYPE_DUPLICATE_HINTS (lia_duplicate_hints_get_type ())
G_DECLARE_FINAL_TYPE (LiaDuplicateHints, lia_duplicate_hints, LIA, DUPLICATE_HINTS, AdwBin)

/** lia_duplicate_hints_new: @draft: a new partner or person */
GtkWidget *lia_duplicate_hints_new (LiaWorkspace *workspace, LiaRecordDraft *draft);

G_END_DECLS
