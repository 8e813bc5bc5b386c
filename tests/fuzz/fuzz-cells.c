/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "lia-cells.h"

/* Entries of the journal of a workspace that somebody else wrote, one after the other, with a NUL between them. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzParts parts = { data, size };
  g_autoptr (LiaCells) cells = lia_cells_new ();

  while (parts.size > 0)
    {
      g_autofree char *raw = fuzz_take_text (&parts);
      g_autofree char *entry = g_utf8_make_valid (raw, -1);
      g_autoptr (GError) error = NULL;
      const gboolean is_read = lia_cells_add (cells, entry, &error);

      fuzz_check_outcome (is_read, error);
      for (guint i = 0; i < lia_cells_get_n (cells); i++)
        {
          const LiaCell *cell = lia_cells_get (cells, i);

          fuzz_check_text (cell->column);
          g_assert_nonnull (lia_cells_find (cells, cell->column));
        }
      if (!is_read)
        break;
    }
  return 0;
}
