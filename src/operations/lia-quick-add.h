/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaQuickAdd:
 * @person: (owned): new, with what was recognised and can be taken
 * @organisation: (nullable) (owned): as written
 * @website: (nullable) (owned): of the organisation
 * @problem: (nullable) (owned): why a card could not be read
 *
 * What a pasted text says of a person.
 */
typedef struct
{
  LiaRecord *person;
  char *organisation;
  char *website;
  char *problem;
} LiaQuickAdd;

void lia_quick_add_free (LiaQuickAdd *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaQuickAdd, lia_quick_add_free)

/** lia_quick_add_read: @text: a vCard, of which the first is read, or a signature. Returns: (transfer full) */
LiaQuickAdd *lia_quick_add_read (const char *text);

/**
 * lia_quick_add_find_partner:
 *
 * Returns: the partner of that name or acronym, else the one partner whose web or e-mail domain is that of the person's
 *   e-mail or of the website; domains of public mail count for nothing. 0 for none, or for several
 */
gint64 lia_quick_add_find_partner (LiaReader *reader, const LiaQuickAdd *quick);

/** lia_quick_add_find_person: Returns: a live person with the address, also among the other addresses; 0 for none */
gint64 lia_quick_add_find_person (LiaReader *reader, const char *email);

/**
 * lia_quick_add_save_async:
 * @person: new
 * @affiliation: (nullable): new, without its person; without a partner it is that of @new_partner
 * @new_partner: (nullable): name of a partner to add
 *
 * One batch; ends with lia_workspace_write_finish().
 */
void lia_quick_add_save_async (LiaWorkspace *workspace,
                               LiaRecord *person,
                               LiaRecord *affiliation,
                               const char *new_partner,
                               const char *website,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

G_END_DECLS
