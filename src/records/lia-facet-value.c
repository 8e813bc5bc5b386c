/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-facet-private.h"

struct _LiaFacetValue
{
  GObject parent_instance;

  const LiaField *field;
  guint count;
  gboolean selected;
  gboolean excluded;

  /* owned */
  LiaValue value;
  char *label;
  char *key;
};

enum
{
  PROP_LABEL = 1,
  PROP_COUNT,
  PROP_SELECTED,
  PROP_EXCLUDED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LiaFacetValue, lia_facet_value, G_TYPE_OBJECT)

const char *
lia_facet_value_get_label (LiaFacetValue *self)
{
  g_return_val_if_fail (LIA_IS_FACET_VALUE (self), NULL);

  return self->label;
}

const char *
lia_facet_value_get_key (LiaFacetValue *self)
{
  return self->key;
}

guint
lia_facet_value_get_count (LiaFacetValue *self)
{
  g_return_val_if_fail (LIA_IS_FACET_VALUE (self), 0);

  return self->count;
}

void
lia_facet_value_set_count (LiaFacetValue *self, guint count)
{
  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

gboolean
lia_facet_value_get_selected (LiaFacetValue *self)
{
  g_return_val_if_fail (LIA_IS_FACET_VALUE (self), FALSE);

  return self->selected;
}

/* Told when both are as they are to be. */
static void
set_state (LiaFacetValue *self, gboolean selected, gboolean excluded)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->selected != !!selected)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  if (self->excluded != !!excluded)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXCLUDED]);
  self->selected = !!selected;
  self->excluded = !!excluded;
  g_object_thaw_notify (G_OBJECT (self));
}

void
lia_facet_value_set_selected (LiaFacetValue *self, gboolean selected)
{
  g_return_if_fail (LIA_IS_FACET_VALUE (self));

  set_state (self, selected, self->excluded && !selected);
}

gboolean
lia_facet_value_get_excluded (LiaFacetValue *self)
{
  g_return_val_if_fail (LIA_IS_FACET_VALUE (self), FALSE);

  return self->excluded;
}

void
lia_facet_value_set_excluded (LiaFacetValue *self, gboolean excluded)
{
  g_return_if_fail (LIA_IS_FACET_VALUE (self));

  set_state (self, self->selected && !excluded, excluded);
}

LiaValue
lia_facet_value_get_value (LiaFacetValue *self)
{
  return self->value;
}

gboolean
lia_facet_value_is (LiaFacetValue *self, const LiaValue *value)
{
  return lia_value_equal (&self->value, value);
}

const LiaField *
lia_facet_value_get_field (LiaFacetValue *self)
{
  g_return_val_if_fail (LIA_IS_FACET_VALUE (self), NULL);

  return self->field;
}

static void
lia_facet_value_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LiaFacetValue *self = LIA_FACET_VALUE (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;
    case PROP_EXCLUDED:
      g_value_set_boolean (value, self->excluded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_facet_value_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SELECTED:
      lia_facet_value_set_selected (LIA_FACET_VALUE (object), g_value_get_boolean (value));
      break;
    case PROP_EXCLUDED:
      lia_facet_value_set_excluded (LIA_FACET_VALUE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_facet_value_finalize (GObject *object)
{
  LiaFacetValue *self = LIA_FACET_VALUE (object);

  g_free ((char *) self->value.text);
  g_free (self->label);
  g_free (self->key);

  G_OBJECT_CLASS (lia_facet_value_parent_class)->finalize (object);
}

static void
lia_facet_value_class_init (LiaFacetValueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_flags
      = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lia_facet_value_get_property;
  object_class->set_property = lia_facet_value_set_property;
  object_class->finalize = lia_facet_value_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, read_flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, read_flags);
  properties[PROP_SELECTED]
      = g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXCLUDED]
      = g_param_spec_boolean ("excluded", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lia_facet_value_init (LiaFacetValue *self)
{
}

LiaFacetValue *
lia_facet_value_new (const LiaField *field,
                     const LiaValue *value,
                     const char *label,
                     const char *key)
{
  LiaFacetValue *self = g_object_new (LIA_TYPE_FACET_VALUE, NULL);

  self->field = field;
  self->value = *value;
  self->value.text = value->type == LIA_VALUE_TEXT ? g_strdup (value->text) : NULL;
  self->label = g_strdup (label);
  self->key = g_strdup (key);
  return self;
}
