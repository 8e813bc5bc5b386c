/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-date.h"
#include "lia-import-team.h"

G_BEGIN_DECLS

/**
 * lia_import_parse_cell:
 * @text: cleaned
 * @record: takes the value, unless @target is of another record
 * @names: (nullable):
 * @team: (nullable): where nobody is to be made
 *
 * Returns: %FALSE with the reason why @text cannot be taken
 */
gboolean lia_import_parse_cell (const LiaImportTarget *target,
                                LiaDateOrder order,
                                const char *text,
                                LiaRecord *record,
                                LiaReader *reader,
                                LiaRefCache *names,
                                LiaImportTeam *team,
                                GError **error);

G_END_DECLS
