/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-encoding.h"

#include "lia-config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lia-csv-code-pages.h"
#include "lia-error.h"

static const struct
{
  const char *mark;
  gsize length;
  const char *encoding;
} marks[] = {
  { "\xEF\xBB\xBF", 3, "UTF-8" },    { "\xFF\xFE\0\0", 4, "UTF-32LE" },
  { "\0\0\xFE\xFF", 4, "UTF-32BE" }, { "\xFF\xFE", 2, "UTF-16LE" },
  { "\xFE\xFF", 2, "UTF-16BE" },
};

static const struct
{
  const char *start;
  gsize length;
  const char *message;
} foreign_formats[] = {
  { "PK\3\4", 4,
    N_ ("This is a workbook (XLSX or ODS) or another packed file. Save it as CSV first.") },
  { "\xD0\xCF\x11\xE0", 4, N_ ("This is an old Office file (XLS or DOC). Save it as CSV first.") },
  { "%PDF", 4, N_ ("This is a PDF file. A table has to be saved as CSV.") },
  { "SQLite format 3", 15,
    N_ ("This is a database, such as a workspace. A table has to be saved as CSV.") },
  { "<!DOCTYPE ", 10,
    N_ ("This is a web page, perhaps what was shown instead of the download. A table has to be saved as CSV.") },
  { "<html", 5,
    N_ ("This is a web page, perhaps what was shown instead of the download. A table has to be saved as CSV.") },
  { "<?xml", 5, N_ ("This is an XML file. A table has to be saved as CSV.") },
};

static const char *
find_mark (const char *text, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length >= marks[i].length && memcmp (text, marks[i].mark, marks[i].length) == 0)
        return marks[i].encoding;
    }
  return NULL;
}

/* The high bytes of the alphabets, with their punctuation and presentation forms. */
static gboolean
is_alphabetic_block (guint8 high)
{
  return high <= 0x05 || high == 0x1E || high == 0x1F || high == 0x20 || high == 0x21
         || high >= 0xFE;
}

/* Text in UTF-16 without a mark: NUL bytes, at least in its line ends and delimiters, always on the same side of
 * a pair, and on that side hardly anything but the numbers of alphabets. */
static const char *
find_utf16 (const char *text, gsize length)
{
  static const char *const encodings[] = { "UTF-16BE", "UTF-16LE" };
  const gsize n_pairs = length / 2;

  for (guint side = 0; side < 2; side++)
    {
      gsize n_nul = 0;
      gsize n_other_nul = 0;
      gsize n_alphabetic = 0;

      for (gsize i = 0; i < n_pairs; i++)
        {
          guint8 high = (guint8) text[i * 2 + side];

          n_nul += high == 0;
          n_other_nul += text[i * 2 + 1 - side] == 0;
          n_alphabetic += is_alphabetic_block (high) ? 1 : 0;
        }
      if (n_nul > 1 && n_other_nul * 20 <= n_nul && n_alphabetic * 20 >= n_pairs * 19)
        return encodings[side];
    }
  return NULL;
}

/* Whether these bytes were written as UTF-8, also where single ones are damaged: then the reader should name
 * the line, rather than the whole file be misread in an encoding in which nothing is ever wrong. */
static gboolean
is_mostly_utf8 (const char *text, gsize length, gboolean whole)
{
  const char *position = text;
  const char *end = text + length;
  gsize n_good = 0;
  gsize n_bad = 0;

  while (position < end)
    {
      const char *valid_end;

      g_utf8_validate_len (position, (gsize) (end - position), &valid_end);
      for (; position < valid_end; position++)
        n_good += (guint8) *position >= 0xC0;
      if (position == end)
        break;
      if (!whole && end - position < 4
          && g_utf8_get_char_validated (position, end - position) == (gunichar) -2)
        break;
      n_bad++;
      position++;
    }
  return n_bad == 0 || n_good >= n_bad * 20;
}

static gboolean
has_many_controls (const char *text, gsize length)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < length; i++)
    n_controls += (guint8) text[i] < 0x20 && strchr ("\t\n\v\f\r\x1a\x1e\x1f", text[i]) == NULL;
  return n_controls > 4 && n_controls * 50 > length;
}

const char *
lia_csv_encoding_detect (GBytes *bytes, gboolean whole, GError **error)
{
  gsize length;
  const char *text;
  const char *encoding;
  const char *nul;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("The file is empty."));
      return NULL;
    }

  for (guint i = 0; i < G_N_ELEMENTS (foreign_formats); i++)
    {
      if (length >= foreign_formats[i].length
          && g_ascii_strncasecmp (text, foreign_formats[i].start, foreign_formats[i].length) == 0)
        {
          g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ (foreign_formats[i].message));
          return NULL;
        }
    }

  encoding = find_mark (text, length);
  if (encoding == NULL)
    encoding = find_utf16 (text, length);
  if (encoding != NULL)
    return encoding;

  nul = memchr (text, 0, length);
  if ((nul != NULL && (gsize) (nul - text) < 1024) || has_many_controls (text, length))
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("This is not a text file, so it holds no table that can be read."));
      return NULL;
    }

  if (is_mostly_utf8 (text, length, whole))
    return "UTF-8";

  encoding = lia_csv_code_page_guess (text, length);
  return encoding != NULL ? encoding : "UTF-8";
}

GString *
lia_csv_encoding_decode (GBytes *bytes, const char *encoding)
{
  g_autoptr (GString) decoded = NULL;
  GIConv converter;
  gsize length;
  const char *text;
  char *input;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (encoding != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  decoded = g_string_sized_new (length + length / 2);
  converter = g_iconv_open ("UTF-8", encoding);
  if (converter != (GIConv) -1)
    {
      input = (char *) text;
      while (length > 0)
        {
          char chunk[4096];
          char *output = chunk;
          gsize n_left = sizeof chunk;
          gsize result = g_iconv (converter, &input, &length, &output, &n_left);
          int saved_errno = errno;

          g_string_append_len (decoded, chunk, output - chunk);
          if (result == (gsize) -1 && saved_errno != E2BIG)
            break;
        }
      g_iconv_close (converter);
    }

  if (g_str_has_prefix (decoded->str, "\xEF\xBB\xBF"))
    g_string_erase (decoded, 0, 3);
  return g_steal_pointer (&decoded);
}
