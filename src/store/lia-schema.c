/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-schema.h"

#include "lia-batch-function.h"
#include "lia-search-index.h"
#include "lia-migrations.h"

void
lia_schema_object_free (LiaSchemaObject *self)
{
  g_free (self->type);
  g_free (self->name);
  g_free (self->sql);
  g_free (self);
}

static LiaSchemaObject *
lia_schema_object_copy (const LiaSchemaObject *self)
{
  LiaSchemaObject *copy = g_new0 (LiaSchemaObject, 1);

  copy->type = g_strdup (self->type);
  copy->name = g_strdup (self->name);
  copy->sql = g_strdup (self->sql);
  return copy;
}

static gboolean
lia_schema_object_equal (const LiaSchemaObject *a, const LiaSchemaObject *b)
{
  return g_str_equal (a->type, b->type) && g_strcmp0 (a->sql, b->sql) == 0;
}

/* Name → LiaSchemaObject; names are unique within sqlite_schema. */
static GHashTable *
read_objects (sqlite3 *db, GError **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify) lia_schema_object_free);
  g_autoptr (sqlite3_stmt) statement
      = lia_sqlite_prepare (db, "SELECT type, name, sql FROM sqlite_schema", error);
  int code;

  if (statement == NULL)
    return NULL;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      LiaSchemaObject *object = g_new0 (LiaSchemaObject, 1);

      object->type = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      object->name = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      object->sql = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      if (object->type == NULL || object->name == NULL)
        {
          lia_schema_object_free (object);
          lia_sqlite_set_error (NULL, SQLITE_CORRUPT, error);
          return NULL;
        }
      g_hash_table_insert (objects, object->name, object);
    }
  if (code != SQLITE_DONE)
    {
      lia_sqlite_set_error (db, code, error);
      return NULL;
    }
  return g_steal_pointer (&objects);
}

/* A fresh schema of @version, in memory. */
static GHashTable *
make_expected_objects (int version, GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  int code = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (code != SQLITE_OK)
    {
      lia_sqlite_set_error (db, code, error);
      return NULL;
    }
  if (!lia_batch_function_register (db, NULL, error) || !lia_search_index_register (db, error)
      || !lia_migrations_run (db, 0, version, error))
    return NULL;
  return read_objects (db, error);
}

/* The schema of a version never changes, so it is made once in a process. */
static GHashTable *
get_expected_objects (int version, GError **error)
{
  static GMutex mutex;
  static GHashTable *made[64];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (version < 1 || version > lia_migrations_get_latest () || version >= (int) G_N_ELEMENTS (made))
    {
      lia_sqlite_set_error (NULL, SQLITE_CORRUPT, error);
      return NULL;
    }
  if (made[version] == NULL)
    made[version] = make_expected_objects (version, error);
  return made[version];
}

/* Objects of @from that @against lacks or has otherwise. */
static GPtrArray *
find_differences (GHashTable *from, GHashTable *against)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_schema_object_free);
  GHashTableIter iter;
  const char *name;
  LiaSchemaObject *object;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &object))
    {
      const LiaSchemaObject *other = g_hash_table_lookup (against, name);

      if (other == NULL || !lia_schema_object_equal (object, other))
        g_ptr_array_add (differences, lia_schema_object_copy (object));
    }
  return differences;
}

gboolean
lia_schema_compare (sqlite3 *db,
                    int version,
                    GPtrArray **missing,
                    GPtrArray **foreign,
                    GError **error)
{
  g_autoptr (GHashTable) actual = read_objects (db, error);
  GHashTable *expected = actual != NULL ? get_expected_objects (version, error) : NULL;

  if (expected == NULL)
    return FALSE;
  if (foreign != NULL)
    *foreign = find_differences (actual, expected);
  if (missing != NULL)
    *missing = find_differences (expected, actual);
  return TRUE;
}
