/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-date.h"
#include "lia-table-file.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaImport:
 *
 * Bringing a table file (delimited text, a workbook, cards) into the workspace, in steps: open (finds out how it is
 * written, guesses the mapping) → look at and change sheet, dialect, mapping, date order, cells, match → plan (reads all of the file, changes nothing)
 * → run (one batch). The command line does the same steps without stopping. Main thread; the async steps
 * work on their own threads with bounded memory.
 */
#define LIA_TYPE_IMPORT (lia_import_get_type ())
G_DECLARE_FINAL_TYPE (LiaImport, lia_import, LIA, IMPORT, GObject)

typedef enum
{
  LIA_IMPORT_CREATE, /* every row is a new record */
  LIA_IMPORT_UPDATE, /* rows without a match are rejected */
  LIA_IMPORT_BOTH, /* matching rows update, others are created */
} LiaImportMode;

/**
 * LiaImportProblem:
 * @line: of the file, from 1
 * @field: target name; "" for a whole row
 * @value: the cell as it stands in the file
 * @reason: a sentence
 *
 * Why a row was rejected. A row with several bad cells has several problems, and is rejected once. Rejected
 * are rows with a cell that cannot be taken (also the name of a level there is none of, or of several people), without a
 * required field, with cells beyond the last column, whose key fits several records, or stood in the
 * file before with something else.
 */
typedef struct
{
  guint64 line;
  char *field;
  char *value;
  char *reason;
} LiaImportProblem;

/**
 * LiaImportLikeness:
 * @line: of the row
 * @name: what the row would create
 * @id: the record it looks like; 0 for another row
 * @other_line: the row before it in the file that it looks like; 0 for a record
 * @other_name: of that record or row
 * @same_key: the other row has the same key and says something else; until something is chosen this one is
 *   rejected
 * @reason: why, a clause
 *
 * A row that finds no record by its match field, but looks very much like one, or like another row of the file.
 */
typedef struct
{
  guint64 line;
  char *name;
  gint64 id;
  guint64 other_line;
  char *other_name;
  gboolean same_key;
  guint score; /* 0 to 100 */
  char *reason;
} LiaImportLikeness;

/**
 * LiaImportAlike:
 * @id, @other_line: of what it looks like: one of them is 0
 *
 * The same in short, as there may be very many.
 */
typedef struct
{
  guint64 line;
  gint64 id;
  guint64 other_line;
} LiaImportAlike;

/**
 * LiaImportChoice:
 *
 * What is to become of a row that looks like a record or like another row.
 */
typedef enum
{
  LIA_IMPORT_LIKE_UNDECIDED, /* it is made a record; with the key of another row it is rejected */
  LIA_IMPORT_LIKE_CREATE, /* it is another one */
  LIA_IMPORT_LIKE_UPDATE, /* it is that record, and changes it */
  LIA_IMPORT_LIKE_MERGE, /* it is what the other row is, and says what that leaves open */
  LIA_IMPORT_LIKE_SKIP, /* leave the row out */
} LiaImportChoice;

/**
 * LiaImportResult:
 * @warnings: (element-type LiaImportProblem): what of rows that are taken could be read in part only; the first 1,000
 * @n_merged: rows that became one record with another row of the file
 * @n_partners: organisations of imported people that are made because there is none of that name
 * @team_members: (element-type utf8): names of the keyworkers who are added to the team because nobody has that name
 * @n_repeated: of those unchanged, the ones that say the same as a row before
 * @n_like: rows that look like a record or another row, whatever was chosen for them; only a plan looks for them
 * @n_doubtful: of those created, the ones that look like a record or another row, and nobody has said yet what they are
 * @n_undecided: of those rejected by a plan, the ones with the key of another row, for which nothing was chosen yet
 * @likenesses: (element-type LiaImportLikeness): the first 1,000 of these, by line
 * @alike: (element-type LiaImportAlike): all of these, by line; not to be changed
 *
 * What a plan would do or a run did.
 */
typedef struct
{
  guint64 n_created;
  guint64 n_updated;
  guint64 n_unchanged;
  guint64 n_rejected;
  guint64 n_skipped; /* by choice */
  guint64 n_merged; /* by choice */
  guint64 n_partners;
  guint64 n_repeated;
  guint64 n_like;
  guint64 n_doubtful;
  guint64 n_undecided;
  GPtrArray *team_members;
  GPtrArray *likenesses;
  GArray *alike;
  GPtrArray *problems; /* (element-type LiaImportProblem); the first 10,000 */
  GPtrArray *warnings;
  gint64 batch; /* 0 for a plan, or when nothing changed */
} LiaImportResult;

