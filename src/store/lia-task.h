/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * lia_task_run_in_thread:
 * @func: returns the result into @task, as for g_task_run_in_thread()
 *
 * Runs @func on a thread. Unlike with g_task_run_in_thread() the thread never holds the last reference of @task: what
 * the task keeps, its source and its data, ends where the task was made, and is gone once its callback has run and the
 * main loop has turned. A workspace or a widget that ended on a thread would do so under the hands of those who use it.
 * To be called where @task was made.
 */
void lia_task_run_in_thread (GTask *task, GTaskThreadFunc func);

G_END_DECLS
