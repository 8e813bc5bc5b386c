/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-screenshot.h"

#include "lia-error.h"

/* Puts @native, whose corner is at @x, @y of the picture, and the popovers in front of it into @snapshot, and @bounds around them. */
static void
add_native (GtkSnapshot *snapshot, GtkWidget *native, double x, double y, graphene_rect_t *bounds)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (native);
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  gtk_snapshot_restore (snapshot);
  graphene_rect_union (
      bounds, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height), bounds);
}

/* Menus are surfaces of their own, which the picture of their window leaves out. */
static void
add_popovers (GtkSnapshot *snapshot, GtkWidget *widget, double x, double y, graphene_rect_t *bounds)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GdkSurface *surface = NULL;
      double inner_x = 0;
      double inner_y = 0;
      double child_x = x;
      double child_y = y;

      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_POPOVER (child))
        {
          surface = gtk_native_get_surface (GTK_NATIVE (child));
          gtk_native_get_surface_transform (GTK_NATIVE (child), &inner_x, &inner_y);
          child_x += gdk_popup_get_position_x (GDK_POPUP (surface)) + inner_x;
          child_y += gdk_popup_get_position_y (GDK_POPUP (surface)) + inner_y;
          add_native (snapshot, child, child_x, child_y, bounds);
          /* Popovers in it start from the corner of its surface. */
          child_x -= inner_x;
          child_y -= inner_y;
        }
      add_popovers (snapshot, child, child_x, child_y, bounds);
    }
}

gboolean
lia_screenshot_save (GtkWindow *window, const char *path, GError **error)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  double x = 0;
  double y = 0;

  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  add_native (snapshot, GTK_WIDGET (window), 0, 0, &bounds);
  add_popovers (snapshot, GTK_WIDGET (window), -x, -y, &bounds);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_BUSY, "%s: the window shows nothing", path);
      return FALSE;
    }

  texture
      = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &bounds);
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_IO, "%s: the file cannot be written", path);
      return FALSE;
    }

  return TRUE;
}
