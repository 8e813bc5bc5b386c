/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaRowOrder:
 *
 * The ids of a list in their order, and the way from an id to its place, so that the hits of a search can be
 * put into that order without looking at their rows. Used by one thread at a time.
 */
typedef struct _LiaRowOrder LiaRowOrder;

/** lia_row_order_new: @ids: (element-type gint64): kept, not copied; not to be changed any more */
LiaRowOrder *lia_row_order_new (GArray *ids);
void lia_row_order_free (LiaRowOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRowOrder, lia_row_order_free)

/** lia_row_order_get_ids: Returns: (transfer none) */
GArray *lia_row_order_get_ids (LiaRowOrder *self);

/** lia_row_order_prepare: does now what the first lia_row_order_filter() would have to do */
void lia_row_order_prepare (LiaRowOrder *self);

/** lia_row_order_find: Returns: %TRUE and where @id stands, when it is in the list */
gboolean lia_row_order_find (LiaRowOrder *self, gint64 id, guint *position);

/**
 * lia_row_order_filter:
 * @hits: (element-type gint64): ascending
 *
 * Returns: (transfer full) (element-type gint64): those of @hits that are in the list, in its order
 */
GArray *lia_row_order_filter (LiaRowOrder *self, GArray *hits);

G_END_DECLS
