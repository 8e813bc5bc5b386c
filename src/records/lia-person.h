/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaPerson: someone of the team, who can be keyworker, or someone outside it. */
#define LIA_TYPE_PERSON (lia_person_get_type ())
LIA_DECLARE_RECORD (LiaPerson, lia_person, PERSON)

G_END_DECLS
