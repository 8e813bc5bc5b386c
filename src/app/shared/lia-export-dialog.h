/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"

G_BEGIN_DECLS

/**
 * lia_export_dialog_present:
 * @ids: (transfer full) (element-type gint64): what to write, in this order
 *
 * Asks for a file and writes records to it on a worker thread, as CSV or JSON by the file's suffix. Says
 * with a toast that it is done, with a dialog that it is not.
 */
void lia_export_dialog_present (LiaWindow *window,
                                LiaWorkspace *workspace,
                                const LiaRecordType *type,
                                GArray *ids);

G_END_DECLS
