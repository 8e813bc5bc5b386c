/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-facets.h"

#include "lia-derived-field.h"
#include "lia-facet-private.h"
#include "lia-record-query-private.h"
#include "lia-saved-filters.h"

struct _LiaRecordFacets
{
  GObject parent_instance;

  const LiaRecordType *type;
  gboolean quiet; /* several facets change at once: tell at the end */
  gboolean again; /* rows changed since the question under way was asked */

  /* owned */
  LiaFacetWorker *worker;
  GPtrArray *facets; /* (element-type LiaRecordFacet) */
  GListStore *selected; /* of LiaFacetValue */
  LiaRecordQuery *base; /* (nullable) */
  LiaRecordQuery *query; /* (nullable) */
  GCancellable *cancellable; /* of the question under way, else NULL */
};

enum
{
  PROP_QUERY = 1,
  PROP_N_ITEMS,
  PROP_N_SELECTED,
  PROP_LOADING,
  N_PROPERTIES,
};

enum
{
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static GType
list_model_get_item_type (GListModel *list)
{
  return LIA_TYPE_RECORD_FACET;
}

static guint
list_model_get_n_items (GListModel *list)
{
  return LIA_RECORD_FACETS (list)->facets->len;
}

static gpointer
list_model_get_item (GListModel *list, guint position)
{
  LiaRecordFacets *self = LIA_RECORD_FACETS (list);

  return position < self->facets->len ? g_object_ref (g_ptr_array_index (self->facets, position))
                                      : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaRecordFacets,
                               lia_record_facets,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The chips follow; what is shown already stays. */
static void
update_selected (LiaRecordFacets *self)
{
  g_autoptr (GPtrArray) selected = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selected));
  guint start = 0;
  guint end = 0;

