/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-import-mapping.h"
#include "lia-import-private.h"
#include "lia-import-progress.h"
#include "lia-import-result.h"
#include "lia-import-rows.h"
#include "lia-import-run.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-settings.h"
#include "lia-task.h"

/* One run of an import, away from the main thread. */

typedef struct
{
  LiaStore *store;
  LiaImportPlan *plan; /* a copy: the import may be changed meanwhile */
  LiaImportDates *dates; /* (nullable): when all rows were read for them */
  LiaImportProgressRelay *progress; /* (nullable) */
  LiaImportResult *result;
  GCancellable *cancellable;
  gboolean dry_run;
} Job;

static Job *
job_new (LiaImport *import, gboolean dry_run, GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (lia_workspace_get_store (lia_import_get_workspace (import)));
  job->plan = lia_import_plan_copy (lia_import_get_plan (import));
  job->dry_run = dry_run;
  g_set_object (&job->cancellable, cancellable);
  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->store);
  g_clear_pointer (&job->plan, lia_import_plan_free);
  g_clear_pointer (&job->result, lia_import_result_free);
  g_clear_pointer (&job->progress, lia_import_progress_relay_unref);
  g_clear_object (&job->cancellable);
  g_free (job->dates);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
on_tick (double fraction, guint64 n_rows, gpointer data)
{
  Job *job = data;

  if (job->progress != NULL)
    lia_import_progress_relay_report (job->progress, fraction, n_rows);
}

/* Dates first: their order is what all rows have in common. */

static gboolean
is_date_column (const LiaImportPlan *plan, guint column)
{
  const LiaImportTarget *target = lia_import_plan_get_target (plan, column);

  return target != NULL && target->field != NULL && target->field->type == LIA_FIELD_DATE;
}

static gboolean
read_dates (Job *job, GError **error)
{
  g_autoptr (LiaImportRows) rows = lia_import_rows_open (job->plan, error);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  job->dates = g_new0 (LiaImportDates, job->plan->n_columns + 1);
  while (lia_import_rows_next (rows, job->cancellable, &local_error))
    for (guint column = 0; column < job->plan->n_columns; column++)
      if (is_date_column (job->plan, column))
        {
          g_autofree char *cell
              = lia_import_clean_cell (job->plan, lia_import_rows_get_cell (rows, column));

          if (cell != NULL)
            lia_import_dates_add (&job->dates[column], cell);
        }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
decide_dates (Job *job, GError **error)
{
  gboolean undecided = FALSE;

  for (guint column = 0; column < job->plan->n_columns; column++)
    undecided
        |= is_date_column (job->plan, column) && job->plan->orders[column] == LIA_DATE_ORDER_ANY;
  if (!undecided)
    return TRUE;
  if (!read_dates (job, error))
    return FALSE;

  for (guint column = 0; column < job->plan->n_columns; column++)
    {
      if (!is_date_column (job->plan, column) || job->plan->orders[column] != LIA_DATE_ORDER_ANY)
        continue;
      if (!job->dry_run && lia_import_dates_is_ambiguous (&job->dates[column]))
        {
          g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                       _ ("%s: the dates in the column “%s” can be read with the day or the month "
                          "first; say which"),
                       job->plan->file_name, job->plan->headers[column]);
          return FALSE;
        }
      job->plan->orders[column] = lia_import_dates_get_order (&job->dates[column]);
    }
  return TRUE;
}

/* Writing. */

static char *
make_label (const LiaImportPlan *plan, guint n)
{
  if (plan->type == &lia_partner_type)
    return g_strdup_printf (
        /* Translators: what was imported from which file */
        ngettext ("Import %'u partner from “%s”", "Import %'u partners from “%s”", n), n,
        plan->file_name);
  if (plan->type == &lia_person_type)
    return g_strdup_printf (
        ngettext ("Import %'u person from “%s”", "Import %'u people from “%s”", n), n,
        plan->file_name);
  return g_strdup_printf (
      ngettext ("Import %'u record from “%s”", "Import %'u records from “%s”", n), n,
      plan->file_name);
}

static gboolean
remember_mapping (const LiaImportPlan *plan, LiaBatch *batch, GError **error)
{
  g_autofree char *key
      = lia_import_mapping_key (plan->type, (const char *const *) plan->headers, plan->n_columns);
  g_autofree char *mapping
      = lia_import_mapping_write (plan->targets, plan->columns, plan->n_columns);

  return lia_settings_write (batch, key, mapping, error);
}

static gboolean
write_rows (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const LiaImportResult *result = job->result;
  g_autofree char *label = NULL;
  guint64 n;

  if (!lia_import_run_rows (job->plan, batch, lia_batch_get_reader (batch), on_tick, job,
                            cancellable, job->result, error))
    return FALSE;
  n = result->n_created + result->n_updated;
  if (n == 0)
    n = result->n_merged;
  if (n == 0)
    return TRUE;

  label = make_label (job->plan, (guint) n);
  lia_batch_set_label (batch, label);
  return remember_mapping (job->plan, batch, error);
}

static gboolean
run_for_real (Job *job, GError **error)
{
  g_autofree char *label = make_label (job->plan, 0);

  return lia_store_backup_before (job->store, "import", job->cancellable, error)
         && lia_store_write (job->store, label, write_rows, job, job->cancellable,
                             &job->result->batch, error);
}

static gboolean
run_dry (Job *job, GError **error)
{
  g_autoptr (LiaReader) reader = lia_store_open_reader (job->store, error);
  gboolean done;

  if (reader == NULL || !lia_reader_begin (reader, error))
    return FALSE;
  done = lia_import_run_rows (job->plan, NULL, reader, on_tick, job, job->cancellable, job->result,
                              error);
  lia_reader_end (reader);
  return done;
}

static gboolean
run_job (Job *job, GError **error)
{
  job->result = lia_import_result_new ();
  return lia_import_plan_check (job->plan, error) && decide_dates (job, error)
         && (job->dry_run ? run_dry (job, error) : run_for_real (job, error));
}

/* What a run found out about dates stays with the import, for the dialog to ask about. */
static void
hand_back_dates (LiaImport *import, Job *job)
{
  if (job->dates != NULL && job->plan->n_columns == lia_import_get_n_columns (import))
    lia_import_take_dates (import, g_steal_pointer (&job->dates));
}

LiaImportResult *
lia_import_run (LiaImport *self, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  g_autoptr (Job) job = NULL;
  gboolean done;

  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);

  job = job_new (self, dry_run, cancellable);
  done = run_job (job, error);
  hand_back_dates (self, job);
  return done ? g_steal_pointer (&job->result) : NULL;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;

  if (run_job (job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lia_import_run_async (LiaImport *self,
                      gboolean dry_run,
                      LiaImportProgress progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (LIA_IS_IMPORT (self));

  job = job_new (self, dry_run, cancellable);
  if (progress != NULL)
    job->progress = lia_import_progress_relay_new (progress, progress_data);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_import_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  /* A batch that was committed before the cancelling came is done, and must be told. */
  g_task_set_check_cancellable (task, FALSE);
  lia_task_run_in_thread (task, run_in_thread);
}

LiaImportResult *
lia_import_run_finish (LiaImport *self, GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (job->progress != NULL)
    lia_import_progress_relay_close (job->progress);
  hand_back_dates (self, job);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return lia_import_result_copy (job->result);
}
