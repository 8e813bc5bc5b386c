/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-sidebar-row.h"

struct _LiaSidebarRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  char *page_name;

  gboolean secondary;
};

G_DEFINE_FINAL_TYPE (LiaSidebarRow, lia_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
lia_sidebar_row_finalize (GObject *object)
{
  LiaSidebarRow *self = LIA_SIDEBAR_ROW (object);

  g_clear_pointer (&self->page_name, g_free);

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

GtkWidget *
lia_sidebar_row_new (const char *page_name,
                     const char *title,
                     const char *icon_name,
                     gboolean secondary)
{
  LiaSidebarRow *self = g_object_new (LIA_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  self->page_name = g_strdup (page_name);
  self->secondary = secondary;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

const char *
lia_sidebar_row_get_page_name (LiaSidebarRow *self)
{
  return self->page_name;
}

gboolean
lia_sidebar_row_is_secondary (LiaSidebarRow *self)
{
  return self->secondary;
}
