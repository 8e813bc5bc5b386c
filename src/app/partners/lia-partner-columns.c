/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-columns.h"

#include <glib/gi18n-lib.h>

#include "lia-contractor-wall.h"
#include "lia-level-pill.h"
#include "lia-partner-text.h"
#include "lia-record-columns.h"
#include "lia-text-cell.h"

#define NAME_MIN_WIDTH 150

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
fill_name (LiaRecord *partner, LiaTextCellContent *content)
{
  content->text = lia_partner_dup_name (partner);
  content->aside = lia_partner_dup_acronym (partner);
  if (lia_contractor_wall_applies (partner))
    {
      content->icon = "applications-engineering-symbolic";
      content->icon_label = _ ("Also a contractor");
    }
}

static void
on_name_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  GtkWidget *name = lia_text_cell_new_filled (fill_name);

  /* Whatever columns stand beside it, some of the name is read. */
  gtk_widget_set_size_request (name, NAME_MIN_WIDTH, -1);
  g_object_set_data (G_OBJECT (name), LIA_LIST_ITEM_KEY, cell);
  gtk_column_view_cell_set_child (cell, name);
}

static void
on_name_bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  lia_text_cell_set_record (LIA_TEXT_CELL (gtk_column_view_cell_get_child (cell)),
                            gtk_column_view_cell_get_item (cell));
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
