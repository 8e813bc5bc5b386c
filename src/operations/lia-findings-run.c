/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-findings-run.h"

#include "lia-partner-facts-reader.h"
#include "lia-rule-settings-read.h"

/* Above this many rows of a batch, or partners touched, asking about all is no slower. */
#define MANY_CHANGES  5000
#define MANY_SUBJECTS 2000

#define COUNT_CHANGES "SELECT count(*) FROM (SELECT 1 FROM change WHERE batch = ?1 LIMIT ?2)"

#define RULES_CHANGED                                                                              \
  "SELECT EXISTS (SELECT 1 FROM change AS c JOIN setting AS s ON s.id = c.row_id"                  \
  " WHERE c.batch = ?1 AND c.table_name = 'setting' AND s.key >= 'rule.' AND s.key < 'rule/')"

/* Partners that changed, those a row belongs or belonged to, and those whose keyworker changed. */
#define SELECT_TOUCHED                                                                             \
  "WITH changed (table_name, row_id, cells)"                                                       \
  " AS MATERIALIZED (SELECT table_name, row_id, cells FROM change WHERE batch = ?1)"               \
  " SELECT row_id FROM changed WHERE table_name = 'partner'"                                       \
  " UNION SELECT partner FROM interaction"                                                         \
  " WHERE id IN (SELECT row_id FROM changed WHERE table_name = 'interaction')"                     \
  " UNION SELECT partner FROM agreement"                                                           \
  " WHERE id IN (SELECT row_id FROM changed WHERE table_name = 'agreement')"                       \
  " UNION SELECT partner FROM commitment"                                                          \
  " WHERE id IN (SELECT row_id FROM changed WHERE table_name = 'commitment')"                      \
  " UNION SELECT partner FROM benefit"                                                             \
  " WHERE id IN (SELECT row_id FROM changed WHERE table_name = 'benefit')"                         \
  " UNION SELECT json_extract (cells, '$.partner[0]') FROM changed"                                \
  " WHERE table_name IN ('interaction', 'agreement', 'commitment', 'benefit')"                     \
  " AND json_extract (cells, '$.partner[0]') IS NOT NULL"                                          \
  " UNION SELECT json_extract (cells, '$.partner[1]') FROM changed"                                \
  " WHERE table_name IN ('interaction', 'agreement', 'commitment', 'benefit')"                     \
  " AND json_extract (cells, '$.partner[1]') IS NOT NULL"                                          \
  " UNION SELECT id FROM partner"                                                                  \
  " WHERE keyworker IN (SELECT row_id FROM changed WHERE table_name = 'person')"

guint32
lia_findings_get_clock_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return g_date_get_julian (&date);
}

/* One partner after the other. */

typedef struct
{
  const LiaRuleSettings *settings;
  guint32 today;
  GArray *verdicts;
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
  return lia_partner_facts_read (reader, first, last, self->today, ask_rules, self, error);
}

