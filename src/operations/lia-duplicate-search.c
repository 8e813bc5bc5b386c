/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-duplicate-search.h"

#include "lia-import-progress.h"

typedef struct
{
  const LiaRecordType *type;
  guint minimum;
  LiaImportProgressRelay *relay; /* (nullable) */
  LiaDuplicateProgress progress; /* what the relay calls; the caller's thread only */
  gpointer progress_data;
} Search;

static void
search_free (Search *self)
{
  g_clear_pointer (&self->relay, lia_import_progress_relay_unref);
  g_free (self);
}

static void
on_relayed (double fraction, guint64 n_rows, gpointer data)
{
  const Search *self = data;

  self->progress (fraction, self->progress_data);
}

static void
report (double fraction, gpointer data)
{
  const Search *self = data;

  if (self->relay != NULL)
    lia_import_progress_relay_report (self->relay, fraction, 0);
}

static gpointer
find (LiaReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *self = data;

  return lia_duplicates_find (reader, self->type, self->minimum, report, self, cancellable, error);
}

void
lia_duplicates_find_async (LiaWorkspace *workspace,
                           const LiaRecordType *type,
                           guint minimum,
                           LiaDuplicateProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  search = g_new0 (Search, 1);
  search->type = type;
  search->minimum = minimum;
  search->progress = progress;
  search->progress_data = progress_data;
  if (progress != NULL)
    search->relay = lia_import_progress_relay_new (on_relayed, search);
  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_duplicates_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  lia_store_read_in_thread (lia_workspace_get_store (workspace), task, find,
                            (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
lia_duplicates_find_finish (LiaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  Search *search;

  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  search = g_task_get_task_data (G_TASK (result));
  if (search->relay != NULL)
    lia_import_progress_relay_close (search->relay);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
make_index (LiaReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return lia_duplicate_index_new (reader, data, cancellable, error);
}

void
lia_duplicate_index_new_async (LiaWorkspace *workspace,
                               const LiaRecordType *type,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_duplicate_index_new_async);
  /* A whole index goes to the caller also after a cancel: to free it takes time, too. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, (gpointer) type, NULL);
  lia_store_read_in_thread (lia_workspace_get_store (workspace), task, make_index,
                            (GDestroyNotify) lia_duplicate_index_free);
}

LiaDuplicateIndex *
lia_duplicate_index_new_finish (LiaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