  for (guint i = 0; i < self->facets->len; i++)
    lia_record_facet_append_selected (g_ptr_array_index (self->facets, i), selected);
  for (; start < MIN (n, selected->len); start++)
    {
      g_autoptr (LiaFacetValue) item = g_list_model_get_item (G_LIST_MODEL (self->selected), start);

      if (item != g_ptr_array_index (selected, start))
        break;
    }
  for (; end < MIN (n, selected->len) - start; end++)
    {
      g_autoptr (LiaFacetValue) item
          = g_list_model_get_item (G_LIST_MODEL (self->selected), n - 1 - end);

      if (item != g_ptr_array_index (selected, selected->len - 1 - end))
        break;
    }
  if (start == n && n == selected->len)
    return;
  g_list_store_splice (self->selected, start, n - start - end, selected->pdata + start,
                       selected->len - start - end);
  if (n != selected->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static GPtrArray *
get_filters (LiaRecordFacets *self)
{
  GPtrArray *filters = lia_saved_filters_new ();

  for (guint i = 0; i < self->facets->len; i++)
    {
      LiaRecordFacet *facet = g_ptr_array_index (self->facets, i);
      g_autoptr (GArray) selected = lia_record_facet_get_selection (facet, FALSE);
      g_autoptr (GArray) excluded = lia_record_facet_get_selection (facet, TRUE);

      lia_saved_filters_add (filters, lia_record_facet_get_field (facet), FALSE, selected);
      lia_saved_filters_add (filters, lia_record_facet_get_field (facet), TRUE, excluded);
    }
  return filters;
}

static void ask (LiaRecordFacets *self);

static void
set_cancellable (LiaRecordFacets *self, GCancellable *cancellable)
{
  gboolean was_loading = self->cancellable != NULL;

  g_set_object (&self->cancellable, cancellable);
  if (was_loading != (cancellable != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr (LiaRecordFacets) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = lia_facet_worker_ask_finish (result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  /* Of an earlier question: the one that took its place is under way. */
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  for (guint i = 0; answers != NULL && i < self->facets->len; i++)
    lia_record_facet_show (g_ptr_array_index (self->facets, i), g_ptr_array_index (answers, i));
  update_selected (self);
  if (answers == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (self->again && answers != NULL)
    ask (self);
  else
    set_cancellable (self, NULL);
}

/* Rows that are left out count nowhere, so they go with the base. (transfer full) */
static LiaRecordQuery *
make_counted_query (LiaRecordFacets *self)
{
  LiaRecordQuery *query = lia_record_query_copy (self->base);
  g_autoptr (GPtrArray) filters = lia_saved_filters_new ();

  for (guint i = 0; i < self->facets->len; i++)
    {
      LiaRecordFacet *facet = g_ptr_array_index (self->facets, i);
      g_autoptr (GArray) excluded = lia_record_facet_get_selection (facet, TRUE);

      lia_saved_filters_add (filters, lia_record_facet_get_field (facet), TRUE, excluded);
    }
  lia_saved_filters_apply (filters, query);
  return query;
}

static void
ask (LiaRecordFacets *self)
{
  g_autoptr (LiaRecordQuery) counted = make_counted_query (self);
  g_autoptr (GPtrArray) exclusions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) selections
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GWeakRef *weak = g_new (GWeakRef, 1);

  self->again = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->facets->len; i++)
    {
      LiaRecordFacet *facet = g_ptr_array_index (self->facets, i);

      g_ptr_array_add (selections, lia_record_facet_get_selection (facet, FALSE));
      g_ptr_array_add (exclusions, lia_record_facet_get_selection (facet, TRUE));
    }
  g_weak_ref_init (weak, self);
  lia_facet_worker_ask (self->worker, counted, (GArray **) selections->pdata,
                        (GArray **) exclusions->pdata, cancellable, on_answer, weak);
  set_cancellable (self, cancellable);
}

static void
update_query (LiaRecordFacets *self)
{
  g_autoptr (GPtrArray) filters = NULL;

  if (self->base == NULL)
    return;
  filters = get_filters (self);
  g_clear_pointer (&self->query, lia_record_query_unref);
  self->query = lia_record_query_copy (self->base);
  lia_saved_filters_apply (filters, self->query);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

static void
on_selection_changed (LiaRecordFacets *self)
{
  if (self->quiet)
    return;
  update_selected (self);
  update_query (self);
  if (self->base != NULL)
    ask (self);
}

static gboolean
has_any_table (const LiaChangeSet *changes, const char *const *tables)
{
  for (; *tables != NULL; tables++)
    if (lia_change_set_has_table (changes, *tables))
      return TRUE;
  return FALSE;
}

/* Whether a facet is made from rows of other tables that changed: which rows of ours that concerns is not told. */
static gboolean
is_derived_from (LiaRecordFacets *self, const LiaChangeSet *changes)
{
  for (guint i = 0; i < self->facets->len; i++)
    {
      const LiaField *field = lia_record_facet_get_field (g_ptr_array_index (self->facets, i));
      const LiaDerivedField *derived = lia_record_type_find_derived (self->type, field->name);

      if (derived != NULL && has_any_table (changes, derived->tables))
        return TRUE;
    }
  return FALSE;
}

/* Whether rows changed by which ours may be searched, or the names the values of a facet have. */
static gboolean
is_concerned (LiaRecordFacets *self, const LiaChangeSet *changes)
{
  guint n_derived;
  const LiaDerivedField *derived = lia_record_type_get_derived (self->type, &n_derived);

  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->type->fields[i].type == LIA_FIELD_REF
        && lia_change_set_has_table (changes, self->type->fields[i].target))
      return TRUE;
  for (guint i = 0; i < n_derived; i++)
    if (has_any_table (changes, derived[i].tables))
      return self->base != NULL && lia_record_query_is_filtered (self->base);
  return FALSE;
}

static void
count_again (LiaRecordFacets *self)
{
  if (self->base == NULL)
    return;
  /* A question under way is not given up, or a stream of commits would keep the counts from ever changing. */
  if (self->cancellable != NULL)
    self->again = TRUE;
  else
    ask (self);
}

static void
on_store_changed (LiaRecordFacets *self, const LiaChangeSet *changes)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gboolean listed = !is_derived_from (self, changes)
                          && lia_change_set_append_rows (changes, self->type->table, ids);

  if (listed && ids->len == 0 && !is_concerned (self, changes))
    return;
  lia_facet_worker_note (self->worker, listed ? ids : NULL);
  count_again (self);
}

/* Findings have no table: what is counted about a row is told on its own. */
static void
on_row_counts_changed (LiaRecordFacets *self, GArray *ids)
{
  if (lia_record_facets_find (self, "open_findings") == NULL)
    return;
  lia_facet_worker_note (self->worker, ids);
  count_again (self);
}

void
lia_record_facets_set_base (LiaRecordFacets *self, LiaRecordQuery *base)
{
  g_return_if_fail (LIA_IS_RECORD_FACETS (self));
  g_return_if_fail (base != NULL && lia_record_query_get_record_type (base) == self->type);

  lia_record_query_ref (base);
  g_clear_pointer (&self->base, lia_record_query_unref);
  self->base = base;
  update_query (self);
  ask (self);
}

LiaRecordQuery *
lia_record_facets_get_query (LiaRecordFacets *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_FACETS (self), NULL);

  return self->query;
}

LiaRecordFacet *
lia_record_facets_find (LiaRecordFacets *self, const char *field)
{
  g_return_val_if_fail (LIA_IS_RECORD_FACETS (self), NULL);

  for (guint i = 0; i < self->facets->len; i++)
    {
      LiaRecordFacet *facet = g_ptr_array_index (self->facets, i);

      if (g_strcmp0 (lia_record_facet_get_field (facet)->name, field) == 0)
        return facet;
    }
  return NULL;
}

GListModel *
lia_record_facets_get_selected (LiaRecordFacets *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_FACETS (self), NULL);

  return G_LIST_MODEL (self->selected);
}

guint
lia_record_facets_get_n_selected (LiaRecordFacets *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_FACETS (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selected));
}

