/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-rules.h"

#include <glib/gi18n-lib.h>

#include "lia-date.h"
#include "lia-money.h"
#include "lia-text.h"

/* What a rule found, as whole sentences with the numbers and days in them. */

static char *
format_day (guint32 day)
{
  g_autofree char *iso = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  iso = lia_date_to_iso (&date);
  return lia_date_to_display (iso);
}

static char *
describe_keyworker (const LiaPartnerFacts *facts)
{
  return g_strdup (facts->lost_keyworker ? _ ("The keyworker is in the trash")
                                         : _ ("Nobody is keyworker"));
}

static char *
describe_silence (const LiaPartnerFacts *facts, int days)
{
  g_autofree char *day = format_day (facts->last_contact != 0 ? facts->last_contact : facts->added);

  if (facts->last_contact == 0)
    return g_strdup_printf (ngettext ("No contact on record since it was added %'d day ago, on %s",
                                      "No contact on record since it was added %'d days ago, on %s",
                                      (gulong) days),
                            days, day);
  return g_strdup_printf (ngettext ("No contact for %'d day; the last was on %s",
                                    "No contact for %'d days; the last was on %s", (gulong) days),
                          days, day);
}

static char *
describe_contractor_wall (const LiaPartnerFacts *facts)
{
  if (facts->partner_described)
    return g_strdup (_ ("Contractor and partner; the role as contractor is not described"));
  if (facts->contractor_described)
    return g_strdup (_ ("Contractor and partner; the role as partner is not described"));
  return g_strdup (_ ("Contractor and partner; neither role is described"));
}

static const LiaDuplicateFacts *
find_duplicate (const GArray *duplicates, gint64 id)
{
  for (guint i = 0; i < duplicates->len; i++)
    if (g_array_index (duplicates, LiaDuplicateFacts, i).id == id)
      return &g_array_index (duplicates, LiaDuplicateFacts, i);
  return NULL;
}

static char *
describe_duplicate (const LiaDuplicateFacts *duplicate)
{
  g_autofree char *name = lia_text_quote (duplicate->name);

  if (duplicate->reason == NULL)
    return g_strdup_printf (_ ("May be the same as %s; score %d of 100"), name, duplicate->score);
  /* Translators: a name, a score, and the reason in words. */
  return g_strdup_printf (_ ("May be the same as %s; score %d of 100: %s"), name, duplicate->score,
                          duplicate->reason);
}

static const LiaAgreementFacts *
find_agreement (const GArray *agreements, gint64 id)
{
  for (guint i = 0; i < agreements->len; i++)
    if (g_array_index (agreements, LiaAgreementFacts, i).id == id)
      return &g_array_index (agreements, LiaAgreementFacts, i);
  return NULL;
}

static char *
describe_agreement (const LiaAgreementFacts *agreement, gboolean expired, int days)
{
  g_autofree char *title = lia_text_quote (agreement->title);
  g_autofree char *day = format_day (agreement->end);

  if (expired)
    return g_strdup_printf (ngettext ("The agreement %s ended %'d day ago, on %s",
                                      "The agreement %s ended %'d days ago, on %s", (gulong) days),
                            title, days, day);
  if (days == 0)
    return g_strdup_printf (_ ("The agreement %s ends today"), title);
  return g_strdup_printf (ngettext ("The agreement %s ends in %'d day, on %s",
                                    "The agreement %s ends in %'d days, on %s", (gulong) days),
                          title, days, day);
}

static const LiaPromiseFacts *
find_promise (const GArray *promises, gint64 id)
{
  for (guint i = 0; i < promises->len; i++)
    if (g_array_index (promises, LiaPromiseFacts, i).id == id)
      return &g_array_index (promises, LiaPromiseFacts, i);
  return NULL;
}

