/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-sheet-source.h"
#include "lia-workbook-private.h"

#define MAX_TEXT_SIZE (1024 * 1024)

typedef enum
{
  OUTSIDE, /* before the sheet looked for */
  INSIDE,
  DONE,
} Place;

typedef struct
{
  LiaSheetSource parent;

  /* owned */
  GString *text; /* what the cell shows */
  GString *value; /* what it is */

  /* where the parser is */
  guint sheet; /* how many tables are still to come before the one looked for */
  Place place;
  guint sub_tables; /* how deep in tables inside of cells */
  guint skipped; /* how deep in notes and drawings */
  guint64 row; /* line of the row that is read */
  guint64 row_times;
  guint column;
  guint declared; /* columns that were described so far */
  guint cell_times;
  guint n_paragraphs;
  guint links; /* how deep in the text of a paragraph */
  gboolean row_hidden;
  gboolean in_cell;
  gboolean covered;
  gboolean shows_text; /* the cell's value is what it shows */
} OdsSource;

static guint
find_times (const char **attributes, const char **values, const char *name, guint otherwise)
{
  const char *value = lia_xml_find (attributes, values, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT32, &number, NULL))
    return otherwise;
  return (guint) number;
}

static gboolean
is_visible (const char **attributes, const char **values)
{
  const char *value = lia_xml_find (attributes, values, "table:visibility");

  return value == NULL || strcmp (value, "visible") == 0;
}

/* Columns and rows. */

static void
describe_column (OdsSource *self, const char **attributes, const char **values)
{
  const guint n = find_times (attributes, values, "table:number-columns-repeated", 1);
  const gboolean hidden = self->parent.visible_only && !is_visible (attributes, values);

  for (guint i = 0; i < n && self->declared < LIA_SHEET_MAX_COLUMNS; i++, self->declared++)
    if (hidden)
      lia_sheet_source_hide_column (&self->parent, self->declared);
}

static void
begin_row (OdsSource *self, const char **attributes, const char **values)
{
  self->row += self->row_times;
  self->row_times = find_times (attributes, values, "table:number-rows-repeated", 1);
  self->row_hidden = self->parent.visible_only && !is_visible (attributes, values);
  self->column = 0;
  lia_sheet_rows_begin (self->parent.rows, self->row);
}

/* Cells. */

/* "PT09H30M00S" as a clock. */
static void
append_time (GString *text, const char *value)
{
  guint64 seconds = 0;
  guint64 number = 0;

  for (const char *p = value; *p != '\0' && number < G_MAXUINT32; p++)
    if (g_ascii_isdigit (*p))
      number = number * 10 + (guint64) (*p - '0');
    else
      {
        seconds += *p == 'H' ? number * 3600 : *p == 'M' ? number * 60 : *p == 'S' ? number : 0;
        if (*p == '.' || *p == ',')
          {
            seconds += number;
            break;
          }
        number = 0;
      }
  lia_sheet_append_clock (text, seconds);
}

static void
append_number (GString *text, const char *value, double factor)
{
  char *end;
  const double number = g_ascii_strtod (value, &end);

  if (end == value || *end != '\0')
    g_string_append (text, value);
  else
    lia_sheet_append_number (text, number * factor);
}

/* What stands in the attributes; what does not is in the paragraphs. */
static void
take_value (OdsSource *self, const char **attributes, const char **values)
{
  const char *type = lia_xml_find (attributes, values, "office:value-type");
  const char *number = lia_xml_find (attributes, values, "office:value");
  const char *value;

  g_string_truncate (self->value, 0);
  self->shows_text = FALSE;
  if (type == NULL)
    {
      self->shows_text = TRUE;
      return;
    }
  if (strcmp (type, "float") == 0 && number != NULL)
    append_number (self->value, number, 1);
  else if (strcmp (type, "percentage") == 0 && number != NULL)
    {
      append_number (self->value, number, 100);
      g_string_append_c (self->value, '%');
    }
  else if (strcmp (type, "currency") == 0 && number != NULL)
    {
      append_number (self->value, number, 1);
      value = lia_xml_find (attributes, values, "office:currency");
      if (value != NULL && *value != '\0')
        g_string_append_printf (self->value, " %s", value);
    }
  else if (strcmp (type, "date") == 0
           && (value = lia_xml_find (attributes, values, "office:date-value")) != NULL)
    lia_sheet_append_iso (self->value, value);
  else if (strcmp (type, "time") == 0
           && (value = lia_xml_find (attributes, values, "office:time-value")) != NULL)
    append_time (self->value, value);
  else if (strcmp (type, "boolean") == 0
           && (value = lia_xml_find (attributes, values, "office:boolean-value")) != NULL)
    g_string_append (self->value, strcmp (value, "true") == 0 ? "TRUE" : "FALSE");
  else if (strcmp (type, "string") == 0
           && (value = lia_xml_find (attributes, values, "office:string-value")) != NULL
           && *value != '\0')
    g_string_append (self->value, value);
  else
    self->shows_text = TRUE;
}

static void
begin_cell (OdsSource *self, const char **attributes, const char **values, gboolean covered)
{
  const guint n_rows = find_times (attributes, values, "table:number-rows-spanned", 1);

  self->in_cell = TRUE;
  self->covered = covered;
  self->n_paragraphs = 0;
  self->links = 0;
  self->cell_times = find_times (attributes, values, "table:number-columns-repeated", 1);
  g_string_truncate (self->text, 0);
  take_value (self, attributes, values);
  if (n_rows > 1 && !covered && !self->row_hidden)
    lia_sheet_rows_merge (self->parent.rows, self->column,
                          self->row + MIN (n_rows, LIA_SHEET_MAX_ROWS) - 1);
}

