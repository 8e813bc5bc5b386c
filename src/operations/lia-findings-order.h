/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-findings-run.h"

G_BEGIN_DECLS

/**
 * lia_findings_order:
 * @verdicts: (element-type LiaVerdict): by subject
 *
 * Returns: (transfer full) (element-type LiaVerdict) (nullable): the worst subject first, then that with the most, then by name
 */
GArray *lia_findings_order (GArray *verdicts, LiaReader *reader, GError **error);

G_END_DECLS
