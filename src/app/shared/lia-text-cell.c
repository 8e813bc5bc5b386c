/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-text-cell.h"

#include <adwaita.h>
#include <string.h>

#include "lia-date.h"
#include "lia-derived-field.h"
#include "lia-text-line.h"
#include "lia-text.h"

struct _LiaTextCell
{
  GtkWidget parent_instance;

  /* owned */
  LiaRecord *record; /* (nullable) */
  PangoLayout *layout; /* (nullable): made when first drawn */
  PangoLayout *aside; /* (nullable): made when first needed */
  LiaTextCellContent content; /* its text is NULL while it is not made */

  /* borrowed */
  const char *field; /* (nullable): the name */
  LiaTextCellFill fill; /* (nullable) */

  int icon_x; /* -1 without one on screen */
};

G_DEFINE_FINAL_TYPE (LiaTextCell, lia_text_cell, GTK_TYPE_WIDGET)

/* Longer texts end far outside the widest column. */
#define MAX_SHOWN_CHARACTERS 400

#define ICON_SIZE            16
#define SPACING              6

/* As libadwaita dims what is beside the point, see its variable --dim-opacity. */
#define DIM_OPACITY               0.55f
#define DIM_OPACITY_HIGH_CONTRAST 0.9f

/* A column has no room for the names of months in full. */
static char *
format_value (LiaTextCell *self)
{
  const LiaField *field
      = lia_record_type_find_column (lia_record_get_record_type (self->record), self->field);
  g_autofree char *date = NULL;

  if (field == NULL || field->type != LIA_FIELD_DATE)
    return lia_record_format (self->record, self->field, LIA_RECORD_DISPLAY);

  date = lia_record_format (self->record, self->field, LIA_RECORD_MACHINE);
  return lia_date_to_short_display (date);
}

static char *
format_field (LiaTextCell *self)
{
  g_autofree char *text
      = self->field != NULL ? format_value (self) : lia_record_get_display_name (self->record);

  if (strpbrk (text, "\r\n\t") != NULL)
    g_strdelimit (text, "\r\n\t", ' ');
  if (strlen (text) > MAX_SHOWN_CHARACTERS && g_utf8_strlen (text, -1) > MAX_SHOWN_CHARACTERS)
    *g_utf8_offset_to_pointer (text, MAX_SHOWN_CHARACTERS) = '\0';

  return lia_text_make_bidi_visible (text);
}

static void
clear_content (LiaTextCell *self)
{
  g_clear_pointer (&self->content.text, g_free);
  g_clear_pointer (&self->content.aside, g_free);
  self->content.icon = NULL;
  self->content.icon_label = NULL;
  self->icon_x = -1;
}

static void
tell_name (LiaTextCell *self)
{
  g_autoptr (GString) name = g_string_new (self->content.text);

  if (self->content.aside != NULL)
    g_string_append_printf (name, " %s", self->content.aside);
  if (self->content.icon_label != NULL)
    g_string_append_printf (name, " %s", self->content.icon_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

static void
ensure_content (LiaTextCell *self)
{
  LiaTextCellContent *content = &self->content;

  if (content->text != NULL)
    return;

  if (self->record != NULL && self->fill != NULL)
    self->fill (self->record, content);
  else if (self->record != NULL)
    content->text = format_field (self);
  if (content->text == NULL)
    content->text = g_strdup ("");
  if (content->aside != NULL && *content->aside == '\0')
    g_clear_pointer (&content->aside, g_free);

  tell_name (self);
  if (self->layout != NULL)
    pango_layout_set_text (self->layout, content->text, -1);
  if (self->aside != NULL)
    pango_layout_set_text (self->aside, content->aside != NULL ? content->aside : "", -1);
}

const char *
lia_text_cell_get_text (LiaTextCell *self)
{
  g_return_val_if_fail (LIA_IS_TEXT_CELL (self), NULL);

  ensure_content (self);

  return self->content.text;
}

static PangoLayout *
ensure_layout (LiaTextCell *self, PangoLayout **layout, const char *text)
{
  if (*layout == NULL)
    *layout = lia_text_line_new (GTK_WIDGET (self), text);

  return *layout;
}

/* Draws @layout into the place that begins @start pixels from the reading side and is @room wide; returns the
 * width it took. */
static int
append_layout (LiaTextCell *self,
               GtkSnapshot *snapshot,
               PangoLayout *layout,
               int start,
               int room,
               const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int left = start;
  int width = 0;

  pango_layout_set_width (layout, room * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, NULL);
  /* At the reading side of the table, whatever the script of the text. */
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    left = gtk_widget_get_width (widget) - start - width;
  lia_text_line_snapshot (layout, widget, snapshot, (float) left, color);

  return width;
}

static void
append_icon (LiaTextCell *self, GtkSnapshot *snapshot, int start, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkTextDirection direction = gtk_widget_get_direction (widget);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon
      = gtk_icon_theme_lookup_icon (theme, self->content.icon, NULL, ICON_SIZE,
                                    gtk_widget_get_scale_factor (widget), direction, 0);
  int y = (gtk_widget_get_height (widget) - ICON_SIZE) / 2;

  self->icon_x
      = direction == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (widget) - start - ICON_SIZE : start;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->icon_x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
lia_text_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiaTextCell *self = LIA_TEXT_CELL (widget);
  int room = gtk_widget_get_width (widget);
  int aside_width = 0;
  GdkRGBA color;
  int x = 0;

  ensure_content (self);
  self->icon_x = -1;
  if (self->content.text[0] == '\0' || room <= 0)
    return;

  gtk_widget_get_color (widget, &color);
  if (self->content.icon != NULL)
    room = MAX (room - SPACING - ICON_SIZE, 1);
  if (self->content.aside != NULL)
    {
      /* The aside is short, and stays whole as long as it leaves the text a half. */
      PangoLayout *aside = ensure_layout (self, &self->aside, self->content.aside);

      pango_layout_set_width (aside, room / 2 * PANGO_SCALE);
      pango_layout_get_pixel_size (aside, &aside_width, NULL);
      room = MAX (room - SPACING - aside_width, 1);
    }

  x = append_layout (self, snapshot, ensure_layout (self, &self->layout, self->content.text), 0,
                     room, &color);
  if (self->content.aside != NULL)
    {
      AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
      GdkRGBA dimmed = color;

      dimmed.alpha
          *= adw_style_manager_get_high_contrast (style) ? DIM_OPACITY_HIGH_CONTRAST : DIM_OPACITY;
      x += SPACING;
      x += append_layout (self, snapshot, self->aside, x, aside_width, &dimmed);
    }
  if (self->content.icon != NULL)
    append_icon (self, snapshot, x + SPACING, &color);
}

static void
lia_text_cell_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int width = pango_font_metrics_get_approximate_char_width (metrics);

      *minimum = PANGO_PIXELS_CEIL (3 * width);
      *natural = PANGO_PIXELS_CEIL (16 * width);
    }
  else
    {
      *minimum = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
      *natural = *minimum;
    }
  pango_font_metrics_unref (metrics);
}

