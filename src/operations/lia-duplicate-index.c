/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-duplicate-index.h"

#include <stdlib.h>
#include <string.h>

#include "lia-postings.h"

/* Of so many with one key each is compared with each; of more only with the next few in order: fewer where
 * the key says little. */
#define SMALL_BLOCK     16
#define NEIGHBOURS      5
#define WEAK_NEIGHBOURS 2

/* The same for a draft, which is one against many. */
#define DRAFT_BLOCK      256
#define DRAFT_NEIGHBOURS 24

/* Rows changed since the index was made are compared one by one. */
#define MAX_RECENT     500

#define PROGRESS_EVERY 1024

typedef struct
{
  gint64 first;
  gint64 second;
} IdPair;

typedef struct
{
  gint64 id;
  guint32 slot;
} Slot;

struct _LiaDuplicateIndex
{
  const LiaRecordType *type;

  /* owned */
  LiaIdentityList *identities; /* by slot, in their order; a hole: changed since */
  GPtrArray *recent; /* those that changed since */
  GArray *postings; /* (element-type LiaPosting) */
  GHashTable *namesakes; /* (element-type IdPair) */
  GArray *slots; /* (element-type Slot): by id */
  guint32 *seen; /* by slot: which search met it last */
  guint32 search;
};

void
lia_duplicate_free (LiaDuplicate *self)
{
  if (self == NULL)
    return;
  g_free (self->reason);
  g_free (self);
}

/* Namesakes. */

static guint
hash_pair (gconstpointer data)
{
  const IdPair *pair = data;
  const guint64 hash = (guint64) pair->first * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
                       ^ (guint64) pair->second * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);

  return (guint) (hash >> 32);
}

static gboolean
equal_pairs (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (IdPair)) == 0;
}

static IdPair
make_pair (gint64 a, gint64 b)
{
  return (IdPair) { MIN (a, b), MAX (a, b) };
}

gboolean
lia_duplicate_index_refresh_namesakes (LiaDuplicateIndex *self, LiaReader *reader, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT first, second FROM %s WHERE trashed_at IS NULL AND undone = 0",
                         lia_duplicate_namesake_type (self->type)->table);
  LiaStatement *rows = lia_reader_prepare (reader, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  g_hash_table_remove_all (self->namesakes);
  while (lia_statement_step (rows, &local_error))
    {
      const IdPair pair
          = make_pair (lia_statement_get_integer (rows, 0), lia_statement_get_integer (rows, 1));

      g_hash_table_add (self->namesakes, g_memdup2 (&pair, sizeof pair));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
are_namesakes (LiaDuplicateIndex *self, gint64 a, gint64 b)
{
  const IdPair pair = make_pair (a, b);

  return g_hash_table_contains (self->namesakes, &pair);
}

/* Making the index. */

static guint
get_n_slots (LiaDuplicateIndex *self)
{
  return lia_identity_list_get_length (self->identities);
}

static LiaDuplicateIndex *
index_new (const LiaRecordType *type)
{
  LiaDuplicateIndex *self = g_new0 (LiaDuplicateIndex, 1);

  self->type = type;
  self->recent = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_identity_free);
  self->namesakes = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);
  return self;
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const Slot *first = a;
  const Slot *second = b;

  return (first->id > second->id) - (first->id < second->id);
}

/* At once, and not when the first row changes: that may be on a thread that must not be held up. */
static void
make_slots (LiaDuplicateIndex *self)
{
  const guint n = get_n_slots (self);

  self->slots = g_array_sized_new (FALSE, FALSE, sizeof (Slot), n);
  for (guint32 i = 0; i < n; i++)
    {
      const Slot slot = { lia_identity_get_id (lia_identity_list_get (self->identities, i)), i };

      g_array_append_val (self->slots, slot);
    }
  g_array_sort (self->slots, compare_slots);
}

static void
fill (LiaDuplicateIndex *self, gboolean closed)
{
  lia_identity_list_sort (self->identities);
  self->postings = lia_postings_new (self->identities, closed);
  if (!closed)
    make_slots (self);
  self->seen = g_new0 (guint32, MAX (1, get_n_slots (self)));
}

LiaDuplicateIndex *
lia_duplicate_index_new_for_identities (const LiaRecordType *type, LiaIdentityList *identities)
{
  LiaDuplicateIndex *self = index_new (type);

  self->identities = identities;
  fill (self, TRUE);
  return self;
}

