/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-identity.h"

G_BEGIN_DECLS

/**
 * LiaIdentityList:
 *
 * Many identities, close together in few large pieces of memory: some 200 bytes each. For one thread at a time.
 */
typedef struct _LiaIdentityList LiaIdentityList;

/** lia_identity_list_new: Returns: (transfer full): an empty list */
LiaIdentityList *lia_identity_list_new (void);
void lia_identity_list_free (LiaIdentityList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaIdentityList, lia_identity_list_free)

/** lia_identity_list_append: @identity: copied */
void lia_identity_list_append (LiaIdentityList *self, const LiaIdentity *identity);
/** lia_identity_list_get_length: Returns: how many were appended, holes among them */
guint lia_identity_list_get_length (const LiaIdentityList *self);
/** lia_identity_list_get: Returns: (transfer none) (nullable): %NULL where it was removed; stays where it is */
const LiaIdentity *lia_identity_list_get (const LiaIdentityList *self, guint at);
/** lia_identity_list_remove: leaves a hole, so that the others keep their numbers */
void lia_identity_list_remove (LiaIdentityList *self, guint at);
/** lia_identity_list_sort: by lia_identity_compare_order(), then id. There must be no holes. */
void lia_identity_list_sort (LiaIdentityList *self);

G_END_DECLS
