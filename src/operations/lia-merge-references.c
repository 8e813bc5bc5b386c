/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-merge-private.h"

#include "lia-affiliation.h"
#include "lia-text.h"

/* Everything that points at a record is found by the field tables, so that a type made later is, too. */

static gboolean
points_at (const LiaField *field, const LiaRecordType *type)
{
  return field->type == LIA_FIELD_REF && g_str_equal (field->target, type->table);
}

static GArray *
find_rows (LiaReader *reader,
           const LiaRecordType *type,
           const char *field,
           gint64 id,
           gboolean live_only,
           GError **error)
{
  /* Names of tables and fields are those of the program. */
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 AND undone = 0%s ORDER BY id",
                         type->table, field, live_only ? " AND trashed_at IS NULL" : "");
  LiaStatement *rows = lia_reader_prepare (reader, sql, error);

  if (rows == NULL)
    return NULL;
  lia_statement_bind_integer (rows, 1, id);
  return lia_statement_read_integers (rows, error);
}

gboolean
lia_merge_move_references (LiaBatch *batch,
                           const LiaRecordType *type,
                           gint64 from,
                           gint64 to,
                           GError **error)
{
  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    for (guint i = 0; i < (*types)->n_fields; i++)
      {
        const LiaField *field = &(*types)->fields[i];
        const LiaValue value = LIA_INTEGER (to);
        g_autoptr (GArray) ids = NULL;

        if (!points_at (field, type))
          continue;
        ids = find_rows (lia_batch_get_reader (batch), *types, field->name, from, FALSE, error);
        if (ids == NULL)
          return FALSE;
        for (guint j = 0; j < ids->len; j++)
          if (!lia_batch_update (batch, (*types)->table, g_array_index (ids, gint64, j),
                                 &field->name, &value, 1, error))
            return FALSE;
      }
  return TRUE;
}

GArray *
lia_merge_count_moves (const LiaMerge *self, LiaReader *reader, GError **error)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (LiaMergeMove));

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    for (guint i = 0; i < (*types)->n_fields; i++)
      {
        LiaMergeMove move = { *types, &(*types)->fields[i], 0 };

        if (!points_at (move.field, self->type))
          continue;
        for (guint j = 1; j < self->ids->len; j++)
          {
            g_autoptr (GArray) ids = find_rows (reader, *types, move.field->name,
                                                g_array_index (self->ids, gint64, j), TRUE, error);

            if (ids == NULL)
              return NULL;
            move.n += ids->len;
          }
        if (move.n > 0)
          g_array_append_val (moves, move);
      }
  return g_steal_pointer (&moves);
}

/* Uniting. */

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

static GPtrArray *
load_rows (LiaBatch *batch, const LiaRecordType *type, const char *field, gint64 id, GError **error)
{
  LiaReader *reader = lia_batch_get_reader (batch);
  g_autoptr (GArray) ids = find_rows (reader, type, field, id, TRUE, error);

  return ids != NULL ? lia_record_load_many (reader, type, (const gint64 *) (void *) ids->data,
                                             ids->len, error)
                     : NULL;
}

/* Of one person only one affiliation is the main one: the oldest that says so. */
static gboolean
keep_one_main (LiaBatch *batch, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) rows = load_rows (batch, &lia_affiliation_type, "person", person, error);
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

static gboolean
unite_all_affiliations (LiaBatch *batch, const LiaRecordType *type, gint64 id, GError **error)
{
  const gboolean of_person = g_str_equal (type->table, "person");
  g_autoptr (GPtrArray) rows = load_rows (batch, &lia_affiliation_type, type->table, id, error);
  const char *other_end = of_person ? "partner" : "person";

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    for (guint j = i + 1; j < rows->len;)
      {
        LiaRecord *row = g_ptr_array_index (rows, i);
        LiaRecord *other = g_ptr_array_index (rows, j);

        if (lia_record_get_integer (row, other_end) != lia_record_get_integer (other, other_end)
            || !are_compatible (row, other))
          {
            j++;
            continue;
          }
        if (!unite_affiliations (batch, row, other, error))
          return FALSE;
        g_ptr_array_remove_index (rows, j);
      }
  return !of_person || keep_one_main (batch, id, error);
}

/* Nobody is their own namesake, and once is enough. */
static gboolean
unite_namesakes (LiaBatch *batch, const LiaRecordType *type, GError **error)
{
  const LiaRecordType *namesakes = lia_duplicate_namesake_type (type);
  g_autofree char *sql = g_strdup_printf (
      "SELECT a.id FROM %s a WHERE a.trashed_at IS NULL AND a.undone = 0 AND (a.first = a.second OR"
      " EXISTS (SELECT 1 FROM %s b WHERE b.id < a.id AND b.trashed_at IS NULL AND b.undone = 0"
      " AND min (a.first, a.second) = min (b.first, b.second)"
      " AND max (a.first, a.second) = max (b.first, b.second)))",
      namesakes->table, namesakes->table);
  LiaStatement *rows = lia_reader_prepare (lia_batch_get_reader (batch), sql, error);
  g_autoptr (GArray) ids = rows != NULL ? lia_statement_read_integers (rows, error) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!lia_batch_trash (batch, namesakes->table, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

gboolean
lia_merge_unite_rows (LiaBatch *batch, const LiaRecordType *type, gint64 id, GError **error)
{
  return unite_all_affiliations (batch, type, id, error) && unite_namesakes (batch, type, error);
}
