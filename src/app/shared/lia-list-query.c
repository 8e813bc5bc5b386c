/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-list-query.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

struct _LiaListQuery
{
  GObject parent_instance;

  /* owned */
  LiaWorkspace *workspace;
  LiaRecordFacets *facets; /* (nullable) */
  LiaRecordQuery *base; /* search and order */
  char *search; /* (nullable) */
  char *sort; /* (nullable) */

  /* borrowed */
  const LiaRecordType *type;

  gboolean descending;
  gboolean changing; /* several things at once, told once */
};

G_DEFINE_FINAL_TYPE (LiaListQuery, lia_list_query, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static LiaRecordQuery *
make_base (LiaListQuery *self)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (self->type);
  g_autoptr (GError) error = NULL;

  lia_record_query_set_search_text (query, self->search);
  /* A column that a newer version saved, or one that is no more: the order of names does. */
  if (!lia_record_query_set_sort (query, self->sort, self->descending, &error))
    {
      g_info ("Sorting by %s: %s", self->sort, error->message);
      lia_record_query_set_sort (query, NULL, FALSE, NULL);
    }

  return g_steal_pointer (&query);
}

static void
update (LiaListQuery *self)
{
  if (self->changing)
    return;

  g_clear_pointer (&self->base, lia_record_query_unref);
  self->base = make_base (self);
  /* The facets tell of their new query, and that is ours. */
  if (self->facets != NULL)
    lia_record_facets_set_base (self->facets, self->base);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_facets_changed (LiaListQuery *self)
{
  if (!self->changing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
lia_list_query_dispose (GObject *object)
{
  LiaListQuery *self = LIA_LIST_QUERY (object);

  if (self->facets != NULL)
    g_signal_handlers_disconnect_by_data (self->facets, self);
  g_clear_object (&self->facets);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_list_query_parent_class)->dispose (object);
}

static void
lia_list_query_finalize (GObject *object)
{
  LiaListQuery *self = LIA_LIST_QUERY (object);

  g_clear_pointer (&self->base, lia_record_query_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->sort, g_free);

  G_OBJECT_CLASS (lia_list_query_parent_class)->finalize (object);
}

static void
lia_list_query_class_init (LiaListQueryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_list_query_dispose;
  object_class->finalize = lia_list_query_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_list_query_init (LiaListQuery *self)
{
}

LiaListQuery *
lia_list_query_new (LiaWorkspace *workspace, const LiaRecordType *type)
{
  LiaListQuery *self = NULL;

  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (LIA_TYPE_LIST_QUERY, NULL);
  self->workspace = g_object_ref (workspace);
  self->type = type;
  self->base = make_base (self);

  return self;
}

const LiaRecordType *
lia_list_query_get_record_type (LiaListQuery *self)
{
  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), NULL);

  return self->type;
}

LiaRecordQuery *
lia_list_query_get_query (LiaListQuery *self)
{
  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), NULL);

  return self->facets != NULL ? lia_record_facets_get_query (self->facets) : self->base;
}

LiaRecordQuery *
lia_list_query_make_query (LiaListQuery *self, const char *search)
{
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autofree char *filters = NULL;

  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), NULL);

  query = lia_record_query_new (self->type);
  filters = self->facets != NULL ? lia_record_facets_save (self->facets) : NULL;
  lia_record_query_set_search_text (query, search);
  lia_record_query_add_saved_filters (query, filters);

  return g_steal_pointer (&query);
}

void
lia_list_query_set_search (LiaListQuery *self, const char *text)
{
  g_autofree char *search = NULL;

  g_return_if_fail (LIA_IS_LIST_QUERY (self));

  search = lia_text_strip (text);
  if (g_set_str (&self->search, search))
    update (self);
}

const char *
lia_list_query_get_search (LiaListQuery *self)
{
  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), NULL);

  return self->search;
}

char *
lia_list_query_get_hint (LiaListQuery *self)
{
  const char *const *hints = NULL;

  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), NULL);

  hints = lia_record_query_get_search_hints (self->base);
  if (hints == NULL || hints[0] == NULL)
    return NULL;

  return g_strjoinv (" · ", (char **) hints);
}

void
lia_list_query_set_sort (LiaListQuery *self, const char *field, gboolean descending)
{
  g_return_if_fail (LIA_IS_LIST_QUERY (self));

  /* The order of names is the table's own, and indexed. */
  if (g_strcmp0 (field, lia_record_type_get_name_field (self->type)->name) == 0)
    field = NULL;
  if (!g_set_str (&self->sort, field) && self->descending == !!descending)
    return;

  self->descending = !!descending;
  update (self);
}

