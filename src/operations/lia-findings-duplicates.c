/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-findings-duplicates.h"

#include "lia-partner.h"

static void
pair_clear (gpointer data)
{
  LiaDuplicatePair *self = data;

  g_clear_pointer (&self->reason, g_ref_string_release);
}

GArray *
lia_duplicate_pairs_new (void)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (LiaDuplicatePair));

  g_array_set_clear_func (pairs, pair_clear);
  return pairs;
}

static void
append (GArray *pairs, gint64 subject, gint64 other, int score, char *reason)
{
  const LiaDuplicatePair pair = { subject, other, score, reason };

  g_array_append_val (pairs, pair);
}

static void
append_both (GArray *pairs, const LiaDuplicate *duplicate)
{
  char *reason = g_ref_string_new (duplicate->reason);
  const int score = (int) duplicate->score;

  append (pairs, duplicate->first, duplicate->second, score, reason);
  append (pairs, duplicate->second, duplicate->first, score, g_ref_string_acquire (reason));
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const LiaDuplicatePair *first = a;
  const LiaDuplicatePair *second = b;

  if (first->subject != second->subject)
    return first->subject > second->subject ? 1 : -1;
  if (first->score != second->score)
    return first->score < second->score ? 1 : -1;
  return (first->other > second->other) - (first->other < second->other);
}

static GArray *
sort (GArray *pairs)
{
  g_array_sort (pairs, compare_pairs);
  return g_array_ref (pairs);
}

guint
lia_duplicate_pairs_find (GArray *pairs, gint64 subject)
{
  guint low = 0;
  guint high = pairs->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (pairs, LiaDuplicatePair, middle).subject < subject)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

GArray *
lia_duplicate_pairs_find_all (LiaDuplicateIndex *index, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found
      = lia_duplicate_index_find_all (index, LIA_LIKENESS_LIKELY, NULL, NULL, cancellable, error);
  g_autoptr (GArray) pairs = NULL;

  if (found == NULL)
    return NULL;
  pairs = lia_duplicate_pairs_new ();
  for (guint i = 0; i < found->len; i++)
    append_both (pairs, g_ptr_array_index (found, i));
  return sort (pairs);
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Two that changed both find each other. */
static gboolean
has_pair (GArray *pairs, gint64 subject, gint64 other)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const LiaDuplicatePair *pair = &g_array_index (pairs, LiaDuplicatePair, i);

      if (pair->subject == subject && pair->other == other)
        return TRUE;
    }
  return FALSE;
}

GArray *
lia_duplicate_pairs_update (GArray *pairs,
                            LiaDuplicateIndex *index,
                            LiaReader *reader,
                            GArray *ids,
                            GError **error)
{
  g_autoptr (GArray) updated = lia_duplicate_pairs_new ();
  g_autoptr (GArray) found = lia_duplicate_pairs_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      LiaIdentity *identity = NULL;
      g_autoptr (GPtrArray) duplicates = NULL;

      if (!lia_duplicate_read_one (reader, &lia_partner_type, id, &identity, error))
        return NULL;
      if (identity == NULL)
        continue;
      duplicates = lia_duplicate_index_find (index, identity, LIA_LIKENESS_LIKELY, 0);
      for (guint j = 0; j < duplicates->len; j++)
        {
          const LiaDuplicate *duplicate = g_ptr_array_index (duplicates, j);

          if (!has_pair (found, duplicate->first, duplicate->second))
            append_both (found, duplicate);
        }
      lia_identity_free (identity);
    }

  for (guint i = 0; i < pairs->len; i++)
    {
      const LiaDuplicatePair *pair = &g_array_index (pairs, LiaDuplicatePair, i);

      if (!has_id (ids, pair->subject) && !has_id (ids, pair->other))
        append (updated, pair->subject, pair->other, pair->score,
                g_ref_string_acquire (pair->reason));
    }
  for (guint i = 0; i < found->len; i++)
    {
      const LiaDuplicatePair *pair = &g_array_index (found, LiaDuplicatePair, i);

      append (updated, pair->subject, pair->other, pair->score,
              g_ref_string_acquire (pair->reason));
    }
  return sort (updated);
}
