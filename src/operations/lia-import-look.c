/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-look.h"

#include "lia-import-fit-choices.h"
#include "lia-import-mapping.h"
#include "lia-import-rows.h"
#include "lia-settings.h"

/* So many rows are shown, and tell the order of dates until all were read. */
#define N_ROWS    10000
#define MAX_CELLS (1024 * 1024)

/* So many tell a list of choices from another. */
#define N_FITTED_ROWS 200

static void
row_free (LiaImportLookRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

void
lia_import_look_free (LiaImportLook *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->plan, lia_import_plan_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->dates);
  g_free (self);
}

static void
add_row (LiaImportLook *self, LiaImportRows *rows)
{
  LiaImportLookRow *row = g_new0 (LiaImportLookRow, 1);

  row->line = lia_import_rows_get_line (rows);
  row->cells = g_new0 (char *, self->plan->n_columns + 1);
  for (guint column = 0; column < self->plan->n_columns; column++)
    {
      row->cells[column] = g_strdup (lia_import_rows_get_cell (rows, column));
      lia_import_dates_add (&self->dates[column], row->cells[column]);
    }
  g_ptr_array_add (self->rows, row);
}

static gboolean
read_rows (LiaImportLook *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaImportRows) rows = lia_import_rows_open (self->plan, error);
  const guint n_rows = CLAMP (MAX_CELLS / self->plan->n_columns, 200, N_ROWS);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  self->dates = g_new0 (LiaImportDates, self->plan->n_columns + 1);
  while (self->rows->len < n_rows && lia_import_rows_next (rows, cancellable, &local_error))
    add_row (self, rows);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* As it was mapped last time, or as the headers say and the values allow. */
static gboolean
map_columns (LiaImportLook *self, LiaReader *reader, GError **error)
{
  LiaImportPlan *plan = self->plan;
  const char *const *headers = (const char *const *) plan->headers;
  g_autofree char *key = lia_import_mapping_key (plan->type, headers, plan->n_columns);
  g_autofree char *remembered = NULL;
  GError *local_error = NULL;

  remembered = lia_settings_read (reader, key, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (remembered == NULL
      || !lia_import_mapping_read (remembered, plan->targets, plan->columns, plan->n_columns))
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();

      for (guint i = 0; i < MIN (self->rows->len, N_FITTED_ROWS); i++)
        g_ptr_array_add (rows, ((LiaImportLookRow *) g_ptr_array_index (self->rows, i))->cells);
      lia_import_guess_columns (plan->targets, headers, plan->n_columns, plan->columns);
      lia_import_fit_choices (plan, rows);
    }
  return TRUE;
}

static gboolean
read_beginning (LiaImportLook *self, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&self->dates, g_free);
  g_ptr_array_set_size (self->rows, 0);
  return lia_import_rows_read_headers (self->plan, error) && read_rows (self, cancellable, error);
}

/* A table of nothing but words does not show that its first row is another one; that its words are those that
 * head columns does. Below a row of headings another one must be all of that, or the same as above. */
static gboolean
begins_with_headers (LiaImportLook *self)
{
  const LiaImportPlan *plan = self->plan;
  const gboolean is_second = plan->dialect->n_header_rows > 0;
  const LiaImportLookRow *first;
  g_autofree int *columns = NULL;
  guint n_known = 0;
  guint n_same = 0;
  guint n_said = 0;

  if (plan->dialect->n_header_rows > 1 || self->rows->len < 2
      || lia_table_file_get_kind (plan->table) == LIA_TABLE_CARDS)
    return FALSE;
  first = g_ptr_array_index (self->rows, 0);
  columns = g_new (int, plan->n_columns);
  lia_import_guess_columns (plan->targets, (const char *const *) first->cells, plan->n_columns,
                            columns);
  for (guint i = 0; i < plan->n_columns; i++)
    {
      const gboolean same = is_second && g_str_equal (first->cells[i], plan->headers[i]);

      n_said += *first->cells[i] != '\0' ? 1 : 0;
      n_same += same ? 1 : 0;
      n_known += !same && columns[i] >= 0 ? 1 : 0;
    }
  if (is_second)
    return n_known >= 2 && n_known + n_same == n_said;
  return n_known >= 2 && n_known * 2 >= n_said;
}

LiaImportLook *
lia_import_look_new (LiaImportPlan *plan,
                     LiaReader *reader,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (LiaImportLook) self = g_new0 (LiaImportLook, 1);
  const gboolean is_guess = plan->dialect == NULL;

  self->plan = plan;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  if (!lia_import_rows_open_file (plan, cancellable, error)
      || !read_beginning (self, cancellable, error))
    return NULL;
  /* Twice at most: one row of headings and another below it. */
  for (guint i = 0; i < 2 && is_guess && begins_with_headers (self); i++)
    {
      plan->dialect->n_header_rows++;
      if (!read_beginning (self, cancellable, error))
        return NULL;
    }
  if (!map_columns (self, reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
lia_import_look_keep (LiaImportLook *self, const LiaImportPlan *before)
{
  LiaImportPlan *plan = self->plan;

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
