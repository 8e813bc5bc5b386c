/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-string-set.h"

enum
{
  PROP_ID = 1,
  PROP_DISPLAY_NAME,
  PROP_TRASHED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LiaRecord, lia_record, G_TYPE_OBJECT)

LiaRecordPrivate *
lia_record_get_private (LiaRecord *self)
{
  return lia_record_get_instance_private (self);
}

static void
set_default (const LiaField *field, LiaRecordCell *cell)
{
  if (field->type == LIA_FIELD_BOOLEAN)
    cell->type = LIA_VALUE_INTEGER;
  else if (field->type == LIA_FIELD_CHOICE && (field->flags & LIA_FIELD_REQUIRED))
    {
      cell->type = LIA_VALUE_TEXT;
      cell->text = g_strdup (field->choices[0].token);
    }
}

static void
lia_record_constructed (GObject *object)
{
  LiaRecord *self = LIA_RECORD (object);
  LiaRecordPrivate *priv = lia_record_get_private (self);

  priv->type = LIA_RECORD_GET_CLASS (self)->record_type;
  priv->cells = g_new0 (LiaRecordCell, priv->type->n_fields);
  for (guint i = 0; i < priv->type->n_fields; i++)
    set_default (&priv->type->fields[i], &priv->cells[i]);

  G_OBJECT_CLASS (lia_record_parent_class)->constructed (object);
}

static void
lia_record_finalize (GObject *object)
{
  LiaRecordPrivate *priv = lia_record_get_private (LIA_RECORD (object));

  for (guint i = 0; i < priv->type->n_fields; i++)
    g_free (priv->cells[i].text);
  g_free (priv->cells);
  for (guint i = 0; priv->derived != NULL && i < lia_record_type_get_class (priv->type)->n_derived;
       i++)
    g_free (priv->derived[i].text);
  g_free (priv->derived);

  G_OBJECT_CLASS (lia_record_parent_class)->finalize (object);
}

static void
lia_record_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LiaRecord *self = LIA_RECORD (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, lia_record_get_id (self));
      break;
    case PROP_DISPLAY_NAME:
      g_value_take_string (value, lia_record_get_display_name (self));
      break;
    case PROP_TRASHED:
      g_value_set_boolean (value, lia_record_is_trashed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_record_class_init (LiaRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = lia_record_constructed;
  object_class->finalize = lia_record_finalize;
  object_class->get_property = lia_record_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, NULL, flags);
  properties[PROP_TRASHED] = g_param_spec_boolean ("trashed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lia_record_init (LiaRecord *self)
{
}

/* Field n of a type is its property n + 1. */
static void
get_field_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LiaRecord *self = LIA_RECORD (object);
  const LiaRecordType *type = lia_record_get_record_type (self);

  g_value_take_string (
      value, lia_record_format (self, type->fields[property_id - 1].name, LIA_RECORD_EDIT));
}

static void
set_field_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  LiaRecord *self = LIA_RECORD (object);
  const LiaRecordType *type = lia_record_get_record_type (self);

  /* What is no value leaves the field as it is; who needs the reason calls lia_record_parse(). */
  (void) lia_record_parse (self, type->fields[property_id - 1].name, g_value_get_string (value),
                           NULL, NULL);
}

void
lia_record_class_set_type (LiaRecordClass *klass, const LiaRecordType *type)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_assert (type->n_fields <= 64); /* bits of LiaRecordPrivate.touched */
  klass->record_type = type;
  klass->sql = NULL;
  klass->properties = g_new0 (GParamSpec *, type->n_fields + 1);
  object_class->get_property = get_field_property;
  object_class->set_property = set_field_property;
  for (guint i = 0; i < type->n_fields; i++)
    klass->properties[i + 1] = g_param_spec_string (type->fields[i].name, NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, type->n_fields + 1, klass->properties);
}

LiaRecord *
lia_record_new (const LiaRecordType *type)
{
  return LIA_RECORD (g_object_new (type->get_type (), NULL));
}

LiaRecord *
lia_record_copy (LiaRecord *self)
{
  LiaRecordPrivate *from = lia_record_get_private (self);
  LiaRecord *copy = lia_record_new (from->type);
  LiaRecordPrivate *to = lia_record_get_private (copy);

  to->id = from->id;
  to->trashed = from->trashed;
  to->touched = from->touched;
  for (guint i = 0; i < from->type->n_fields; i++)
    {
      g_free (to->cells[i].text);
      to->cells[i] = from->cells[i];
      to->cells[i].text = g_strdup (from->cells[i].text);
    }
  return copy;
}

