/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaTextCell:
 *
 * A text about a record in one line, cut short with an ellipsis and then told in full by a tooltip. A table
 * binds far more rows than it shows, with every frame while the handle is dragged; so binding only notes the
 * record, and the text is made when the cell is drawn. Its size does not depend on the text.
 */
#define LIA_TYPE_TEXT_CELL (lia_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (LiaTextCell, lia_text_cell, LIA, TEXT_CELL, GtkWidget)

/**
 * LiaTextCellContent:
 * @text: (owned): what the cell is about; gives way when there is little room
 * @aside: (owned) (nullable): a short text after it, dimmed, such as an acronym
 * @icon: (nullable): name of an icon after both
 * @icon_label: (nullable): what the icon means, for its tooltip and for screen readers
 *
 * What a cell shows.
 */
typedef struct
{
  char *text;
  char *aside;
  const char *icon;
  const char *icon_label;
} LiaTextCellContent;

/** LiaTextCellFill: makes what the cell of a record shows; @content comes empty */
typedef void (*LiaTextCellFill) (LiaRecord *record, LiaTextCellContent *content);

/** lia_text_cell_new: @field: (nullable): a field's name, static; %NULL: the name of the record */
GtkWidget *lia_text_cell_new (const char *field);
/** lia_text_cell_new_filled: a cell that shows more than a field does */
GtkWidget *lia_text_cell_new_filled (LiaTextCellFill fill);
/** lia_text_cell_set_record: (nullable): */
void lia_text_cell_set_record (LiaTextCell *self, LiaRecord *record);
/** lia_text_cell_get_text: Returns: (transfer none): what the cell says, or will when it is drawn, without its aside */
const char *lia_text_cell_get_text (LiaTextCell *self);

G_END_DECLS
