/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** LiaIdleStep: does a little of some work, a few milliseconds at most; Returns: whether there is more to do */
typedef gboolean (*LiaIdleStep) (gpointer data);

/**
 * lia_idle_steps_add:
 * @priority: %G_PRIORITY_HIGH_IDLE: before the next frame is drawn; %G_PRIORITY_DEFAULT_IDLE: after it
 *
 * Does work on the main thread in turns short enough that keys and pointer are never kept waiting. The source is gone
 * when @step has answered %FALSE.
 *
 * Returns: a source's id
 */
guint lia_idle_steps_add (int priority, LiaIdleStep step, gpointer data);

G_END_DECLS
