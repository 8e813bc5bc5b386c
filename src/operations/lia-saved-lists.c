/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-saved-lists.h"

#include <glib/gi18n-lib.h>

#include "lia-record-facets.h"
#include "lia-saved-list-item.h"
#include "lia-saved-list.h"

struct _LiaSavedLists
{
  LiaObjectList parent_instance;

  const LiaRecordType *subject;
  gboolean again; /* something changed since the counting under way began */

  /* owned */
  LiaStore *store;
  GCancellable *cancellable; /* of the counting under way, else NULL */
};

G_DEFINE_FINAL_TYPE (LiaSavedLists, lia_saved_lists, LIA_TYPE_OBJECT_LIST)

static guint
get_n_lists (LiaSavedLists *self)
{
  return lia_object_list_get_length (LIA_OBJECT_LIST (self));
}

static LiaSavedListItem *
get_list (LiaSavedLists *self, guint nth)
{
  return lia_object_list_get (LIA_OBJECT_LIST (self), nth);
}

/* What is not known any more is left out. */
static LiaRecordQuery *
make_query (LiaRecord *list)
{
  const char *subject = lia_record_get_text (list, "subject");
  const LiaRecordType *type = subject != NULL ? lia_record_type_find (subject) : NULL;
  LiaRecordQuery *query;

  g_return_val_if_fail (type != NULL, NULL);

  query = lia_record_query_new (type);
  lia_record_query_set_search_text (query, lia_record_get_text (list, "search"));
  lia_record_query_add_saved_filters (query, lia_record_get_text (list, "filters"));
  lia_record_query_set_sort (query, lia_record_get_text (list, "sort"),
                             lia_record_get_integer (list, "descending") != 0, NULL);
  return query;
}

/* Counting. */

static gpointer
count_rows (LiaReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const GPtrArray *queries = data;
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < queries->len; i++)
    {
      gint64 count = lia_record_query_count (g_ptr_array_index (queries, i), reader, error);

      if (count < 0)
        return NULL;
      g_array_append_val (counts, count);
    }
  return g_steal_pointer (&counts);
}

static void start_counting (LiaSavedLists *self);

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr (LiaSavedLists) self = g_weak_ref_get (weak);
  g_autoptr (GArray) counts = g_task_propagate_pointer (G_TASK (result), NULL);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  /* Lists that came or went meanwhile make the counting start anew. */
  if (counts != NULL && !self->again)
    for (guint i = 0; i < MIN (counts->len, get_n_lists (self)); i++)
      lia_saved_list_item_set_count (get_list (self, i), (int) g_array_index (counts, gint64, i));
  if (self->again)
    start_counting (self);
}

static void
start_counting (LiaSavedLists *self)
{
  g_autoptr (GTask) task = NULL;
  GPtrArray *queries;
  GWeakRef *weak;

  self->again = self->cancellable != NULL;
  if (self->again || get_n_lists (self) == 0)
    return;
  queries = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_record_query_unref);
  for (guint i = 0; i < get_n_lists (self); i++)
    g_ptr_array_add (queries, make_query (lia_saved_list_item_get_record (get_list (self, i))));
  weak = g_new (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self->store, self->cancellable, on_counted, weak);
  g_task_set_task_data (task, queries, (GDestroyNotify) g_ptr_array_unref);
  lia_store_read_in_thread (self->store, task, count_rows, (GDestroyNotify) g_array_unref);
}

gboolean
lia_saved_lists_is_counting (LiaSavedLists *self)
{
  g_return_val_if_fail (LIA_IS_SAVED_LISTS (self), FALSE);

  return self->cancellable != NULL;
}

/* Reading. */

/* The live lists about @subject in their order. (transfer full) (nullable) */
static GPtrArray *
read_lists (LiaReader *reader, const char *subject, GError **error)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (&lia_saved_list_type);
  const LiaValue value = LIA_TEXT (subject);
  g_autoptr (GArray) ids = NULL;

  if (subject != NULL
      && !lia_record_query_add_filter (query, "subject", LIA_MATCH_EQUAL, &value, error))
    return NULL;
  ids = lia_record_query_run (query, reader, error);
  return ids != NULL ? lia_record_load_many (reader, &lia_saved_list_type,
                                             (const gint64 *) (gpointer) ids->data, ids->len, error)
                     : NULL;
}

