/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-keyworker-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-interaction.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-text.h"

#define FOLLOW_UP_DAYS 7

void
lia_keyworker_guard_free (LiaKeyworkerGuard *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->partner);
  g_clear_object (&self->keyworker);
  g_clear_object (&self->last_contact);
  g_free (self);
}

/* Day-to-day talk of a project is no contact in this sense. */
gboolean
lia_keyworker_guard_load_contact (LiaReader *reader,
                                  gint64 partner,
                                  LiaRecord **contact,
                                  GError **error)
{
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT id FROM interaction WHERE partner = ?1 AND kind <> 'project' AND trashed_at IS NULL"
      " AND undone = 0 ORDER BY date DESC, id DESC LIMIT 1",
      error);
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;

  *contact = NULL;
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, partner);
  if (lia_statement_step (statement, &local_error))
    id = lia_statement_get_integer (statement, 0);
  lia_statement_reset (statement);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (id == 0)
    return TRUE;
  *contact = lia_record_load (reader, &lia_interaction_type, id, error);
  return *contact != NULL;
}

gboolean
lia_keyworker_guard_check (LiaReader *reader,
                           gint64 partner,
                           gint64 who,
                           LiaKeyworkerGuard **guard,
                           GError **error)
{
  g_autoptr (LiaKeyworkerGuard) self = g_new0 (LiaKeyworkerGuard, 1);
  gint64 keyworker;

  *guard = NULL;
  self->partner = lia_record_load (reader, &lia_partner_type, partner, error);
  if (self->partner == NULL)
    return FALSE;
  keyworker = lia_record_get_integer (self->partner, "keyworker");
  if (keyworker == 0 || keyworker == who)
    return TRUE;
  self->keyworker = lia_record_load (reader, &lia_person_type, keyworker, error);
  if (self->keyworker == NULL)
    return FALSE;
  /* Who left the team and is in the trash keeps nothing any more. */
  if (lia_record_is_trashed (self->keyworker))
    return TRUE;
  if (!lia_keyworker_guard_load_contact (reader, partner, &self->last_contact, error))
    return FALSE;
  *guard = g_steal_pointer (&self);
  return TRUE;
}

static char *
dup_shown (LiaRecord *record, const char *field)
{
  g_autofree char *text = lia_record_format (record, field, LIA_RECORD_DISPLAY);

  return lia_text_make_bidi_visible (text);
}

char *
lia_keyworker_guard_describe (const LiaKeyworkerGuard *self)
{
  g_autofree char *partner = dup_shown (self->partner, "name");
  g_autofree char *post = dup_shown (self->keyworker, "post");
  g_autofree char *name = lia_record_get_display_name (self->keyworker);
  g_autofree char *visible = lia_text_make_bidi_visible (name);

  if (*post == '\0')
    /* Translators: a person, and an organisation */
    return g_strdup_printf (_ ("%s is the keyworker of %s."), visible, partner);
  /* Translators: a person, their post, and an organisation */
  return g_strdup_printf (_ ("%s, %s, is the keyworker of %s."), visible, post, partner);
}

char *
lia_keyworker_guard_describe_reach (const LiaKeyworkerGuard *self)
{
  static const char *const fields[] = { "email", "phone", "mobile" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = dup_shown (self->keyworker, fields[i]);

      if (*value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", value);
    }
  return g_string_free_and_steal (text);
}

char *
lia_keyworker_guard_describe_contact (const LiaKeyworkerGuard *self)
{
  g_autofree char *date = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *summary = NULL;

  if (self->last_contact == NULL)
    return g_strdup (_ ("No contact has been logged yet."));
  date = dup_shown (self->last_contact, "date");
  kind = dup_shown (self->last_contact, "kind");
  summary = dup_shown (self->last_contact, "summary");
  /* Translators: a date, a kind of interaction, what it was about */
  return g_strdup_printf (_ ("Last contact: %s, %s: %s"), date, kind, summary);
}

static gboolean
is_called (LiaRecord *person, const char *folded)
{
  static const char *const orders[][2]
      = { { "given_name", "family_name" }, { "family_name", "given_name" } };
  g_autofree char *display = lia_record_get_display_name (person);
  g_autofree char *display_folded = lia_text_fold (display);

  if (strcmp (display_folded, folded) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const char *first = lia_record_get_text (person, orders[i][0]);
      const char *second = lia_record_get_text (person, orders[i][1]);
      g_autofree char *name
          = g_strdup_printf ("%s %s", first != NULL ? first : "", second != NULL ? second : "");
      g_autofree char *name_folded = lia_text_fold (name);

      if (strcmp (name_folded, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

gint64
lia_keyworker_guard_find_me (LiaReader *reader, const char *name)
{
  g_autofree char *folded = lia_text_fold (name);
  g_autofree char *expression = lia_search_expression (name);
  /* First the words of the name, in this order of the tables: nobody waits for a look at a hundred thousand people. */
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT p.id FROM person_search CROSS JOIN person AS p ON p.id = person_search.rowid"
      " WHERE person_search MATCH ?1 AND p.team <> 0 AND p.trashed_at IS NULL AND p.undone = 0",
      NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) people = NULL;
  gint64 me = 0;

  if (*folded == '\0' || expression == NULL || statement == NULL)
    return 0;
  lia_statement_bind_text (statement, 1, expression);
  ids = lia_statement_read_integers (statement, NULL);
  if (ids != NULL)
    people = lia_record_load_many (reader, &lia_person_type, (const gint64 *) (void *) ids->data,
                                   ids->len, NULL);
  for (guint i = 0; people != NULL && i < people->len; i++)
    if (is_called (g_ptr_array_index (people, i), folded))
      {
        /* Of two with one name nobody can tell. */
        if (me != 0)
          return 0;
        me = lia_record_get_id (g_ptr_array_index (people, i));
      }
  return me;
}

LiaRecord *
lia_keyworker_guard_make_me (const char *name)
{
  LiaRecord *person = lia_record_new (&lia_person_type);
  g_autofree char *stripped = lia_text_strip (name);
  const char *space = stripped != NULL ? strrchr (stripped, ' ') : NULL;
  const LiaValue yes = LIA_INTEGER (1);
  g_autofree char *given = space != NULL ? g_strndup (stripped, (gsize) (space - stripped)) : NULL;
  const LiaValue given_value = LIA_TEXT (given);
  const LiaValue family_value = LIA_TEXT (space != NULL ? space + 1 : stripped);

  lia_record_set_value (person, "team", &yes);
  lia_record_set_value (person, "given_name", &given_value);
  lia_record_set_value (person, "family_name", &family_value);
  return person;
}

LiaRecord *
lia_keyworker_guard_hand_over (const LiaKeyworkerGuard *self, gint64 who)
{
  LiaRecord *partner = lia_record_copy (self->partner);
  const LiaValue keyworker = LIA_INTEGER (who);

  lia_record_set_value (partner, "keyworker", &keyworker);
  return partner;
}

void
lia_keyworker_guard_note (const LiaKeyworkerGuard *self, LiaRecord *interaction, const char *today)
{
  const LiaValue person = LIA_INTEGER (lia_record_get_id (self->keyworker));
  g_autofree char *text = NULL;
  LiaValue date;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_parse (&day, today);
  if (!g_date_valid (&day))
    return;
  g_date_add_days (&day, FOLLOW_UP_DAYS);
  text = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&day), g_date_get_month (&day),
                          g_date_get_day (&day));
  date = LIA_TEXT (text);
  lia_record_set_value (interaction, "follow_up_person", &person);
  lia_record_set_value (interaction, "follow_up_date", &date);
}
