/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-partner-list.h"

#include "lia-partner-columns.h"
#include "lia-partner-row.h"

struct _LiaPartnerList
{
  AdwBreakpointBin parent_instance;

  /* template */
  GtkStack *layouts;
  GtkWidget *columns_page;
  GtkWidget *rows_page;
  GtkColumnView *columns;
  GtkListView *rows;

  /* owned */
  LiaRecordSelection *selection;
  LiaLevelRanks *ranks;
};

G_DEFINE_FINAL_TYPE (LiaPartnerList, lia_partner_list, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

enum
{
  ACTIVATE,
  SORT_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Only the layout that is seen holds the model, so that the other costs nothing. */
static void
update_models (LiaPartnerList *self)
{
  gboolean narrow = lia_partner_list_get_narrow (self);

  gtk_column_view_set_model (self->columns, narrow ? NULL : GTK_SELECTION_MODEL (self->selection));
  if (!narrow || self->selection == NULL)
    {
      gtk_list_view_set_model (self->rows, NULL);
    }
  else
    {
      /* On a phone a tap opens; rows that light up under the finger would only say the same twice. */
      g_autoptr (GtkNoSelection) rows
          = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->selection)));
      gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (rows));
    }
}

static void
on_layout_changed (LiaPartnerList *self)
{
  if (self->rows == NULL || self->columns == NULL)
    return;

  update_models (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* The columns in the order in which they go when room gets short. */
static void
hide_columns (LiaPartnerList *self, guint n_hidden)
{
  static const char *const dispensable[] = { "kinds", "sector", "status", "country" };
  GListModel *columns = gtk_column_view_get_columns (self->columns);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *id = gtk_column_view_column_get_id (column);

      for (guint j = 0; j < G_N_ELEMENTS (dispensable); j++)
        if (g_str_equal (id, dispensable[j]))
          gtk_column_view_column_set_visible (column, j >= n_hidden);
    }
}

static void
on_room_for_few_columns (LiaPartnerList *self)
{
  hide_columns (self, 4);
}

static void
on_room_for_some_columns (LiaPartnerList *self)
{
  hide_columns (self, 3);
}

static void
on_room_for_all_columns (LiaPartnerList *self)
{
  hide_columns (self, 0);
}

static void
on_columns_activate (LiaPartnerList *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
on_rows_activate (LiaPartnerList *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
on_sorter_changed (LiaPartnerList *self)
{
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, lia_partner_row_new ());
}

static void
on_row_bind (LiaPartnerList *self, GtkListItem *item)
{
  LiaRecord *partner = gtk_list_item_get_item (item);
  LiaPartnerRow *row = LIA_PARTNER_ROW (gtk_list_item_get_child (item));
  guint rank = lia_level_ranks_get (self->ranks, lia_record_get_integer (partner, "level"));

  lia_partner_row_set_partner (row, partner, rank);
  gtk_list_item_set_accessible_label (item, lia_partner_row_get_sentence (row));
}

/* Tints are few and change rarely: binding all visible rows again is cheaper than each row listening. */
static void
on_ranks_changed (LiaPartnerList *self)
{
  gtk_column_view_set_model (self->columns, NULL);
  gtk_list_view_set_model (self->rows, NULL);
  update_models (self);
}

static void
lia_partner_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, lia_partner_list_get_narrow (LIA_PARTNER_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_partner_list_dispose (GObject *object)
{
  LiaPartnerList *self = LIA_PARTNER_LIST (object);

  if (self->ranks != NULL)
    g_signal_handlers_disconnect_by_func (self->ranks, on_ranks_changed, self);
  /* The parent class must let go of the child itself: it keeps a pointer to it. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_PARTNER_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->ranks);

  G_OBJECT_CLASS (lia_partner_list_parent_class)->dispose (object);
}

static void
lia_partner_list_class_init (LiaPartnerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_partner_list_get_property;
  object_class->dispose = lia_partner_list_dispose;

  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/partner-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, layouts);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, columns_page);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, rows_page);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, columns);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_room_for_few_columns);
  gtk_widget_class_bind_template_callback (widget_class, on_room_for_some_columns);
  gtk_widget_class_bind_template_callback (widget_class, on_room_for_all_columns);
  gtk_widget_class_bind_template_callback (widget_class, on_layout_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_activate);

  /* Bound here and not on the page, so that Delete in the search entry deletes a letter. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "partners.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "partners.edit",
                                       NULL);
}

static void
lia_partner_list_init (LiaPartnerList *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (rows, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect_swapped (rows, "bind", G_CALLBACK (on_row_bind), self);
  gtk_list_view_set_factory (self->rows, rows);

  g_signal_connect_object (gtk_column_view_get_sorter (self->columns), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);
}

void
lia_partner_list_set_model (LiaPartnerList *self,
                            LiaRecordSelection *selection,
                            LiaLevelRanks *ranks)
{
  g_return_if_fail (LIA_IS_PARTNER_LIST (self));
  g_return_if_fail (LIA_IS_RECORD_SELECTION (selection));
  g_return_if_fail (LIA_IS_LEVEL_RANKS (ranks));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  self->ranks = g_object_ref (ranks);
  g_signal_connect_swapped (ranks, "changed", G_CALLBACK (on_ranks_changed), self);
  lia_partner_columns_append (self->columns, ranks);
  update_models (self);
}

gboolean
lia_partner_list_get_narrow (LiaPartnerList *self)
{
  g_return_val_if_fail (LIA_IS_PARTNER_LIST (self), FALSE);

  return gtk_stack_get_visible_child (self->layouts) == self->rows_page;
}

const char *
lia_partner_list_get_sort (LiaPartnerList *self, gboolean *descending)
{
  g_return_val_if_fail (LIA_IS_PARTNER_LIST (self), NULL);

  return lia_partner_columns_get_sort (self->columns, descending);
}

void
lia_partner_list_scroll_to (LiaPartnerList *self, guint position)
{
  g_return_if_fail (LIA_IS_PARTNER_LIST (self));

  if (lia_partner_list_get_narrow (self))
    gtk_list_view_scroll_to (self->rows, position, GTK_LIST_SCROLL_NONE, NULL);
  else
    gtk_column_view_scroll_to (self->columns, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

void
lia_partner_list_focus_first (LiaPartnerList *self)
{
  g_return_if_fail (LIA_IS_PARTNER_LIST (self));

  if (self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  /* Scrolling sets which row has the focus of the list, grabbing gives the list the keyboard. */
  if (lia_partner_list_get_narrow (self))
    {
      gtk_list_view_scroll_to (self->rows, 0, GTK_LIST_SCROLL_FOCUS, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->rows));
    }
  else
    {
      gtk_column_view_scroll_to (self->columns, 0, NULL,
                                 GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->columns));
    }
}
