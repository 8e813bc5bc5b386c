/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-facet-worker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-countries.h"
#include "lia-derived-field.h"
#include "lia-facet-table.h"
#include "lia-languages.h"
#include "lia-memory.h"
#include "lia-record-find.h"
#include "lia-record-private.h"
#include "lia-record-query-private.h"
#include "lia-text.h"

/* Of more changed rows than one in so many all are read anew, in the order of the file. */
#define MANY_CHANGED 16

/* Sorts after every label. */
#define LAST_KEY "\xf4\x8f\xbf\xbf"

/* Of more values than anybody looks through, such as the organisations of many thousand people, the most frequent: the
 * others are found with a field word. */
#define MAX_VALUES 1000

struct _LiaFacetWorker
{
  LiaStore *store; /* kept, as the thread opens its reader from it */
  const LiaRecordType *type;
  const LiaField **fields;
  guint n;
  GThread *thread;
  GAsyncQueue *questions; /* (element-type GTask); the worker itself ends the thread */
  GCancellable *end; /* cancelled when the thread is to end */

  GMutex mutex; /* for these: */
  GArray *changed; /* (element-type gint64): rows, since the table was last brought up to date */
  gboolean all_changed;

  /* the thread's own */
  LiaReader *reader;
  LiaFacetTable *table; /* (nullable) */
  gboolean read_many; /* since memory was given back */
};

typedef struct
{
  LiaRecordQuery *base; /* (nullable) */
  GPtrArray *selections; /* (element-type GArray of LiaValue) */
  GPtrArray *exclusions; /* the same */
} Question;

static void
clear_value (gpointer data)
{
  LiaValue *value = data;

  g_free ((char *) value->text);
}

static void
clear_entry (gpointer data)
{
  LiaFacetEntry *entry = data;

  g_free ((char *) entry->value.text);
  g_free (entry->label);
  g_free (entry->key);
}

static LiaValue
copy_value (const LiaValue *value)
{
  LiaValue copy = *value;

  copy.text = value->type == LIA_VALUE_TEXT ? g_strdup (value->text) : NULL;
  return copy;
}

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->base, lia_record_query_unref);
  g_ptr_array_unref (self->selections);
  g_ptr_array_unref (self->exclusions);
  g_free (self);
}

/* Where a choice stands in its list. */
static guint
find_choice (const LiaField *field, const char *token)
{
  guint i = 0;

  while (field->choices[i].token != NULL && !g_str_equal (field->choices[i].token, token))
    i++;
  return i;
}

static char *
label_row (LiaFacetWorker *self, const LiaField *field, gint64 id, char **key)
{
  const LiaRecordType *target = lia_record_type_find (field->target);
  const LiaRecordClass *klass = lia_record_type_get_class (target);
  char *label = lia_record_read_display_name (target, self->reader, id, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce (%s, 9e9), typeof (%s) = 'integer' FROM %s t WHERE t.id = ?1",
      klass->order_sql, klass->order_sql, target->table);
  LiaStatement *statement = lia_reader_prepare (self->reader, sql, NULL);

  if (statement != NULL)
    {
      lia_statement_bind_integer (statement, 1, id);
      if (lia_statement_step (statement, NULL))
        *key = lia_statement_get_integer (statement, 1) != 0
                   ? g_strdup_printf ("%020" G_GINT64_FORMAT,
                                      lia_statement_get_integer (statement, 0))
                   : g_strdup (lia_statement_get_text (statement, 0));
      lia_statement_reset (statement);
    }
  return label;
}

/* (transfer full) (nullable); @key: by what it is sorted, when not by the label */
static char *
label_value (LiaFacetWorker *self, const LiaField *field, const LiaValue *value, char **key)
{
  const LiaDerivedField *derived = lia_record_type_find_derived (self->type, field->name);

  if (value->type == LIA_VALUE_NULL)
    {
      *key = g_strdup (LAST_KEY);
      /* Translators: for partners without a keyworker, a country and the like */
      return g_strdup (derived == NULL || !lia_derived_field_is_present_only (derived) ? _ ("None")
                                                                                       : _ ("No"));
    }
  if (value->type == LIA_VALUE_INTEGER)
    {
      if (field->type == LIA_FIELD_REF)
        return label_row (self, field, value->integer, key);
      *key = g_strdup (value->integer != 0 ? "0" : "1");
      return g_strdup (value->integer != 0 ? _ ("Yes") : _ ("No"));
    }
  switch (field->type)
    {
    case LIA_FIELD_COUNTRY:
      return g_strdup (lia_country_get_name (value->text));
    case LIA_FIELD_LANGUAGES:
      return g_strdup (lia_language_get_name (value->text));
    case LIA_FIELD_CHOICE:
    case LIA_FIELD_CHOICE_SET:
      {
        guint at = find_choice (field, value->text);

        *key = g_strdup_printf ("%08u", at);
        return g_strdup (field->choices[at].token != NULL ? _ (field->choices[at].label) : NULL);
      }
    default:
      return lia_text_make_bidi_visible (value->text);
    }
}

