/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-commitment-totals.h"

#include <string.h>

void
lia_commitment_totals_free (LiaCommitmentTotals *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->open);
  g_array_unref (self->honoured);
  g_free (self);
}

static gint
compare_currencies (gconstpointer a, gconstpointer b)
{
  return strcmp (((const LiaMoney *) a)->currency, ((const LiaMoney *) b)->currency);
}

static void
add (GArray *sums, const LiaMoney *money)
{
  for (guint i = 0; i < sums->len; i++)
    {
      LiaMoney *sum = &g_array_index (sums, LiaMoney, i);

      if (!g_str_equal (sum->currency, money->currency))
        continue;
      /* More than there is money in the world. */
      if (!__builtin_add_overflow (sum->minor, money->minor, &sum->minor))
        return;
      sum->minor = G_MAXINT64;
      return;
    }
  g_array_append_val (sums, *money);
}

LiaCommitmentTotals *
lia_commitment_totals_read (LiaReader *reader, gint64 partner, GError **error)
{
  LiaStatement *statement
      = lia_reader_prepare (reader,
                            "SELECT value, honoured_date IS NOT NULL FROM commitment"
                            " WHERE partner = ?1 AND value IS NOT NULL AND trashed_at IS NULL"
                            " AND undone = 0",
                            error);
  g_autoptr (LiaCommitmentTotals) self = NULL;
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;

  self = g_new0 (LiaCommitmentTotals, 1);
  self->open = g_array_new (FALSE, FALSE, sizeof (LiaMoney));
  self->honoured = g_array_new (FALSE, FALSE, sizeof (LiaMoney));
  lia_statement_bind_integer (statement, 1, partner);
  while (lia_statement_step (statement, &local_error))
    {
      LiaMoney money;

      if (lia_money_parse (lia_statement_get_text (statement, 0), NULL, &money, NULL))
        add (lia_statement_get_integer (statement, 1) != 0 ? self->honoured : self->open, &money);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  g_array_sort (self->open, compare_currencies);
  g_array_sort (self->honoured, compare_currencies);

  return g_steal_pointer (&self);
}

char *
lia_commitment_totals_describe (GArray *sums)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sums->len; i++)
    {
      g_autofree char *sum = lia_money_to_display (&g_array_index (sums, LiaMoney, i));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", sum);
    }

  return g_string_free_and_steal (text);
}
