/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaObjectList:
 *
 * A GListModel of objects that is replaced as a whole and then tells only the range in which it differs. Derived classes
 * say what the objects are. Main thread only.
 */
#define LIA_TYPE_OBJECT_LIST (lia_object_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (LiaObjectList, lia_object_list, LIA, OBJECT_LIST, GObject)

/** LiaObjectListClass: @item_type: of the objects */
struct _LiaObjectListClass
{
  GObjectClass parent_class;

  GType item_type;
};

/** lia_object_list_new: Returns: (transfer full): an empty list of any objects */
LiaObjectList *lia_object_list_new (void);

/** lia_object_list_get_length: Returns: how many objects there are */
guint lia_object_list_get_length (LiaObjectList *self);
/** lia_object_list_get: Returns: (transfer none): the object at @position, which is there */
gpointer lia_object_list_get (LiaObjectList *self, guint position);
/** lia_object_list_append: @object: (transfer full): */
void lia_object_list_append (LiaObjectList *self, gpointer object);
/**
 * lia_object_list_replace:
 * @objects: (transfer full) (element-type GObject): frees its elements with g_object_unref()
 *
 * Returns: whether there are more or fewer now
 */
gboolean lia_object_list_replace (LiaObjectList *self, GPtrArray *objects);

G_END_DECLS
