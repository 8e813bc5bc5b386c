/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-record-columns.h"

#include "lia-text-cell.h"

struct _LiaRecordColumns
{
  GObject parent_instance;

  /* owned */
  LiaColumnLayout *layout;
  GHashTable *columns; /* (element-type utf8 GtkColumnViewColumn): all that were ever shown */

  /* borrowed */
  GtkColumnView *view;
  LiaColumnFactory factory; /* (nullable) */
  gpointer factory_data;

  guint order_source;
  gboolean arranging;
};

G_DEFINE_FINAL_TYPE (LiaRecordColumns, lia_record_columns, G_TYPE_OBJECT)

static void
on_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const char *field)
{
  GtkWidget *child = lia_text_cell_new (field);

  g_object_set_data (G_OBJECT (child), LIA_LIST_ITEM_KEY, cell);
  gtk_column_view_cell_set_child (cell, child);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  lia_text_cell_set_record (LIA_TEXT_CELL (gtk_column_view_cell_get_child (cell)),
                            gtk_column_view_cell_get_item (cell));
}

static GtkListItemFactory *
make_factory (LiaRecordColumns *self, const char *field)
{
  GtkListItemFactory *factory = NULL;

  if (self->factory != NULL)
    factory = self->factory (field, self->factory_data);
  if (factory == NULL)
    {
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) field);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
    }

  return factory;
}

static void
on_width_changed (LiaRecordColumns *self, GParamSpec *pspec, GtkColumnViewColumn *column)
{
  if (!self->arranging)
    lia_column_layout_set_width (self->layout, gtk_column_view_column_get_id (column),
                                 gtk_column_view_column_get_fixed_width (column));
}

static GtkColumnViewColumn *
ensure_column (LiaRecordColumns *self, const LiaColumn *wanted)
{
  GtkColumnViewColumn *column = g_hash_table_lookup (self->columns, wanted->id);
  g_autoptr (GtkSorter) sorter = NULL;

  if (column != NULL)
    return column;

  sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
  column = gtk_column_view_column_new (wanted->title, make_factory (self, wanted->id));
  gtk_column_view_column_set_id (column, wanted->id);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, wanted->default_width < 0);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (on_width_changed), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->columns, (gpointer) wanted->id, column);

  return column;
}

static void
arrange (LiaRecordColumns *self)
{
  GHashTableIter iter;
  gpointer column = NULL;
  guint place = 0;

  self->arranging = TRUE;

  for (guint i = 0; i < lia_column_layout_get_n_columns (self->layout); i++)
    {
      const LiaColumn *wanted = lia_column_layout_get (self->layout, i);

      if (!lia_column_layout_is_shown (self->layout, i))
        continue;
      column = ensure_column (self, wanted);
      gtk_column_view_column_set_fixed_width (column, wanted->width > 0 ? wanted->width
                                                                        : wanted->default_width);
      gtk_column_view_insert_column (self->view, place++, column);
      gtk_column_view_column_set_visible (column, TRUE);
    }

  /* Hidden, not taken out, so that the order of the rows stays when their column makes room. */
  g_hash_table_iter_init (&iter, self->columns);
  while (g_hash_table_iter_next (&iter, NULL, &column))
    {
      guint position = 0;

      if (lia_column_layout_find (self->layout, gtk_column_view_column_get_id (column), &position)
          && !lia_column_layout_is_shown (self->layout, position))
        gtk_column_view_column_set_visible (column, FALSE);
    }

  self->arranging = FALSE;
}

static gboolean
on_order_settled (gpointer user_data)
{
  LiaRecordColumns *self = user_data;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  self->order_source = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_ptr_array_add (ids, (gpointer) gtk_column_view_column_get_id (column));
    }
  g_ptr_array_add (ids, NULL);
  lia_column_layout_set_order (self->layout, (const char *const *) ids->pdata);

  return G_SOURCE_REMOVE;
}

/* A header that is dragged leaves and comes back at another place, in two steps. */
static void
on_columns_changed (LiaRecordColumns *self)
{
  if (!self->arranging && self->order_source == 0)
    self->order_source = g_idle_add (on_order_settled, self);
}

static void
lia_record_columns_dispose (GObject *object)
{
  LiaRecordColumns *self = LIA_RECORD_COLUMNS (object);

  g_clear_handle_id (&self->order_source, g_source_remove);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (lia_record_columns_parent_class)->dispose (object);
}

static void
lia_record_columns_class_init (LiaRecordColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_record_columns_dispose;
}

static void
lia_record_columns_init (LiaRecordColumns *self)
{
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

LiaRecordColumns *
lia_record_columns_new (GtkColumnView *view,
                        LiaColumnLayout *layout,
                        LiaColumnFactory factory,
                        gpointer user_data)
{
  LiaRecordColumns *self = NULL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (LIA_IS_COLUMN_LAYOUT (layout), NULL);

  self = g_object_new (LIA_TYPE_RECORD_COLUMNS, NULL);
  self->view = view;
  self->layout = g_object_ref (layout);
  self->factory = factory;
  self->factory_data = user_data;
  arrange (self);
  g_signal_connect_object (layout, "changed", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (on_columns_changed), self, G_CONNECT_SWAPPED);

  return self;
}

LiaColumnLayout *
lia_record_columns_get_layout (LiaRecordColumns *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_COLUMNS (self), NULL);

  return self->layout;
}

const char *
lia_record_columns_get_sort (LiaRecordColumns *self, gboolean *descending)
{
  GtkColumnViewSorter *sorter = NULL;
  GtkColumnViewColumn *column = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_COLUMNS (self), NULL);
  g_return_val_if_fail (descending != NULL, NULL);

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  return column != NULL ? gtk_column_view_column_get_id (column) : NULL;
}

void
lia_record_columns_set_sort (LiaRecordColumns *self, const char *field, gboolean descending)
{
  GtkColumnViewColumn *column = NULL;

  g_return_if_fail (LIA_IS_RECORD_COLUMNS (self));

  if (field != NULL)
    column = g_hash_table_lookup (self->columns, field);
  if (column == NULL)
    {
      column = g_hash_table_lookup (self->columns, lia_column_layout_get (self->layout, 0)->id);
      descending = field == NULL && descending;
    }
  gtk_column_view_sort_by_column (self->view, column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