static char *
describe_commitment (const LiaPromiseFacts *commitment, int days)
{
  g_autofree char *title = lia_text_quote (commitment->title);
  g_autofree char *day = format_day (commitment->due);

  g_autofree char *value = NULL;

  if (commitment->value == NULL)
    return g_strdup_printf (ngettext ("They promised %s, due %'d day ago, on %s",
                                      "They promised %s, due %'d days ago, on %s", (gulong) days),
                            title, days, day);
  value = lia_money_text_to_display (commitment->value);
  return g_strdup_printf (ngettext ("They promised %s of %s, due %'d day ago, on %s",
                                    "They promised %s of %s, due %'d days ago, on %s",
                                    (gulong) days),
                          title, value, days, day);
}

static char *
describe_benefit (const LiaPromiseFacts *benefit, int days)
{
  g_autofree char *title = lia_text_quote (benefit->title);
  g_autofree char *day = benefit->due != 0 ? format_day (benefit->due) : NULL;

  if (day == NULL)
    return g_strdup_printf (ngettext ("We owe them %s, noted %'d day ago without a date",
                                      "We owe them %s, noted %'d days ago without a date",
                                      (gulong) days),
                            title, days);
  return g_strdup_printf (ngettext ("We owe them %s, due %'d day ago, on %s",
                                    "We owe them %s, due %'d days ago, on %s", (gulong) days),
                          title, days, day);
}

static char *
describe_entitled (const LiaPartnerFacts *facts, int days)
{
  g_autofree char *day = format_day (facts->level_since);

  /* Translators: a number of days, a date, and the benefits */
  return g_strdup_printf (
      ngettext ("For %'d day, since %s, the level has entitled to what is not noted as given: %s",
                "For %'d days, since %s, the level has entitled to what is not noted as given: %s",
                (gulong) days),
      days, day, facts->entitled);
}

static char *
make_message (const LiaVerdict *self, const LiaPartnerFacts *facts)
{
  const LiaAgreementFacts *agreement;
  const LiaDuplicateFacts *duplicate;
  const LiaPromiseFacts *promise;

  switch ((LiaRuleId) self->rule)
    {
    case LIA_RULE_NO_KEYWORKER:
      return describe_keyworker (facts);
    case LIA_RULE_SILENT:
      return describe_silence (facts, self->days);
    case LIA_RULE_CONTRACTOR_WALL:
      return describe_contractor_wall (facts);
    case LIA_RULE_DUPLICATE:
      duplicate = find_duplicate (facts->duplicates, self->record);
      return duplicate != NULL ? describe_duplicate (duplicate) : NULL;
    case LIA_RULE_AGREEMENT_EXPIRING:
    case LIA_RULE_AGREEMENT_EXPIRED:
      agreement = find_agreement (facts->agreements, self->record);
      return agreement != NULL
                 ? describe_agreement (agreement, self->rule == LIA_RULE_AGREEMENT_EXPIRED,
                                       self->days)
                 : NULL;
    case LIA_RULE_COMMITMENT_OVERDUE:
      promise = find_promise (facts->commitments, self->record);
      return promise != NULL ? describe_commitment (promise, self->days) : NULL;
    case LIA_RULE_BENEFIT_OWED:
      if (self->record == 0)
        return facts->n_entitled > 0 ? describe_entitled (facts, self->days) : NULL;
      promise = find_promise (facts->benefits, self->record);
      return promise != NULL ? describe_benefit (promise, self->days) : NULL;
    case LIA_N_RULES:
      break;
    }
  g_return_val_if_reached (NULL);
}

LiaFinding *
lia_verdict_describe (const LiaVerdict *self, const LiaPartnerFacts *facts)
{
  g_autofree char *message = make_message (self, facts);

  /* Facts that do not know the record: the verdict was not given on them. */
  g_return_val_if_fail (message != NULL, NULL);

  return lia_finding_new ((LiaRuleId) self->rule, (LiaSeverity) self->severity, "partner",
                          self->subject, facts->name, self->record, message);
}
