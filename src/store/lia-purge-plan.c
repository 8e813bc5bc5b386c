/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-purge-private.h"

#include <string.h>

/* Which rows go: those asked for, and those that cannot be without them. */

typedef struct
{
  LiaReader *reader;
  const LiaPurgeRequest *request;
  LiaPurgePlan *plan; /* borrowed */

  /* owned */
  GPtrArray *tables; /* (element-type utf8): interned */
  GArray *references; /* (element-type LiaPurgeReference) */
  GHashTable *rows; /* (element-type utf8 GHashTable): ids of a table that go */
} Planning;

static void
planning_clear (Planning *self)
{
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->references, g_array_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planning, planning_clear)

void
lia_purge_plan_free (LiaPurgePlan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_array_unref (self->losses);
  g_free (self);
}

GPtrArray *
lia_purge_list_tables (LiaReader *reader, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  GError *local_error = NULL;
  LiaStatement *statement
      = lia_reader_prepare (reader, "SELECT name FROM journalled_table ORDER BY name", error);

  if (statement == NULL)
    return NULL;
  while (lia_statement_step (statement, &local_error))
    g_ptr_array_add (tables, (gpointer) g_intern_string (lia_statement_get_text (statement, 0)));
  if (local_error == NULL)
    return g_steal_pointer (&tables);
  g_propagate_error (error, local_error);
  return NULL;
}

GArray *
lia_purge_list_references (LiaReader *reader, GError **error)
{
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (LiaPurgeReference));
  GError *local_error = NULL;
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT j.name, k.\"from\", k.\"table\", c.\"notnull\" FROM journalled_table j"
      " JOIN pragma_foreign_key_list (j.name) k JOIN pragma_table_info (j.name) c ON c.name = k.\"from\""
      " WHERE k.\"table\" IN (SELECT name FROM journalled_table) ORDER BY 1, 2",
      error);

  if (statement == NULL)
    return NULL;
  while (lia_statement_step (statement, &local_error))
    {
      const LiaPurgeReference reference = {
        g_intern_string (lia_statement_get_text (statement, 0)),
        g_intern_string (lia_statement_get_text (statement, 1)),
        g_intern_string (lia_statement_get_text (statement, 2)),
        lia_statement_get_integer (statement, 3) != 0,
      };

      g_array_append_val (references, reference);
    }
  if (local_error == NULL)
    return g_steal_pointer (&references);
  g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
goes (const Planning *self, const char *table, gint64 id)
{
  GHashTable *ids = g_hash_table_lookup (self->rows, table);

  return ids != NULL && g_hash_table_contains (ids, &id);
}

/* Whether it was news. */
static gboolean
add_row (Planning *self, const char *table, gint64 id, LiaPurgeReason reason)
{
  GHashTable *ids = g_hash_table_lookup (self->rows, table);
  const LiaPurgeRow row = { table, id, reason };

  if (ids == NULL)
    {
      ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->rows, (gpointer) table, ids);
    }
  if (!g_hash_table_add (ids, g_memdup2 (&id, sizeof id)))
    return FALSE;
  g_array_append_val (self->plan->rows, row);
  return TRUE;
}

static LiaStatement *
prepare_for_table (Planning *self, const char *format, const char *table, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (format, "%T", -1);
  g_autofree char *sql = g_strjoinv (table, parts);

  return lia_reader_prepare (self->reader, sql, error);
}

static gboolean
add_rows (Planning *self,
          LiaStatement *statement,
          const char *table,
          LiaPurgeReason reason,
          GError **error)
{
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, self->request->trashed_before);
  while (lia_statement_step (statement, &local_error))
    add_row (self, table, lia_statement_get_integer (statement, 0), reason);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
add_trashed (Planning *self, const char *table, GError **error)
{
  return add_rows (self,
                   prepare_for_table (self,
                                      "SELECT id FROM \"%T\" WHERE trashed_at IS NOT NULL"
                                      " AND undone = 0 AND trashed_at < ?1 ORDER BY id",
                                      table, error),
                   table, LIA_PURGE_TRASHED, error);
}

/* When it was undone stands in the journal alone. */
static gboolean
add_undone (Planning *self, const char *table, GError **error)
{
  return add_rows (
      self,
      prepare_for_table (
          self,
          "SELECT id FROM \"%T\" AS t WHERE undone = 1 AND coalesce ((SELECT max"
          " (b.made_at) FROM change c JOIN batch b ON b.id = c.batch WHERE c.row_id = t.id"
          " AND c.table_name = '%T'), 0) < ?1 ORDER BY id",
          table, error),
      table, LIA_PURGE_UNDONE, error);
}

