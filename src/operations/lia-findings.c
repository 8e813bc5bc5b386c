/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-findings.h"

#include "lia-memory.h"
#include "lia-rule-settings-read.h"
#include "lia-task.h"
#include "lia-today.h"

/* How often the clock is asked whether it is another day: a computer may have slept over midnight. */
#define DAY_SECONDS 120

/* How long partners that changed wait to be compared where they are too many to keep an index of them. */
#define DUPLICATES_SECONDS 600

/* And how long the first comparison of so many waits, as a window has just been opened. */
#define FIRST_DUPLICATES_SECONDS 10

struct _LiaFindings
{
  GObject parent_instance;

  /* owned */
  LiaStore *store;
  LiaFindingsState *state;
  GCancellable *cancellable;
  LiaDuplicateIndex *index; /* (nullable): with the thread while it runs */
  GArray *waiting; /* of gint64: batches not looked at yet */
  gulong changed_handler;
  guint day_source;
  guint start_source;
  guint duplicates_source;

  char *fault; /* (nullable): why what is told is not of now */
  guint32 today; /* as told; 0: the clock's */
  gboolean ready;
  gboolean running;
  gboolean everything; /* ask about all next time */
  gboolean duplicates; /* compare all next time */
};

enum
{
  PROP_N_OPEN = 1,
  PROP_READY,
  PROP_FAULT,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaFindings, lia_findings, G_TYPE_OBJECT)

static void run (LiaFindings *self);

static guint32
get_today (LiaFindings *self)
{
  return self->today != 0 ? self->today : lia_today_get_julian ();
}

static gboolean
is_closed (LiaFindings *self)
{
  return self->store == NULL || lia_store_get_reader (self->store) == NULL;
}

static void
set_fault (LiaFindings *self, const char *fault)
{
  if (g_set_str (&self->fault, fault))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAULT]);
}

/* On a thread. */

typedef struct
{
  LiaStore *store;
  LiaFindingsRequest request;
  LiaFindingsState *answer; /* (nullable) until it is there */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_object_unref (self->store);
  lia_findings_request_clear (&self->request);
  g_clear_pointer (&self->answer, lia_findings_state_free);
  g_free (self);
}

