/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-derived-field.h"

G_BEGIN_DECLS

#define LIA_N_PERSON_DERIVED 2

/** lia_person_derived: organisation, country: of the main one of the current affiliations, else of the latest */
extern const LiaDerivedField lia_person_derived[LIA_N_PERSON_DERIVED];

/** lia_person_derived_sql: their values and the name of the organisation in one look-up; no row: there is none */
extern const char lia_person_derived_sql[];

G_END_DECLS
