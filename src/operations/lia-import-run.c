/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-run.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "lia-error.h"
#include "lia-import-duplicates.h"
#include "lia-import-rest.h"
#include "lia-import-result.h"
#include "lia-import-row.h"
#include "lia-merge.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-text.h"

/* Rows between two calls of the tick. */
#define TICK_ROWS 64

typedef struct
{
  const LiaImportPlan *plan;
  LiaBatch *batch; /* (nullable) */
  LiaReader *reader;
  LiaImportResult *result;
  LiaImportRowContext context; /* of what is below */

  /* owned */
  LiaImportRows *rows;
  LiaRefCache *names;
  LiaImportMatcher *matcher; /* (nullable): where rows may update */
  LiaImportAffiliations *affiliations; /* (nullable) */
  LiaImportTeam *team; /* (nullable) */
  LiaImportDuplicates *duplicates; /* (nullable): for a dry run */
  GHashTable *pending; /* (nullable) (element-type gint64 LiaRecord): see find_record() */
  GHashTable *merge_lines; /* (nullable) (element-type gint64 gint64): to the records they became */

  gint64 next_placeholder; /* ids of records that a dry run only counts */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->rows, lia_import_rows_free);
  g_clear_pointer (&self->names, lia_ref_cache_free);
  g_clear_pointer (&self->matcher, lia_import_matcher_free);
  g_clear_pointer (&self->affiliations, lia_import_affiliations_free);
  g_clear_pointer (&self->team, lia_import_team_free);
  g_clear_pointer (&self->duplicates, lia_import_duplicates_free);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_pointer (&self->merge_lines, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static const char *
find_missing_field (Run *self, LiaImportRow *row)
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

/* Matching. */

/* What the user calls the field by which rows find their records. */
static const char *
get_match_label (Run *self, const LiaImportRow *row)
{
  const char *field = lia_import_matcher_get_field (self->matcher, &row->keys);
  const int target = lia_import_targets_find (self->plan->targets, field);

  return target >= 0
             ? g_dgettext (GETTEXT_PACKAGE,
                           lia_import_targets_get (self->plan->targets, (guint) target)->label)
             : field;
}

static void
reject_duplicate (Run *self, LiaImportRow *row, const LiaImportMatch *match)
{
  g_autofree char *shown = lia_record_get_display_name (row->draft);
  g_autofree char *reason = NULL;

  if (match->line != 0)
    reason = g_strdup_printf (
        _ ("Line %" PRIu64
           " has the same “%s”, but says something else; keep one of them, or match "
           "by another field"),
        match->line, get_match_label (self, row));
  else
    reason
        = g_strdup_printf (_ ("%'u records have the same “%s”; nobody can tell which one is meant"),
                           match->n, get_match_label (self, row));
  lia_import_row_reject (row, self->result,
                         lia_import_matcher_get_field (self->matcher, &row->keys), shown, reason);
}

/* Writing. */

static gboolean
tie (Run *self,
     LiaImportRow *row,
     gint64 person,
     gboolean is_new,
     gboolean *changed,
     GError **error)
{
  *changed = FALSE;
  if (row->affiliations != NULL && row->affiliations->len > 0)
    return lia_import_affiliations_add_all (self->affiliations, person, row->affiliations, is_new,
                                            changed, error);
  return row->organisation == NULL
         || lia_import_affiliations_add (self->affiliations, person, row->organisation,
                                         row->affiliation, row->keep_post, changed, error);
}

/* Whom a person belongs to; for a partner there is none of yet any number that is the same for the same name. */
static gboolean
find_organisation (Run *self, LiaImportRow *row, gint64 *partner, GError **error)
{
  g_autofree char *folded = NULL;

  *partner = 0;
  if (row->organisation == NULL)
    return TRUE;
  if (!lia_import_affiliations_find (self->affiliations, row->organisation, partner, error))
    return FALSE;
  folded = lia_text_fold (row->organisation);
  if (*partner <= 0)
    *partner = -1 - (gint64) g_str_hash (folded);
  return TRUE;
}

/* Whether the row looks like a record or another row; a run does not ask. */
static gboolean
look_for_duplicate (Run *self, LiaImportRow *row, GError **error)
{
  gint64 organisation;

  return self->duplicates == NULL
         || (find_organisation (self, row, &organisation, error)
             && lia_import_duplicates_look (self->duplicates, row, organisation, error));
}

/* With a record that a dry run only counts others may be to be merged. */
static gboolean
settle_new (Run *self, LiaImportRow *row, GError **error)
{
  const gint64 line = (gint64) row->line;

  if (self->team == NULL)
    return TRUE;
  if (self->batch == NULL && self->merge_lines != NULL
      && g_hash_table_contains (self->merge_lines, &line))
    return lia_import_team_settle_counted (self->team, row->id, row->draft, error);
  return lia_import_team_settle (self->team, row->draft, error);
}

static gboolean
create_record (Run *self, LiaImportRow *row, gboolean repeats, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean tied;

  if (!lia_record_validate (row->draft, &local_error))
    {
      lia_import_row_reject (row, self->result, find_missing_field (self, row), "",
                             local_error->message);
      return TRUE;
    }
  if (!repeats && !look_for_duplicate (self, row, error))
    return FALSE;
  if (self->batch == NULL)
    row->id = self->next_placeholder--;
  if (!settle_new (self, row, error))
    return FALSE;
  if (self->batch != NULL)
    {
      if (!lia_record_save (row->draft, self->batch, error))
        return FALSE;
      row->id = lia_record_get_id (row->draft);
    }
  /* By a key that two rows have, the first is found. */
  if (self->matcher != NULL && !repeats)
    lia_import_matcher_note (self->matcher, &row->keys, row->id, TRUE, row->line, row->digest);
  self->result->n_created++;
  return tie (self, row, row->id, TRUE, &tied, error);
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
apply (Run *self, LiaImportRow *row, LiaRecord *record)
{
  const gboolean keep_name = row->whole_name && is_same_whole_name (record, row->draft);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->plan->type->n_fields; i++)
    {
      const LiaField *field = &self->plan->type->fields[i];
      const guint64 bit = lia_import_row_get_bit (self->plan->type, field);
      const char *name = field->name;
      g_autofree char *united = NULL;
      LiaValue new_value;
      LiaValue old_value;

      if (((row->given | row->added) & bit) == 0)
        continue;
      if (keep_name && (g_str_equal (name, "given_name") || g_str_equal (name, "family_name")))
        continue;
      new_value = lia_record_get_value (row->draft, name);
      old_value = lia_record_get_value (record, name);
      if ((row->given & bit) == 0)
        {
          united = lia_import_rest_unite (record, row->draft, field);
          new_value = LIA_TEXT (united);
        }
      if (lia_value_equal (&new_value, &old_value))
        continue;
      lia_record_set_value (record, name, &new_value);
      changed = TRUE;
    }
  return changed;
}

/* A dry run writes nothing, but where several rows may go to one record, the second one meets what the first
 * left: such records, which somebody chose, are kept. */
static LiaRecord *
find_record (Run *self, gint64 id, GError **error)
{
  LiaRecord *pending = self->pending != NULL ? g_hash_table_lookup (self->pending, &id) : NULL;

  return pending != NULL ? lia_record_copy (pending)
                         : lia_record_load (self->reader, self->plan->type, id, error);
}

static gboolean
write_record (Run *self, LiaRecord *record, GError **error)
{
  const gint64 id = lia_record_get_id (record);

  if (self->team != NULL && !lia_import_team_settle (self->team, record, error))
    return FALSE;
  if (self->batch != NULL)
    return lia_record_save (record, self->batch, error);
  if (self->pending != NULL && g_hash_table_contains (self->pending, &id))
    g_hash_table_insert (self->pending, g_memdup2 (&id, sizeof id), g_object_ref (record));
  return TRUE;
}

static gboolean
is_same_post (LiaRecord *record, LiaRecord *draft)
{
  return lia_record_get_record_type (record) == &lia_person_type
         && g_strcmp0 (lia_record_get_text (record, "post"), lia_record_get_text (draft, "post"))
                == 0;
}

static gboolean
update_record (Run *self, LiaImportRow *row, LiaImportMatch *match, GError **error)
{
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;
  const gboolean repeats = match->line != 0;
  gboolean changed = FALSE;
  gboolean tied;

  /* A row that stood in the file before: only its organisation can be news. */
  if (!repeats)
    {
      record = find_record (self, match->id, error);
      if (record == NULL)
        return FALSE;
      row->keep_post = is_same_post (record, row->draft);
      changed = apply (self, row, record);
      if (changed && !lia_record_validate (record, &local_error))
        {
          lia_import_row_reject (row, self->result, find_missing_field (self, row), "",
                                 local_error->message);
          return TRUE;
        }
      if (changed && !write_record (self, record, error))
        return FALSE;
      match->line = row->line;
      match->digest = row->digest;
      if (self->matcher != NULL)
        lia_import_matcher_note (self->matcher, &row->keys, match->id, FALSE, row->line,
                                 row->digest);
    }
  row->id = match->id;
  if (!tie (self, row, match->id, FALSE, &tied, error))
    return FALSE;
  if (changed || tied)
    self->result->n_updated++;
  else
    {
      self->result->n_unchanged++;
      self->result->n_repeated += repeats ? 1 : 0;
    }
  return TRUE;
}

/* What a record got because nobody had said anything is no answer of its own. */
static void
replace_defaults (Run *self, LiaImportRow *row, LiaRecord *record)
{
  g_autoptr (LiaRecord) fresh = lia_record_new (self->plan->type);

  for (guint i = 0; i < self->plan->type->n_fields; i++)
    {
      const char *name = self->plan->type->fields[i].name;
      const LiaValue default_value = lia_record_get_value (fresh, name);
      const LiaValue value = lia_record_get_value (record, name);
      const LiaValue new_value = lia_record_get_value (row->draft, name);

      if ((row->given & lia_import_row_get_bit (self->plan->type, &self->plan->type->fields[i]))
              != 0
          && default_value.type != LIA_VALUE_NULL && lia_value_equal (&value, &default_value))
        lia_record_set_value (record, name, &new_value);
    }
}

static gboolean
merge_into_record (Run *self, LiaImportRow *row, GError **error)
{
  g_autoptr (LiaRecord) record = find_record (self, row->id, error);
  g_autoptr (LiaRecord) merged = NULL;
  g_autoptr (GError) local_error = NULL;

  if (record == NULL)
    return FALSE;
  replace_defaults (self, row, record);
  merged = lia_merge_with_draft (record, row->draft);
  if (lia_record_validate (merged, &local_error))
    return write_record (self, merged, error);
  lia_import_row_reject (row, self->result, find_missing_field (self, row), "",
                         local_error->message);
  return TRUE;
}

/* Into what the row at @line became. */
static gboolean
merge_row (Run *self, LiaImportRow *row, gint64 line, gboolean repeats, GError **error)
{
  const gint64 *id
      = self->merge_lines != NULL ? g_hash_table_lookup (self->merge_lines, &line) : NULL;
  gboolean tied;

  if (id == NULL || *id == 0)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("Line %" PRId64 ", with which this line was to be merged, is not imported"), line);

      lia_import_row_reject (row, self->result, "", "", reason);
      return TRUE;
    }
  row->id = *id;
  /* What a dry run would create is there for no one. */
  if (row->id > 0 ? !merge_into_record (self, row, error)
                  : self->team != NULL
                        && !lia_import_team_settle_counted (self->team, row->id, row->draft, error))
    return FALSE;
  if (row->n_problems > 0)
    return TRUE;
  if (self->matcher != NULL && !repeats)
    lia_import_matcher_note (self->matcher, &row->keys, row->id, FALSE, row->line, row->digest);
  self->result->n_merged++;
  return tie (self, row, row->id, FALSE, &tied, error);
}

