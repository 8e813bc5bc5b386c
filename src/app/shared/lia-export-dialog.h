/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"

G_BEGIN_DECLS

/**
 * LiaExportDialog:
 *
 * Asks what is to be exported and how, then for a file, and writes it on a worker thread. The end of the file's name
 * has the last word on the format. Says with a toast that it is done.
 */
#define LIA_TYPE_EXPORT_DIALOG (lia_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaExportDialog, lia_export_dialog, LIA, EXPORT_DIALOG, AdwDialog)

/**
 * lia_export_dialog_present:
 * @list: (nullable): what the list shows now, in its order
 * @selected: (nullable) (transfer full) (element-type gint64): rows that are selected in it
 * @format: (nullable): what is chosen at first: "xlsx", "csv", "vcf", "json", "html" or "pdf"
 *
 * Returns: (transfer none): the dialog, which keeps itself until it is closed
 */
LiaExportDialog *lia_export_dialog_present (LiaWindow *window,
                                            LiaWorkspace *workspace,
                                            const LiaRecordType *type,
                                            LiaRecordQuery *list,
                                            GArray *selected,
                                            const char *format);

/** lia_export_dialog_write: what the dialog does when a file is chosen; @path: gets the suffix of the format where it has none */
void lia_export_dialog_write (LiaExportDialog *self, const char *path);

G_END_DECLS
