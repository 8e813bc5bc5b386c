/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-directory.h"

#include <cairo-pdf.h>
#include <langinfo.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"

/* Paper: every title and entry is one block of lines. First all lines get their place, so that the number of pages is
 * known; then they are drawn. Lengths in points. */

#define MARGIN         56.7 /* 2 cm */
#define FOOTER         28.0
#define FONT           "Sans"
#define LINK_COLOUR    0x1a, 0x5f, 0xb4
#define NOTE_COLOUR    0x5e, 0x5c, 0x64
#define NOTE_COLOUR_16 0x5e5e, 0x5c5c, 0x6464
#define LABEL_GAP      8.0

typedef struct
{
  double width;
  double height;
} Size;

static const Size sizes[] = { { 595.276, 841.89 }, { 612, 792 } };

/* A link of a block: bytes of its text. */
typedef struct
{
  int from;
  int to;
  char *target;
} Link;

typedef struct
{
  PangoLayout *layout;
  PangoLayout *label; /* (nullable): beside the first line, at the margin */
  GArray *links; /* (element-type Link) */
  double indent; /* from the margin */
  double space; /* above it, but at the top of a page */
  gboolean keeps; /* with the block that follows */
  gboolean ruled; /* has a line under it */
} Block;

/* Where a line of a block goes. */
typedef struct
{
  const Block *block;
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
  GPtrArray *blocks; /* (element-type Block) */
  GArray *places; /* (element-type Place) */

  double label_width; /* of the widest label */
  gboolean rtl;
  guint page;
  double y;
} Paper;

static void
link_clear (Link *link)
{
  g_free (link->target);
}

static void
block_free (Block *block)
{
  g_object_unref (block->layout);
  g_clear_object (&block->label);
  g_array_unref (block->links);
  g_free (block);
}

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

/* Blocks. Their text is never read as markup: how it looks is said by byte ranges. */

typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GArray *links;
} Writing;

static void
writing_init (Writing *self)
{
  self->text = g_string_new (NULL);
  self->attributes = pango_attr_list_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  g_array_set_clear_func (self->links, (GDestroyNotify) link_clear);
}

