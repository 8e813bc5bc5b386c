/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaAgreement: a memorandum of understanding or another agreement with a partner (A:L115). */
#define LIA_TYPE_AGREEMENT (lia_agreement_get_type ())
LIA_DECLARE_RECORD (LiaAgreement, lia_agreement, AGREEMENT)

G_END_DECLS
