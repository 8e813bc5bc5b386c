/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-word-likeness.h"

#include <string.h>

#define MAX_LENGTH 63

/* Shorter words differ in a letter because they are different words. */
#define MIN_SLIP_LENGTH 4
#define MIN_TWO_SLIPS   9

guint
lia_word_distance (const char *a, gsize length_a, const char *b, gsize length_b, guint limit)
{
  guint8 rows[3][MAX_LENGTH + 1];
  guint8 *before = rows[0];
  guint8 *last = rows[1];
  guint8 *row = rows[2];

  if (length_a == length_b && memcmp (a, b, length_a) == 0)
    return 0;
  if (length_a > MAX_LENGTH || length_b > MAX_LENGTH
      || (length_a > length_b ? length_a - length_b : length_b - length_a) > limit)
    return limit + 1;

  memset (before, 0, MAX_LENGTH + 1);
  for (gsize j = 0; j <= length_b; j++)
    last[j] = (guint8) j;
  for (gsize i = 1; i <= length_a; i++)
    {
      guint8 *turned = before;
      guint least;

      row[0] = (guint8) i;
      least = row[0];
      for (gsize j = 1; j <= length_b; j++)
        {
          guint cost = last[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);

          cost = MIN (cost, MIN (last[j], row[j - 1]) + 1u);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            cost = MIN (cost, before[j - 2] + 1u);
          row[j] = (guint8) cost;
          least = MIN (least, cost);
        }
      if (least > limit)
        return limit + 1;
      before = last;
      last = row;
      row = turned;
    }
  return MIN (last[length_b], limit + 1);
}

static gsize
common_prefix (const char *a, gsize length_a, const char *b, gsize length_b)
{
  gsize n = 0;

  while (n < length_a && n < length_b && a[n] == b[n])
    n++;
  return n;
}

double
lia_word_likeness (const char *a, gsize length_a, const char *b, gsize length_b)
{
  const gsize shorter = MIN (length_a, length_b);
  const gsize longer = MAX (length_a, length_b);
  const gsize prefix = common_prefix (a, length_a, b, length_b);
  guint limit;
  guint distance;

  if (prefix == longer)
    return 1;

  /* "telecommunication", "telecommunications", "télécommunication(e)s": another ending. */
  if (prefix >= 6 && longer - prefix <= 4 && prefix * 3 >= longer * 2)
    return 1 - 0.04 * (double) (longer - prefix);
  /* "tech", "technology"; "commonw" */
  if (prefix == shorter && shorter >= 4 && longer >= shorter + 3)
    return 0.85;

  if (shorter < MIN_SLIP_LENGTH)
    return 0;
  limit = longer >= MIN_TWO_SLIPS ? 2 : 1;
  distance = lia_word_distance (a, length_a, b, length_b, limit);
  if (distance > limit)
    return 0;
  /* Slips seldom hit the first letter, and short words have many neighbours. */
  return 1 - (longer < 6 ? 0.75 : 0.6) * distance / (double) longer - (prefix == 0 ? 0.08 : 0);
}

guint32
lia_word_letters (const char *word, gsize length)
{
  guint32 letters = 0;

  for (gsize i = 0; i < length; i++)
    letters |= 1u << ((guchar) word[i] & 31);
  return letters;
}

guint64
lia_word_hash (const char *word, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash ^ (hash >> 29);
}
