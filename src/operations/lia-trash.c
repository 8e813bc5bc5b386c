/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-trash.h"

#include <glib/gi18n-lib.h>

#include "lia-import-progress.h"
#include "lia-record.h"
#include "lia-task.h"
#include "lia-text.h"

/* So many names are read out; who has more sees how many more. */
#define MAX_NAMES 12

/* Names are loaded so many at a time. */
#define PAGE_SIZE 500

struct _LiaTrashPurge
{
  gatomicrefcount references;

  /* owned */
  LiaPurgeRequest request;
  gint64 *ids; /* of the request */
  LiaPurgePlan *plan;
  GPtrArray *names; /* (element-type utf8): of the plan's rows */
};

/* Rows that could not be loaded have no name. */
static void
add_names (LiaTrashPurge *self, const GArray *ids, const GPtrArray *records)
{
  guint next = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      LiaRecord *record = next < records->len ? g_ptr_array_index (records, next) : NULL;

      if (record != NULL && lia_record_get_id (record) == g_array_index (ids, gint64, i))
        {
          g_ptr_array_add (self->names, lia_record_get_display_name (record));
          next++;
        }
      else
        g_ptr_array_add (self->names, g_strdup (""));
    }
}

/* Rows of one table stand together, but for those that follow. */
static gboolean
load_names (LiaTrashPurge *self, LiaReader *reader, GError **error)
{
  const GArray *rows = self->plan->rows;

  for (guint i = 0; i < rows->len;)
    {
      const LiaPurgeRow *first = &g_array_index (rows, LiaPurgeRow, i);
      const LiaRecordType *type = lia_record_type_find (first->table);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) records = NULL;

      while (i + ids->len < rows->len && ids->len < PAGE_SIZE)
        {
          const LiaPurgeRow *row = &g_array_index (rows, LiaPurgeRow, i + ids->len);

          if (row->table != first->table)
            break;
          g_array_append_val (ids, row->id);
        }
      records = type != NULL
                    ? lia_record_load_many (reader, type, (const gint64 *) (gpointer) ids->data,
                                            ids->len, error)
                    : g_ptr_array_new ();
      if (records == NULL)
        return FALSE;
      add_names (self, ids, records);
      i += ids->len;
    }
  return TRUE;
}

LiaTrashPurge *
lia_trash_purge_new (LiaReader *reader, const LiaPurgeRequest *request, GError **error)
{
  g_autoptr (LiaTrashPurge) self = NULL;
  gboolean loaded;

  g_return_val_if_fail (request != NULL, NULL);

  self = g_new0 (LiaTrashPurge, 1);
  g_atomic_ref_count_init (&self->references);
  self->request = *request;
  self->request.table = g_intern_string (request->table);
  self->ids = g_memdup2 (request->ids, request->n_ids * sizeof (gint64));
  self->request.ids = self->ids;
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (!lia_reader_begin (reader, error))
    return NULL;
  self->plan = lia_purge_plan_new (reader, &self->request, error);
  loaded = self->plan != NULL && load_names (self, reader, error);
  lia_reader_end (reader);
  if (!loaded)
    return NULL;
  return g_steal_pointer (&self);
}

static LiaTrashPurge *
purge_ref (LiaTrashPurge *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
lia_trash_purge_unref (LiaTrashPurge *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->ids);
  g_clear_pointer (&self->plan, lia_purge_plan_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}

/* What the program keeps for itself goes without a word: nobody put it there, and nobody misses it. */
static gboolean
is_told (const LiaPurgeRow *row)
{
  return row->reason != LIA_PURGE_UNDONE
         || !(g_str_equal (row->table, "setting") || g_str_equal (row->table, "partner_namesake")
              || g_str_equal (row->table, "person_namesake"));
}

guint
lia_trash_purge_get_n_rows (LiaTrashPurge *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->plan->rows->len; i++)
    if (is_told (&g_array_index (self->plan->rows, LiaPurgeRow, i)))
      n++;
  return n;
}

/* Words. */

