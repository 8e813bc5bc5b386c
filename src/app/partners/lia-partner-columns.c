/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-columns.h"

#include <glib/gi18n-lib.h>

#include "lia-contractor-wall.h"
#include "lia-level-pill.h"
#include "lia-partner-text.h"
#include "lia-record-columns.h"

#define NAME_MIN_WIDTH 150

/* Tooltips are made when asked for, and only where the text was cut short. */
static gboolean
on_query_tooltip (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static GtkWidget *
cell_label_new (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0,
                                   "single-line-mode", TRUE, "has-tooltip", TRUE, NULL);

  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  return label;
}

static void
on_level_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  GtkWidget *pill = lia_level_pill_new ();

  g_object_set_data (G_OBJECT (pill), LIA_LIST_ITEM_KEY, cell);
  gtk_column_view_cell_set_child (cell, pill);
}

static void
on_level_bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, LiaLevelRanks *ranks)
{
  LiaRecord *partner = gtk_column_view_cell_get_item (cell);
  g_autofree char *level = lia_partner_dup_field (partner, "level");

  lia_level_pill_set_level (LIA_LEVEL_PILL (gtk_column_view_cell_get_child (cell)), level,
                            lia_level_ranks_get (ranks, lia_record_get_integer (partner, "level")));
}

static void
on_name_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = cell_label_new ();
  GtkWidget *acronym = cell_label_new ();
  GtkWidget *contractor = gtk_image_new_from_icon_name ("applications-engineering-symbolic");

  /* Whatever columns stand beside it, some of the name is read. */
  gtk_widget_set_size_request (box, NAME_MIN_WIDTH, -1);
  gtk_widget_add_css_class (acronym, "dimmed");
  gtk_widget_set_tooltip_text (contractor, _ ("Also a contractor"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), acronym);
  gtk_box_append (GTK_BOX (box), contractor);
  g_object_set_data (G_OBJECT (box), LIA_LIST_ITEM_KEY, cell);
  gtk_column_view_cell_set_child (cell, box);
}

static void
on_name_bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  LiaRecord *partner = gtk_column_view_cell_get_item (cell);
  GtkWidget *name = gtk_widget_get_first_child (gtk_column_view_cell_get_child (cell));
  GtkWidget *acronym = gtk_widget_get_next_sibling (name);
  GtkWidget *contractor = gtk_widget_get_next_sibling (acronym);
  g_autofree char *name_text = lia_partner_dup_name (partner);
  g_autofree char *acronym_text = lia_partner_dup_acronym (partner);

  gtk_label_set_text (GTK_LABEL (name), name_text);
  gtk_label_set_text (GTK_LABEL (acronym), acronym_text);
  gtk_widget_set_visible (acronym, *acronym_text != '\0');
  gtk_widget_set_visible (contractor, lia_contractor_wall_applies (partner));
}

GtkListItemFactory *
lia_partner_column_factory (const char *field, gpointer ranks)
{
  GtkListItemFactory *factory = NULL;

  g_return_val_if_fail (LIA_IS_LEVEL_RANKS (ranks), NULL);

  if (g_str_equal (field, "name"))
    {
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (on_name_setup), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_name_bind), NULL);
    }
  else if (g_str_equal (field, "level"))
    {
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (on_level_setup), NULL);
      g_signal_connect_object (factory, "bind", G_CALLBACK (on_level_bind), ranks, 0);
    }

  return factory;
}
