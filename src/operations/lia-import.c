/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-import-cell.h"
#include "lia-import-dates.h"
#include "lia-import-look.h"
#include "lia-import-private.h"
#include "lia-import-rows.h"
#include "lia-text.h"

/* The look at a file before it is imported. Running it stands in lia-import-task.c. */

struct _LiaImport
{
  GObject parent_instance;

  /* owned */
  LiaWorkspace *workspace;
  LiaImportLook *look; /* the orders of its plan hold what the user said */
};

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
  g_task_run_in_thread (task, open_in_thread);
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
  g_task_run_in_thread (task, read_in_thread);
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

/* Columns. */

guint
lia_import_get_n_columns (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);

  return self->look->plan->n_columns;
}

const char *
lia_import_get_header (LiaImport *self, guint column)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (column < self->look->plan->n_columns, NULL);

  return self->look->plan->headers[column];
}

const char *
lia_import_get_column_field (LiaImport *self, guint column)
{
  const LiaImportTarget *target;

  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (column < self->look->plan->n_columns, NULL);

  target = lia_import_plan_get_target (self->look->plan, column);
  return target != NULL ? target->name : NULL;
}

gboolean
lia_import_set_column_field (LiaImport *self, guint column, const char *field, GError **error)
{
  int target = -1;

  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (column < self->look->plan->n_columns, FALSE);

  if (field != NULL && *field != '\0')
    {
      target = lia_import_targets_find (self->look->plan->targets, field);
      if (target < 0)
        {
          g_autofree char *quoted = lia_text_quote (field);

          g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("A %s has no field %s"),
                       self->look->plan->type->table, quoted);
          return FALSE;
        }
    }
  for (guint other = 0; target >= 0 && other < self->look->plan->n_columns; other++)
    if (self->look->plan->columns[other] == target)
      self->look->plan->columns[other] = -1;
  self->look->plan->columns[column] = target;
  return TRUE;
}

guint
lia_import_get_n_targets (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);

  return self->look->plan->targets->len;
}

const char *
lia_import_get_target_name (LiaImport *self, guint target)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (target < self->look->plan->targets->len, NULL);

  return lia_import_targets_get (self->look->plan->targets, target)->name;
}

const char *
lia_import_get_target_label (LiaImport *self, guint target)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (target < self->look->plan->targets->len, NULL);

  return g_dgettext (GETTEXT_PACKAGE,
                     lia_import_targets_get (self->look->plan->targets, target)->label);
}

/* Dates. */

static gboolean
is_date_column (LiaImport *self, guint column)
{
  const LiaImportTarget *target = lia_import_plan_get_target (self->look->plan, column);

  return target != NULL && target->field != NULL && target->field->type == LIA_FIELD_DATE;
}

LiaDateOrder
lia_import_get_date_order (LiaImport *self, guint column)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), LIA_DATE_ORDER_ANY);
  g_return_val_if_fail (column < self->look->plan->n_columns, LIA_DATE_ORDER_ANY);

  if (self->look->plan->orders[column] != LIA_DATE_ORDER_ANY)
    return self->look->plan->orders[column];
  return lia_import_dates_get_order (&self->look->dates[column]);
}

gboolean
lia_import_is_date_ambiguous (LiaImport *self, guint column)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (column < self->look->plan->n_columns, FALSE);

  return is_date_column (self, column) && self->look->plan->orders[column] == LIA_DATE_ORDER_ANY
         && lia_import_dates_is_ambiguous (&self->look->dates[column]);
}

void
lia_import_set_date_order (LiaImport *self, guint column, LiaDateOrder order)
{
  g_return_if_fail (LIA_IS_IMPORT (self));
  g_return_if_fail (column < self->look->plan->n_columns);

  self->look->plan->orders[column] = order;
}

/* Preview. */

guint
lia_import_get_n_preview_rows (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);

  return self->look->rows->len;
}

