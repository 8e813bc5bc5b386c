/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-budget.h"
#include "lia-sqlite.h"

#define MAX_CACHED_STATEMENTS 256

struct _LiaStatement
{
  LiaReader *reader; /* borrowed */
  sqlite3_stmt *handle; /* owned */
  char *sql; /* owned */
  GPtrArray *mended; /* owned (nullable): texts of the row that were no UTF-8 */
  GList link; /* in reader->recent, data is the statement itself */
};

struct _LiaReader
{
  sqlite3 *db;
  gboolean owns_connection;
  GThread *thread;
  GHashTable *statements; /* SQL text (borrowed from its statement) → LiaStatement */
  GQueue recent; /* most recently prepared first */
  GCancellable *cancellable;
  LiaBudget budget;
};

static void
statement_free (gpointer data)
{
  LiaStatement *self = data;

  sqlite3_finalize (self->handle);
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  g_free (self->sql);
  g_free (self);
}

LiaReader *
lia_reader_new (sqlite3 *db, gboolean owns_connection, GThread *thread)
{
  LiaReader *self = g_new0 (LiaReader, 1);

  self->db = db;
  self->owns_connection = owns_connection;
  self->thread = thread;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, statement_free);
  g_queue_init (&self->recent);
  return self;
}

void
lia_reader_set_allowance (LiaReader *self, gint64 allowance)
{
  self->budget.allowance = allowance;
  lia_budget_attach (&self->budget, self->db);
}

void
lia_reader_free (LiaReader *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  g_clear_object (&self->cancellable);
  if (self->owns_connection)
    {
      sqlite3_progress_handler (self->db, 0, NULL, NULL);
      sqlite3_close_v2 (self->db);
    }
  g_free (self);
}

sqlite3 *
lia_reader_get_connection (LiaReader *self)
{
  return self->db;
}

void
lia_reader_reset_all (LiaReader *self)
{
  GHashTableIter iter;
  LiaStatement *statement;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &statement))
    sqlite3_reset (statement->handle);
}

/* Statements are cached by text; texts made for one use only (a list of ids) must not pile up. */
static void
evict_oldest (LiaReader *self)
{
  for (GList *link = self->recent.tail; link != NULL; link = link->prev)
    {
      LiaStatement *statement = link->data;

      if (sqlite3_stmt_busy (statement->handle))
        continue;
      g_queue_unlink (&self->recent, link);
      g_hash_table_remove (self->statements, statement->sql);
      return;
    }
}

LiaStatement *
lia_reader_prepare (LiaReader *self, const char *sql, GError **error)
{
  LiaStatement *statement;
  sqlite3_stmt *handle;

  if (self == NULL)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                           _ ("The workspace is closed. Open it again."));
      return NULL;
    }
  g_assert (self->thread == g_thread_self ());

  lia_budget_refill (&self->budget);
  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    {
      sqlite3_reset (statement->handle);
      sqlite3_clear_bindings (statement->handle);
      g_queue_unlink (&self->recent, &statement->link);
      g_queue_push_head_link (&self->recent, &statement->link);
      return statement;
    }

  handle = lia_sqlite_prepare (self->db, sql, error);
  if (handle == NULL)
    return NULL;
  if (!sqlite3_stmt_readonly (handle))
    {
      sqlite3_finalize (handle);
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("Not a query: %s"), sql);
      return NULL;
    }

  if (g_hash_table_size (self->statements) >= MAX_CACHED_STATEMENTS)
    evict_oldest (self);

  statement = g_new0 (LiaStatement, 1);
  statement->reader = self;
  statement->handle = handle;
  statement->sql = g_strdup (sql);
  statement->link.data = statement;
  g_hash_table_insert (self->statements, statement->sql, statement);
  g_queue_push_head_link (&self->recent, &statement->link);
  return statement;
}

gboolean
lia_reader_begin (LiaReader *self, GError **error)
{
  gint64 ignored;

  g_assert (self->thread == g_thread_self ());

  /* A batch's reader already stands in the batch's transaction. */
  if (!self->owns_connection)
    return TRUE;

  /* BEGIN alone takes no snapshot; the first read does. */
  if (!lia_sqlite_exec (self->db, "BEGIN", error))
    return FALSE;
  if (lia_sqlite_get_integer (self->db, "SELECT 1 FROM sqlite_schema LIMIT 1", &ignored, error))
    return TRUE;
  lia_reader_end (self);
  return FALSE;
}

