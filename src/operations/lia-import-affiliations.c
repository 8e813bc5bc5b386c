/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-affiliations.h"

#include <glib/gi18n-lib.h>

#include "lia-affiliation.h"
#include "lia-card-affiliation.h"
#include "lia-error.h"
#include "lia-partner.h"
#include "lia-record-find.h"
#include "lia-text.h"

struct _LiaImportAffiliations
{
  LiaReader *reader; /* borrowed */
  LiaBatch *batch; /* borrowed (nullable) */

  /* owned */
  GHashTable *partners; /* (element-type utf8 gint64): by folded text, as found or made */
  GHashTable *pairs; /* (element-type utf8): "person:partner" tied in this run */
  gint64 next_placeholder;

  guint64 n_made;
};

LiaImportAffiliations *
lia_import_affiliations_new (LiaReader *reader, LiaBatch *batch)
{
  LiaImportAffiliations *self = g_new0 (LiaImportAffiliations, 1);

  self->reader = reader;
  self->batch = batch;
  self->partners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->next_placeholder = -1;
  return self;
}

void
lia_import_affiliations_free (LiaImportAffiliations *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->partners);
  g_hash_table_unref (self->pairs);
  g_free (self);
}

guint64
lia_import_affiliations_get_n_made (const LiaImportAffiliations *self)
{
  return self->n_made;
}

static void
remember (LiaImportAffiliations *self, const char *organisation, gint64 partner)
{
  g_hash_table_insert (self->partners, lia_text_fold (organisation),
                       g_memdup2 (&partner, sizeof partner));
}

gboolean
lia_import_affiliations_find (LiaImportAffiliations *self,
                              const char *organisation,
                              gint64 *partner,
                              GError **error)
{
  g_autofree char *folded = lia_text_fold (organisation);
  const gint64 *known = g_hash_table_lookup (self->partners, folded);
  g_autoptr (GArray) ids = NULL;

  *partner = 0;
  if (known != NULL)
    {
      *partner = *known;
      return TRUE;
    }

  ids = lia_record_find_all (&lia_partner_type, self->reader, organisation, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len > 1)
    {
      g_autofree char *quoted = lia_text_quote (organisation);

      g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                   _ ("Organisation: %s may be one of %'u partners; write its full name"), quoted,
                   ids->len);
      return FALSE;
    }
  if (ids->len == 1)
    {
      *partner = g_array_index (ids, gint64, 0);
      remember (self, organisation, *partner);
    }
  return TRUE;
}

static gboolean
make_partner (LiaImportAffiliations *self,
              const char *organisation,
              gint64 *partner,
              GError **error)
{
  g_autoptr (LiaRecord) record = NULL;

  if (self->batch == NULL)
    *partner = self->next_placeholder--;
  else
    {
      record = lia_record_new (&lia_partner_type);
      if (!lia_record_parse (record, "name", organisation, self->reader, error)
          || !lia_record_save (record, self->batch, error))
        return FALSE;
      *partner = lia_record_get_id (record);
    }
  remember (self, organisation, *partner);
  self->n_made++;
  return TRUE;
}

/* The live affiliations of a person: with @partner, or the main one when it is 0. */
static GArray *
find_affiliations (LiaImportAffiliations *self, gint64 person, gint64 partner, GError **error)
{
  LiaStatement *statement;

  if (person < 0 || partner < 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  statement = lia_reader_prepare (self->reader,
                                  "SELECT id FROM affiliation WHERE person = ?1 "
                                  "AND (partner = ?2 OR (?2 = 0 AND main = 1)) "
                                  "AND trashed_at IS NULL AND undone = 0 ORDER BY id",
                                  error);
  if (statement == NULL)
    return NULL;
  lia_statement_bind_integer (statement, 1, person);
  lia_statement_bind_integer (statement, 2, partner);
  return lia_statement_read_integers (statement, error);
}

/* The first of them; 0 when there is none. */
static gboolean
find_affiliation (LiaImportAffiliations *self,
                  gint64 person,
                  gint64 partner,
                  gint64 *id,
                  GError **error)
{
  g_autoptr (GArray) ids = find_affiliations (self, person, partner, error);

  *id = ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
  return ids != NULL;
}

/* What the file says about it, and nothing else, goes into the affiliation there is. */
static gboolean
update_affiliation (LiaImportAffiliations *self,
                    gint64 id,
                    LiaRecord *draft,
                    gboolean *changed,
                    GError **error)
{
  g_autoptr (LiaRecord) record = lia_record_load (self->reader, &lia_affiliation_type, id, error);

  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < lia_affiliation_type.n_fields; i++)
    {
      const LiaField *field = &lia_affiliation_type.fields[i];
      const LiaValue new_value = lia_record_get_value (draft, field->name);
      const LiaValue old_value = lia_record_get_value (record, field->name);

      /* Whose it is stays, and which one is the main one was chosen here. */
      if (field->type == LIA_FIELD_REF || field->type == LIA_FIELD_BOOLEAN
          || new_value.type == LIA_VALUE_NULL || lia_value_equal (&new_value, &old_value))
        continue;
      lia_record_set_value (record, field->name, &new_value);
      *changed = TRUE;
    }
  return !*changed || self->batch == NULL || lia_record_save (record, self->batch, error);
}

