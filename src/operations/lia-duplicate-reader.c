/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-duplicate-reader.h"

#include "lia-partner-namesake.h"
#include "lia-person-namesake.h"
#include "lia-person.h"

#define PARTNER_COLUMNS                                                                            \
  "SELECT id, name, acronym, other_names, form, country, website, email, phone FROM partner "
#define PERSON_COLUMNS                                                                             \
  "SELECT id, given_name, family_name, email, phone, mobile, other_emails, other_phones FROM person "
#define AFFILIATION_COLUMNS "SELECT person, partner FROM affiliation "
#define LIVE                "trashed_at IS NULL AND undone = 0"
/* By id, and not through an index of the live in another order: SQLite would sort whole rows, in memory. */
#define LIVE_BY_ID "+trashed_at IS NULL AND +undone = 0"

/* Affiliations ordered by person, read along with the people. */
typedef struct
{
  LiaStatement *statement; /* NULL: at the end, or none asked for */
  gint64 person; /* of the row it stands on */
  GArray *organisations; /* of the person asked for last */
} Affiliations;

static gboolean
step (Affiliations *affiliations, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (lia_statement_step (affiliations->statement, &local_error))
    {
      affiliations->person = lia_statement_get_integer (affiliations->statement, 0);
      return TRUE;
    }
  affiliations->statement = NULL;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* People are asked for in the order of their ids. */
static gboolean
read_organisations (Affiliations *affiliations, gint64 person, GError **error)
{
  g_array_set_size (affiliations->organisations, 0);
  while (affiliations->statement != NULL && affiliations->person <= person)
    {
      if (affiliations->person == person)
        {
          const gint64 partner = lia_statement_get_integer (affiliations->statement, 1);

          g_array_append_val (affiliations->organisations, partner);
        }
      if (!step (affiliations, error))
        return FALSE;
    }
  return TRUE;
}

static LiaIdentity *
make_identity (const LiaRecordType *type, LiaStatement *row, const GArray *organisations)
{
  LiaIdentityCells cells = { .id = lia_statement_get_integer (row, 0) };

  if (type == &lia_person_type)
    {
      cells.given_name = lia_statement_get_text (row, 1);
      cells.family_name = lia_statement_get_text (row, 2);
      cells.email = lia_statement_get_text (row, 3);
      cells.phone = lia_statement_get_text (row, 4);
      cells.mobile = lia_statement_get_text (row, 5);
      cells.other_emails = lia_statement_get_text (row, 6);
      cells.other_phones = lia_statement_get_text (row, 7);
      cells.organisations = (const gint64 *) (void *) organisations->data;
      cells.n_organisations = organisations->len;
    }
  else
    {
      cells.name = lia_statement_get_text (row, 1);
      cells.acronym = lia_statement_get_text (row, 2);
      cells.other_names = lia_statement_get_text (row, 3);
      cells.form = lia_statement_get_text (row, 4);
      cells.country = lia_statement_get_text (row, 5);
      cells.website = lia_statement_get_text (row, 6);
      cells.email = lia_statement_get_text (row, 7);
      cells.phone = lia_statement_get_text (row, 8);
    }
  return lia_identity_new (type, &cells);
}

static gboolean
start_affiliations (Affiliations *affiliations, LiaReader *reader, gint64 person, GError **error)
{
  affiliations->statement
      = lia_reader_prepare (reader,
                            person != 0 ? AFFILIATION_COLUMNS "WHERE person = ?1 AND " LIVE
                                        : AFFILIATION_COLUMNS "WHERE " LIVE " ORDER BY person",
                            error);
  if (affiliations->statement == NULL)
    return FALSE;
  if (person != 0)
    lia_statement_bind_integer (affiliations->statement, 1, person);
  return step (affiliations, error);
}

/* All, or the one with @id. @take: is given each */
static gboolean
read_rows (LiaReader *reader,
           const LiaRecordType *type,
           gint64 id,
           void (*take) (LiaIdentity *identity, gpointer data),
           gpointer data,
           GError **error)
{
  const gboolean people = type == &lia_person_type;
  g_autoptr (GArray) organisations = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  Affiliations affiliations = { .organisations = organisations };
  LiaStatement *rows;
  const char *sql;

  if (id != 0)
    sql = people ? PERSON_COLUMNS "WHERE id = ?1 AND " LIVE_BY_ID
                 : PARTNER_COLUMNS "WHERE id = ?1 AND " LIVE_BY_ID;
  else
    sql = people ? PERSON_COLUMNS "WHERE " LIVE_BY_ID " ORDER BY id"
                 : PARTNER_COLUMNS "WHERE " LIVE_BY_ID " ORDER BY id";
  rows = lia_reader_prepare (reader, sql, error);
  if (rows == NULL || (people && !start_affiliations (&affiliations, reader, id, error)))
    return FALSE;
  if (id != 0)
    lia_statement_bind_integer (rows, 1, id);

  while (lia_statement_step (rows, &local_error))
    {
      if (people
          && !read_organisations (&affiliations, lia_statement_get_integer (rows, 0), &local_error))
        break;
      take (make_identity (type, rows, organisations), data);
    }
  lia_statement_reset (rows);
  if (affiliations.statement != NULL)
    lia_statement_reset (affiliations.statement);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
append (LiaIdentity *identity, gpointer data)
{
  lia_identity_list_append (data, identity);
  lia_identity_free (identity);
}

LiaIdentityList *
lia_duplicate_read_all (LiaReader *reader, const LiaRecordType *type, GError **error)
{
  g_autoptr (LiaIdentityList) identities = lia_identity_list_new ();

  if (!read_rows (reader, type, 0, append, identities, error))
    return NULL;
  return g_steal_pointer (&identities);
}

static void
keep (LiaIdentity *identity, gpointer data)
{
  LiaIdentity **kept = data;

  *kept = identity;
}

gboolean
lia_duplicate_read_one (LiaReader *reader,
                        const LiaRecordType *type,
                        gint64 id,
                        LiaIdentity **identity,
                        GError **error)
{
  g_autoptr (LiaIdentity) read = NULL;

  *identity = NULL;
  if (!read_rows (reader, type, id, keep, &read, error))
    return FALSE;
  *identity = g_steal_pointer (&read);
  return TRUE;
}

const LiaRecordType *
lia_duplicate_namesake_type (const LiaRecordType *type)
{
  return type == &lia_person_type ? &lia_person_namesake_type : &lia_partner_namesake_type;
}
