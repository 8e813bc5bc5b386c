/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <string.h>

#include "lia-sheet-source.h"
#include "lia-workbook-private.h"
#include "lia-xml-tags.h"

#define MAX_TEXT_SIZE (1024 * 1024)
/* Merged cells beyond these are read as they stand. */
#define MAX_MERGES 200000

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT, /* also formulas' and errors' */
  CELL_BOOLEAN,
  CELL_DATE, /* ISO 8601 */
} CellType;

typedef struct
{
  LiaSheetSource parent;

  /* owned */
  GString *value;
  GString *number;

  LiaSheet *sheet; /* borrowed, of the workbook */

  /* where the parser is */
  gsize next_merge;
  guint64 row;
  guint column; /* of the next cell, unless it says where it is */
  guint style;
  CellType type;
  guint phonetic;
  gboolean row_hidden;
  gboolean in_value;
  gboolean has_value;
} XlsxSource;

/* Places. */

static gboolean
parse_place (const char *text, guint *column, guint64 *line, const char **end)
{
  guint64 row = 0;
  guint n = 0;
  const char *p = text;

  for (; g_ascii_isalpha (*p) && n <= LIA_SHEET_MAX_COLUMNS; p++)
    n = n * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
  if (n == 0 || n > LIA_SHEET_MAX_COLUMNS || !g_ascii_isdigit (*p))
    return FALSE;
  for (; g_ascii_isdigit (*p) && row <= LIA_SHEET_MAX_ROWS; p++)
    row = row * 10 + (guint64) (*p - '0');
  if (row == 0)
    return FALSE;
  *column = n - 1;
  *line = row;
  if (end != NULL)
    *end = p;
  return TRUE;
}

/* Merged cells stand behind the rows, so they are looked for first. */

static void
on_merge (const char *name,
          const char **attributes,
          const char **values,
          gpointer data,
          GError **error)
{
  GArray *merges = data;
  const char *place = lia_xml_find (attributes, values, "ref");
  LiaXlsxMerge merge;
  guint last_column;
  const char *end;

  if (place != NULL && merges->len < MAX_MERGES
      && parse_place (place, &merge.column, &merge.first_line, &end) && *end == ':'
      && parse_place (end + 1, &last_column, &merge.last_line, NULL)
      && merge.last_line > merge.first_line)
    g_array_append_val (merges, merge);
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  const LiaXlsxMerge *first = a;
  const LiaXlsxMerge *second = b;

  return (first->first_line > second->first_line) - (first->first_line < second->first_line);
}

static gboolean
read_merges (LiaWorkbook *workbook, LiaSheet *sheet, GCancellable *cancellable, GError **error)
{
  static const LiaXmlHandler handler = { .start = on_merge };
  static const char *const names[] = { "mergeCell", NULL };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&workbook->mutex);
  g_autoptr (GArray) merges = NULL;

  if (sheet->merges != NULL)
    return TRUE;
  merges = g_array_new (FALSE, FALSE, sizeof (LiaXlsxMerge));
  if (!lia_xml_scan_tags (workbook->archive, sheet->part, names, &handler, merges, cancellable,
                          error))
    return FALSE;
  g_array_sort (merges, compare_merges);
  sheet->merges = g_steal_pointer (&merges);
  return TRUE;
}

/* Rows. */

static guint64
find_number (const char **attributes, const char **values, const char *name, guint64 otherwise)
{
  const char *value = lia_xml_find (attributes, values, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &number, NULL))
    return otherwise;
  return number;
}

static void
begin_row (XlsxSource *self, const char **attributes, const char **values)
{
  /* What stands out of order or twice is put behind what was before: a line names one row. */
  self->row = MAX (self->row + 1, find_number (attributes, values, "r", 0));
  self->row_hidden = self->parent.visible_only && lia_xml_find_flag (attributes, values, "hidden");
  self->column = 0;
  lia_sheet_rows_begin (self->parent.rows, self->row);
  for (; self->next_merge < self->sheet->merges->len; self->next_merge++)
    {
      const LiaXlsxMerge *merge
          = &g_array_index (self->sheet->merges, LiaXlsxMerge, self->next_merge);

      if (merge->first_line > self->row)
        break;
      if (merge->first_line == self->row)
        lia_sheet_rows_merge (self->parent.rows, merge->column, merge->last_line);
    }
}

