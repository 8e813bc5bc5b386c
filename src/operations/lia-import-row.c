/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-row.h"

#include <glib/gi18n-lib.h>

#include "lia-affiliation.h"
#include "lia-card-affiliation.h"
#include "lia-error.h"
#include "lia-import-cell.h"
#include "lia-import-rest.h"
#include "lia-import-person-name.h"
#include "lia-import-result.h"

void
lia_import_row_clear (LiaImportRow *self)
{
  g_clear_object (&self->draft);
  g_clear_object (&self->affiliation);
  g_clear_pointer (&self->organisation, g_free);
  g_clear_pointer (&self->affiliations, g_ptr_array_unref);
  g_clear_pointer (&self->rest, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  lia_import_keys_clear (&self->keys);
}

void
lia_import_row_reject (LiaImportRow *self,
                       LiaImportResult *result,
                       const char *field,
                       const char *value,
                       const char *reason)
{
  lia_import_result_add_problem (result, self->line, field, value, reason);
  self->n_problems++;
}

/* FNV-1a, with the terminating NUL, so that cells cannot run into each other. */
static guint64
extend_digest (guint64 digest, const char *text)
{
  for (const char *p = text;; p++)
    {
      digest = (digest ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);
      if (*p == '\0')
        return digest;
    }
}

/* Cells. */

static void
mark_given (const LiaImportRowContext *context, LiaImportRow *row, const char *name)
{
  const LiaRecordType *type = context->plan->type;

  row->given |= lia_import_row_get_bit (type, lia_record_type_get_field (type, name));
}

static void
set_name_part (const LiaImportRowContext *context,
               LiaImportRow *row,
               const char *field,
               const char *text)
{
  const LiaValue value = LIA_TEXT (text);

  /* A column of its own says it better. */
  if (text == NULL || lia_import_plan_find_column (context->plan, field) >= 0)
    return;
  lia_record_set_value (row->draft, field, &value);
  mark_given (context, row, field);
}

static void
take_full_name (const LiaImportRowContext *context, LiaImportRow *row, const char *text)
{
  g_auto (LiaPersonName) name = { 0 };

  lia_person_name_split (text, &name);
  set_name_part (context, row, "honorific", name.honorific);
  set_name_part (context, row, "given_name", name.given);
  set_name_part (context, row, "family_name", name.family);
  /* There is no field for what stands behind a name; a person made anew has it in the notes, as from a card. */
  if (name.suffix != NULL && lia_import_plan_find_column (context->plan, "notes") < 0)
    {
      g_autofree char *notes = g_strdup_printf (_ ("%s: %s"), _ ("Full Name"), text);
      const LiaValue value = LIA_TEXT (notes);

      lia_record_set_value (row->draft, "notes", &value);
    }
  row->whole_name = TRUE;
}

static void
take_cell (const LiaImportRowContext *context,
           LiaImportRow *row,
           guint column,
           const LiaImportTarget *target)
{
  const char *raw = lia_import_rows_get_cell (context->rows, column);
  g_autofree char *text = lia_import_clean_cell (context->plan, raw);
  g_autofree char *first = NULL;
  g_autoptr (GError) error = NULL;
  LiaRecord *record = row->draft;

  if (text == NULL || (lia_import_team_concerns (target) && lia_import_team_is_nobody (text)))
    return;
  switch (target->kind)
    {
    case LIA_IMPORT_TARGET_FULL_NAME:
      row->digest = extend_digest (row->digest, text);
      take_full_name (context, row, text);
      return;
    case LIA_IMPORT_TARGET_ORGANISATION:
      row->organisation = g_steal_pointer (&text);
      return;
    case LIA_IMPORT_TARGET_AFFILIATION:
      if (row->affiliation == NULL)
        row->affiliation = lia_record_new (&lia_affiliation_type);
      record = row->affiliation;
      break;
    case LIA_IMPORT_TARGET_FIELD:
    default:
      row->digest = extend_digest (extend_digest (row->digest, target->name), text);
      mark_given (context, row, target->name);
    }
  first = lia_import_rest_set_aside (row, target, text);
  if (!lia_import_parse_cell (target, context->plan->orders[column], first != NULL ? first : text,
                              record, context->reader, context->names, context->team, &error))
    lia_import_row_reject (row, context->result, target->name, raw, error->message);
}

/* A row longer than its header has a delimiter too many somewhere: its cells are not where they belong. */
static void
check_length (const LiaImportRowContext *context, LiaImportRow *row)
{
  const guint n_cells = lia_import_rows_get_n_cells (context->rows);

  for (guint column = context->plan->n_columns; column < n_cells; column++)
    {
      const char *cell = lia_import_rows_get_cell (context->rows, column);

      if (*cell != '\0')
        {
          g_autofree char *reason = g_strdup_printf (
              _ ("The row has %u cells, the table %u columns"), n_cells, context->plan->n_columns);

          lia_import_row_reject (row, context->result, "", cell, reason);
          return;
        }
    }
}

/* The rules of an affiliation ("to" not before "from") before its person is written. */
static void
check_affiliation (const LiaImportRowContext *context, LiaImportRow *row, LiaRecord *affiliation)
{
  static const char *const references[] = { "person", "partner" };
  const LiaValue some_id = LIA_INTEGER (1);
  g_autoptr (LiaRecord) trial = NULL;
  g_autoptr (GError) error = NULL;

  if (affiliation == NULL)
    return;
  trial = lia_record_copy (affiliation);
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    lia_record_set_value (trial, references[i], &some_id);
  if (!lia_record_validate (trial, &error))
    lia_import_row_reject (row, context->result, "to_date", lia_record_get_text (trial, "to_date"),
                           error->message);
}

/* What the row says of the first affiliation goes before what its card says: someone may have corrected it. FALSE for
 * a row that is rejected. */
static gboolean
read_card_affiliations (const LiaImportRowContext *context, LiaImportRow *row)
{
  const LiaVcard *card = lia_import_rows_get_card (context->rows);
  g_autoptr (GError) error = NULL;
  LiaCardAffiliation *first;

  if (card == NULL)
    return TRUE;
  row->affiliations = lia_card_affiliations_read (card, &error);
  if (row->affiliations == NULL)
    {
      lia_import_row_reject (row, context->result, "organisation", row->organisation,
                             error->message);
      return FALSE;
    }
  for (guint i = 0; i < row->affiliations->len; i++)
    {
      const LiaCardAffiliation *affiliation = g_ptr_array_index (row->affiliations, i);

      check_affiliation (context, row, affiliation->draft);
    }
  if (row->affiliations->len == 0)
    return TRUE;
  first = g_ptr_array_index (row->affiliations, 0);
  g_set_str (&first->organisation, row->organisation);
  if (!first->main_said)
    {
      const LiaValue post = lia_record_get_value (row->draft, "post");

      lia_record_set_value (first->draft, "post", &post);
    }
  return TRUE;
}

static gboolean
find_other_partners (const LiaImportRowContext *context, LiaImportRow *row, GError **error)
{
  for (guint i = 1; row->affiliations != NULL && i < row->affiliations->len; i++)
    {
      const LiaCardAffiliation *affiliation = g_ptr_array_index (row->affiliations, i);
      gint64 partner;

      if (!lia_import_affiliations_find (context->affiliations, affiliation->organisation, &partner,
                                         error))
        return FALSE;
    }
  return TRUE;
}

/* FALSE only for what is no fault of the row. */
static gboolean
check_organisation (const LiaImportRowContext *context, LiaImportRow *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 partner;

  if (row->organisation == NULL)
    return TRUE;
  if (row->affiliation == NULL)
    row->affiliation = lia_record_new (&lia_affiliation_type);
  if ((row->given
       & lia_import_row_get_bit (context->plan->type,
                                 lia_record_type_get_field (context->plan->type, "post")))
      != 0)
    {
      const LiaValue post = lia_record_get_value (row->draft, "post");

      lia_record_set_value (row->affiliation, "post", &post);
    }
  if (!read_card_affiliations (context, row))
    return TRUE;
  if (lia_import_affiliations_find (context->affiliations, row->organisation, &partner,
                                    &local_error)
      && find_other_partners (context, row, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, LIA_ERROR, LIA_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  lia_import_row_reject (row, context->result, "organisation", row->organisation,
                         local_error->message);
  return TRUE;
}

gboolean
lia_import_row_read (LiaImportRow *row, const LiaImportRowContext *context, GError **error)
{
  row->line = lia_import_rows_get_line (context->rows);
  row->digest = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  row->draft = lia_record_new (context->plan->type);
  if (lia_import_rows_get_problem (context->rows) != NULL)
    {
      lia_import_row_reject (row, context->result, "", "",
                             lia_import_rows_get_problem (context->rows));
      return TRUE;
    }
  check_length (context, row);
  for (guint column = 0; column < context->plan->n_columns; column++)
    {
      const LiaImportTarget *target = lia_import_plan_get_target (context->plan, column);

      if (target != NULL)
        take_cell (context, row, column, target);
    }
  if (row->rest != NULL)
    lia_import_rest_keep (row, context->plan);
  check_affiliation (context, row, row->affiliation);
  return check_organisation (context, row, error);
}
