/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-who.h"

#include <glib/gi18n-lib.h>

#include "lia-contractor-wall.h"
#include "lia-error.h"
#include "lia-keyworker-guard.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-record-find.h"
#include "lia-record-query.h"
#include "lia-text.h"

void
lia_who_free (LiaWho *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->partner);
  g_clear_object (&self->keyworker);
  g_clear_object (&self->last_contact);
  g_free (self);
}

/* A name or acronym that is the same speaks for itself; else any partner that holds the words. */
static GArray *
find_partners (LiaReader *reader, const char *name, guint limit, GError **error)
{
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autoptr (GArray) ids = lia_record_find_all (&lia_partner_type, reader, name, error);

  if (ids == NULL || ids->len > 0)
    return g_steal_pointer (&ids);

  query = lia_record_query_new (&lia_partner_type);
  lia_record_query_set_search (query, name);
  lia_record_query_set_limit (query, limit);
  return lia_record_query_run (query, reader, error);
}

static LiaWho *
answer (LiaReader *reader, LiaRecord *partner, GError **error)
{
  g_autoptr (LiaWho) who = g_new0 (LiaWho, 1);
  const gint64 keyworker = lia_record_get_integer (partner, "keyworker");

  who->partner = g_object_ref (partner);
  if (keyworker != 0)
    {
      who->keyworker = lia_record_load (reader, &lia_person_type, keyworker, error);
      if (who->keyworker == NULL)
        return NULL;
    }
  who->wall = lia_contractor_wall_applies (partner);
  if (!lia_keyworker_guard_load_contact (reader, lia_record_get_id (partner), &who->last_contact,
                                         error))
    return NULL;
  return g_steal_pointer (&who);
}

GPtrArray *
lia_who_find (LiaReader *reader, const char *name, guint limit, GError **error)
{
  g_autofree char *stripped = lia_text_strip (name);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) partners = NULL;
  g_autoptr (GArray) ids = NULL;

  if (stripped == NULL)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("Give a partner’s name"));
      return NULL;
    }

  ids = find_partners (reader, stripped, limit, error);
  if (ids == NULL)
    return NULL;
  if (ids->len == 0)
    {
      g_autofree char *quoted = lia_text_quote (stripped);

      g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("No partner is called %s"), quoted);
      return NULL;
    }

  partners = lia_record_load_many (reader, &lia_partner_type, (const gint64 *) (void *) ids->data,
                                   ids->len, error);
  if (partners == NULL)
    return NULL;
  answers = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_who_free);
  for (guint i = 0; i < partners->len && (limit == 0 || i < limit); i++)
    {
      LiaWho *who = answer (reader, g_ptr_array_index (partners, i), error);

      if (who == NULL)
        return NULL;
      g_ptr_array_add (answers, who);
    }
  return g_steal_pointer (&answers);
}
