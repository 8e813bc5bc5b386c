/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-schema.h"

#include "lia-batch-function.h"
#include "lia-migrations.h"

void
lia_schema_object_free (LiaSchemaObject *self)
{
  g_free (self->type);
  g_free (self->name);
  g_free (self->sql);
  g_free (self);
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

static GHashTable *
read_expected_objects (int version, GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  int code = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (code != SQLITE_OK)
    {
      lia_sqlite_set_error (db, code, error);
      return NULL;
    }
  if (!lia_batch_function_register (db, NULL, error) || !lia_migrations_run (db, 0, version, error))
    return NULL;
  return read_objects (db, error);
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

      if (other != NULL && lia_schema_object_equal (object, other))
        continue;
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (differences, object);
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
  g_autoptr (GHashTable) expected = NULL;

  if (actual == NULL)
    return FALSE;
  expected = read_expected_objects (version, error);
  if (expected == NULL)
    return FALSE;

  if (foreign != NULL)
    {
      *foreign = find_differences (actual, expected);
      /* What was moved into the list counts as lacking, if it is expected at all. */
    }
  if (missing != NULL)
    *missing = find_differences (expected, actual);
  return TRUE;
}
