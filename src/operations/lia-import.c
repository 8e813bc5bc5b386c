/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-import-fit-choices.h"
#include "lia-import-cell.h"
#include "lia-import-dates.h"
#include "lia-import-mapping.h"
#include "lia-import-private.h"
#include "lia-import-rows.h"
#include "lia-settings.h"
#include "lia-text.h"

/* The look at a file before it is imported. Running it stands in lia-import-task.c. */

/* So much of the file tells how it is written. */
#define DETECT_SIZE (256 * 1024)

/* So many rows are shown, and tell the order of dates until all were read. */
#define N_PREVIEW_ROWS 200

typedef struct
{
  guint64 line;
  char **cells; /* (array length=n_columns) */
} PreviewRow;

struct _LiaImport
{
  GObject parent_instance;

  /* owned */
  LiaWorkspace *workspace;
  LiaImportPlan *plan; /* its orders hold what the user said */
  GPtrArray *preview; /* (element-type PreviewRow) */
  LiaImportDates *dates; /* (array length=n_columns): as far as rows were seen */
};

G_DEFINE_FINAL_TYPE (LiaImport, lia_import, G_TYPE_OBJECT)

static void
preview_row_free (PreviewRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

static void
lia_import_finalize (GObject *object)
{
  LiaImport *self = LIA_IMPORT (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->plan, lia_import_plan_free);
  g_clear_pointer (&self->preview, g_ptr_array_unref);
  g_free (self->dates);

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
  self->preview = g_ptr_array_new_with_free_func ((GDestroyNotify) preview_row_free);
}

/* Opening. */

static GBytes *
read_beginning (const LiaImportPlan *plan, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (plan->file, NULL, &local_error);
  g_autofree char *bytes = g_malloc (DETECT_SIZE);
  gsize n_read = 0;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, DETECT_SIZE, &n_read, NULL,
                                   &local_error))
    {
      g_set_error (error, LIA_ERROR,
                   g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                       ? LIA_ERROR_NOT_FOUND
                       : LIA_ERROR_IO,
                   _ ("%s cannot be read: %s"), plan->file_name, local_error->message);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&bytes), n_read);
}

static gboolean
detect_dialect (LiaImportPlan *plan, GError **error)
{
  g_autoptr (GBytes) bytes = read_beginning (plan, error);

  if (bytes == NULL)
    return FALSE;
  plan->dialect = lia_csv_dialect_detect (bytes, error);
  if (plan->dialect == NULL)
    g_prefix_error (error, "%s: ", plan->file_name);
  return plan->dialect != NULL;
}

static void
add_preview_row (LiaImport *self, LiaImportRows *rows)
{
  PreviewRow *row = g_new0 (PreviewRow, 1);

  row->line = lia_import_rows_get_line (rows);
  row->cells = g_new0 (char *, self->plan->n_columns + 1);
  for (guint column = 0; column < self->plan->n_columns; column++)
    {
      row->cells[column] = g_strdup (lia_import_rows_get_cell (rows, column));
      lia_import_dates_add (&self->dates[column], row->cells[column]);
    }
  g_ptr_array_add (self->preview, row);
}