LiaValue
lia_record_cell_value (const LiaRecordCell *cell)
{
  switch (cell->type)
    {
    case LIA_VALUE_INTEGER:
      return LIA_INTEGER (cell->integer);
    case LIA_VALUE_TEXT:
      return LIA_TEXT (cell->text);
    case LIA_VALUE_NULL:
    default:
      return LIA_NULL;
    }
}

gboolean
lia_record_equal (LiaRecord *a, LiaRecord *b)
{
  LiaRecordPrivate *left = lia_record_get_private (a);
  LiaRecordPrivate *right = lia_record_get_private (b);

  if (left->type != right->type || left->id != right->id || left->trashed != right->trashed)
    return FALSE;
  for (guint i = 0; i < left->type->n_fields; i++)
    {
      LiaValue x = lia_record_cell_value (&left->cells[i]);
      LiaValue y = lia_record_cell_value (&right->cells[i]);

      if (!lia_value_equal (&x, &y))
        return FALSE;
    }
  return TRUE;
}

const LiaRecordType *
lia_record_get_record_type (LiaRecord *self)
{
  return lia_record_get_private (self)->type;
}

gint64
lia_record_get_id (LiaRecord *self)
{
  return lia_record_get_private (self)->id;
}

gboolean
lia_record_is_trashed (LiaRecord *self)
{
  return lia_record_get_private (self)->trashed;
}

char *
lia_record_get_display_name (LiaRecord *self)
{
  return LIA_RECORD_GET_CLASS (self)->get_display_name (self);
}

static LiaRecordCell *
get_cell (LiaRecord *self, const char *field)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);

  return &priv->cells[lia_record_field_index (priv->type, field)];
}

LiaValue
lia_record_get_value (LiaRecord *self, const char *field)
{
  return lia_record_cell_value (lia_record_find_cell (self, field, NULL));
}

const char *
lia_record_get_text (LiaRecord *self, const char *field)
{
  LiaRecordCell *cell = get_cell (self, field);

  return cell->type == LIA_VALUE_TEXT ? cell->text : NULL;
}

gint64
lia_record_get_integer (LiaRecord *self, const char *field)
{
  LiaRecordCell *cell = get_cell (self, field);

  return cell->type == LIA_VALUE_INTEGER ? cell->integer : 0;
}

const char *
lia_record_get_ref_name (LiaRecord *self, const char *field)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);
  guint index = lia_record_field_index (priv->type, field);

  g_return_val_if_fail (priv->type->fields[index].type == LIA_FIELD_REF, NULL);
  return priv->cells[index].text;
}

char **
lia_record_get_set (LiaRecord *self, const char *field)
{
  return lia_string_set_from_json (lia_record_get_text (self, field));
}

void
lia_record_take_cell (LiaRecord *self, guint index, LiaValueType type, gint64 integer, char *text)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);
  LiaRecordCell *cell = &priv->cells[index];

  if (cell->type == type && cell->integer == integer && g_strcmp0 (cell->text, text) == 0)
    {
      g_free (text);
      return;
    }
  g_free (cell->text);
  cell->type = type;
  cell->integer = integer;
  cell->text = text;
  priv->touched |= G_GUINT64_CONSTANT (1) << index;
  g_object_notify_by_pspec (G_OBJECT (self), LIA_RECORD_GET_CLASS (self)->properties[index + 1]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISPLAY_NAME]);
}

void
lia_record_set_value (LiaRecord *self, const char *field, const LiaValue *value)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);
  guint index = lia_record_field_index (priv->type, field);
  LiaRecordCell *cell = &priv->cells[index];

  /* The name of a REF stays known while the target stays the same. */
  if (priv->type->fields[index].type == LIA_FIELD_REF && value->type == LIA_VALUE_INTEGER
      && cell->type == LIA_VALUE_INTEGER && cell->integer == value->integer)
    return;
  lia_record_take_cell (self, index, value->type,
                        value->type == LIA_VALUE_INTEGER ? value->integer : 0,
                        value->type == LIA_VALUE_TEXT ? g_strdup (value->text) : NULL);
}

gboolean
lia_record_validate (LiaRecord *self, GError **error)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);
  LiaRecordClass *klass = LIA_RECORD_GET_CLASS (self);

  for (guint i = 0; i < priv->type->n_fields; i++)
    {
      const LiaField *field = &priv->type->fields[i];

      if ((field->flags & LIA_FIELD_REQUIRED) && priv->cells[i].type == LIA_VALUE_NULL)
        {
          g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: a value is needed"),
                       lia_field_get_label (field));
          return FALSE;
        }
    }
  return klass->validate == NULL || klass->validate (self, error);
}
