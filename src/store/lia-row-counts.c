/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-row-counts-private.h"

#include "lia-store-private.h"

struct _LiaRowCounts
{
  gatomicrefcount ref_count;
  GMutex mutex;
  GArray *counts; /* of LiaRowCount, sorted by id; never NULL */
  guint place; /* after what was asked for last: rows are mostly asked about in order */
};

LiaRowCounts *
lia_row_counts_new (void)
{
  LiaRowCounts *self = g_new0 (LiaRowCounts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->counts = g_array_new (FALSE, FALSE, sizeof (LiaRowCount));
  return self;
}

static LiaRowCounts *
row_counts_ref (LiaRowCounts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lia_row_counts_unref (LiaRowCounts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->counts);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
row_counts_set (LiaRowCounts *self, GArray *counts)
{
  GArray *old;

  g_mutex_lock (&self->mutex);
  old = self->counts;
  self->counts
      = counts != NULL ? g_array_ref (counts) : g_array_new (FALSE, FALSE, sizeof (LiaRowCount));
  g_mutex_unlock (&self->mutex);
  g_array_unref (old);
}

gboolean
lia_row_counts_find (GArray *counts, gint64 id, guint *place)
{
  guint low = 0;
  guint high = counts->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (counts, LiaRowCount, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }
  *place = low;
  return low < counts->len && g_array_index (counts, LiaRowCount, low).id == id;
}

/* As lia_row_counts_find(), without a search when @id comes next. */
static gboolean
find_near (LiaRowCounts *self, gint64 id, guint *place)
{
  const LiaRowCount *counts = (const LiaRowCount *) (gconstpointer) self->counts->data;
  const guint n = self->counts->len;
  const guint at = self->place;
  gboolean found;

  if (at <= n && (at == 0 || counts[at - 1].id < id) && (at == n || counts[at].id >= id))
    {
      *place = at;
      found = at < n && counts[at].id == id;
    }
  else
    found = lia_row_counts_find (self->counts, id, place);
  self->place = *place + (found ? 1 : 0);
  return found;
}

static LiaRowCount
row_counts_get (LiaRowCounts *self, gint64 id)
{
  LiaRowCount found = { .id = id };
  guint place;

  g_mutex_lock (&self->mutex);
  if (find_near (self, id, &place))
    found = g_array_index (self->counts, LiaRowCount, place);
  g_mutex_unlock (&self->mutex);
  return found;
}

static void
open_findings (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  LiaRowCounts *self = sqlite3_user_data (context);

  sqlite3_result_int64 (context, row_counts_get (self, sqlite3_value_int64 (values[0])).count);
}

static void
worst_finding (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  LiaRowCounts *self = sqlite3_user_data (context);

  sqlite3_result_int64 (context, row_counts_get (self, sqlite3_value_int64 (values[0])).worst);
}

static void
unref_counts (void *data)
{
  lia_row_counts_unref (data);
}

/* Neither deterministic nor to be used in a schema: the answer is not in the file. */
gboolean
lia_row_counts_register (LiaRowCounts *self, sqlite3 *db, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int code = sqlite3_create_function_v2 (db, "lia_open_findings", 1, flags, row_counts_ref (self),
                                         open_findings, NULL, NULL, unref_counts);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db, "lia_worst_finding", 1, flags, row_counts_ref (self),
                                       worst_finding, NULL, NULL, unref_counts);
  return code == SQLITE_OK || lia_sqlite_set_error (db, code, error);
}

void
lia_store_set_row_counts (LiaStore *self, GArray *counts, GArray *ids)
{
  g_return_if_fail (LIA_IS_STORE (self));
  g_return_if_fail (self->owner == g_thread_self ());

  row_counts_set (self->row_counts, counts);
  lia_store_emit_row_counts_changed (self, ids);
}

LiaRowCount
lia_store_get_row_count (LiaStore *self, gint64 id)
{
  g_return_val_if_fail (LIA_IS_STORE (self), (LiaRowCount) { .id = id });

  return row_counts_get (self->row_counts, id);
}
