/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-saved-list-item.h"

struct _LiaSavedListItem
{
  GObject parent_instance;

  int count;
  LiaRecord *record; /* owned */
};

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_COUNT,
  PROP_RECORD,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LiaSavedListItem, lia_saved_list_item, G_TYPE_OBJECT)

gint64
lia_saved_list_item_get_id (LiaSavedListItem *self)
{
  g_return_val_if_fail (LIA_IS_SAVED_LIST_ITEM (self), 0);

  return lia_record_get_id (self->record);
}

const char *
lia_saved_list_item_get_name (LiaSavedListItem *self)
{
  g_return_val_if_fail (LIA_IS_SAVED_LIST_ITEM (self), NULL);

  return lia_record_get_text (self->record, "name");
}

int
lia_saved_list_item_get_count (LiaSavedListItem *self)
{
  g_return_val_if_fail (LIA_IS_SAVED_LIST_ITEM (self), -1);

  return self->count;
}

LiaRecord *
lia_saved_list_item_get_record (LiaSavedListItem *self)
{
  g_return_val_if_fail (LIA_IS_SAVED_LIST_ITEM (self), NULL);

  return self->record;
}

void
lia_saved_list_item_set_record (LiaSavedListItem *self, LiaRecord *record)
{
  g_autoptr (LiaRecord) old = g_steal_pointer (&self->record);

  self->record = g_object_ref (record);
  if (old == NULL || lia_record_equal (old, record))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
  if (g_strcmp0 (lia_record_get_text (old, "name"), lia_record_get_text (record, "name")) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

void
lia_saved_list_item_set_count (LiaSavedListItem *self, int count)
{
  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
lia_saved_list_item_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  LiaSavedListItem *self = LIA_SAVED_LIST_ITEM (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, lia_saved_list_item_get_id (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, lia_saved_list_item_get_name (self));
      break;
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_saved_list_item_finalize (GObject *object)
{
  g_clear_object (&LIA_SAVED_LIST_ITEM (object)->record);

  G_OBJECT_CLASS (lia_saved_list_item_parent_class)->finalize (object);
}

static void
lia_saved_list_item_class_init (LiaSavedListItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_flags
      = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lia_saved_list_item_get_property;
  object_class->finalize = lia_saved_list_item_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, read_flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, read_flags);
  properties[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, -1, G_MAXINT, -1, read_flags);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, LIA_TYPE_RECORD, read_flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lia_saved_list_item_init (LiaSavedListItem *self)
{
  self->count = -1;
}

LiaSavedListItem *
lia_saved_list_item_new (void)
{
  return g_object_new (LIA_TYPE_SAVED_LIST_ITEM, NULL);
}
