/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-facts-reader.h"

#include <glib/gi18n-lib.h>

#include "lia-date.h"
#include "lia-engagement-choices.h"
#include "lia-ids.h"
#include "lia-level-benefits.h"

/* The same conditions as those of the indexes, so that SQLite takes them. */
#define LIVE " trashed_at IS NULL AND undone = 0"

/* By id, also where there is an index of the live: for one partner, that would be a look at all of them. */
#define SELECT_PARTNERS                                                                            \
  "SELECT p.id, p.name, p.status, p.keyworker, k.trashed_at IS NULL AND k.undone = 0,"             \
  " p.contractor, p.contractor_role IS NOT NULL, p.partner_role IS NOT NULL, p.level"              \
  " FROM partner AS p LEFT JOIN person AS k ON k.id = p.keyworker"                                 \
  " WHERE p.id BETWEEN ?1 AND ?2 AND +p.trashed_at IS NULL AND +p.undone = 0 ORDER BY p.id"

#define SELECT_CONTACTS                                                                            \
  "SELECT partner, max(date) FROM interaction"                                                     \
  " WHERE partner BETWEEN ?1 AND ?2 AND date <= ?3 AND" LIVE " GROUP BY partner ORDER BY partner"

#define SELECT_AGREEMENTS                                                                          \
  "SELECT partner, id, kind, title, end_date, terminated_date, renewal = 'automatic'"              \
  " FROM agreement WHERE partner BETWEEN ?1 AND ?2 AND" LIVE " ORDER BY partner, end_date, id"

#define SELECT_COMMITMENTS                                                                         \
  "SELECT partner, id, title, due_date, value, NULL FROM commitment"                               \
  " WHERE partner BETWEEN ?1 AND ?2 AND honoured_date IS NULL AND due_date < ?3 AND" LIVE          \
  " ORDER BY partner, due_date, id"

/* Also those that were given: what was is no more owed to the level. */
#define SELECT_BENEFITS                                                                            \
  "SELECT partner, id, title, due_date, NULL, kind, given_date FROM benefit"                       \
  " WHERE partner BETWEEN ?1 AND ?2 AND" LIVE " ORDER BY partner, due_date, id"

#define SELECT_LEVELS "SELECT level.id, value FROM level, json_each (level.benefits) WHERE" LIVE

/* When it was given the level it has, as milliseconds. */
#define SELECT_LEVEL_CHANGE                                                                        \
  "SELECT b.made_at FROM change AS c JOIN batch AS b ON b.id = c.batch"                            \
  " WHERE c.row_id = ?1 AND c.table_name = 'partner'"                                              \
  " AND json_type (c.cells, '$.level') IS NOT NULL ORDER BY c.id DESC LIMIT 1"

/* Of one partner no more than these are told, the likeliest; who has more looks at the list of duplicates. */
#define MAX_DUPLICATES 5

#define SELECT_NAME    "SELECT name FROM partner WHERE id = ?1 AND" LIVE

/* A query over a table that belongs to partners, standing on its next row. */
typedef struct
{
  LiaStatement *statement;
  gint64 partner; /* of the row; G_MAXINT64 after the last */
} Cursor;

typedef struct
{
  LiaPartnerFacts facts;
  GStringChunk *texts; /* of the partner at hand */
  LiaReader *reader;
  GArray *pairs; /* (nullable) */
  guint next_pair;
  Cursor partners;
  Cursor contacts;
  Cursor agreements;
  Cursor commitments;
  Cursor benefits;
  GHashTable *levels; /* (element-type gint64 GPtrArray): the benefits a level names */
  guint32 today;
} FactsReader;

/* The julian day of an ISO date, 0 for what is none. */
static guint32
parse_day (const char *iso)
{
  GDate date;

  return iso != NULL && lia_date_from_iso (iso, &date) ? g_date_get_julian (&date) : 0;
}