GPtrArray *
lia_findings_describe (LiaReader *reader,
                       const LiaRuleSettings *settings,
                       gint64 subject,
                       guint32 today,
                       GError **error)
{
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  Evaluation evaluation = { settings, today, verdicts, findings };

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

GPtrArray *
lia_findings_evaluate (LiaReader *reader, guint32 today, GError **error)
{
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  LiaRuleSettings settings;
  Evaluation evaluation = { &settings, today, verdicts, findings };
  gboolean done;

  if (!lia_reader_begin (reader, error))
    return NULL;
  done = lia_rule_settings_read (&settings, reader, error)
         && evaluate (&evaluation, reader, 0, G_MAXINT64, error);
  lia_reader_end (reader);
  return done ? sort_by_subject (findings) : NULL;
}

/* The state. */

LiaFindingsState *
lia_findings_state_new (void)
{
  LiaFindingsState *self = g_new0 (LiaFindingsState, 1);

  lia_rule_settings_init (&self->settings);
  self->verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  self->counts = g_array_new (FALSE, FALSE, sizeof (LiaRowCount));
  return self;
}

void
lia_findings_state_free (LiaFindingsState *self)
{
  g_array_unref (self->verdicts);
  g_array_unref (self->counts);
  g_free (self);
}

static void
count_verdicts (LiaFindingsState *self)
{
  for (guint i = 0; i < self->verdicts->len; i++)
    {
      const LiaVerdict *verdict = &g_array_index (self->verdicts, LiaVerdict, i);
      LiaRowCount *last = self->counts->len > 0
                              ? &g_array_index (self->counts, LiaRowCount, self->counts->len - 1)
                              : NULL;

      if (last != NULL && last->id == verdict->subject)
        last->count++;
      else
        {
          LiaRowCount count = { verdict->subject, 1, verdict->severity };

          g_array_append_val (self->counts, count);
        }
    }
}

static gboolean
query_integer (LiaReader *reader,
               const char *sql,
               gint64 batch,
               gint64 limit,
               gint64 *value,
               GError **error)
{
  LiaStatement *statement = lia_reader_prepare (reader, sql, error);
  g_autoptr (GArray) integers = NULL;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, batch);
  if (limit > 0)
    lia_statement_bind_integer (statement, 2, limit);
  integers = lia_statement_read_integers (statement, error);
  if (integers == NULL)
    return FALSE;
  *value = g_array_index (integers, gint64, 0);
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* @touched: NULL when all is to be asked about. */
static gboolean
find_touched (LiaReader *reader, GArray *batches, GArray **touched, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_unique = 0;

  *touched = NULL;
  for (guint i = 0; i < batches->len; i++)
    {
      const gint64 batch = g_array_index (batches, gint64, i);
      g_autoptr (GArray) of_batch = NULL;
      LiaStatement *statement;
      gint64 n_changes;
      gint64 rules_changed;

      if (!query_integer (reader, COUNT_CHANGES, batch, MANY_CHANGES + 1, &n_changes, error)
          || !query_integer (reader, RULES_CHANGED, batch, 0, &rules_changed, error))
        return FALSE;
      if (n_changes > MANY_CHANGES || rules_changed != 0)
        return TRUE;
      statement = lia_reader_prepare (reader, SELECT_TOUCHED, error);
      if (statement == NULL)
        return FALSE;
      lia_statement_bind_integer (statement, 1, batch);
      of_batch = lia_statement_read_integers (statement, error);
      if (of_batch == NULL)
        return FALSE;
      if (of_batch->len > 0)
        g_array_append_vals (ids, of_batch->data, of_batch->len);
    }

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n_unique == 0
        || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n_unique - 1))
      g_array_index (ids, gint64, n_unique++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n_unique);
  if (n_unique <= MANY_SUBJECTS)
    *touched = g_steal_pointer (&ids);
  return TRUE;
}

/* What was known of all others, and what is now true of the touched. */
static gboolean
evaluate_touched (const LiaFindingsState *old,
                  Evaluation *evaluation,
                  LiaReader *reader,
                  GArray *touched,
                  GError **error)
{
  const LiaVerdict *verdicts = (const LiaVerdict *) (gconstpointer) old->verdicts->data;
  guint place = 0;

  for (guint i = 0; i < touched->len; i++)
    {
      const gint64 id = g_array_index (touched, gint64, i);
      const guint start = place;

      while (place < old->verdicts->len && verdicts[place].subject < id)
        place++;
      g_array_append_vals (evaluation->verdicts, verdicts + start, place - start);
      while (place < old->verdicts->len && verdicts[place].subject == id)
        place++;
      if (!evaluate (evaluation, reader, id, id, error))
        return FALSE;
    }
  g_array_append_vals (evaluation->verdicts, verdicts + place, old->verdicts->len - place);
  return TRUE;
}

static gboolean
update (LiaFindingsState *self,
        const LiaFindingsState *old,
        LiaReader *reader,
        GArray *batches,
        GArray **touched,
        GError **error)
{
  Evaluation evaluation = { &self->settings, self->today, self->verdicts, NULL };

  if (!lia_rule_settings_read (&self->settings, reader, error))
    return FALSE;
  if (old != NULL && old->today == self->today && !find_touched (reader, batches, touched, error))
    return FALSE;
  if (*touched != NULL)
    return evaluate_touched (old, &evaluation, reader, *touched, error);
  return evaluate (&evaluation, reader, 0, G_MAXINT64, error);
}

LiaFindingsState *
lia_findings_state_update (const LiaFindingsState *self,
                           LiaReader *reader,
                           GArray *batches,
                           guint32 today,
                           GArray **touched,
                           GError **error)
{
  g_autoptr (LiaFindingsState) updated = lia_findings_state_new ();
  gboolean done;

  *touched = NULL;
  updated->today = today;
  if (!lia_reader_begin (reader, error))
    return NULL;
  done = update (updated, self, reader, batches, touched, error);
  lia_reader_end (reader);
  if (!done)
    {
      g_clear_pointer (touched, g_array_unref);
      return NULL;
    }
  count_verdicts (updated);
  return g_steal_pointer (&updated);
}
