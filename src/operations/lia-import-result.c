/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-result.h"

/* Who has more to mend than this mends the file. */
#define MAX_PROBLEMS 10000
#define MAX_WARNINGS 1000

static void
problem_free (LiaImportProblem *problem)
{
  g_free (problem->field);
  g_free (problem->value);
  g_free (problem->reason);
  g_free (problem);
}

void
lia_import_likeness_free (LiaImportLikeness *self)
{
  g_free (self->name);
  g_free (self->other_name);
  g_free (self->reason);
  g_free (self);
}

LiaImportResult *
lia_import_result_new (void)
{
  LiaImportResult *self = g_new0 (LiaImportResult, 1);

  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  self->team_members = g_ptr_array_new_with_free_func (g_free);
  self->likenesses = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_import_likeness_free);
  self->alike = g_array_new (FALSE, FALSE, sizeof (LiaImportAlike));
  return self;
}

LiaImportResult *
lia_import_result_copy (const LiaImportResult *self)
{
  LiaImportResult *copy = lia_import_result_new ();

  copy->n_created = self->n_created;
  copy->n_updated = self->n_updated;
  copy->n_unchanged = self->n_unchanged;
  copy->n_rejected = self->n_rejected;
  copy->n_skipped = self->n_skipped;
  copy->batch = self->batch;
  for (guint i = 0; i < self->likenesses->len; i++)
    lia_import_result_add_likeness (copy, g_ptr_array_index (self->likenesses, i));
  g_array_unref (copy->alike);
  copy->alike = g_array_ref (self->alike);
  copy->n_merged = self->n_merged;
  copy->n_partners = self->n_partners;
  copy->n_repeated = self->n_repeated;
  copy->n_like = self->n_like;
  copy->n_doubtful = self->n_doubtful;
  copy->n_undecided = self->n_undecided;
  for (guint i = 0; i < self->team_members->len; i++)
    g_ptr_array_add (copy->team_members, g_strdup (g_ptr_array_index (self->team_members, i)));
  for (guint i = 0; i < self->problems->len; i++)
    {
      const LiaImportProblem *problem = g_ptr_array_index (self->problems, i);

      lia_import_result_add_problem (copy, problem->line, problem->field, problem->value,
                                     problem->reason);
    }
  for (guint i = 0; i < self->warnings->len; i++)
    {
      const LiaImportProblem *warning = g_ptr_array_index (self->warnings, i);

      lia_import_result_add_warning (copy, warning->line, warning->value, warning->reason);
    }
  return copy;
}

gboolean
lia_import_result_changes_anything (const LiaImportResult *self)
{
  return self->n_created > 0 || self->n_updated > 0 || self->n_merged > 0;
}

void
lia_import_result_free (LiaImportResult *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->team_members, g_ptr_array_unref);
  g_clear_pointer (&self->likenesses, g_ptr_array_unref);
  g_clear_pointer (&self->alike, g_array_unref);
  g_free (self);
}

static void
add_problem (GPtrArray *problems,
             guint64 line,
             const char *field,
             const char *value,
             const char *reason)
{
  LiaImportProblem *problem = g_new0 (LiaImportProblem, 1);

  problem->line = line;
  problem->field = g_strdup (field);
  problem->value = g_strdup (value);
  problem->reason = g_strdup (reason);
  g_ptr_array_add (problems, problem);
}

void
lia_import_result_add_problem (LiaImportResult *self,
                               guint64 line,
                               const char *field,
                               const char *value,
                               const char *reason)
{
  if (self->problems->len < MAX_PROBLEMS)
    add_problem (self->problems, line, field, value, reason);
}

void
lia_import_result_add_warning (LiaImportResult *self,
                               guint64 line,
                               const char *name,
                               const char *reason)
{
  if (self->warnings->len < MAX_WARNINGS)
    add_problem (self->warnings, line, "", name, reason);
}

void
lia_import_result_add_likeness (LiaImportResult *self, const LiaImportLikeness *likeness)
{
  const LiaImportAlike alike = { likeness->line, likeness->id, likeness->other_line };
  LiaImportLikeness *copy;

  self->n_like++;
  g_array_append_val (self->alike, alike);
  if (self->likenesses->len >= LIA_IMPORT_MAX_LIKENESSES)
    return;
  copy = g_memdup2 (likeness, sizeof *likeness);
  copy->name = g_strdup (likeness->name);
  copy->other_name = g_strdup (likeness->other_name);
  copy->reason = g_strdup (likeness->reason);
  g_ptr_array_add (self->likenesses, copy);
}
