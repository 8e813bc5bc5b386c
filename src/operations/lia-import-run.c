/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-run.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "lia-affiliation.h"
#include "lia-duplicate-index.h"
#include "lia-error.h"
#include "lia-import-affiliations.h"
#include "lia-import-cell.h"
#include "lia-import-matcher.h"
#include "lia-import-person-name.h"
#include "lia-import-result.h"
#include "lia-import-rows.h"
#include "lia-person.h"
#include "lia-record-find.h"
#include "lia-text.h"

/* Rows between two calls of the tick. */
#define TICK_ROWS 64

typedef struct
{
  const LiaImportPlan *plan;
  LiaBatch *batch; /* (nullable) */
  LiaReader *reader;
  LiaImportResult *result;

  /* owned */
  LiaImportRows *rows;
  LiaRefCache *names;
  LiaImportMatcher *matcher; /* (nullable): where rows may update */
  LiaImportAffiliations *affiliations; /* (nullable) */
  LiaDuplicateIndex *duplicates; /* (nullable): for a dry run */

  gint64 next_placeholder; /* ids of records that a dry run only counts */
} Run;

/* One row on its way. */
typedef struct
{
  guint64 line;
  guint n_problems;
  guint64 digest;
  gboolean whole_name; /* the name came in one cell */

  /* owned */
  LiaRecord *draft; /* what the row says */
  LiaRecord *affiliation; /* (nullable) */
  char *organisation; /* (nullable) */
  LiaImportKeys keys;
  guint64 given; /* bit set of the fields the row says something about */
} Row;

