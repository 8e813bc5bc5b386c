/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tests of files that nobody means well with hold the readers to: in an end, and in little memory. Sanitizers need
 * memory for themselves, so under one that is not asserted. */

/* Seconds since @began, as g_get_monotonic_time() gave it, told as a message about @name, when it is not NULL. */
double hostile_test_tell_time (const char *name, gint64 began);
/* The same, and fails when it was too long. */
void hostile_test_check_time (const char *name, gint64 began);
/* A test of its own: what the whole program used. Comes after the tests whose files are large. */
void hostile_test_check_memory (void);

G_END_DECLS