/** lia_import_result_changes_anything: whether there is anything to write */
gboolean lia_import_result_changes_anything (const LiaImportResult *self);
/** lia_import_result_copy: Returns: (transfer full): all of it */
LiaImportResult *lia_import_result_copy (const LiaImportResult *self);
void lia_import_result_free (LiaImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportResult, lia_import_result_free)

/**
 * lia_import_new:
 * @type: partner or person
 * @file: what to read; only its first part is read now
 * @error: a plain sentence when the file is no table
 */
LiaImport *
lia_import_new (LiaWorkspace *workspace, const LiaRecordType *type, GFile *file, GError **error);
/** lia_import_new_async: the same without waiting; the import belongs to the calling thread */
void lia_import_new_async (LiaWorkspace *workspace,
                           const LiaRecordType *type,
                           GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** lia_import_new_finish: Returns: (transfer full) (nullable): errors as of lia_import_new() */
LiaImport *lia_import_new_finish (GAsyncResult *result, GError **error);

/** lia_import_get_dialect: of a sheet only preamble (in rows) and header count, with no encoding */
const LiaCsvDialect *lia_import_get_dialect (LiaImport *self);

/**
 * lia_import_read_async:
 * @sheet: of a workbook; 0 for what has none
 * @visible_only: leave out hidden rows and columns of a sheet
 * @dialect: (nullable): found out for %NULL
 *
 * Reads the preview again, from another sheet or in another way; keeps the mapping where headers stay. On error all
 * is as it was.
 */
void lia_import_read_async (LiaImport *self,
                            guint sheet,
                            gboolean visible_only,
                            const LiaCsvDialect *dialect,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** lia_import_read_finish: ends lia_import_read_async(); the import is as it was until this is called */
gboolean lia_import_read_finish (LiaImport *self, GAsyncResult *result, GError **error);
/** lia_import_read: blocks */
gboolean lia_import_read (LiaImport *self,
                          guint sheet,
                          gboolean visible_only,
                          const LiaCsvDialect *dialect,
                          GError **error);
/** lia_import_set_dialect: lia_import_read() with the sheet there is */
gboolean lia_import_set_dialect (LiaImport *self, const LiaCsvDialect *dialect, GError **error);

/** lia_import_get_kind: Returns: what kind of file it is; only a workbook has sheets */
LiaTableKind lia_import_get_kind (LiaImport *self);
/** lia_import_get_n_sheets: Returns: 0 for what has no sheets */
guint lia_import_get_n_sheets (LiaImport *self);
/** lia_import_get_sheet_name: Returns: (transfer none): @sheet: below their number */
const char *lia_import_get_sheet_name (LiaImport *self, guint sheet);
/** lia_import_is_sheet_hidden: whether the program that wrote the workbook hides the sheet */
gboolean lia_import_is_sheet_hidden (LiaImport *self, guint sheet);
/** lia_import_get_sheet: Returns: the sheet that is read; 0 for what has none */
guint lia_import_get_sheet (LiaImport *self);
/** lia_import_is_visible_only: whether hidden rows and columns are left out */
gboolean lia_import_is_visible_only (LiaImport *self);

/* Columns of the file and what they become. A mapping is remembered per header when a run succeeds. */

/** lia_import_get_n_columns: Returns: how many columns the file has */
guint lia_import_get_n_columns (LiaImport *self);
/** lia_import_get_header: Returns: (transfer none): as shown: "Column 3" where the file has no header */
const char *lia_import_get_header (LiaImport *self, guint column);
/** lia_import_get_column_field: Returns: (nullable): field name the column goes to; %NULL: left out */
const char *lia_import_get_column_field (LiaImport *self, guint column);
/** lia_import_set_column_field: a field taken from another column is taken away from it */
gboolean
lia_import_set_column_field (LiaImport *self, guint column, const char *field, GError **error);

/** lia_import_get_n_preview_rows: Returns: how many rows can be looked at: the first of the file, 10,000 at the most */
guint lia_import_get_n_preview_rows (LiaImport *self);
/** lia_import_get_preview_cell: Returns: (transfer none): the cell as it stands in the file, or as it was corrected;
 * valid until it is corrected or read again */
const char *lia_import_get_preview_cell (LiaImport *self, guint row, guint column);
/** lia_import_get_preview_line: Returns: the line of the file on which the row begins, from 1 */
guint64 lia_import_get_preview_line (LiaImport *self, guint row);
/** lia_import_check_preview_cell: Returns: (transfer full) (nullable): why the cell cannot be taken, %NULL when fine */
char *lia_import_check_preview_cell (LiaImport *self, guint row, guint column);

/* Where columns can go: the fields of the record type and, for people, "organisation", "from_date" and
 * "to_date", which make an affiliation. */

/** lia_import_get_n_targets: Returns: how many places columns can go to */
guint lia_import_get_n_targets (LiaImport *self);
/** lia_import_get_target_name: Returns: (transfer none): for lia_import_set_column_field(): a field's name, or
 * "organisation", "from_date" and the like */
const char *lia_import_get_target_name (LiaImport *self, guint target);
/** lia_import_get_target_label: Returns: (transfer none): translated */
const char *lia_import_get_target_label (LiaImport *self, guint target);

/**
 * lia_import_get_date_order:
 *
 * Returns: how the dates of @column are read, as far as rows were seen: the first part of the file,
 *   all of it after a plan. %LIA_DATE_ORDER_ANY when the column holds no dates or they are written in
 *   a way that needs no order.
 */
LiaDateOrder lia_import_get_date_order (LiaImport *self, guint column);
/** lia_import_is_date_ambiguous: more than one order fits every date of the column; the user is asked */
gboolean lia_import_is_date_ambiguous (LiaImport *self, guint column);
/** lia_import_set_date_order: %LIA_DATE_ORDER_ANY goes back to deciding by the rows */
void lia_import_set_date_order (LiaImport *self, guint column, LiaDateOrder order);

/**
 * lia_import_correct_cell:
 * @line: as lia_import_get_preview_line() or a problem says
 * @text: (nullable): what is read instead of the cell; %NULL goes back to the file
 *
 * Mends a cell for this import; the file stays as it is.
 */
void lia_import_correct_cell (LiaImport *self, guint64 line, guint column, const char *text);

/** lia_import_set_choice: what becomes of the row at @line. @other: the record it is to update, or the line before it
 * with which it is to be merged */
void lia_import_set_choice (LiaImport *self, guint64 line, LiaImportChoice choice, gint64 other);
/** lia_import_get_choice: Returns: what was chosen for the row at @line */
LiaImportChoice lia_import_get_choice (LiaImport *self, guint64 line);
/**
 * lia_import_choose_for_all:
 * @alike: (element-type LiaImportAlike): of a plan
 * @choice: to merge is, where a row looks like a record, to update that; %LIA_IMPORT_LIKE_UNDECIDED takes choices back
 *
 * The same for all rows that look like something. Each can still be chosen otherwise.
 */
void lia_import_choose_for_all (LiaImport *self, const GArray *alike, LiaImportChoice choice);

/** lia_import_set_keep_nothings: whether "n/a", "-", "none" are taken as they stand; else they are empty cells */
void lia_import_set_keep_nothings (LiaImport *self, gboolean keep);
/** lia_import_get_keep_nothings: as lia_import_set_keep_nothings() said; at first %FALSE */
gboolean lia_import_get_keep_nothings (LiaImport *self);

/** lia_import_is_corrected: whether a cell was mended */
gboolean lia_import_is_corrected (LiaImport *self, guint64 line, guint column);
/** lia_import_check_text: as lia_import_check_preview_cell(), for any text in the place of a cell of @column */
char *lia_import_check_text (LiaImport *self, guint column, const char *text);

/** lia_import_get_mode: Returns: at first %LIA_IMPORT_BOTH */
LiaImportMode lia_import_get_mode (LiaImport *self);
/** lia_import_set_mode: whether rows create, update, or both */
void lia_import_set_mode (LiaImport *self, LiaImportMode mode);
/**
 * lia_import_get_match_field:
 *
 * Returns: (nullable): field by which rows find their record (compared folded). Default: "name"; for
 *   people "email", and the name where a row has no e-mail or several people share one. For people "name" is the given and family
 *   name. %NULL: every row is a new record.
 */
const char *lia_import_get_match_field (LiaImport *self);
/** lia_import_set_match_field: @field: (nullable): as lia_import_get_match_field() */
void lia_import_set_match_field (LiaImport *self, const char *field);

/**
 * LiaImportProgress: fraction 0–1 of the file, rows so far. Called on the caller's main context.
 */
typedef void (*LiaImportProgress) (double fraction, guint64 n_rows, gpointer user_data);

/** lia_import_run_async: @dry_run: plan only. Cancelling leaves nothing behind. */
void lia_import_run_async (LiaImport *self,
                           gboolean dry_run,
                           LiaImportProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** lia_import_run_finish: Returns: (transfer full) (nullable): %NULL with @error when nothing was done */
LiaImportResult *lia_import_run_finish (LiaImport *self, GAsyncResult *result, GError **error);
/**
 * lia_import_run:
 *
 * Blocks; no progress. A run that writes fails with %LIA_ERROR_INVALID when the order of a column's dates is
 * ambiguous and was not said; a dry run supposes the likelier one. A backup is made before anything is written.
 * The mapping is remembered in the same batch, so that undoing the import takes back all it did.
 */
LiaImportResult *
lia_import_run (LiaImport *self, gboolean dry_run, GCancellable *cancellable, GError **error);

G_END_DECLS
