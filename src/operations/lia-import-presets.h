/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import.h"

G_BEGIN_DECLS

/* Named ways of importing: which column becomes which field, in what order dates are written, what rows may do and how
 * they find their records. Kept with the workspace; columns are known by their headers, so that a preset fits the
 * same list next month although a column was added. */

/** lia_import_presets_list: Returns: (transfer full): names of the presets for @type, sorted */
GStrv lia_import_presets_list (LiaReader *reader, const LiaRecordType *type, GError **error);

/**
 * lia_import_apply_preset:
 * @error: %LIA_ERROR_NOT_FOUND when there is none of that name
 *
 * Columns that the preset does not know stay as they are.
 */
gboolean lia_import_apply_preset (LiaImport *self, const char *name, GError **error);

/** lia_import_save_preset_async: keeps how @self is set up; one of that name is replaced. One batch. */
void lia_import_save_preset_async (LiaImport *self,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** lia_import_delete_preset_async: one batch, which can be undone */
void lia_import_delete_preset_async (LiaImport *self,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** lia_import_preset_finish: ends both */
gboolean lia_import_preset_finish (LiaImport *self, GAsyncResult *result, GError **error);
/** lia_import_save_preset: blocks */
gboolean lia_import_save_preset (LiaImport *self, const char *name, GError **error);

G_END_DECLS
