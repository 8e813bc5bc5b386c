/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-section-label.h"

#include <glib/gi18n-lib.h>

static void
update_count (GtkLabel *count, GParamSpec *pspec, AdwViewStackPage *page)
{
  guint n = adw_view_stack_page_get_badge_number (page);
  g_autofree char *text = g_strdup_printf ("%'u", n);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (count), GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *spoken = NULL;

  gtk_label_set_text (count, text);
  gtk_widget_set_visible (GTK_WIDGET (count), n > 0);
  if (row == NULL)
    return;
  /* Translators: a section of a page and how many entries it has: Agreements, 3 */
  spoken = n > 0 ? g_strdup_printf (_ ("%s, %'u"), adw_view_stack_page_get_title (page), n)
                 : g_strdup (adw_view_stack_page_get_title (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
on_badge_changed (AdwViewStackPage *page, GParamSpec *pspec, GtkLabel *count)
{
  update_count (count, pspec, page);
}

GtkWidget *
lia_section_label_new (AdwViewStackPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (adw_view_stack_page_get_icon_name (page));
  GtkWidget *title = gtk_label_new (adw_view_stack_page_get_title (page));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_signal_connect_object (page, "notify::badge-number", G_CALLBACK (on_badge_changed), count, 0);
  update_count (GTK_LABEL (count), NULL, page);

  return row;
}