static gboolean
read_preview (LiaImport *self, GError **error)
{
  g_autoptr (LiaImportRows) rows = lia_import_rows_open (self->plan, error);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  g_ptr_array_set_size (self->preview, 0);
  g_free (self->dates);
  self->dates = g_new0 (LiaImportDates, self->plan->n_columns + 1);
  while (self->preview->len < N_PREVIEW_ROWS && lia_import_rows_next (rows, NULL, &local_error))
    add_preview_row (self, rows);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* As it was mapped last time, or as the headers say and the values allow. */
static gboolean
map_columns (LiaImport *self, LiaReader *reader, GError **error)
{
  LiaImportPlan *plan = self->plan;
  const char *const *headers = (const char *const *) plan->headers;
  g_autofree char *key = lia_import_mapping_key (plan->type, headers, plan->n_columns);
  g_autofree char *remembered = NULL;
  g_autoptr (GError) local_error = NULL;

  remembered = lia_settings_read (reader, key, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (remembered == NULL
      || !lia_import_mapping_read (remembered, plan->targets, plan->columns, plan->n_columns))
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();

      for (guint i = 0; i < self->preview->len; i++)
        g_ptr_array_add (rows, ((PreviewRow *) g_ptr_array_index (self->preview, i))->cells);
      lia_import_guess_columns (plan->targets, headers, plan->n_columns, plan->columns);
      lia_import_fit_choices (plan, rows);
    }
  return TRUE;
}

static LiaImport *
import_open (LiaWorkspace *workspace,
             LiaReader *reader,
             const LiaRecordType *type,
             GFile *file,
             GError **error)
{
  g_autoptr (LiaImport) self = g_object_new (LIA_TYPE_IMPORT, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = lia_import_plan_new (type, file);
  if (!detect_dialect (self->plan, error) || !lia_import_rows_read_headers (self->plan, error)
      || !read_preview (self, error) || !map_columns (self, reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

LiaImport *
lia_import_new (LiaWorkspace *workspace, const LiaRecordType *type, GFile *file, GError **error)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return import_open (workspace, lia_workspace_get_reader (workspace), type, file, error);
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
    self = import_open (workspace, reader, request->type, request->file, &error);
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

/* Dialect. */

const LiaCsvDialect *
lia_import_get_dialect (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);

  return self->plan->dialect;
}

/* Columns whose header stays keep what they were mapped to, by the user or by a guess. */
static void
keep_mapping (LiaImportPlan *plan, const LiaImportPlan *before)
{
  for (guint column = 0; column < plan->n_columns; column++)
    for (guint old = 0; old < before->n_columns; old++)
      if (g_str_equal (plan->headers[column], before->headers[old]))
        {
          const int target = before->columns[old];

          for (guint other = 0; target >= 0 && other < plan->n_columns; other++)
            if (plan->columns[other] == target)
              plan->columns[other] = -1;
          plan->columns[column] = target;
          plan->orders[column] = before->orders[old];
          break;
        }
}

gboolean
lia_import_set_dialect (LiaImport *self, const LiaCsvDialect *dialect, GError **error)
{
  g_autoptr (LiaImportPlan) before = NULL;

  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (dialect != NULL, FALSE);

  before = lia_import_plan_copy (self->plan);
  g_clear_pointer (&self->plan->dialect, lia_csv_dialect_free);
  self->plan->dialect = lia_csv_dialect_copy (dialect);
  if (lia_import_rows_read_headers (self->plan, error) && read_preview (self, error)
      && map_columns (self, lia_workspace_get_reader (self->workspace), error))
    {
      keep_mapping (self->plan, before);
      return TRUE;
    }

  /* It goes on as it was. */
  g_clear_pointer (&self->plan, lia_import_plan_free);
  self->plan = g_steal_pointer (&before);
  (void) read_preview (self, NULL);
  return FALSE;
}

/* Columns. */

guint
lia_import_get_n_columns (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);

  return self->plan->n_columns;
}

const char *
lia_import_get_header (LiaImport *self, guint column)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (column < self->plan->n_columns, NULL);

  return self->plan->headers[column];
}

const char *
lia_import_get_column_field (LiaImport *self, guint column)
{
  const LiaImportTarget *target;

  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (column < self->plan->n_columns, NULL);

  target = lia_import_plan_get_target (self->plan, column);
  return target != NULL ? target->name : NULL;
}

gboolean
lia_import_set_column_field (LiaImport *self, guint column, const char *field, GError **error)
{
  int target = -1;

  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (column < self->plan->n_columns, FALSE);

  if (field != NULL && *field != '\0')
    {
      target = lia_import_targets_find (self->plan->targets, field);
      if (target < 0)
        {
          g_autofree char *quoted = lia_text_quote (field);

          g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("A %s has no field %s"),
                       self->plan->type->table, quoted);
          return FALSE;
        }
    }
  for (guint other = 0; target >= 0 && other < self->plan->n_columns; other++)
    if (self->plan->columns[other] == target)
      self->plan->columns[other] = -1;
  self->plan->columns[column] = target;
  return TRUE;
}

guint
lia_import_get_n_targets (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);

  return self->plan->targets->len;
}

