/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-workspace.h"

#include <glib/gstdio.h>

#include "gone-test.h"

typedef struct
{
  LiaRecord *record;
  const char *table;
  gint64 id;
  guint n;
  guint32 seed;
} LiaJob;

static gboolean
save_job (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  LiaJob *job = data;

  return lia_record_save (job->record, batch, error);
}

static gboolean
trash_job (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  LiaJob *job = data;

  return lia_batch_trash (batch, job->table, job->id, error);
}

static gboolean
restore_job (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  LiaJob *job = data;

  return lia_batch_restore (batch, job->table, job->id, error);
}

static gboolean
partners_job (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const first[]
      = { "Global",   "National", "Geneva",  "European", "Arctic",  "Northern",
          "African",  "Pacific",  "Digital", "United",   "Öresund", "Open",
          "Atlantic", "Baltic",   "Iberian", "Civil" };
  static const char *const second[]
      = { "Cyber",     "Security",  "Research",   "Telecom", "Policy", "Resilience",
          "Standards", "Education", "Innovation", "Trust",   "Energy", "Health" };
  static const char *const third[]
      = { "Institute", "Centre", "Agency",   "Union",     "Foundation", "Network", "University",
          "Forum",     "Bank",   "Alliance", "Authority", "Commission", "Society" };
  static const char *const countries[] = { "CH", "FR", "DE", "ES", "KE", "BR", "JP", "NO" };
  LiaJob *job = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (job->seed);

  for (guint i = 0; i < job->n; i++)
    {
      g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find ("partner"));
      g_autofree char *name
          = g_strdup_printf ("%s %s %s %u", first[g_rand_int_range (rand, 0, G_N_ELEMENTS (first))],
                             second[g_rand_int_range (rand, 0, G_N_ELEMENTS (second))],
                             third[g_rand_int_range (rand, 0, G_N_ELEMENTS (third))], i);
      LiaValue value = LIA_TEXT (name);

      lia_record_set_value (record, "name", &value);
      value = LIA_TEXT (countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))]);
      lia_record_set_value (record, "country", &value);
      if (i % 3 == 0)
        {
          value = LIA_TEXT (
              "An organisation that takes part in exercises and shares what it learns.");
          lia_record_set_value (record, "description", &value);
        }
      if (!lia_record_save (record, batch, error))
        return FALSE;
    }
  return TRUE;
}

static void
run_job (LiaTestWorkspace *self, LiaBatchFunc func, LiaJob *job)
{
  g_autoptr (GError) error = NULL;

  lia_store_write (self->store, "Test", func, job, NULL, NULL, &error);
  g_assert_no_error (error);
}

LiaTestWorkspace *
lia_test_workspace_new (void)
{
  LiaTestWorkspace *self = g_new0 (LiaTestWorkspace, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("lia-records-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.liaison", NULL);
  self->store = lia_store_open (self->path, LIA_STORE_CREATE, &error);
  g_assert_no_error (error);
  self->reader = lia_store_get_reader (self->store);
  return self;
}

static void
remove_folder (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
lia_test_workspace_free (LiaTestWorkspace *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lia_store_close (self->store, &error));
  g_assert_no_error (error);
  gone_test_assert (self->store);
  remove_folder (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

gint64
lia_test_workspace_save (LiaTestWorkspace *self, LiaRecord *record)
{
  run_job (self, save_job, &(LiaJob) { .record = record });
  return lia_record_get_id (record);
}

gint64
lia_test_workspace_add (LiaTestWorkspace *self, const char *table, const char *field, ...)
{
  g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find (table));
  va_list args;

  va_start (args, field);
  for (; field != NULL; field = va_arg (args, const char *))
    {
      g_autoptr (GError) error = NULL;

      lia_record_parse (record, field, va_arg (args, const char *), self->reader, &error);
      g_assert_no_error (error);
    }
  va_end (args);
  return lia_test_workspace_save (self, record);
}

void
lia_test_workspace_trash (LiaTestWorkspace *self, const char *table, gint64 id)
{
  run_job (self, trash_job, &(LiaJob) { .table = table, .id = id });
}

void
lia_test_workspace_restore (LiaTestWorkspace *self, const char *table, gint64 id)
{
  run_job (self, restore_job, &(LiaJob) { .table = table, .id = id });
}

void
lia_test_workspace_add_partners (LiaTestWorkspace *self, guint n, guint32 seed)
{
  run_job (self, partners_job, &(LiaJob) { .n = n, .seed = seed });
}

char *
lia_test_workspace_run (LiaTestWorkspace *self, LiaRecordQuery *query, const char *shown)
{
  const LiaRecordType *type = lia_record_query_get_record_type (query);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lia_record_query_run (query, self->reader, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LiaRecord) record
          = lia_record_load (self->reader, type, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", lia_record_get_text (record, shown));
    }
  return g_string_free_and_steal (found);
}

void
lia_test_workspace_assert_found (LiaTestWorkspace *self,
                                 const char *table,
                                 const char *search,
                                 const char *shown,
                                 const char *expected)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find (table));
  g_autofree char *found = NULL;

  lia_record_query_set_search_text (query, search);
  found = lia_test_workspace_run (self, query, shown);
  if (g_strcmp0 (found, expected) != 0)
    g_test_message ("searched: %s", search);
  g_assert_cmpstr (found, ==, expected);
}

void
lia_test_workspace_assert_sorted (LiaTestWorkspace *self,
                                  const char *table,
                                  const char *field,
                                  gboolean descending,
                                  const char *shown,
                                  const char *expected)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find (table));
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  lia_record_query_set_sort (query, field, descending, &error);
  g_assert_no_error (error);
  found = lia_test_workspace_run (self, query, shown);
  g_assert_cmpstr (found, ==, expected);
}
