/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-list.h"

#include <glib/gi18n-lib.h>

#include "lia-partner-columns.h"
#include "lia-partner-row.h"
#include "lia-record-columns.h"

/* Where rows take the place of columns, in pixels at normal text size. */
#define NARROW_WIDTH 460

/* What the name wants beside the other columns. */
#define NAME_WIDTH   240

#define N_HIDDEN_KEY "lia-n-hidden"

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
  LiaRecordColumns *record_columns; /* (nullable) */
  GMenuModel *menu_model; /* (nullable) */
  GtkPopoverMenu *menu; /* (nullable) */
  GHashTable *bound; /* (element-type GtkListItem): rows of two lines on screen */

  guint menu_source;
  gboolean selecting;
};

/* In the order in which they go when room gets short. */
const char *const lia_partner_list_dispensable[]
    = { "kinds", "status", "sector", "last_contact", "country", "next_due", "open_findings", NULL };

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
  PREPARE_MENU,
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

/* Rooms in which as many of the dispensable columns are hidden; the narrowest shows rows. */
static void
add_room (LiaPartnerList *self, int max_width, guint n_hidden)
{
  AdwBreakpoint *room = adw_breakpoint_new (adw_breakpoint_condition_new_length (
      ADW_BREAKPOINT_CONDITION_MAX_WIDTH, max_width, ADW_LENGTH_UNIT_SP));

  g_object_set_data (G_OBJECT (room), N_HIDDEN_KEY, GUINT_TO_POINTER (n_hidden));
  if (max_width <= NARROW_WIDTH)
    {
      g_auto (GValue) rows = G_VALUE_INIT;

      g_value_init (&rows, GTK_TYPE_WIDGET);
      g_value_set_object (&rows, self->rows_page);
      adw_breakpoint_add_setter (room, G_OBJECT (self->layouts), "visible-child", &rows);
    }
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (self), room);
}

static void
add_rooms (LiaPartnerList *self, LiaColumnLayout *layout)
{
  guint n_dispensable = g_strv_length ((char **) lia_partner_list_dispensable);

  for (guint n_hidden = 0; n_hidden < n_dispensable; n_hidden++)
    {
      int width = NAME_WIDTH;

      for (guint i = 1; i < lia_column_layout_get_n_columns (layout); i++)
        {
          const LiaColumn *column = lia_column_layout_get (layout, i);
          gboolean hidden = FALSE;

          for (guint j = 0; j < n_hidden && !hidden; j++)
            hidden = g_str_equal (lia_partner_list_dispensable[j], column->id);
          if (column->in_default && !hidden)
            width += column->default_width;
        }
      add_room (self, MAX (width, NARROW_WIDTH + 1), n_hidden + 1);
    }
  add_room (self, NARROW_WIDTH, n_dispensable);
}

static void
on_room_changed (LiaPartnerList *self)
{
  AdwBreakpoint *room = adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self));
  gpointer n_hidden = room != NULL ? g_object_get_data (G_OBJECT (room), N_HIDDEN_KEY) : NULL;

  if (self->record_columns != NULL)
    lia_column_layout_set_room (lia_record_columns_get_layout (self->record_columns),
                                GPOINTER_TO_UINT (n_hidden));
}

static void
on_columns_activate (LiaPartnerList *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

/* A tap opens; while rows are being selected, it ticks. */
static void
on_rows_activate (LiaPartnerList *self, guint position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (self->selecting)
    {
      if (gtk_selection_model_is_selected (selection, position))
        gtk_selection_model_unselect_item (selection, position);
      else
        gtk_selection_model_select_item (selection, position, FALSE);
      return;
    }

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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = lia_partner_row_new ();

  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), row);
  g_object_set_data (G_OBJECT (box), LIA_LIST_ITEM_KEY, item);
  gtk_list_item_set_child (item, box);
}

static void
update_check (LiaPartnerList *self, GtkListItem *item)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  LiaPartnerRow *row = LIA_PARTNER_ROW (gtk_widget_get_next_sibling (check));
  gboolean selected = self->selecting
                      && gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection),
                                                          gtk_list_item_get_position (item));
  g_autofree char *sentence = NULL;

  /* Translators: a row as it is read out: “Harbour University, New Zealand, selected” */
  sentence = selected ? g_strdup_printf (_ ("%s, selected"), lia_partner_row_get_sentence (row))
                      : g_strdup (lia_partner_row_get_sentence (row));
  gtk_widget_set_visible (check, self->selecting);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), selected);
  gtk_list_item_set_accessible_label (item, sentence);
}

