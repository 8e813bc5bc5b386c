/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The random numbers of a property test come from LIAISON_TEST_SEED, else from a new seed; it is printed, so that a
 * failure can be repeated. */

guint32 seed_test_get (void);
/* (transfer full) */
GRand *seed_test_make_rand (void);

G_END_DECLS
