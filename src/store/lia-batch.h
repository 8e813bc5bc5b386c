/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-reader.h"
#include "lia-value.h"

G_BEGIN_DECLS

/**
 * LiaBatch:
 *
 * One user action: one transaction and one entry of the journal. It exists only inside a
 * #LiaBatchFunc, on the writer thread. Every write passes through here; triggers write the journal.
 */
typedef struct _LiaBatch LiaBatch;

/**
 * lia_batch_insert:
 * @columns: (array length=n): column names, from code, never from a user
 * @values: (array length=n)
 *
 * Returns: the new row's id, or 0 with @error
 */
gint64 lia_batch_insert (LiaBatch *self,
                         const char *table,
                         const char *const *columns,
                         const LiaValue *values,
                         guint n,
                         GError **error);

/** lia_batch_insert_with_id: as lia_batch_insert(), for rows that bring their id along (restoring an export). */
gboolean lia_batch_insert_with_id (LiaBatch *self,
                                   const char *table,
                                   gint64 id,
                                   const char *const *columns,
                                   const LiaValue *values,
                                   guint n,
                                   GError **error);

/** lia_batch_update: sets cells of a live or trashed row; %LIA_ERROR_NOT_FOUND when there is no such row. */
gboolean lia_batch_update (LiaBatch *self,
                           const char *table,
                           gint64 id,
                           const char *const *columns,
                           const LiaValue *values,
                           guint n,
                           GError **error);

/**
 * lia_batch_update_alike:
 * @ids: (array length=n_ids): rows, live or trashed; those that are not there are left out
 *
 * Sets the same cells of many rows in one statement. The search index writes down what it gathered at the end of each
 * statement: row by row that is most of the time such an edit takes.
 */
gboolean lia_batch_update_alike (LiaBatch *self,
                                 const char *table,
                                 const gint64 *ids,
                                 guint n_ids,
                                 const char *const *columns,
                                 const LiaValue *values,
                                 guint n,
                                 GError **error);

/** lia_batch_trash: puts a row in the trash. Rows are never deleted. */
gboolean lia_batch_trash (LiaBatch *self, const char *table, gint64 id, GError **error);
/** lia_batch_restore: takes a row out of the trash */
gboolean lia_batch_restore (LiaBatch *self, const char *table, gint64 id, GError **error);

/**
 * lia_batch_trash_many:
 * @ids: (array length=n): rows; those that are not there, and those that are in the trash already, are left as they are
 * @n_changed: (out): the others
 *
 * The same for many, in one statement.
 */
gboolean lia_batch_trash_many (LiaBatch *self,
                               const char *table,
                               const gint64 *ids,
                               guint n,
                               guint *n_changed,
                               GError **error);
/** lia_batch_restore_many: rows that are not in the trash are left as they are */
gboolean lia_batch_restore_many (LiaBatch *self,
                                 const char *table,
                                 const gint64 *ids,
                                 guint n,
                                 guint *n_changed,
                                 GError **error);

/** lia_batch_set_label: replaces the label, for when the number of things done is known only at the end. */
void lia_batch_set_label (LiaBatch *self, const char *label);

/** lia_batch_set_setup: makes this what a new workspace begins with: it is in the history, but undo stops before it. */
void lia_batch_set_setup (LiaBatch *self);

/** lia_batch_get_id: Returns: its entry in the journal */
gint64 lia_batch_get_id (LiaBatch *self);

/**
 * lia_batch_get_reader:
 *
 * Returns: (transfer none): a reader that sees what this batch has written so far; but the search
 *   indexes know the rows it inserted only after the commit
 */
LiaReader *lia_batch_get_reader (LiaBatch *self);

G_END_DECLS
