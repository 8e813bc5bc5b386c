/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-model.h"

#include "lia-derived-field.h"
#include "lia-list-diff.h"
#include "lia-query-worker.h"
#include "lia-question.h"
#include "lia-record-cache.h"
#include "lia-record-private.h"
#include "lia-record-query-private.h"
#include "lia-shown-ids.h"

/* Rows loaded at a time: about a screen, and well under a millisecond. */
#define PAGE_SIZE 32

/* A removal and an addition of more rows than this are told one after the other. */
#define MAX_REPLACED 64

/* Changed rows told in one turn: whoever shows a row makes what shows it anew. */
#define MAX_TOLD 32

struct _LiaRecordModel
{
  GObject parent_instance;

  /* owned */
  LiaStore *store;
  LiaQueryWorker *worker;
  LiaRecordQuery *query;
  LiaRecordCache *cache;
  LiaShownIds *ids;
  LiaQuestion question;

  GArray *
      untold; /* of LiaCachedRow: rows that changed, which is still to be told; in the order of the list */

  gint64 anchor;
  guint telling; /* source */
};

enum
{
  PROP_ITEM_TYPE = 1,
  PROP_LOADING,
  PROP_N_ITEMS,
  PROP_QUERY,
  N_PROPERTIES,
};

enum
{
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaRecordModel,
                               lia_record_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void ask (LiaRecordModel *self);

gint64
lia_record_model_get_row_id (LiaRecordModel *self, guint position)
{
  g_return_val_if_fail (position < lia_shown_ids_get_length (self->ids), 0);

  return lia_shown_ids_get (self->ids, position);
}

/* A row that went away between the list and its loading: its place is kept until the list is asked again. */
static LiaRecord *
make_missing (LiaRecordModel *self, gint64 id)
{
  LiaRecord *record = lia_record_new (lia_record_query_get_record_type (self->query));
  LiaRecordPrivate *priv = lia_record_get_private (record);

  priv->id = id;
  priv->trashed = TRUE;
  return record;
}

static void
load_page (LiaRecordModel *self, guint position)
{
  const LiaRecordType *type = lia_record_query_get_record_type (self->query);
  LiaReader *reader = lia_store_get_reader (self->store);
  guint start = position - position % PAGE_SIZE;
  guint end = MIN (start + PAGE_SIZE, lia_shown_ids_get_length (self->ids));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  gint64 wanted[PAGE_SIZE];
  guint positions[PAGE_SIZE];
  guint n = 0;
  guint next = 0;

  for (guint i = start; i < end; i++)
    {
      gint64 id = lia_record_model_get_row_id (self, i);

      if (lia_record_cache_has (self->cache, id))
        continue;
      wanted[n] = id;
      positions[n++] = i;
    }
  /* A list may still look while its window goes away and the workspace is closed already. */
  if (reader != NULL)
    records = lia_record_load_many (reader, type, wanted, n, &error);
  if (records != NULL)
    lia_record_load_derived (reader, records, &error);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);

  for (guint i = 0; i < n; i++)
    {
      LiaRecord *record
          = records != NULL && next < records->len ? g_ptr_array_index (records, next) : NULL;

      if (record != NULL && lia_record_get_id (record) == wanted[i])
        {
          lia_record_cache_add (self->cache, wanted[i], record, positions[i]);
          next++;
        }
    }
}

static gpointer
list_model_get_item (GListModel *list, guint position)
{
  LiaRecordModel *self = LIA_RECORD_MODEL (list);
  LiaRecord *record;
  gint64 id;

  if (position >= lia_shown_ids_get_length (self->ids))
    return NULL;
  id = lia_record_model_get_row_id (self, position);
  record = lia_record_cache_get (self->cache, id);
  if (record == NULL)
    {
      load_page (self, position);
      record = lia_record_cache_get (self->cache, id);
    }
  if (record == NULL)
    {
      g_autoptr (LiaRecord) missing = make_missing (self, id);

      lia_record_cache_add (self->cache, id, missing, position);
      record = lia_record_cache_get (self->cache, id);
    }
  return g_object_ref (record);
}

static guint
list_model_get_n_items (GListModel *list)
{
  return lia_shown_ids_get_length (LIA_RECORD_MODEL (list)->ids);
}

static GType
list_model_get_item_type (GListModel *list)
{
  return LIA_TYPE_RECORD;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = list_model_get_item;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item_type = list_model_get_item_type;
}

