/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-level-pill.h"

#include "lia-text-line.h"

/* Tints defined in the style sheet: level-rank-0 … level-rank-4. */
#define HIGHEST_TINT 4

/* Widths that are remembered; a ladder has some five levels. */
#define MAX_WIDTHS 64

struct _LiaLevelPill
{
  GtkWidget parent_instance;

  /* owned */
  char *name;
  PangoLayout *layout; /* (nullable): made when first drawn */

  guint tint;
};

/* How wide a name is in a font. */
typedef struct
{
  char *name;
  guint font;
  double resolution;
  int width;
} LiaKnownWidth;

G_DEFINE_FINAL_TYPE (LiaLevelPill, lia_level_pill, GTK_TYPE_WIDGET)

static const char *const tint_classes[HIGHEST_TINT + 1] = {
  "level-rank-0", "level-rank-1", "level-rank-2", "level-rank-3", "level-rank-4",
};

/* A table measures the pills of two hundred rows again with every frame in which it is scrolled fast, and there
 * are only a few levels. Belongs to the main thread. */
static GArray *known_widths;

static void
known_width_clear (gpointer data)
{
  g_free (((LiaKnownWidth *) data)->name);
}

static PangoLayout *
ensure_layout (LiaLevelPill *self)
{
  if (self->layout == NULL)
    self->layout = lia_text_line_new (GTK_WIDGET (self), self->name);

  return self->layout;
}

static int
get_name_width (LiaLevelPill *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const LiaKnownWidth wanted
      = { self->name, pango_font_description_hash (pango_context_get_font_description (context)),
          pango_cairo_context_get_resolution (context), 0 };
  LiaKnownWidth known = wanted;

  if (known_widths == NULL)
    {
      known_widths = g_array_new (FALSE, FALSE, sizeof (LiaKnownWidth));
      g_array_set_clear_func (known_widths, known_width_clear);
    }
  for (guint i = 0; i < known_widths->len; i++)
    {
      const LiaKnownWidth *other = &g_array_index (known_widths, LiaKnownWidth, i);

      if (other->font == wanted.font && other->resolution == wanted.resolution
          && g_str_equal (other->name, wanted.name))
        return other->width;
    }

  if (known_widths->len >= MAX_WIDTHS)
    g_array_set_size (known_widths, 0);
  pango_layout_set_width (ensure_layout (self), -1);
  pango_layout_get_pixel_size (self->layout, &known.width, NULL);
  known.name = g_strdup (self->name);
  g_array_append_val (known_widths, known);

  return known.width;
}

static void
lia_level_pill_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  LiaLevelPill *self = LIA_LEVEL_PILL (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* As a label that is cut short with an ellipsis. */
      int three = 3 * pango_font_metrics_get_approximate_char_width (metrics);

      *natural = get_name_width (self);
      *minimum = MIN (*natural, PANGO_PIXELS_CEIL (three));
    }
  else
    {
      *minimum = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics)
                                    + pango_font_metrics_get_descent (metrics));
      *natural = *minimum;
      *minimum_baseline = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics));
      *natural_baseline = *minimum_baseline;
    }
  pango_font_metrics_unref (metrics);
}

static void
lia_level_pill_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiaLevelPill *self = LIA_LEVEL_PILL (widget);
  int width = gtk_widget_get_width (widget);
  int line_width = 0;
  GdkRGBA color;

  if (*self->name == '\0' || width <= 0)
    return;

  pango_layout_set_width (ensure_layout (self), width * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, &line_width, NULL);
  gtk_widget_get_color (widget, &color);
  lia_text_line_snapshot (self->layout, widget, snapshot, (float) (width - line_width) / 2, &color);
}

static void
forget_layout (LiaLevelPill *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lia_level_pill_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lia_level_pill_parent_class)->css_changed (widget, change);
  forget_layout (LIA_LEVEL_PILL (widget));
}

static void
lia_level_pill_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (lia_level_pill_parent_class)->system_setting_changed (widget, setting);
  if (known_widths != NULL)
    g_array_set_size (known_widths, 0);
  forget_layout (LIA_LEVEL_PILL (widget));
  gtk_widget_queue_resize (widget);
}

static void
lia_level_pill_finalize (GObject *object)
{
  LiaLevelPill *self = LIA_LEVEL_PILL (object);

  g_clear_object (&self->layout);
  g_free (self->name);

  G_OBJECT_CLASS (lia_level_pill_parent_class)->finalize (object);
}

static void
lia_level_pill_class_init (LiaLevelPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lia_level_pill_finalize;
  widget_class->measure = lia_level_pill_measure;
  widget_class->snapshot = lia_level_pill_snapshot;
  widget_class->css_changed = lia_level_pill_css_changed;
  widget_class->system_setting_changed = lia_level_pill_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "levelpill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
lia_level_pill_init (LiaLevelPill *self)
{
  self->name = g_strdup ("");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), tint_classes[0]);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lia_level_pill_new (void)
{
  return g_object_new (LIA_TYPE_LEVEL_PILL, NULL);
}

void
lia_level_pill_set_level (LiaLevelPill *self, const char *name, guint rank)
{
  guint tint = MIN (rank, HIGHEST_TINT);

  g_return_if_fail (LIA_IS_LEVEL_PILL (self));

  if (g_set_str (&self->name, name != NULL ? name : ""))
    {
      forget_layout (self);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->name, -1);
      gtk_widget_set_visible (GTK_WIDGET (self), *self->name != '\0');
    }

  if (tint != self->tint)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), tint_classes[self->tint]);
      gtk_widget_add_css_class (GTK_WIDGET (self), tint_classes[tint]);
      self->tint = tint;
    }
}
