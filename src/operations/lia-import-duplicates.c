/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-duplicates.h"

#include <glib/gi18n-lib.h>

#include "lia-import-result.h"

struct _LiaImportDuplicates
{
  const LiaRecordType *type;
  LiaReader *reader; /* borrowed */

  /* owned */
  LiaDuplicateIndex *records;
  LiaIdentityList *identities; /* of the rows; the id of each is its line */
  GPtrArray *found; /* (element-type LiaImportLikeness) */
  GHashTable *found_lines; /* (element-type guint64), borrowed from those found */
};

LiaImportDuplicates *
lia_import_duplicates_new (LiaReader *reader,
                           const LiaRecordType *type,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (LiaImportDuplicates) self = g_new0 (LiaImportDuplicates, 1);

  self->type = type;
  self->reader = reader;
  self->identities = lia_identity_list_new ();
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_import_likeness_free);
  self->found_lines = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->records = lia_duplicate_index_new (reader, type, cancellable, error);
  return self->records != NULL ? g_steal_pointer (&self) : NULL;
}

void
lia_import_duplicates_free (LiaImportDuplicates *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->records, lia_duplicate_index_free);
  g_clear_pointer (&self->identities, lia_identity_list_free);
  g_clear_pointer (&self->found_lines, g_hash_table_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_free (self);
}

static LiaImportLikeness *
add_found (LiaImportDuplicates *self, guint64 line, char *name)
{
  LiaImportLikeness *likeness = g_new0 (LiaImportLikeness, 1);

  likeness->line = line;
  likeness->name = name;
  g_ptr_array_add (self->found, likeness);
  g_hash_table_add (self->found_lines, &likeness->line);
  return likeness;
}

gboolean
lia_import_duplicates_look (LiaImportDuplicates *self,
                            const LiaImportRow *row,
                            gint64 organisation,
                            GError **error)
{
  g_autoptr (LiaIdentity) identity
      = lia_identity_new_for_record (row->draft, &organisation, organisation != 0 ? 1 : 0);
  g_autoptr (GPtrArray) found
      = lia_duplicate_index_find (self->records, identity, LIA_LIKENESS_LIKELY, 1);

  if (found->len > 0)
    {
      const LiaDuplicate *best = g_ptr_array_index (found, 0);
      g_autoptr (LiaRecord) other = lia_record_load (self->reader, self->type, best->second, error);
      LiaImportLikeness *likeness;

      if (other == NULL)
        return FALSE;
      likeness = add_found (self, row->line, lia_record_get_display_name (row->draft));
      likeness->id = best->second;
      likeness->other_name = lia_record_get_display_name (other);
      likeness->score = best->score;
      likeness->reason = g_strdup (best->reason);
    }
  lia_identity_set_id (identity, (gint64) row->line);
  lia_identity_list_append (self->identities, identity);
  return TRUE;
}

void
lia_import_duplicates_add_same_key (LiaImportDuplicates *self,
                                    const LiaImportRow *row,
                                    guint64 other_line,
                                    const char *label)
{
  g_autofree char *name = lia_record_get_display_name (row->draft);
  LiaImportLikeness *likeness = add_found (self, row->line, g_strdup (name));

  likeness->other_line = other_line;
  likeness->other_name = g_steal_pointer (&name);
  likeness->same_key = TRUE;
  likeness->score = 100;
  /* Translators: %s is the name of a field, by which rows find their records */
  likeness->reason = g_strdup_printf (_ ("same “%s”, but something else differs"), label);
}

/* After the last row. */

