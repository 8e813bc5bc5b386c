/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-switcher.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-date.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-switcher-private.h"
#include "lia-text.h"

/* CROSS JOIN keeps the search index outside: the planner would look every live row up in it.
 * Each kind of match is a query of its own that an index answers and a LIMIT ends, best kind first; so the
 * time does not grow with the number of partners, only with that of the answers. */

/* Initials longer than this are words. */
#define MAX_INITIALS 8

#define LIVE         "t.trashed_at IS NULL AND t.undone = 0"

/* Queries answer with ids and take the typed text as ?1, the end of its range as ?2, the limit as ?3. */
#define PARTNER_BY_KEY                                                                             \
  "SELECT t.id FROM partner t WHERE t.sort_key >= ?1 AND t.sort_key < ?2 AND " LIVE                \
  " ORDER BY t.sort_key LIMIT ?3"
#define PERSON_BY_KEY                                                                              \
  "SELECT t.id FROM person t WHERE t.sort_key >= ?1 AND t.sort_key < ?2 AND " LIVE                 \
  " ORDER BY t.sort_key LIMIT ?3"
#define PARTNER_BY_WORDS                                                                           \
  "SELECT t.id FROM partner_search s CROSS JOIN partner t ON t.id = s.rowid "                      \
  "WHERE partner_search MATCH ?1 AND ?2 IS NULL AND " LIVE " LIMIT ?3"
#define PERSON_BY_WORDS                                                                            \
  "SELECT t.id FROM person_search s CROSS JOIN person t ON t.id = s.rowid "                        \
  "WHERE person_search MATCH ?1 AND ?2 IS NULL AND " LIVE " LIMIT ?3"
#define PARTNER_BY_INITIALS                                                                        \
  "SELECT t.id FROM partner t INDEXED BY partner_by_sort_key "                                     \
  "WHERE t.sort_key >= substr (?1, 1, 1) AND t.sort_key < ?2 AND t.sort_key LIKE ?4 AND " LIVE     \
  " ORDER BY t.sort_key LIMIT ?3"

/* Name, acronym; level, keyworker, how to reach them; last contact; whether it is a contractor as well. */
#define SELECT_PARTNER                                                                             \
  "SELECT t.name, t.acronym, l.name, "                                                             \
  "concat_ws (' ', k.honorific, k.given_name, k.family_name), "                                    \
  "coalesce (k.phone, k.mobile, k.email), "                                                        \
  "(SELECT max (i.date) FROM interaction i WHERE i.partner = t.id AND i.kind <> 'project' "        \
  "AND i.trashed_at IS NULL AND i.undone = 0), "                                                   \
  "t.contractor <> 0 AND (t.level IS NOT NULL OR t.status = 'active') FROM partner t "             \
  "LEFT JOIN level l ON l.id = t.level LEFT JOIN person k ON k.id = t.keyworker WHERE t.id = ?1"
#define SELECT_PERSON                                                                              \
  "SELECT concat_ws (' ', t.honorific, t.given_name, t.family_name), t.email, t.post, "            \
  "t.unit, (SELECT p.name FROM affiliation a JOIN partner p ON p.id = a.partner "                  \
  "WHERE a.person = t.id AND a.trashed_at IS NULL AND a.undone = 0 "                               \
  "ORDER BY a.main DESC, a.id LIMIT 1) FROM person t WHERE t.id = ?1"

typedef struct
{
  LiaReader *reader; /* borrowed */
  GListStore *matches; /* borrowed */
  GHashTable *partners_seen; /* (element-type gint64) */
  GHashTable *people_seen;
  guint limit;
} Search;

static void
add_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* Organisation, post and unit of a person, whichever there is; people are often looked for by the first. */
static char *
make_person_subtitle (LiaStatement *row)
{
  GString *text = g_string_new (NULL);

  add_part (text, lia_statement_get_text (row, 4));
  add_part (text, lia_statement_get_text (row, 2));
  add_part (text, lia_statement_get_text (row, 3));
  return g_string_free_and_steal (text);
}

/* Who owns this partner, how they are reached, when we last spoke: without opening anything. */
static char *
make_partner_subtitle (LiaStatement *row)
{
  const char *date = lia_statement_get_text (row, 5);
  GString *text = g_string_new (NULL);

  /* The end of a long line is not seen; what must not be overlooked comes early. */
  add_part (text, lia_statement_get_text (row, 2));
  if (lia_statement_get_integer (row, 6) != 0)
    add_part (text, _ ("also a contractor"));
  add_part (text, lia_statement_get_text (row, 3));
  add_part (text, lia_statement_get_text (row, 4));
  if (date != NULL)
    {
      g_autofree char *shown = lia_date_to_display (date);
      /* Translators: %s is a date */
      g_autofree char *contact = g_strdup_printf (_ ("last contact %s"), shown);

      add_part (text, contact);
    }
  return g_string_free_and_steal (text);
}

static char *
make_partner_title (const char *name, const char *acronym)
{
  if (acronym == NULL || *acronym == '\0')
    return g_strdup (name);
  /* Translators: a partner's name and its acronym */
  return g_strdup_printf (_ ("%s (%s)"), name, acronym);
}

