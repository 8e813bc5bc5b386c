/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaShownIds:
 *
 * The ids of a list that is shown. While it changes into another, part by part, it is the beginning of the new list
 * followed by the rest of the old one, so that whoever is told of a part finds what was told.
 */
typedef struct _LiaShownIds LiaShownIds;

/** lia_shown_ids_new: Returns: (transfer full): an empty list */
LiaShownIds *lia_shown_ids_new (void);
void lia_shown_ids_free (LiaShownIds *self);

/** lia_shown_ids_get_length: Returns: how many ids are shown */
guint lia_shown_ids_get_length (LiaShownIds *self);
/** lia_shown_ids_get: Returns: the id at @position, which is below the length */
gint64 lia_shown_ids_get (LiaShownIds *self, guint position);
/** lia_shown_ids_get_array: Returns: (transfer none) (element-type gint64): the list, while it changes what it
 * changes into; never modified, only replaced */
GArray *lia_shown_ids_get_array (LiaShownIds *self);

/** lia_shown_ids_find: @hint: where to look first, or G_MAXUINT. Returns: %TRUE and where @id stands */
gboolean lia_shown_ids_find (LiaShownIds *self, gint64 id, guint hint, guint *position);

/** lia_shown_ids_begin: @next: (element-type gint64): what the list changes into; kept, not copied */
void lia_shown_ids_begin (LiaShownIds *self, GArray *next);
/** lia_shown_ids_set: now the list is the new one up to @new_end and the old one from @old_start */
void lia_shown_ids_set (LiaShownIds *self, guint new_end, guint old_start);
/** lia_shown_ids_end: the list is the new one */
void lia_shown_ids_end (LiaShownIds *self);

G_END_DECLS