static gboolean
insert_affiliation (LiaImportAffiliations *self,
                    gint64 person,
                    gint64 partner,
                    LiaRecord *draft,
                    gboolean main_said,
                    GError **error)
{
  const LiaValue person_value = LIA_INTEGER (person);
  const LiaValue partner_value = LIA_INTEGER (partner);
  LiaValue main_value;
  gint64 main_id;

  if (self->batch == NULL)
    return TRUE;
  if (!find_affiliation (self, person, 0, &main_id, error))
    return FALSE;
  main_value = LIA_INTEGER (main_id == 0 ? 1 : 0);
  lia_record_set_value (draft, "person", &person_value);
  lia_record_set_value (draft, "partner", &partner_value);
  if (!main_said)
    lia_record_set_value (draft, "main", &main_value);
  return lia_record_save (draft, self->batch, error);
}

gboolean
lia_import_affiliations_add (LiaImportAffiliations *self,
                             gint64 person,
                             const char *organisation,
                             LiaRecord *draft,
                             gboolean keep_post,
                             gboolean *changed,
                             GError **error)
{
  const LiaValue nothing = LIA_NULL;
  g_autofree char *pair = NULL;
  gint64 partner;
  gint64 id;

  *changed = FALSE;
  if (!lia_import_affiliations_find (self, organisation, &partner, error))
    return FALSE;
  if (partner == 0 && !make_partner (self, organisation, &partner, error))
    return FALSE;

  pair = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, person, partner);
  if (!g_hash_table_add (self->pairs, g_steal_pointer (&pair)))
    return TRUE;
  if (!find_affiliation (self, person, partner, &id, error))
    return FALSE;
  if (id != 0 && keep_post)
    lia_record_set_value (draft, "post", &nothing);
  if (id != 0)
    return update_affiliation (self, id, draft, changed, error);
  *changed = TRUE;
  return insert_affiliation (self, person, partner, draft, FALSE, error);
}

/* Several affiliations of a card. */

static gboolean
is_same_field (LiaRecord *one, LiaRecord *other, const char *field)
{
  const LiaValue a = lia_record_get_value (one, field);
  const LiaValue b = lia_record_get_value (other, field);

  return lia_value_equal (&a, &b);
}

/* Which of the affiliations there are is meant; the beginning says more than the post. 0: none of them. @alone: the
 * card has no other with this partner, so that a new post is a change and no second affiliation. */
static gboolean
choose_affiliation (LiaImportAffiliations *self,
                    const GArray *ids,
                    GHashTable *used,
                    LiaRecord *draft,
                    gboolean alone,
                    gint64 *chosen,
                    GError **error)
{
  int best = 0;

  *chosen = 0;
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LiaRecord) record = NULL;
      int score;

      if (g_hash_table_contains (used, &id))
        continue;
      record = lia_record_load (self->reader, &lia_affiliation_type, id, error);
      if (record == NULL)
        return FALSE;
      score = (is_same_field (record, draft, "from_date") ? 2 : 0)
              + (is_same_field (record, draft, "post") ? 1 : 0) + (alone && ids->len == 1 ? 1 : 0);
      if (score > best)
        {
          best = score;
          *chosen = id;
        }
    }
  return TRUE;
}

/* Partners of the affiliations, as found or made. */
static GArray *
find_partners (LiaImportAffiliations *self, const GPtrArray *affiliations, GError **error)
{
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < affiliations->len; i++)
    {
      const LiaCardAffiliation *affiliation = g_ptr_array_index (affiliations, i);
      gint64 partner;

      if (!lia_import_affiliations_find (self, affiliation->organisation, &partner, error)
          || (partner == 0 && !make_partner (self, affiliation->organisation, &partner, error)))
        return NULL;
      g_array_append_val (partners, partner);
    }
  return g_steal_pointer (&partners);
}

static guint
count_equal (const GArray *ids, gint64 wanted)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    n += g_array_index (ids, gint64, i) == wanted ? 1 : 0;
  return n;
}

gboolean
lia_import_affiliations_add_all (LiaImportAffiliations *self,
                                 gint64 person,
                                 GPtrArray *affiliations,
                                 gboolean is_new,
                                 gboolean *changed,
                                 GError **error)
{
  g_autoptr (GArray) partners = find_partners (self, affiliations, error);
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *changed = FALSE;
  if (partners == NULL)
    return FALSE;
  for (guint i = 0; i < affiliations->len; i++)
    {
      const LiaCardAffiliation *affiliation = g_ptr_array_index (affiliations, i);
      const gint64 partner = g_array_index (partners, gint64, i);
      g_autoptr (GArray) ids = NULL;
      gboolean updated = FALSE;
      gint64 id = 0;

      if (is_new)
        ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      else
        ids = find_affiliations (self, person, partner, error);
      if (ids == NULL
          || !choose_affiliation (self, ids, used, affiliation->draft,
                                  count_equal (partners, partner) == 1, &id, error))
        return FALSE;
      if (id != 0 ? !update_affiliation (self, id, affiliation->draft, &updated, error)
                  : !insert_affiliation (self, person, partner, affiliation->draft,
                                         is_new && affiliation->main_said, error))
        return FALSE;
      if (id != 0)
        g_hash_table_add (used, g_memdup2 (&id, sizeof id));
      *changed = *changed || updated || id == 0;
    }
  return TRUE;
}
