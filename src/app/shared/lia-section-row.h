/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaSectionRow:
 *
 * One record in a section: title, description, notes, marks (pills) and buttons; made anew when the record
 * changes. Texts come from outside and are never markup. Read out as one sentence.
 *
 * Signals: `edit`, `trash` (F2, Delete, or the row's menu).
 */
#define LIA_TYPE_SECTION_ROW (lia_section_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaSectionRow, lia_section_row, LIA, SECTION_ROW, GtkListBoxRow)

/** LiaMarkStyle: what a mark says of the state of things */
typedef enum
{
  LIA_MARK_NEUTRAL,
  LIA_MARK_GOOD,
  LIA_MARK_WARNING,
  LIA_MARK_BAD,
} LiaMarkStyle;

typedef void (*LiaSectionRowCallback) (GtkWidget *section, LiaRecord *record);

/** lia_section_row_new: Returns: (transfer floating): an empty row of @record; @section is borrowed and outlives it */
LiaSectionRow *lia_section_row_new (GtkWidget *section, LiaRecord *record, gboolean writable);
/** lia_section_row_get_record: Returns: (transfer none): the record it shows */
LiaRecord *lia_section_row_get_record (LiaSectionRow *self);

/** lia_section_row_set_icon: @meaning: (nullable): what the icon says, for the tooltip and the sentence */
void lia_section_row_set_icon (LiaSectionRow *self, const char *icon_name, const char *meaning);
/** lia_section_row_set_prefix: puts @widget (transfer floating) before the texts */
void lia_section_row_set_prefix (LiaSectionRow *self, GtkWidget *widget);
/** lia_section_row_set_title: what the record is called, in one line; texts may be %NULL or empty: nothing is shown
 * then */
void lia_section_row_set_title (LiaSectionRow *self, const char *title);
/** lia_section_row_add_description: texts added are separated by dots */
void lia_section_row_add_description (LiaSectionRow *self, const char *text);
/** lia_section_row_add_notes: a paragraph below the description */
void lia_section_row_add_notes (LiaSectionRow *self, const char *text);
/** lia_section_row_add_mark: a pill at the end of the line, with @text in it; the colour of @style only underlines
 * it */
void lia_section_row_add_mark (LiaSectionRow *self, LiaMarkStyle style, const char *text);
/** lia_section_row_add_stars: @rating: 1 to 5; read out as "4 of 5 stars" */
void lia_section_row_add_stars (LiaSectionRow *self, int rating);
/** lia_section_row_add_button: not shown where the workspace or the record cannot be written */
void
lia_section_row_add_button (LiaSectionRow *self, const char *label, LiaSectionRowCallback callback);
/** lia_section_row_add_check: a box to tick; @callback runs when it was toggled by the user */
void lia_section_row_add_check (LiaSectionRow *self,
                                const char *label,
                                gboolean active,
                                LiaSectionRowCallback callback);
/** lia_section_row_add_link: a button that opens @link, made by lia_link_for_field(); nothing for %NULL */
void lia_section_row_add_link (LiaSectionRow *self,
                               const char *icon,
                               const char *text,
                               const char *link);
/** lia_section_row_finish: to be called last: makes the sentence */
void lia_section_row_finish (LiaSectionRow *self);

G_END_DECLS
