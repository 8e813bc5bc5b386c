/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-dialect.h"

#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-csv-cell-type.h"
#include "lia-csv-encoding.h"
#include "lia-csv-table-score.h"
#include "lia-csv-table-shape.h"
#include "lia-error.h"

/* Encodings are told from this much of the file, tables from the beginning of that. */
#define DETECTION_SIZE (256 * 1024)
#define SCORE_SIZE     (64 * 1024)

LiaCsvDialect *
lia_csv_dialect_copy (const LiaCsvDialect *self)
{
  LiaCsvDialect *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->encoding = g_strdup (self->encoding);
  return copy;
}

void
lia_csv_dialect_free (LiaCsvDialect *self)
{
  if (self == NULL)
    return;

  g_free (self->encoding);
  g_free (self);
}

/* The beginning of the text up to a line's end, so that no row is cut. */
static GString *
get_sample (GString *text, gsize size, gboolean *whole)
{
  g_autoptr (GString) sample = g_string_new_len (text->str, (gssize) MIN (text->len, size));

  if (text->len > size)
    *whole = FALSE;
  if (!*whole)
    {
      gsize length = sample->len;

      while (length > 0 && sample->str[length - 1] != '\n' && sample->str[length - 1] != '\r')
        length--;
      if (length > 0)
        g_string_truncate (sample, length);
    }
  return g_steal_pointer (&sample);
}

/* Tries every way in which @text may be written and keeps the one that makes the best table. The order is
 * that of preference where several do as well. */
static void
choose_delimiter (GString *text, gboolean whole, LiaCsvDialect *dialect)
{
  static const char delimiters[] = { ',', ';', '\t', '|', '~', '^', '\x1f', ' ', 0 };
  static const char quotes[] = { '"', '\'', 0 };
  static const char escapes[] = { 0, '\\' };
  double best = -1;

  for (guint d = 0; d < G_N_ELEMENTS (delimiters); d++)
    {
      if (delimiters[d] != 0 && memchr (text->str, delimiters[d], text->len) == NULL)
        continue;
      for (guint q = 0; q < G_N_ELEMENTS (quotes); q++)
        {
          /* A file without quotes may well have some further on, of the usual kind. */
          if (quotes[q] == '\'' && strchr (text->str, '\'') == NULL)
            continue;
          if (quotes[q] == 0 && strchr (text->str, '"') == NULL)
            continue;
          for (guint e = 0; e < G_N_ELEMENTS (escapes); e++)
            {
              const char escaped[] = { '\\', quotes[q], 0 };
              LiaCsvDialect candidate
                  = { .delimiter = delimiters[d], .quote = quotes[q], .escape = escapes[e] };
              double score;

              if (escapes[e] != 0 && (quotes[q] == 0 || strstr (text->str, escaped) == NULL))
                continue;
              score = lia_csv_table_score (text, whole, &candidate);
              if (score <= best + 1e-9)
                continue;
              best = score;
              dialect->delimiter = candidate.delimiter;
              dialect->quote = candidate.quote;
              dialect->escape = candidate.escape;
            }
        }
    }
}

LiaCsvDialect *
lia_csv_dialect_detect (GBytes *bytes, GError **error)
{
  g_autoptr (LiaCsvDialect) dialect = g_new0 (LiaCsvDialect, 1);
  g_autoptr (GBytes) beginning = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) score_sample = NULL;
  gsize length;
  gboolean whole;
  const char *encoding;

  g_return_val_if_fail (bytes != NULL, NULL);

  /* Whoever gives less than this much gives all there is. */
  length = g_bytes_get_size (bytes);
  whole = length < DETECTION_SIZE;
  beginning = g_bytes_new_from_bytes (bytes, 0, MIN (length, DETECTION_SIZE));

  encoding = lia_csv_encoding_detect (beginning, whole, error);
  if (encoding == NULL)
    return NULL;
  dialect->encoding = g_strdup (encoding);

  text = lia_csv_encoding_decode (beginning, encoding);
  if (lia_csv_cell_is_blank (text->str))
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           whole ? _ ("The file has no text in it.")
                                 : _ ("The file has no text in its first 256 KiB."));
      return NULL;
    }

  score_sample = get_sample (text, SCORE_SIZE, &whole);
  choose_delimiter (score_sample, whole, dialect);
  lia_csv_table_shape_detect (score_sample, dialect);

  return g_steal_pointer (&dialect);
}
