/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace.h"

G_BEGIN_DECLS

/** lia_level_benefits_guess_kind: Returns: the kind of benefit that a ladder's words mean: "Display of the brand" is "brand-display", else "other" */
const char *lia_level_benefits_guess_kind (const char *text);

/** lia_level_benefits_make_key: Returns: (transfer full): what tells two benefits apart: the kind, and of others the words. @title: (nullable) */
char *lia_level_benefits_make_key (const char *kind, const char *title);

/**
 * lia_level_benefits_list_missing:
 *
 * Returns: (transfer full) (element-type LiaRecord) (nullable): new benefits, not saved, one for each that the partner's
 *   level entitles it to and that it has not; one it has of the same kind, owed or given, is enough. Of kind "other" the
 *   words have to be the same.
 */
GPtrArray *lia_level_benefits_list_missing (LiaReader *reader, gint64 partner, GError **error);

/** lia_level_benefits_add_async: saves what lia_level_benefits_list_missing() lists, in one batch; ends with lia_workspace_write_finish() */
void lia_level_benefits_add_async (LiaWorkspace *workspace,
                                   gint64 partner,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