static void
add_entry (LiaFacetWorker *self,
           const LiaField *field,
           const LiaValue *value,
           guint count,
           GArray *entries)
{
  LiaFacetEntry entry = { copy_value (value), NULL, NULL, count };

  entry.label = label_value (self, field, value, &entry.key);
  if (entry.label == NULL)
    entry.label = value->type == LIA_VALUE_TEXT ? g_strdup (value->text) : g_strdup ("?");
  if (entry.key == NULL)
    entry.key = g_utf8_collate_key (entry.label, -1);
  g_array_append_val (entries, entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const LiaFacetEntry *left = a;
  const LiaFacetEntry *right = b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : strcmp (left->label, right->label);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  guint left = ((const LiaFacetCount *) a)->count;
  guint right = ((const LiaFacetCount *) b)->count;

  return left < right ? 1 : left > right ? -1 : 0;
}

static void
add_uncounted (LiaFacetWorker *self,
               const LiaField *field,
               const GArray *counts,
               const GArray *values,
               GArray *entries)
{
  for (guint i = 0; i < values->len; i++)
    {
      const LiaValue *value = &g_array_index (values, LiaValue, i);
      gboolean there = FALSE;

      for (guint j = 0; j < counts->len && !there; j++)
        there = lia_value_equal (&g_array_index (counts, LiaFacetCount, j).value, value);
      if (!there)
        add_entry (self, field, value, 0, entries);
    }
}

/* What was counted, and what is selected or left out though nothing was counted for it. */
static GArray *
make_entries (LiaFacetWorker *self,
              const LiaField *field,
              GArray *counts,
              const GArray *selection,
              const GArray *exclusion)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (LiaFacetEntry));

  g_array_set_clear_func (entries, clear_entry);
  if (counts->len > MAX_VALUES)
    {
      g_array_sort (counts, compare_counts);
      g_array_set_size (counts, MAX_VALUES);
    }
  for (guint i = 0; i < counts->len; i++)
    {
      const LiaFacetCount *count = &g_array_index (counts, LiaFacetCount, i);

      add_entry (self, field, &count->value, count->count, entries);
    }
  add_uncounted (self, field, counts, selection, entries);
  add_uncounted (self, field, counts, exclusion, entries);
  g_array_sort (entries, compare_entries);
  return entries;
}

/* (transfer full): rows that changed; %NULL when they are too many to list */
static GArray *
take_changed (LiaFacetWorker *self)
{
  GArray *changed;
  gboolean all;

  g_mutex_lock (&self->mutex);
  changed = self->changed;
  all = self->all_changed;
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->all_changed = FALSE;
  g_mutex_unlock (&self->mutex);
  if (all)
    g_clear_pointer (&changed, g_array_unref);
  return changed;
}

/* Not stopped for a newer question, which would have to begin where this one did. @changed was taken before the reader
 * began: what it reads is not older. */
static gboolean
bring_up_to_date (LiaFacetWorker *self, GArray *changed, GError **error)
{
  gboolean done;

  if (self->table != NULL && changed != NULL && changed->len == 0)
    return TRUE;
  if (changed == NULL
      || (self->table != NULL
          && changed->len > lia_facet_table_get_n_rows (self->table) / MANY_CHANGED + 1))
    g_clear_pointer (&self->table, lia_facet_table_free);

  lia_reader_set_cancellable (self->reader, self->end);
  if (self->table == NULL)
    {
      self->table = lia_facet_table_new (self->reader, self->type, self->fields, self->n, error);
      done = self->table != NULL;
      /* From now on only single rows are read. */
      lia_reader_release_memory (self->reader);
      self->read_many = done && lia_facet_table_get_n_rows (self->table) > LIA_MANY_ROWS;
    }
  else
    {
      done = lia_facet_table_update (self->table, self->reader, changed, error);
      if (!done)
        g_clear_pointer (&self->table, lia_facet_table_free);
    }
  lia_reader_set_cancellable (self->reader, NULL);
  return done;
}

