/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sample.h"
#include "fuzz.h"
#include "lia-import.h"
#include "lia-partner.h"
#include "lia-person.h"

/* Any file, imported as partners and as people: what a plan says a run then does, and the workspace stays sound. */

/* The sample programme is there to be found in the rows; it grows with each import. */
#define MAX_RUNS 200

static void
check_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const LiaImportProblem *problem = g_ptr_array_index (problems, i);

      fuzz_check_text (problem->reason);
      fuzz_check_text (problem->field);
      fuzz_check_text (problem->value);
    }
}

static void
check_sound (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults
      = lia_store_check (lia_workspace_get_store (fuzz_sample_get ()), NULL, &error);

  g_assert_no_error (error);
  if (faults->len > 0)
    g_error ("%s", (const char *) g_ptr_array_index (faults, 0));
}

static void
run (LiaImport *import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaImportResult) plan = lia_import_run (import, TRUE, NULL, &error);
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (GError) run_error = NULL;

  fuzz_check_outcome (plan != NULL, error);
  if (plan == NULL)
    return;
  check_problems (plan->problems);
  check_problems (plan->warnings);
  if (!lia_import_result_changes_anything (plan))
    return;
  result = lia_import_run (import, FALSE, NULL, &run_error);
  fuzz_check_outcome (result != NULL, run_error);
  if (result == NULL)
    return;
  g_assert_cmpuint (plan->n_created, ==, result->n_created);
  g_assert_cmpuint (plan->n_updated, ==, result->n_updated);
  g_assert_cmpuint (plan->n_rejected, ==, result->n_rejected);
  check_sound ();
}

static void
check_import (const LiaRecordType *type, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaImport) import = lia_import_new (fuzz_sample_get (), type, file, &error);

  fuzz_check_outcome (import != NULL, error);
  if (import == NULL)
    return;
  for (guint column = 0; column < lia_import_get_n_columns (import); column++)
    {
      fuzz_check_text (lia_import_get_header (import, column));
      for (guint row = 0; row < MIN (lia_import_get_n_preview_rows (import), 20); row++)
        {
          g_autofree char *reason = lia_import_check_preview_cell (import, row, column);

          if (reason != NULL)
            fuzz_check_text (reason);
        }
    }
  run (import);
}

void
fuzz_prepare (void)
{
  fuzz_sample_init (TRUE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static guint n_runs;
  g_auto (FuzzFile) file = { 0 };

  if (++n_runs % MAX_RUNS == 0)
    fuzz_sample_reset ();
  fuzz_file_init (&file, data, size);
  check_import (&lia_partner_type, file.file);
  check_import (&lia_person_type, file.file);
  fuzz_sample_clean ();
  return 0;
}
