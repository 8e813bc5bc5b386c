/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"
#include "lia-workspace-edit.h"

G_BEGIN_DECLS

/**
 * lia_bulk_job_run:
 * @parent: a widget of the window
 * @edit: what to do; not to be changed any more
 * @ids: (element-type gint64): to which rows
 *
 * Does the same to many rows as one batch. When it takes long, a dialog shows how far it is and offers to cancel;
 * a toast with Undo says what was done.
 */
void lia_bulk_job_run (GtkWidget *parent, LiaWorkspace *workspace, LiaBulkEdit *edit, GArray *ids);

G_END_DECLS