void
lia_reader_end (LiaReader *self)
{
  g_assert (self->thread == g_thread_self ());

  if (self->owns_connection && !sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

void
lia_reader_release_memory (LiaReader *self)
{
  g_assert (self->thread == g_thread_self ());

  sqlite3_db_release_memory (self->db);
}

void
lia_reader_set_cancellable (LiaReader *self, GCancellable *cancellable)
{
  g_assert (self->thread == g_thread_self ());

  g_set_object (&self->cancellable, cancellable);
  self->budget.cancellable = cancellable;
  lia_budget_attach (&self->budget, self->db);
}

void
lia_statement_bind (LiaStatement *self, int parameter, const LiaValue *value)
{
  int code = lia_sqlite_bind (self->handle, parameter, value, TRUE);

  g_assert (self->reader->thread == g_thread_self ());
  /* Only a wrong parameter number or a statement in use can fail here. */
  g_assert (code == SQLITE_OK);
}

void
lia_statement_bind_integer (LiaStatement *self, int parameter, gint64 value)
{
  lia_statement_bind (self, parameter, &LIA_INTEGER (value));
}

void
lia_statement_bind_text (LiaStatement *self, int parameter, const char *value)
{
  LiaValue text = LIA_TEXT (value);

  lia_statement_bind (self, parameter, &text);
}

gboolean
lia_statement_step (LiaStatement *self, GError **error)
{
  int code;

  g_assert (self->reader->thread == g_thread_self ());

  if (g_cancellable_set_error_if_cancelled (self->reader->cancellable, error))
    {
      sqlite3_reset (self->handle);
      return FALSE;
    }

  g_clear_pointer (&self->mended, g_ptr_array_unref);
  code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    {
      lia_sqlite_set_error (self->reader->db, code, error);
      lia_budget_explain (&self->reader->budget, error);
    }
  sqlite3_reset (self->handle);
  return FALSE;
}

GArray *
lia_statement_read_integers (LiaStatement *self, GError **error)
{
  g_autoptr (GArray) integers = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code;

  g_assert (self->reader->thread == g_thread_self ());

  if (g_cancellable_set_error_if_cancelled (self->reader->cancellable, error))
    return NULL;

  /* The progress handler looks at the cancellable. */
  while ((code = sqlite3_step (self->handle)) == SQLITE_ROW)
    {
      gint64 integer = sqlite3_column_int64 (self->handle, 0);

      g_array_append_val (integers, integer);
    }
  if (code != SQLITE_DONE)
    {
      lia_sqlite_set_error (self->reader->db, code, error);
      lia_budget_explain (&self->reader->budget, error);
      g_clear_pointer (&integers, g_array_unref);
    }
  sqlite3_reset (self->handle);
  return g_steal_pointer (&integers);
}

void
lia_statement_reset (LiaStatement *self)
{
  g_assert (self->reader->thread == g_thread_self ());

  sqlite3_reset (self->handle);
}

int
lia_statement_get_n_columns (LiaStatement *self)
{
  return sqlite3_column_count (self->handle);
}

/* A file that is damaged, or a stranger's, may hold anything; nobody up here bears what is no UTF-8. */
static const char *
mend_text (LiaStatement *self, const char *text, gssize length)
{
  char *mended;

  if (text == NULL || g_utf8_validate (text, length, NULL))
    return text;
  mended = g_utf8_make_valid (text, length);
  if (self->mended == NULL)
    self->mended = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->mended, mended);
  return mended;
}

const char *
lia_statement_get_column_name (LiaStatement *self, int column)
{
  return sqlite3_column_name (self->handle, column);
}

gboolean
lia_statement_is_null (LiaStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
lia_statement_get_integer (LiaStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const char *
lia_statement_get_text (LiaStatement *self, int column)
{
  return mend_text (self, (const char *) sqlite3_column_text (self->handle, column), -1);
}

LiaValue
lia_statement_get_value (LiaStatement *self, int column)
{
  LiaValue value = lia_sqlite_get_value (self->handle, column);

  if (value.type == LIA_VALUE_TEXT)
    value.text = mend_text (self, value.text, -1);
  return value;
}

LiaValue
lia_statement_get_bytes (LiaStatement *self, int column, gsize *length)
{
  LiaValue value = { LIA_VALUE_NULL, 0, NULL };

  switch (sqlite3_column_type (self->handle, column))
    {
    case SQLITE_NULL:
      break;
    case SQLITE_INTEGER:
      value = LIA_INTEGER (sqlite3_column_int64 (self->handle, column));
      break;
    default:
      /* As a blob: a text would be copied, to end with a NUL. */
      value.type = LIA_VALUE_TEXT;
      value.text = sqlite3_column_blob (self->handle, column);
      *length = (gsize) sqlite3_column_bytes (self->handle, column);
      /* What is empty has no bytes at all. */
      if (value.text == NULL)
        value.text = "";
      else
        {
          const char *mended = mend_text (self, value.text, (gssize) *length);

          if (mended != value.text)
            *length = strlen (mended);
          value.text = mended;
        }
      break;
    }
  return value;
}
