/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-identity-list.h"

G_BEGIN_DECLS

/** lia_duplicate_read_all: Returns: (transfer full) (nullable): the identities of all live partners or people */
LiaIdentityList *
lia_duplicate_read_all (LiaReader *reader, const LiaRecordType *type, GError **error);

/**
 * lia_duplicate_read_one:
 * @identity: (out) (nullable): %NULL when the row is gone or in the trash
 */
gboolean lia_duplicate_read_one (LiaReader *reader,
                                 const LiaRecordType *type,
                                 gint64 id,
                                 LiaIdentity **identity,
                                 GError **error);

/** lia_duplicate_namesake_type: Returns: the type that remembers which of @type are two */
const LiaRecordType *lia_duplicate_namesake_type (const LiaRecordType *type);

G_END_DECLS
