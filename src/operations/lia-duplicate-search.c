/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-duplicate-search.h"

#include "lia-import-progress.h"

typedef struct
{
  LiaStore *store;
  const LiaRecordType *type;
  guint minimum;
  LiaImportProgressRelay *relay; /* (nullable) */
  LiaDuplicateProgress progress; /* what the relay calls; the caller's thread only */
  gpointer progress_data;
} Search;

static void
search_free (Search *self)
{
  g_clear_object (&self->store);
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

static void
find_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Search *self = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = lia_store_open_reader (self->store, &error);
  GPtrArray *found = NULL;

  if (reader != NULL)
    {
      lia_reader_set_cancellable (reader, cancellable);
      found = lia_duplicates_find (reader, self->type, self->minimum, report, self, cancellable,
                                   &error);
    }
  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  search->store = g_object_ref (lia_workspace_get_store (workspace));
  search->type = type;
  search->minimum = minimum;
  search->progress = progress;
  search->progress_data = progress_data;
  if (progress != NULL)
    search->relay = lia_import_progress_relay_new (on_relayed, search);
  g_task_set_source_tag (task, lia_duplicates_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, find_in_thread);
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

static void
index_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Search *self = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = lia_store_open_reader (self->store, &error);
  LiaDuplicateIndex *index = NULL;

  if (reader != NULL)
    {
      lia_reader_set_cancellable (reader, cancellable);
      index = lia_duplicate_index_new (reader, self->type, cancellable, &error);
    }
  if (index != NULL)
    g_task_return_pointer (task, index, (GDestroyNotify) lia_duplicate_index_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lia_duplicate_index_new_async (LiaWorkspace *workspace,
                               const LiaRecordType *type,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  search->store = g_object_ref (lia_workspace_get_store (workspace));
  search->type = type;
  g_task_set_source_tag (task, lia_duplicate_index_new_async);
  /* A whole index goes to the caller also after a cancel: to free it takes time, too. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, index_in_thread);
}

LiaDuplicateIndex *
lia_duplicate_index_new_finish (LiaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
