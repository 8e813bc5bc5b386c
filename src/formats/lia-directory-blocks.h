/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "lia-directory.h"

G_BEGIN_DECLS

/* A link of a block: bytes of its text. */
typedef struct
{
  int from;
  int to;
  char *target;
} LiaDirectoryLink;

/**
 * LiaDirectoryBlock:
 * @label: (nullable): beside the first line, at the margin
 * @links: (element-type LiaDirectoryLink)
 * @indent: from the margin
 * @space: above it, but at the top of a page
 * @keeps: with the block that follows
 * @ruled: has a line under it
 *
 * Some lines of a directory on paper, laid out, before it is known where they go.
 */
typedef struct
{
  PangoLayout *layout;
  PangoLayout *label;
  GArray *links;
  double indent;
  double space;
  gboolean keeps;
  gboolean ruled;
} LiaDirectoryBlock;

/** lia_directory_make_blocks: @width: of a line. Returns: (transfer full) (element-type LiaDirectoryBlock) */
GPtrArray *lia_directory_make_blocks (const LiaDirectory *directory, cairo_t *cairo, double width);

G_END_DECLS
