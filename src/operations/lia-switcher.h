/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaSwitcherMatch:
 *
 * One answer of the quick switcher: a record, and how its row reads.
 *
 * Properties (read only): `title` "International Telecommunication Union (ITU)", `subtitle` "Partner ·
 * Ada Obi" (level and keyworker; post and unit of a person; may be ""), `kind` "Partner" or "Person",
 * translated. Plain text, not markup.
 */
#define LIA_TYPE_SWITCHER_MATCH (lia_switcher_match_get_type ())
G_DECLARE_FINAL_TYPE (LiaSwitcherMatch, lia_switcher_match, LIA, SWITCHER_MATCH, GObject)

/** lia_switcher_match_get_record_type: Returns: (transfer none): partner or person */
const LiaRecordType *lia_switcher_match_get_record_type (LiaSwitcherMatch *self);
/** lia_switcher_match_get_id: Returns: the record */
gint64 lia_switcher_match_get_id (LiaSwitcherMatch *self);
/** lia_switcher_match_get_title: Returns: (transfer none) */
const char *lia_switcher_match_get_title (LiaSwitcherMatch *self);
/** lia_switcher_match_get_subtitle: Returns: (transfer none) */
const char *lia_switcher_match_get_subtitle (LiaSwitcherMatch *self);
/** lia_switcher_match_get_kind: Returns: (transfer none) */
const char *lia_switcher_match_get_kind (LiaSwitcherMatch *self);

/**
 * lia_switcher_find:
 * @text: what was typed: part of a name (case and accents ignored), an acronym, or initials
 * @limit: at most so many matches
 *
 * Looks through partners and people, best match first. Blocks for a few milliseconds; on the thread of @reader.
 *
 * Returns: (transfer full) (nullable): a list of #LiaSwitcherMatch, empty when @text is blank
 */
GListModel *lia_switcher_find (LiaReader *reader, const char *text, guint limit, GError **error);

/** lia_switcher_find_async: the same on a thread of its own; cancel it when more is typed. */
void lia_switcher_find_async (LiaWorkspace *workspace,
                              const char *text,
                              guint limit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** lia_switcher_find_finish: Returns: (transfer full) (nullable): as of lia_switcher_find() */
GListModel *lia_switcher_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
