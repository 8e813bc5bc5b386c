/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaBenefit: what we owe a partner or gave it (A:L76-107, C:L101-111). */
#define LIA_TYPE_BENEFIT (lia_benefit_get_type ())
LIA_DECLARE_RECORD (LiaBenefit, lia_benefit, BENEFIT)

G_END_DECLS