static void
on_row_bind (LiaPartnerList *self, GtkListItem *item)
{
  LiaRecord *partner = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  LiaPartnerRow *row = LIA_PARTNER_ROW (gtk_widget_get_next_sibling (check));
  guint rank = lia_level_ranks_get (self->ranks, lia_record_get_integer (partner, "level"));

  lia_partner_row_set_partner (row, partner, rank);
  g_hash_table_add (self->bound, item);
  update_check (self, item);
}

static void
on_row_unbind (LiaPartnerList *self, GtkListItem *item)
{
  g_hash_table_remove (self->bound, item);
}

static void
update_checks (LiaPartnerList *self)
{
  GHashTableIter iter;
  gpointer item = NULL;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    update_check (self, item);
}

/* Tints are few and change rarely: binding all visible rows again is cheaper than each row listening. */
static void
on_ranks_changed (LiaPartnerList *self)
{
  gtk_column_view_set_model (self->columns, NULL);
  gtk_list_view_set_model (self->rows, NULL);
  update_models (self);
}

/* The row of either layout that holds @widget, and the position of its item; both layouts put a child of ours
 * into each row, which knows its item. */
static GtkWidget *
find_row (GtkWidget *widget, GtkWidget *view, guint *position)
{
  for (; widget != NULL && widget != view; widget = gtk_widget_get_parent (widget))
    for (GtkWidget *child = widget; child != NULL; child = gtk_widget_get_first_child (child))
      {
        gpointer item = g_object_get_data (G_OBJECT (child), LIA_LIST_ITEM_KEY);

        if (item == NULL)
          continue;
        *position = gtk_list_item_get_position (item);
        return *position != GTK_INVALID_LIST_POSITION ? widget : NULL;
      }

  return NULL;
}

static GtkWidget *
get_view (LiaPartnerList *self)
{
  return lia_partner_list_get_narrow (self) ? GTK_WIDGET (self->rows) : GTK_WIDGET (self->columns);
}

static gboolean
on_menu_is_whole (gpointer user_data)
{
  LiaPartnerList *self = user_data;

  self->menu_source = 0;
  if (self->menu != NULL)
    gtk_popover_popup (GTK_POPOVER (self->menu));

  return G_SOURCE_REMOVE;
}

/* What is selected is what the menu is about; a row beside the selection is selected first. */
static gboolean
popup_menu (LiaPartnerList *self, guint position, const GdkRectangle *place)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);

  g_signal_emit (self, signals[PREPARE_MENU], 0);
  if (self->menu_model == NULL)
    return FALSE;

  /* Another one each time: one that gets another model keeps the size of the last. */
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = GTK_POPOVER_MENU (
      gtk_popover_menu_new_from_model_full (self->menu_model, GTK_POPOVER_MENU_NESTED));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  /* Its separators come by an idle source of their own, and it would be too short for them. */
  if (self->menu_source == 0)
    self->menu_source = g_idle_add (on_menu_is_whole, self);

  return TRUE;
}

/* With a finger, a long press begins to select. */
static void
on_long_pressed (LiaPartnerList *self, double x, double y, GtkGesture *gesture)
{
  GtkWidget *view = get_view (self);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint position = 0;

  if (picked == NULL || !lia_partner_list_get_narrow (self)
      || !gtk_widget_is_ancestor (picked, view) || find_row (picked, view, &position) == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position,
                                   !self->selecting);
  gtk_widget_activate_action (GTK_WIDGET (self), "partners.select-some", NULL);
}

