/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaFieldMessage:
 *
 * What stands under a field that is being edited: what is wrong with it, that it is not saved, what it was changed to
 * elsewhere, and buttons.
 *
 * Signals: `apply`, `cancel` (also: take what was changed elsewhere), `keep` (what was typed here).
 */
#define LIA_TYPE_FIELD_MESSAGE (lia_field_message_get_type ())
G_DECLARE_FINAL_TYPE (LiaFieldMessage, lia_field_message, LIA, FIELD_MESSAGE, GtkListBoxRow)

/** lia_field_message_new: @with_apply: whether there is anything to confirm */
LiaFieldMessage *lia_field_message_new (gboolean with_apply);

/** lia_field_message_show: @problem, @theirs: (nullable): the field's value as changed elsewhere, "" when emptied */
void lia_field_message_show (LiaFieldMessage *self,
                             const char *problem,
                             const char *theirs,
                             gboolean unsaved);

/** lia_field_message_get_label: Returns: (transfer none): the label that says what is wrong, by which an entry is
 * described to a screen reader */
GtkWidget *lia_field_message_get_label (LiaFieldMessage *self);

G_END_DECLS
