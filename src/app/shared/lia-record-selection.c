/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-record-selection.h"

/* A whole list longer than this is selected as such, not as its records: nobody waits for a hundred thousand. */
#define MAX_WHOLE_BY_ID 2000

/* From so many selected records on, going through the list once is quicker than finding each in it. */
#define MANY_IDS 64

struct _LiaRecordSelection
{
  GObject parent_instance;

  /* owned */
  LiaRecordModel *model;
  GHashTable
      *ids; /* (element-type gint64): a set: the selected records; with @all, those that are not */

  guint count; /* of selected records in the list; G_MAXUINT: not known */
  gboolean all;
};

static GType
lia_record_selection_get_item_type (GListModel *list)
{
  return LIA_TYPE_RECORD;
}

static guint
lia_record_selection_get_n_items (GListModel *list)
{
  LiaRecordSelection *self = LIA_RECORD_SELECTION (list);

  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static gpointer
lia_record_selection_get_item (GListModel *list, guint position)
{
  LiaRecordSelection *self = LIA_RECORD_SELECTION (list);

  return g_list_model_get_item (G_LIST_MODEL (self->model), position);
}

static void
lia_record_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = lia_record_selection_get_item_type;
  iface->get_n_items = lia_record_selection_get_n_items;
  iface->get_item = lia_record_selection_get_item;
}

static gboolean
lia_record_selection_is_selected (GtkSelectionModel *selection, guint position)
{
  LiaRecordSelection *self = LIA_RECORD_SELECTION (selection);

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return FALSE;

  gint64 id = lia_record_model_get_row_id (self->model, position);

  return g_hash_table_contains (self->ids, &id) != self->all;
}

static void
lia_record_selection_mark (LiaRecordSelection *self, guint position, gboolean selected)
{
  gint64 id = lia_record_model_get_row_id (self->model, position);

  if (selected == self->all)
    g_hash_table_remove (self->ids, &id);
  else if (!g_hash_table_contains (self->ids, &id))
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
}

/* The other calls of the interface end up here, in GTK's own default implementations. */
static gboolean
lia_record_selection_set_selection (GtkSelectionModel *selection,
                                    GtkBitset *selected,
                                    GtkBitset *mask)
{
  LiaRecordSelection *self = LIA_RECORD_SELECTION (selection);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  GtkBitsetIter iter;
  guint position;

  if (n_items == 0 || gtk_bitset_is_empty (mask))
    return TRUE;

  /* Selecting one row sends a mask over the whole list: that forgets hidden records too, and quickly. */
  gboolean whole = gtk_bitset_get_size_in_range (mask, 0, n_items - 1) == n_items;
  if (whole)
    {
      g_hash_table_remove_all (self->ids);
      self->all = n_items > MAX_WHOLE_BY_ID
                  && gtk_bitset_get_size_in_range (selected, 0, n_items - 1) == n_items;
    }

  for (gboolean more = !(whole && self->all)
                       && gtk_bitset_iter_init_first (&iter, whole ? selected : mask, &position);
       more && position < n_items; more = gtk_bitset_iter_next (&iter, &position))
    lia_record_selection_mark (self, position, whole || gtk_bitset_contains (selected, position));
  self->count = G_MAXUINT;

  guint first = gtk_bitset_get_minimum (mask);
  guint last = MIN (gtk_bitset_get_maximum (mask), n_items - 1);
  if (first <= last)
    gtk_selection_model_selection_changed (selection, first, last - first + 1);

  return TRUE;
}

static void
lia_record_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = lia_record_selection_is_selected;
  iface->set_selection = lia_record_selection_set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (
    LiaRecordSelection,
    lia_record_selection,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lia_record_selection_list_model_init)
        G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, lia_record_selection_selection_model_init))

static void
lia_record_selection_dispose (GObject *object)
{
  LiaRecordSelection *self = LIA_RECORD_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->ids, g_hash_table_unref);

  G_OBJECT_CLASS (lia_record_selection_parent_class)->dispose (object);
}

static void
lia_record_selection_class_init (LiaRecordSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_record_selection_dispose;
}

static void
lia_record_selection_init (LiaRecordSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
on_items_changed (LiaRecordSelection *self, guint position, guint n_removed, guint n_added)
{
  self->count = G_MAXUINT;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* "All" was said of what was asked for then: it must not come to mean everything when a filter goes. */
static void
on_query_changed (LiaRecordSelection *self)
{
  if (self->all)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
}

LiaRecordSelection *
lia_record_selection_new (LiaRecordModel *model)
{
  g_return_val_if_fail (LIA_IS_RECORD_MODEL (model), NULL);

  LiaRecordSelection *self = g_object_new (LIA_TYPE_RECORD_SELECTION, NULL);
  self->model = g_object_ref (model);
  self->count = G_MAXUINT;
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::query", G_CALLBACK (on_query_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

LiaRecordModel *
lia_record_selection_get_model (LiaRecordSelection *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_SELECTION (self), NULL);

  return self->model;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

/* Through the whole list, in its order. */
static void
collect_ids (LiaRecordSelection *self, GArray *ids)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < n_items; i++)
    {
      gint64 id = lia_record_model_get_row_id (self->model, i);

      if (g_hash_table_contains (self->ids, &id) != self->all)
        g_array_append_val (ids, id);
    }
}

GArray *
lia_record_selection_get_ids (LiaRecordSelection *self)
{
  g_autoptr (GArray) positions = NULL;
  g_autoptr (GArray) ids = NULL;
  GHashTableIter iter;
  gpointer key;
  guint position;

  g_return_val_if_fail (LIA_IS_RECORD_SELECTION (self), NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (self->all || g_hash_table_size (self->ids) > MANY_IDS)
    {
      collect_ids (self, ids);
      return g_steal_pointer (&ids);
    }

  positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (lia_record_model_find (self->model, *(gint64 *) key, &position))
      g_array_append_val (positions, position);

  g_array_sort (positions, compare_positions);
  for (guint i = 0; i < positions->len; i++)
    {
      gint64 id = lia_record_model_get_row_id (self->model, g_array_index (positions, guint, i));
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

guint
lia_record_selection_get_count (LiaRecordSelection *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_SELECTION (self), 0);

  if (self->count == G_MAXUINT)
    {
      if (self->all && g_hash_table_size (self->ids) == 0)
        {
          self->count = g_list_model_get_n_items (G_LIST_MODEL (self->model));
        }
      else
        {
          g_autoptr (GArray) ids = lia_record_selection_get_ids (self);

          self->count = ids->len;
        }
    }

  return self->count;
}

LiaRecord *
lia_record_selection_get_single (LiaRecordSelection *self)
{
  g_autoptr (GArray) ids = NULL;
  guint position = 0;

  g_return_val_if_fail (LIA_IS_RECORD_SELECTION (self), NULL);

  if (lia_record_selection_get_count (self) != 1)
    return NULL;

  ids = lia_record_selection_get_ids (self);
  if (!lia_record_model_find (self->model, g_array_index (ids, gint64, 0), &position))
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (self->model), position);
}

void
lia_record_selection_select_only (LiaRecordSelection *self, gint64 id)
{
  g_return_if_fail (LIA_IS_RECORD_SELECTION (self));

  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  g_hash_table_remove_all (self->ids);
  g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  self->all = FALSE;
  self->count = G_MAXUINT;
  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_items);
}
