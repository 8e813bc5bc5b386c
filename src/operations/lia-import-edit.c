/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-import-cell.h"
#include "lia-import-contacts.h"
#include "lia-import-private.h"
#include "lia-import-rows.h"
#include "lia-text.h"

/* What the user sees of a file and may say about it before it is imported. */

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
  g_autoptr (LiaImportContacts) several = NULL;
  g_autoptr (LiaImportTeam) team = NULL;

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
  several = lia_import_contacts_find (target->field, text);
  if (several != NULL)
    return NULL;
  if (lia_import_team_concerns (target))
    {
      if (lia_import_team_is_nobody (text))
        return NULL;
      team = lia_import_team_new (lia_workspace_get_reader (self->workspace), NULL);
    }
  if (lia_import_parse_cell (target, lia_import_get_date_order (self, column), text, scratch,
                             lia_workspace_get_reader (self->workspace), NULL, team, &error))
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
lia_import_set_choice (LiaImport *self, guint64 line, LiaImportChoice choice, gint64 other)
{
  g_return_if_fail (LIA_IS_IMPORT (self));

  lia_import_plan_set_choice (self->look->plan, line, choice, other);
}

LiaImportChoice
lia_import_get_choice (LiaImport *self, guint64 line)
{
  gint64 other;

  g_return_val_if_fail (LIA_IS_IMPORT (self), LIA_IMPORT_LIKE_UNDECIDED);

  return lia_import_plan_get_choice (self->look->plan, line, &other);
}

void
lia_import_choose_for_all (LiaImport *self, const GArray *alike, LiaImportChoice choice)
{
  const gboolean merge = choice == LIA_IMPORT_LIKE_MERGE || choice == LIA_IMPORT_LIKE_UPDATE;

  g_return_if_fail (LIA_IS_IMPORT (self));
  g_return_if_fail (alike != NULL);

  for (guint i = 0; i < alike->len; i++)
    {
      const LiaImportAlike *row = &g_array_index (alike, LiaImportAlike, i);

      if (merge && row->id != 0)
        lia_import_set_choice (self, row->line, LIA_IMPORT_LIKE_UPDATE, row->id);
      else if (merge)
        lia_import_set_choice (self, row->line, LIA_IMPORT_LIKE_MERGE, (gint64) row->other_line);
      else
        lia_import_set_choice (self, row->line, choice, 0);
    }
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