static gboolean
add_chosen (Planning *self, const char *table, GError **error)
{
  LiaStatement *statement = prepare_for_table (
      self,
      "SELECT id FROM \"%T\" WHERE id = ?1 AND trashed_at IS NOT NULL AND undone = 0"
      " AND trashed_at < ?2",
      table, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->request->n_ids; i++)
    {
      GError *local_error = NULL;

      lia_statement_reset (statement);
      lia_statement_bind_integer (statement, 1, self->request->ids[i]);
      lia_statement_bind_integer (statement, 2, self->request->trashed_before);
      while (lia_statement_step (statement, &local_error))
        add_row (self, table, lia_statement_get_integer (statement, 0), LIA_PURGE_TRASHED);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_asked_for (Planning *self, GError **error)
{
  const LiaPurgeRequest *request = self->request;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const char *table = g_ptr_array_index (self->tables, i);

      if (request->table != NULL && !g_str_equal (request->table, table))
        continue;
      if (request->ids != NULL ? !add_chosen (self, table, error)
                               : !add_trashed (self, table, error))
        return FALSE;
      if (request->table == NULL && !add_undone (self, table, error))
        return FALSE;
    }
  return TRUE;
}

/* Rows that refer to what goes: they follow where they must refer to something, else they lose it. */
static gboolean
follow (Planning *self, const LiaPurgeReference *reference, gboolean *added, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id, \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL ORDER BY id",
                         reference->column, reference->table, reference->column);
  GError *local_error = NULL;
  LiaStatement *statement;

  if (!g_hash_table_contains (self->rows, reference->target))
    return TRUE;
  statement = lia_reader_prepare (self->reader, sql, error);
  if (statement == NULL)
    return FALSE;
  while (lia_statement_step (statement, &local_error))
    {
      const gint64 id = lia_statement_get_integer (statement, 0);

      if (!goes (self, reference->target, lia_statement_get_integer (statement, 1)))
        continue;
      if (reference->required)
        *added = add_row (self, reference->table, id, LIA_PURGE_FOLLOWS) || *added;
      else if (!goes (self, reference->table, id))
        {
          const LiaPurgeLoss loss = { reference->table, id, reference->column };

          g_array_append_val (self->plan->losses, loss);
        }
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
follow_all (Planning *self, GError **error)
{
  gboolean added;

  /* Until nothing more follows; then all that goes is known, and with it who loses something. */
  do
    {
      added = FALSE;
      for (guint i = 0; i < self->references->len; i++)
        {
          const LiaPurgeReference *reference
              = &g_array_index (self->references, LiaPurgeReference, i);

          if (reference->required && !follow (self, reference, &added, error))
            return FALSE;
        }
    }
  while (added);
  for (guint i = 0; i < self->references->len; i++)
    {
      const LiaPurgeReference *reference = &g_array_index (self->references, LiaPurgeReference, i);

      if (!reference->required && !follow (self, reference, &added, error))
        return FALSE;
    }
  return TRUE;
}

LiaPurgePlan *
lia_purge_plan_new (LiaReader *reader, const LiaPurgeRequest *request, GError **error)
{
  g_autoptr (LiaPurgePlan) plan = g_new0 (LiaPurgePlan, 1);
  g_auto (Planning) self = { .reader = reader, .request = request, .plan = plan };

  plan->rows = g_array_new (FALSE, FALSE, sizeof (LiaPurgeRow));
  plan->losses = g_array_new (FALSE, FALSE, sizeof (LiaPurgeLoss));
  self.rows
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self.tables = lia_purge_list_tables (reader, error);
  self.references = self.tables != NULL ? lia_purge_list_references (reader, error) : NULL;
  if (self.references == NULL || !add_asked_for (&self, error) || !follow_all (&self, error))
    return NULL;
  return g_steal_pointer (&plan);
}

gboolean
lia_purge_plan_equal (const LiaPurgePlan *a, const LiaPurgePlan *b)
{
  if (a->rows->len != b->rows->len || a->losses->len != b->losses->len)
    return FALSE;
  for (guint i = 0; i < a->rows->len; i++)
    {
      const LiaPurgeRow *one = &g_array_index (a->rows, LiaPurgeRow, i);
      const LiaPurgeRow *other = &g_array_index (b->rows, LiaPurgeRow, i);

      if (one->id != other->id || one->table != other->table || one->reason != other->reason)
        return FALSE;
    }
  for (guint i = 0; i < a->losses->len; i++)
    {
      const LiaPurgeLoss *one = &g_array_index (a->losses, LiaPurgeLoss, i);
      const LiaPurgeLoss *other = &g_array_index (b->losses, LiaPurgeLoss, i);

      if (one->id != other->id || one->table != other->table || one->column != other->column)
        return FALSE;
    }
  return TRUE;
}
