/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-trash.h"
#include "lia-window.h"

G_BEGIN_DECLS

/**
 * lia_purge_dialog_present:
 *
 * Finds out what a purge would do, says it, and does it when the user wants it so. Tells with a toast that it is done.
 */
void lia_purge_dialog_present (LiaWindow *window,
                               LiaWorkspace *workspace,
                               const LiaPurgeRequest *request);

G_END_DECLS
