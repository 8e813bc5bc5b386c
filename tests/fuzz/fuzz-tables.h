/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Opens a file with these bytes and reads all its sheets, with what is hidden and without. */
void fuzz_read_tables (const void *data, gsize size);

G_END_DECLS