static void
begin_cell (XlsxSource *self, const char **attributes, const char **values)
{
  const char *type = NULL;
  guint64 line;
  guint column;

  self->style = 0;
  for (guint i = 0; attributes[i] != NULL; i++)
    {
      /* All three have names of one letter; hundreds of thousands of cells come by here. */
      if (attributes[i][0] == '\0' || attributes[i][1] != '\0')
        continue;
      if (attributes[i][0] == 'r' && parse_place (values[i], &column, &line, NULL))
        self->column = MAX (self->column, column);
      else if (attributes[i][0] == 's')
        self->style = (guint) g_ascii_strtoull (values[i], NULL, 10);
      else if (attributes[i][0] == 't')
        type = values[i];
    }
  self->type = type == NULL || strcmp (type, "n") == 0 ? CELL_NUMBER
               : strcmp (type, "s") == 0               ? CELL_SHARED
               : strcmp (type, "b") == 0               ? CELL_BOOLEAN
               : strcmp (type, "d") == 0               ? CELL_DATE
                                                       : CELL_TEXT;
  g_string_truncate (self->value, 0);
  self->has_value = FALSE;
}

static void
hide_columns (XlsxSource *self, const char **attributes, const char **values)
{
  const guint64 first = find_number (attributes, values, "min", 0);
  const guint64 last = MIN (find_number (attributes, values, "max", 0), LIA_SHEET_MAX_COLUMNS);

  if (!self->parent.visible_only || first == 0 || !lia_xml_find_flag (attributes, values, "hidden"))
    return;
  for (guint64 column = first; column <= last; column++)
    lia_sheet_source_hide_column (&self->parent, (guint) column - 1);
}

static void
on_start (const char *name,
          const char **attributes,
          const char **values,
          gpointer data,
          GError **error)
{
  XlsxSource *self = data;
  const char *local = lia_xml_local_name (name);

  if (strcmp (local, "c") == 0)
    begin_cell (self, attributes, values);
  else if (strcmp (local, "v") == 0)
    self->in_value = self->has_value = TRUE;
  else if (strcmp (local, "t") == 0)
    {
      self->in_value = self->phonetic == 0;
      self->has_value = TRUE;
    }
  else if (strcmp (local, "row") == 0)
    begin_row (self, attributes, values);
  else if (strcmp (local, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (local, "col") == 0)
    hide_columns (self, attributes, values);
}

static void
on_text (const char *text, gsize length, gpointer data, GError **error)
{
  XlsxSource *self = data;

  /* What is longer than a cell may be is refused at its end. */
  if (!self->in_value || self->value->len > MAX_TEXT_SIZE)
    return;
  if (self->type == CELL_TEXT)
    lia_xlsx_append_text (self->value, text, length);
  else
    g_string_append_len (self->value, text, (gssize) length);
}

/* Values. */

/* A number as it stands, when that is what we would write: digits, few enough to be exact. */
static gboolean
is_plain_number (const GString *value)
{
  gsize i = value->str[0] == '-' ? 1 : 0;
  const gsize first = i;

  for (; i < value->len; i++)
    if (!g_ascii_isdigit (value->str[i]))
      return FALSE;
  return i > first && i - first <= 15 && (value->str[first] != '0' || i - first == 1);
}

static gboolean
add_number (XlsxSource *self, GError **error)
{
  const LiaXlsxFormat *format
      = self->style < self->parent.workbook->formats->len
            ? &g_array_index (self->parent.workbook->formats, LiaXlsxFormat, self->style)
            : NULL;
  const LiaSheetKind kind = format != NULL ? format->kind : LIA_SHEET_NUMBER;
  const char *unit = format != NULL ? format->unit : NULL;
  GString *text = self->number;
  double number;
  char *end;

  if (kind == LIA_SHEET_NUMBER && unit == NULL && is_plain_number (self->value))
    return lia_sheet_rows_add (self->parent.rows, self->column, self->value->str, self->value->len,
                               error);
  number = g_ascii_strtod (self->value->str, &end);
  if (end == self->value->str || *end != '\0')
    return lia_sheet_rows_add (self->parent.rows, self->column, self->value->str, self->value->len,
                               error);

  g_string_truncate (text, 0);
  if (kind == LIA_SHEET_NUMBER)
    {
      lia_sheet_append_number (text, number);
      if (unit != NULL && text->len > 0)
        g_string_append_printf (text, " %s", unit);
    }
  else if (kind == LIA_SHEET_PERCENT)
    {
      lia_sheet_append_number (text, number * 100);
      g_string_append_c (text, '%');
    }
  else
    lia_sheet_append_serial (text, number, kind, self->parent.workbook->from_1904);
  return lia_sheet_rows_add (self->parent.rows, self->column, text->str, text->len, error);
}

static gboolean
add_date (XlsxSource *self, GError **error)
{
  g_string_truncate (self->number, 0);
  lia_sheet_append_iso (self->number, self->value->str);
  return lia_sheet_rows_add (self->parent.rows, self->column, self->number->str, self->number->len,
                             error);
}

static gboolean
add_shared (XlsxSource *self, GError **error)
{
  guint64 index;

  /* A text there is none of is none. */
  if (!g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT, &index, NULL)
      || index >= self->parent.workbook->shared->len)
    return TRUE;
  return lia_sheet_rows_add_shared (self->parent.rows, self->column,
                                    g_ptr_array_index (self->parent.workbook->shared, index),
                                    error);
}

