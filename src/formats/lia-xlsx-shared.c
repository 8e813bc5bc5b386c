/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-workbook-private.h"
#include "lia-xml-reader.h"

/* What the cells of an XLSX workbook share: texts and formats of numbers. */

#define MAX_TEXTS     (4u * 1024 * 1024)
#define MAX_TEXT_SIZE (1024 * 1024)
#define MAX_SIZE      (128u * 1024 * 1024)
#define MAX_FORMATS   65536

/* Texts. */

typedef struct
{
  LiaWorkbook *workbook;
  GString *text;
  gsize size;
  guint phonetic; /* how deep in what only says how a text is pronounced */
  gboolean in_text;
} Texts;

static gboolean
read_escape (const char *p, const char *end, gunichar *c)
{
  guint value = 0;

  if (end - p < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return FALSE;
      value = value * 16 + (guint) g_ascii_xdigit_value (p[i]);
    }
  *c = value;
  return value != 0 && !(value >= 0xD800 && value < 0xE000);
}

void
lia_xlsx_append_text (GString *buffer, const char *text, gsize length)
{
  const char *end = text + length;
  const char *p = text;
  const char *underscore;

  while ((underscore = memchr (p, '_', (gsize) (end - p))) != NULL)
    {
      gunichar c;

      g_string_append_len (buffer, p, underscore - p);
      if (read_escape (underscore, end, &c))
        {
          g_string_append_unichar (buffer, c);
          p = underscore + 7;
        }
      else
        {
          g_string_append_c (buffer, '_');
          p = underscore + 1;
        }
    }
  g_string_append_len (buffer, p, end - p);
}

static void
on_text_start (const char *name,
               const char **attributes,
               const char **values,
               gpointer data,
               GError **error)
{
  Texts *self = data;
  const char *local = lia_xml_local_name (name);

  if (strcmp (local, "si") == 0)
    g_string_truncate (self->text, 0);
  else if (strcmp (local, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (local, "t") == 0)
    self->in_text = self->phonetic == 0;
}

static void
add_text (Texts *self, GError **error)
{
  self->size += self->text->len;
  if (self->text->len > MAX_TEXT_SIZE)
    g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                         _ ("The workbook holds a text that is longer than 1 MiB."));
  else if (self->workbook->shared->len >= MAX_TEXTS || self->size > MAX_SIZE)
    g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                         _ ("The workbook holds too much text to be read. Save the sheet as CSV."));
  else
    g_ptr_array_add (self->workbook->shared,
                     self->text->len == 0
                         ? (gpointer) ""
                         : g_string_chunk_insert_len (self->workbook->texts, self->text->str,
                                                      (gssize) self->text->len));
}

static void
on_text_end (const char *name, gpointer data, GError **error)
{
  Texts *self = data;
  const char *local = lia_xml_local_name (name);

  if (strcmp (local, "si") == 0)
    add_text (self, error);
  else if (strcmp (local, "rPh") == 0)
    self->phonetic--;
  else if (strcmp (local, "t") == 0)
    self->in_text = FALSE;
}

static void
on_text_text (const char *text, gsize length, gpointer data, GError **error)
{
  Texts *self = data;

  if (self->in_text && self->text->len <= MAX_TEXT_SIZE)
    lia_xlsx_append_text (self->text, text, length);
}

gboolean
lia_xlsx_read_texts (LiaWorkbook *self, const char *part, GCancellable *cancellable, GError **error)
{
  static const LiaXmlHandler handler = { on_text_start, on_text_end, on_text_text };
  g_autoptr (GString) text = g_string_new (NULL);
  Texts texts = { .workbook = self, .text = text };

  return lia_xml_read_part (self->archive, part, &handler, &texts, cancellable, error);
}

/* Formats. */

typedef struct
{
  LiaWorkbook *workbook;
  GHashTable *codes; /* (element-type guint utf8) */
  gboolean in_cells;
} Formats;

static guint
find_number (const char **attributes, const char **values, const char *name)
{
  const char *value = lia_xml_find (attributes, values, name);
  guint64 number = 0;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT, &number, NULL))
    return 0;
  return (guint) number;
}

static void
on_format_start (const char *name,
                 const char **attributes,
                 const char **values,
                 gpointer data,
                 GError **error)
{
  Formats *self = data;
  const char *local = lia_xml_local_name (name);
  guint id;

  if (strcmp (local, "numFmt") == 0)
    {
      const char *code = lia_xml_find (attributes, values, "formatCode");

      id = find_number (attributes, values, "numFmtId");
      if (code != NULL && g_hash_table_size (self->codes) < MAX_FORMATS)
        g_hash_table_insert (self->codes, GUINT_TO_POINTER (id), g_strdup (code));
    }
  else if (strcmp (local, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (self->in_cells && strcmp (local, "xf") == 0
           && self->workbook->formats->len < MAX_FORMATS)
    {
      const char *code;
      LiaXlsxFormat format = { LIA_SHEET_NUMBER, NULL };

      id = find_number (attributes, values, "numFmtId");
      code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id));
      format.kind = code != NULL ? lia_sheet_format_parse (code, &format.unit)
                                 : lia_sheet_format_builtin (id);
      g_array_append_val (self->workbook->formats, format);
    }
}

static void
on_format_end (const char *name, gpointer data, GError **error)
{
  if (strcmp (lia_xml_local_name (name), "cellXfs") == 0)
    ((Formats *) data)->in_cells = FALSE;
}

gboolean
lia_xlsx_read_formats (LiaWorkbook *self,
                       const char *part,
                       GCancellable *cancellable,
                       GError **error)
{
  static const LiaXmlHandler handler = { on_format_start, on_format_end, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Formats formats = { .workbook = self, .codes = codes };

  return lia_xml_read_part (self->archive, part, &handler, &formats, cancellable, error);
}
