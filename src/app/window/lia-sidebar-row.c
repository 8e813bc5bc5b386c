/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-sidebar-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* owned */
  char *page_name;
  char *title;

  GtkButton *count; /* borrowed */

  gboolean secondary;
} LiaSidebarRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (LiaSidebarRow, lia_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
lia_sidebar_row_finalize (GObject *object)
{
  LiaSidebarRowPrivate *priv = lia_sidebar_row_get_instance_private (LIA_SIDEBAR_ROW (object));

  g_clear_pointer (&priv->page_name, g_free);
  g_clear_pointer (&priv->title, g_free);

  G_OBJECT_CLASS (lia_sidebar_row_parent_class)->finalize (object);
}

static void
lia_sidebar_row_class_init (LiaSidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_sidebar_row_finalize;
}

static void
lia_sidebar_row_init (LiaSidebarRow *self)
{
}

/* The list moves on from the row that had the focus last, which need not be this one when it came to the button by Tab. */
static gboolean
on_count_key (LiaSidebarRow *self, guint key)
{
  if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    gtk_widget_grab_focus (GTK_WIDGET (self));

  return GDK_EVENT_PROPAGATE;
}

GtkWidget *
lia_sidebar_row_new (const char *page_name,
                     const char *title,
                     const char *icon_name,
                     gboolean secondary)
{
  LiaSidebarRow *self = g_object_new (LIA_TYPE_SIDEBAR_ROW, NULL);
  LiaSidebarRowPrivate *priv = lia_sidebar_row_get_instance_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkEventController *keys = gtk_event_controller_key_new ();

  lia_sidebar_row_set_page (self, page_name, secondary);
  priv->title = g_strdup (title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  priv->count = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_widget_set_valign (GTK_WIDGET (priv->count), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (priv->count), "finding-count");
  gtk_widget_set_visible (GTK_WIDGET (priv->count), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->count), "win.findings");
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_count_key), self);
  gtk_widget_add_controller (GTK_WIDGET (priv->count), keys);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->count));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

void
lia_sidebar_row_set_page (LiaSidebarRow *self, const char *page_name, gboolean secondary)
{
  LiaSidebarRowPrivate *priv = lia_sidebar_row_get_instance_private (self);

  g_return_if_fail (LIA_IS_SIDEBAR_ROW (self));

  g_set_str (&priv->page_name, page_name);
  priv->secondary = secondary;
}

const char *
lia_sidebar_row_get_page_name (LiaSidebarRow *self)
{
  LiaSidebarRowPrivate *priv = lia_sidebar_row_get_instance_private (self);

  return priv->page_name;
}

gboolean
lia_sidebar_row_is_secondary (LiaSidebarRow *self)
{
  LiaSidebarRowPrivate *priv = lia_sidebar_row_get_instance_private (self);

  return priv->secondary;
}

void
lia_sidebar_row_set_count (LiaSidebarRow *self, guint count)
{
  LiaSidebarRowPrivate *priv = lia_sidebar_row_get_instance_private (self);
  g_autofree char *number = g_strdup_printf ("%'u", count);
  g_autofree char *tooltip = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (LIA_IS_SIDEBAR_ROW (self));

  /* A row of another kind counts what it likes. */
  if (priv->count == NULL)
    return;

  tooltip = g_strdup_printf (ngettext ("Show %'u Finding", "Show %'u Findings", count), count);
  /* Translators: the name of a page in the sidebar and how many findings there are about what it lists */
  label = g_strdup_printf (ngettext ("%s, %'u finding", "%s, %'u findings", count), priv->title,
                           count);
  gtk_button_set_label (priv->count, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->count), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (priv->count), count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  count > 0 ? label : priv->title, -1);
}
