/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-findings-state.h"

#include "lia-partner.h"
#include "lia-rule-settings-read.h"

/* Above this many rows of a batch, or partners touched, asking about all is no slower. */
#define MANY_CHANGES  5000
#define MANY_SUBJECTS 2000

/* An index of more partners than this takes more memory than it is worth to keep; then they are all compared again
 * now and then. */
#define MAX_INDEXED   20000

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
  " WHERE keyworker IN (SELECT row_id FROM changed WHERE table_name = 'person')"                   \
  " UNION SELECT id FROM partner"                                                                  \
  " WHERE level IN (SELECT row_id FROM changed WHERE table_name = 'level')"

/* Partners whose likeness to others may have changed. */
#define SELECT_IDENTITIES                                                                          \
  "SELECT row_id FROM change WHERE batch = ?1 AND table_name = 'partner'"                          \
  " UNION SELECT first FROM partner_namesake"                                                      \
  " WHERE id IN (SELECT row_id FROM change WHERE batch = ?1 AND table_name = 'partner_namesake')"  \
  " UNION SELECT second FROM partner_namesake"                                                     \
  " WHERE id IN (SELECT row_id FROM change WHERE batch = ?1 AND table_name = 'partner_namesake')"

#define COUNT_PARTNERS "SELECT count(*) FROM partner WHERE undone = 0 AND trashed_at IS NULL"

LiaFindingsState *
lia_findings_state_new (void)
{
  LiaFindingsState *self = g_new0 (LiaFindingsState, 1);

  lia_rule_settings_init (&self->settings);
  self->verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  self->counts = g_array_new (FALSE, FALSE, sizeof (LiaRowCount));
  self->pairs = lia_duplicate_pairs_new ();
  return self;
}

void
lia_findings_state_free (LiaFindingsState *self)
{
  g_array_unref (self->verdicts);
  g_array_unref (self->counts);
  g_array_unref (self->pairs);
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

LiaFindingsState *
lia_findings_state_share (const LiaFindingsState *self)
{
  LiaFindingsState *shared = g_memdup2 (self, sizeof *self);

  g_array_ref (shared->verdicts);
  g_array_ref (shared->counts);
  g_array_ref (shared->pairs);
  return shared;
}

void
lia_findings_request_clear (LiaFindingsRequest *self)
{
  g_clear_pointer (&self->before, lia_findings_state_free);
  g_clear_pointer (&self->batches, g_array_unref);
  g_clear_pointer (&self->index, lia_duplicate_index_free);
  g_clear_pointer (&self->touched, g_array_unref);
}

static void
make_unique (GArray *ids)
{
  guint n_unique = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n_unique == 0
        || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n_unique - 1))
      g_array_index (ids, gint64, n_unique++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n_unique);
}

static gboolean
append_ids (GArray *ids, LiaReader *reader, const char *sql, gint64 batch, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (reader, sql, error);
  g_autoptr (GArray) found = NULL;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, batch);
  found = lia_statement_read_integers (statement, error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    g_array_append_vals (ids, found->data, found->len);
  return TRUE;
}

/* What the batches touched. */
typedef struct
{
  gboolean all; /* to be asked about anew */
  gboolean many; /* rows changed, so that to list them is no help */
  GArray *subjects; /* of gint64 */
  GArray *identities; /* of gint64: partners that may look like others now, or no longer */
} Touched;

static void
touched_clear (Touched *self)
{
  g_array_unref (self->subjects);
  g_array_unref (self->identities);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Touched, touched_clear)

static gboolean
find_touched (Touched *self, LiaReader *reader, GArray *batches, GError **error)
{
  for (guint i = 0; i < batches->len; i++)
    {
      const gint64 batch = g_array_index (batches, gint64, i);
      gint64 n_changes;
      gint64 rules_changed;

      if (!query_integer (reader, COUNT_CHANGES, batch, MANY_CHANGES + 1, &n_changes, error)
          || !query_integer (reader, RULES_CHANGED, batch, 0, &rules_changed, error))
        return FALSE;
      self->all = self->all || rules_changed != 0;
      self->many = self->many || n_changes > MANY_CHANGES;
      if (!self->many
          && (!append_ids (self->subjects, reader, SELECT_TOUCHED, batch, error)
              || !append_ids (self->identities, reader, SELECT_IDENTITIES, batch, error)))
        return FALSE;
    }
  make_unique (self->identities);
  self->many = self->many || self->identities->len > MANY_SUBJECTS;
  self->all = self->all || self->many;
  return TRUE;
}

/* Partners on the other side of a pair read otherwise, too. */
static void
append_others (GArray *subjects, GArray *pairs, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);

      for (guint at = lia_duplicate_pairs_find (pairs, id);
           at < pairs->len && g_array_index (pairs, LiaDuplicatePair, at).subject == id; at++)
        g_array_append_val (subjects, g_array_index (pairs, LiaDuplicatePair, at).other);
    }
}

/* Duplicates. */

gboolean
lia_findings_state_is_large (const LiaFindingsState *self)
{
  return self->n_partners > MAX_INDEXED;
}

static gboolean
count_partners (LiaFindingsState *self, LiaReader *reader, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (reader, COUNT_PARTNERS, error);
  g_autoptr (GArray) count
      = statement != NULL ? lia_statement_read_integers (statement, error) : NULL;

  if (count == NULL)
    return FALSE;
  self->n_partners = g_array_index (count, gint64, 0);
  return TRUE;
}