static void
row_clear (Row *row)
{
  g_clear_object (&row->draft);
  g_clear_object (&row->affiliation);
  g_free (row->organisation);
  lia_import_keys_clear (&row->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->rows, lia_import_rows_free);
  g_clear_pointer (&self->names, lia_ref_cache_free);
  g_clear_pointer (&self->matcher, lia_import_matcher_free);
  g_clear_pointer (&self->affiliations, lia_import_affiliations_free);
  g_clear_pointer (&self->duplicates, lia_duplicate_index_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
reject_cell (Run *self, Row *row, const char *field, const char *value, const char *reason)
{
  lia_import_result_add_problem (self->result, row->line, field, value, reason);
  row->n_problems++;
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
mark_given (Run *self, Row *row, const char *name)
{
  const LiaField *field = lia_record_type_get_field (self->plan->type, name);

  row->given |= G_GUINT64_CONSTANT (1) << (field - self->plan->type->fields);
}

static void
set_name_part (Run *self, Row *row, const char *field, const char *text)
{
  const LiaValue value = LIA_TEXT (text);

  /* A column of its own says it better. */
  if (text == NULL || lia_import_plan_find_column (self->plan, field) >= 0)
    return;
  lia_record_set_value (row->draft, field, &value);
  mark_given (self, row, field);
}

static void
take_full_name (Run *self, Row *row, const char *text)
{
  g_auto (LiaPersonName) name = { 0 };

  lia_person_name_split (text, &name);
  set_name_part (self, row, "honorific", name.honorific);
  set_name_part (self, row, "given_name", name.given);
  set_name_part (self, row, "family_name", name.family);
  row->whole_name = TRUE;
}

static void
take_cell (Run *self, Row *row, guint column, const LiaImportTarget *target)
{
  const char *raw = lia_import_rows_get_cell (self->rows, column);
  g_autofree char *text = lia_import_clean_cell (self->plan, raw);
  g_autoptr (GError) error = NULL;
  LiaRecord *record = row->draft;

  if (text == NULL)
    return;
  switch (target->kind)
    {
    case LIA_IMPORT_TARGET_FULL_NAME:
      row->digest = extend_digest (row->digest, text);
      take_full_name (self, row, text);
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
      mark_given (self, row, target->name);
    }
  if (!lia_import_parse_cell (target, self->plan->orders[column], text, record, self->reader,
                              self->names, &error))
    reject_cell (self, row, target->name, raw, error->message);
}

/* A row longer than its header has a delimiter too many somewhere: its cells are not where they belong. */
static void
check_length (Run *self, Row *row)
{
  const guint n_cells = lia_import_rows_get_n_cells (self->rows);

  for (guint column = self->plan->n_columns; column < n_cells; column++)
    {
      const char *cell = lia_import_rows_get_cell (self->rows, column);

      if (*cell != '\0')
        {
          g_autofree char *reason = g_strdup_printf (
              _ ("The row has %u cells, the table %u columns"), n_cells, self->plan->n_columns);

          reject_cell (self, row, "", cell, reason);
          return;
        }
    }
}

static const char *
find_missing_field (Run *self, Row *row)
{
  for (guint i = 0; i < self->plan->type->n_fields; i++)
    {
      const LiaField *field = &self->plan->type->fields[i];

      if ((field->flags & LIA_FIELD_REQUIRED) != 0
          && lia_record_get_value (row->draft, field->name).type == LIA_VALUE_NULL)
        return field->name;
    }
  return "";
}

/* The rules of an affiliation ("to" not before "from") before its person is written. */
static void
check_affiliation (Run *self, Row *row)
{
  static const char *const references[] = { "person", "partner" };
  const LiaValue some_id = LIA_INTEGER (1);
  g_autoptr (LiaRecord) trial = NULL;
  g_autoptr (GError) error = NULL;

  if (row->affiliation == NULL)
    return;
  trial = lia_record_copy (row->affiliation);
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    lia_record_set_value (trial, references[i], &some_id);
  if (!lia_record_validate (trial, &error))
    reject_cell (self, row, "to_date", lia_record_get_text (trial, "to_date"), error->message);
}

/* FALSE only for what is no fault of the row. */
static gboolean
check_organisation (Run *self, Row *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 partner;

  if (row->organisation == NULL)
    return TRUE;
  if (row->affiliation == NULL)
    row->affiliation = lia_record_new (&lia_affiliation_type);
  if ((row->given
       & (G_GUINT64_CONSTANT (1) << (lia_record_type_get_field (self->plan->type, "post")
                                     - self->plan->type->fields)))
      != 0)
    {
      const LiaValue post = lia_record_get_value (row->draft, "post");

      lia_record_set_value (row->affiliation, "post", &post);
    }
  if (lia_import_affiliations_find (self->affiliations, row->organisation, &partner, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, LIA_ERROR, LIA_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  reject_cell (self, row, "organisation", row->organisation, local_error->message);
  return TRUE;
}

static gboolean
read_row (Run *self, Row *row, GError **error)
{
  row->line = lia_import_rows_get_line (self->rows);
  row->digest = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  row->draft = lia_record_new (self->plan->type);
  if (lia_import_rows_get_problem (self->rows) != NULL)
    {
      reject_cell (self, row, "", "", lia_import_rows_get_problem (self->rows));
      return TRUE;
    }
  check_length (self, row);
  for (guint column = 0; column < self->plan->n_columns; column++)
    {
      const LiaImportTarget *target = lia_import_plan_get_target (self->plan, column);

      if (target != NULL)
        take_cell (self, row, column, target);
    }
  check_affiliation (self, row);
  return check_organisation (self, row, error);
}

/* Matching. */

static void
reject_duplicate (Run *self, Row *row, const LiaImportMatch *match)
{
  g_autofree char *shown = lia_record_get_display_name (row->draft);
  g_autofree char *reason = NULL;

  if (match->line != 0)
    reason = g_strdup_printf (
        _ ("Line %" PRIu64
           " has the same “%s”, but says something else; keep one of them, or match "
           "by another field"),
        match->line, lia_import_matcher_get_field (self->matcher, &row->keys));
  else
    reason
        = g_strdup_printf (_ ("%u records have the same “%s”; nobody can tell which one is meant"),
                           match->n, lia_import_matcher_get_field (self->matcher, &row->keys));
  reject_cell (self, row, lia_import_matcher_get_field (self->matcher, &row->keys), shown, reason);
}

/* Writing. */

static gboolean
tie (Run *self, Row *row, gint64 person, gboolean *changed, GError **error)
{
  *changed = FALSE;
  return row->organisation == NULL
         || lia_import_affiliations_add (self->affiliations, person, row->organisation,
                                         row->affiliation, changed, error);
}

/* Tells of a new record that one there is looks much like it. */
static gboolean
look_for_duplicate (Run *self, Row *row, GError **error)
{
  g_autoptr (LiaIdentity) identity = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (LiaRecord) other = NULL;
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;
  const LiaDuplicate *best;

  if (self->duplicates == NULL)
    return TRUE;
  identity = lia_identity_new_for_record (row->draft, NULL, 0);
  found = lia_duplicate_index_find (self->duplicates, identity, LIA_LIKENESS_LIKELY, 1);
  if (found->len == 0)
    return TRUE;
  best = g_ptr_array_index (found, 0);
  other = lia_record_load (self->reader, self->plan->type, best->second, error);
  if (other == NULL)
    return FALSE;
  name = lia_record_get_display_name (row->draft);
  other_name = lia_record_get_display_name (other);
  lia_import_result_add_likeness (self->result, row->line, name, best->second, other_name,
                                  best->score, best->reason);
  return TRUE;
}

static gboolean
create_record (Run *self, Row *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean tied;
  gint64 id;

  if (!lia_record_validate (row->draft, &local_error))
    {
      reject_cell (self, row, find_missing_field (self, row), "", local_error->message);
      return TRUE;
    }
  if (!look_for_duplicate (self, row, error))
    return FALSE;
  if (self->batch == NULL)
    id = self->next_placeholder--;
  else
    {
      if (!lia_record_save (row->draft, self->batch, error))
        return FALSE;
      id = lia_record_get_id (row->draft);
    }
  if (self->matcher != NULL)
    lia_import_matcher_note (self->matcher, &row->keys, id, TRUE, row->line, row->digest);
  self->result->n_created++;
  return tie (self, row, id, &tied, error);
}

static char *
fold_whole_name (LiaRecord *record)
{
  const char *given = lia_record_get_text (record, "given_name");
  const char *family = lia_record_get_text (record, "family_name");
  g_autofree char *joined
      = g_strjoin (" ", given != NULL ? given : "", family != NULL ? family : "", NULL);

  return lia_text_fold (joined);
}

/* The same name in one cell and in two is no change, wherever its family name begins. */
static gboolean
is_same_whole_name (LiaRecord *record, LiaRecord *draft)
{
  g_autofree char *name = fold_whole_name (record);
  g_autofree char *draft_name = fold_whole_name (draft);

  return g_str_equal (name, draft_name);
}

/* Sets what the row says and the record says otherwise. */
static gboolean
apply (Run *self, Row *row, LiaRecord *record)
{
  const gboolean keep_name = row->whole_name && is_same_whole_name (record, row->draft);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->plan->type->n_fields; i++)
    {
      const char *name = self->plan->type->fields[i].name;
      LiaValue new_value;
      LiaValue old_value;

      if ((row->given & (G_GUINT64_CONSTANT (1) << i)) == 0)
        continue;
      if (keep_name && (g_str_equal (name, "given_name") || g_str_equal (name, "family_name")))
        continue;
      new_value = lia_record_get_value (row->draft, name);
      old_value = lia_record_get_value (record, name);
      if (lia_value_equal (&new_value, &old_value))
        continue;
      lia_record_set_value (record, name, &new_value);
      changed = TRUE;
    }
  return changed;
}

static gboolean
update_record (Run *self, Row *row, LiaImportMatch *match, GError **error)
{
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean changed = FALSE;
  gboolean tied;

  /* A row that stood in the file before: only its organisation can be news. */
  if (match->line == 0)
    {
      record = lia_record_load (self->reader, self->plan->type, match->id, error);
      if (record == NULL)
        return FALSE;
      changed = apply (self, row, record);
      if (changed && !lia_record_validate (record, &local_error))
        {
          reject_cell (self, row, find_missing_field (self, row), "", local_error->message);
          return TRUE;
        }
      if (changed && self->batch != NULL && !lia_record_save (record, self->batch, error))
        return FALSE;
      match->line = row->line;
      match->digest = row->digest;
      if (self->matcher != NULL)
        lia_import_matcher_note (self->matcher, &row->keys, match->id, FALSE, row->line,
                                 row->digest);
    }
  if (!tie (self, row, match->id, &tied, error))
    return FALSE;
  if (changed || tied)
    self->result->n_updated++;
  else
    self->result->n_unchanged++;
  return TRUE;
}

/* What somebody said of this very row. */
static gboolean
place_by_choice (Run *self, Row *row, gboolean *placed, GError **error)
{
  gint64 id;
  const LiaImportChoice choice = lia_import_plan_get_choice (self->plan, row->line, &id);
  LiaImportMatch match = { .id = id, .n = 1 };

  *placed = TRUE;
  if (choice == LIA_IMPORT_LIKE_CREATE)
    {
      *placed = FALSE;
      return TRUE;
    }
  if (!look_for_duplicate (self, row, error))
    return FALSE;
  if (choice == LIA_IMPORT_LIKE_SKIP)
    {
      self->result->n_skipped++;
      return TRUE;
    }
  return update_record (self, row, &match, error);
}

static gboolean
place_row (Run *self, Row *row, GError **error)
{
  LiaImportMatch *match;
  gboolean placed;

  if (!place_by_choice (self, row, &placed, error))
    return FALSE;
  if (placed)
    return TRUE;
  if (self->matcher == NULL)
    return create_record (self, row, error);

  match = lia_import_matcher_find (self->matcher, row->draft, row->whole_name, &row->keys);
  if (match != NULL && (match->n > 1 || (match->line != 0 && match->digest != row->digest)))
    {
      reject_duplicate (self, row, match);
      return TRUE;
    }
  if (match != NULL)
    return update_record (self, row, match, error);
  if (self->plan->mode == LIA_IMPORT_UPDATE)
    {
      g_autofree char *shown = lia_record_get_display_name (row->draft);
      g_autofree char *reason
          = g_strdup_printf (_ ("No record there is has this “%s”"),
                             lia_import_matcher_get_field (self->matcher, &row->keys));

      reject_cell (self, row, lia_import_matcher_get_field (self->matcher, &row->keys), shown,
                   reason);
      return TRUE;
    }
  return create_record (self, row, error);
}

static gboolean
take_row (Run *self, GError **error)
{
  g_auto (Row) row = { 0 };

  if (!read_row (self, &row, error))
    return FALSE;
  if (row.n_problems == 0 && !place_row (self, &row, error))
    return FALSE;
  if (row.n_problems > 0)
    self->result->n_rejected++;
  return TRUE;
}

static gboolean
prepare (Run *self, GCancellable *cancellable, GError **error)
{
  const LiaImportPlan *plan = self->plan;

  self->rows = lia_import_rows_open (plan, error);
  if (self->rows == NULL)
    return FALSE;
  self->names = lia_ref_cache_new (self->reader);
  if (plan->type == &lia_person_type)
    self->affiliations = lia_import_affiliations_new (self->reader, self->batch);
  if (self->batch == NULL && plan->mode != LIA_IMPORT_UPDATE)
    {
      self->duplicates = lia_duplicate_index_new (self->reader, plan->type, cancellable, error);
      if (self->duplicates == NULL)
        return FALSE;
    }
  if (plan->mode == LIA_IMPORT_CREATE || plan->match_field == NULL)
    return TRUE;

  self->matcher = lia_import_matcher_new (self->reader, plan, error);
  return self->matcher != NULL;
}

gboolean
lia_import_run_rows (const LiaImportPlan *plan,
                     LiaBatch *batch,
                     LiaReader *reader,
                     LiaImportTick tick,
                     gpointer tick_data,
                     GCancellable *cancellable,
                     LiaImportResult *result,
                     GError **error)
{
  g_auto (Run) self = {
    .plan = plan,
    .batch = batch,
    .reader = reader,
    .result = result,
    .next_placeholder = -1,
  };
  g_autoptr (GError) local_error = NULL;
  guint64 n_rows = 0;

  if (!prepare (&self, cancellable, error))
    return FALSE;
  while (lia_import_rows_next (self.rows, cancellable, &local_error))
    {
      if (!take_row (&self, error))
        return FALSE;
      n_rows++;
      if (n_rows % TICK_ROWS == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (tick != NULL)
            tick (lia_import_rows_get_fraction (self.rows), n_rows, tick_data);
        }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (tick != NULL)
    tick (1, n_rows, tick_data);
  return TRUE;
}
