/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-partner-rules.h"

#include <string.h>

void
lia_partner_facts_init (LiaPartnerFacts *self)
{
  memset (self, 0, sizeof *self);
  self->agreements = g_array_new (FALSE, FALSE, sizeof (LiaAgreementFacts));
  self->commitments = g_array_new (FALSE, FALSE, sizeof (LiaPromiseFacts));
  self->benefits = g_array_new (FALSE, FALSE, sizeof (LiaPromiseFacts));
  self->duplicates = g_array_new (FALSE, FALSE, sizeof (LiaDuplicateFacts));
}

void
lia_partner_facts_reset (LiaPartnerFacts *self)
{
  LiaPartnerFacts empty = {
    .agreements = self->agreements,
    .commitments = self->commitments,
    .benefits = self->benefits,
    .duplicates = self->duplicates,
  };

  *self = empty;
  g_array_set_size (self->agreements, 0);
  g_array_set_size (self->commitments, 0);
  g_array_set_size (self->benefits, 0);
  g_array_set_size (self->duplicates, 0);
}

void
lia_partner_facts_clear (LiaPartnerFacts *self)
{
  g_clear_pointer (&self->agreements, g_array_unref);
  g_clear_pointer (&self->commitments, g_array_unref);
  g_clear_pointer (&self->benefits, g_array_unref);
  g_clear_pointer (&self->duplicates, g_array_unref);
}

/* One run of the rules over one partner. */
typedef struct
{
  const LiaPartnerFacts *facts;
  const LiaRuleSettings *settings;
  guint32 today;
  GArray *verdicts;
} Check;

static gboolean
asks (const Check *self, LiaRuleId rule)
{
  return self->settings->strength[rule] != LIA_SEVERITY_IGNORE;
}

static void
add_verdict (const Check *self, LiaRuleId rule, gint64 record, gint32 days)
{
  const LiaVerdict verdict
      = { self->facts->id, record, days, (guint16) rule, (guint16) self->settings->strength[rule] };

  g_array_append_val (self->verdicts, verdict);
}

static gboolean
has_status (const LiaPartnerFacts *facts, const char *status)
{
  return g_strcmp0 (facts->status, status) == 0;
}

/* We have parted from them, or they said no. */
static gboolean
is_status_over (const char *status)
{
  return g_strcmp0 (status, "ended") == 0 || g_strcmp0 (status, "declined") == 0;
}

/* Nothing is asked of those. */
static gboolean
is_over (const LiaPartnerFacts *facts)
{
  return is_status_over (facts->status);
}

gboolean
lia_partner_needs_wall (gboolean contractor, const char *status)
{
  return contractor && !is_status_over (status) && g_strcmp0 (status, "potential") != 0;
}

static void
check_keyworker (const Check *self)
{
  const LiaPartnerFacts *facts = self->facts;

  if (!asks (self, LIA_RULE_NO_KEYWORKER) || facts->has_keyworker || is_over (facts)
      || has_status (facts, "potential"))
    return;
  add_verdict (self, LIA_RULE_NO_KEYWORKER, 0, 0);
}

/* The dormant are known to be silent, and with the potential nobody has begun to talk. */
static void
check_silence (const Check *self)
{
  const LiaPartnerFacts *facts = self->facts;
  const guint32 since = facts->last_contact != 0 ? facts->last_contact : facts->added;

  if (!asks (self, LIA_RULE_SILENT) || since == 0 || since >= self->today || is_over (facts)
      || has_status (facts, "potential") || has_status (facts, "dormant"))
    return;
  if (self->today - since > (guint32) self->settings->thresholds[LIA_RULE_SILENT][0])
    add_verdict (self, LIA_RULE_SILENT, 0, (gint32) (self->today - since));
}

static void
check_contractor_wall (const Check *self)
{
  const LiaPartnerFacts *facts = self->facts;

  if (!asks (self, LIA_RULE_CONTRACTOR_WALL)
      || !lia_partner_needs_wall (facts->contractor, facts->status)
      || (facts->contractor_described && facts->partner_described))
    return;
  add_verdict (self, LIA_RULE_CONTRACTOR_WALL, 0, 0);
}

static void
check_duplicates (const Check *self)
{
  if (!asks (self, LIA_RULE_DUPLICATE))
    return;
  for (guint i = 0; i < self->facts->duplicates->len; i++)
    {
      const LiaDuplicateFacts *duplicate
          = &g_array_index (self->facts->duplicates, LiaDuplicateFacts, i);

      add_verdict (self, LIA_RULE_DUPLICATE, duplicate->id, duplicate->score);
    }
}

