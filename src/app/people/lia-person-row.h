/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaPersonRow:
 *
 * A person in two lines, for narrow lists: the name; post and organisation.
 */
#define LIA_TYPE_PERSON_ROW (lia_person_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaPersonRow, lia_person_row, LIA, PERSON_ROW, GtkBox)

/** lia_person_row_new: Returns: (transfer floating): an empty row */
GtkWidget *lia_person_row_new (void);
/** lia_person_row_set_person: shows @person */
void lia_person_row_set_person (LiaPersonRow *self, LiaRecord *person);

G_END_DECLS
