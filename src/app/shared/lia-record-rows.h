/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-columns.h"
#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaRecordRows:
 * @columns: (nullable) (array zero-terminated=1): shown by default, in this order, the name first; %NULL: as the fields of
 *   the type say
 * @dispensable: (array zero-terminated=1): columns in the order in which they give way when room is short
 * @make_cells: (nullable): cells that are more than text
 * @make_row: a row of two lines, for a list as narrow as a phone
 * @show_row: fills one in
 * @dup_sentence: a row as it is read out; (transfer full)
 *
 * How records of a type look in a list; static. The functions are given the data of the list they are in.
 */
typedef struct
{
  const char *const *columns;
  const char *const *dispensable;
  LiaColumnFactory make_cells;
  GtkWidget *(*make_row) (void);
  void (*show_row) (GtkWidget *row, LiaRecord *record, gpointer user_data);
  char *(*dup_sentence) (LiaRecord *record);
} LiaRecordRows;

G_END_DECLS
