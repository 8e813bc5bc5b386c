/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-window.h"

G_BEGIN_DECLS

/**
 * lia_draft_question_ask:
 *
 * When text typed into pages of @workspace is not saved, names it and asks whether it may go; then @window is closed.
 *
 * Returns: whether there is such text, and so a question
 */
gboolean lia_draft_question_ask (GtkWindow *window, LiaWorkspace *workspace);

/**
 * lia_draft_question_watch:
 *
 * Tells in @window when the last run left text that was not saved in @workspace, and when such text cannot be read or
 * kept.
 */
void lia_draft_question_watch (LiaWindow *window, LiaWorkspace *workspace);

G_END_DECLS
