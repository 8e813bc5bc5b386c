/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-directory-blocks.h"

#define FONT           "Sans"
#define LINK_COLOUR    0x1a, 0x5f, 0xb4
#define NOTE_COLOUR    0x5e, 0x5c, 0x64
#define NOTE_COLOUR_16 0x5e5e, 0x5c5c, 0x6464
#define LABEL_GAP      8.0

typedef struct
{
  const LiaDirectory *directory;
  cairo_t *cairo; /* borrowed */
  GPtrArray *blocks; /* (element-type LiaDirectoryBlock) owned */
  double width; /* of a line */
  double label_width; /* of the widest label */
} Making;

static void
link_clear (LiaDirectoryLink *link)
{
  g_free (link->target);
}

static void
block_free (LiaDirectoryBlock *block)
{
  g_object_unref (block->layout);
  g_clear_object (&block->label);
  g_array_unref (block->links);
  g_free (block);
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
  self->links = g_array_new (FALSE, FALSE, sizeof (LiaDirectoryLink));
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
layout_new (Making *self, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cairo);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT " 10");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static LiaDirectoryBlock *
add_block (Making *self, Writing *writing, double indent, double space)
{
  LiaDirectoryBlock *block = g_new0 (LiaDirectoryBlock, 1);

  block->indent = indent;
  block->layout = layout_new (self, self->width - indent);
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
add_title (Making *self)
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
add_section_title (Making *self, const LiaDirectorySection *section)
{
  Writing writing;
  LiaDirectoryBlock *block;

  writing_init (&writing);
  append_large (&writing, section->title, 14);
  block = add_block (self, &writing, 0, 22);
  block->keeps = TRUE;
  block->ruled = TRUE;
}

/* The label on the left, what it is about beside it. */
static void
add_fact (Making *self, const LiaDirectoryFact *fact, double space, gboolean keeps)
{
  Writing writing;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  LiaDirectoryBlock *block;
  guint from;

  writing_init (&writing);
  from = append (&writing, fact->text);
  if (fact->link != NULL)
    {
      const LiaDirectoryLink link = { (int) from, (int) writing.text->len, g_strdup (fact->link) };

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
add_entry (Making *self, const LiaDirectoryEntry *entry)
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
add_empty (Making *self)
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
measure_labels (Making *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PangoLayout) layout = layout_new (self, self->width);
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
  return MIN ((double) widest / PANGO_SCALE + 1, self->width / 3);
}

GPtrArray *
lia_directory_make_blocks (const LiaDirectory *directory, cairo_t *cairo, double width)
{
  Making self = {
    .directory = directory,
    .cairo = cairo,
    .blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free),
    .width = width,
  };

  self.label_width = measure_labels (&self);
  add_title (&self);
  if (directory->sections->len == 0)
    add_empty (&self);
  for (guint i = 0; i < directory->sections->len; i++)
    {
      const LiaDirectorySection *section = g_ptr_array_index (directory->sections, i);

      add_section_title (&self, section);
      for (guint j = 0; j < section->entries->len; j++)
        add_entry (&self, g_ptr_array_index (section->entries, j));
    }
  return self.blocks;
}
