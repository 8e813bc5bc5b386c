/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-model.h"

G_BEGIN_DECLS

/**
 * LiaRefChoices:
 *
 * What a reference may be set to, in groups: those who are meant most of the time stand first, each once. A field
 * with %LIA_FIELD_OF_TEAM knows members of the team only; one with %LIA_FIELD_OF_PARTNER has the people of the
 * record's partner first, then those who were there once, then everyone else.
 *
 * Signal `changed`, when rows or the state of loading did.
 */
#define LIA_TYPE_REF_CHOICES (lia_ref_choices_get_type ())
G_DECLARE_FINAL_TYPE (LiaRefChoices, lia_ref_choices, LIA, REF_CHOICES, GObject)

/** lia_ref_choices_new: Returns: (transfer full): the records of @store that @field may refer to, which are asked
 * for at once */
LiaRefChoices *lia_ref_choices_new (LiaStore *store, const LiaField *field);
/** lia_ref_choices_set_partner: whose people are meant, or whose rows alone may be chosen; 0: nobody's */
void lia_ref_choices_set_partner (LiaRefChoices *self, LiaReader *reader, gint64 partner);
/** lia_ref_choices_search: @text: as typed; all groups are searched */
void lia_ref_choices_search (LiaRefChoices *self, const char *text);

/** lia_ref_choices_get_model: Returns: (transfer none): of #LiaRecord; its sections are the groups */
GListModel *lia_ref_choices_get_model (LiaRefChoices *self);
/** lia_ref_choices_get_loading: whether rows are still being looked for */
gboolean lia_ref_choices_get_loading (LiaRefChoices *self);
/** lia_ref_choices_get_heading: Returns: (transfer none): of the group of this row, translated; empty where there is but one */
const char *lia_ref_choices_get_heading (LiaRefChoices *self, guint position);

G_END_DECLS
