/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-query-worker.h"

#include "lia-error.h"

#include <string.h>

#include "lia-list-diff.h"
#include "lia-memory.h"
#include "lia-record-query-private.h"
#include "lia-row-order.h"

/* Orders that are remembered: some 24 bytes a row each. */
#define MAX_ORDERS 3

/* Fewer hits than this are looked up one by one rather than reading the order of the whole table first. */
#define FEW_HITS 500

typedef struct
{
  char *key;
  guint version;
  LiaRowOrder *order;
} LiaKnownOrder;

typedef struct
{
  LiaRecordQuery *query;
  GArray *shown;
  gint64 anchor;
} LiaQuestion;

struct _LiaQueryWorker
{
  grefcount ref_count;
  LiaStore *store; /* kept, as the thread opens its reader from it */
  gulong changed_id;
  gulong counts_changed_id;
  GThread *thread;
  GAsyncQueue *questions; /* (element-type GTask); the worker itself ends the thread */
  guint version; /* of the data; atomic */
  guint counts_version; /* of what is counted about rows beside the data; atomic */

  /* the thread's own */
  LiaReader *reader;
  GQueue orders; /* (element-type LiaKnownOrder), last used first */
  gboolean sorted_many; /* since memory was given back */
};

static void
known_order_free (gpointer data)
{
  LiaKnownOrder *self = data;

  g_free (self->key);
  lia_row_order_free (self->order);
  g_free (self);
}

static void
question_free (gpointer data)
{
  LiaQuestion *self = data;

  lia_record_query_unref (self->query);
  g_array_unref (self->shown);
  g_free (self);
}

void
lia_query_answer_free (LiaQueryAnswer *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->hunks);
  g_free (self);
}

/* What the order of all rows goes by. (transfer full) */
static char *
make_key (LiaQueryWorker *self, LiaRecordQuery *query)
{
  char *key = lia_record_query_make_base_key (query);

  if (strstr (key, "lia_open_findings") != NULL)
    {
      g_autofree char *plain = key;

      key = g_strdup_printf ("%s\n#%u", plain, (guint) g_atomic_int_get (&self->counts_version));
    }
  return key;
}

/* NULL when it is not known or no longer true. */
static LiaRowOrder *
recall_order (LiaQueryWorker *self, const char *key, guint version)
{
  for (GList *link = self->orders.head; link != NULL; link = link->next)
    {
      LiaKnownOrder *known = link->data;

      if (known->version == version && g_str_equal (known->key, key))
        {
          g_queue_unlink (&self->orders, link);
          g_queue_push_head_link (&self->orders, link);
          return known->order;
        }
    }
  return NULL;
}

static void
remember_order (LiaQueryWorker *self, char *key, guint version, LiaRowOrder *order)
{
  LiaKnownOrder *known = g_new (LiaKnownOrder, 1);

  for (GList *link = self->orders.head; link != NULL;)
    {
      GList *next = link->next;
      LiaKnownOrder *other = link->data;

      if (other->version != version || g_str_equal (other->key, key))
        {
          known_order_free (other);
          g_queue_delete_link (&self->orders, link);
        }
      link = next;
    }
  while (self->orders.length >= MAX_ORDERS)
    known_order_free (g_queue_pop_tail (&self->orders));

  *known = (LiaKnownOrder) { key, version, order };
  g_queue_push_head (&self->orders, known);
}

/* The order of all rows, were nothing searched or filtered. (transfer none) */
static LiaRowOrder *
get_order (LiaQueryWorker *self, LiaRecordQuery *query, guint version, GError **error)
{
  g_autofree char *key = make_key (self, query);
  LiaRowOrder *order = recall_order (self, key, version);
  g_autoptr (GArray) ids = NULL;

  if (order != NULL)
    return order;
  ids = lia_record_query_run_base (query, self->reader, error);
  if (ids == NULL)
    return NULL;
  order = lia_row_order_new (ids);
  self->sorted_many = self->sorted_many || ids->len > LIA_MANY_ROWS;
  remember_order (self, g_steal_pointer (&key), version, order);
  return order;
}

/* What is searched and filtered is found without order and then put into the order of all rows, which is known
 * already while somebody types or chooses. */
static GArray *
find_filtered (LiaQueryWorker *self, LiaRecordQuery *query, guint version, GError **error)
{
  g_autoptr (GArray) hits = lia_record_query_run_hits (query, self->reader, error);
  g_autofree char *key = NULL;
  LiaRowOrder *order;

  if (hits == NULL)
    return NULL;
  key = make_key (self, query);
  if (hits->len < FEW_HITS && recall_order (self, key, version) == NULL)
    return lia_record_query_run_some (query, hits, self->reader, error);
  order = get_order (self, query, version, error);
  return order != NULL ? lia_row_order_filter (order, hits) : NULL;
}

