/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-alert-dialog.h"

#include <glib/gi18n-lib.h>

/* Pixels: what a button of the narrowest dialog has for its label, less what bold letters are wider. */
#define NARROW_RESPONSE 196

/* The heading is there twice: large, in one line, and smaller, wrapped, for where the large one has no room. */
static GtkLabel *
find_large_heading (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-2"))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = find_large_heading (child);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/* The buttons of libadwaita 1.7 cut a label that has no room, and are as high as their label would be in one line. */
static void
wrap_label (GtkLabel *label)
{
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (label), gtk_label_get_text (label));
  int height = 0;

  pango_layout_set_width (layout, NARROW_RESPONSE * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  if (pango_layout_get_line_count (layout) > 1)
    gtk_widget_set_size_request (GTK_WIDGET (label), -1, height);
}

static void
wrap_responses (GtkWidget *widget)
{
  GtkWidget *label = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  if (GTK_IS_LABEL (label) && gtk_button_get_can_shrink (GTK_BUTTON (widget)))
    {
      wrap_label (GTK_LABEL (label));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_responses (child);
}

/* Responses are added after the dialog is made. */
static void
on_realize (GtkWidget *dialog)
{
  wrap_responses (dialog);
}

AdwDialog *
lia_alert_dialog_new (const char *heading, const char *body)
{
  AdwDialog *self = NULL;
  GtkLabel *label = NULL;

  g_return_val_if_fail (heading != NULL, NULL);

  self = adw_alert_dialog_new (heading, body);

  /* libadwaita 1.7 measures the large one for the width that there is before it decides between the two, and GTK
   * warns when that is less than the label's least. One that can be cut has next to no least width; it is shown
   * only where the whole of it fits, and so is never cut. */
  label = find_large_heading (adw_dialog_get_child (self));
  if (label != NULL)
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);

  return self;
}

AdwDialog *
lia_alert_dialog_new_discard (void)
{
  AdwDialog *self = lia_alert_dialog_new (_ ("Discard Changes?"),
                                          _ ("What you changed here has not been saved."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self), "cancel", _ ("_Cancel"), "discard",
                                  _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);

  return self;
}