static void
end_cell (OdsSource *self, GError **error)
{
  const GString *text = self->shows_text ? self->text : self->value;

  self->in_cell = FALSE;
  if (!self->covered && text->len > 0 && !self->row_hidden)
    for (guint i = 0; i < self->cell_times; i++)
      {
        const guint column = self->column + i;

        if (!lia_sheet_source_is_hidden (&self->parent, column)
            && !lia_sheet_rows_add (self->parent.rows, column, text->str, text->len, error))
          return;
      }
  self->column = (guint) MIN ((guint64) self->column + self->cell_times, LIA_SHEET_MAX_COLUMNS);
}

/* Text. */

static void
append_blanks (OdsSource *self, const char **attributes, const char **values)
{
  const guint n = find_times (attributes, values, "text:c", 1);

  for (guint i = 0; i < n && self->text->len <= MAX_TEXT_SIZE; i++)
    g_string_append_c (self->text, ' ');
}

static void
begin_text (OdsSource *self, const char *local, const char **attributes, const char **values)
{
  if (strcmp (local, "p") == 0 || strcmp (local, "h") == 0)
    {
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
      self->links++;
    }
  else if (self->links == 0)
    return;
  else if (strcmp (local, "s") == 0)
    append_blanks (self, attributes, values);
  else if (strcmp (local, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (local, "line-break") == 0)
    g_string_append_c (self->text, '\n');
}

static void
on_text (const char *text, gsize length, gpointer data, GError **error)
{
  OdsSource *self = data;

  if (self->place != INSIDE || !self->in_cell || self->links == 0 || self->skipped > 0
      || self->sub_tables > 0 || !self->shows_text)
    return;
  if (self->text->len + length > MAX_TEXT_SIZE)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("The workbook holds a text that is longer than 1 MiB."));
      return;
    }
  /* Blanks in a row are one, as in a page on the web; more of them stand in tags of their own. */
  for (const char *p = text; p < text + length; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (self->text, *p);
    else if (self->text->len > 0 && !g_ascii_isspace (self->text->str[self->text->len - 1]))
      g_string_append_c (self->text, ' ');
}

/* Tags. */

/* Notes, pictures and how a word is pronounced are not what a cell says. */
static gboolean
is_aside (const char *name)
{
  return strcmp (name, "office:annotation") == 0 || g_str_has_prefix (name, "draw:")
         || strcmp (name, "table:shapes") == 0 || strcmp (name, "text:ruby-text") == 0
         || strcmp (name, "text:note") == 0 || strcmp (name, "office:forms") == 0
         || strcmp (name, "table:tracked-changes") == 0;
}

static void
on_start (const char *name,
          const char **attributes,
          const char **values,
          gpointer data,
          GError **error)
{
  OdsSource *self = data;

  if (self->skipped > 0 || is_aside (name))
    {
      self->skipped++;
      return;
    }
  if (strcmp (name, "table:table") == 0)
    {
      if (self->sub_tables > 0 || lia_ods_find_sheet_name (attributes, values) == NULL)
        self->sub_tables++;
      else if (self->place == OUTSIDE && self->sheet-- == 0)
        self->place = INSIDE;
      return;
    }
  if (self->place != INSIDE || self->sub_tables > 0)
    return;
  if (g_str_has_prefix (name, "text:"))
    {
      if (self->in_cell)
        begin_text (self, name + 5, attributes, values);
    }
  else if (strcmp (name, "table:table-cell") == 0)
    begin_cell (self, attributes, values, FALSE);
  else if (strcmp (name, "table:covered-table-cell") == 0)
    begin_cell (self, attributes, values, TRUE);
  else if (strcmp (name, "table:table-row") == 0)
    begin_row (self, attributes, values);
  else if (strcmp (name, "table:table-column") == 0)
    describe_column (self, attributes, values);
}

static void
on_end (const char *name, gpointer data, GError **error)
{
  OdsSource *self = data;

  if (self->skipped > 0)
    {
      self->skipped--;
      return;
    }
  if (strcmp (name, "table:table") == 0)
    {
      if (self->sub_tables > 0)
        self->sub_tables--;
      else if (self->place == INSIDE)
        self->place = DONE;
      return;
    }
  if (self->place != INSIDE || self->sub_tables > 0)
    return;
  if (strcmp (name, "table:table-cell") == 0 || strcmp (name, "table:covered-table-cell") == 0)
    end_cell (self, error);
  else if (strcmp (name, "table:table-row") == 0)
    lia_sheet_rows_end (self->parent.rows, self->row_times, error);
  else if ((strcmp (name, "text:p") == 0 || strcmp (name, "text:h") == 0) && self->links > 0)
    self->links--;
}

/* The source. */

static void
ods_free (LiaRowSource *source)
{
  OdsSource *self = (OdsSource *) source;

  lia_sheet_source_clear (&self->parent);
  g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self);
}

static const LiaRowSourceClass ods_class = LIA_SHEET_SOURCE_CLASS (ods_free);

LiaRowSource *
lia_ods_read_sheet (LiaWorkbook *workbook,
                    guint sheet,
                    LiaSheetFlags flags,
                    GCancellable *cancellable,
                    GError **error)
{
  static const LiaXmlHandler handler = { on_start, on_end, on_text };
  LiaArchivePart *part
      = lia_archive_open_part (workbook->archive, "content.xml", cancellable, error);
  OdsSource *self;

  if (part == NULL)
    return NULL;
  self = g_new0 (OdsSource, 1);
  self->sheet = sheet;
  self->row = 1;
  self->text = g_string_new (NULL);
  self->value = g_string_new (NULL);
  lia_sheet_source_init (&self->parent, &ods_class, workbook, flags, part, "content.xml", &handler);
  return &self->parent.parent;
}