/* The day on which a row was made stands in its id. In UTC, as the rows of one workspace come from many places. */
static guint32
day_from_id (gint64 id)
{
  static const guint32 julian_1970 = 719163;

  return julian_1970 + (guint32) (lia_ids_get_time (id) / (24 * 60 * 60 * 1000));
}

static gboolean
cursor_step (Cursor *self, GError **error)
{
  GError *local_error = NULL;

  if (lia_statement_step (self->statement, &local_error))
    {
      self->partner = lia_statement_get_integer (self->statement, 0);
      return TRUE;
    }
  self->partner = G_MAXINT64;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
cursor_open (Cursor *self,
             LiaReader *reader,
             const char *sql,
             gint64 first,
             gint64 last,
             const char *today,
             GError **error)
{
  self->statement = lia_reader_prepare (reader, sql, error);
  if (self->statement == NULL)
    return FALSE;
  lia_statement_bind_integer (self->statement, 1, first);
  lia_statement_bind_integer (self->statement, 2, last);
  if (today != NULL)
    lia_statement_bind_text (self->statement, 3, today);
  return cursor_step (self, error);
}

static void
cursor_close (Cursor *self)
{
  if (self->statement != NULL)
    lia_statement_reset (self->statement);
}

/* Passes over rows of partners that are in the trash. */
static gboolean
cursor_reach (Cursor *self, gint64 partner, GError **error)
{
  while (self->partner < partner)
    if (!cursor_step (self, error))
      return FALSE;
  return TRUE;
}

static const char *
keep_text (FactsReader *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

static void
take_partner (FactsReader *self)
{
  LiaStatement *row = self->partners.statement;
  LiaPartnerFacts *facts = &self->facts;
  gboolean named;

  lia_partner_facts_reset (facts);
  g_string_chunk_clear (self->texts);
  facts->id = self->partners.partner;
  facts->name = lia_statement_get_text (row, 1);
  facts->status = lia_statement_get_text (row, 2);
  named = !lia_statement_is_null (row, 3);
  facts->has_keyworker = named && lia_statement_get_integer (row, 4) != 0;
  facts->lost_keyworker = named && !facts->has_keyworker;
  facts->contractor = lia_statement_get_integer (row, 5) != 0;
  facts->contractor_described = lia_statement_get_integer (row, 6) != 0;
  facts->partner_described = lia_statement_get_integer (row, 7) != 0;
  facts->added = day_from_id (facts->id);
}

static gboolean
take_contact (FactsReader *self, GError **error)
{
  if (!cursor_reach (&self->contacts, self->facts.id, error))
    return FALSE;
  if (self->contacts.partner == self->facts.id)
    self->facts.last_contact = parse_day (lia_statement_get_text (self->contacts.statement, 1));
  return TRUE;
}

static gboolean
take_agreements (FactsReader *self, GError **error)
{
  LiaStatement *row = self->agreements.statement;

  if (!cursor_reach (&self->agreements, self->facts.id, error))
    return FALSE;
  while (self->agreements.partner == self->facts.id)
    {
      const LiaAgreementFacts agreement = {
        .id = lia_statement_get_integer (row, 1),
        .kind = keep_text (self, lia_statement_get_text (row, 2)),
        .title = keep_text (self, lia_statement_get_text (row, 3)),
        .end = parse_day (lia_statement_get_text (row, 4)),
        .terminated = parse_day (lia_statement_get_text (row, 5)),
        .renews = lia_statement_get_integer (row, 6) != 0,
      };

      g_array_append_val (self->facts.agreements, agreement);
      if (!cursor_step (&self->agreements, error))
        return FALSE;
    }
  return TRUE;
}

/* A benefit without a title is known by its kind. */
static const char *
get_benefit_label (const char *kind)
{
  for (const LiaChoice *choice = lia_benefit_kinds; choice->token != NULL; choice++)
    if (g_strcmp0 (choice->token, kind) == 0)
      return _ (choice->label);
  return kind;
}

static gboolean
take_promises (FactsReader *self, Cursor *cursor, GArray *promises, GPtrArray *keys, GError **error)
{
  LiaStatement *row = cursor->statement;

  if (!cursor_reach (cursor, self->facts.id, error))
    return FALSE;
  while (cursor->partner == self->facts.id)
    {
      const char *title = lia_statement_get_text (row, 2);
      const LiaPromiseFacts promise = {
        .id = lia_statement_get_integer (row, 1),
        .title = keep_text (
            self, title != NULL ? title : get_benefit_label (lia_statement_get_text (row, 5))),
        .due = parse_day (lia_statement_get_text (row, 3)),
        .value = keep_text (self, lia_statement_get_text (row, 4)),
        .settled = keys != NULL ? parse_day (lia_statement_get_text (row, 6)) : 0,
        .noted = day_from_id (lia_statement_get_integer (row, 1)),
      };

      g_array_append_val (promises, promise);
      if (keys != NULL)
        g_ptr_array_add (keys,
                         lia_level_benefits_make_key (lia_statement_get_text (row, 5), title));
      if (!cursor_step (cursor, error))
        return FALSE;
    }
  return TRUE;
}

/* Benefits of levels. */

typedef struct
{
  char *key; /* what tells it from others */
  char *title;
} Entitlement;

static void
entitlement_free (gpointer data)
{
  Entitlement *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

static gboolean
has_entitlement (gconstpointer entitlement, gconstpointer key)
{
  return g_str_equal (((const Entitlement *) entitlement)->key, key);
}

static void
add_entitlement (GHashTable *levels, gint64 level, const char *title)
{
  GPtrArray *list = g_hash_table_lookup (levels, &level);
  g_autofree char *key = lia_level_benefits_make_key (lia_level_benefits_guess_kind (title), title);
  Entitlement *entitlement;

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (entitlement_free);
      g_hash_table_insert (levels, g_memdup2 (&level, sizeof level), list);
    }
  if (g_ptr_array_find_with_equal_func (list, key, has_entitlement, NULL))
    return;
  entitlement = g_new (Entitlement, 1);
  entitlement->key = g_steal_pointer (&key);
  entitlement->title = g_strdup (title);
  g_ptr_array_add (list, entitlement);
}

static gboolean
read_levels (FactsReader *self, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (self->reader, SELECT_LEVELS, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (lia_statement_step (statement, &local_error))
    if (lia_statement_get_text (statement, 1) != NULL)
      add_entitlement (self->levels, lia_statement_get_integer (statement, 0),
                       lia_statement_get_text (statement, 1));
  lia_statement_reset (statement);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
read_level_since (FactsReader *self, GError **error)
{
  static const guint32 julian_1970 = 719163;
  LiaStatement *statement = lia_reader_prepare (self->reader, SELECT_LEVEL_CHANGE, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  self->facts.level_since = self->facts.added;
  lia_statement_bind_integer (statement, 1, self->facts.id);
  if (lia_statement_step (statement, &local_error))
    self->facts.level_since
        = julian_1970
          + (guint32) (lia_statement_get_integer (statement, 0) / (24 * 60 * 60 * 1000));
  lia_statement_reset (statement);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* After the benefits: @keys tell those that were noted. */
static gboolean
take_entitlements (FactsReader *self, GPtrArray *keys, GError **error)
{
  const gint64 level = lia_statement_get_integer (self->partners.statement, 8);
  GPtrArray *named = level != 0 ? g_hash_table_lookup (self->levels, &level) : NULL;
  g_autoptr (GString) titles = NULL;

  /* Who was added today came to its level today; most partners of a fresh import need no look into the journal. */
  if (named == NULL || self->facts.added >= self->today)
    return TRUE;
  for (guint i = 0; i < named->len; i++)
    {
      const Entitlement *entitlement = g_ptr_array_index (named, i);

      if (g_ptr_array_find_with_equal_func (keys, entitlement->key, g_str_equal, NULL))
        continue;
      if (titles == NULL)
        titles = g_string_new (NULL);
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", entitlement->title);
      self->facts.n_entitled++;
    }
  if (titles == NULL)
    return TRUE;
  self->facts.entitled = keep_text (self, titles->str);
  return read_level_since (self, error);
}

static gboolean
take_benefits (FactsReader *self, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  return take_promises (self, &self->benefits, self->facts.benefits, keys, error)
         && take_entitlements (self, keys, error);
}

/* (nullable): that of a partner in the trash */
static gboolean
read_name (FactsReader *self, gint64 id, const char **name, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (self->reader, SELECT_NAME, error);
  GError *local_error = NULL;

  *name = NULL;
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, id);
  if (lia_statement_step (statement, &local_error))
    *name = keep_text (self, lia_statement_get_text (statement, 0));
  lia_statement_reset (statement);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
take_duplicates (FactsReader *self, GError **error)
{
  if (self->pairs == NULL)
    return TRUE;
  for (; self->next_pair < self->pairs->len; self->next_pair++)
    {
      const LiaDuplicatePair *pair
          = &g_array_index (self->pairs, LiaDuplicatePair, self->next_pair);
      LiaDuplicateFacts duplicate
          = { .id = pair->other, .reason = pair->reason, .score = pair->score };

      if (pair->subject > self->facts.id)
        break;
      if (pair->subject < self->facts.id || self->facts.duplicates->len >= MAX_DUPLICATES)
        continue;
      if (!read_name (self, pair->other, &duplicate.name, error))
        return FALSE;
      if (duplicate.name != NULL)
        g_array_append_val (self->facts.duplicates, duplicate);
    }
  return TRUE;
}

static gboolean
read_all (FactsReader *self, LiaPartnerFactsFunc func, gpointer data, GError **error)
{
  while (self->partners.partner != G_MAXINT64)
    {
      take_partner (self);
      if (!take_contact (self, error) || !take_agreements (self, error)
          || !take_promises (self, &self->commitments, self->facts.commitments, NULL, error)
          || !take_benefits (self, error) || !take_duplicates (self, error))
        return FALSE;
      func (&self->facts, data);
      if (!cursor_step (&self->partners, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
lia_partner_facts_read (LiaReader *reader,
                        gint64 first,
                        gint64 last,
                        guint32 today,
                        GArray *pairs,
                        LiaPartnerFactsFunc func,
                        gpointer data,
                        GError **error)
{
  FactsReader self = { .reader = reader, .pairs = pairs, .today = today };
  g_autofree char *day = NULL;
  GDate date;
  gboolean done;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, today);
  day = lia_date_to_iso (&date);
  lia_partner_facts_init (&self.facts);
  self.texts = g_string_chunk_new (1024);
  self.levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self.next_pair = pairs != NULL ? lia_duplicate_pairs_find (pairs, first) : 0;

  done = read_levels (&self, error)
         && cursor_open (&self.partners, reader, SELECT_PARTNERS, first, last, NULL, error)
         && cursor_open (&self.contacts, reader, SELECT_CONTACTS, first, last, day, error)
         && cursor_open (&self.agreements, reader, SELECT_AGREEMENTS, first, last, NULL, error)
         && cursor_open (&self.commitments, reader, SELECT_COMMITMENTS, first, last, day, error)
         && cursor_open (&self.benefits, reader, SELECT_BENEFITS, first, last, NULL, error)
         && read_all (&self, func, data, error);

  cursor_close (&self.partners);
  cursor_close (&self.contacts);
  cursor_close (&self.agreements);
  cursor_close (&self.commitments);
  cursor_close (&self.benefits);
  g_string_chunk_free (self.texts);
  g_hash_table_unref (self.levels);
  lia_partner_facts_clear (&self.facts);
  return done;
}
