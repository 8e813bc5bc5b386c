/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaPersonHeader: who a person is: picture, name, post, and whether they are one of ours */
#define LIA_TYPE_PERSON_HEADER (lia_person_header_get_type ())
G_DECLARE_FINAL_TYPE (LiaPersonHeader, lia_person_header, LIA, PERSON_HEADER, GtkBox)

/** lia_person_header_set_person: shows @person */
void lia_person_header_set_person (LiaPersonHeader *self, LiaRecord *person);

G_END_DECLS
