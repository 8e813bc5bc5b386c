/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-target.h"
#include "lia-import.h"
#include "lia-table-file.h"

G_BEGIN_DECLS

/**
 * LiaImportLineChoice:
 * @other: the record to update or the line to merge with, else 0
 *
 * What was chosen for the row at @line.
 */
typedef struct
{
  gint64 line;
  LiaImportChoice choice;
  gint64 other;
} LiaImportLineChoice;

/**
 * LiaImportPlan:
 * @targets: (element-type LiaImportTarget)
 * @headers: (array length=n_columns): as shown; "Column 3" where the file has no header
 * @table: (nullable): the file, open; shared by copies
 * @keep_nothings: "n/a" and the like are texts, not blanks
 * @columns: (array length=n_columns): index of a target, or -1
 * @orders: (array length=n_columns): how dates are read, as the user said or as decided
 * @match_field: (nullable):
 * @corrections: (nullable) (element-type utf8 utf8): "line:column" to the text that is read instead of the cell
 * @choices: (nullable) (element-type gint64 LiaImportLineChoice): by line
 *
 * All that a run has to know, apart from the workspace. A run works on a copy of its own.
 */
typedef struct
{
  GFile *file;
  char *file_name; /* for messages and the label */
  LiaTableFile *table;
  guint sheet;
  LiaSheetFlags sheet_flags;
  gboolean keep_nothings;
  LiaCsvDialect *dialect; /* (nullable) until it is known */
  const LiaRecordType *type;
  GArray *targets;
  guint n_columns;
  char **headers;
  int *columns;
  LiaDateOrder *orders;
  LiaImportMode mode;
  char *match_field;
  GHashTable *corrections;
  GHashTable *choices;
} LiaImportPlan;

/** lia_import_plan_new: Returns: (transfer full): to read @file into records of @type; where columns go is not known
 * yet */
LiaImportPlan *lia_import_plan_new (const LiaRecordType *type, GFile *file);
/** lia_import_plan_copy: Returns: (transfer full): for a run; shares the open file */
LiaImportPlan *lia_import_plan_copy (const LiaImportPlan *self);
void lia_import_plan_free (LiaImportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportPlan, lia_import_plan_free)

/** lia_import_plan_find_column: Returns: the column that goes to the target called @name, or -1 */
int lia_import_plan_find_column (const LiaImportPlan *self, const char *name);

/** lia_import_plan_get_target: Returns: (nullable): where @column goes */
const LiaImportTarget *lia_import_plan_get_target (const LiaImportPlan *self, guint column);

/** lia_import_plan_set_choice: remembers what becomes of the row at @line; %LIA_IMPORT_LIKE_UNDECIDED forgets.
 * @other: as in #LiaImportLineChoice */
void lia_import_plan_set_choice (LiaImportPlan *self,
                                 guint64 line,
                                 LiaImportChoice choice,
                                 gint64 other);
/** lia_import_plan_get_choice: @other: (out): the record to update or the line to merge with, else 0 */
LiaImportChoice lia_import_plan_get_choice (const LiaImportPlan *self, guint64 line, gint64 *other);
/** lia_import_plan_get_merge_lines: Returns: (transfer full) (nullable) (element-type gint64 gint64): lines that others
 * are to be merged with, each with a place for its record; %NULL for none */
GHashTable *lia_import_plan_get_merge_lines (const LiaImportPlan *self);

/** lia_import_plan_get_chosen_records: Returns: (transfer full) (nullable) (element-type gint64 LiaRecord): records that rows
 * are to update by choice, each with a place for what it becomes */
GHashTable *lia_import_plan_get_chosen_records (const LiaImportPlan *self);

/** lia_import_plan_check: can it be run at all? Messages name the column or field. */
gboolean lia_import_plan_check (const LiaImportPlan *self, GError **error);

/** lia_import_plan_correct: @text: (nullable): %NULL takes the correction back */
void lia_import_plan_correct (LiaImportPlan *self, guint64 line, guint column, const char *text);
/** lia_import_plan_get_correction: Returns: (transfer none) (nullable): */
const char *lia_import_plan_get_correction (const LiaImportPlan *self, guint64 line, guint column);

G_END_DECLS
