/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-import.h"

G_BEGIN_DECLS

/**
 * LiaImportProblemItem:
 *
 * One #LiaImportProblem as an item of a list model. Immutable; texts are safe to show.
 */
#define LIA_TYPE_IMPORT_PROBLEM_ITEM (lia_import_problem_item_get_type ())
G_DECLARE_FINAL_TYPE (LiaImportProblemItem,
                      lia_import_problem_item,
                      LIA,
                      IMPORT_PROBLEM_ITEM,
                      GObject)

/** lia_import_problem_item_new: @field_label: (nullable): %NULL for a whole row */
LiaImportProblemItem *
lia_import_problem_item_new (const LiaImportProblem *problem, const char *field_label);

/** lia_import_problem_item_new_for_likeness: a row that looks like a record or another row, and waits for a choice */
LiaImportProblemItem *lia_import_problem_item_new_for_likeness (const LiaImportLikeness *likeness);

/** lia_import_problem_item_new_for_warning: of a row that is taken: there is nothing to mend or to choose */
LiaImportProblemItem *lia_import_problem_item_new_for_warning (const LiaImportProblem *warning);

/** lia_import_problem_item_is_likeness: whether the row looks like something, so that there are choices to make */
gboolean lia_import_problem_item_is_likeness (LiaImportProblemItem *self);
/** lia_import_problem_item_make_choices: Returns: (transfer full): what can become of a row that looks like something */
GtkStringList *lia_import_problem_item_make_choices (LiaImportProblemItem *self);
/** lia_import_problem_item_choose: @position: among these choices */
void lia_import_problem_item_choose (LiaImportProblemItem *self, LiaImport *import, guint position);
/** lia_import_problem_item_get_chosen: Returns: the position of what will become of the row */
guint lia_import_problem_item_get_chosen (LiaImportProblemItem *self, LiaImport *import);
/** lia_import_problem_item_get_line: Returns: the line of the file the row begins at; 1 is the first */
guint64 lia_import_problem_item_get_line (LiaImportProblemItem *self);
/** lia_import_problem_item_get_field: Returns: (nullable): target name of the cell that cannot be taken */
const char *lia_import_problem_item_get_field (LiaImportProblemItem *self);
/** lia_import_problem_item_get_place: "Line 14 · Country" */
const char *lia_import_problem_item_get_place (LiaImportProblemItem *self);
/** lia_import_problem_item_get_value: what the file says, "" when nothing */
const char *lia_import_problem_item_get_value (LiaImportProblemItem *self);
/** lia_import_problem_item_get_reason: Returns: why the cell or row is in the list, translated */
const char *lia_import_problem_item_get_reason (LiaImportProblemItem *self);

G_END_DECLS
