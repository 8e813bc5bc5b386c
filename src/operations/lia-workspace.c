/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspace.h"

#include <glib/gi18n-lib.h>

#include "lia-action-label.h"
#include "lia-settings.h"
#include "lia-task.h"
#include "lia-workspace-create.h"

/* Opening and closing, and the actions on records. How a new workspace comes into being stands in
 * lia-workspace-create.c. */

struct _LiaWorkspace
{
  GObject parent_instance;

  /* owned */
  LiaStore *store;
  char *title;
  char *undo_label; /* (nullable) */
  char *redo_label; /* (nullable) */
  gulong changed_handler;
};

enum
{
  PROP_STORE = 1,
  PROP_PATH,
  PROP_TITLE,
  PROP_READ_ONLY,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaWorkspace, lia_workspace, G_TYPE_OBJECT)

static void
update_labels (LiaWorkspace *self)
{
  g_autofree char *undo_label = lia_store_get_undo_label (self->store);
  g_autofree char *redo_label = lia_store_get_redo_label (self->store);

  if (g_set_str (&self->undo_label, undo_label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  if (g_set_str (&self->redo_label, redo_label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
on_store_changed (LiaStore *store, LiaChangeSet *changes, LiaWorkspace *self)
{
  /* Who hears of the labels may let go of the workspace. */
  g_autoptr (LiaWorkspace) kept = g_object_ref (self);

  update_labels (self);
  g_signal_emit (kept, signals[CHANGED], 0, changes);
}

static char *
make_title (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);

  if (g_str_has_suffix (shown, ".liaison"))
    shown[strlen (shown) - strlen (".liaison")] = '\0';
  return g_steal_pointer (&shown);
}

static void
lia_workspace_constructed (GObject *object)
{
  LiaWorkspace *self = LIA_WORKSPACE (object);

  G_OBJECT_CLASS (lia_workspace_parent_class)->constructed (object);

  self->title = make_title (lia_store_get_path (self->store));
  self->undo_label = lia_store_get_undo_label (self->store);
  self->redo_label = lia_store_get_redo_label (self->store);
  self->changed_handler
      = g_signal_connect (self->store, "changed", G_CALLBACK (on_store_changed), self);
}

static void
lia_workspace_dispose (GObject *object)
{
  LiaWorkspace *self = LIA_WORKSPACE (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lia_workspace_parent_class)->dispose (object);
}

static void
lia_workspace_finalize (GObject *object)
{
  LiaWorkspace *self = LIA_WORKSPACE (object);

  g_free (self->title);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (lia_workspace_parent_class)->finalize (object);
}

static void
lia_workspace_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LiaWorkspace *self = LIA_WORKSPACE (object);

  switch (property_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PATH:
      g_value_set_string (value, lia_workspace_get_path (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, lia_workspace_is_read_only (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_workspace_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  LiaWorkspace *self = LIA_WORKSPACE (object);

  switch (property_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_workspace_class_init (LiaWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_flags
      = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = lia_workspace_constructed;
  object_class->dispose = lia_workspace_dispose;
  object_class->finalize = lia_workspace_finalize;
  object_class->get_property = lia_workspace_get_property;
  object_class->set_property = lia_workspace_set_property;

  properties[PROP_STORE]
      = g_param_spec_object ("store", NULL, NULL, LIA_TYPE_STORE,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, read_flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, read_flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, read_flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, read_flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, read_flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, LIA_TYPE_CHANGE_SET);
}

static void
lia_workspace_init (LiaWorkspace *self)
{
}

/* Opening. */

static LiaWorkspace *
workspace_from_store (LiaStore *store)
{
  return g_object_new (LIA_TYPE_WORKSPACE, "store", store, NULL);
}

LiaWorkspace *
lia_workspace_open (const char *path, LiaStoreFlags flags, GError **error)
{
  g_autoptr (LiaStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  store = lia_store_open (path, flags, error);
  return store != NULL ? workspace_from_store (store) : NULL;
}

LiaWorkspace *
lia_workspace_create (const char *path, const char *ladder, gboolean with_sample, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (!lia_workspace_create_file (path, ladder, with_sample, NULL, error))
    return NULL;
  return lia_workspace_open (path, LIA_STORE_DEFAULT, error);
}

static void
on_store_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaStore) store = lia_store_open_finish (result, &error);

  if (store == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, workspace_from_store (store), g_object_unref);
}

void
lia_workspace_open_async (const char *path,
                          LiaStoreFlags flags,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lia_workspace_open_async);
  lia_store_open_async (path, flags, cancellable, on_store_opened, task);
}

typedef struct
{
  char *path;
  char *ladder;
  gboolean with_sample;
} CreateRequest;

static void
create_request_free (CreateRequest *request)
{
  g_free (request->path);
  g_free (request->ladder);
  g_free (request);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const CreateRequest *request = task_data;
  g_autoptr (GError) error = NULL;

  if (lia_workspace_create_file (request->path, request->ladder, request->with_sample, cancellable,
                                 &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_file_created (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  const CreateRequest *request = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* Once the file is there it is opened whatever is cancelled, or it would be left over unseen. */
  lia_store_open_async (request->path, LIA_STORE_DEFAULT, NULL, on_store_opened,
                        g_steal_pointer (&task));
}

void
lia_workspace_create_async (const char *path,
                            const char *ladder,
                            gboolean with_sample,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) creation = g_task_new (NULL, cancellable, on_file_created, task);
  CreateRequest *request = g_new0 (CreateRequest, 1);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, lia_workspace_create_async);
  g_task_set_check_cancellable (task, FALSE);
  request->path = g_strdup (path);
  request->ladder = g_strdup (ladder);
  request->with_sample = with_sample;
  g_task_set_task_data (creation, request, (GDestroyNotify) create_request_free);
  g_task_set_check_cancellable (creation, FALSE);
  lia_task_run_in_thread (creation, create_in_thread);
}

LiaWorkspace *
lia_workspace_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
lia_workspace_close (LiaWorkspace *self, GError **error)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (self), FALSE);

  return lia_store_close (self->store, error);
}

static void
on_store_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (lia_store_close_finish (LIA_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lia_workspace_close_async (LiaWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (LIA_IS_WORKSPACE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, lia_workspace_close_async);
  lia_store_close_async (self->store, on_store_closed, task);
}

gboolean
lia_workspace_close_finish (LiaWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

LiaStore *
lia_workspace_get_store (LiaWorkspace *self)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (self), NULL);

  return self->store;
}

LiaReader *
lia_workspace_get_reader (LiaWorkspace *self)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (self), NULL);

  return lia_store_get_reader (self->store);
}

const char *
lia_workspace_get_path (LiaWorkspace *self)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (self), NULL);

  return lia_store_get_path (self->store);
}

const char *
lia_workspace_get_title (LiaWorkspace *self)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (self), NULL);

  return self->title;
}

gboolean
lia_workspace_is_read_only (LiaWorkspace *self)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (self), TRUE);

  return lia_store_is_read_only (self->store);
}
