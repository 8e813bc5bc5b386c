/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-growing-rows.h"

/* About what a tall screen has room for, and some milliseconds to make; also what a model of records loads at once. */
#define PORTION 32

/* GTK makes widgets for so many rows around the first one that is seen; more cost nothing. */
#define MAX_WIDGETS 204

struct _LiaGrowingRows
{
  GObject parent_instance;

  /* owned */
  GtkSelectionModel *rows;

  guint limit; /* G_MAXUINT: none */
  guint n_shown; /* as told, as the next */
  gboolean whole;
};

enum
{
  PROP_WHOLE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GType
lia_growing_rows_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (G_LIST_MODEL (LIA_GROWING_ROWS (list)->rows));
}

static guint
lia_growing_rows_get_n_items (GListModel *list)
{
  return LIA_GROWING_ROWS (list)->n_shown;
}

static gpointer
lia_growing_rows_get_item (GListModel *list, guint position)
{
  LiaGrowingRows *self = LIA_GROWING_ROWS (list);

  return position < self->n_shown ? g_list_model_get_item (G_LIST_MODEL (self->rows), position)
                                  : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = lia_growing_rows_get_item_type;
  iface->get_n_items = lia_growing_rows_get_n_items;
  iface->get_item = lia_growing_rows_get_item;
}

static gboolean
lia_growing_rows_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_selection_model_is_selected (LIA_GROWING_ROWS (model)->rows, position);
}

static GtkBitset *
lia_growing_rows_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_selection_model_get_selection_in_range (LIA_GROWING_ROWS (model)->rows, position,
                                                     n_items);
}

static gboolean
lia_growing_rows_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return gtk_selection_model_select_item (LIA_GROWING_ROWS (model)->rows, position, unselect_rest);
}

static gboolean
lia_growing_rows_unselect_item (GtkSelectionModel *model, guint position)
{
  return gtk_selection_model_unselect_item (LIA_GROWING_ROWS (model)->rows, position);
}

static gboolean
lia_growing_rows_select_range (GtkSelectionModel *model,
                               guint position,
                               guint n_items,
                               gboolean unselect_rest)
{
  return gtk_selection_model_select_range (LIA_GROWING_ROWS (model)->rows, position, n_items,
                                           unselect_rest);
}

static gboolean
lia_growing_rows_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_selection_model_unselect_range (LIA_GROWING_ROWS (model)->rows, position, n_items);
}

static gboolean
lia_growing_rows_select_all (GtkSelectionModel *model)
{
  return gtk_selection_model_select_all (LIA_GROWING_ROWS (model)->rows);
}

static gboolean
lia_growing_rows_unselect_all (GtkSelectionModel *model)
{
  return gtk_selection_model_unselect_all (LIA_GROWING_ROWS (model)->rows);
}

static gboolean
lia_growing_rows_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  return gtk_selection_model_set_selection (LIA_GROWING_ROWS (model)->rows, selected, mask);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = lia_growing_rows_is_selected;
  iface->get_selection_in_range = lia_growing_rows_get_selection_in_range;
  iface->select_item = lia_growing_rows_select_item;
  iface->unselect_item = lia_growing_rows_unselect_item;
  iface->select_range = lia_growing_rows_select_range;
  iface->unselect_range = lia_growing_rows_unselect_range;
  iface->select_all = lia_growing_rows_select_all;
  iface->unselect_all = lia_growing_rows_unselect_all;
  iface->set_selection = lia_growing_rows_set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaGrowingRows,
                               lia_growing_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static guint
get_n_rows (LiaGrowingRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static void
update_whole (LiaGrowingRows *self)
{
  gboolean whole = self->n_shown == get_n_rows (self);

  if (self->whole == whole)
    return;

  self->whole = whole;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHOLE]);
}

static void
set_limit (LiaGrowingRows *self, guint limit)
{
  guint n_before = self->n_shown;

  self->limit = limit;
  self->n_shown = MIN (limit, get_n_rows (self));
  if (self->n_shown > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->n_shown - n_before);
  else if (self->n_shown < n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_shown, n_before - self->n_shown, 0);
  update_whole (self);
}

static void
on_items_changed (LiaGrowingRows *self, guint position, guint n_removed, guint n_added)
{
  guint n_before = self->n_shown;

  /* Who had none begins anew. */
  if (n_before == 0)
    self->limit = PORTION;
  self->n_shown = MIN (self->limit, get_n_rows (self));

  if (self->limit == G_MAXUINT)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  else if (position < MAX (n_before, self->n_shown))
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_before - position,
                                self->n_shown - position);
  update_whole (self);
}

static void
on_selection_changed (LiaGrowingRows *self, guint position, guint n_items)
{
  if (position < self->n_shown)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           MIN (n_items, self->n_shown - position));
}

static void
lia_growing_rows_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WHOLE:
      g_value_set_boolean (value, lia_growing_rows_is_whole (LIA_GROWING_ROWS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_growing_rows_dispose (GObject *object)
{
  g_clear_object (&LIA_GROWING_ROWS (object)->rows);

  G_OBJECT_CLASS (lia_growing_rows_parent_class)->dispose (object);
}

static void
lia_growing_rows_class_init (LiaGrowingRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_growing_rows_get_property;
  object_class->dispose = lia_growing_rows_dispose;

  properties[PROP_WHOLE]
      = g_param_spec_boolean ("whole", NULL, NULL, TRUE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_growing_rows_init (LiaGrowingRows *self)
{
}

LiaGrowingRows *
lia_growing_rows_new (GtkSelectionModel *rows)
{
  LiaGrowingRows *self = NULL;

  g_return_val_if_fail (GTK_IS_SELECTION_MODEL (rows), NULL);

  self = g_object_new (LIA_TYPE_GROWING_ROWS, NULL);
  self->rows = g_object_ref (rows);
  self->limit = PORTION;
  self->n_shown = MIN (self->limit, get_n_rows (self));
  self->whole = self->n_shown == get_n_rows (self);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
lia_growing_rows_grow (LiaGrowingRows *self)
{
  g_return_if_fail (LIA_IS_GROWING_ROWS (self));

  if (self->limit != G_MAXUINT)
    set_limit (self, self->limit >= MAX_WIDGETS ? G_MAXUINT : self->limit + PORTION);
}

void
lia_growing_rows_complete (LiaGrowingRows *self)
{
  g_return_if_fail (LIA_IS_GROWING_ROWS (self));

  set_limit (self, G_MAXUINT);
}

void
lia_growing_rows_begin (LiaGrowingRows *self)
{
  g_return_if_fail (LIA_IS_GROWING_ROWS (self));

  set_limit (self, PORTION);
}

gboolean
lia_growing_rows_is_whole (LiaGrowingRows *self)
{
  g_return_val_if_fail (LIA_IS_GROWING_ROWS (self), FALSE);

  return self->whole;
}