static guint32
get_last_day (const LiaAgreementFacts *agreement)
{
  guint32 last = agreement->end != 0 ? agreement->end : G_MAXUINT32;

  return agreement->terminated != 0 ? MIN (last, agreement->terminated) : last;
}

/* Of two that are of one kind the one that lasts longer follows the other. What is of no named kind is
 * followed by what has its title. */
static gboolean
is_followed (const GArray *agreements, const LiaAgreementFacts *agreement)
{
  for (guint i = 0; i < agreements->len; i++)
    {
      const LiaAgreementFacts *other = &g_array_index (agreements, LiaAgreementFacts, i);
      const guint32 last_day = get_last_day (other);

      if (other->id == agreement->id || g_strcmp0 (other->kind, agreement->kind) != 0
          || (g_strcmp0 (other->kind, "other") == 0
              && g_strcmp0 (other->title, agreement->title) != 0))
        continue;
      if (last_day > agreement->end || (last_day == agreement->end && other->id > agreement->id))
        return TRUE;
    }
  return FALSE;
}

static void
check_agreements (const Check *self)
{
  const GArray *agreements = self->facts->agreements;
  const guint32 notice = (guint32) self->settings->thresholds[LIA_RULE_AGREEMENT_EXPIRING][0];

  if (is_over (self->facts))
    return;
  for (guint i = 0; i < agreements->len; i++)
    {
      const LiaAgreementFacts *agreement = &g_array_index (agreements, LiaAgreementFacts, i);
      const gboolean expired = agreement->end < self->today;
      const LiaRuleId rule = expired ? LIA_RULE_AGREEMENT_EXPIRED : LIA_RULE_AGREEMENT_EXPIRING;

      if (agreement->end == 0 || agreement->terminated != 0 || agreement->renews
          || !asks (self, rule) || (!expired && agreement->end - self->today > notice)
          || is_followed (agreements, agreement))
        continue;
      add_verdict (
          self, rule, agreement->id,
          (gint32) (expired ? self->today - agreement->end : agreement->end - self->today));
    }
}

static void
check_commitments (const Check *self)
{
  const GArray *commitments = self->facts->commitments;

  if (!asks (self, LIA_RULE_COMMITMENT_OVERDUE) || is_over (self->facts))
    return;
  for (guint i = 0; i < commitments->len; i++)
    {
      const LiaPromiseFacts *promise = &g_array_index (commitments, LiaPromiseFacts, i);

      /* What has no date is promised some day. */
      if (promise->settled == 0 && promise->due != 0 && promise->due < self->today)
        add_verdict (self, LIA_RULE_COMMITMENT_OVERDUE, promise->id,
                     (gint32) (self->today - promise->due));
    }
}

/* What we owe and put no date to is owed a while after it was noted; what a level entitles to and nobody noted, a while
 * after the partner came to that level. */
static void
check_benefits (const Check *self)
{
  const LiaPartnerFacts *facts = self->facts;
  const guint32 grace = (guint32) self->settings->thresholds[LIA_RULE_BENEFIT_OWED][0];

  if (!asks (self, LIA_RULE_BENEFIT_OWED) || is_over (facts))
    return;
  for (guint i = 0; i < facts->benefits->len; i++)
    {
      const LiaPromiseFacts *benefit = &g_array_index (facts->benefits, LiaPromiseFacts, i);
      const guint32 owed_from = benefit->due != 0 ? benefit->due : benefit->noted + grace;

      if (benefit->settled == 0 && owed_from < self->today)
        add_verdict (self, LIA_RULE_BENEFIT_OWED, benefit->id,
                     (gint32) (self->today - (benefit->due != 0 ? benefit->due : benefit->noted)));
    }
  if (facts->n_entitled > 0 && facts->level_since != 0 && facts->level_since + grace < self->today)
    add_verdict (self, LIA_RULE_BENEFIT_OWED, 0, (gint32) (self->today - facts->level_since));
}

void
lia_partner_check (const LiaPartnerFacts *facts,
                   const LiaRuleSettings *settings,
                   guint32 today,
                   GArray *verdicts)
{
  const Check check = { facts, settings, today, verdicts };

  check_keyworker (&check);
  check_silence (&check);
  check_contractor_wall (&check);
  check_duplicates (&check);
  check_agreements (&check);
  check_commitments (&check);
  check_benefits (&check);
}
