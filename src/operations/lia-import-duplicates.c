/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-duplicates.h"

#include <glib/gi18n-lib.h>

#include "lia-import-result.h"

/* What a row is called, for the one that looks like it. */
typedef struct
{
  guint64 line;
  const char *name; /* borrowed, of the names */
} NamedLine;

struct _LiaImportDuplicates
{
  const LiaRecordType *type;
  LiaReader *reader; /* borrowed */

  /* owned */
  LiaDuplicateIndex *records;
  GPtrArray *identities; /* (element-type LiaIdentity): of the rows; the id of each is its line */
  GArray *lines; /* (element-type NamedLine), in their order */
  GStringChunk *names;
  GPtrArray *found; /* (element-type LiaImportLikeness) */
  GHashTable *found_lines; /* (element-type guint64), borrowed from those found */
};

static void
likeness_free (LiaImportLikeness *likeness)
{
  g_free (likeness->name);
  g_free (likeness->other_name);
  g_free (likeness->reason);
  g_free (likeness);
}

LiaImportDuplicates *
lia_import_duplicates_new (LiaReader *reader,
                           const LiaRecordType *type,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (LiaImportDuplicates) self = g_new0 (LiaImportDuplicates, 1);

  self->type = type;
  self->reader = reader;
  self->identities = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_identity_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (NamedLine));
  self->names = g_string_chunk_new (64 * 1024);
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) likeness_free);
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
  g_clear_pointer (&self->identities, g_ptr_array_unref);
  g_clear_pointer (&self->found_lines, g_hash_table_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_array_unref (self->lines);
  g_string_chunk_free (self->names);
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

static void
remember (LiaImportDuplicates *self, const LiaImportRow *row, LiaIdentity *identity)
{
  g_autofree char *name = lia_record_get_display_name (row->draft);
  const NamedLine line = { row->line, g_string_chunk_insert (self->names, name) };

  lia_identity_set_id (identity, (gint64) row->line);
  g_ptr_array_add (self->identities, identity);
  g_array_append_val (self->lines, line);
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
  remember (self, row, g_steal_pointer (&identity));
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

static const char *
find_name (LiaImportDuplicates *self, guint64 line)
{
  guint low = 0;
  guint high = self->lines->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const NamedLine *named = &g_array_index (self->lines, NamedLine, middle);

      if (named->line == line)
        return named->name;
      if (named->line < line)
        low = middle + 1;
      else
        high = middle;
    }
  return "";
}

/* A row is told about once: with the record it looks like, else with the row it looks like most. */
static void
add_pair (LiaImportDuplicates *self, const LiaDuplicate *pair)
{
  const guint64 line = (guint64) pair->second;
  LiaImportLikeness *likeness;

  if (g_hash_table_contains (self->found_lines, &line))
    return;
  likeness = add_found (self, line, g_strdup (find_name (self, line)));
  likeness->other_line = (guint64) pair->first;
  likeness->other_name = g_strdup (find_name (self, likeness->other_line));
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

gboolean
lia_import_duplicates_finish (LiaImportDuplicates *self,
                              LiaImportResult *result,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (LiaDuplicateIndex) rows
      = lia_duplicate_index_new_for_identities (self->type, g_ptr_array_ref (self->identities));
  g_autoptr (GPtrArray) pairs
      = lia_duplicate_index_find_all (rows, LIA_LIKENESS_LIKELY, NULL, NULL, cancellable, error);

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    add_pair (self, g_ptr_array_index (pairs, i));
  g_ptr_array_sort (self->found, compare_lines);
  for (guint i = 0; i < self->found->len; i++)
    lia_import_result_add_likeness (result, g_ptr_array_index (self->found, i));
  return TRUE;
}
