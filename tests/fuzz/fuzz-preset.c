/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sample.h"
#include "fuzz.h"
#include "lia-import-presets.h"
#include "lia-partner.h"
#include "lia-settings.h"

/* A saved way of importing, as it may stand in a workspace that somebody else wrote: applied to a table, which is then
 * looked through. */

#define TABLE "Name,Country,Since,Keyworker\nAcme,CH,2026-01-02,Ada Obi\n"
/* The journal grows with each input. */
#define MAX_INPUTS 500

static gboolean
write_preset (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  return lia_settings_write (batch, "import-preset/partner/x", data, error);
}

void
fuzz_prepare (void)
{
  fuzz_sample_init (FALSE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static guint n_inputs;
  g_autofree char *raw = fuzz_make_text (data, size);
  g_autofree char *json = g_utf8_make_valid (raw, -1);
  g_auto (FuzzFile) file = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) plan = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_applied;

  if (++n_inputs % MAX_INPUTS == 0)
    fuzz_sample_reset ();
  lia_store_write (lia_workspace_get_store (fuzz_sample_get ()), "Save a preset", write_preset,
                   json, NULL, NULL, &error);
  g_assert_no_error (error);

  fuzz_file_init (&file, TABLE, sizeof TABLE - 1);
  import = lia_import_new (fuzz_sample_get (), &lia_partner_type, file.file, &error);
  g_assert_no_error (error);
  is_applied = lia_import_apply_preset (import, "x", &error);
  fuzz_check_outcome (is_applied, error);
  if (!is_applied)
    return 0;
  plan = lia_import_run (import, TRUE, NULL, &error);
  fuzz_check_outcome (plan != NULL, error);
  return 0;
}
