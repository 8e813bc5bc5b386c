/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-dialect.h"

#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"

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

LiaCsvDialect *
lia_csv_dialect_detect (GBytes *bytes, GError **error)
{
  static const char delimiters[] = ",;\t|";
  g_autoptr (LiaCsvDialect) dialect = g_new0 (LiaCsvDialect, 1);
  guint counts[4] = { 0 };
  guint best = 0;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length == 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("The file is empty."));
      return NULL;
    }

  if (g_utf8_validate_len (text, length, NULL))
    dialect->encoding = g_strdup ("UTF-8");
  else
    dialect->encoding = g_strdup ("WINDOWS-1252");
  dialect->quote = '"';
  dialect->n_header_rows = 1;
  for (gsize i = 0; i < length && text[i] != '\n' && text[i] != '\r'; i++)
    {
      const char *found = text[i] != '\0' ? strchr (delimiters, text[i]) : NULL;

      if (found != NULL)
        counts[found - delimiters]++;
    }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    {
      if (counts[i] > counts[best])
        best = i;
    }
  dialect->delimiter = counts[best] > 0 ? delimiters[best] : 0;

  return g_steal_pointer (&dialect);
}
