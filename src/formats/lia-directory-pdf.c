/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-directory-blocks.h"

#include <cairo-pdf.h>
#include <langinfo.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"

/* Paper: every title and entry is one block of lines. First all lines get their place, so that the number of pages is
 * known; then they are drawn. Lengths in points. */

#define MARGIN 56.7 /* 2 cm */
#define FOOTER 28.0
#define FONT   "Sans"

typedef struct
{
  double width;
  double height;
} Size;

static const Size sizes[] = { { 595.276, 841.89 }, { 612, 792 } };

/* Where a line of a block goes. */
typedef struct
{
  const LiaDirectoryBlock *block;
  PangoLayoutLine *line; /* the layout's */
  guint page;
  double y; /* of its top */
  gboolean first; /* of its block */
  gboolean ruled; /* has a line under it */
} Place;

typedef struct
{
  const LiaDirectory *directory;
  Size size;
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error; /* the first of the stream */

  /* owned */
  cairo_surface_t *surface;
  cairo_t *cairo;
  GPtrArray *blocks; /* (element-type LiaDirectoryBlock) */
  GArray *places; /* (element-type Place) */

  gboolean rtl;
  guint page;
  double y;
} Paper;

static void
paper_clear (Paper *self)
{
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->cairo, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

LiaPaper
lia_paper_get_default (void)
{
  /* glibc gives the number in the place of the pointer. */
  const guint width = (guint) GPOINTER_TO_UINT (nl_langinfo (_NL_PAPER_WIDTH));

  return width == 216 ? LIA_PAPER_LETTER : LIA_PAPER_A4;
}

/* Places. */

static double
get_height (const LiaDirectoryBlock *block)
{
  PangoRectangle logical;

  pango_layout_get_extents (block->layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

static double
get_bottom (const Paper *self)
{
  return self->size.height - MARGIN - FOOTER;
}

static gboolean
is_at_top (const Paper *self)
{
  return self->y <= MARGIN;
}

static void
begin_page (Paper *self)
{
  self->page++;
  self->y = MARGIN;
}

/* What has to fit below: the block, and all it keeps with. */
static double
get_needed_height (const Paper *self, guint index)
{
  const LiaDirectoryBlock *block = g_ptr_array_index (self->blocks, index);
  double height = block->space + get_height (block);

  for (guint i = index; block->keeps && i + 1 < self->blocks->len;)
    {
      block = g_ptr_array_index (self->blocks, ++i);
      height += block->space + get_height (block);
    }
  return height;
}

static void
place_block (Paper *self, guint index)
{
  const LiaDirectoryBlock *block = g_ptr_array_index (self->blocks, index);
  const double needed = get_needed_height (self, index);
  PangoLayoutIter *iter;
  gboolean first = TRUE;

  if (!is_at_top (self) && self->y + needed > get_bottom (self)
      && needed <= get_bottom (self) - MARGIN)
    begin_page (self);
  if (!is_at_top (self))
    self->y += block->space;
  iter = pango_layout_get_iter (block->layout);
  do
    {
      PangoRectangle logical;
      Place place = { .block = block, .line = pango_layout_iter_get_line_readonly (iter) };
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      if (!is_at_top (self) && self->y + height > get_bottom (self))
        begin_page (self);
      place.first = first;
      first = FALSE;
      place.page = self->page;
      place.y = self->y;
      place.ruled = block->ruled && pango_layout_iter_at_last_line (iter);
      g_array_append_val (self->places, place);
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  if (block->ruled)
    self->y += 4;
}

/* Drawing. */

/* Quotation marks and backslashes would end the attribute. */
static char *
quote_target (const char *target)
{
  GString *quoted = g_string_new (NULL);

  for (const char *p = target; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *p);
    }
  return g_string_free_and_steal (quoted);
}

static void
draw_links (Paper *self, const Place *place, PangoLayoutLine *line, double x, double height)
{
  const int start = pango_layout_line_get_start_index (line);
  const int end = start + pango_layout_line_get_length (line);

  for (guint i = 0; i < place->block->links->len; i++)
    {
      const LiaDirectoryLink *link = &g_array_index (place->block->links, LiaDirectoryLink, i);
      g_autofree char *target = NULL;
      g_autofree char *attributes = NULL;
      g_autofree int *ranges = NULL;
      int n_ranges;

      if (link->from >= end || link->to <= start)
        continue;
      pango_layout_line_get_x_ranges (line, MAX (link->from, start), MIN (link->to, end), &ranges,
                                      &n_ranges);
      target = quote_target (link->target);
      for (int range = 0; range < n_ranges; range++)
        {
          char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
          const double values[]
              = { x + (double) ranges[2 * range] / PANGO_SCALE, place->y,
                  (double) (ranges[2 * range + 1] - ranges[2 * range]) / PANGO_SCALE, height };

          for (guint value = 0; value < G_N_ELEMENTS (values); value++)
            g_ascii_formatd (numbers[value], sizeof numbers[value], "%.2f", values[value]);
          g_free (attributes);
          attributes = g_strdup_printf ("rect=[%s %s %s %s] uri='%s'", numbers[0], numbers[1],
                                        numbers[2], numbers[3], target);
          cairo_tag_begin (self->cairo, CAIRO_TAG_LINK, attributes);
          cairo_tag_end (self->cairo, CAIRO_TAG_LINK);
        }
    }
}

/* Lines begin at one side of the paper, whichever way the text of each runs, so that an entry hangs together. */
static double
get_x (const Paper *self, double indent, double width)
{
  return self->rtl ? self->size.width - MARGIN - indent - width : MARGIN + indent;
}

static void
draw_label (Paper *self, const Place *place)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (place->block->label, 0);
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  cairo_move_to (self->cairo, get_x (self, 0, (double) logical.width / PANGO_SCALE),
                 place->y - (double) logical.y / PANGO_SCALE);
  pango_cairo_show_layout_line (self->cairo, line);
}

static void
draw_line (Paper *self, const Place *place)
{
  PangoLayoutLine *line = place->line;
  PangoRectangle logical;
  double height;
  double x;

  pango_layout_line_get_extents (line, NULL, &logical);
  height = (double) logical.height / PANGO_SCALE;
  x = get_x (self, place->block->indent, (double) logical.width / PANGO_SCALE);
  cairo_set_source_rgb (self->cairo, 0, 0, 0);
  cairo_move_to (self->cairo, x, place->y - (double) logical.y / PANGO_SCALE);
  pango_cairo_show_layout_line (self->cairo, line);
  /* Ranges of text that runs from the right are counted from elsewhere. */
  if (pango_layout_line_get_resolved_direction (line) != PANGO_DIRECTION_RTL)
    draw_links (self, place, line, x, height);
  if (place->first && place->block->label != NULL)
    draw_label (self, place);
  if (!place->ruled)
    return;
  cairo_set_line_width (self->cairo, 0.6);
  cairo_move_to (self->cairo, MARGIN, place->y + height + 2);
  cairo_line_to (self->cairo, self->size.width - MARGIN, place->y + height + 2);
  cairo_stroke (self->cairo);
}

static void
draw_footer (Paper *self, guint page, guint n_pages)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (self->cairo);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT " 8");
  /* Translators: at the foot of a printed page */
  g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) ((self->size.width - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  cairo_set_source_rgb (self->cairo, 0.37, 0.36, 0.39);
  cairo_move_to (self->cairo, MARGIN, self->size.height - MARGIN);
  pango_cairo_show_layout (self->cairo, layout);
}

static void
draw (Paper *self)
{
  const guint n_pages = self->page + 1;
  guint next = 0;

  for (guint page = 0; page < n_pages && self->error == NULL; page++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
        return;
      for (; next < self->places->len; next++)
        {
          const Place *place = &g_array_index (self->places, Place, next);

          if (place->page != page)
            break;
          draw_line (self, place);
        }
      draw_footer (self, page, n_pages);
      cairo_show_page (self->cairo);
    }
}

static cairo_status_t
write_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  Paper *self = data;

  if (self->error == NULL
      && g_output_stream_write_all (self->stream, bytes, length, NULL, self->cancellable,
                                    &self->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

gboolean
lia_directory_write_pdf (const LiaDirectory *self,
                         LiaPaper paper_size,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Paper) paper = {
    .directory = self,
    .size = sizes[paper_size],
    .stream = stream,
    .cancellable = cancellable,
    .y = MARGIN,
  };
  cairo_status_t status;

  paper.surface = cairo_pdf_surface_create_for_stream (write_bytes, &paper, paper.size.width,
                                                       paper.size.height);
  paper.cairo = cairo_create (paper.surface);
  cairo_pdf_surface_set_metadata (paper.surface, CAIRO_PDF_METADATA_TITLE, self->title);
  paper.places = g_array_new (FALSE, FALSE, sizeof (Place));

  paper.rtl = lia_directory_is_rtl (self);
  paper.blocks = lia_directory_make_blocks (self, paper.cairo, paper.size.width - 2 * MARGIN);
  for (guint i = 0; i < paper.blocks->len; i++)
    place_block (&paper, i);
  draw (&paper);

  cairo_surface_finish (paper.surface);
  status = cairo_surface_status (paper.surface);
  if (paper.error != NULL)
    g_propagate_error (error, g_steal_pointer (&paper.error));
  else if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("The PDF could not be written: %s"),
                 cairo_status_to_string (status));
  else
    return TRUE;
  return FALSE;
}
