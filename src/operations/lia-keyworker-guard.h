/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaKeyworkerGuard:
 * @partner, @keyworker: (owned): the partner, and who of the team keeps it
 * @last_contact: (owned) (nullable): the newest interaction
 *
 * What is said before a partner is approached by somebody else than its keyworker (C:L162).
 */
typedef struct
{
  LiaRecord *partner;
  LiaRecord *keyworker;
  LiaRecord *last_contact;
} LiaKeyworkerGuard;

void lia_keyworker_guard_free (LiaKeyworkerGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaKeyworkerGuard, lia_keyworker_guard_free)

/**
 * lia_keyworker_guard_check:
 * @who: who approaches the partner; 0 when that is not known
 * @guard: (out) (nullable) (transfer full): %NULL when nothing has to be said: the partner has no keyworker, or it
 *   is @who
 *
 * A few look-ups, on the thread of @reader.
 */
gboolean lia_keyworker_guard_check (LiaReader *reader,
                                    gint64 partner,
                                    gint64 who,
                                    LiaKeyworkerGuard **guard,
                                    GError **error);

/**
 * lia_keyworker_guard_load_contact:
 * @contact: (out) (nullable) (transfer full): the newest interaction with @partner, other than project talk
 */
gboolean lia_keyworker_guard_load_contact (LiaReader *reader,
                                           gint64 partner,
                                           LiaRecord **contact,
                                           GError **error);

/** lia_keyworker_guard_describe: Returns: (transfer full): "Ada Obi, Liaison Officer, is the keyworker of ITU." */
char *lia_keyworker_guard_describe (const LiaKeyworkerGuard *self);
/** lia_keyworker_guard_describe_reach: Returns: (transfer full): e-mail and phones, one a line; "" for none */
char *lia_keyworker_guard_describe_reach (const LiaKeyworkerGuard *self);
/** lia_keyworker_guard_describe_contact: Returns: (transfer full): "Last contact: 3 November 2026, Meeting: Kick-off" */
char *lia_keyworker_guard_describe_contact (const LiaKeyworkerGuard *self);

/**
 * lia_keyworker_guard_find_me:
 * @name: (nullable): the name recorded with changes
 *
 * Returns: the one member of the team of that name (accents, case and honorific ignored), or 0
 */
gint64 lia_keyworker_guard_find_me (LiaReader *reader, const char *name);

/** lia_keyworker_guard_make_me: Returns: (transfer full): a member of the team called @name, not saved */
LiaRecord *lia_keyworker_guard_make_me (const char *name);

/** lia_keyworker_guard_hand_over: Returns: (transfer full): the partner with @who as its keyworker, not saved */
LiaRecord *lia_keyworker_guard_hand_over (const LiaKeyworkerGuard *self, gint64 who);

/**
 * lia_keyworker_guard_note:
 * @interaction: a draft
 * @today: ISO date
 *
 * Makes the interaction one that the keyworker follows up, within a week.
 */
void
lia_keyworker_guard_note (const LiaKeyworkerGuard *self, LiaRecord *interaction, const char *today);

G_END_DECLS
