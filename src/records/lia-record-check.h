/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * lia_record_check_order:
 * @from, @to: names of DATE fields
 * @error: %LIA_ERROR_INVALID, naming @to, both dates
 *
 * Returns: %FALSE when both dates are there and @to is before @from
 */
gboolean
lia_record_check_order (LiaRecord *record, const char *from, const char *to, GError **error);

G_END_DECLS
