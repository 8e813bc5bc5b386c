/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-action-label.h"
#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaBulkEdit:
 *
 * What is to be done to many rows of a table alike: fields set, elements of sets added and taken away, or all of
 * them moved to the trash or back. A value without widgets; reference-counted boxed type.
 */
#define LIA_TYPE_BULK_EDIT (lia_bulk_edit_get_type ())
typedef struct _LiaBulkEdit LiaBulkEdit;
GType lia_bulk_edit_get_type (void);

/** lia_bulk_edit_new: Returns: (transfer full): changes nothing yet in rows of @type */
LiaBulkEdit *lia_bulk_edit_new (const LiaRecordType *type);
LiaBulkEdit *lia_bulk_edit_ref (LiaBulkEdit *self);
void lia_bulk_edit_unref (LiaBulkEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaBulkEdit, lia_bulk_edit_unref)

/** lia_bulk_edit_get_record_type: Returns: (transfer none): of the rows */
const LiaRecordType *lia_bulk_edit_get_record_type (LiaBulkEdit *self);
/** lia_bulk_edit_get_action: Returns: %LIA_ACTION_EDIT, %LIA_ACTION_TRASH or %LIA_ACTION_RESTORE */
LiaAction lia_bulk_edit_get_action (LiaBulkEdit *self);

/**
 * lia_bulk_edit_set:
 * @text: as typed; blank: empty. A set is replaced as a whole
 * @reader: (nullable): to find the target of a REF by its name
 * @error: %LIA_ERROR_INVALID for what cannot be the value, %LIA_ERROR_NOT_FOUND for a field that is not there
 */
gboolean lia_bulk_edit_set (LiaBulkEdit *self,
                            const char *field,
                            const char *text,
                            LiaReader *reader,
                            GError **error);
/** lia_bulk_edit_add: adds what @text names to a set, such as a tag; @text: as typed, one or several elements */
gboolean lia_bulk_edit_add (LiaBulkEdit *self, const char *field, const char *text, GError **error);
/** lia_bulk_edit_remove: takes it away where it is */
gboolean
lia_bulk_edit_remove (LiaBulkEdit *self, const char *field, const char *text, GError **error);
/** lia_bulk_edit_set_trash: moves the rows to the trash; nothing else is done to them then */
void lia_bulk_edit_set_trash (LiaBulkEdit *self);
/** lia_bulk_edit_set_restore: takes them out of the trash; nothing else is done to them then */
void lia_bulk_edit_set_restore (LiaBulkEdit *self);

/** lia_bulk_edit_is_empty: nothing is to be done */
gboolean lia_bulk_edit_is_empty (LiaBulkEdit *self);
/** lia_bulk_edit_make_label: Returns: (transfer full): translated, as Undo shows it: "Edit 34 partners: Level, Tags" */
char *lia_bulk_edit_make_label (LiaBulkEdit *self, guint n);

/** LiaBulkEditTick: @n_done of the rows are done; on the writer thread */
typedef void (*LiaBulkEditTick) (guint n_done, gpointer data);

/**
 * lia_bulk_edit_apply:
 * @ids: (element-type gint64): rows; those that are gone or in the trash are left as they are, or those that are not
 *   in the trash when it takes them out of it
 * @n_changed: (out): rows that were not so before
 *
 * Writes it into @batch; on the writer thread. The rules of each record are asked as when it is saved alone: one that
 * they refuse ends the whole batch, with a message that names it.
 */
gboolean lia_bulk_edit_apply (LiaBulkEdit *self,
                              LiaBatch *batch,
                              const GArray *ids,
                              LiaBulkEditTick tick,
                              gpointer data,
                              GCancellable *cancellable,
                              guint *n_changed,
                              GError **error);

G_END_DECLS
