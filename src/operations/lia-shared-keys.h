/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaSharedKeys:
 *
 * Which of many keys were met more than once, in two bits a place: now and then a key is taken for shared that is
 * not, never the other way round. For one thread at a time.
 */
typedef struct _LiaSharedKeys LiaSharedKeys;

/** lia_shared_keys_new: @n_keys: about how many different ones will come; there are some six places for each */
LiaSharedKeys *lia_shared_keys_new (guint64 n_keys);
void lia_shared_keys_free (LiaSharedKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaSharedKeys, lia_shared_keys_free)

/** lia_shared_keys_note: @key: well spread, as a hash is */
void lia_shared_keys_note (LiaSharedKeys *self, guint32 key);
/** lia_shared_keys_contains: Returns: %TRUE when @key was noted more than once */
gboolean lia_shared_keys_contains (const LiaSharedKeys *self, guint32 key);

G_END_DECLS
