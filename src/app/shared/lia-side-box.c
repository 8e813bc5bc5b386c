/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-side-box.h"

#define SPACING      12
#define LINE_SPACING 9

struct _LiaSideBox
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *content; /* (nullable) */
  GtkWidget *side; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaSideBox, lia_side_box, GTK_TYPE_WIDGET)

enum
{
  PROP_CONTENT = 1,
  PROP_SIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_there (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

static void
measure_width (GtkWidget *child, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  if (is_there (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
measure_height (GtkWidget *child, int width)
{
  int minimum = 0;

  if (is_there (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* How wide @side is at the side of @content in @width; 0: it stands below. */
static int
get_side_width (LiaSideBox *self, int width)
{
  int content_minimum, content_natural, side_minimum, side_natural;

  measure_width (self->content, &content_minimum, &content_natural);
  measure_width (self->side, &side_minimum, &side_natural);

  return content_natural + SPACING + side_natural <= width ? side_natural : 0;
}

static GtkSizeRequestMode
lia_side_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lia_side_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  LiaSideBox *self = LIA_SIDE_BOX (widget);
  gboolean both = is_there (self->content) && is_there (self->side);
  int content_minimum, content_natural, side_minimum, side_natural;

  measure_width (self->content, &content_minimum, &content_natural);
  measure_width (self->side, &side_minimum, &side_natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (content_minimum, side_minimum);
      *natural = content_natural + side_natural + (both ? SPACING : 0);
    }
  else
    {
      /* Without a width, the height is that of the widest. */
      int width = for_size >= 0 ? for_size : G_MAXINT16;
      int side_width = both ? get_side_width (self, width) : 0;

      if (side_width > 0)
        *minimum = MAX (measure_height (self->content, width - SPACING - side_width),
                        measure_height (self->side, side_width));
      else
        *minimum = measure_height (self->content, MAX (width, content_minimum))
                   + (both ? LINE_SPACING : 0)
                   + measure_height (self->side, MAX (side_minimum, MIN (width, side_natural)));
      *natural = *minimum;
    }
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

/* @x: from where a line begins, which is the right in a layout from right to left */
static void
allocate (LiaSideBox *self, GtkWidget *child, int x, int y, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { x, y, width, height };

  if (rtl)
    allocation.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
lia_side_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiaSideBox *self = LIA_SIDE_BOX (widget);
  gboolean both = is_there (self->content) && is_there (self->side);
  int side_width = both ? get_side_width (self, width) : 0;
  int side_minimum, side_natural;

  if (side_width > 0)
    {
      allocate (self, self->content, 0, 0, width - SPACING - side_width, height);
      allocate (self, self->side, width - side_width, 0, side_width, height);
      return;
    }

  measure_width (self->side, &side_minimum, &side_natural);
  side_width = MAX (side_minimum, MIN (width, side_natural));
  if (both)
    {
      int side_height = measure_height (self->side, side_width);

      allocate (self, self->content, 0, 0, width, height - LINE_SPACING - side_height);
      allocate (self, self->side, width - side_width, height - side_height, side_width,
                side_height);
    }
  else if (is_there (self->content))
    allocate (self, self->content, 0, 0, width, height);
  else if (is_there (self->side))
    allocate (self, self->side, width - side_width, 0, side_width, height);
}

static void
set_child (LiaSideBox *self, GtkWidget **place, GtkWidget *child, GtkWidget *before)
{
  if (*place == child)
    return;

  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  /* Content first: it is also the order of the keyboard. */
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), before);
}

static void
lia_side_box_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaSideBox *self = LIA_SIDE_BOX (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_side_box_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LiaSideBox *self = LIA_SIDE_BOX (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      lia_side_box_set_content (self, g_value_get_object (value));
      break;
    case PROP_SIDE:
      lia_side_box_set_side (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_side_box_dispose (GObject *object)
{
  LiaSideBox *self = LIA_SIDE_BOX (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_side_box_parent_class)->dispose (object);
}

static void
lia_side_box_class_init (LiaSideBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_side_box_get_property;
  object_class->set_property = lia_side_box_set_property;
  object_class->dispose = lia_side_box_dispose;
  widget_class->get_request_mode = lia_side_box_get_request_mode;
  widget_class->measure = lia_side_box_measure;
  widget_class->size_allocate = lia_side_box_size_allocate;

  properties[PROP_CONTENT]
      = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDE]
      = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_side_box_init (LiaSideBox *self)
{
}

void
lia_side_box_set_content (LiaSideBox *self, GtkWidget *content)
{
  g_return_if_fail (LIA_IS_SIDE_BOX (self));
  g_return_if_fail (content == NULL || GTK_IS_WIDGET (content));

  set_child (self, &self->content, content, self->side);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

void
lia_side_box_set_side (LiaSideBox *self, GtkWidget *side)
{
  g_return_if_fail (LIA_IS_SIDE_BOX (self));
  g_return_if_fail (side == NULL || GTK_IS_WIDGET (side));

  set_child (self, &self->side, side, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDE]);
}
