/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-alert-dialog.h"

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

  return self;
}
