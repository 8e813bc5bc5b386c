/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-facet-private.h"
#include "lia-record-private.h"

struct _LiaRecordFacet
{
  LiaObjectList parent_instance;

  const LiaField *field;
  guint n_selected;
  gboolean quiet; /* several are selected at once: tell at the end */
};

enum
{
  PROP_LABEL = 1,
  PROP_N_ITEMS,
  PROP_N_SELECTED,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaRecordFacet, lia_record_facet, LIA_TYPE_OBJECT_LIST)

static guint
get_n_values (LiaRecordFacet *self)
{
  return lia_object_list_get_length (LIA_OBJECT_LIST (self));
}

static LiaFacetValue *
get_nth (LiaRecordFacet *self, guint nth)
{
  return lia_object_list_get (LIA_OBJECT_LIST (self), nth);
}

/* Whether it narrows the list. */
static gboolean
is_chosen (LiaFacetValue *item)
{
  return lia_facet_value_get_selected (item) || lia_facet_value_get_excluded (item);
}

static void
tell_selection (LiaRecordFacet *self)
{
  guint n = 0;

  for (guint i = 0; i < get_n_values (self); i++)
    n += is_chosen (get_nth (self, i)) ? 1 : 0;
  if (n != self->n_selected)
    {
      self->n_selected = n;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_selected (LiaRecordFacet *self)
{
  if (!self->quiet)
    tell_selection (self);
}

static LiaFacetValue *
find_value (LiaRecordFacet *self, const LiaValue *value)
{
  for (guint i = 0; i < get_n_values (self); i++)
    if (lia_facet_value_is (get_nth (self, i), value))
      return get_nth (self, i);
  return NULL;
}

static LiaFacetValue *
make_value (LiaRecordFacet *self, const LiaValue *value, const char *label, const char *key)
{
  LiaFacetValue *item = lia_facet_value_new (self->field, value, label, key);

  g_signal_connect_object (item, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::excluded", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  return item;
}

/* Takes over @values. */
static void
replace_values (LiaRecordFacet *self, GPtrArray *values)
{
  if (lia_object_list_replace (LIA_OBJECT_LIST (self), values))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

void
lia_record_facet_show (LiaRecordFacet *self, const GArray *entries)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      const LiaFacetEntry *entry = &g_array_index (entries, LiaFacetEntry, i);
      LiaFacetValue *known = find_value (self, &entry->value);
      LiaFacetValue *item;

      /* A renamed row is another object, as labels do not change. */
      if (known != NULL && g_str_equal (lia_facet_value_get_label (known), entry->label)
          && g_strcmp0 (lia_facet_value_get_key (known), entry->key) == 0)
        item = g_object_ref (known);
      else
        {
          item = make_value (self, &entry->value, entry->label, entry->key);
          if (known != NULL)
            {
              self->quiet = TRUE;
              lia_facet_value_set_selected (item, lia_facet_value_get_selected (known));
              lia_facet_value_set_excluded (item, lia_facet_value_get_excluded (known));
              self->quiet = FALSE;
            }
        }
      lia_facet_value_set_count (item, entry->count);
      g_ptr_array_add (values, item);
    }
  /* What was selected while the counting was under way. */
  for (guint i = 0; i < get_n_values (self); i++)
    {
      LiaFacetValue *item = get_nth (self, i);
      const LiaValue value = lia_facet_value_get_value (item);
      gboolean there = FALSE;

      for (guint j = 0; j < values->len && !there; j++)
        there = lia_facet_value_is (g_ptr_array_index (values, j), &value);
      if (!there && is_chosen (item))
        g_ptr_array_add (values, g_object_ref (item));
    }
  replace_values (self, values);
}

GArray *
lia_record_facet_get_selection (LiaRecordFacet *self, gboolean excluded)
{
  GArray *selection = g_array_new (FALSE, FALSE, sizeof (LiaValue));

  for (guint i = 0; i < get_n_values (self); i++)
    {
      LiaFacetValue *item = get_nth (self, i);
      const LiaValue value = lia_facet_value_get_value (item);

      if (excluded ? lia_facet_value_get_excluded (item) : lia_facet_value_get_selected (item))
        g_array_append_val (selection, value);
    }
  return selection;
}

void
lia_record_facet_append_selected (LiaRecordFacet *self, GPtrArray *selected)
{
  for (guint i = 0; i < get_n_values (self); i++)
    if (is_chosen (get_nth (self, i)))
      g_ptr_array_add (selected, g_object_ref (get_nth (self, i)));
}

static gboolean
has_value (const GArray *values, LiaFacetValue *item)
{
  for (guint i = 0; values != NULL && i < values->len; i++)
    if (lia_facet_value_is (item, &g_array_index (values, LiaValue, i)))
      return TRUE;
  return FALSE;
}

/* Not counted yet: their labels come with the counts. */
static void
add_uncounted (LiaRecordFacet *self, const GArray *values, gboolean excluded, GPtrArray *items)
{
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const LiaValue *value = &g_array_index (values, LiaValue, i);
      LiaFacetValue *item;

      if (find_value (self, value) != NULL)
        continue;
      item = make_value (self, value, "", "");
      if (excluded)
        lia_facet_value_set_excluded (item, TRUE);
      else
        lia_facet_value_set_selected (item, TRUE);
      g_ptr_array_add (items, item);
    }
}

void
lia_record_facet_select (LiaRecordFacet *self, const GArray *selected, const GArray *excluded)
{
  GPtrArray *items;
  guint n = (selected != NULL ? selected->len : 0) + (excluded != NULL ? excluded->len : 0);

  if (n == 0 && self->n_selected == 0)
    return;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  self->quiet = TRUE;
  for (guint i = 0; i < get_n_values (self); i++)
    {
      LiaFacetValue *item = get_nth (self, i);

      lia_facet_value_set_selected (item, has_value (selected, item));
      lia_facet_value_set_excluded (item, has_value (excluded, item)
                                              && !lia_facet_value_get_selected (item));
      g_ptr_array_add (items, g_object_ref (item));
    }
  add_uncounted (self, selected, FALSE, items);
  add_uncounted (self, excluded, TRUE, items);
  self->quiet = FALSE;
  replace_values (self, items);
  tell_selection (self);
}

const LiaField *
lia_record_facet_get_field (LiaRecordFacet *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_FACET (self), NULL);

  return self->field;
}

const char *
lia_record_facet_get_label (LiaRecordFacet *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_FACET (self), NULL);

  return lia_field_get_label (self->field);
}

guint
lia_record_facet_get_n_selected (LiaRecordFacet *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_FACET (self), 0);

  return self->n_selected;
}

static void
lia_record_facet_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LiaRecordFacet *self = LIA_RECORD_FACET (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, lia_record_facet_get_label (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, get_n_values (self));
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_record_facet_class_init (LiaRecordFacetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_flags
      = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lia_record_facet_get_property;
  LIA_OBJECT_LIST_CLASS (klass)->item_type = LIA_TYPE_FACET_VALUE;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, read_flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read_flags);
  properties[PROP_N_SELECTED]
      = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, read_flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_record_facet_init (LiaRecordFacet *self)
{
}

LiaRecordFacet *
lia_record_facet_new (const LiaField *field)
{
  LiaRecordFacet *self = g_object_new (LIA_TYPE_RECORD_FACET, NULL);

  self->field = field;
  return self;
}
