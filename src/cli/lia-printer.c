/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-printer.h"

#include <gio/gunixoutputstream.h>
#include <unistd.h>

#include "lia-csv-writer.h"
#include "lia-text.h"

/* Longer cells are cut in a table for reading; --json and --csv have all of them. */
#define MAX_CELL_WIDTH 48

struct _LiaPrinter
{
  GPtrArray *rows; /* (element-type GPtrArray) of cells */
  GPtrArray *row; /* the one being filled */
  GArray *widths; /* of columns */
  LiaCsvWriter *writer; /* (nullable): for CSV, which needs no widths */
};

static guint
character_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += character_width (g_utf8_get_char (p));
  return width;
}

static char *
make_cell (const char *text, guint max_width)
{
  g_autofree char *visible = lia_text_make_bidi_visible (text != NULL ? text : "");
  GString *cell = g_string_new (NULL);
  guint width = 0;

  g_strdelimit (visible, "\n\r\t\v\f", ' ');
  for (const char *p = visible; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (width + character_width (c) >= max_width && *g_utf8_next_char (p) != '\0')
        {
          g_string_append (cell, "…");
          break;
        }
      g_string_append_unichar (cell, c);
      width += character_width (c);
    }
  return g_string_free_and_steal (cell);
}

LiaPrinter *
lia_printer_new (void)
{
  LiaPrinter *self = g_new0 (LiaPrinter, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->row = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

LiaPrinter *
lia_printer_new_csv (void)
{
  LiaPrinter *self = lia_printer_new ();
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  self->writer = lia_csv_writer_new (stream);
  return self;
}

void
lia_printer_free (LiaPrinter *self)
{
  g_clear_pointer (&self->writer, lia_csv_writer_free);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->row);
  g_array_unref (self->widths);
  g_free (self);
}

static void
add_cell (LiaPrinter *self, const char *text, guint max_width)
{
  g_autofree char *cell = NULL;
  guint *width;

  if (self->writer != NULL)
    {
      lia_csv_writer_add_text (self->writer, text);
      return;
    }
  cell = make_cell (text, max_width);
  if (self->row->len == self->widths->len)
    g_array_set_size (self->widths, self->widths->len + 1);
  width = &g_array_index (self->widths, guint, self->row->len);
  *width = MAX (*width, text_width (cell));
  g_ptr_array_add (self->row, g_steal_pointer (&cell));
}

void
lia_printer_add_cell (LiaPrinter *self, const char *text)
{
  add_cell (self, text, MAX_CELL_WIDTH);
}

void
lia_printer_add_long_cell (LiaPrinter *self, const char *text)
{
  add_cell (self, text, G_MAXUINT);
}

void
lia_printer_end_row (LiaPrinter *self)
{
  if (self->writer != NULL)
    {
      lia_csv_writer_end_row (self->writer, NULL, NULL);
      return;
    }
  g_ptr_array_add (self->rows, g_steal_pointer (&self->row));
  self->row = g_ptr_array_new_with_free_func (g_free);
}

void
lia_printer_add_row (LiaPrinter *self, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    lia_printer_add_cell (self, cells[i]);
  lia_printer_end_row (self);
}

void
lia_printer_print (LiaPrinter *self)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (self->writer != NULL)
    {
      lia_csv_writer_finish (self->writer, NULL, NULL);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (self->rows, i);

      g_string_truncate (line, 0);
      for (guint column = 0; column < row->len; column++)
        {
          const char *cell = g_ptr_array_index (row, column);

          g_string_append (line, cell);
          if (column + 1 < row->len)
            for (guint width = text_width (cell);
                 width < g_array_index (self->widths, guint, column) + 2; width++)
              g_string_append_c (line, ' ');
        }
      while (line->len > 0 && line->str[line->len - 1] == ' ')
        g_string_truncate (line, line->len - 1);
      g_print ("%s\n", line->str);
    }
}

void
lia_print_json (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
}
