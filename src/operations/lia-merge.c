/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-merge-private.h"
#include "lia-record-find.h"
#include "lia-task.h"
#include "lia-text.h"

LiaMerge *
lia_merge_new (const LiaRecordType *type, gint64 keep, const gint64 *lose, guint n)
{
  LiaMerge *self = g_new0 (LiaMerge, 1);

  self->type = type;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->ids, keep);
  g_array_append_vals (self->ids, lose, n);
  self->taken = g_new0 (gint64, type->n_fields);
  return self;
}

void
lia_merge_free (LiaMerge *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ids);
  g_free (self->taken);
  g_free (self);
}

static LiaMerge *
merge_copy (const LiaMerge *self)
{
  const gint64 *ids = (const gint64 *) (void *) self->ids->data;
  LiaMerge *copy = lia_merge_new (self->type, ids[0], ids + 1, self->ids->len - 1);

  memcpy (copy->taken, self->taken, sizeof (gint64) * self->type->n_fields);
  return copy;
}

void
lia_merge_take (LiaMerge *self, const char *name, gint64 id)
{
  const LiaField *field = lia_record_type_get_field (self->type, name);

  g_return_if_fail (field != NULL);

  self->taken[field - self->type->fields] = id;
}

gint64
lia_merge_get_taken (const LiaMerge *self, const char *name)
{
  const LiaField *field = lia_record_type_get_field (self->type, name);

  g_return_val_if_fail (field != NULL, 0);

  return self->taken[field - self->type->fields];
}

gint64
lia_merge_get_keep (const LiaMerge *self)
{
  return g_array_index (self->ids, gint64, 0);
}

void
lia_merge_set_keep (LiaMerge *self, gint64 id)
{
  gint64 *ids = (gint64 *) (void *) self->ids->data;

  for (guint i = 1; i < self->ids->len; i++)
    if (ids[i] == id)
      {
        ids[i] = ids[0];
        ids[0] = id;
      }
}

char *
lia_merge_describe_moves (const GArray *moves)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < moves->len; i++)
    {
      const LiaMergeMove *move = &g_array_index (moves, LiaMergeMove, i);
      g_autofree char *part = NULL;

      /* Translators: records that will point at another one: "Interactions (Partner): 3" */
      part = g_strdup_printf (_ ("%s (%s): %'u"), _ (move->type->label_plural),
                              _ (move->field->label), move->n);
      if (text->len > 0)
        /* Translators: between two parts of a list: "Interactions (Partner): 3, Agreements (Partner): 1" */
        g_string_append (text, _ (", "));
      g_string_append (text, part);
    }
  return g_string_free_and_steal (text);
}

/* On the writer thread. */

static char *
read_name (const LiaMerge *self, guint i, LiaBatch *batch)
{
  g_autoptr (LiaRecord) record = lia_record_load (lia_batch_get_reader (batch), self->type,
                                                  g_array_index (self->ids, gint64, i), NULL);

  return record != NULL ? lia_record_get_display_name (record) : g_strdup ("");
}

/* The trace that stays in the history of each of the records. */
static char *
make_label (const LiaMerge *self, LiaBatch *batch)
{
  g_autofree char *keep = read_name (self, 0, batch);
  g_autofree char *lost = read_name (self, 1, batch);

  if (self->ids->len == 2)
    /* Translators: the record that goes, and the one it becomes part of */
    return g_strdup_printf (_ ("Merge “%s” into “%s”"), lost, keep);
  return g_strdup_printf (
      ngettext ("Merge %'u record into “%s”", "Merge %'u records into “%s”", self->ids->len - 1),
      self->ids->len - 1, keep);
}

static gboolean
merge (const LiaMerge *self,
       LiaMergeReferences *references,
       LiaBatch *batch,
       GCancellable *cancellable,
       GError **error)
{
  const gint64 keep = lia_merge_get_keep (self);
  g_autoptr (LiaRecord) merged = lia_merge_preview (self, lia_batch_get_reader (batch), error);

  if (merged == NULL || !lia_record_save (merged, batch, error))
    return FALSE;
  for (guint i = 1; i < self->ids->len; i++)
    {
      const gint64 id = g_array_index (self->ids, gint64, i);

      if (!lia_merge_references_move (references, batch, id, keep, cancellable, error)
          || !lia_batch_trash (batch, self->type->table, id, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return lia_merge_unite_rows (batch, self->type, keep, error);
}

static gboolean
merge_one (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const LiaMerge *self = data;
  g_autofree char *label = make_label (self, batch);
  g_autoptr (LiaMergeReferences) references
      = lia_merge_references_new (lia_batch_get_reader (batch), self->type, self->ids, error);

  lia_batch_set_label (batch, label);
  return references != NULL && merge (self, references, batch, cancellable, error);
}

static gboolean
check_ids (const LiaMerge *self, GError **error)
{
  for (guint i = 0; i < self->ids->len; i++)
    for (guint j = i + 1; j < self->ids->len; j++)
      if (g_array_index (self->ids, gint64, i) == g_array_index (self->ids, gint64, j))
        {
          g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                               _ ("A record cannot be merged with itself"));
          return FALSE;
        }
  return TRUE;
}

/* What cannot be done is said before a backup is made for it; in the batch it is looked at again. */
static gboolean
check_possible (const LiaMerge *self, LiaStore *store, GError **error)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) merged = NULL;

  if (!check_ids (self, error))
    return FALSE;
  reader = lia_store_open_reader (store, error);
  if (reader != NULL)
    merged = lia_merge_preview (self, reader, error);
  return merged != NULL;
}

