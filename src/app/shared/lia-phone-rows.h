/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-rows.h"
#include "lia-record-selection.h"

G_BEGIN_DECLS

/**
 * LiaPhoneRows:
 *
 * The rows of two lines of a list that is as narrow as a phone: each opens at a tap, or, while rows are being selected,
 * shows a tick.
 */
#define LIA_TYPE_PHONE_ROWS (lia_phone_rows_get_type ())
G_DECLARE_FINAL_TYPE (LiaPhoneRows, lia_phone_rows, LIA, PHONE_ROWS, GObject)

/** lia_phone_rows_new: @view: borrowed; gets its factory; must outlive the object */
LiaPhoneRows *lia_phone_rows_new (GtkListView *view,
                                  LiaRecordSelection *selection,
                                  const LiaRecordRows *rows,
                                  gpointer user_data);

/** lia_phone_rows_get_selecting: whether a tap ticks a row instead of opening it */
gboolean lia_phone_rows_get_selecting (LiaPhoneRows *self);
/** lia_phone_rows_set_selecting: shows ticks, or takes them away; what is selected stays */
void lia_phone_rows_set_selecting (LiaPhoneRows *self, gboolean selecting);
/** lia_phone_rows_toggle: ticks the row at @position, or no longer */
void lia_phone_rows_toggle (LiaPhoneRows *self, guint position);

G_END_DECLS
