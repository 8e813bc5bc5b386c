/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * lia_agreement_propose_renewal:
 * @agreement: one that ends
 * @follower: a new agreement of the same partner
 *
 * Fills @follower in with what a renewal would say: the same kind, title and way of renewal, from the day after the
 * end (or @today, when that has passed), as long as @agreement was. A length of whole months stays whole months, so that
 * a year after a leap year is a year. Nothing is saved.
 */
void lia_agreement_propose_renewal (LiaRecord *agreement, const GDate *today, LiaRecord *follower);

G_END_DECLS