/* "3 partners": languages with more than two forms need the number and the word as one. */
static char *
dup_count (const char *table, guint n)
{
  if (g_str_equal (table, "partner"))
    return g_strdup_printf (ngettext ("%'u partner", "%'u partners", n), n);
  if (g_str_equal (table, "person"))
    return g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);
  if (g_str_equal (table, "affiliation"))
    return g_strdup_printf (ngettext ("%'u affiliation", "%'u affiliations", n), n);
  if (g_str_equal (table, "interaction"))
    return g_strdup_printf (ngettext ("%'u interaction", "%'u interactions", n), n);
  if (g_str_equal (table, "agreement"))
    return g_strdup_printf (ngettext ("%'u agreement", "%'u agreements", n), n);
  if (g_str_equal (table, "commitment"))
    return g_strdup_printf (ngettext ("%'u commitment", "%'u commitments", n), n);
  if (g_str_equal (table, "benefit"))
    return g_strdup_printf (ngettext ("%'u benefit", "%'u benefits", n), n);
  if (g_str_equal (table, "feedback"))
    return g_strdup_printf (ngettext ("%'u feedback", "%'u feedback", n), n);
  if (g_str_equal (table, "level"))
    return g_strdup_printf (ngettext ("%'u level", "%'u levels", n), n);
  if (g_str_equal (table, "saved_list"))
    return g_strdup_printf (ngettext ("%'u list", "%'u lists", n), n);
  if (g_str_equal (table, "setting"))
    return g_strdup_printf (ngettext ("%'u setting", "%'u settings", n), n);
  if (g_str_equal (table, "partner_namesake"))
    return g_strdup_printf (ngettext ("%'u partner namesakes", "%'u partner namesakes", n), n);
  if (g_str_equal (table, "person_namesake"))
    return g_strdup_printf (ngettext ("%'u person namesakes", "%'u person namesakes", n), n);
  return g_strdup_printf (ngettext ("%'u record", "%'u records", n), n);
}

/* "3 partners (ITU, GCSP, DCAF)" for each table with rows that go for @reason. */
static void
describe_rows (LiaTrashPurge *self, LiaPurgeReason reason, gboolean with_names, GString *text)
{
  const LiaRecordType *const *types = lia_record_types ();
  gboolean begun = FALSE;

  for (guint i = 0; types[i] != NULL; i++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *count = NULL;
      guint n = 0;

      for (guint j = 0; j < self->plan->rows->len; j++)
        {
          const LiaPurgeRow *row = &g_array_index (self->plan->rows, LiaPurgeRow, j);
          g_autofree char *name = NULL;

          if (row->reason != reason || !g_str_equal (row->table, types[i]->table) || !is_told (row))
            continue;
          n++;
          if (!with_names || n > MAX_NAMES)
            continue;
          name = lia_text_quote (g_ptr_array_index (self->names, j));
          g_string_append_printf (names, "%s%s", n > 1 ? ", " : "", name);
        }
      if (n == 0)
        continue;
      count = dup_count (types[i]->table, n);
      g_string_append_printf (text, "%s%s", begun ? "; " : "", count);
      begun = TRUE;
      if (names->len > 0 && n > MAX_NAMES)
        /* Translators: after the first names of a list; %u is how many more there are */
        g_string_append_printf (names, ngettext (" and %'u more", " and %'u more", n - MAX_NAMES),
                                n - MAX_NAMES);
      if (names->len > 0)
        g_string_append_printf (text, " (%s)", names->str);
    }
}

static void
add_rows (LiaTrashPurge *self,
          LiaPurgeReason reason,
          gboolean with_names,
          const char *format,
          GString *text)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  g_autofree char *line = NULL;

  describe_rows (self, reason, with_names, rows);
  if (rows->len == 0)
    return;
  /* Names may have anything in them: they are no part of a format. */
  parts = g_strsplit (format, "%s", 2);
  line = g_strjoinv (rows->str, parts);
  g_string_append_printf (text, "%s\n", line);
}

