/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-text-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-text.h"

struct _LiaTextCell
{
  GtkWidget parent_instance;

  /* owned */
  LiaRecord *record; /* (nullable) */
  PangoLayout *layout; /* (nullable): made when first drawn */
  char *text; /* (nullable): not made yet */

  /* borrowed */
  const char *field; /* (nullable): the name */
};

G_DEFINE_FINAL_TYPE (LiaTextCell, lia_text_cell, GTK_TYPE_WIDGET)

/* Longer texts end far outside the widest column. */
#define MAX_SHOWN_CHARACTERS 400

static char *
make_text (LiaTextCell *self)
{
  g_autofree char *text = NULL;

  if (self->record == NULL)
    return g_strdup ("");

  text = self->field != NULL ? lia_record_format (self->record, self->field, LIA_RECORD_DISPLAY)
                             : lia_record_get_display_name (self->record);
  if (strpbrk (text, "\r\n\t") != NULL)
    g_strdelimit (text, "\r\n\t", ' ');
  if (strlen (text) > MAX_SHOWN_CHARACTERS && g_utf8_strlen (text, -1) > MAX_SHOWN_CHARACTERS)
    *g_utf8_offset_to_pointer (text, MAX_SHOWN_CHARACTERS) = '\0';

  return lia_text_make_bidi_visible (text);
}

const char *
lia_text_cell_get_text (LiaTextCell *self)
{
  g_return_val_if_fail (LIA_IS_TEXT_CELL (self), NULL);

  if (self->text == NULL)
    {
      self->text = make_text (self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->text, -1);
      if (self->layout != NULL)
        pango_layout_set_text (self->layout, self->text, -1);
    }

  return self->text;
}

static PangoLayout *
get_layout (LiaTextCell *self)
{
  const char *text = lia_text_cell_get_text (self);

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
    }
  pango_layout_set_width (self->layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);

  return self->layout;
}

static void
lia_text_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiaTextCell *self = LIA_TEXT_CELL (widget);
  PangoLayout *layout = NULL;
  PangoRectangle extents;
  GdkRGBA color;
  int x = 0;

  if (lia_text_cell_get_text (self)[0] == '\0' || gtk_widget_get_width (widget) <= 0)
    return;

  layout = get_layout (self);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  /* At the reading side of the table, whatever the script of the text. */
  x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
          ? gtk_widget_get_width (widget) - extents.x - extents.width
          : -extents.x;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (
                    (float) x, (float) (gtk_widget_get_height (widget) - extents.height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
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

  if (self->layout == NULL || !pango_layout_is_ellipsized (self->layout))
    return FALSE;

  gtk_tooltip_set_text (tooltip, self->text);
  return TRUE;
}

static void
lia_text_cell_dispose (GObject *object)
{
  LiaTextCell *self = LIA_TEXT_CELL (object);

  g_clear_object (&self->record);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, g_free);

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

void
lia_text_cell_set_record (LiaTextCell *self, LiaRecord *record)
{
  g_return_if_fail (LIA_IS_TEXT_CELL (self));
  g_return_if_fail (record == NULL || LIA_IS_RECORD (record));

  if (!g_set_object (&self->record, record))
    return;

  g_clear_pointer (&self->text, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
