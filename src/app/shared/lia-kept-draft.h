/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaKeptField:
 * @text: as typed
 * @was: what the record said when it was typed, as text
 */
typedef struct
{
  char *name;
  char *text;
  char *was;
} LiaKeptField;

/**
 * LiaKeptDraft:
 * @table: of the record
 * @id: the record; 0: a new one
 * @owner: the record a new one would belong to; 0: none
 * @at: when it was typed, seconds since 1970
 * @fields: (element-type LiaKeptField)
 *
 * Text that was not saved, as it is kept on disk. Holds no record, so that it can be written on any thread.
 */
typedef struct
{
  char *table;
  gint64 id;
  gint64 owner;
  gint64 at;
  GPtrArray *fields;
} LiaKeptDraft;

/** lia_kept_draft_new: Returns: (transfer full): without fields */
LiaKeptDraft *lia_kept_draft_new (const char *table, gint64 id, gint64 owner, gint64 at);
/** lia_kept_draft_take_field: @text, @was: (transfer full) */
void lia_kept_draft_take_field (LiaKeptDraft *self, const char *name, char *text, char *was);
/** lia_kept_draft_copy: Returns: (transfer full): all of it, fields too */
LiaKeptDraft *lia_kept_draft_copy (const LiaKeptDraft *self);
void lia_kept_draft_free (LiaKeptDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaKeptDraft, lia_kept_draft_free)

/** lia_kept_draft_dup_time: Returns: (transfer full): when it was typed: "14:05", on other days with the date */
char *lia_kept_draft_dup_time (const LiaKeptDraft *self);

/**
 * lia_kept_drafts_read:
 *
 * Takes nothing on trust: another program may have written the file, or half of it.
 *
 * Returns: (transfer full) (element-type LiaKeptDraft) (nullable): what stands in the file; nothing where there is none.
 *   Blocks; any thread.
 */
GPtrArray *lia_kept_drafts_read (const char *path, GError **error);

/**
 * lia_kept_drafts_write:
 * @drafts: (element-type LiaKeptDraft): when there are none, the file is removed
 *
 * The file is there whole or not at all, also after a power cut, and only the user can read it. Blocks; any thread.
 */
gboolean lia_kept_drafts_write (const char *path, GPtrArray *drafts, GError **error);

G_END_DECLS