const char *
lia_list_query_get_sort (LiaListQuery *self, gboolean *descending)
{
  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), NULL);

  if (descending != NULL)
    *descending = self->descending;

  return self->sort;
}

LiaRecordFacets *
lia_list_query_get_facets (LiaListQuery *self)
{
  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), NULL);

  if (self->facets == NULL)
    {
      self->facets = lia_record_facets_new (lia_workspace_get_store (self->workspace), self->type);
      lia_record_facets_set_base (self->facets, self->base);
      g_signal_connect_object (self->facets, "notify::query", G_CALLBACK (on_facets_changed), self,
                               G_CONNECT_SWAPPED);
    }

  return self->facets;
}

guint
lia_list_query_get_n_filters (LiaListQuery *self)
{
  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), 0);

  return self->facets != NULL ? lia_record_facets_get_n_selected (self->facets) : 0;
}

gboolean
lia_list_query_is_narrowed (LiaListQuery *self)
{
  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), FALSE);

  return self->search != NULL || lia_list_query_get_n_filters (self) > 0;
}

void
lia_list_query_clear (LiaListQuery *self)
{
  g_return_if_fail (LIA_IS_LIST_QUERY (self));

  self->changing = TRUE;
  lia_list_query_set_search (self, NULL);
  if (self->facets != NULL)
    lia_record_facets_clear (self->facets);
  self->changing = FALSE;
  update (self);
}

static void
describe_values (LiaRecordFacet *facet, gboolean excluded, GString *text)
{
  gboolean first = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facet)); i++)
    {
      g_autoptr (LiaFacetValue) value = g_list_model_get_item (G_LIST_MODEL (facet), i);
      g_autofree char *label = NULL;

      if (excluded ? !lia_facet_value_get_excluded (value) : !lia_facet_value_get_selected (value))
        continue;
      if (first && text->len > 0)
        g_string_append (text, " · ");
      if (first)
        /* Translators: of a filter that leaves values out; they follow: "Country, not: Kenya, Uganda" */
        g_string_append_printf (text, excluded ? _ ("%s, not: ") : _ ("%s: "),
                                lia_record_facet_get_label (facet));
      label = lia_text_make_bidi_visible (lia_facet_value_get_label (value));
      g_string_append_printf (text, "%s%s", first ? "" : ", ", label);
      first = FALSE;
    }
}

char *
lia_list_query_describe (LiaListQuery *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (LIA_IS_LIST_QUERY (self), NULL);

  if (self->search != NULL)
    {
      g_autofree char *shown = lia_text_make_bidi_visible (self->search);

      g_string_append_printf (text, _ ("“%s”"), shown);
    }
  for (guint i = 0;
       self->facets != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->facets)); i++)
    {
      g_autoptr (LiaRecordFacet) facet = g_list_model_get_item (G_LIST_MODEL (self->facets), i);

      describe_values (facet, FALSE, text);
      describe_values (facet, TRUE, text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_text (LiaRecord *list, const char *field, const char *text)
{
  LiaValue value = text != NULL ? LIA_TEXT (text) : LIA_NULL;

  lia_record_set_value (list, field, &value);
}

void
lia_list_query_store (LiaListQuery *self, LiaRecord *list)
{
  g_autofree char *filters = NULL;

  g_return_if_fail (LIA_IS_LIST_QUERY (self));
  g_return_if_fail (LIA_IS_RECORD (list));

  filters = self->facets != NULL ? lia_record_facets_save (self->facets) : NULL;
  set_text (list, "subject", self->type->table);
  set_text (list, "search", self->search);
  set_text (list, "filters", filters);
  set_text (list, "sort", self->sort);
  lia_record_set_value (list, "descending", &LIA_INTEGER (self->descending));
}

void
lia_list_query_restore (LiaListQuery *self, LiaRecord *list)
{
  const char *filters = NULL;

  g_return_if_fail (LIA_IS_LIST_QUERY (self));
  g_return_if_fail (list == NULL || LIA_IS_RECORD (list));

  self->changing = TRUE;
  filters = list != NULL ? lia_record_get_text (list, "filters") : NULL;
  lia_list_query_set_search (self, list != NULL ? lia_record_get_text (list, "search") : NULL);
  lia_list_query_set_sort (self, list != NULL ? lia_record_get_text (list, "sort") : NULL,
                           list != NULL && lia_record_get_integer (list, "descending") != 0);
  if (filters != NULL || self->facets != NULL)
    lia_record_facets_load (lia_list_query_get_facets (self), filters);
  self->changing = FALSE;
  update (self);
}