static LiaDuplicateIndex *
make (LiaReader *reader,
      const LiaRecordType *type,
      gboolean closed,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (LiaDuplicateIndex) self = index_new (type);

  self->identities = lia_duplicate_read_all (reader, type, error);
  if (self->identities == NULL || !lia_duplicate_index_refresh_namesakes (self, reader, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  fill (self, closed);
  return g_steal_pointer (&self);
}

LiaDuplicateIndex *
lia_duplicate_index_new (LiaReader *reader,
                         const LiaRecordType *type,
                         GCancellable *cancellable,
                         GError **error)
{
  return make (reader, type, FALSE, cancellable, error);
}

LiaDuplicateIndex *
lia_duplicate_index_new_for_pairs (LiaReader *reader,
                                   const LiaRecordType *type,
                                   GCancellable *cancellable,
                                   GError **error)
{
  return make (reader, type, TRUE, cancellable, error);
}

void
lia_duplicate_index_free (LiaDuplicateIndex *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->identities, lia_identity_list_free);
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_clear_pointer (&self->postings, g_array_unref);
  g_clear_pointer (&self->namesakes, g_hash_table_unref);
  g_clear_pointer (&self->slots, g_array_unref);
  g_free (self->seen);
  g_free (self);
}

/* Comparing. */

static void
compare (LiaDuplicateIndex *self,
         const LiaIdentity *a,
         const LiaIdentity *b,
         guint minimum,
         GPtrArray *found)
{
  const gint64 id = lia_identity_get_id (a);
  const gint64 other_id = lia_identity_get_id (b);
  LiaLikeness likeness;
  LiaDuplicate *duplicate;

  if (lia_likeness_compare (a, b, &likeness) < minimum || (id != 0 && id == other_id)
      || are_namesakes (self, id, other_id))
    return;
  duplicate = g_new0 (LiaDuplicate, 1);
  duplicate->first = MIN (id, other_id);
  duplicate->second = MAX (id, other_id);
  duplicate->score = likeness.score;
  duplicate->reason = lia_likeness_describe (&likeness, a, b);
  g_ptr_array_add (found, duplicate);
}

static int
compare_duplicates (gconstpointer a, gconstpointer b)
{
  const LiaDuplicate *first = *(LiaDuplicate *const *) a;
  const LiaDuplicate *second = *(LiaDuplicate *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return first->second < second->second ? -1 : first->second > second->second;
}

static guint32
find_slot (LiaDuplicateIndex *self, const LiaIdentity *wanted)
{
  guint low = 0;
  guint high = get_n_slots (self);

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const LiaIdentity *identity = lia_identity_list_get (self->identities, middle);

      /* A hole has no order of its own; what stands before it is near enough. */
      for (guint at = middle; identity == NULL && at > low; at--)
        identity = lia_identity_list_get (self->identities, at - 1);
      if (identity == NULL || lia_identity_compare_order (identity, wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

GPtrArray *
lia_duplicate_index_find (LiaDuplicateIndex *self,
                          const LiaIdentity *identity,
                          guint minimum,
                          guint limit)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LiaIdentityKey));
  const guint32 slot = find_slot (self, identity);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_duplicate_free);

  self->search++;
  lia_identity_append_keys (identity, keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const guint32 key = lia_postings_cut_key (g_array_index (keys, LiaIdentityKey, i).key);
      guint start = lia_postings_find (self->postings, key, 0);
      guint end = lia_postings_find (self->postings, key, LIA_POSTING_MAX_SLOT);

      if (end - start > DRAFT_BLOCK)
        {
          const guint here = lia_postings_find (self->postings, key, slot);

          start = MAX (start, here > DRAFT_NEIGHBOURS ? here - DRAFT_NEIGHBOURS : 0);
          end = MIN (end, here + DRAFT_NEIGHBOURS);
        }
      for (guint at = start; at < end; at++)
        {
          const guint32 slot_there = g_array_index (self->postings, LiaPosting, at).slot;
          const LiaIdentity *other;

          if (self->seen[slot_there] == self->search)
            continue;
          self->seen[slot_there] = self->search;
          other = lia_identity_list_get (self->identities, slot_there);
          if (other != NULL)
            compare (self, identity, other, minimum, found);
        }
    }
  for (guint i = 0; i < self->recent->len; i++)
    compare (self, identity, g_ptr_array_index (self->recent, i), minimum, found);

  g_ptr_array_sort (found, compare_duplicates);
  if (limit > 0 && found->len > limit)
    g_ptr_array_set_size (found, (int) limit);
  return found;
}

/* Where each slot's postings stand: those of slot s are at[s] up to at[s + 1]. */
static void
find_places (LiaDuplicateIndex *self, guint32 **at, guint32 **places)
{
  const guint n = self->postings->len;
  const guint n_slots = get_n_slots (self);

  *at = g_new0 (guint32, n_slots + 2);
  *places = g_new (guint32, MAX (1, n));
  for (guint i = 0; i < n; i++)
    (*at)[g_array_index (self->postings, LiaPosting, i).slot + 2]++;
  for (guint slot = 2; slot < n_slots + 2; slot++)
    (*at)[slot] += (*at)[slot - 1];
  for (guint32 i = 0; i < n; i++)
    (*places)[(*at)[g_array_index (self->postings, LiaPosting, i).slot + 1]++] = i;
}

/* Those with the key of the posting at @place that come after it: all of a small block, else the next few. */
static void
compare_block (LiaDuplicateIndex *self,
               const LiaIdentity *identity,
               guint32 place,
               guint minimum,
               GPtrArray *found)
{
  const LiaPosting *posting = &g_array_index (self->postings, LiaPosting, place);
  const guint n = self->postings->len;
  guint32 end = place + SMALL_BLOCK;

  /* A block too large to end within reach, before or behind, is a large one. */
  if ((end < n && posting[SMALL_BLOCK].key == posting->key)
      || (place >= SMALL_BLOCK && posting[-SMALL_BLOCK].key == posting->key))
    end = place + (posting->strong ? NEIGHBOURS : WEAK_NEIGHBOURS);
  for (guint32 i = place + 1; i <= end && i < n; i++)
    {
      const LiaPosting *next = &g_array_index (self->postings, LiaPosting, i);
      const LiaIdentity *other;

      if (next->key != posting->key)
        return;
      if (self->seen[next->slot] == self->search)
        continue;
      self->seen[next->slot] = self->search;
      other = lia_identity_list_get (self->identities, next->slot);
      if (other != NULL)
        compare (self, identity, other, minimum, found);
    }
}

GPtrArray *
lia_duplicate_index_find_all (LiaDuplicateIndex *self,
                              guint minimum,
                              LiaDuplicateProgress progress,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_duplicate_free);
  g_autofree guint32 *at = NULL;
  g_autofree guint32 *places = NULL;
  const guint n = get_n_slots (self);

  find_places (self, &at, &places);
  for (guint32 slot = 0; slot < n; slot++)
    {
      const LiaIdentity *identity = lia_identity_list_get (self->identities, slot);

      if (slot % PROGRESS_EVERY == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          if (progress != NULL)
            progress ((double) slot / n, data);
        }
      if (identity == NULL)
        continue;
      self->search++;
      for (guint32 i = at[slot]; i < at[slot + 1]; i++)
        compare_block (self, identity, places[i], minimum, found);
      for (guint i = 0; i < self->recent->len; i++)
        compare (self, identity, g_ptr_array_index (self->recent, i), minimum, found);
    }
  for (guint i = 0; i < self->recent->len; i++)
    for (guint j = i + 1; j < self->recent->len; j++)
      compare (self, g_ptr_array_index (self->recent, i), g_ptr_array_index (self->recent, j),
               minimum, found);
  if (progress != NULL)
    progress (1, data);
  g_ptr_array_sort (found, compare_duplicates);
  return g_steal_pointer (&found);
}