/* Each step leaves the model in the state the signal tells, so that handlers may look. */
static void
tell_hunk (LiaRecordModel *self, const LiaListHunk *hunk)
{
  gboolean apart = hunk->removed > 0 && hunk->added > MAX_REPLACED;

  lia_shown_ids_set (self->ids, hunk->new_start, hunk->old_start + hunk->removed);
  if (apart)
    g_list_model_items_changed (G_LIST_MODEL (self), hunk->new_start, hunk->removed, 0);
  lia_shown_ids_set (self->ids, hunk->new_start + hunk->added, hunk->old_start + hunk->removed);
  g_list_model_items_changed (G_LIST_MODEL (self), hunk->new_start, apart ? 0 : hunk->removed,
                              hunk->added);
}

static void
show (LiaRecordModel *self, LiaQueryAnswer *answer)
{
  guint n_before = lia_shown_ids_get_length (self->ids);

  lia_shown_ids_begin (self->ids, answer->ids);
  for (guint i = 0; i < answer->hunks->len; i++)
    tell_hunk (self, &g_array_index (answer->hunks, LiaListHunk, i));
  lia_shown_ids_end (self->ids);
  if (lia_shown_ids_get_length (self->ids) != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LiaRecordModel) self = lia_question_take_asker (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaQueryAnswer) answer = lia_query_worker_ask_finish (result, &error);

  if (self == NULL || !lia_question_is_answered_by (&self->question, result))
    return;

  if (answer != NULL)
    show (self, answer);
  else
    g_signal_emit (self, signals[FAILED], 0, error);

  /* A handler may have set another query meanwhile; then that one is under way. */
  if (lia_question_end (&self->question, result, answer != NULL))
    ask (self);
}

static void
ask (LiaRecordModel *self)
{
  g_autoptr (GCancellable) cancellable = lia_question_begin (&self->question);

  lia_query_worker_ask (self->worker, self->query, lia_shown_ids_get_array (self->ids),
                        self->anchor, cancellable, on_answer,
                        lia_question_make_data (&self->question));
}

gboolean
lia_record_model_find (LiaRecordModel *self, gint64 id, guint *position)
{
  guint hint = lia_record_cache_get_hint (self->cache, id);
  guint found;

  if (!lia_shown_ids_find (self->ids, id, hint, &found))
    return FALSE;
  if (position != NULL)
    *position = found;
  return TRUE;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const guint *left = a;
  const guint *right = b;

  return (*left > *right) - (*left < *right);
}

/* Where the rows stand that are in the list, ascending. (transfer full) */
static GArray *
find_positions (LiaRecordModel *self, GArray *rows)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < rows->len; i++)
    {
      const LiaCachedRow *row = &g_array_index (rows, LiaCachedRow, i);
      guint position;

      if (lia_shown_ids_find (self->ids, row->id, row->hint, &position))
        g_array_append_val (positions, position);
    }
  g_array_sort (positions, compare_positions);
  return positions;
}

/* Whoever shows the rows must ask for the new record. */
static void
tell_changed (LiaRecordModel *self, GArray *rows)
{
  g_autoptr (GArray) positions = find_positions (self, rows);

  for (guint i = 0; i < positions->len;)
    {
      guint start = g_array_index (positions, guint, i);
      guint n = 1;

      while (i + n < positions->len && g_array_index (positions, guint, i + n) == start + n)
        n++;
      g_list_model_items_changed (G_LIST_MODEL (self), start, n, n);
      i += n;
    }
}

static int
compare_hints (gconstpointer a, gconstpointer b)
{
  const LiaCachedRow *left = a;
  const LiaCachedRow *right = b;

  return (left->hint > right->hint) - (left->hint < right->hint);
}

static gboolean
tell_some (gpointer user_data)
{
  LiaRecordModel *self = user_data;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LiaCachedRow));
  guint n = MIN (self->untold->len, MAX_TOLD);

  g_array_append_vals (rows, self->untold->data, n);
  g_array_remove_range (self->untold, 0, n);
  if (self->untold->len == 0)
    self->telling = 0;
  tell_changed (self, rows);
  if (self->telling != 0)
    return G_SOURCE_CONTINUE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);

  return G_SOURCE_REMOVE;
}

