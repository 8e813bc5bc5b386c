/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaWho:
 * @partner: (owned): the partner
 * @keyworker: (nullable) (owned): whom to speak to before approaching the partner
 * @last_contact: (nullable) (owned): the newest interaction, other than project talk
 * @wall: whether it is a contractor and a partner at once, so that the two roles have to be kept apart
 *
 * The answer to "who owns this partner?". The level is lia_record_get_ref_name (partner, "level").
 */
typedef struct
{
  LiaRecord *partner;
  LiaRecord *keyworker;
  LiaRecord *last_contact;
  gboolean wall;
} LiaWho;

void lia_who_free (LiaWho *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaWho, lia_who_free)

/**
 * lia_who_find:
 * @name: a partner's name or acronym, or part of it
 *
 * Returns: (transfer full) (element-type LiaWho) (nullable): where the name or acronym is the same (case
 *   and accents ignored) only those, else all that hold the words of @name; %LIA_ERROR_NOT_FOUND for none
 */
GPtrArray *lia_who_find (LiaReader *reader, const char *name, guint limit, GError **error);

G_END_DECLS
