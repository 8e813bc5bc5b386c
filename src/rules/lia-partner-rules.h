/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-finding.h"
#include "lia-rule-settings.h"

G_BEGIN_DECLS

/* The rules about one partner and what it has with us. Pure: facts in, verdicts out. Days are those of GDate
 * (julian), 0 where there is no date. Thread-safe. */

/** LiaAgreementFacts: @end: the last day, @renews: of itself. Text is borrowed, and of use to tell about it. */
typedef struct
{
  gint64 id;
  const char *kind;
  const char *title;
  guint32 end;
  guint32 terminated;
  gboolean renews;
} LiaAgreementFacts;

/**
 * LiaPromiseFacts: a commitment of theirs or a benefit of ours.
 * @settled: the day it was honoured or given
 * @value: (nullable): money, as kept
 * @noted: the day it was noted down
 */
typedef struct
{
  gint64 id;
  const char *title;
  const char *value;
  guint32 due;
  guint32 settled;
  guint32 noted;
} LiaPromiseFacts;

/** LiaDuplicateFacts: another partner that may be the same; @score: of 100, @reason: in words */
typedef struct
{
  gint64 id;
  const char *name;
  const char *reason;
  int score;
} LiaDuplicateFacts;

/**
 * LiaPartnerFacts: what the rules need to know of a partner that is not in the trash.
 * @has_keyworker: one that is not in the trash
 * @lost_keyworker: one that is
 * @contractor_described, @partner_described: the two roles
 * @added: the day its record was made
 * @last_contact: the newest interaction up to today
 * @entitled: (nullable): what its level names as benefits and nobody noted as owed or given: "Naming rights, …"
 * @n_entitled: how many those are
 * @level_since: the day it came to its level
 * @agreements: (element-type LiaAgreementFacts)
 * @commitments, @benefits: (element-type LiaPromiseFacts)
 * @duplicates: (element-type LiaDuplicateFacts)
 */
typedef struct
{
  gint64 id;
  const char *name;
  const char *status;
  gboolean has_keyworker;
  gboolean lost_keyworker;
  gboolean contractor;
  gboolean contractor_described;
  gboolean partner_described;
  guint32 added;
  guint32 last_contact;
  const char *entitled;
  guint n_entitled;
  guint32 level_since;
  GArray *agreements;
  GArray *commitments;
  GArray *benefits;
  GArray *duplicates;
} LiaPartnerFacts;

/** lia_partner_facts_init: everything empty */
void lia_partner_facts_init (LiaPartnerFacts *self);
/** lia_partner_facts_reset: empties it again for the next partner, and keeps the memory of its arrays */
void lia_partner_facts_reset (LiaPartnerFacts *self);
/** lia_partner_facts_clear: frees the arrays */
void lia_partner_facts_clear (LiaPartnerFacts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaPartnerFacts, lia_partner_facts_clear)

/**
 * LiaVerdict:
 * @subject: the partner
 * @record: what it is about besides: an agreement, a commitment, …; 0: nothing, or benefits of which there is no record
 * @days: past (or, for what is about to come, ahead); of a duplicate, the score
 *
 * What a rule found, in a few bytes: a workspace may have hundreds of thousands.
 */
typedef struct
{
  gint64 subject;
  gint64 record;
  gint32 days;
  guint16 rule;
  guint16 severity;
} LiaVerdict;

/**
 * lia_partner_check:
 * @today: the day it is
 * @verdicts: (element-type LiaVerdict): what was found is appended, in the order of the rules
 */
void lia_partner_check (const LiaPartnerFacts *facts,
                        const LiaRuleSettings *settings,
                        guint32 today,
                        GArray *verdicts);

/** lia_verdict_describe: Returns: (transfer full): the finding in words. @facts: those the verdict was given on */
LiaFinding *lia_verdict_describe (const LiaVerdict *self, const LiaPartnerFacts *facts);

/**
 * lia_partner_needs_wall:
 * @status: (nullable): the partner's
 *
 * Returns: whether it is contractor and partner at once, so that the two roles are kept distinct (C:L161): it has the
 *   flag, and is neither potential nor one we have parted from. The mark and the finding both ask here.
 */
gboolean lia_partner_needs_wall (gboolean contractor, const char *status);

G_END_DECLS