static LiaSavedListItem *
find_item (LiaSavedLists *self, gint64 id)
{
  for (guint i = 0; i < get_n_lists (self); i++)
    if (lia_saved_list_item_get_id (get_list (self, i)) == id)
      return get_list (self, i);
  return NULL;
}

static void
read_items (LiaSavedLists *self)
{
  g_autoptr (GError) error = NULL;
  LiaReader *reader = lia_store_get_reader (self->store);
  g_autoptr (GPtrArray) lists
      = reader != NULL ? read_lists (reader, self->subject->table, &error) : NULL;
  GPtrArray *items;

  if (error != NULL)
    g_warning ("The saved lists cannot be read: %s", error->message);
  if (lists == NULL)
    return;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lists->len; i++)
    {
      LiaRecord *record = g_ptr_array_index (lists, i);
      LiaSavedListItem *known = find_item (self, lia_record_get_id (record));

      g_ptr_array_add (items, known != NULL ? g_object_ref (known) : lia_saved_list_item_new ());
      lia_saved_list_item_set_record (g_ptr_array_index (items, i), record);
    }
  lia_object_list_replace (LIA_OBJECT_LIST (self), items);
}

static void
on_store_changed (LiaSavedLists *self, const LiaChangeSet *changes)
{
  if (lia_change_set_has_table (changes, lia_saved_list_type.table))
    read_items (self);
  start_counting (self);
}

static void
on_row_counts_changed (LiaSavedLists *self, GArray *ids)
{
  start_counting (self);
}

static void
lia_saved_lists_dispose (GObject *object)
{
  LiaSavedLists *self = LIA_SAVED_LISTS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lia_saved_lists_parent_class)->dispose (object);
}

static void
lia_saved_lists_class_init (LiaSavedListsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_saved_lists_dispose;
  LIA_OBJECT_LIST_CLASS (klass)->item_type = LIA_TYPE_SAVED_LIST_ITEM;
}

static void
lia_saved_lists_init (LiaSavedLists *self)
{
}

LiaSavedLists *
lia_saved_lists_new (LiaWorkspace *workspace, const LiaRecordType *subject)
{
  LiaSavedLists *self = g_object_new (LIA_TYPE_SAVED_LISTS, NULL);

  self->subject = subject;
  self->store = g_object_ref (lia_workspace_get_store (workspace));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "row-counts-changed", G_CALLBACK (on_row_counts_changed),
                           self, G_CONNECT_SWAPPED);
  read_items (self);
  start_counting (self);
  return self;
}

/* Moving. */

typedef struct
{
  gint64 id;
  guint position;
  gint64 batch_id;
} Move;

static gboolean
write_move (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;
  LiaReader *reader = lia_batch_get_reader (batch);
  g_autoptr (LiaRecord) moved = lia_record_load (reader, &lia_saved_list_type, move->id, error);
  g_autoptr (GPtrArray) lists = NULL;

  if (moved == NULL)
    return FALSE;
  lists = read_lists (reader, lia_record_get_text (moved, "subject"), error);
  if (lists == NULL)
    return FALSE;
  for (guint i = 0; i < lists->len; i++)
    if (lia_record_get_id (g_ptr_array_index (lists, i)) == move->id)
      {
        g_ptr_array_remove_index (lists, i);
        break;
      }
  g_ptr_array_insert (lists, (int) MIN (move->position, lists->len), g_object_ref (moved));
  for (guint i = 0; i < lists->len; i++)
    {
      const LiaValue position = LIA_INTEGER (i + 1);

      lia_record_set_value (g_ptr_array_index (lists, i), "position", &position);
      if (!lia_record_save (g_ptr_array_index (lists, i), batch, error))
        return FALSE;
    }
  return TRUE;
}

void
lia_saved_lists_move_async (LiaWorkspace *workspace,
                            gint64 id,
                            guint position,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Move *move = g_new0 (Move, 1);

  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  move->id = id;
  move->position = position;
  lia_workspace_write_async (workspace, _ ("Reorder lists"), write_move, move, g_free, cancellable,
                             callback, user_data);
}
