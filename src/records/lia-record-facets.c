/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-facets.h"

#include "lia-derived-field.h"
#include "lia-facet-private.h"
#include "lia-question.h"
#include "lia-record-query-private.h"
#include "lia-saved-filters.h"

struct _LiaRecordFacets
{
  LiaObjectList parent_instance;

  const LiaRecordType *type;
  gboolean quiet; /* several facets change at once: tell at the end */

  /* owned */
  LiaFacetWorker *worker;
  LiaObjectList *selected; /* of LiaFacetValue */
  LiaRecordQuery *base; /* (nullable) */
  LiaRecordQuery *query; /* (nullable) */
  LiaQuestion question;
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

G_DEFINE_FINAL_TYPE (LiaRecordFacets, lia_record_facets, LIA_TYPE_OBJECT_LIST)

static guint
get_n_facets (LiaRecordFacets *self)
{
  return lia_object_list_get_length (LIA_OBJECT_LIST (self));
}

static LiaRecordFacet *
get_facet (LiaRecordFacets *self, guint nth)
{
  return lia_object_list_get (LIA_OBJECT_LIST (self), nth);
}

/* The chips follow; what is shown already stays. */
static void
update_selected (LiaRecordFacets *self)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < get_n_facets (self); i++)
    lia_record_facet_append_selected (get_facet (self, i), selected);
  if (lia_object_list_replace (self->selected, selected))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static GPtrArray *
get_filters (LiaRecordFacets *self)
{
  GPtrArray *filters = lia_saved_filters_new ();

  for (guint i = 0; i < get_n_facets (self); i++)
    {
      LiaRecordFacet *facet = get_facet (self, i);
      g_autoptr (GArray) selected = lia_record_facet_get_selection (facet, FALSE);
      g_autoptr (GArray) excluded = lia_record_facet_get_selection (facet, TRUE);

      lia_saved_filters_add (filters, lia_record_facet_get_field (facet), FALSE, selected);
      lia_saved_filters_add (filters, lia_record_facet_get_field (facet), TRUE, excluded);
    }
  return filters;
}

static void ask (LiaRecordFacets *self);

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LiaRecordFacets) self = lia_question_take_asker (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = lia_facet_worker_ask_finish (result, &error);

  if (self == NULL || !lia_question_is_answered_by (&self->question, result))
    return;

  for (guint i = 0; answers != NULL && i < get_n_facets (self); i++)
    lia_record_facet_show (get_facet (self, i), g_ptr_array_index (answers, i));
  update_selected (self);
  if (answers == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  if (lia_question_end (&self->question, result, answers != NULL))
    ask (self);
}

/* Rows that are left out count nowhere, so they go with the base. (transfer full) */
static LiaRecordQuery *
make_counted_query (LiaRecordFacets *self)
{
  LiaRecordQuery *query = lia_record_query_copy (self->base);
  g_autoptr (GPtrArray) filters = lia_saved_filters_new ();

  for (guint i = 0; i < get_n_facets (self); i++)
    {
      LiaRecordFacet *facet = get_facet (self, i);
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
  g_autoptr (GCancellable) cancellable = lia_question_begin (&self->question);
  g_autoptr (GPtrArray) selections
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < get_n_facets (self); i++)
    {
      LiaRecordFacet *facet = get_facet (self, i);

      g_ptr_array_add (selections, lia_record_facet_get_selection (facet, FALSE));
      g_ptr_array_add (exclusions, lia_record_facet_get_selection (facet, TRUE));
    }
  lia_facet_worker_ask (self->worker, counted, (GArray **) selections->pdata,
                        (GArray **) exclusions->pdata, cancellable, on_answer,
                        lia_question_make_data (&self->question));
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
  for (guint i = 0; i < get_n_facets (self); i++)
    {
      const LiaField *field = lia_record_facet_get_field (get_facet (self, i));
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
  if (lia_question_repeat (&self->question))
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

  for (guint i = 0; i < get_n_facets (self); i++)
    {
      LiaRecordFacet *facet = get_facet (self, i);

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
  for (guint i = 0; i < get_n_facets (self); i++)
    {
      LiaRecordFacet *facet = get_facet (self, i);
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
      g_value_set_uint (value, get_n_facets (self));
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, lia_record_facets_get_n_selected (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, lia_question_is_open (&self->question));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_record_facets_dispose (GObject *object)
{
  LiaRecordFacets *self = LIA_RECORD_FACETS (object);

  lia_question_clear (&self->question);
  g_clear_pointer (&self->worker, lia_facet_worker_free);

  G_OBJECT_CLASS (lia_record_facets_parent_class)->dispose (object);
}

static void
lia_record_facets_finalize (GObject *object)
{
  LiaRecordFacets *self = LIA_RECORD_FACETS (object);

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
  LIA_OBJECT_LIST_CLASS (klass)->item_type = LIA_TYPE_RECORD_FACET;

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
  self->selected = lia_object_list_new ();
  lia_question_init (&self->question, self, properties[PROP_LOADING]);
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
  lia_object_list_append (LIA_OBJECT_LIST (self), facet);
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
