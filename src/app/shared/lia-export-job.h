/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-service-providers.h"
#include "lia-store.h"

G_BEGIN_DECLS

/**
 * LiaExportJob:
 *
 * One export on its way: everything the thread needs, and nothing of the window.
 */
typedef struct
{
  LiaStore *store; /* owned */
  const LiaRecordType *type;
  LiaRecordQuery *query; /* (nullable) (owned) */
  GArray *ids; /* (nullable) (owned) */
  GStrv columns; /* (nullable) (owned) */
  char *path; /* owned */
  LiaPaper paper;
  gboolean without_levels;
  gboolean roster;
  int n_done; /* atomic; -1 until it is known */
  int n_records; /* atomic */
  guint n_written;
} LiaExportJob;

/** lia_export_job_free: with all it holds */
void lia_export_job_free (LiaExportJob *self);

/** lia_export_job_run_in_thread: a #GTaskThreadFunc; the task's data is the job, its result a boolean */
void lia_export_job_run_in_thread (GTask *task,
                                   gpointer source,
                                   gpointer data,
                                   GCancellable *cancellable);

G_END_DECLS
