/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane beside the list is for the details of the selected record or for the filters. */
#include "lia-list-page-private.h"

void
lia_list_page_update_toggles (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  gboolean shown = FALSE;
  gboolean filters = FALSE;

  if (priv->split_view == NULL || priv->updating)
    return;

  shown = adw_overlay_split_view_get_show_sidebar (priv->split_view);
  filters = g_strcmp0 (gtk_stack_get_visible_child_name (priv->side), "filters") == 0;
  priv->updating = TRUE;
  gtk_toggle_button_set_active (priv->details_toggle, shown && !filters);
  gtk_toggle_button_set_active (priv->filters_toggle, shown && filters);
  priv->updating = FALSE;
}

static void
show_side (LiaListPage *self, const char *name, gboolean shown)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  /* Facets are counted from when they are first looked at. */
  if (shown && g_str_equal (name, "filters") && priv->list_query != NULL)
    lia_list_page_ensure_facets (self);

  if (shown)
    gtk_stack_set_visible_child_name (priv->side, name);
  adw_overlay_split_view_set_show_sidebar (priv->split_view, shown);
  lia_list_page_update_toggles (self);
}

static void
on_details_toggled (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  if (!priv->updating)
    show_side (self, "details", gtk_toggle_button_get_active (priv->details_toggle));
}

static void
on_filters_toggled (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  if (!priv->updating)
    show_side (self, "filters", gtk_toggle_button_get_active (priv->filters_toggle));
}

void
lia_list_page_toggle_details (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !lia_record_list_get_narrow (priv->list))
    show_side (self, "details", !gtk_toggle_button_get_active (priv->details_toggle));
}

void
lia_list_page_toggle_filters (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  gboolean shown = FALSE;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  shown = !gtk_toggle_button_get_active (priv->filters_toggle);
  show_side (self, "filters", shown);
  if (shown)
    gtk_widget_child_focus (GTK_WIDGET (priv->facet_pane), GTK_DIR_TAB_FORWARD);
  else
    lia_record_list_grab_focus (priv->list);
}

void
lia_list_page_class_install_side (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_details_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_toggled);
  gtk_widget_class_bind_template_callback (widget_class, lia_list_page_update_toggles);
  gtk_widget_class_bind_template_callback (widget_class, lia_list_page_toggle_filters);
}
