/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaIdentity:
 *
 * By what a partner or person is recognised, prepared for comparing it with many others: names without
 * legal forms, in words whose meaning is known; acronyms, domains, addresses, phones, country, organisations.
 * Immutable, so any thread may use it. Pure: made from cells, asks nothing.
 */
typedef struct _LiaIdentity LiaIdentity;

/**
 * LiaIdentityCells:
 *
 * The cells an identity is made from, as the workspace keeps them; each may be %NULL. Sets are JSON arrays.
 * Of a person, @organisations are the ids of the partners they are affiliated with.
 */
typedef struct
{
  gint64 id; /* 0 for a draft */
  const char *name; /* of a partner */
  const char *acronym;
  const char *other_names;
  const char *form;
  const char *country;
  const char *website;
  const char *given_name; /* of a person */
  const char *family_name;
  const char *mobile;
  const char *other_emails;
  const char *other_phones;
  const char *email; /* of both */
  const char *phone;
  const gint64 *organisations;
  guint n_organisations;
} LiaIdentityCells;

/** lia_identity_new: @type: partner or person */
LiaIdentity *lia_identity_new (const LiaRecordType *type, const LiaIdentityCells *cells);
/** lia_identity_new_for_record: the same from a record or draft. @organisations: (nullable) (array length=n): of a person */
LiaIdentity *lia_identity_new_for_record (LiaRecord *record, const gint64 *organisations, guint n);
void lia_identity_free (LiaIdentity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaIdentity, lia_identity_free)

/** lia_identity_get_id: Returns: the row; 0 for a draft */
gint64 lia_identity_get_id (const LiaIdentity *self);
/** lia_identity_set_id: for what is no record, before anyone else sees it */
void lia_identity_set_id (LiaIdentity *self, gint64 id);
/** lia_identity_compare_order: by what identities with names alike stand near each other; negative, 0 or positive */
int lia_identity_compare_order (const LiaIdentity *a, const LiaIdentity *b);

/**
 * LiaIdentityKey:
 * @key: what two identities have in common when they are worth comparing
 * @strong: few share it
 *
 * Two identities that share no key are never alike enough to tell anybody.
 */
typedef struct
{
  guint64 key;
  gboolean strong;
} LiaIdentityKey;

/** lia_identity_append_keys: @keys: (element-type LiaIdentityKey) */
void lia_identity_append_keys (const LiaIdentity *self, GArray *keys);

G_END_DECLS
