/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import.h"

G_BEGIN_DECLS

/**
 * lia_import_counts_describe:
 * @done: %FALSE for a plan
 *
 * Returns: (transfer full): "12 new (2 look like duplicates), 5 updated", or what was done: "12 created, 5 updated"
 */
char *lia_import_counts_describe (const LiaImportResult *result, gboolean done);

/**
 * lia_import_counts_describe_team:
 * @done: %FALSE for a plan
 *
 * Returns: (transfer full) (nullable): "2 team members will be added: Ada Obi, Ben Ito"; %NULL for none
 */
char *lia_import_counts_describe_team (const LiaImportResult *result, gboolean done);

G_END_DECLS
