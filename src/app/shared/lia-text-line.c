/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-text-line.h"

PangoLayout *
lia_text_line_new (GtkWidget *widget, const char *text)
{
  PangoLayout *line = gtk_widget_create_pango_layout (widget, text);

  pango_layout_set_ellipsize (line, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (line, TRUE);

  return line;
}

void
lia_text_line_snapshot (PangoLayout *line,
                        GtkWidget *widget,
                        GtkSnapshot *snapshot,
                        float left,
                        const GdkRGBA *color)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (line, NULL, &extents);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (left - (float) extents.x,
                            (float) (gtk_widget_get_height (widget) - extents.height) / 2));
  gtk_snapshot_append_layout (snapshot, line, color);
  gtk_snapshot_restore (snapshot);
}