static void
apply (Writing *self, guint from, PangoAttribute *attribute)
{
  attribute->start_index = from;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

static void
apply_colour (Writing *self, guint from, guint red, guint green, guint blue)
{
  apply (self, from,
         pango_attr_foreground_new ((guint16) (red * 257), (guint16) (green * 257),
                                    (guint16) (blue * 257)));
}

static guint
append (Writing *self, const char *text)
{
  const guint from = (guint) self->text->len;

  g_string_append (self->text, text);
  return from;
}

static void
append_large (Writing *self, const char *text, int size)
{
  const guint from = append (self, text);

  apply (self, from, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  apply (self, from, pango_attr_size_new (size * PANGO_SCALE));
}

static void
append_note (Writing *self, const char *text)
{
  apply_colour (self, append (self, text), NOTE_COLOUR);
}

static PangoLayout *
layout_new (Paper *self, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cairo);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT " 10");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static double
get_line_width (const Paper *self)
{
  return self->size.width - 2 * MARGIN;
}

static Block *
add_block (Paper *self, Writing *writing, double indent, double space)
{
  Block *block = g_new0 (Block, 1);

  block->indent = indent;
  block->layout = layout_new (self, get_line_width (self) - indent);
  pango_layout_set_text (block->layout, writing->text->str, (int) writing->text->len);
  pango_layout_set_attributes (block->layout, writing->attributes);
  block->links = writing->links;
  block->space = space;
  g_ptr_array_add (self->blocks, block);
  g_string_free (writing->text, TRUE);
  pango_attr_list_unref (writing->attributes);
  return block;
}

static void
add_title (Paper *self)
{
  Writing writing;

  writing_init (&writing);
  append_large (&writing, self->directory->title, 20);
  if (self->directory->subtitle != NULL)
    {
      append (&writing, "\n");
      append_note (&writing, self->directory->subtitle);
    }
  add_block (self, &writing, 0, 0)->keeps = TRUE;
}

static void
add_section_title (Paper *self, const LiaDirectorySection *section)
{
  Writing writing;
  Block *block;

  writing_init (&writing);
  append_large (&writing, section->title, 14);
  block = add_block (self, &writing, 0, 22);
  block->keeps = TRUE;
  block->ruled = TRUE;
}

/* The label on the left, what it is about beside it. */
static void
add_fact (Paper *self, const LiaDirectoryFact *fact, double space, gboolean keeps)
{
  Writing writing;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  Block *block;
  guint from;

  writing_init (&writing);
  from = append (&writing, fact->text);
  if (fact->link != NULL)
    {
      const Link link = { (int) from, (int) writing.text->len, g_strdup (fact->link) };

      apply_colour (&writing, from, LINK_COLOUR);
      g_array_append_val (writing.links, link);
    }
  block = add_block (self, &writing, self->label_width + LABEL_GAP, space);
  block->keeps = keeps;
  block->label = layout_new (self, self->label_width);
  pango_attr_list_insert (attributes, pango_attr_foreground_new (NOTE_COLOUR_16));
  pango_layout_set_attributes (block->label, attributes);
  pango_layout_set_ellipsize (block->label, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (block->label, fact->label, -1);
}

static void
add_entry (Paper *self, const LiaDirectoryEntry *entry)
{
  Writing writing;

  writing_init (&writing);
  append_large (&writing, entry->name, 11);
  if (entry->note != NULL)
    {
      append (&writing, "\n");
      append_note (&writing, entry->note);
    }
  if (entry->description != NULL)
    {
      append (&writing, "\n");
      append (&writing, entry->description);
    }
  add_block (self, &writing, 0, 14)->keeps = entry->facts->len > 0;
  for (guint i = 0; i < entry->facts->len; i++)
    add_fact (self, g_ptr_array_index (entry->facts, i), i == 0 ? 3 : 0, i + 1 < entry->facts->len);
}

static void
add_empty (Paper *self)
{
  Writing writing;

  if (self->directory->empty == NULL)
    return;
  writing_init (&writing);
  append (&writing, self->directory->empty);
  add_block (self, &writing, 0, 22);
}

/* As wide as the widest label, but no more than a third of the line. */
static double
measure_labels (Paper *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PangoLayout) layout = layout_new (self, get_line_width (self));
  int widest = 0;

  for (guint i = 0; i < self->directory->sections->len; i++)
    {
      const LiaDirectorySection *section = g_ptr_array_index (self->directory->sections, i);

      for (guint j = 0; j < section->entries->len; j++)
        {
          const LiaDirectoryEntry *entry = g_ptr_array_index (section->entries, j);

          for (guint k = 0; k < entry->facts->len; k++)
            {
              const LiaDirectoryFact *fact = g_ptr_array_index (entry->facts, k);
              PangoRectangle logical;

              if (!g_hash_table_add (seen, fact->label))
                continue;
              pango_layout_set_text (layout, fact->label, -1);
              pango_layout_get_extents (layout, NULL, &logical);
              widest = MAX (widest, logical.width);
            }
        }
    }
  return MIN ((double) widest / PANGO_SCALE + 1, get_line_width (self) / 3);
}

/* Places. */

static double
get_height (const Block *block)
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
  const Block *block = g_ptr_array_index (self->blocks, index);
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
  const Block *block = g_ptr_array_index (self->blocks, index);
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
      const Link *link = &g_array_index (place->block->links, Link, i);
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
  paper.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  paper.places = g_array_new (FALSE, FALSE, sizeof (Place));

  paper.rtl = lia_directory_is_rtl (self);
  paper.label_width = measure_labels (&paper);

  add_title (&paper);
  if (self->sections->len == 0)
    add_empty (&paper);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const LiaDirectorySection *section = g_ptr_array_index (self->sections, i);

      add_section_title (&paper, section);
      for (guint j = 0; j < section->entries->len; j++)
        add_entry (&paper, g_ptr_array_index (section->entries, j));
    }
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