/* A row is told about once: with the record it looks like, else with the row it looks like most. */
static void
add_pair (LiaImportDuplicates *self, const LiaDuplicate *pair)
{
  const guint64 line = (guint64) pair->second;
  LiaImportLikeness *likeness;

  if (g_hash_table_contains (self->found_lines, &line))
    return;
  likeness = add_found (self, line, NULL);
  likeness->other_line = (guint64) pair->first;
  likeness->score = pair->score;
  likeness->reason = g_strdup (pair->reason);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const LiaImportLikeness *first = *(LiaImportLikeness *const *) a;
  const LiaImportLikeness *second = *(LiaImportLikeness *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

/* Names are not kept for a million rows of which few are told about. */

static GHashTable *
list_nameless (LiaImportDuplicates *self)
{
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < MIN (self->found->len, LIA_IMPORT_MAX_LIKENESSES); i++)
    {
      LiaImportLikeness *likeness = g_ptr_array_index (self->found, i);

      if (likeness->name != NULL)
        continue;
      g_hash_table_insert (names, &likeness->line, NULL);
      g_hash_table_insert (names, &likeness->other_line, NULL);
    }
  return names;
}

static gboolean
read_name (const LiaImportRowContext *context, GHashTable *names, GError **error)
{
  const guint64 line = lia_import_rows_get_line (context->rows);
  g_auto (LiaImportRow) row = { 0 };
  gpointer key;

  if (!g_hash_table_lookup_extended (names, &line, &key, NULL))
    return TRUE;
  if (!lia_import_row_read (&row, context, error))
    return FALSE;
  g_hash_table_insert (names, key, lia_record_get_display_name (row.draft));
  return TRUE;
}

static gboolean
read_names (GHashTable *names,
            const LiaImportRowContext *context,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (LiaImportRows) rows = lia_import_rows_open (context->plan, error);
  g_autoptr (LiaImportResult) told_before = lia_import_result_new ();
  g_autoptr (GError) local_error = NULL;
  LiaImportRowContext again = *context;

  if (rows == NULL)
    return FALSE;
  again.rows = rows;
  again.result = told_before;
  while (lia_import_rows_next (rows, cancellable, &local_error))
    if (!read_name (&again, names, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
name_found (LiaImportDuplicates *self,
            const LiaImportRowContext *context,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GHashTable) names = list_nameless (self);

  if (g_hash_table_size (names) > 0 && !read_names (names, context, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->found->len; i++)
    {
      LiaImportLikeness *likeness = g_ptr_array_index (self->found, i);
      const char *name = g_hash_table_lookup (names, &likeness->line);
      const char *other_name = g_hash_table_lookup (names, &likeness->other_line);

      if (likeness->name != NULL)
        continue;
      likeness->name = g_strdup (name != NULL ? name : "");
      likeness->other_name = g_strdup (other_name != NULL ? other_name : "");
    }
  return TRUE;
}

/* Every row is counted once: as what becomes of it, as things stand. */
static void
add_likeness (const LiaImportPlan *plan, LiaImportResult *result, const LiaImportLikeness *likeness)
{
  gint64 other;
  const LiaImportChoice choice = lia_import_plan_get_choice (plan, likeness->line, &other);

  lia_import_result_add_likeness (result, likeness);
  if (choice != LIA_IMPORT_LIKE_UNDECIDED)
    return;
  if (likeness->same_key)
    result->n_undecided++;
  else
    result->n_doubtful++;
}

gboolean
lia_import_duplicates_finish (LiaImportDuplicates *self,
                              const LiaImportRowContext *context,
                              LiaImportResult *result,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (LiaDuplicateIndex) rows = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  /* No row is compared with the records any more. */
  g_clear_pointer (&self->records, lia_duplicate_index_free);
  rows = lia_duplicate_index_new_for_identities (self->type, g_steal_pointer (&self->identities));
  pairs = lia_duplicate_index_find_all (rows, LIA_LIKENESS_LIKELY, NULL, NULL, cancellable, error);
  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    add_pair (self, g_ptr_array_index (pairs, i));
  g_ptr_array_sort (self->found, compare_lines);
  if (!name_found (self, context, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->found->len; i++)
    add_likeness (context->plan, result, g_ptr_array_index (self->found, i));
  return TRUE;
}