static void
forget_layout (LiaTextCell *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->aside);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lia_text_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lia_text_cell_parent_class)->css_changed (widget, change);
  forget_layout (LIA_TEXT_CELL (widget));
}

static void
lia_text_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (lia_text_cell_parent_class)->system_setting_changed (widget, setting);
  forget_layout (LIA_TEXT_CELL (widget));
  gtk_widget_queue_resize (widget);
}

static void
lia_text_cell_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (lia_text_cell_parent_class)->direction_changed (widget, previous);
  forget_layout (LIA_TEXT_CELL (widget));
}

/* Tooltips are made when asked for, and only where the text was cut short. */
static gboolean
lia_text_cell_query_tooltip (GtkWidget *widget,
                             int x,
                             int y,
                             gboolean keyboard,
                             GtkTooltip *tooltip)
{
  LiaTextCell *self = LIA_TEXT_CELL (widget);

  if (self->icon_x >= 0 && x >= self->icon_x && x < self->icon_x + ICON_SIZE)
    {
      gtk_tooltip_set_text (tooltip, self->content.icon_label);
      return TRUE;
    }
  if (self->content.text == NULL || self->layout == NULL
      || (!pango_layout_is_ellipsized (self->layout)
          && (self->aside == NULL || !pango_layout_is_ellipsized (self->aside))))
    return FALSE;

  if (self->content.aside != NULL)
    {
      g_autofree char *both = g_strconcat (self->content.text, " ", self->content.aside, NULL);

      gtk_tooltip_set_text (tooltip, both);
    }
  else
    {
      gtk_tooltip_set_text (tooltip, self->content.text);
    }
  return TRUE;
}

static void
lia_text_cell_dispose (GObject *object)
{
  LiaTextCell *self = LIA_TEXT_CELL (object);

  g_clear_object (&self->record);
  g_clear_object (&self->layout);
  g_clear_object (&self->aside);
  clear_content (self);

  G_OBJECT_CLASS (lia_text_cell_parent_class)->dispose (object);
}

static void
lia_text_cell_class_init (LiaTextCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_text_cell_dispose;
  widget_class->snapshot = lia_text_cell_snapshot;
  widget_class->measure = lia_text_cell_measure;
  widget_class->css_changed = lia_text_cell_css_changed;
  widget_class->system_setting_changed = lia_text_cell_system_setting_changed;
  widget_class->direction_changed = lia_text_cell_direction_changed;
  widget_class->query_tooltip = lia_text_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "textcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
lia_text_cell_init (LiaTextCell *self)
{
  self->icon_x = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
lia_text_cell_new (const char *field)
{
  LiaTextCell *self = g_object_new (LIA_TYPE_TEXT_CELL, NULL);

  self->field = field;

  return GTK_WIDGET (self);
}

GtkWidget *
lia_text_cell_new_filled (LiaTextCellFill fill)
{
  LiaTextCell *self = g_object_new (LIA_TYPE_TEXT_CELL, NULL);

  self->fill = fill;

  return GTK_WIDGET (self);
}

void
lia_text_cell_set_record (LiaTextCell *self, LiaRecord *record)
{
  g_return_if_fail (LIA_IS_TEXT_CELL (self));
  g_return_if_fail (record == NULL || LIA_IS_RECORD (record));

  if (!g_set_object (&self->record, record))
    return;

  clear_content (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
