/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be done about a workspace that is damaged or lost. Backups of NAME stand in the folder
 * "NAME-backups" beside it, so that they are found again wherever the workspace is kept. All of this
 * blocks and may be called from any thread while the workspace is closed. */

/** LiaBackupInfo: one backup; @made_at: milliseconds since 1970; @reason: "automatic", "import"… */
typedef struct
{
  char *path;
  gint64 made_at;
  char *reason;
} LiaBackupInfo;

void lia_backup_info_free (LiaBackupInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaBackupInfo, lia_backup_info_free)

/** lia_recovery_list_backups: Returns: (transfer full) (element-type LiaBackupInfo): newest first, unchecked */
GPtrArray *lia_recovery_list_backups (const char *workspace);

/**
 * lia_recovery_find_backup:
 *
 * Returns: (transfer full) (nullable): the newest backup that is sound; %LIA_ERROR_NOT_FOUND when there is none
 */
LiaBackupInfo *lia_recovery_find_backup (const char *workspace, GError **error);

/**
 * lia_recovery_restore:
 * @backup: a copy of the workspace, as listed or from elsewhere
 * @kept_as: (out) (optional) (transfer full) (nullable): where the damaged file went
 *
 * Puts a checked copy of @backup in the place of the workspace. What was there is never deleted: a sound
 * file is backed up first, a damaged one is kept as NAME.damaged-DATE. %LIA_ERROR_BUSY while somebody
 * has it open.
 */
gboolean
lia_recovery_restore (const char *workspace, const char *backup, char **kept_as, GError **error);

/**
 * lia_recovery_repair:
 *
 * Puts right what can be: makes missing or altered triggers and indexes anew, removes triggers and
 * views that do not belong, builds indexes and search indexes anew that do not match, and records in
 * the journal what escaped it. A backup is made before, or the damaged file kept as NAME.damaged-DATE.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing done, empty when there was
 *   nothing to do; %LIA_ERROR_CORRUPT when only a backup can help
 */
GPtrArray *lia_recovery_repair (const char *workspace, GError **error);

G_END_DECLS
