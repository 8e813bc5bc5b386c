/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-plan.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "lia-error.h"
#include "lia-person.h"
#include "lia-text.h"

LiaImportPlan *
lia_import_plan_new (const LiaRecordType *type, GFile *file)
{
  LiaImportPlan *self = g_new0 (LiaImportPlan, 1);
  g_autofree char *base = g_file_get_basename (file);

  self->file = g_object_ref (file);
  self->file_name = g_filename_display_name (base != NULL ? base : "");
  self->type = type;
  self->targets = lia_import_targets_new (type);
  self->mode = LIA_IMPORT_BOTH;
  self->match_field = g_strdup (type == &lia_person_type ? "email" : "name");
  return self;
}

static GHashTable *
copy_texts (GHashTable *texts)
{
  GHashTable *copy;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (texts == NULL)
    return NULL;
  copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));
  return copy;
}

static GHashTable *
choices_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

static GHashTable *
copy_choices (GHashTable *choices)
{
  GHashTable *copy;
  GHashTableIter iter;
  gpointer value;

  if (choices == NULL)
    return NULL;
  copy = choices_new ();
  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      LiaImportLineChoice *choice = g_memdup2 (value, sizeof *choice);

      g_hash_table_insert (copy, &choice->line, choice);
    }
  return copy;
}

LiaImportPlan *
lia_import_plan_copy (const LiaImportPlan *self)
{
  LiaImportPlan *copy = g_new0 (LiaImportPlan, 1);

  copy->file = g_object_ref (self->file);
  copy->file_name = g_strdup (self->file_name);
  copy->table = self->table != NULL ? lia_table_file_ref (self->table) : NULL;
  copy->sheet = self->sheet;
  copy->sheet_flags = self->sheet_flags;
  copy->keep_nothings = self->keep_nothings;
  copy->dialect = self->dialect != NULL ? lia_csv_dialect_copy (self->dialect) : NULL;
  copy->type = self->type;
  copy->targets = g_array_ref (self->targets);
  copy->n_columns = self->n_columns;
  copy->headers = g_strdupv (self->headers);
  copy->columns = g_memdup2 (self->columns, self->n_columns * sizeof *self->columns);
  copy->orders = g_memdup2 (self->orders, self->n_columns * sizeof *self->orders);
  copy->mode = self->mode;
  copy->match_field = g_strdup (self->match_field);
  copy->corrections = copy_texts (self->corrections);
  copy->choices = copy_choices (self->choices);
  return copy;
}

void
lia_import_plan_free (LiaImportPlan *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->file);
  g_free (self->file_name);
  g_clear_pointer (&self->table, lia_table_file_unref);
  g_clear_pointer (&self->dialect, lia_csv_dialect_free);
  g_clear_pointer (&self->targets, g_array_unref);
  g_strfreev (self->headers);
  g_free (self->columns);
  g_free (self->orders);
  g_free (self->match_field);
  g_clear_pointer (&self->corrections, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_free (self);
}

const LiaImportTarget *
lia_import_plan_get_target (const LiaImportPlan *self, guint column)
{
  return self->columns[column] >= 0
             ? lia_import_targets_get (self->targets, (guint) self->columns[column])
             : NULL;
}

int
lia_import_plan_find_column (const LiaImportPlan *self, const char *name)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      const LiaImportTarget *target = lia_import_plan_get_target (self, column);

      if (target != NULL && g_str_equal (target->name, name))
        return (int) column;
    }
  return -1;
}

/* A person is known by any of these. */
static gboolean
has_name_column (const LiaImportPlan *self)
{
  static const char *const names[] = { "name", "given_name", "family_name", "email" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (lia_import_plan_find_column (self, names[i]) >= 0)
      return TRUE;
  return FALSE;
}

/* Columns that a message names: who has more looks at the file. */
#define MAX_NAMED 8

static char *
name_columns (const LiaImportPlan *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint column = 0; column < MIN (self->n_columns, MAX_NAMED); column++)
    {
      g_autofree char *quoted = lia_text_quote (self->headers[column]);

      g_string_append_printf (names, "%s%s", column > 0 ? ", " : "", quoted);
    }
  if (self->n_columns > MAX_NAMED)
    g_string_append (names, ", …");
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static gboolean
check_required (const LiaImportPlan *self, GError **error)
{
  g_autoptr (LiaRecord) fresh = NULL;
  g_autofree char *columns = name_columns (self);

  if (self->type == &lia_person_type && !has_name_column (self))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("%s: no column holds a name or an e-mail address; say which one does, of %s"),
                   self->file_name, columns);
      return FALSE;
    }
  if (self->mode == LIA_IMPORT_UPDATE)
    return TRUE;

  fresh = lia_record_new (self->type);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const LiaField *field = &self->type->fields[i];

      if ((field->flags & LIA_FIELD_REQUIRED) != 0
          && lia_record_get_value (fresh, field->name).type == LIA_VALUE_NULL
          && lia_import_plan_find_column (self, field->name) < 0)
        {
          g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                       _ ("%s: no column goes to “%s”; say which one does, of %s"), self->file_name,
                       g_dgettext (GETTEXT_PACKAGE, field->label), columns);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