const char *
lia_import_get_target_name (LiaImport *self, guint target)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (target < self->plan->targets->len, NULL);

  return lia_import_targets_get (self->plan->targets, target)->name;
}

const char *
lia_import_get_target_label (LiaImport *self, guint target)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (target < self->plan->targets->len, NULL);

  return g_dgettext (GETTEXT_PACKAGE, lia_import_targets_get (self->plan->targets, target)->label);
}

/* Dates. */

static gboolean
is_date_column (LiaImport *self, guint column)
{
  const LiaImportTarget *target = lia_import_plan_get_target (self->plan, column);

  return target != NULL && target->field != NULL && target->field->type == LIA_FIELD_DATE;
}

LiaDateOrder
lia_import_get_date_order (LiaImport *self, guint column)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), LIA_DATE_ORDER_ANY);
  g_return_val_if_fail (column < self->plan->n_columns, LIA_DATE_ORDER_ANY);

  if (self->plan->orders[column] != LIA_DATE_ORDER_ANY)
    return self->plan->orders[column];
  return lia_import_dates_get_order (&self->dates[column]);
}

gboolean
lia_import_is_date_ambiguous (LiaImport *self, guint column)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (column < self->plan->n_columns, FALSE);

  return is_date_column (self, column) && self->plan->orders[column] == LIA_DATE_ORDER_ANY
         && lia_import_dates_is_ambiguous (&self->dates[column]);
}

void
lia_import_set_date_order (LiaImport *self, guint column, LiaDateOrder order)
{
  g_return_if_fail (LIA_IS_IMPORT (self));
  g_return_if_fail (column < self->plan->n_columns);

  self->plan->orders[column] = order;
}

/* Preview. */

guint
lia_import_get_n_preview_rows (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);

  return self->preview->len;
}

const char *
lia_import_get_preview_cell (LiaImport *self, guint row, guint column)
{
  const PreviewRow *shown;
  const char *correction;

  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (row < self->preview->len, NULL);
  g_return_val_if_fail (column < self->plan->n_columns, NULL);

  shown = g_ptr_array_index (self->preview, row);
  correction = lia_import_plan_get_correction (self->plan, shown->line, column);
  return correction != NULL ? correction : shown->cells[column];
}

guint64
lia_import_get_preview_line (LiaImport *self, guint row)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), 0);
  g_return_val_if_fail (row < self->preview->len, 0);

  return ((const PreviewRow *) g_ptr_array_index (self->preview, row))->line;
}

char *
lia_import_check_preview_cell (LiaImport *self, guint row, guint column)
{
  const LiaImportTarget *target;
  g_autoptr (LiaRecord) scratch = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);
  g_return_val_if_fail (row < self->preview->len, NULL);
  g_return_val_if_fail (column < self->plan->n_columns, NULL);

  target = lia_import_plan_get_target (self->plan, column);
  if (target == NULL || target->field == NULL)
    return NULL;
  text = lia_import_clean_cell (lia_import_get_preview_cell (self, row, column));
  scratch = lia_record_new (target->kind == LIA_IMPORT_TARGET_AFFILIATION
                                ? lia_record_type_find ("affiliation")
                                : self->plan->type);
  if (text == NULL)
    {
      if ((target->field->flags & LIA_FIELD_REQUIRED) == 0 || self->plan->mode == LIA_IMPORT_UPDATE
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
  g_return_if_fail (column < self->plan->n_columns);

  lia_import_plan_correct (self->plan, line, column, text);
}

/* Matching. */

LiaImportMode
lia_import_get_mode (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), LIA_IMPORT_BOTH);

  return self->plan->mode;
}

void
lia_import_set_mode (LiaImport *self, LiaImportMode mode)
{
  g_return_if_fail (LIA_IS_IMPORT (self));

  self->plan->mode = mode;
}

const char *
lia_import_get_match_field (LiaImport *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT (self), NULL);

  return self->plan->match_field;
}

void
lia_import_set_match_field (LiaImport *self, const char *field)
{
  g_return_if_fail (LIA_IS_IMPORT (self));

  g_set_str (&self->plan->match_field, field);
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
  return self->plan;
}

void
lia_import_take_dates (LiaImport *self, LiaImportDates *dates)
{
  g_free (self->dates);
  self->dates = dates;
}