/* Rows whose cells changed. A few are told at once; of many, some each turn. */
static void
tell_touched (LiaRecordModel *self, GArray *rows)
{
  if (self->telling == 0 && rows->len <= MAX_TOLD)
    {
      tell_changed (self, rows);
      return;
    }

  g_array_append_vals (self->untold, rows->data, rows->len);
  g_array_sort (self->untold, compare_hints);
  if (self->telling == 0)
    {
      self->telling = g_idle_add (tell_some, self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
}

static gboolean
is_concerned (LiaRecordModel *self, const LiaChangeSet *changes)
{
  const LiaRecordType *type = lia_record_query_get_record_type (self->query);
  const LiaDerivedField *derived;
  guint n_derived;

  if (lia_change_set_has_table (changes, type->table))
    return TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type == LIA_FIELD_REF
        && lia_change_set_has_table (changes, type->fields[i].target))
      return TRUE;
  derived = lia_record_type_get_derived (type, &n_derived);
  for (guint i = 0; i < n_derived; i++)
    for (const char *const *table = derived[i].tables; *table != NULL; table++)
      if (lia_change_set_has_table (changes, *table))
        return TRUE;
  return FALSE;
}

static void
ask_again (LiaRecordModel *self)
{
  if (lia_question_repeat (&self->question))
    ask (self);
}

/* Findings have no table: what is counted about a row is told on its own. */
static void
on_row_counts_changed (LiaRecordModel *self, GArray *ids)
{
  g_autoptr (GArray) touched = NULL;
  const LiaRecordType *type;

  if (self->query == NULL)
    return;
  type = lia_record_query_get_record_type (self->query);
  if (lia_record_type_find_derived (type, "open_findings") == NULL)
    return;
  touched = lia_record_cache_take (self->cache, ids);
  if (touched->len > 0)
    tell_touched (self, touched);
  if (lia_record_query_uses_row_counts (self->query))
    ask_again (self);
}

static void
on_store_changed (LiaRecordModel *self, const LiaChangeSet *changes)
{
  g_autoptr (GArray) touched = NULL;

  if (self->query == NULL || !is_concerned (self, changes))
    return;

  touched = lia_record_cache_take_touched (self->cache, changes);
  if (touched->len > 0)
    tell_touched (self, touched);
  ask_again (self);
}

void
lia_record_model_set_query (LiaRecordModel *self, LiaRecordQuery *query)
{
  g_return_if_fail (LIA_IS_RECORD_MODEL (self));
  g_return_if_fail (query != NULL);

  lia_record_query_ref (query);
  g_clear_pointer (&self->query, lia_record_query_unref);
  self->query = query;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  ask (self);
}

LiaRecordQuery *
lia_record_model_get_query (LiaRecordModel *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_MODEL (self), NULL);

  return self->query;
}

gboolean
lia_record_model_get_loading (LiaRecordModel *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_MODEL (self), FALSE);

  return lia_question_is_open (&self->question) || self->telling != 0;
}

void
lia_record_model_set_anchor (LiaRecordModel *self, gint64 id)
{
  g_return_if_fail (LIA_IS_RECORD_MODEL (self));

  self->anchor = id;
}

static void
lia_record_model_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LiaRecordModel *self = LIA_RECORD_MODEL (object);

  switch (property_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, LIA_TYPE_RECORD);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, lia_record_model_get_loading (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, lia_shown_ids_get_length (self->ids));
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_record_model_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  LiaRecordModel *self = LIA_RECORD_MODEL (object);

  switch (property_id)
    {
    case PROP_QUERY:
      if (g_value_get_boxed (value) != NULL)
        lia_record_model_set_query (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_record_model_dispose (GObject *object)
{
  LiaRecordModel *self = LIA_RECORD_MODEL (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  lia_question_clear (&self->question);
  g_clear_pointer (&self->worker, lia_query_worker_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lia_record_model_parent_class)->dispose (object);
}

static void
lia_record_model_finalize (GObject *object)
{
  LiaRecordModel *self = LIA_RECORD_MODEL (object);

  g_clear_pointer (&self->query, lia_record_query_unref);
  lia_record_cache_free (self->cache);
  g_array_unref (self->untold);
  lia_shown_ids_free (self->ids);

  G_OBJECT_CLASS (lia_record_model_parent_class)->finalize (object);
}

static void
lia_record_model_class_init (LiaRecordModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lia_record_model_get_property;
  object_class->set_property = lia_record_model_set_property;
  object_class->dispose = lia_record_model_dispose;
  object_class->finalize = lia_record_model_finalize;

  properties[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, LIA_TYPE_RECORD, read);
  properties[PROP_LOADING]
      = g_param_spec_boolean ("loading", NULL, NULL, FALSE, read | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_ITEMS]
      = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_QUERY]
      = g_param_spec_boxed ("query", NULL, NULL, LIA_TYPE_RECORD_QUERY,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
lia_record_model_init (LiaRecordModel *self)
{
  self->cache = lia_record_cache_new ();
  self->ids = lia_shown_ids_new ();
  self->untold = g_array_new (FALSE, FALSE, sizeof (LiaCachedRow));
  lia_question_init (&self->question, self, properties[PROP_LOADING]);
}

LiaRecordModel *
lia_record_model_new (LiaStore *store)
{
  LiaRecordModel *self = g_object_new (LIA_TYPE_RECORD_MODEL, NULL);

  self->store = g_object_ref (store);
  /* Before our own handler, so that it knows of a change when we ask because of it. */
  self->worker = lia_query_worker_get (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "row-counts-changed", G_CALLBACK (on_row_counts_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