static void
end_cell (XlsxSource *self, GError **error)
{
  const guint column = self->column;

  if (self->has_value && !self->row_hidden && !lia_sheet_source_is_hidden (&self->parent, column))
    switch (self->type)
      {
      case CELL_SHARED:
        add_shared (self, error);
        break;
      case CELL_NUMBER:
        add_number (self, error);
        break;
      case CELL_BOOLEAN:
        {
          const gboolean yes = strcmp (self->value->str, "1") == 0
                               || g_ascii_strcasecmp (self->value->str, "true") == 0;

          lia_sheet_rows_add_shared (self->parent.rows, column, yes ? "TRUE" : "FALSE", error);
          break;
        }
      case CELL_DATE:
        add_date (self, error);
        break;
      case CELL_TEXT:
      default:
        lia_sheet_rows_add (self->parent.rows, column, self->value->str, self->value->len, error);
      }
  self->column++;
}

static void
on_end (const char *name, gpointer data, GError **error)
{
  XlsxSource *self = data;
  const char *local = lia_xml_local_name (name);

  if (strcmp (local, "c") == 0)
    end_cell (self, error);
  else if (strcmp (local, "v") == 0 || strcmp (local, "t") == 0)
    self->in_value = FALSE;
  else if (strcmp (local, "row") == 0)
    lia_sheet_rows_end (self->parent.rows, 1, error);
  else if (strcmp (local, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
}

/* The source. */

static void
xlsx_free (LiaRowSource *source)
{
  XlsxSource *self = (XlsxSource *) source;

  lia_sheet_source_clear (&self->parent);
  g_string_free (self->value, TRUE);
  g_string_free (self->number, TRUE);
  g_free (self);
}

static const LiaRowSourceClass xlsx_class = LIA_SHEET_SOURCE_CLASS (xlsx_free);

LiaRowSource *
lia_xlsx_read_sheet (LiaWorkbook *workbook,
                     LiaSheet *sheet,
                     LiaSheetFlags flags,
                     GCancellable *cancellable,
                     GError **error)
{
  static const LiaXmlHandler handler = { on_start, on_end, on_text };
  LiaArchivePart *part;
  XlsxSource *self;

  if (!read_merges (workbook, sheet, cancellable, error))
    return NULL;
  part = lia_archive_open_part (workbook->archive, sheet->part, cancellable, error);
  if (part == NULL)
    return NULL;

  self = g_new0 (XlsxSource, 1);
  self->sheet = sheet;
  self->value = g_string_new (NULL);
  self->number = g_string_new (NULL);
  lia_sheet_source_init (&self->parent, &xlsx_class, workbook, flags, part, sheet->part, &handler);
  return &self->parent.parent;
}
