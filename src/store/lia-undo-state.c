/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-undo-private.h"

/* What undo and redo would take back is not kept anywhere: it follows from the journal, read from its
 * end. An undo or redo takes its target out of play; the first batch still in play is the answer. Redo
 * ends at the first ordinary action, for a new action gives up what could be redone. */

gboolean
lia_undo_find_target (sqlite3 *db, gboolean redo, LiaUndoTarget *target, GError **error)
{
  g_autoptr (GHashTable) taken_back
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (sqlite3_stmt) statement = lia_sqlite_prepare (
      db, "SELECT id, kind, undoes, label FROM batch ORDER BY clock DESC", error);
  int code;

  *target = (LiaUndoTarget) { 0 };
  if (statement == NULL)
    return FALSE;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      const char *kind = (const char *) sqlite3_column_text (statement, 1);
      gint64 undoes = sqlite3_column_int64 (statement, 2);
      gboolean is_undo = g_strcmp0 (kind, "undo") == 0;
      gboolean is_redo = g_strcmp0 (kind, "redo") == 0;

      /* What was itself taken back has taken nothing back. */
      if (g_hash_table_contains (taken_back, &id))
        continue;

      /* Undo in a new workspace must not empty it. */
      if (!redo && g_strcmp0 (kind, "setup") == 0)
        continue;
      if (is_undo == redo)
        {
          target->batch = id;
          target->label = g_strdup ((const char *) sqlite3_column_text (statement, 3));
          return TRUE;
        }
      if (redo && !is_redo)
        return TRUE;
      g_hash_table_add (taken_back, g_memdup2 (&undoes, sizeof undoes));
    }

  return code == SQLITE_DONE || lia_sqlite_set_error (db, code, error);
}

GHashTable *
lia_undo_list_taken_back (sqlite3 *db, GError **error)
{
  g_autoptr (GHashTable) taken_back
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (sqlite3_stmt) statement = lia_sqlite_prepare (
      db, "SELECT id, undoes FROM batch WHERE undoes IS NOT NULL ORDER BY clock DESC", error);
  int code;

  if (statement == NULL)
    return NULL;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      gint64 undoes = sqlite3_column_int64 (statement, 1);

      if (!g_hash_table_contains (taken_back, &id))
        g_hash_table_add (taken_back, g_memdup2 (&undoes, sizeof undoes));
    }
  if (code == SQLITE_DONE)
    return g_steal_pointer (&taken_back);
  lia_sqlite_set_error (db, code, error);
  return NULL;
}

gboolean
lia_store_update_undo_state (LiaStore *self, sqlite3 *db, GError **error)
{
  LiaUndoTarget undo = { 0 };
  LiaUndoTarget redo = { 0 };
  gboolean found = lia_undo_find_target (db, FALSE, &undo, error)
                   && lia_undo_find_target (db, TRUE, &redo, error);

  g_mutex_lock (&self->mutex);
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = undo.label;
  self->redo_label = redo.label;
  g_mutex_unlock (&self->mutex);
  return found;
}

char *
lia_store_get_undo_label (LiaStore *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->undo_label);
}

char *
lia_store_get_redo_label (LiaStore *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->redo_label);
}
