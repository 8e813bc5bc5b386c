/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-fit-choices.h"

#include "lia-import-rows.h"

/* Percent of a column's values that are choices of a field. */
#define FITS_WELL   80
#define FITS_SURELY 100

/* A column without a header we know must say more than this to be taken for one. */
#define MIN_VALUES 3

static gboolean
has_choices (const LiaImportTarget *target)
{
  return target->kind == LIA_IMPORT_TARGET_FIELD
         && (target->field->type == LIA_FIELD_CHOICE
             || target->field->type == LIA_FIELD_CHOICE_SET);
}

/* The different values of a column. */
static GPtrArray *
collect_values (const LiaImportPlan *plan, const GPtrArray *rows, guint column)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *cells = g_ptr_array_index (rows, i);
      char *value = lia_import_clean_cell (plan, cells[column]);

      if (value == NULL)
        continue;
      /* Adding to the set what it has would put the newer text in the place of the older. */
      if (g_hash_table_contains (seen, value))
        {
          g_free (value);
          continue;
        }
      g_hash_table_add (seen, value);
      g_ptr_array_add (values, value);
    }
  return values;
}

static guint
percent_fitting (const LiaRecordType *type, const LiaImportTarget *target, const GPtrArray *values)
{
  g_autoptr (LiaRecord) scratch = lia_record_new (type);
  guint n = 0;

  if (values->len == 0)
    return 0;
  for (guint i = 0; i < values->len; i++)
    if (lia_record_parse (scratch, target->field->name, g_ptr_array_index (values, i), NULL, NULL))
      n++;
  return n * 100 / values->len;
}

/* The free list of choices that fits best, if well enough; -1 for none. */
static int
find_better (const LiaImportPlan *plan, const GPtrArray *values, guint threshold)
{
  guint best = threshold - 1;
  int found = -1;

  for (guint i = 0; i < plan->targets->len; i++)
    {
      const LiaImportTarget *target = lia_import_targets_get (plan->targets, i);
      guint percent;

      if (!has_choices (target) || lia_import_plan_find_column (plan, target->name) >= 0)
        continue;
      percent = percent_fitting (plan->type, target, values);
      if (percent > best)
        {
          best = percent;
          found = (int) i;
        }
    }
  return found;
}

static void
fit_column (LiaImportPlan *plan, guint column, const GPtrArray *values)
{
  const LiaImportTarget *target = lia_import_plan_get_target (plan, column);
  guint percent;
  int better;

  if (target == NULL)
    {
      if (values->len >= MIN_VALUES)
        plan->columns[column] = find_better (plan, values, FITS_SURELY);
      return;
    }
  if (!has_choices (target) || values->len == 0)
    return;
  percent = percent_fitting (plan->type, target, values);
  if (percent >= FITS_WELL)
    return;
  better = find_better (plan, values, FITS_WELL);
  if (better >= 0 || percent == 0)
    plan->columns[column] = better;
}

void
lia_import_fit_choices (LiaImportPlan *plan, const GPtrArray *rows)
{
  /* First those that have a field, so that they free it for the others. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint column = 0; column < plan->n_columns; column++)
      if ((plan->columns[column] < 0) == (pass == 1))
        {
          g_autoptr (GPtrArray) values = collect_values (plan, rows, column);

          fit_column (plan, column, values);
        }
}