static GPtrArray *
answer (LiaFacetWorker *self, const Question *question, GError **error)
{
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  GPtrArray *answers;

  if (question->base != NULL && lia_record_query_is_filtered (question->base))
    {
      hits = lia_record_query_run_hits (question->base, self->reader, error);
      if (hits == NULL)
        return NULL;
    }
  counts = lia_facet_table_count (self->table, hits, (GArray **) question->selections->pdata);
  answers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->n; i++)
    g_ptr_array_add (answers, make_entries (self, self->fields[i], g_ptr_array_index (counts, i),
                                            g_ptr_array_index (question->selections, i),
                                            g_ptr_array_index (question->exclusions, i)));
  return answers;
}

static void
handle (LiaFacetWorker *self, GTask *task)
{
  g_autoptr (GArray) changed = NULL;
  GPtrArray *answers = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  changed = take_changed (self);
  if (self->reader == NULL)
    self->reader = lia_store_open_reader (self->store, &error);
  if (self->reader != NULL && lia_reader_begin (self->reader, &error))
    {
      if (bring_up_to_date (self, changed, &error))
        {
          lia_reader_set_cancellable (self->reader, g_task_get_cancellable (task));
          answers = answer (self, g_task_get_task_data (task), &error);
          lia_reader_set_cancellable (self->reader, NULL);
        }
      lia_reader_end (self->reader);
    }
  else
    g_clear_pointer (&self->table, lia_facet_table_free);
  if (answers != NULL)
    g_task_return_pointer (task, answers, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static gpointer
run (gpointer data)
{
  LiaFacetWorker *self = data;

  for (;;)
    {
      gpointer item = g_async_queue_pop (self->questions);
      g_autoptr (GTask) task = NULL;

      if (item == self)
        break;
      task = item;
      handle (self, task);
      if (self->read_many)
        lia_give_back_memory ();
      self->read_many = FALSE;
    }
  g_clear_pointer (&self->table, lia_facet_table_free);
  g_clear_pointer (&self->reader, lia_reader_free);
  return NULL;
}

LiaFacetWorker *
lia_facet_worker_new (LiaStore *store,
                      const LiaRecordType *type,
                      const LiaField *const *fields,
                      guint n)
{
  LiaFacetWorker *self = g_new0 (LiaFacetWorker, 1);

  self->store = g_object_ref (store);
  self->type = type;
  self->fields = g_memdup2 (fields, n * sizeof *fields);
  self->n = n;
  self->questions = g_async_queue_new ();
  self->end = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->thread = g_thread_new ("lia-facets", run, self);
  return self;
}

void
lia_facet_worker_free (LiaFacetWorker *self)
{
  g_cancellable_cancel (self->end);
  g_async_queue_push (self->questions, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->questions);
  g_object_unref (self->end);
  g_mutex_clear (&self->mutex);
  g_array_unref (self->changed);
  g_object_unref (self->store);
  g_free (self->fields);
  g_free (self);
}

void
lia_facet_worker_note (LiaFacetWorker *self, const GArray *ids)
{
  g_mutex_lock (&self->mutex);
  if (ids == NULL || self->all_changed)
    {
      self->all_changed = TRUE;
      g_array_set_size (self->changed, 0);
    }
  else if (ids->len > 0)
    g_array_append_vals (self->changed, ids->data, ids->len);
  g_mutex_unlock (&self->mutex);
}

static GArray *
copy_selection (const GArray *selection)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (LiaValue));

  g_array_set_clear_func (copy, clear_value);
  for (guint i = 0; selection != NULL && i < selection->len; i++)
    {
      LiaValue value = copy_value (&g_array_index (selection, LiaValue, i));

      g_array_append_val (copy, value);
    }
  return copy;
}

void
lia_facet_worker_ask (LiaFacetWorker *self,
                      LiaRecordQuery *base,
                      GArray **selections,
                      GArray **exclusions,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->base = base != NULL ? lia_record_query_ref (base) : NULL;
  question->selections = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  question->exclusions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->n; i++)
    {
      g_ptr_array_add (question->selections, copy_selection (selections[i]));
      g_ptr_array_add (question->exclusions, copy_selection (exclusions[i]));
    }
  g_task_set_task_data (task, question, question_free);
  g_async_queue_push (self->questions, task);
}

GPtrArray *
lia_facet_worker_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