/* "2 partners lose their Keyworker" for each kind of reference. */
static void
add_losses (LiaTrashPurge *self, GString *text)
{
  const GArray *losses = self->plan->losses;

  for (guint i = 0; i < losses->len;)
    {
      const LiaPurgeLoss *first = &g_array_index (losses, LiaPurgeLoss, i);
      const LiaRecordType *type = lia_record_type_find (first->table);
      const LiaField *field = type != NULL ? lia_record_type_get_field (type, first->column) : NULL;
      g_autofree char *count = NULL;
      guint n = 0;

      while (i + n < losses->len
             && g_array_index (losses, LiaPurgeLoss, i + n).table == first->table
             && g_array_index (losses, LiaPurgeLoss, i + n).column == first->column)
        n++;
      count = dup_count (first->table, n);
      /* Translators: a field that is empty afterwards, and in how many records: “2 partners” */
      g_string_append_printf (
          text, _ ("Stays, without its “%s”: %s\n"),
          field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : first->column, count);
      i += n;
    }
}

char *
lia_trash_purge_describe (LiaTrashPurge *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (lia_trash_purge_get_n_rows (self) == 0)
    return g_strdup ("");
  add_rows (self, LIA_PURGE_TRASHED, TRUE, _ ("Goes for good: %s"), text);
  add_rows (self, LIA_PURGE_FOLLOWS, TRUE, _ ("Goes with it: %s"), text);
  add_rows (self, LIA_PURGE_UNDONE, FALSE, _ ("Added earlier, and taken back with Undo: %s"), text);
  add_losses (self, text);
  g_string_append (
      text, _ ("Their history goes, too. This cannot be undone. A backup is made first, and has "
               "them until it is replaced by newer ones."));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Doing it. */

typedef struct
{
  LiaTrashPurge *purge;
  LiaStore *store;
  LiaImportProgressRelay *relay; /* (nullable) */
} RunData;

static void
on_progress (double fraction, gpointer user_data)
{
  const RunData *data = user_data;

  lia_import_progress_relay_report (data->relay, fraction,
                                    (guint64) (fraction * data->purge->plan->rows->len));
}

static gboolean
run (const RunData *data, GCancellable *cancellable, GError **error)
{
  const LiaTrashPurge *self = data->purge;
  const guint n = self->plan->rows->len;
  guint n_told;
  g_autofree char *label = NULL;

  if (n == 0)
    return TRUE;
  n_told = lia_trash_purge_get_n_rows (data->purge);
  label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Purge %'u record", "Purge %'u records", n_told), n_told);
  if (data->relay != NULL)
    lia_import_progress_relay_report (data->relay, -1, 0);
  return lia_store_backup_before (data->store, "purge", cancellable, error)
         && lia_store_purge (data->store, label, &self->request, self->plan, self->names,
                             data->relay != NULL ? on_progress : NULL, (gpointer) data, cancellable,
                             error);
}

gboolean
lia_trash_purge_run (LiaTrashPurge *self,
                     LiaStore *store,
                     GCancellable *cancellable,
                     GError **error)
{
  const RunData data = { .purge = self, .store = store };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (LIA_IS_STORE (store), FALSE);

  return run (&data, cancellable, error);
}

static void
run_data_free (RunData *data)
{
  lia_trash_purge_unref (data->purge);
  g_object_unref (data->store);
  g_clear_pointer (&data->relay, lia_import_progress_relay_unref);
  g_free (data);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const RunData *data = task_data;
  GError *error = NULL;

  if (run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
lia_trash_purge_run_async (LiaTrashPurge *self,
                           LiaStore *store,
                           LiaTrashProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  /* The store is the task's source: it must not end on another thread. */
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  RunData *data = g_new0 (RunData, 1);

  data->purge = purge_ref (self);
  data->store = g_object_ref (store);
  if (progress != NULL)
    data->relay = lia_import_progress_relay_new (progress, progress_data);
  g_task_set_source_tag (task, lia_trash_purge_run_async);
  g_task_set_task_data (task, data, (GDestroyNotify) run_data_free);
  g_task_set_check_cancellable (task, FALSE);
  lia_task_run_in_thread (task, run_in_thread);
}

gboolean
lia_trash_purge_run_finish (GAsyncResult *result, GError **error)
{
  const RunData *data = g_task_get_task_data (G_TASK (result));

  if (data->relay != NULL)
    lia_import_progress_relay_close (data->relay);
  return g_task_propagate_boolean (G_TASK (result), error);
}
