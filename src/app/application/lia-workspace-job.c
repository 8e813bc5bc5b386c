/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspace-job.h"

#include <glib/gi18n-lib.h>

#include "lia-task.h"
#include "lia-text.h"
#include "lia-workspace-file.h"
#include "lia-workspace-folder.h"
#include "lia-workspace-transfer.h"

/* Leaves room for a number and for what the store puts beside the file. */
#define MAX_NAME_BYTES 180

typedef struct _Job Job;
struct _Job
{
  char *(*run) (const Job *self, GCancellable *cancellable, GError **error);
  char *path; /* (nullable) */
  char *new_path; /* (nullable) */
  GFile *file; /* (nullable) */
};

static void
job_free (Job *self)
{
  g_free (self->path);
  g_free (self->new_path);
  g_clear_object (&self->file);
  g_free (self);
}

static void
job_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *self = data;
  g_autoptr (GError) error = NULL;
  char *path = self->run (self, cancellable, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes @file. */
static void
start (Job job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_memdup2 (&job, sizeof job), (GDestroyNotify) job_free);
  /* What was done before the cancellation came is done, and says so. */
  g_task_set_check_cancellable (task, FALSE);
  lia_task_run_in_thread (task, job_thread);
}

/* A name that will do for a file of ours, from the name of a file of anybody's. */
static char *
dup_name (GFile *source)
{
  g_autofree char *base = g_file_get_basename (source);
  g_autofree char *title = lia_workspace_folder_dup_title (base != NULL ? base : "");
  g_autofree char *stripped = lia_text_strip (title);
  const char *name = stripped != NULL ? stripped : "";
  gsize length = 0;

  while (*name == '.')
    name++;
  if (*name == '\0')
    return g_strdup (_ ("Workspace"));

  length = strlen (name);
  while (length > MAX_NAME_BYTES)
    length = (gsize) (g_utf8_find_prev_char (name, name + length) - name);
  return g_strndup (name, length);
}

static char *
bring_in (const Job *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = lia_workspace_folder_get_path (error);
  g_autofree char *name = dup_name (self->file);
  g_autofree char *path = NULL;

  if (folder == NULL)
    return NULL;
  path = lia_workspace_folder_unused_path (folder, name);
  return lia_workspace_bring_in (self->file, path, cancellable, error) ? g_steal_pointer (&path)
                                                                       : NULL;
}

static char *
take_out (const Job *self, GCancellable *cancellable, GError **error)
{
  return lia_workspace_take_out (self->path, self->file, cancellable, error)
             ? g_file_get_parse_name (self->file)
             : NULL;
}

static char *
rename_it (const Job *self, GCancellable *cancellable, GError **error)
{
  return lia_workspace_file_rename (self->path, self->new_path, error) ? g_strdup (self->new_path)
                                                                       : NULL;
}

static char *
trash (const Job *self, GCancellable *cancellable, GError **error)
{
  return lia_workspace_file_trash (self->path, cancellable, error) ? g_strdup (self->path) : NULL;
}

void
lia_workspace_job_bring_in (GFile *source,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  start ((Job) { .run = bring_in, .file = g_object_ref (source) }, cancellable, callback,
         user_data);
}

void
lia_workspace_job_duplicate (const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  start ((Job) { .run = bring_in, .file = g_file_new_for_path (path) }, cancellable, callback,
         user_data);
}

void
lia_workspace_job_take_out (const char *path,
                            GFile *destination,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  start ((Job) { .run = take_out, .path = g_strdup (path), .file = g_object_ref (destination) },
         cancellable, callback, user_data);
}

void
lia_workspace_job_rename (const char *path,
                          const char *new_path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  start ((Job) { .run = rename_it, .path = g_strdup (path), .new_path = g_strdup (new_path) },
         cancellable, callback, user_data);
}

void
lia_workspace_job_trash (const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  start ((Job) { .run = trash, .path = g_strdup (path) }, cancellable, callback, user_data);
}

char *
lia_workspace_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
