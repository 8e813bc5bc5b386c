/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-test-looks.h"

#include <adwaita.h>
#include <math.h>

#define TOLERANCE  1.5 /* pixels, for what is rounded */
#define CSS_MARGIN 12 /* pixels: what a style may put around a widget beside its own size */

static char *
describe (GtkWidget *widget)
{
  g_autoptr (GString) path = g_string_new (NULL);
  GtkWidget *start = widget;
  graphene_rect_t bounds;

  for (guint i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget))
    {
      const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

      if (text == NULL)
        text = gtk_widget_get_tooltip_text (widget);
      g_string_append_printf (path, "%s%s", i > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget));
      if (text != NULL)
        g_string_append_printf (path, " “%s”", text);
    }

  if (gtk_widget_get_parent (start) != NULL
      && gtk_widget_compute_bounds (start, gtk_widget_get_parent (start), &bounds))
    g_string_append_printf (path, " (%.0f+%.0f of %d, %.0f+%.0f of %d)", bounds.origin.x,
                            bounds.size.width, gtk_widget_get_width (gtk_widget_get_parent (start)),
                            bounds.origin.y, bounds.size.height,
                            gtk_widget_get_height (gtk_widget_get_parent (start)));

  return g_string_free_and_steal (g_steal_pointer (&path));
}

/* Parents that show a part of a larger child, and widgets of GTK that place theirs in ways of their own. */
static gboolean
may_stick_out (GtkWidget *parent)
{
  static const char *const names[] = { "GtkViewport",
                                       "GtkListView",
                                       "GtkColumnView",
                                       "GtkColumnListView",
                                       "GtkGridView",
                                       "GtkRevealer",
                                       "GtkText",
                                       "GtkTextView",
                                       "GtkScrolledWindow",
                                       "GtkOverlay",
                                       "GtkScrollbar",
                                       "GtkRange",
                                       "GtkSwitch",
                                       "GtkScale",
                                       "GtkProgressBar",
                                       "AdwFloatingSheet",
                                       "AdwBottomSheet",
                                       "AdwDialogHost",
                                       "GtkColumnViewRowWidget",
                                       "AdwIndicatorBin",
                                       NULL };

  return g_strv_contains (names, G_OBJECT_TYPE_NAME (parent))
         || gtk_widget_get_overflow (parent) == GTK_OVERFLOW_HIDDEN;
}

static gboolean
is_outside (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t bounds;
  graphene_rect_t room;

  /* A header bar lets a title of two lines reach into its padding. */
  if (parent == NULL || GTK_IS_NATIVE (widget) || ADW_IS_WINDOW_TITLE (widget)
      || may_stick_out (parent) || !gtk_widget_compute_bounds (widget, parent, &bounds)
      || !gtk_widget_compute_bounds (parent, parent, &room))
    return FALSE;

  /* NaN compares with nothing. */
  return !(bounds.origin.x >= room.origin.x - TOLERANCE
           && bounds.origin.x + bounds.size.width <= room.origin.x + room.size.width + TOLERANCE
           && bounds.origin.y >= room.origin.y - TOLERANCE
           && bounds.origin.y + bounds.size.height <= room.origin.y + room.size.height + TOLERANCE);
}

static gboolean
is_squeezed (GtkWidget *widget)
{
  graphene_rect_t bounds;
  int minimum = 0;

  if (GTK_IS_NATIVE (widget) || !gtk_widget_compute_bounds (widget, widget, &bounds))
    return FALSE;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  minimum -= gtk_widget_get_margin_start (widget) + gtk_widget_get_margin_end (widget) + CSS_MARGIN;

  return bounds.size.width < (float) minimum;
}