static void
evaluate_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (LiaReader) reader = lia_store_open_reader (job->store, &error);

  /* To compare many takes tens of megabytes: not beside what others left. */
  if (job->request.with_duplicates && job->request.before != NULL
      && lia_findings_state_is_large (job->request.before))
    lia_give_back_memory ();
  if (reader != NULL)
    {
      lia_reader_set_cancellable (reader, cancellable);
      job->answer = lia_findings_update (&job->request, reader, cancellable, &error);
      g_clear_pointer (&reader, lia_reader_free);
    }
  /* To have asked about all of many partners took tens of megabytes for a moment. */
  if (job->answer != NULL && job->request.touched == NULL
      && lia_findings_state_is_large (job->answer))
    lia_give_back_memory ();
  if (job->answer != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Subjects whose count differs; NULL when there is nothing to compare one by one. */
static GArray *
find_recounted (LiaFindings *self, const LiaFindingsState *now, GArray *touched)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < touched->len; i++)
    {
      const gint64 id = g_array_index (touched, gint64, i);
      const LiaRowCount before = lia_store_get_row_count (self->store, id);
      guint place;
      const LiaRowCount *after = NULL;

      if (lia_row_counts_find (now->counts, id, &place))
        after = &g_array_index (now->counts, LiaRowCount, place);
      if (before.count != (after != NULL ? after->count : 0)
          || before.worst != (after != NULL ? after->worst : 0))
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
take_answer (LiaFindings *self, Job *job)
{
  const guint n_before = self->state->verdicts->len;
  GArray *touched = job->request.touched;
  g_autoptr (GArray) recounted
      = touched != NULL ? find_recounted (self, job->answer, touched) : NULL;

  lia_findings_state_free (self->state);
  self->state = g_steal_pointer (&job->answer);
  self->index = g_steal_pointer (&job->request.index);
  if (recounted == NULL || recounted->len > 0)
    lia_store_set_row_counts (self->store, self->state->counts, recounted);
  g_signal_emit (self, signals[CHANGED], 0, touched);
  if (self->state->verdicts->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
  if (!self->ready)
    {
      self->ready = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
    }
}

static gboolean
on_duplicates_source (gpointer user_data)
{
  LiaFindings *self = LIA_FINDINGS (user_data);

  self->duplicates_source = 0;
  self->duplicates = TRUE;
  run (self);
  return G_SOURCE_REMOVE;
}

/* To compare all partners takes seconds where they are many. The first time it comes after what is quick; again,
 * when there is no index to ask about those that changed, only now and then. */
static void
plan_duplicates (LiaFindings *self, guint seconds)
{
  if (self->duplicates_source == 0)
    self->duplicates_source
        = g_timeout_add_seconds_full (G_PRIORITY_LOW, seconds, on_duplicates_source, self, NULL);
}

static void
on_evaluated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  LiaFindings *self = LIA_FINDINGS (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  const gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  const gboolean first = !self->ready;

  self->running = FALSE;
  if (is_closed (self)) /* meanwhile */
    return;
  if (!done)
    {
      /* What was asked about is not known now; the next commit asks about all. */
      self->everything = TRUE;
      set_fault (self, error->message);
      return;
    }

  set_fault (self, NULL);
  take_answer (self, job);
  if (is_closed (self))
    return;
  if (first && lia_findings_state_is_large (self->state))
    plan_duplicates (self, FIRST_DUPLICATES_SECONDS);
  else if (first)
    self->duplicates = TRUE;
  else if (job->request.skipped_duplicates)
    plan_duplicates (self, DUPLICATES_SECONDS);
  if (self->waiting->len > 0 || self->everything || self->duplicates
      || self->state->today != get_today (self))
    run (self);
}

static void
run (LiaFindings *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_clear_handle_id (&self->start_source, g_source_remove);
  if (self->running || is_closed (self))
    return;
  job = g_new0 (Job, 1);
  job->store = g_object_ref (self->store);
  job->request.before = self->ready ? lia_findings_state_share (self->state) : NULL;
  job->request.batches = g_steal_pointer (&self->waiting);
  job->request.today = get_today (self);
  /* Whoever asks about everything because something failed trusts no index either. */
  job->request.with_duplicates = self->duplicates || (self->everything && self->ready);
  job->request.index = g_steal_pointer (&self->index);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->everything = FALSE;
  self->duplicates = FALSE;
  self->running = TRUE;

  task = g_task_new (self, self->cancellable, on_evaluated, NULL);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, job, job_free);
  lia_task_run_in_thread (task, evaluate_in_thread);
}

static void
on_store_changed (LiaStore *store, LiaChangeSet *changes, LiaFindings *self)
{
  static const char *const tables[] = { "partner", "interaction", "agreement", "commitment",
                                        "benefit", "person",      "setting",   "partner_namesake" };
  const gint64 batch = lia_change_set_get_batch (changes);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (lia_change_set_has_table (changes, tables[i]))
      {
        g_array_append_val (self->waiting, batch);
        run (self);
        return;
      }
}

static gboolean
on_day_source (gpointer user_data)
{
  LiaFindings *self = LIA_FINDINGS (user_data);

  if (!self->running && self->state->today != get_today (self))
    run (self);
  return G_SOURCE_CONTINUE;
}

/* A thread may still hold it; it must hear nothing more. */
static void
close_findings (gpointer data)
{
  g_object_run_dispose (data);
  g_object_unref (data);
}

static void
lia_findings_dispose (GObject *object)
{
  LiaFindings *self = LIA_FINDINGS (object);

  g_clear_handle_id (&self->day_source, g_source_remove);
  g_clear_handle_id (&self->start_source, g_source_remove);
  g_clear_handle_id (&self->duplicates_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lia_findings_parent_class)->dispose (object);
}

static void
lia_findings_finalize (GObject *object)
{
  LiaFindings *self = LIA_FINDINGS (object);

  lia_findings_state_free (self->state);
  g_array_unref (self->waiting);
  g_clear_pointer (&self->index, lia_duplicate_index_free);
  g_free (self->fault);

  G_OBJECT_CLASS (lia_findings_parent_class)->finalize (object);
}

static void
lia_findings_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LiaFindings *self = LIA_FINDINGS (object);

  switch (property_id)
    {
    case PROP_N_OPEN:
      g_value_set_uint (value, self->state->verdicts->len);
      break;
    case PROP_READY:
      g_value_set_boolean (value, self->ready);
      break;
    case PROP_FAULT:
      g_value_set_string (value, self->fault);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_findings_class_init (LiaFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lia_findings_dispose;
  object_class->finalize = lia_findings_finalize;
  object_class->get_property = lia_findings_get_property;

  properties[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, flags);
  properties[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * LiaFindings::changed:
   * @subjects: (nullable) (element-type gint64): those asked about anew, by id; %NULL: all
   */
  signals[CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
lia_findings_init (LiaFindings *self)
{
  self->state = lia_findings_state_new ();
  self->cancellable = g_cancellable_new ();
  self->waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->everything = TRUE;
}

static gboolean
on_start_source (gpointer user_data)
{
  LiaFindings *self = LIA_FINDINGS (user_data);

  self->start_source = 0;
  run (self);
  return G_SOURCE_REMOVE;
}

LiaFindings *
lia_findings_get (LiaWorkspace *workspace)
{
  static const char key[] = "lia-findings";
  LiaFindings *self;

  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);

  self = g_object_get_data (G_OBJECT (workspace), key);
  if (self != NULL)
    return self;
  self = g_object_new (LIA_TYPE_FINDINGS, NULL);
  self->store = g_object_ref (lia_workspace_get_store (workspace));
  self->changed_handler
      = g_signal_connect (self->store, "changed", G_CALLBACK (on_store_changed), self);
  self->day_source = g_timeout_add_seconds (DAY_SECONDS, on_day_source, self);
  g_object_set_data_full (G_OBJECT (workspace), key, self, close_findings);
  /* What the user waits for comes first: the window and its first page. */
  self->start_source = g_idle_add_full (G_PRIORITY_LOW, on_start_source, self, NULL);
  return self;
}

const char *
lia_findings_get_fault (LiaFindings *self)
{
  g_return_val_if_fail (LIA_IS_FINDINGS (self), NULL);

  return self->fault;
}

gboolean
lia_findings_is_ready (LiaFindings *self)
{
  g_return_val_if_fail (LIA_IS_FINDINGS (self), FALSE);

  return self->ready;
}

gboolean
lia_findings_is_busy (LiaFindings *self)
{
  g_return_val_if_fail (LIA_IS_FINDINGS (self), FALSE);

  return self->running || self->waiting->len > 0 || self->start_source != 0;
}

/* All rules so far are about partners. */
guint
lia_findings_count (LiaFindings *self, const char *subject_table)
{
  g_return_val_if_fail (LIA_IS_FINDINGS (self), 0);

  if (subject_table != NULL && !g_str_equal (subject_table, "partner"))
    return 0;
  return self->state->verdicts->len;
}

LiaRowCount
lia_findings_count_subject (LiaFindings *self, gint64 subject)
{
  g_return_val_if_fail (LIA_IS_FINDINGS (self), (LiaRowCount) { .id = subject });

  return lia_store_get_row_count (self->store, subject);
}

GPtrArray *
lia_findings_describe_subject (LiaFindings *self, gint64 subject)
{
  LiaReader *reader;
  LiaRuleSettings settings;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = NULL;

  g_return_val_if_fail (LIA_IS_FINDINGS (self), NULL);

  reader = lia_store_get_reader (self->store);
  if (lia_rule_settings_read (&settings, reader, &error))
    findings = lia_findings_describe (reader, &settings, subject, get_today (self),
                                      self->state->pairs, &error);
  if (findings != NULL)
    return findings;
  g_warning ("Findings cannot be read: %s", error->message);
  return g_ptr_array_new_with_free_func (g_object_unref);
}

const LiaFindingsState *
lia_findings_get_state (LiaFindings *self)
{
  g_return_val_if_fail (LIA_IS_FINDINGS (self), NULL);

  return self->state;
}

LiaStore *
lia_findings_get_store (LiaFindings *self)
{
  g_return_val_if_fail (LIA_IS_FINDINGS (self), NULL);

  return self->store;
}

void
lia_findings_set_today (LiaFindings *self, guint32 today)
{
  g_return_if_fail (LIA_IS_FINDINGS (self));

  self->today = today;
  run (self);
}
