/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import.h"

#include "lia-import-private.h"

#include "lia-task.h"

/* The look at a file before it is imported. What can be changed in it stands in lia-import-edit.c, running it in
 * lia-import-task.c. */

G_DEFINE_FINAL_TYPE (LiaImport, lia_import, G_TYPE_OBJECT)

static void
lia_import_finalize (GObject *object)
{
  LiaImport *self = LIA_IMPORT (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->look, lia_import_look_free);

  G_OBJECT_CLASS (lia_import_parent_class)->finalize (object);
}

static void
lia_import_class_init (LiaImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_import_finalize;
}

static void
lia_import_init (LiaImport *self)
{
}

/* Opening. */

static LiaImport *
import_open (LiaWorkspace *workspace,
             LiaReader *reader,
             const LiaRecordType *type,
             GFile *file,
             GCancellable *cancellable,
             GError **error)
{
  LiaImportLook *look
      = lia_import_look_new (lia_import_plan_new (type, file), reader, cancellable, error);
  LiaImport *self;

  if (look == NULL)
    return NULL;
  self = g_object_new (LIA_TYPE_IMPORT, NULL);
  self->workspace = g_object_ref (workspace);
  self->look = look;
  return self;
}

LiaImport *
lia_import_new (LiaWorkspace *workspace, const LiaRecordType *type, GFile *file, GError **error)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return import_open (workspace, lia_workspace_get_reader (workspace), type, file, NULL, error);
}

typedef struct
{
  const LiaRecordType *type;
  GFile *file;
} OpenRequest;

static void
open_request_free (OpenRequest *request)
{
  g_object_unref (request->file);
  g_free (request);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LiaWorkspace *workspace = source;
  const OpenRequest *request = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader
      = lia_store_open_reader (lia_workspace_get_store (workspace), &error);
  LiaImport *self = NULL;

  if (reader != NULL)
    self = import_open (workspace, reader, request->type, request->file, cancellable, &error);
  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lia_import_new_async (LiaWorkspace *workspace,
                      const LiaRecordType *type,
                      GFile *file,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OpenRequest *request;

  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (type != NULL);
  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (OpenRequest, 1);
  request->type = type;
  request->file = g_object_ref (file);
  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_import_new_async);
  g_task_set_task_data (task, request, (GDestroyNotify) open_request_free);
  lia_task_run_in_thread (task, open_in_thread);
}

LiaImport *
lia_import_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* How the file is read. */

const LiaCsvDialect *
lia_import_get_dialect (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);

  return self->look->plan->dialect;
}

/* The plan so far, but for what is read anew. */
static LiaImportPlan *
make_plan (LiaImport *self, guint sheet, gboolean visible_only, const LiaCsvDialect *dialect)
{
  LiaImportPlan *plan = lia_import_plan_copy (self->look->plan);

  /* A line of another sheet is another line. */
  if (sheet != plan->sheet)
    {
      g_clear_pointer (&plan->corrections, g_hash_table_unref);
      g_clear_pointer (&plan->choices, g_hash_table_unref);
    }
  plan->sheet = sheet;
  plan->sheet_flags = visible_only ? LIA_SHEET_VISIBLE_ONLY : LIA_SHEET_ALL;
  g_clear_pointer (&plan->dialect, lia_csv_dialect_free);
  if (dialect != NULL)
    plan->dialect = lia_csv_dialect_copy (dialect);
  return plan;
}

/* Goes on with what was read, if it was; else as it was. */
static gboolean
take_look (LiaImport *self, LiaImportLook *look)
{
  LiaImportPlan *before = self->look->plan;

  if (look == NULL)
    return FALSE;
  lia_import_look_keep (look, before);
  /* These may have been chosen while the file was read. */
  look->plan->mode = before->mode;
  look->plan->keep_nothings = before->keep_nothings;
  g_set_str (&look->plan->match_field, before->match_field);
  lia_import_look_free (self->look);
  self->look = look;
  return TRUE;
}

gboolean
lia_import_read (LiaImport *self,
                 guint sheet,
                 gboolean visible_only,
                 const LiaCsvDialect *dialect,
                 GError **error)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);

  return take_look (self,
                    lia_import_look_new (make_plan (self, sheet, visible_only, dialect),
                                         lia_workspace_get_reader (self->workspace), NULL, error));
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LiaImport *self = source;
  GError *error = NULL;
  g_autoptr (LiaReader) reader
      = lia_store_open_reader (lia_workspace_get_store (self->workspace), &error);
  LiaImportLook *look = NULL;

  if (reader != NULL)
    look = lia_import_look_new (lia_import_plan_copy (task_data), reader, cancellable, &error);
  if (look != NULL)
    g_task_return_pointer (task, look, (GDestroyNotify) lia_import_look_free);
  else
    g_task_return_error (task, error);
}

void
lia_import_read_async (LiaImport *self,
                       guint sheet,
                       gboolean visible_only,
                       const LiaCsvDialect *dialect,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LIA_IS_IMPORT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_import_read_async);
  g_task_set_task_data (task, make_plan (self, sheet, visible_only, dialect),
                        (GDestroyNotify) lia_import_plan_free);
  lia_task_run_in_thread (task, read_in_thread);
}

gboolean
lia_import_read_finish (LiaImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return take_look (self, g_task_propagate_pointer (G_TASK (result), error));
}

gboolean
lia_import_set_dialect (LiaImport *self, const LiaCsvDialect *dialect, GError **error)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (dialect != NULL, FALSE);

  return lia_import_read (self, self->look->plan->sheet, lia_import_is_visible_only (self), dialect,
                          error);
}

/* Sheets. */

LiaTableKind
lia_import_get_kind (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), LIA_TABLE_TEXT);

  return lia_table_file_get_kind (self->look->plan->table);
}

guint
lia_import_get_n_sheets (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);

  return lia_table_file_get_n_sheets (self->look->plan->table);
}

const char *
lia_import_get_sheet_name (LiaImport *self, guint sheet)
{
  g_return_val_if_fail (sheet < lia_import_get_n_sheets (self), NULL);

  return lia_table_file_get_sheet_name (self->look->plan->table, sheet);
}

gboolean
lia_import_is_sheet_hidden (LiaImport *self, guint sheet)
{
  g_return_val_if_fail (sheet < lia_import_get_n_sheets (self), FALSE);

  return lia_table_file_is_sheet_hidden (self->look->plan->table, sheet);
}

guint
lia_import_get_sheet (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);

  return self->look->plan->sheet;
}

gboolean
lia_import_is_visible_only (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);

  return (self->look->plan->sheet_flags & LIA_SHEET_VISIBLE_ONLY) != 0;
}

/* For the run. */

LiaWorkspace *
lia_import_get_workspace (LiaImport *self)
{
  return self->workspace;
}

const LiaImportPlan *
lia_import_get_plan (LiaImport *self)
{
  return self->look->plan;
}

void
lia_import_take_dates (LiaImport *self, LiaImportDates *dates)
{
  g_free (self->look->dates);
  self->look->dates = dates;
}
