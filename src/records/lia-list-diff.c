/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-list-diff.h"

/* More single changes than this are told as one: each makes the view lay out its rows anew. */
#define MAX_CHANGES 32

typedef struct
{
  const gint64 *old_ids;
  const gint64 *new_ids;
  int n_old;
  int n_new;
  GArray *hunks;
} LiaDiff;

/* Appends one change, or lets the last hunk grow when it touches. */
static void
add_change (GArray *hunks, guint old_start, guint removed, guint new_start, guint added)
{
  if (removed == 0 && added == 0)
    return;
  if (hunks->len > 0)
    {
      LiaListHunk *last = &g_array_index (hunks, LiaListHunk, hunks->len - 1);

      if (last->old_start + last->removed == old_start
          && last->new_start + last->added == new_start)
        {
          last->removed += removed;
          last->added += added;
          return;
        }
    }
  g_array_append_val (hunks, ((LiaListHunk) { old_start, removed, new_start, added }));
}

/* E. W. Myers, "An O(ND) difference algorithm": furthest[d][k] is how far into the old list d changes reach on
 * diagonal k (old minus new position). FALSE when more than MAX_CHANGES are needed. */
static gboolean
diff_few (LiaDiff *diff, int offset_old, int offset_new)
{
  int furthest[MAX_CHANGES + 1][2 * MAX_CHANGES + 3];
  const int middle = MAX_CHANGES + 1;
  int found = -1;
  LiaListHunk steps[MAX_CHANGES];
  int old_at, new_at;

  if (ABS (diff->n_old - diff->n_new) > MAX_CHANGES)
    return FALSE;

  for (int d = 0; d <= MAX_CHANGES && found < 0; d++)
    for (int k = -d; k <= d; k += 2)
      {
        int x = 0;
        int y;

        if (d > 0)
          {
            const int *before = furthest[d - 1] + middle;

            x = k == -d || (k != d && before[k - 1] < before[k + 1]) ? before[k + 1]
                                                                     : before[k - 1] + 1;
          }
        y = x - k;
        while (x < diff->n_old && y < diff->n_new && x >= 0 && y >= 0
               && diff->old_ids[x] == diff->new_ids[y])
          {
            x++;
            y++;
          }
        furthest[d][middle + k] = x;
        if (x >= diff->n_old && y >= diff->n_new)
          {
            found = d;
            break;
          }
      }
  if (found < 0)
    return FALSE;

  old_at = diff->n_old;
  new_at = diff->n_new;
  for (int d = found; d > 0; d--)
    {
      const int *before = furthest[d - 1] + middle;
      int k = old_at - new_at;
      gboolean added = k == -d || (k != d && before[k - 1] < before[k + 1]);
      int previous = added ? k + 1 : k - 1;

      old_at = before[previous];
      new_at = old_at - previous;
      steps[d - 1] = (LiaListHunk) { (guint) (offset_old + old_at), added ? 0 : 1,
                                     (guint) (offset_new + new_at), added ? 1 : 0 };
    }
  for (int d = 0; d < found; d++)
    add_change (diff->hunks, steps[d].old_start, steps[d].removed, steps[d].new_start,
                steps[d].added);
  return TRUE;
}

/* -1 when it is not there. */
static int
find_id (const gint64 *ids, int n, gint64 id)
{
  for (int i = 0; i < n; i++)
    if (ids[i] == id)
      return i;
  return -1;
}

/* All that differs as one change, or two with @anchor between them. */
static void
diff_around (LiaDiff *diff, int offset_old, int offset_new, gint64 anchor)
{
  int old_at = anchor != 0 ? find_id (diff->old_ids, diff->n_old, anchor) : -1;
  int new_at = old_at >= 0 ? find_id (diff->new_ids, diff->n_new, anchor) : -1;

  if (new_at < 0)
    {
      add_change (diff->hunks, (guint) offset_old, (guint) diff->n_old, (guint) offset_new,
                  (guint) diff->n_new);
      return;
    }
  add_change (diff->hunks, (guint) offset_old, (guint) old_at, (guint) offset_new, (guint) new_at);
  add_change (diff->hunks, (guint) (offset_old + old_at + 1), (guint) (diff->n_old - old_at - 1),
              (guint) (offset_new + new_at + 1), (guint) (diff->n_new - new_at - 1));
}

GArray *
lia_list_diff (GArray *old_ids, GArray *new_ids, gint64 anchor)
{
  const gint64 *old_data = (const gint64 *) (gpointer) old_ids->data;
  const gint64 *new_data = (const gint64 *) (gpointer) new_ids->data;
  int n_old = (int) old_ids->len;
  int n_new = (int) new_ids->len;
  int start = 0;
  LiaDiff diff;

  while (start < n_old && start < n_new && old_data[start] == new_data[start])
    start++;
  while (n_old > start && n_new > start && old_data[n_old - 1] == new_data[n_new - 1])
    {
      n_old--;
      n_new--;
    }

  diff.old_ids = old_data + start;
  diff.new_ids = new_data + start;
  diff.n_old = n_old - start;
  diff.n_new = n_new - start;
  diff.hunks = g_array_new (FALSE, FALSE, sizeof (LiaListHunk));
  if (diff.n_old == 0 || diff.n_new == 0)
    add_change (diff.hunks, (guint) start, (guint) diff.n_old, (guint) start, (guint) diff.n_new);
  else if (!diff_few (&diff, start, start))
    diff_around (&diff, start, start, anchor);
  return diff.hunks;
}