gboolean
lia_merge_run (LiaWorkspace *workspace, const LiaMerge *self, GError **error)
{
  LiaStore *store;

  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), FALSE);

  store = lia_workspace_get_store (workspace);
  return check_possible (self, store, error)
         && lia_store_backup_before (store, "merge", NULL, error)
         && lia_store_write (store, _ ("Merge"), merge_one, (gpointer) self, NULL, NULL, error);
}

/* Pairs. */

typedef struct
{
  const LiaRecordType *type;
  GArray *pairs; /* gint64, two each */
  GHashTable *became; /* gint64 → gint64: those merged so far */
} Pairs;

static Pairs *
pairs_new (const LiaRecordType *type, const GPtrArray *duplicates)
{
  Pairs *self = g_new0 (Pairs, 1);

  self->type = type;
  self->pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->became = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < duplicates->len; i++)
    {
      const LiaDuplicate *duplicate = g_ptr_array_index (duplicates, i);

      g_array_append_val (self->pairs, duplicate->first);
      g_array_append_val (self->pairs, duplicate->second);
    }
  return self;
}

static void
pairs_free (Pairs *self)
{
  g_array_unref (self->pairs);
  g_hash_table_unref (self->became);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pairs, pairs_free)

static gint64
find_kept (const Pairs *self, gint64 id)
{
  const gint64 *kept;

  while ((kept = g_hash_table_lookup (self->became, &id)) != NULL)
    id = *kept;
  return id;
}

/* Looked at as the two are now, not as they were when the pairs were found. */
static gboolean
check_certain (LiaBatch *batch,
               const LiaRecordType *type,
               gint64 first,
               gint64 second,
               GError **error)
{
  LiaReader *reader = lia_batch_get_reader (batch);
  g_autoptr (LiaIdentity) a = NULL;
  g_autoptr (LiaIdentity) b = NULL;
  LiaLikeness likeness;

  if (!lia_duplicate_read_one (reader, type, first, &a, error)
      || !lia_duplicate_read_one (reader, type, second, &b, error))
    return FALSE;
  if (a == NULL || b == NULL || lia_likeness_compare (a, b, &likeness) < LIA_LIKENESS_CERTAIN)
    {
      g_autofree char *name = lia_record_read_display_name (type, reader, first, NULL);
      g_autofree char *other = lia_record_read_display_name (type, reader, second, NULL);

      g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                   _ ("“%s” and “%s” are not certainly the same; look at them side by side"),
                   name != NULL ? name : "", other != NULL ? other : "");
      return FALSE;
    }
  return TRUE;
}

static gboolean
merge_pairs (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  Pairs *self = data;
  g_autoptr (LiaMergeReferences) references
      = lia_merge_references_new (lia_batch_get_reader (batch), self->type, self->pairs, error);
  g_autofree char *label = NULL;
  guint n = 0;

  if (references == NULL)
    return FALSE;
  for (guint i = 0; i + 1 < self->pairs->len; i += 2)
    {
      const gint64 first = find_kept (self, g_array_index (self->pairs, gint64, i));
      const gint64 second = find_kept (self, g_array_index (self->pairs, gint64, i + 1));
      const gint64 keep = MIN (first, second);
      const gint64 lose = MAX (first, second);
      g_autoptr (LiaMerge) pair = NULL;

      if (keep == lose)
        continue;
      pair = lia_merge_new (self->type, keep, &lose, 1);
      if (!check_certain (batch, self->type, keep, lose, error)
          || !merge (pair, references, batch, cancellable, error))
        return FALSE;
      g_hash_table_insert (self->became, g_memdup2 (&lose, sizeof lose),
                           g_memdup2 (&keep, sizeof keep));
      n++;
    }
  label = g_strdup_printf (
      ngettext ("Merge %'u pair of duplicates", "Merge %'u pairs of duplicates", n), n);
  lia_batch_set_label (batch, label);
  return TRUE;
}

/* On a thread of its own: the backup takes its time. */

typedef struct
{
  LiaStore *store;
  LiaMerge *merge; /* either */
  Pairs *pairs; /* or */
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->store);
  g_clear_pointer (&request->merge, lia_merge_free);
  g_clear_pointer (&request->pairs, pairs_free);
  g_free (request);
}

static void
merge_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  const gboolean merged
      = (request->merge == NULL || check_possible (request->merge, request->store, &error))
        && lia_store_backup_before (request->store, "merge", cancellable, &error)
        && lia_store_write (
            request->store, _ ("Merge"), request->merge != NULL ? merge_one : merge_pairs,
            request->merge != NULL ? (gpointer) request->merge : (gpointer) request->pairs,
            cancellable, NULL, &error);

  if (merged)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_request (LiaWorkspace *workspace,
             LiaMerge *merge,
             Pairs *pairs,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->store = g_object_ref (lia_workspace_get_store (workspace));
  request->merge = merge;
  request->pairs = pairs;
  g_task_set_source_tag (task, run_request);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  /* What is written is written; asked too late, a cancel is not an error. */
  g_task_set_check_cancellable (task, FALSE);
  lia_task_run_in_thread (task, merge_in_thread);
}

void
lia_merge_run_async (LiaWorkspace *workspace,
                     const LiaMerge *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  run_request (workspace, merge_copy (self), NULL, cancellable, callback, user_data);
}

void
lia_merge_certain_async (LiaWorkspace *workspace,
                         const LiaRecordType *type,
                         const GPtrArray *duplicates,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  run_request (workspace, NULL, pairs_new (type, duplicates), cancellable, callback, user_data);
}

gboolean
lia_merge_finish (LiaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
