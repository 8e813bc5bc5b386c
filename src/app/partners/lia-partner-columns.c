/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-columns.h"

#include <glib/gi18n-lib.h>

#include "lia-level-pill.h"
#include "lia-partner-text.h"

typedef struct
{
  const char *field;
  const char *title;
  int width; /* pixels; the name takes what is left */
} Column;

static const Column columns[] = {
  { "name", N_ ("Name"), -1 },        { "level", N_ ("Level"), 160 },
  { "kinds", N_ ("Kinds"), 132 },     { "sector", N_ ("Sector"), 132 },
  { "country", N_ ("Country"), 132 }, { "keyworker", N_ ("Keyworker"), 164 },
  { "status", N_ ("Status"), 96 },
};

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
on_text_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  gtk_column_view_cell_set_child (cell, cell_label_new ());
}

static void
on_text_bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const char *field)
{
  LiaRecord *partner = gtk_column_view_cell_get_item (cell);
  g_autofree char *text = lia_partner_dup_field (partner, field);

  gtk_label_set_text (GTK_LABEL (gtk_column_view_cell_get_child (cell)), text);
}

static void
on_level_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  gtk_column_view_cell_set_child (cell, lia_level_pill_new ());
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

  gtk_widget_add_css_class (acronym, "dimmed");
  gtk_widget_set_tooltip_text (contractor, _ ("Also a contractor"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), acronym);
  gtk_box_append (GTK_BOX (box), contractor);
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
  gtk_widget_set_visible (contractor, lia_record_get_integer (partner, "contractor") != 0);
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  g_autofree char *sentence = lia_partner_dup_sentence (gtk_column_view_row_get_item (row));

  gtk_column_view_row_set_accessible_label (row, sentence);
}

static GtkListItemFactory *
factory_new (const Column *column, LiaLevelRanks *ranks)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  if (g_str_equal (column->field, "name"))
    {
      g_signal_connect (factory, "setup", G_CALLBACK (on_name_setup), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_name_bind), NULL);
    }
  else if (g_str_equal (column->field, "level"))
    {
      g_signal_connect (factory, "setup", G_CALLBACK (on_level_setup), NULL);
      g_signal_connect_object (factory, "bind", G_CALLBACK (on_level_bind), ranks, 0);
    }
  else
    {
      g_signal_connect (factory, "setup", G_CALLBACK (on_text_setup), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_text_bind), (gpointer) column->field);
    }

  return factory;
}

void
lia_partner_columns_append (GtkColumnView *view, LiaLevelRanks *ranks)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (LIA_IS_LEVEL_RANKS (ranks));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const Column *column = &columns[i];
      g_autoptr (GtkColumnViewColumn) view_column
          = gtk_column_view_column_new (_ (column->title), factory_new (column, ranks));
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_id (view_column, column->field);
      gtk_column_view_column_set_sorter (view_column, sorter);
      gtk_column_view_column_set_resizable (view_column, TRUE);
      gtk_column_view_column_set_expand (view_column, column->width < 0);
      gtk_column_view_column_set_fixed_width (view_column, column->width);
      gtk_column_view_append_column (view, view_column);
    }

  /* The order the list has anyway: the arrow says so. */
  GListModel *all = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (all, 0);
  gtk_column_view_sort_by_column (view, name, GTK_SORT_ASCENDING);

  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_signal_connect (rows, "bind", G_CALLBACK (on_row_bind), NULL);
  gtk_column_view_set_row_factory (view, rows);
}

const char *
lia_partner_columns_get_sort (GtkColumnView *view, gboolean *descending)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (descending != NULL, NULL);

  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  return column != NULL ? gtk_column_view_column_get_id (column) : NULL;
}
