/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-batch.h"

G_BEGIN_DECLS

/* Workspace settings: one row of the table `setting` a key. Two copies of a workspace may each have added
 * the same key; then the newest live row speaks. */

/** lia_settings_read: Returns: (transfer full) (nullable): the value, %NULL when unset or with @error */
char *lia_settings_read (LiaReader *reader, const char *key, GError **error);

/**
 * lia_settings_write:
 * @value: (nullable): %NULL unsets
 *
 * Writes only what differs, so that setting a value again makes no journal entry.
 */
gboolean lia_settings_write (LiaBatch *batch, const char *key, const char *value, GError **error);

/** lia_settings_list: Returns: (transfer full): all keys that begin with @prefix and have a value */
GStrv lia_settings_list (LiaReader *reader, const char *prefix, GError **error);

G_END_DECLS
