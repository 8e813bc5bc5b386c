/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "operations-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gone-test.h"
#include "lia-record-find.h"
#include "lia-settings.h"

void
operations_test_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        operations_test_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

char *
operations_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR)
                     ? g_mkdtemp (g_strdup ("/dev/shm/liaison-test-XXXXXX"))
                     : NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

void
operations_test_init (OperationsTest *self, const char *ladder)
{
  g_autoptr (GError) error = NULL;

  self->folder = operations_test_make_folder ();
  self->path = g_build_filename (self->folder, "test.liaison", NULL);
  self->workspace = lia_workspace_create (self->path, ladder, FALSE, &error);
  g_assert_no_error (error);
}

void
operations_test_clear (OperationsTest *self)
{
  g_autoptr (GError) error = NULL;

  if (self->workspace != NULL)
    {
      g_assert_true (lia_workspace_close (self->workspace, &error));
      g_assert_no_error (error);
      gone_test_assert (g_steal_pointer (&self->workspace));
    }
  if (self->folder != NULL)
    operations_test_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

GFile *
operations_test_write (OperationsTest *self, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length < 0 ? (gssize) strlen (bytes) : length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
dump_table (LiaReader *reader, const char *table, GString *dump)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE undone = 0 ORDER BY id", table);
  g_autoptr (GError) error = NULL;
  LiaStatement *statement = lia_reader_prepare (reader, sql, &error);

  g_assert_no_error (error);
  while (lia_statement_step (statement, &error))
    {
      g_string_append (dump, table);
      for (int i = 0; i < lia_statement_get_n_columns (statement); i++)
        {
          const char *text = lia_statement_get_text (statement, i);

          g_string_append_printf (dump, "|%s", text != NULL ? text : "NULL");
        }
      g_string_append_c (dump, '\n');
    }
  g_assert_no_error (error);
}

char *
operations_test_dump (LiaWorkspace *workspace)
{
  GString *dump = g_string_new (NULL);

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    dump_table (lia_workspace_get_reader (workspace), (*types)->table, dump);
  return g_string_free_and_steal (dump);
}

gint64
operations_test_find (LiaWorkspace *workspace, const LiaRecordType *type, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids
      = lia_record_find_all (type, lia_workspace_get_reader (workspace), name, &error);

  g_assert_no_error (error);
  return ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

LiaRecord *
operations_test_load (LiaWorkspace *workspace, const LiaRecordType *type, const char *name)
{
  g_autoptr (GError) error = NULL;
  LiaRecord *record = lia_record_load (lia_workspace_get_reader (workspace), type,
                                       operations_test_find (workspace, type, name), &error);

  g_assert_no_error (error);
  return record;
}

guint
operations_test_count (LiaWorkspace *workspace, const LiaRecordType *type)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GError) error = NULL;
  const gint64 n = lia_record_query_count (query, lia_workspace_get_reader (workspace), &error);

  g_assert_no_error (error);
  return (guint) n;
}

gint64
operations_test_add (LiaWorkspace *workspace, const LiaRecordType *type, ...)
{
  g_autoptr (LiaRecord) record = lia_record_new (type);
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list arguments;

  va_start (arguments, type);
  while ((field = va_arg (arguments, const char *)) != NULL)
    {
      lia_record_parse (record, field, va_arg (arguments, const char *),
                        lia_workspace_get_reader (workspace), &error);
      g_assert_no_error (error);
    }
  va_end (arguments);
  lia_workspace_save (workspace, record, &error);
  g_assert_no_error (error);
  return lia_record_get_id (record);
}

static gboolean
write_setting (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *setting = data;

  return lia_settings_write (batch, setting[0], setting[1], error);
}

void
operations_test_set_setting (LiaWorkspace *workspace, const char *key, const char *value)
{
  const char *setting[] = { key, value };
  g_autoptr (GError) error = NULL;

  lia_store_write (lia_workspace_get_store (workspace), "Change setting", write_setting, setting,
                   NULL, NULL, &error);
  g_assert_no_error (error);
}

void
operations_test_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

void
operations_test_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}
