/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-target.h"
#include "lia-import.h"

G_BEGIN_DECLS

/**
 * LiaImportTeam:
 *
 * Who of the team the rows of partners name: finds the person, and makes a team member of a name that nobody has,
 * once per name. Without a batch (a dry run) it only counts.
 */
typedef struct _LiaImportTeam LiaImportTeam;

/** lia_import_team_new: @batch: (nullable): */
LiaImportTeam *lia_import_team_new (LiaReader *reader, LiaBatch *batch);
void lia_import_team_free (LiaImportTeam *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportTeam, lia_import_team_free)

/** lia_import_team_concerns: whether cells of @target name somebody of the team */
gboolean lia_import_team_concerns (const LiaImportTarget *target);

/** lia_import_team_is_nobody: "nobody", "vacant": whether @text says that there is no one, or no one yet */
gboolean lia_import_team_is_nobody (const char *text);

/**
 * lia_import_team_read:
 * @text: a name, an e-mail address or both, cleaned
 * @record: takes the person; for one who is to be made, a number below 0 until lia_import_team_settle()
 *
 * Makes nobody yet: the row may still be rejected.
 *
 * Returns: %FALSE with the reason why @text is nobody in particular
 */
gboolean lia_import_team_read (LiaImportTeam *self,
                               const LiaImportTarget *target,
                               const char *text,
                               LiaRecord *record,
                               GError **error);

/** lia_import_team_settle: before @record is written, makes those whom it names and who are not there yet */
gboolean lia_import_team_settle (LiaImportTeam *self, LiaRecord *record, GError **error);

/**
 * lia_import_team_settle_counted:
 * @id: of a record that a dry run only counts, and with which rows are to be merged
 *
 * As lia_import_team_settle(), once per record: what a row that is merged says of a keyworker counts only where
 * nothing was said before.
 */
gboolean
lia_import_team_settle_counted (LiaImportTeam *self, gint64 id, LiaRecord *draft, GError **error);

/** lia_import_team_tell: brings the names of those who were made, or whom a run would make, into @result */
void lia_import_team_tell (const LiaImportTeam *self, LiaImportResult *result);

G_END_DECLS
