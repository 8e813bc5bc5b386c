/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaCommitment: what a partner promised us. */
#define LIA_TYPE_COMMITMENT (lia_commitment_get_type ())
LIA_DECLARE_RECORD (LiaCommitment, lia_commitment, COMMITMENT)

G_END_DECLS