/* What somebody said of this very row. */
static gboolean
place_by_choice (Run *self,
                 LiaImportRow *row,
                 LiaImportChoice choice,
                 gint64 other,
                 gboolean repeats,
                 GError **error)
{
  LiaImportMatch match = { .id = other, .n = 1 };

  if (!repeats && !look_for_duplicate (self, row, error))
    return FALSE;
  if (choice == LIA_IMPORT_LIKE_MERGE)
    return merge_row (self, row, other, repeats, error);
  if (choice == LIA_IMPORT_LIKE_UPDATE)
    return update_record (self, row, &match, error);
  self->result->n_skipped++;
  return TRUE;
}

static void
reject_unmatched (Run *self, LiaImportRow *row)
{
  const char *field = lia_import_matcher_get_field (self->matcher, &row->keys);
  g_autofree char *shown = lia_record_get_display_name (row->draft);
  g_autofree char *reason
      = g_strdup_printf (_ ("No record there is has this “%s”"), get_match_label (self, row));

  lia_import_row_reject (row, self->result, field, shown, reason);
}

static gboolean
place_row (Run *self, LiaImportRow *row, GError **error)
{
  LiaImportMatch *match
      = self->matcher != NULL
            ? lia_import_matcher_find (self->matcher, row->draft, row->whole_name, &row->keys)
            : NULL;
  const gboolean repeats
      = match != NULL && match->n == 1 && match->line != 0 && match->digest != row->digest;
  gint64 other;
  const LiaImportChoice choice = lia_import_plan_get_choice (self->plan, row->line, &other);

  if (repeats && self->duplicates != NULL)
    lia_import_duplicates_add_same_key (self->duplicates, row, match->line,
                                        get_match_label (self, row));
  if (choice != LIA_IMPORT_LIKE_UNDECIDED && choice != LIA_IMPORT_LIKE_CREATE)
    return place_by_choice (self, row, choice, other, repeats, error);

  if ((match != NULL && match->n > 1) || (repeats && choice == LIA_IMPORT_LIKE_UNDECIDED))
    reject_duplicate (self, row, match);
  else if (match != NULL && !repeats)
    return update_record (self, row, match, error);
  else if (self->plan->mode == LIA_IMPORT_UPDATE)
    reject_unmatched (self, row);
  else
    return create_record (self, row, repeats, error);
  return TRUE;
}

