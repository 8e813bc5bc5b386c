/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaPersonNamesake: two people that look like one and are two. */
#define LIA_TYPE_PERSON_NAMESAKE (lia_person_namesake_get_type ())
LIA_DECLARE_RECORD (LiaPersonNamesake, lia_person_namesake, PERSON_NAMESAKE)

G_END_DECLS
