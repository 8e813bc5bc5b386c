/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-affiliation.h"
#include "lia-merge-private.h"
#include "lia-person.h"
#include "lia-text.h"

/* The fields in which two rows must not contradict each other to be one. */
static const char *const affiliation_fields[]
    = { "post", "unit", "from_date", "to_date", "on_behalf_of", NULL };

static gboolean
are_compatible (LiaRecord *a, LiaRecord *b)
{
  for (guint i = 0; affiliation_fields[i] != NULL; i++)
    {
      const char *text = lia_record_get_text (a, affiliation_fields[i]);
      const char *other = lia_record_get_text (b, affiliation_fields[i]);
      g_autofree char *folded = lia_text_fold (text);
      g_autofree char *other_folded = lia_text_fold (other);

      if (text != NULL && other != NULL && !g_str_equal (folded, other_folded))
        return FALSE;
    }
  return TRUE;
}

/* @row takes what only @other says; @other goes. */
static gboolean
unite_affiliations (LiaBatch *batch, LiaRecord *row, LiaRecord *other, GError **error)
{
  for (guint i = 0; affiliation_fields[i] != NULL; i++)
    if (lia_record_get_text (row, affiliation_fields[i]) == NULL
        && lia_record_get_text (other, affiliation_fields[i]) != NULL)
      {
        const LiaValue value = lia_record_get_value (other, affiliation_fields[i]);

        lia_record_set_value (row, affiliation_fields[i], &value);
      }
  if (lia_record_get_integer (other, "main") != 0 && lia_record_get_integer (row, "main") == 0)
    {
      const LiaValue yes = LIA_INTEGER (1);

      lia_record_set_value (row, "main", &yes);
    }
  return lia_record_save (row, batch, error)
         && lia_batch_trash (batch, "affiliation", lia_record_get_id (other), error);
}

/* The live affiliations of a person or an organisation, oldest first. (transfer full) (nullable) */
static GPtrArray *
load_affiliations (LiaBatch *batch, const LiaRecordType *type, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM affiliation WHERE %s = ?1 AND undone = 0 AND trashed_at IS NULL ORDER BY id",
      type->table);
  LiaReader *reader = lia_batch_get_reader (batch);
  LiaStatement *rows = lia_reader_prepare (reader, sql, error);
  g_autoptr (GArray) ids = NULL;

  if (rows == NULL)
    return NULL;
  lia_statement_bind_integer (rows, 1, id);
  ids = lia_statement_read_integers (rows, error);
  return ids != NULL ? lia_record_load_many (reader, &lia_affiliation_type,
                                             (const gint64 *) (void *) ids->data, ids->len, error)
                     : NULL;
}

/* Of one person only one affiliation is the main one: the oldest that says so. */
static gboolean
keep_one_main (LiaBatch *batch, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) rows = load_affiliations (batch, &lia_person_type, person, error);
  gboolean has_main = FALSE;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LiaRecord *row = g_ptr_array_index (rows, i);
      const LiaValue no = LIA_INTEGER (0);

      if (lia_record_get_integer (row, "main") == 0)
        continue;
      if (has_main)
        {
          lia_record_set_value (row, "main", &no);
          if (!lia_record_save (row, batch, error))
            return FALSE;
        }
      has_main = TRUE;
    }
  return rows != NULL;
}

/* Of one person with one organisation; @rows loses those that go. */
static gboolean
unite_pair (LiaBatch *batch, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    for (guint j = i + 1; j < rows->len;)
      {
        LiaRecord *row = g_ptr_array_index (rows, i);
        LiaRecord *other = g_ptr_array_index (rows, j);

        if (!are_compatible (row, other))
          {
            j++;
            continue;
          }
        if (!unite_affiliations (batch, row, other, error))
          return FALSE;
        g_ptr_array_remove_index (rows, j);
      }
  return TRUE;
}

static gboolean
unite_all_affiliations (LiaBatch *batch, const LiaRecordType *type, gint64 id, GError **error)
{
  const gboolean of_person = type == &lia_person_type;
  g_autoptr (GPtrArray) rows = load_affiliations (batch, type, id, error);
  g_autoptr (GHashTable) by_other_end = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                               (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  GPtrArray *together;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      LiaRecord *row = g_ptr_array_index (rows, i);
      const gint64 other_end = lia_record_get_integer (row, of_person ? "partner" : "person");

      together = g_hash_table_lookup (by_other_end, &other_end);
      if (together == NULL)
        {
          together = g_ptr_array_new ();
          g_hash_table_insert (by_other_end, g_memdup2 (&other_end, sizeof other_end), together);
        }
      g_ptr_array_add (together, row);
    }
  g_hash_table_iter_init (&iter, by_other_end);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &together))
    if (!unite_pair (batch, together, error))
      return FALSE;
  return !of_person || keep_one_main (batch, id, error);
}

/* Nobody is their own namesake, and once is enough: the oldest pair stays. */
static gboolean
unite_namesakes (LiaBatch *batch, const LiaRecordType *type, gint64 id, GError **error)
{
  const LiaRecordType *namesakes = lia_duplicate_namesake_type (type);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, CASE first WHEN ?1 THEN second ELSE first END FROM %s"
      " WHERE (first = ?1 OR second = ?1) AND trashed_at IS NULL AND undone = 0 ORDER BY id",
      namesakes->table);
  LiaStatement *rows = lia_reader_prepare (lia_batch_get_reader (batch), sql, error);
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) needless = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  lia_statement_bind_integer (rows, 1, id);
  while (lia_statement_step (rows, &local_error))
    {
      const gint64 row = lia_statement_get_integer (rows, 0);
      const gint64 other = lia_statement_get_integer (rows, 1);

      if (other == id || !g_hash_table_add (others, g_memdup2 (&other, sizeof other)))
        g_array_append_val (needless, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  for (guint i = 0; i < needless->len; i++)
    if (!lia_batch_trash (batch, namesakes->table, g_array_index (needless, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
lia_merge_unite_rows (LiaBatch *batch, const LiaRecordType *type, gint64 id, GError **error)
{
  return unite_all_affiliations (batch, type, id, error)
         && unite_namesakes (batch, type, id, error);
}