void
lia_record_facets_clear (LiaRecordFacets *self)
{
  lia_record_facets_load (self, NULL);
}

char *
lia_record_facets_save (LiaRecordFacets *self)
{
  g_autoptr (GPtrArray) filters = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_FACETS (self), NULL);

  filters = get_filters (self);
  return lia_saved_filters_print (self->type, filters);
}

void
lia_record_facets_load (LiaRecordFacets *self, const char *filters)
{
  g_autoptr (GPtrArray) parsed = NULL;

  g_return_if_fail (LIA_IS_RECORD_FACETS (self));

  parsed = lia_saved_filters_parse (self->type, filters);
  self->quiet = TRUE;
  for (guint i = 0; i < self->facets->len; i++)
    {
      LiaRecordFacet *facet = g_ptr_array_index (self->facets, i);
      const LiaField *field = lia_record_facet_get_field (facet);

      lia_record_facet_select (facet, lia_saved_filters_find (parsed, field, FALSE),
                               lia_saved_filters_find (parsed, field, TRUE));
    }
  self->quiet = FALSE;
  on_selection_changed (self);
}

static void
lia_record_facets_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  LiaRecordFacets *self = LIA_RECORD_FACETS (object);

  switch (property_id)
    {
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->facets->len);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, lia_record_facets_get_n_selected (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_record_facets_dispose (GObject *object)
{
  LiaRecordFacets *self = LIA_RECORD_FACETS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->worker, lia_facet_worker_free);

  G_OBJECT_CLASS (lia_record_facets_parent_class)->dispose (object);
}

static void
lia_record_facets_finalize (GObject *object)
{
  LiaRecordFacets *self = LIA_RECORD_FACETS (object);

  g_ptr_array_unref (self->facets);
  g_object_unref (self->selected);
  g_clear_pointer (&self->base, lia_record_query_unref);
  g_clear_pointer (&self->query, lia_record_query_unref);

  G_OBJECT_CLASS (lia_record_facets_parent_class)->finalize (object);
}

static void
lia_record_facets_class_init (LiaRecordFacetsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_flags
      = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lia_record_facets_get_property;
  object_class->dispose = lia_record_facets_dispose;
  object_class->finalize = lia_record_facets_finalize;

  properties[PROP_QUERY]
      = g_param_spec_boxed ("query", NULL, NULL, LIA_TYPE_RECORD_QUERY, read_flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read_flags);
  properties[PROP_N_SELECTED]
      = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, read_flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, read_flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
lia_record_facets_init (LiaRecordFacets *self)
{
  self->facets = g_ptr_array_new_with_free_func (g_object_unref);
  self->selected = g_list_store_new (LIA_TYPE_FACET_VALUE);
}

static void
add_facet (LiaRecordFacets *self, const LiaField *field, GPtrArray *fields)
{
  LiaRecordFacet *facet;

  if (!(field->flags & LIA_FIELD_FACET))
    return;
  facet = lia_record_facet_new (field);
  g_signal_connect_object (facet, "changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->facets, facet);
  g_ptr_array_add (fields, (gpointer) field);
}

LiaRecordFacets *
lia_record_facets_new (LiaStore *store, const LiaRecordType *type)
{
  LiaRecordFacets *self = g_object_new (LIA_TYPE_RECORD_FACETS, NULL);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  guint n_derived;
  const LiaDerivedField *derived = lia_record_type_get_derived (type, &n_derived);

  self->type = type;
  for (guint i = 0; i < type->n_fields; i++)
    add_facet (self, &type->fields[i], fields);
  for (guint i = 0; i < n_derived; i++)
    add_facet (self, &derived[i].field, fields);
  self->worker
      = lia_facet_worker_new (store, type, (const LiaField *const *) fields->pdata, fields->len);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "row-counts-changed", G_CALLBACK (on_row_counts_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