/* Of a row that is taken; who was told that it is not needs no more. */
static void
pass_on_warnings (Run *self, LiaImportRow *row)
{
  const LiaVcard *card = lia_import_rows_get_card (self->rows);
  g_autofree char *name = NULL;

  if ((card == NULL || card->warnings->len == 0) && row->warnings == NULL)
    return;
  name = lia_record_get_display_name (row->draft);
  for (guint i = 0; row->warnings != NULL && i < row->warnings->len; i++)
    lia_import_result_add_warning (self->result, row->line, name,
                                   g_ptr_array_index (row->warnings, i));
  for (guint i = 0; card != NULL && i < card->warnings->len; i++)
    {
      const LiaVcardWarning *warning = g_ptr_array_index (card->warnings, i);

      lia_import_result_add_warning (self->result, warning->line, name, warning->text);
    }
}

/* Others may be to be merged with it. */
static void
note_merge_line (Run *self, const LiaImportRow *row)
{
  const gint64 line = (gint64) row->line;
  gint64 *id = self->merge_lines != NULL ? g_hash_table_lookup (self->merge_lines, &line) : NULL;

  if (id != NULL)
    *id = row->id;
}

static gboolean
take_row (Run *self, GError **error)
{
  g_auto (LiaImportRow) row = { 0 };

  if (!lia_import_row_read (&row, &self->context, error))
    return FALSE;
  if (row.n_problems == 0 && !place_row (self, &row, error))
    return FALSE;
  if (row.n_problems > 0)
    self->result->n_rejected++;
  else
    {
      note_merge_line (self, &row);
      pass_on_warnings (self, &row);
    }
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
  if (plan->type == &lia_partner_type)
    self->team = lia_import_team_new (self->reader, self->batch);
  self->context = (LiaImportRowContext) {
    plan, self->rows, self->reader, self->names, self->affiliations, self->team, self->result,
  };
  if (self->batch == NULL && plan->mode != LIA_IMPORT_UPDATE)
    {
      self->duplicates = lia_import_duplicates_new (self->reader, plan->type, cancellable, error);
      if (self->duplicates == NULL)
        return FALSE;
    }
  self->merge_lines = lia_import_plan_get_merge_lines (plan);
  if (self->batch == NULL)
    self->pending = lia_import_plan_get_chosen_records (plan);
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
  if (self.duplicates != NULL
      && !lia_import_duplicates_finish (self.duplicates, &self.context, result, cancellable, error))
    return FALSE;
  if (self.affiliations != NULL)
    result->n_partners = lia_import_affiliations_get_n_made (self.affiliations);
  if (self.team != NULL)
    lia_import_team_tell (self.team, result);
  if (tick != NULL)
    tick (1, n_rows, tick_data);
  return TRUE;
}