/* Keeping up. */

static void
forget (LiaDuplicateIndex *self, gint64 id)
{
  const Slot wanted = { id, 0 };
  guint at;

  if (g_array_binary_search (self->slots, &wanted, compare_slots, &at))
    lia_identity_list_remove (self->identities, g_array_index (self->slots, Slot, at).slot);
  for (guint i = 0; i < self->recent->len; i++)
    if (lia_identity_get_id (g_ptr_array_index (self->recent, i)) == id)
      {
        g_ptr_array_remove_index_fast (self->recent, i);
        return;
      }
}

gboolean
lia_duplicate_index_refresh (LiaDuplicateIndex *self,
                             LiaReader *reader,
                             const gint64 *ids,
                             guint n,
                             GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      LiaIdentity *identity;

      if (!lia_duplicate_read_one (reader, self->type, ids[i], &identity, error))
        return FALSE;
      forget (self, ids[i]);
      if (identity != NULL)
        g_ptr_array_add (self->recent, identity);
    }
  return TRUE;
}

gboolean
lia_duplicate_index_is_stale (LiaDuplicateIndex *self)
{
  return self->recent->len > MAX_RECENT;
}

GPtrArray *
lia_duplicates_find (LiaReader *reader,
                     const LiaRecordType *type,
                     guint minimum,
                     LiaDuplicateProgress progress,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (LiaDuplicateIndex) index
      = lia_duplicate_index_new_for_pairs (reader, type, cancellable, error);

  return index != NULL
             ? lia_duplicate_index_find_all (index, minimum, progress, data, cancellable, error)
             : NULL;
}
