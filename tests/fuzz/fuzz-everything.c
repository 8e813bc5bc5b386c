/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz-sample.h"
#include "fuzz.h"
#include "lia-export.h"

/* A file of everything, brought into a new workspace: refused with a sentence, or taken; what was taken is written as a
 * file that is taken again, and then says the same. */

/* (transfer full) (nullable): what the workspace holds after it, NULL where it was refused */
static char *
bring_in (const void *data, gsize size)
{
  g_autofree char *input = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  LiaWorkspace *workspace;
  LiaStore *store;
  char *text = NULL;

  workspace = fuzz_sample_get ();
  store = lia_workspace_get_store (workspace);
  input = fuzz_sample_path ("input.json");
  output = fuzz_sample_path ("output.json");
  g_file_set_contents (input, data, (gssize) size, &error);
  g_assert_no_error (error);

  if (lia_export_read_everything (store, input, NULL, NULL, NULL, &error))
    {
      fuzz_check_outcome (TRUE, error);
      faults = lia_store_check (store, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (faults->len, ==, 0);
      lia_export_everything (lia_workspace_get_reader (workspace), output, NULL, &error);
      g_assert_no_error (error);
      g_file_get_contents (output, &text, NULL, &error);
      g_assert_no_error (error);
      fuzz_sample_reset ();
    }
  else
    fuzz_check_outcome (FALSE, error);
  return text;
}

void
fuzz_prepare (void)
{
  fuzz_sample_init (FALSE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *first = bring_in (data, size);
  g_autofree char *second = NULL;

  if (first == NULL)
    return 0;
  second = bring_in (first, strlen (first));
  g_assert_nonnull (second);
  g_assert_cmpstr (first, ==, second);
  return 0;
}