static gboolean
compare_all (LiaFindingsRequest *request,
             LiaFindingsState *now,
             LiaReader *reader,
             GCancellable *cancellable,
             GError **error)
{
  const gboolean large = lia_findings_state_is_large (now);
  LiaDuplicateIndex *index;
  GArray *pairs;

  g_clear_pointer (&request->index, lia_duplicate_index_free);
  index = large ? lia_duplicate_index_new_for_pairs (reader, &lia_partner_type, cancellable, error)
                : lia_duplicate_index_new (reader, &lia_partner_type, cancellable, error);
  if (index == NULL)
    return FALSE;
  pairs = lia_duplicate_pairs_find_all (index, cancellable, error);
  if (large)
    lia_duplicate_index_free (index);
  else
    request->index = index;
  if (pairs == NULL)
    return FALSE;
  g_array_unref (now->pairs);
  now->pairs = pairs;
  return TRUE;
}

static gboolean
compare_changed (LiaFindingsRequest *request,
                 LiaFindingsState *now,
                 LiaReader *reader,
                 GArray *ids,
                 GError **error)
{
  GArray *pairs;

  if (!lia_duplicate_index_refresh (request->index, reader, (const gint64 *) (gpointer) ids->data,
                                    ids->len, error)
      || !lia_duplicate_index_refresh_namesakes (request->index, reader, error))
    return FALSE;
  pairs = lia_duplicate_pairs_update (now->pairs, request->index, reader, ids, error);
  if (pairs == NULL)
    return FALSE;
  g_array_unref (now->pairs);
  now->pairs = pairs;
  return TRUE;
}

static gboolean
update_pairs (LiaFindingsRequest *request,
              LiaFindingsState *now,
              const Touched *touched,
              LiaReader *reader,
              GCancellable *cancellable,
              GError **error)
{
  if (now->settings.strength[LIA_RULE_DUPLICATE] == LIA_SEVERITY_IGNORE)
    {
      g_clear_pointer (&request->index, lia_duplicate_index_free);
      g_array_unref (now->pairs);
      now->pairs = lia_duplicate_pairs_new ();
      return TRUE;
    }
  if (request->with_duplicates
      || (request->before != NULL
          && request->before->settings.strength[LIA_RULE_DUPLICATE] == LIA_SEVERITY_IGNORE)
      || (request->index != NULL
          && (touched->many || lia_duplicate_index_is_stale (request->index))))
    return compare_all (request, now, reader, cancellable, error);
  if (!touched->many && touched->identities->len == 0)
    return TRUE;
  if (request->index != NULL)
    return compare_changed (request, now, reader, touched->identities, error);
  request->skipped_duplicates = TRUE;
  return TRUE;
}

/* Verdicts. */

/* What was known of all others, and what is now true of the touched. */
static gboolean
ask_about_touched (const LiaFindingsState *before,
                   LiaFindingsState *now,
                   LiaReader *reader,
                   GArray *subjects,
                   GError **error)
{
  const LiaVerdict *verdicts = (const LiaVerdict *) (gpointer) before->verdicts->data;
  guint place = 0;

  for (guint i = 0; i < subjects->len; i++)
    {
      const gint64 id = g_array_index (subjects, gint64, i);
      const guint start = place;

      while (place < before->verdicts->len && verdicts[place].subject < id)
        place++;
      if (place > start)
        g_array_append_vals (now->verdicts, verdicts + start, place - start);
      while (place < before->verdicts->len && verdicts[place].subject == id)
        place++;
      if (!lia_findings_ask (reader, &now->settings, now->today, now->pairs, id, id, now->verdicts,
                             error))
        return FALSE;
    }
  if (place < before->verdicts->len)
    g_array_append_vals (now->verdicts, verdicts + place, before->verdicts->len - place);
  return TRUE;
}

static gboolean
update (LiaFindingsRequest *request,
        LiaFindingsState *now,
        LiaReader *reader,
        GCancellable *cancellable,
        GError **error)
{
  const LiaFindingsState *before = request->before;
  g_auto (Touched) touched = {
    .subjects = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .identities = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };

  touched.all = before == NULL || before->today != now->today || request->with_duplicates;
  if (before != NULL)
    {
      g_array_unref (now->pairs);
      now->pairs = g_array_ref (before->pairs);
    }
  if (!count_partners (now, reader, error)
      || !lia_rule_settings_read (&now->settings, reader, error)
      || !find_touched (&touched, reader, request->batches, error))
    return FALSE;
  append_others (touched.subjects, now->pairs, touched.identities);
  if (!update_pairs (request, now, &touched, reader, cancellable, error))
    return FALSE;
  append_others (touched.subjects, now->pairs, touched.identities);
  make_unique (touched.subjects);
  if (touched.all || touched.subjects->len > MANY_SUBJECTS)
    return lia_findings_ask (reader, &now->settings, now->today, now->pairs, 0, G_MAXINT64,
                             now->verdicts, error);
  request->touched = g_array_ref (touched.subjects);
  return ask_about_touched (before, now, reader, touched.subjects, error);
}

LiaFindingsState *
lia_findings_update (LiaFindingsRequest *request,
                     LiaReader *reader,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (LiaFindingsState) now = lia_findings_state_new ();
  gboolean done;

  now->today = request->today;
  if (!lia_reader_begin (reader, error))
    return NULL;
  done = update (request, now, reader, cancellable, error);
  lia_reader_end (reader);
  if (!done)
    return NULL;
  count_verdicts (now);
  return g_steal_pointer (&now);
}

gboolean
lia_findings_count_once (LiaStore *store, guint32 today, GError **error)
{
  LiaFindingsRequest request = {
    .batches = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .today = today,
    .with_duplicates = TRUE,
  };
  g_autoptr (LiaFindingsState) state
      = lia_findings_update (&request, lia_store_get_reader (store), NULL, error);

  lia_findings_request_clear (&request);
  if (state == NULL)
    return FALSE;
  lia_store_set_row_counts (store, state->counts, NULL);
  return TRUE;
}