static GArray *
find_ids (LiaQueryWorker *self, LiaRecordQuery *query, GError **error)
{
  /* Read before the rows are: what changes meanwhile makes the order old, never wrongly new. */
  guint version = (guint) g_atomic_int_get (&self->version);
  guint limit = lia_record_query_get_limit (query);
  LiaRowOrder *order;
  GArray *ids;

  if (!lia_record_query_is_filtered (query))
    {
      if (limit > 0)
        return lia_record_query_run (query, self->reader, error);
      order = get_order (self, query, version, error);
      return order != NULL ? g_array_ref (lia_row_order_get_ids (order)) : NULL;
    }
  ids = find_filtered (self, query, version, error);
  if (ids != NULL && limit > 0 && ids->len > limit)
    g_array_set_size (ids, limit);
  return ids;
}

static LiaQueryAnswer *
answer (LiaQueryWorker *self, LiaQuestion *question, GCancellable *cancellable, GError **error)
{
  LiaQueryAnswer *result = NULL;
  GArray *ids;

  if (self->reader == NULL)
    self->reader = lia_store_open_reader (self->store, error);
  if (self->reader == NULL || !lia_reader_begin (self->reader, error))
    return NULL;
  lia_reader_set_cancellable (self->reader, cancellable);
  ids = find_ids (self, question->query, error);
  lia_reader_set_cancellable (self->reader, NULL);
  lia_reader_end (self->reader);
  if (ids == NULL)
    {
      /* A connection keeps the pages it has read, also those that a failing disk gave wrong. */
      if (error != NULL && (*error)->domain == LIA_ERROR)
        g_clear_pointer (&self->reader, lia_reader_free);
      return NULL;
    }

  result = g_new (LiaQueryAnswer, 1);
  result->ids = ids;
  result->hunks = lia_list_diff (question->shown, ids, question->anchor);
  return result;
}

static gpointer
run (gpointer data)
{
  LiaQueryWorker *self = data;

  for (;;)
    {
      gpointer item = g_async_queue_pop (self->questions);
      g_autoptr (GTask) task = NULL;
      LiaQueryAnswer *result;
      GError *error = NULL;

      if (item == self)
        break;
      task = item;
      if (g_task_return_error_if_cancelled (task))
        continue;
      result = answer (self, g_task_get_task_data (task), g_task_get_cancellable (task), &error);
      if (result != NULL)
        g_task_return_pointer (task, result, (GDestroyNotify) lia_query_answer_free);
      else
        g_task_return_error (task, error);

      /* The list is shown by now; somebody may be about to type into its search entry. */
      if (self->orders.head != NULL)
        lia_row_order_prepare (((LiaKnownOrder *) self->orders.head->data)->order);
      if (self->sorted_many)
        lia_give_back_memory ();
      self->sorted_many = FALSE;
    }

  g_queue_clear_full (&self->orders, known_order_free);
  g_clear_pointer (&self->reader, lia_reader_free);
  return NULL;
}

static void
on_changed (LiaStore *store, LiaChangeSet *changes, LiaQueryWorker *self)
{
  g_atomic_int_inc (&self->version);
}

static void
on_row_counts_changed (LiaStore *store, GArray *ids, LiaQueryWorker *self)
{
  g_atomic_int_inc (&self->counts_version);
}

static GQuark
worker_quark (void)
{
  return g_quark_from_static_string ("lia-query-worker");
}

LiaQueryWorker *
lia_query_worker_get (LiaStore *store)
{
  LiaQueryWorker *self = g_object_get_qdata (G_OBJECT (store), worker_quark ());

  if (self != NULL)
    {
      g_ref_count_inc (&self->ref_count);
      return self;
    }
  self = g_new0 (LiaQueryWorker, 1);
  g_ref_count_init (&self->ref_count);
  self->store = g_object_ref (store);
  self->changed_id = g_signal_connect (store, "changed", G_CALLBACK (on_changed), self);
  self->counts_changed_id
      = g_signal_connect (store, "row-counts-changed", G_CALLBACK (on_row_counts_changed), self);
  self->questions = g_async_queue_new ();
  g_queue_init (&self->orders);
  self->thread = g_thread_new ("lia-query", run, self);
  g_object_set_qdata (G_OBJECT (store), worker_quark (), self);
  return self;
}

void
lia_query_worker_unref (LiaQueryWorker *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_object_set_qdata (G_OBJECT (self->store), worker_quark (), NULL);
  g_signal_handler_disconnect (self->store, self->changed_id);
  g_signal_handler_disconnect (self->store, self->counts_changed_id);
  g_async_queue_push (self->questions, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->questions);
  g_object_unref (self->store);
  g_free (self);
}

void
lia_query_worker_ask (LiaQueryWorker *self,
                      LiaRecordQuery *query,
                      GArray *shown,
                      gint64 anchor,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  LiaQuestion *question = g_new (LiaQuestion, 1);

  question->query = lia_record_query_ref (query);
  question->shown = g_array_ref (shown);
  question->anchor = anchor;
  g_task_set_task_data (task, question, question_free);
  g_async_queue_push (self->questions, task);
}

LiaQueryAnswer *
lia_query_worker_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