static void
on_secondary_pressed (LiaPartnerList *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *view = get_view (self);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  guint position = 0;

  if (picked == NULL || !gtk_widget_is_ancestor (picked, view)
      || find_row (picked, view, &position) == NULL)
    return;

  if (popup_menu (self, position, &place))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* At the row that has the focus. */
static void
popup_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaPartnerList *self = LIA_PARTNER_LIST (widget);
  GtkWidget *view = get_view (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = NULL;
  graphene_rect_t bounds;
  GdkRectangle place;
  guint position = 0;

  if (focus != NULL && gtk_widget_is_ancestor (focus, view))
    row = find_row (focus, view, &position);
  if (row == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return;

  place = (GdkRectangle) { (int) bounds.origin.x + 24, (int) bounds.origin.y, 1,
                           (int) bounds.size.height };
  popup_menu (self, position, &place);
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
  g_clear_handle_id (&self->menu_source, g_source_remove);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  /* The parent class must let go of the child itself: it keeps a pointer to it. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_PARTNER_LIST);
  g_clear_object (&self->record_columns);
  g_clear_object (&self->menu_model);
  g_clear_object (&self->selection);
  g_clear_object (&self->ranks);

  G_OBJECT_CLASS (lia_partner_list_parent_class)->dispose (object);
}

static void
lia_partner_list_finalize (GObject *object)
{
  g_hash_table_unref (LIA_PARTNER_LIST (object)->bound);

  G_OBJECT_CLASS (lia_partner_list_parent_class)->finalize (object);
}

static void
lia_partner_list_class_init (LiaPartnerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_partner_list_get_property;
  object_class->dispose = lia_partner_list_dispose;
  object_class->finalize = lia_partner_list_finalize;

  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PREPARE_MENU] = g_signal_new ("prepare-menu", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/partner-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, layouts);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, columns_page);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, rows_page);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, columns);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerList, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_layout_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_activate);

  /* Bound here and not on the page, so that Delete in the search entry deletes a letter. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "partners.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "partners.edit",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

static void
lia_partner_list_init (LiaPartnerList *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (rows, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect_swapped (rows, "bind", G_CALLBACK (on_row_bind), self);
  g_signal_connect_swapped (rows, "unbind", G_CALLBACK (on_row_unbind), self);
  gtk_list_view_set_factory (self->rows, rows);
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (on_room_changed), NULL);

  g_signal_connect_object (gtk_column_view_get_sorter (self->columns), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);
}

void
lia_partner_list_set_model (LiaPartnerList *self,
                            LiaRecordSelection *selection,
                            LiaLevelRanks *ranks,
                            LiaColumnLayout *layout)
{
  g_autoptr (GtkListItemFactory) rows = lia_partner_row_factory_new ();

  g_return_if_fail (LIA_IS_PARTNER_LIST (self));
  g_return_if_fail (LIA_IS_RECORD_SELECTION (selection));
  g_return_if_fail (LIA_IS_COLUMN_LAYOUT (layout));
  g_return_if_fail (LIA_IS_LEVEL_RANKS (ranks));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  self->ranks = g_object_ref (ranks);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (update_checks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (ranks, "changed", G_CALLBACK (on_ranks_changed), self);
  add_rooms (self, layout);
  gtk_column_view_set_row_factory (self->columns, rows);
  self->record_columns
      = lia_record_columns_new (self->columns, layout, lia_partner_column_factory, ranks);
  lia_record_columns_set_sort (self->record_columns, NULL, FALSE);
  update_models (self);
}

gboolean
lia_partner_list_get_narrow (LiaPartnerList *self)
{
  g_return_val_if_fail (LIA_IS_PARTNER_LIST (self), FALSE);

  return gtk_stack_get_visible_child (self->layouts) == self->rows_page;
}

gboolean
lia_partner_list_get_selecting (LiaPartnerList *self)
{
  g_return_val_if_fail (LIA_IS_PARTNER_LIST (self), FALSE);

  return self->selecting;
}

void
lia_partner_list_set_selecting (LiaPartnerList *self, gboolean selecting)
{
  g_return_if_fail (LIA_IS_PARTNER_LIST (self));

  self->selecting = !!selecting;
  update_checks (self);
}

const char *
lia_partner_list_get_sort (LiaPartnerList *self, gboolean *descending)
{
  g_return_val_if_fail (LIA_IS_PARTNER_LIST (self), NULL);

  *descending = FALSE;
  if (self->record_columns == NULL)
    return NULL;

  return lia_record_columns_get_sort (self->record_columns, descending);
}

void
lia_partner_list_set_sort (LiaPartnerList *self, const char *field, gboolean descending)
{
  g_return_if_fail (LIA_IS_PARTNER_LIST (self));

  if (self->record_columns != NULL)
    lia_record_columns_set_sort (self->record_columns, field, descending);
}

void
lia_partner_list_set_menu (LiaPartnerList *self, GMenuModel *menu)
{
  g_return_if_fail (LIA_IS_PARTNER_LIST (self));

  g_set_object (&self->menu_model, menu);
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
lia_partner_list_grab_focus (LiaPartnerList *self)
{
  g_return_if_fail (LIA_IS_PARTNER_LIST (self));

  gtk_widget_grab_focus (get_view (self));
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