static gboolean
add_match (Search *search, const LiaRecordType *type, gint64 id, GError **error)
{
  const gboolean is_partner = type == &lia_partner_type;
  LiaStatement *statement
      = lia_reader_prepare (search->reader, is_partner ? SELECT_PARTNER : SELECT_PERSON, error);
  g_autoptr (LiaSwitcherMatch) match = NULL;
  g_autoptr (GError) local_error = NULL;
  char *title;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, id);
  if (!lia_statement_step (statement, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (is_partner)
    title = make_partner_title (lia_statement_get_text (statement, 0),
                                lia_statement_get_text (statement, 1));
  else
    {
      const char *name = lia_statement_get_text (statement, 0);

      title
          = g_strdup (name != NULL && *name != '\0' ? name : lia_statement_get_text (statement, 1));
    }
  match = lia_switcher_match_new (type, id, title,
                                  is_partner ? make_partner_subtitle (statement)
                                             : make_person_subtitle (statement));
  lia_statement_reset (statement);
  g_list_store_append (search->matches, match);
  return TRUE;
}

static gboolean
is_full (Search *search)
{
  return g_list_model_get_n_items (G_LIST_MODEL (search->matches)) >= search->limit;
}

/* Runs one query and adds those of its ids that were not found before. */
static gboolean
run_query (Search *search,
           const LiaRecordType *type,
           const char *sql,
           const char *text,
           const char *end,
           const char *pattern,
           GError **error)
{
  GHashTable *seen = type == &lia_partner_type ? search->partners_seen : search->people_seen;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  LiaStatement *statement;

  if (is_full (search))
    return TRUE;

  statement = lia_reader_prepare (search->reader, sql, error);
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_text (statement, 1, text);
  lia_statement_bind_text (statement, 2, end);
  lia_statement_bind_integer (statement, 3, search->limit);
  if (pattern != NULL)
    lia_statement_bind_text (statement, 4, pattern);
  while (lia_statement_step (statement, &local_error))
    {
      const gint64 id = lia_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < ids->len && !is_full (search); i++)
    {
      const gint64 *id = &g_array_index (ids, gint64, i);

      if (g_hash_table_contains (seen, id))
        continue;
      g_hash_table_add (seen, g_memdup2 (id, sizeof *id));
      if (!add_match (search, type, *id, error))
        return FALSE;
    }
  return TRUE;
}

/* The least text behind all that begin with @prefix. */
static char *
make_range_end (const char *prefix)
{
  return g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);
}

/* "itu" finds "International Telecommunication Union": words that begin with these letters, in this
 * order; small words may stand between. NULL when @folded cannot be initials. */
static char *
make_initials_pattern (const char *folded)
{
  g_autoptr (GString) pattern = NULL;
  const glong length = g_utf8_strlen (folded, -1);

  if (length < 2 || length > MAX_INITIALS)
    return NULL;
  pattern = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        return NULL;
      if (p > folded)
        g_string_append (pattern, "% ");
      g_string_append_unichar (pattern, c);
    }
  g_string_append_c (pattern, '%');
  return g_string_free_and_steal (g_steal_pointer (&pattern));
}

static gboolean
run_search (Search *search, const char *text, GError **error)
{
  g_autofree char *folded = lia_text_fold (text);
  g_autofree char *expression = lia_search_expression (text);
  g_autofree char *end = make_range_end (folded);
  g_autofree char *initials = make_initials_pattern (folded);

  if (*folded == '\0')
    return TRUE;

  if (expression != NULL)
    {
      /* What is typed is often an acronym: those stand first. */
      g_autofree char *acronym = g_strconcat ("acronym : (", expression, ")", NULL);

      if (!run_query (search, &lia_partner_type, PARTNER_BY_WORDS, acronym, NULL, NULL, error))
        return FALSE;
    }
  if (!run_query (search, &lia_partner_type, PARTNER_BY_KEY, folded, end, NULL, error)
      || !run_query (search, &lia_person_type, PERSON_BY_KEY, folded, end, NULL, error))
    return FALSE;
  if (expression != NULL)
    {
      g_autofree char *name = g_strconcat ("{sort_key acronym} : (", expression, ")", NULL);
      g_autofree char *person_name
          = g_strconcat ("{honorific sort_key email} : (", expression, ")", NULL);

      if (!run_query (search, &lia_partner_type, PARTNER_BY_WORDS, name, NULL, NULL, error)
          || !run_query (search, &lia_person_type, PERSON_BY_WORDS, person_name, NULL, NULL, error))
        return FALSE;
    }
  if (initials != NULL)
    {
      g_autofree char *first = g_utf8_substring (folded, 0, 1);
      g_autofree char *initial_end = make_range_end (first);

      if (!run_query (search, &lia_partner_type, PARTNER_BY_INITIALS, folded, initial_end, initials,
                      error))
        return FALSE;
    }
  return TRUE;
}

GListModel *
lia_switcher_find (LiaReader *reader, const char *text, guint limit, GError **error)
{
  g_autoptr (GListStore) matches = g_list_store_new (LIA_TYPE_SWITCHER_MATCH);
  g_autoptr (GHashTable) partners_seen
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) people_seen
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Search search = { reader, matches, partners_seen, people_seen, limit };

  if (!run_search (&search, text, error))
    return NULL;
  return G_LIST_MODEL (g_steal_pointer (&matches));
}

/* On a thread. */

typedef struct
{
  char *text;
  guint limit;
} Request;

static void
request_free (Request *request)
{
  g_free (request->text);
  g_free (request);
}

static gpointer
find (LiaReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return lia_switcher_find (reader, request->text, request->limit, error);
}

void
lia_switcher_find_async (LiaWorkspace *workspace,
                         const char *text,
                         guint limit,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  request = g_new0 (Request, 1);
  request->text = g_strdup (text != NULL ? text : "");
  request->limit = limit;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_switcher_find_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  lia_store_read_in_thread (lia_workspace_get_store (workspace), task, find, g_object_unref);
}

GListModel *
lia_switcher_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
