/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-findings-order.h"

/* An index holds just this, in this order. */
#define SELECT_BY_NAME                                                                             \
  "SELECT id FROM partner WHERE undone = 0 AND trashed_at IS NULL ORDER BY sort_key"

typedef struct
{
  gint64 subject;
  guint first;
  guint n;
  guint worst;
  guint rank; /* by name */
} Group;

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = a;
  const Group *second = b;

  if (first->worst != second->worst)
    return first->worst < second->worst ? 1 : -1;
  if (first->n != second->n)
    return first->n < second->n ? 1 : -1;
  if (first->rank != second->rank)
    return first->rank > second->rank ? 1 : -1;
  return (first->subject > second->subject) - (first->subject < second->subject);
}

static GArray *
make_groups (GArray *verdicts)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (guint i = 0; i < verdicts->len; i++)
    {
      const LiaVerdict *verdict = &g_array_index (verdicts, LiaVerdict, i);

      if (groups->len > 0
          && g_array_index (groups, Group, groups->len - 1).subject == verdict->subject)
        g_array_index (groups, Group, groups->len - 1).n++;
      else
        {
          const Group group = { verdict->subject, i, 1, verdict->severity, G_MAXUINT };

          g_array_append_val (groups, group);
        }
    }
  return groups;
}

static Group *
find_group (GArray *groups, gint64 subject)
{
  guint low = 0;
  guint high = groups->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      Group *group = &g_array_index (groups, Group, middle);

      if (group->subject == subject)
        return group;
      if (group->subject < subject)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static gboolean
rank_groups (GArray *groups, LiaReader *reader, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (reader, SELECT_BY_NAME, error);
  g_autoptr (GArray) ids = NULL;

  if (statement == NULL)
    return FALSE;
  ids = lia_statement_read_integers (statement, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      Group *group = find_group (groups, g_array_index (ids, gint64, i));

      if (group != NULL)
        group->rank = i;
    }
  return TRUE;
}

GArray *
lia_findings_order (GArray *verdicts, LiaReader *reader, GError **error)
{
  g_autoptr (GArray) groups = make_groups (verdicts);
  GArray *ordered;

  if (!rank_groups (groups, reader, error))
    return NULL;
  g_array_sort (groups, compare_groups);
  ordered = g_array_sized_new (FALSE, FALSE, sizeof (LiaVerdict), verdicts->len);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      g_array_append_vals (ordered, &g_array_index (verdicts, LiaVerdict, group->first), group->n);
    }
  return ordered;
}
