/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Gives up the last reference of @object and fails if somebody keeps it. What a task keeps it lets go of in a turn of
 * the main loop after it answered (lia_task_run_in_thread()), so the loop turns until the object is gone. */
void gone_test_assert (gpointer object);

G_END_DECLS
