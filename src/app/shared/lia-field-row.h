/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-draft.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * lia_field_row_new:
 * @draft: what the row shows and writes to; the row keeps a reference
 *
 * Returns: (transfer floating): the row by which a field of this type is edited
 */
GtkWidget *
lia_field_row_new (LiaWorkspace *workspace, LiaRecordDraft *draft, const LiaField *field);

G_END_DECLS
