/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-draft-keeper.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lia-task.h"

/* A pause in typing; and how long somebody may type without one before it is written all the same. */
#define PAUSE_MILLISECONDS 600
#define LONGEST_DELAY      (3 * G_TIME_SPAN_SECOND)

struct _LiaDraftKeeper
{
  GObject parent_instance;

  /* owned */
  char *path;

  /* borrowed */
  LiaDraftCollector collect;
  gpointer data;

  GMutex lock; /* held while the file is written */
  gboolean ended; /* guarded by @lock: what is written later is old */

  guint source;
  gint64 changed_at; /* the oldest change that is not written; 0: none */
  gboolean read; /* before that, nothing is written over */
  gboolean writing;
  gboolean told; /* that text cannot be kept; once is enough */
};

G_DEFINE_FINAL_TYPE (LiaDraftKeeper, lia_draft_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_READ,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

char *
lia_draft_keeper_dup_path (LiaWorkspace *workspace)
{
  g_autofree char *path = NULL;
  g_autofree char *key = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);

  /* A copy of a workspace has texts of its own, so the path belongs to what it is known by. */
  path = g_canonicalize_filename (lia_workspace_get_path (workspace), NULL);
  key = g_strdup_printf ("%" G_GINT64_FORMAT " %s",
                         lia_store_get_replica (lia_workspace_get_store (workspace)), path);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  name = g_strconcat (sum, ".json", NULL);

  return g_build_filename (g_get_user_state_dir (), "liaison", "drafts", name, NULL);
}

static void
tell (LiaDraftKeeper *self, const char *what, const GError *error)
{
  g_autofree char *message = g_strdup_printf ("%s: %s", what, error->message);

  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, message);
}

/* Writing. */

static void
write_file (GTask *task, gpointer source, gpointer drafts, GCancellable *cancellable)
{
  LiaDraftKeeper *self = LIA_DRAFT_KEEPER (source);
  GError *error = NULL;
  gboolean written = FALSE;

  g_mutex_lock (&self->lock);
  written = self->ended || lia_kept_drafts_write (self->path, drafts, &error);
  g_mutex_unlock (&self->lock);
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaDraftKeeper *self = LIA_DRAFT_KEEPER (source);
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error) && !self->told)
    {
      self->told = TRUE;
      tell (self, _ ("Text that is not saved would be lost in a crash"), error);
    }
  if (self->changed_at != 0)
    lia_draft_keeper_keep_soon (self);
}

static gboolean
keep (gpointer user_data)
{
  LiaDraftKeeper *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->source = 0;
  if (!self->read || self->writing || self->collect == NULL)
    return G_SOURCE_REMOVE;

  self->changed_at = 0;
  self->writing = TRUE;
  task = g_task_new (self, NULL, on_written, NULL);
  g_task_set_task_data (task, self->collect (self->data), (GDestroyNotify) g_ptr_array_unref);
  lia_task_run_in_thread (task, write_file);

  return G_SOURCE_REMOVE;
}

void
lia_draft_keeper_keep_soon (LiaDraftKeeper *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left = 0;

  g_return_if_fail (LIA_IS_DRAFT_KEEPER (self));

  if (self->changed_at == 0)
    self->changed_at = now;
  if (!self->read || self->writing)
    return;
  left = MAX (self->changed_at + LONGEST_DELAY - now, 0) / 1000;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add ((guint) MIN (left, PAUSE_MILLISECONDS), keep, self);
}

/* Reading. */

static void
read_file (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LiaDraftKeeper *self = LIA_DRAFT_KEEPER (source);
  GError *error = NULL;
  GPtrArray *kept = lia_kept_drafts_read (self->path, &error);
  g_autofree char *damaged = NULL;

  if (kept != NULL)
    {
      g_task_return_pointer (task, kept, (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  /* Out of the way, but there for whoever knows how to read it. */
  damaged = g_strconcat (self->path, ".damaged", NULL);
  if (g_rename (self->path, damaged) != 0)
    g_debug ("“%s” could not be moved away", self->path);
  g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaDraftKeeper *self = LIA_DRAFT_KEEPER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = g_task_propagate_pointer (G_TASK (result), &error);

  self->read = TRUE;
  if (kept == NULL)
    tell (self, _ ("Text that was not saved cannot be read"), error);
  else if (kept->len > 0)
    g_signal_emit (self, signals[SIGNAL_READ], 0, kept);
  if (self->changed_at != 0)
    lia_draft_keeper_keep_soon (self);
}

static void
lia_draft_keeper_finalize (GObject *object)
{
  LiaDraftKeeper *self = LIA_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self->path);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (lia_draft_keeper_parent_class)->finalize (object);
}

static void
lia_draft_keeper_class_init (LiaDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_draft_keeper_finalize;

  signals[SIGNAL_READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lia_draft_keeper_init (LiaDraftKeeper *self)
{
  g_mutex_init (&self->lock);
}

LiaDraftKeeper *
lia_draft_keeper_new (LiaWorkspace *workspace, LiaDraftCollector collect, gpointer data)
{
  LiaDraftKeeper *self = g_object_new (LIA_TYPE_DRAFT_KEEPER, NULL);
  g_autoptr (GTask) task = NULL;

  self->path = lia_draft_keeper_dup_path (workspace);
  self->collect = collect;
  self->data = data;
  task = g_task_new (self, NULL, on_read, NULL);
  lia_task_run_in_thread (task, read_file);

  return self;
}

void
lia_draft_keeper_end (LiaDraftKeeper *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  LiaDraftCollector collect = NULL;
  gboolean needed = FALSE;

  g_return_if_fail (LIA_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->source, g_source_remove);
  collect = g_steal_pointer (&self->collect);
  needed = self->read && collect != NULL && (self->changed_at != 0 || self->writing);
  self->changed_at = 0;
  if (!needed)
    return;
  drafts = collect (self->data);
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  if (!lia_kept_drafts_write (self->path, drafts, &error))
    g_warning ("Text that is not saved was not kept: %s", error->message);
  g_mutex_unlock (&self->lock);
}
