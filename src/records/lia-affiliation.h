/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaAffiliation: a person's post at a partner, from one day to another. */
#define LIA_TYPE_AFFILIATION (lia_affiliation_get_type ())
LIA_DECLARE_RECORD (LiaAffiliation, lia_affiliation, AFFILIATION)

G_END_DECLS