static gboolean
is_cut_to_nothing (GtkWidget *widget)
{
  PangoLayout *layout = NULL;
  PangoContext *context = NULL;
  PangoFontMetrics *metrics = NULL;
  int room;

  if (!GTK_IS_LABEL (widget))
    return FALSE;
  layout = gtk_label_get_layout (GTK_LABEL (widget));
  if (!pango_layout_is_ellipsized (layout))
    return FALSE;

  /* Two letters and the dots. */
  context = gtk_widget_get_pango_context (widget);
  metrics = pango_context_get_metrics (context, NULL, NULL);

  room = PANGO_PIXELS (3 * pango_font_metrics_get_approximate_char_width (metrics));
  pango_font_metrics_unref (metrics);

  return gtk_widget_get_width (widget) < room;
}

/* A button says what it does; an ellipsis that is not its own hides that. */
static gboolean
is_cut_button (GtkWidget *widget)
{
  GtkWidget *label = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  return GTK_IS_LABEL (label)
         && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* One reads what one searches for. */
static gboolean
is_narrow_search (GtkWidget *widget)
{
  return GTK_IS_SEARCH_ENTRY (widget)
         && gtk_widget_get_width (widget)
                < gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (widget))) * 2 / 3;
}

/* What is typed in several lines and cannot be scrolled shows all of them. */
static gboolean
is_cut_below (GtkWidget *widget)
{
  GtkTextIter end;
  GdkRectangle place;

  if (!GTK_IS_TEXT_VIEW (widget) || GTK_IS_SCROLLED_WINDOW (gtk_widget_get_parent (widget)))
    return FALSE;
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (widget), &end, &place);

  return place.y + place.height > gtk_widget_get_height (widget) + TOLERANCE;
}

/* Text that is said for the widget: its own and that of what is in it. */
static gboolean
has_text_inside (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text_inside (child))
      return TRUE;

  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if ((tooltip != NULL && *tooltip != '\0')
      || gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget)
      && *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) != '\0')
    return TRUE;
  if (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget))
    return FALSE;

  return has_text_inside (widget);
}

/* What is in an entry, a spin button, a menu button has the name of the whole. */
static gboolean
is_named (GtkWidget *widget)
{
  for (guint i = 0; widget != NULL && i < 6; i++, widget = gtk_widget_get_parent (widget))
    {
      if (has_name (widget))
        return TRUE;
      if (GTK_IS_LIST_BOX_ROW (widget))
        break;
    }

  return FALSE;
}

static gboolean
is_unnamed (GtkWidget *widget)
{
  /* They pass the focus on to what is in them. */
  if (GTK_IS_NATIVE (widget) || GTK_IS_SCROLLED_WINDOW (widget) || ADW_IS_DIALOG (widget)
      || !gtk_widget_get_focusable (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;

  return !is_named (widget);
}

/* GTK draws a sign of its own instead. */
static gboolean
is_missing_icon (GtkWidget *widget)
{
  const char *name = GTK_IS_IMAGE (widget) ? gtk_image_get_icon_name (GTK_IMAGE (widget)) : NULL;
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  return name != NULL && *name != '\0' && !gtk_icon_theme_has_icon (theme, name);
}

guint
lia_test_looks_count_faults (GtkWidget *widget, gboolean told)
{
  static const struct
  {
    gboolean (*is_fault) (GtkWidget *widget);
    const char *text;
  } checks[] = {
    { is_outside, "is drawn outside what it is in" },
    { is_squeezed, "has less room than it needs" },
    { is_cut_to_nothing, "shows nothing of its text" },
    { is_cut_button, "is a button that does not show its whole label" },
    { is_narrow_search, "is a search with room for a few letters" },
    { is_cut_below, "does not show the last line of its text" },
    { is_unnamed, "takes the focus and has no name" },
    { is_missing_icon, "has an icon that does not exist" },
  };
  guint n_faults = 0;

  /* The trough of a scroll bar is laid out by GTK alone. */
  if (!gtk_widget_get_mapped (widget) || GTK_IS_RANGE (widget))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].is_fault (widget))
      {
        g_autofree char *text = describe (widget);

        n_faults++;
        if (told)
          g_test_message ("%s %s", text, checks[i].text);
      }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_faults += lia_test_looks_count_faults (child, told);

  return n_faults;
}
