/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-object-list.h"

typedef struct
{
  GPtrArray *objects; /* (owned) (element-type GObject) */
} LiaObjectListPrivate;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (LiaObjectList,
                         lia_object_list,
                         G_TYPE_OBJECT,
                         G_ADD_PRIVATE (LiaObjectList)
                             G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GPtrArray *
get_objects (LiaObjectList *self)
{
  LiaObjectListPrivate *priv = lia_object_list_get_instance_private (self);

  return priv->objects;
}

static GType
list_model_get_item_type (GListModel *model)
{
  return LIA_OBJECT_LIST_GET_CLASS (model)->item_type;
}

static guint
list_model_get_n_items (GListModel *model)
{
  return get_objects (LIA_OBJECT_LIST (model))->len;
}

static gpointer
list_model_get_item (GListModel *model, guint position)
{
  GPtrArray *objects = get_objects (LIA_OBJECT_LIST (model));

  return position < objects->len ? g_object_ref (g_ptr_array_index (objects, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

static void
lia_object_list_finalize (GObject *object)
{
  g_ptr_array_unref (get_objects (LIA_OBJECT_LIST (object)));

  G_OBJECT_CLASS (lia_object_list_parent_class)->finalize (object);
}

static void
lia_object_list_class_init (LiaObjectListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_object_list_finalize;
  klass->item_type = G_TYPE_OBJECT;
}

static void
lia_object_list_init (LiaObjectList *self)
{
  LiaObjectListPrivate *priv = lia_object_list_get_instance_private (self);

  priv->objects = g_ptr_array_new_with_free_func (g_object_unref);
}

LiaObjectList *
lia_object_list_new (void)
{
  return g_object_new (LIA_TYPE_OBJECT_LIST, NULL);
}

guint
lia_object_list_get_length (LiaObjectList *self)
{
  g_return_val_if_fail (LIA_IS_OBJECT_LIST (self), 0);

  return get_objects (self)->len;
}

gpointer
lia_object_list_get (LiaObjectList *self, guint position)
{
  g_return_val_if_fail (LIA_IS_OBJECT_LIST (self), NULL);
  g_return_val_if_fail (position < get_objects (self)->len, NULL);

  return g_ptr_array_index (get_objects (self), position);
}

void
lia_object_list_append (LiaObjectList *self, gpointer object)
{
  g_return_if_fail (LIA_IS_OBJECT_LIST (self));

  g_ptr_array_add (get_objects (self), object);
  g_list_model_items_changed (G_LIST_MODEL (self), get_objects (self)->len - 1, 0, 1);
}

gboolean
lia_object_list_replace (LiaObjectList *self, GPtrArray *objects)
{
  LiaObjectListPrivate *priv = lia_object_list_get_instance_private (self);
  g_autoptr (GPtrArray) old = NULL;
  guint n_least;
  guint start = 0;
  guint end = 0;

  g_return_val_if_fail (LIA_IS_OBJECT_LIST (self), FALSE);

  old = g_steal_pointer (&priv->objects);
  priv->objects = objects;
  n_least = MIN (old->len, objects->len);
  while (start < n_least && old->pdata[start] == objects->pdata[start])
    start++;
  while (end < n_least - start
         && old->pdata[old->len - 1 - end] == objects->pdata[objects->len - 1 - end])
    end++;
  if (start < old->len || start < objects->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                objects->len - start - end);

  return old->len != objects->len;
}
