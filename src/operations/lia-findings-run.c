/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-findings-run.h"

#include "lia-partner-facts-reader.h"
#include "lia-partner.h"
#include "lia-rule-settings-read.h"

/* One partner after the other. */

typedef struct
{
  const LiaRuleSettings *settings;
  guint32 today;
  GArray *verdicts;
  GArray *pairs; /* (nullable) */
  GPtrArray *findings; /* (nullable) */
} Evaluation;

static int
compare_in_subject (gconstpointer a, gconstpointer b)
{
  const LiaVerdict *first = a;
  const LiaVerdict *second = b;

  if (first->severity != second->severity)
    return second->severity - first->severity;
  if (first->rule != second->rule)
    return first->rule - second->rule;
  if (first->days != second->days)
    return second->days > first->days ? 1 : -1;
  return (first->record > second->record) - (first->record < second->record);
}

static void
ask_rules (const LiaPartnerFacts *facts, gpointer data)
{
  Evaluation *self = data;
  const guint start = self->verdicts->len;

  lia_partner_check (facts, self->settings, self->today, self->verdicts);
  if (self->verdicts->len - start > 1)
    qsort (&g_array_index (self->verdicts, LiaVerdict, start), self->verdicts->len - start,
           sizeof (LiaVerdict), compare_in_subject);
  for (guint i = start; self->findings != NULL && i < self->verdicts->len; i++)
    g_ptr_array_add (self->findings,
                     lia_verdict_describe (&g_array_index (self->verdicts, LiaVerdict, i), facts));
}

static gboolean
evaluate (Evaluation *self, LiaReader *reader, gint64 first, gint64 last, GError **error)
{
  return lia_partner_facts_read (reader, first, last, self->today, self->pairs, ask_rules, self,
                                 error);
}

gboolean
lia_findings_ask (LiaReader *reader,
                  const LiaRuleSettings *settings,
                  guint32 today,
                  GArray *pairs,
                  gint64 first,
                  gint64 last,
                  GArray *verdicts,
                  GError **error)
{
  Evaluation evaluation = { settings, today, verdicts, pairs, NULL };

  return evaluate (&evaluation, reader, first, last, error);
}

GPtrArray *
lia_findings_describe (LiaReader *reader,
                       const LiaRuleSettings *settings,
                       gint64 subject,
                       guint32 today,
                       GArray *pairs,
                       GError **error)
{
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  Evaluation evaluation = { settings, today, verdicts, pairs, findings };

  if (!evaluate (&evaluation, reader, subject, subject, error))
    return NULL;
  return g_steal_pointer (&findings);
}

/* For the command line: by subject, in words. */

typedef struct
{
  guint first; /* in the list by id */
  guint n;
  LiaSeverity worst;
  char *key; /* the name, to be sorted */
} Group;

static void
group_clear (gpointer data)
{
  g_free (((Group *) data)->key);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = a;
  const Group *second = b;
  int order;

  if (first->worst != second->worst)
    return (int) second->worst - (int) first->worst;
  if (first->n != second->n)
    return first->n < second->n ? 1 : -1;
  order = g_strcmp0 (first->key, second->key);
  return order != 0 ? order : (first->first > second->first) - (first->first < second->first);
}

static GPtrArray *
sort_by_subject (GPtrArray *findings)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  GPtrArray *sorted = g_ptr_array_new_full (findings->len, g_object_unref);

  g_array_set_clear_func (groups, group_clear);
  for (guint i = 0; i < findings->len; i++)
    {
      LiaFinding *finding = g_ptr_array_index (findings, i);
      Group *last = groups->len > 0 ? &g_array_index (groups, Group, groups->len - 1) : NULL;

      if (last != NULL
          && lia_finding_get_subject_id (g_ptr_array_index (findings, last->first))
                 == lia_finding_get_subject_id (finding))
        last->n++;
      else
        {
          Group group = { i, 1, lia_finding_get_severity (finding),
                          g_utf8_collate_key (lia_finding_get_subject_name (finding), -1) };

          g_array_append_val (groups, group);
        }
    }
  g_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      for (guint j = 0; j < group->n; j++)
        g_ptr_array_add (sorted, g_object_ref (g_ptr_array_index (findings, group->first + j)));
    }
  return sorted;
}

/* (transfer full) (nullable): none when nobody asks for them */
static GArray *
find_pairs (const LiaRuleSettings *settings, LiaReader *reader, GError **error)
{
  g_autoptr (LiaDuplicateIndex) index = NULL;

  if (settings->strength[LIA_RULE_DUPLICATE] == LIA_SEVERITY_IGNORE)
    return lia_duplicate_pairs_new ();
  index = lia_duplicate_index_new_for_pairs (reader, &lia_partner_type, NULL, error);
  return index != NULL ? lia_duplicate_pairs_find_all (index, NULL, error) : NULL;
}

static gboolean
evaluate_all (LiaReader *reader, guint32 today, GPtrArray *findings, GError **error)
{
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  g_autoptr (GArray) pairs = NULL;
  LiaRuleSettings settings;
  Evaluation evaluation = { &settings, today, verdicts, NULL, findings };

  if (!lia_rule_settings_read (&settings, reader, error))
    return FALSE;
  pairs = find_pairs (&settings, reader, error);
  evaluation.pairs = pairs;
  return pairs != NULL && evaluate (&evaluation, reader, 0, G_MAXINT64, error);
}

GPtrArray *
lia_findings_evaluate (LiaReader *reader, guint32 today, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean done;

  if (!lia_reader_begin (reader, error))
    return NULL;
  done = evaluate_all (reader, today, findings, error);
  lia_reader_end (reader);
  return done ? sort_by_subject (findings) : NULL;
}