const char *
lia_import_get_preview_cell (LiaImport *self, guint row, guint column)
{
  const LiaImportLookRow *shown;
  const char *correction;

  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (row < self->look->rows->len, NULL);
  g_return_val_if_fail (column < self->look->plan->n_columns, NULL);

  shown = g_ptr_array_index (self->look->rows, row);
  correction = lia_import_plan_get_correction (self->look->plan, shown->line, column);
  return correction != NULL ? correction : shown->cells[column];
}

guint64
lia_import_get_preview_line (LiaImport *self, guint row)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);
  g_return_val_if_fail (row < self->look->rows->len, 0);

  return ((const LiaImportLookRow *) g_ptr_array_index (self->look->rows, row))->line;
}

char *
lia_import_check_preview_cell (LiaImport *self, guint row, guint column)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (row < self->look->rows->len, NULL);
  g_return_val_if_fail (column < self->look->plan->n_columns, NULL);

  return lia_import_check_text (self, column, lia_import_get_preview_cell (self, row, column));
}

gboolean
lia_import_is_corrected (LiaImport *self, guint64 line, guint column)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);

  return lia_import_plan_get_correction (self->look->plan, line, column) != NULL;
}

char *
lia_import_check_text (LiaImport *self, guint column, const char *cell)
{
  const LiaImportTarget *target;
  g_autoptr (LiaRecord) scratch = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (column < self->look->plan->n_columns, NULL);

  target = lia_import_plan_get_target (self->look->plan, column);
  if (target == NULL || target->field == NULL)
    return NULL;
  text = lia_import_clean_cell (self->look->plan, cell);
  scratch = lia_record_new (target->kind == LIA_IMPORT_TARGET_AFFILIATION
                                ? lia_record_type_find ("affiliation")
                                : self->look->plan->type);
  if (text == NULL)
    {
      if ((target->field->flags & LIA_FIELD_REQUIRED) == 0
          || self->look->plan->mode == LIA_IMPORT_UPDATE
          || lia_record_get_value (scratch, target->field->name).type != LIA_VALUE_NULL)
        return NULL;
      return g_strdup_printf (_ ("%s is missing"),
                              g_dgettext (GETTEXT_PACKAGE, target->field->label));
    }
  if (lia_import_parse_cell (target, lia_import_get_date_order (self, column), text, scratch,
                             lia_workspace_get_reader (self->workspace), NULL, &error))
    return NULL;
  return g_strdup (error->message);
}

void
lia_import_correct_cell (LiaImport *self, guint64 line, guint column, const char *text)
{
  g_return_if_fail (LIA_IS_IMPORT (self));
  g_return_if_fail (column < self->look->plan->n_columns);

  lia_import_plan_correct (self->look->plan, line, column, text);
}

gboolean
lia_import_get_keep_nothings (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);

  return self->look->plan->keep_nothings;
}

void
lia_import_set_keep_nothings (LiaImport *self, gboolean keep)
{
  g_return_if_fail (LIA_IS_IMPORT (self));

  self->look->plan->keep_nothings = keep;
}

/* Rows that look like records. */

void
lia_import_set_choice (LiaImport *self, guint64 line, LiaImportChoice choice, gint64 id)
{
  g_return_if_fail (LIA_IS_IMPORT (self));

  lia_import_plan_set_choice (self->look->plan, line, choice, id);
}

LiaImportChoice
lia_import_get_choice (LiaImport *self, guint64 line)
{
  gint64 id;

  g_return_val_if_fail (LIA_IS_IMPORT (self), LIA_IMPORT_LIKE_CREATE);

  return lia_import_plan_get_choice (self->look->plan, line, &id);
}

/* Matching. */

LiaImportMode
lia_import_get_mode (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), LIA_IMPORT_BOTH);

  return self->look->plan->mode;
}

void
lia_import_set_mode (LiaImport *self, LiaImportMode mode)
{
  g_return_if_fail (LIA_IS_IMPORT (self));

  self->look->plan->mode = mode;
}

const char *
lia_import_get_match_field (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);

  return self->look->plan->match_field;
}

void
lia_import_set_match_field (LiaImport *self, const char *field)
{
  g_return_if_fail (LIA_IS_IMPORT (self));

  g_set_str (&self->look->plan->match_field, field);
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
