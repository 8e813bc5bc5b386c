/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-flow-layout.h"

#define SPACING 6 /* between marks and between lines */

struct _LiaFlowLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaFlowLayout, lia_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
lia_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_child_width (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return MAX (minimum, MIN (natural, width));
}

static int
get_child_height (GtkWidget *child, int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* Returns: the first child of the next line; what is in this one, from @child on, is @height high */
static GtkWidget *
measure_line (GtkWidget *child, int width, int *height)
{
  int x = 0;

  *height = 0;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = get_child_width (child, width);
      if (child_width == 0)
        continue;
      if (x > 0 && x + SPACING + child_width > width)
        break;
      x += (x > 0 ? SPACING : 0) + child_width;
      *height = MAX (*height, get_child_height (child, child_width));
    }

  return child;
}

static void
lia_flow_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      {
        int child_minimum, child_natural;

        if (!gtk_widget_should_layout (child))
          continue;
        gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
        *minimum = MAX (*minimum, child_minimum);
        *natural += (*natural > 0 && child_natural > 0 ? SPACING : 0) + child_natural;
      }
  else
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      while (child != NULL)
        {
          int line_height;

          child = measure_line (child, for_size >= 0 ? for_size : G_MAXINT / 2, &line_height);
          *minimum += (*minimum > 0 && line_height > 0 ? SPACING : 0) + line_height;
        }
      *natural = *minimum;
    }
}

static void
lia_flow_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      int line_height;
      int x = 0;
      GtkWidget *next = measure_line (child, width, &line_height);

      for (; child != next; child = gtk_widget_get_next_sibling (child))
        {
          GtkAllocation allocation;

          if (!gtk_widget_should_layout (child))
            continue;
          allocation.width = get_child_width (child, width);
          allocation.height = line_height;
          allocation.x = rtl ? width - x - allocation.width : x;
          allocation.y = y;
          gtk_widget_size_allocate (child, &allocation, -1);
          /* A box in which nothing is shown takes no room. */
          x += allocation.width > 0 ? allocation.width + SPACING : 0;
        }
      if (line_height > 0)
        y += line_height + SPACING;
    }
}

static void
lia_flow_layout_class_init (LiaFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = lia_flow_layout_get_request_mode;
  manager_class->measure = lia_flow_layout_measure;
  manager_class->allocate = lia_flow_layout_allocate;
}

static void
lia_flow_layout_init (LiaFlowLayout *self)
{
}