lia_import_plan_check (const LiaImportPlan *self, GError **error)
{
  const gboolean by_name = g_strcmp0 (self->match_field, "name") == 0;

  if (!check_required (self, error))
    return FALSE;
  if (self->match_field == NULL || self->mode == LIA_IMPORT_CREATE)
    {
      if (self->mode != LIA_IMPORT_UPDATE)
        return TRUE;
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("%s: to update records, say by which field rows find them"), self->file_name);
      return FALSE;
    }

  /* People without a column of e-mail addresses are matched by name. */
  if (self->type == &lia_person_type && (by_name || g_str_equal (self->match_field, "email")))
    return TRUE;
  if (lia_import_plan_find_column (self, self->match_field) < 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("%s: no column goes to “%s”, by which rows are to find their records"),
                   self->file_name, self->match_field);
      return FALSE;
    }
  return TRUE;
}

static char *
correction_key (guint64 line, guint column)
{
  return g_strdup_printf ("%" PRIu64 ":%u", line, column);
}

void
lia_import_plan_correct (LiaImportPlan *self, guint64 line, guint column, const char *text)
{
  g_autofree char *key = correction_key (line, column);

  if (self->corrections == NULL)
    self->corrections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (text != NULL)
    g_hash_table_insert (self->corrections, g_steal_pointer (&key), g_strdup (text));
  else
    g_hash_table_remove (self->corrections, key);
}

const char *
lia_import_plan_get_correction (const LiaImportPlan *self, guint64 line, guint column)
{
  g_autofree char *key = NULL;

  if (self->corrections == NULL || g_hash_table_size (self->corrections) == 0)
    return NULL;
  key = correction_key (line, column);
  return g_hash_table_lookup (self->corrections, key);
}

void
lia_import_plan_set_choice (LiaImportPlan *self, guint64 line, LiaImportChoice choice, gint64 other)
{
  const LiaImportLineChoice chosen = { (gint64) line, choice, other };
  LiaImportLineChoice *kept;

  if (self->choices == NULL)
    self->choices = choices_new ();
  if (choice == LIA_IMPORT_LIKE_UNDECIDED)
    {
      g_hash_table_remove (self->choices, &chosen.line);
      return;
    }
  kept = g_memdup2 (&chosen, sizeof chosen);
  g_hash_table_replace (self->choices, &kept->line, kept);
}

LiaImportChoice
lia_import_plan_get_choice (const LiaImportPlan *self, guint64 line, gint64 *other)
{
  const gint64 key = (gint64) line;
  const LiaImportLineChoice *chosen
      = self->choices != NULL ? g_hash_table_lookup (self->choices, &key) : NULL;

  *other = chosen != NULL ? chosen->other : 0;
  return chosen != NULL ? chosen->choice : LIA_IMPORT_LIKE_UNDECIDED;
}

static void
unref_record (gpointer record)
{
  g_clear_object (&record);
}

GHashTable *
lia_import_plan_get_chosen_records (const LiaImportPlan *self)
{
  g_autoptr (GHashTable) records
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, unref_record);
  GHashTableIter iter;
  gpointer value;

  if (self->choices == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const LiaImportLineChoice *chosen = value;

      if (chosen->choice == LIA_IMPORT_LIKE_UPDATE)
        g_hash_table_insert (records, g_memdup2 (&chosen->other, sizeof chosen->other), NULL);
    }
  return g_hash_table_size (records) > 0 ? g_steal_pointer (&records) : NULL;
}

GHashTable *
lia_import_plan_get_merge_lines (const LiaImportPlan *self)
{
  g_autoptr (GHashTable) lines
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer value;

  if (self->choices == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const LiaImportLineChoice *chosen = value;

      if (chosen->choice == LIA_IMPORT_LIKE_MERGE)
        g_hash_table_insert (lines, g_memdup2 (&chosen->other, sizeof chosen->other),
                             g_new0 (gint64, 1));
    }
  return g_hash_table_size (lines) > 0 ? g_steal_pointer (&lines) : NULL;
}
