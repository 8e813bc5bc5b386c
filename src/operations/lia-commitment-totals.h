/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-money.h"
#include "lia-reader.h"

G_BEGIN_DECLS

/**
 * LiaCommitmentTotals:
 * @open: (element-type LiaMoney): what is promised and not honoured yet, one sum a currency, by its code
 * @honoured: (element-type LiaMoney): the same of what was honoured
 *
 * What a partner's commitments come to. Those without a value are left out.
 */
typedef struct
{
  GArray *open;
  GArray *honoured;
} LiaCommitmentTotals;

void lia_commitment_totals_free (LiaCommitmentTotals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCommitmentTotals, lia_commitment_totals_free)

/** lia_commitment_totals_read: Returns: (transfer full) (nullable): of the commitments of @partner that are not in
 * the trash */
LiaCommitmentTotals *lia_commitment_totals_read (LiaReader *reader, gint64 partner, GError **error);

/** lia_commitment_totals_describe: Returns: (transfer full): "500.00 EUR, 12000.00 USD" */
char *lia_commitment_totals_describe (GArray *sums);

G_END_DECLS
