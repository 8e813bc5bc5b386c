/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "fuzz-tables.h"

/* Any file as a table: a ZIP archive with what the input says is in it, or text, or cards. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_read_tables (data, size);
  return 0;
}
