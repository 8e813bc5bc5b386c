/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-list.h"

#include <glib/gi18n-lib.h>

#include "lia-growing-rows.h"
#include "lia-list-focus.h"
#include "lia-phone-rows.h"
#include "lia-row-menu.h"
#include "lia-steps.h"

/* Where rows take the place of columns, in pixels at normal text size. */
#define NARROW_WIDTH 460

/* What the name wants beside the other columns. */
#define NAME_WIDTH   220

#define N_HIDDEN_KEY "lia-n-hidden"

struct _LiaRecordList
{
  AdwBreakpointBin parent_instance;

  /* template */
  GtkStack *layouts;
  GtkWidget *columns_page;
  GtkWidget *rows_page;
  GtkColumnView *columns;
  GtkListView *rows;

  /* owned */
  LiaRecordSelection *selection; /* (nullable): until there is a model, as the next three */
  LiaGrowingRows *growing;
  LiaRecordColumns *record_columns;
  LiaPhoneRows *phone_rows;
  LiaRowMenu *menu;
  GMenuModel *menu_model; /* (nullable) */

  /* borrowed */
  const LiaRecordRows *kind;

  guint room_source;
  guint focused; /* while rows change: the position to give the focus back to */
  gboolean has_room; /* it has a size */
  gboolean ready; /* as told */
};

G_DEFINE_FINAL_TYPE (LiaRecordList, lia_record_list, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_NARROW = 1,
  PROP_READY,
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

/* Only the layout that is seen holds the model, so that the other costs nothing; and it holds it when it is known
 * how many columns there is room for: to make two hundred rows of ten cells and take seven of them away again
 * would be most of the work of showing the page. */
static void
update_models (LiaRecordList *self)
{
  gboolean narrow = lia_record_list_get_narrow (self);

  if (!self->has_room || self->selection == NULL)
    return;

  gtk_column_view_set_model (self->columns, NULL);
  gtk_list_view_set_model (self->rows, NULL);
  lia_growing_rows_begin (self->growing);
  if (!narrow)
    {
      gtk_column_view_set_model (self->columns, GTK_SELECTION_MODEL (self->growing));
    }
  else
    {
      /* On a phone a tap opens; rows that light up under the finger would only say the same twice. */
      g_autoptr (GtkNoSelection) rows
          = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->growing)));
      gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (rows));
    }
}

static void
update_ready (LiaRecordList *self)
{
  gboolean ready
      = self->has_room && (self->growing == NULL || lia_growing_rows_is_whole (self->growing));

  if (self->ready == ready)
    return;

  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

/* A screen of rows a turn, until all have their widgets. */
static void
grow (GtkWidget *widget)
{
  LiaRecordList *self = LIA_RECORD_LIST (widget);

  lia_growing_rows_grow (self->growing);
  if (!lia_growing_rows_is_whole (self->growing))
    lia_steps_add (widget, grow);
}

static void
on_whole_changed (LiaRecordList *self)
{
  if (self->has_room && !lia_growing_rows_is_whole (self->growing))
    lia_steps_add (GTK_WIDGET (self), grow);
  update_ready (self);
}

static void
on_layout_changed (LiaRecordList *self)
{
  if (self->rows == NULL || self->columns == NULL)
    return;

  update_models (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* Rooms in which as many of the dispensable columns are hidden; the narrowest shows rows. */
static void
add_room (LiaRecordList *self, int max_width, guint n_hidden)
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
add_rooms (LiaRecordList *self, LiaColumnLayout *layout)
{
  guint n_dispensable = g_strv_length ((char **) self->kind->dispensable);

  for (guint n_hidden = 0; n_hidden < n_dispensable; n_hidden++)
    {
      int width = NAME_WIDTH;

      for (guint i = 1; i < lia_column_layout_get_n_columns (layout); i++)
        {
          const LiaColumn *column = lia_column_layout_get (layout, i);
          gboolean hidden = FALSE;

          for (guint j = 0; j < n_hidden && !hidden; j++)
            hidden = g_str_equal (self->kind->dispensable[j], column->id);
          if (column->in_default && !hidden)
            width += column->default_width;
        }
      add_room (self, MAX (width, NARROW_WIDTH + 1), n_hidden + 1);
    }
  add_room (self, NARROW_WIDTH, n_dispensable);
}

static gboolean
on_room_known (gpointer user_data)
{
  LiaRecordList *self = user_data;

  self->room_source = 0;
  self->has_room = TRUE;
  update_models (self);
  if (self->growing != NULL)
    on_whole_changed (self);
  update_ready (self);

  return G_SOURCE_REMOVE;
}

/* The first size decides on the breakpoint. Models are not set while sizes are given out. */
static void
lia_record_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiaRecordList *self = LIA_RECORD_LIST (widget);

  GTK_WIDGET_CLASS (lia_record_list_parent_class)->size_allocate (widget, width, height, baseline);
  if (!self->has_room && self->room_source == 0)
    self->room_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_room_known, self, NULL);
}

static void
on_room_changed (LiaRecordList *self)
{
  AdwBreakpoint *room = adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self));
  gpointer n_hidden = room != NULL ? g_object_get_data (G_OBJECT (room), N_HIDDEN_KEY) : NULL;

  if (self->record_columns != NULL)
    lia_column_layout_set_room (lia_record_columns_get_layout (self->record_columns),
                                GPOINTER_TO_UINT (n_hidden));
}

static void
on_columns_activate (LiaRecordList *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

/* A tap opens; while rows are being selected, it ticks. */
static void
on_rows_activate (LiaRecordList *self, guint position)
{
  if (lia_record_list_get_selecting (self))
    lia_phone_rows_toggle (self->phone_rows, position);
  else
    g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
on_sorter_changed (LiaRecordList *self)
{
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static GtkWidget *
get_view (LiaRecordList *self)
{
  return lia_record_list_get_narrow (self) ? GTK_WIDGET (self->rows) : GTK_WIDGET (self->columns);
}

/* What is selected is what the menu is about; a row beside the selection is selected first. */
static gboolean
popup_menu (LiaRecordList *self, guint position, const GdkRectangle *place)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);

  g_signal_emit (self, signals[PREPARE_MENU], 0);
  if (self->menu_model == NULL)
    return FALSE;

  lia_row_menu_popup (self->menu, self->menu_model, place);

  return TRUE;
}

/* With a finger, a long press begins to select. */
static void
on_long_pressed (LiaRecordList *self, double x, double y, GtkGesture *gesture)
{
  GtkWidget *view = get_view (self);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint position = 0;

  if (picked == NULL || !lia_record_list_get_narrow (self) || !gtk_widget_is_ancestor (picked, view)
      || lia_row_menu_find_row (picked, view, &position) == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position,
                                   !lia_record_list_get_selecting (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "list.select-some", NULL);
}

static void
on_secondary_pressed (LiaRecordList *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *view = get_view (self);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  guint position = 0;

  if (picked == NULL || !gtk_widget_is_ancestor (picked, view)
      || lia_row_menu_find_row (picked, view, &position) == NULL)
    return;

  if (popup_menu (self, position, &place))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* At the row that has the focus. */
static void
popup_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordList *self = LIA_RECORD_LIST (widget);
  GtkWidget *view = get_view (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = NULL;
  graphene_rect_t bounds;
  GdkRectangle place;
  guint position = 0;

  if (focus != NULL && gtk_widget_is_ancestor (focus, view))
    row = lia_row_menu_find_row (focus, view, &position);
  if (row == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return;

  place = (GdkRectangle) { (int) bounds.origin.x + 24, (int) bounds.origin.y, 1,
                           (int) bounds.size.height };
  popup_menu (self, position, &place);
}

static void
lia_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, lia_record_list_get_narrow (LIA_RECORD_LIST (object)));
      break;
    case PROP_READY:
      g_value_set_boolean (value, lia_record_list_get_ready (LIA_RECORD_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_record_list_dispose (GObject *object)
{
  LiaRecordList *self = LIA_RECORD_LIST (object);

  g_clear_handle_id (&self->room_source, g_source_remove);
  /* Its popover is a child of ours. */
  if (self->menu != NULL)
    g_object_run_dispose (G_OBJECT (self->menu));
  g_clear_object (&self->menu);
  /* The parent class must let go of the child itself: it keeps a pointer to it. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_RECORD_LIST);
  g_clear_object (&self->record_columns);
  g_clear_object (&self->menu_model);
  g_clear_object (&self->phone_rows);
  if (self->growing != NULL)
    g_signal_handlers_disconnect_by_data (self->growing, self);
  g_clear_object (&self->growing);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lia_record_list_parent_class)->dispose (object);
}

static void
lia_record_list_class_init (LiaRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->size_allocate = lia_record_list_size_allocate;
  object_class->get_property = lia_record_list_get_property;
  object_class->dispose = lia_record_list_dispose;

  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READY]
      = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PREPARE_MENU] = g_signal_new ("prepare-menu", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/record-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRecordList, layouts);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordList, columns_page);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordList, rows_page);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordList, columns);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordList, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_layout_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_activate);

  /* Bound here and not on the page, so that Delete in the search entry deletes a letter. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "list.edit",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

static void
lia_record_list_init (LiaRecordList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  lia_list_focus_watch (GTK_WIDGET (self->columns));
  lia_list_focus_watch (GTK_WIDGET (self->rows));
  self->menu = lia_row_menu_new (GTK_WIDGET (self));
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (on_room_changed), NULL);
  g_signal_connect_object (gtk_column_view_get_sorter (self->columns), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);
}

/* What a row of the table is read out as. */
static void
on_table_row_bind (LiaRecordList *self, GtkColumnViewRow *row)
{
  g_autofree char *sentence = self->kind->dup_sentence (gtk_column_view_row_get_item (row));

  gtk_column_view_row_set_accessible_label (row, sentence);
}

static void
note_focus (LiaRecordList *self, guint position, guint n_removed, guint n_added)
{
  guint focused = n_added > 0 ? lia_list_focus_find (get_view (self)) : GTK_INVALID_LIST_POSITION;

  if (focused < position || focused - position >= n_removed)
    focused = GTK_INVALID_LIST_POSITION;
  self->focused = focused;
}

static void
restore_focus (LiaRecordList *self)
{
  if (self->focused != GTK_INVALID_LIST_POSITION)
    lia_list_focus_give_back (get_view (self), self->focused);
}

void
lia_record_list_set_model (LiaRecordList *self,
                           LiaRecordSelection *selection,
                           LiaColumnLayout *layout,
                           const LiaRecordRows *rows,
                           gpointer user_data)
{
  g_autoptr (GtkListItemFactory) table_rows = gtk_signal_list_item_factory_new ();

  g_return_if_fail (LIA_IS_RECORD_LIST (self));
  g_return_if_fail (LIA_IS_RECORD_SELECTION (selection));
  g_return_if_fail (LIA_IS_COLUMN_LAYOUT (layout));
  g_return_if_fail (rows != NULL);
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (note_focus), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (restore_focus), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->growing = lia_growing_rows_new (GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->growing, "notify::whole", G_CALLBACK (on_whole_changed), self,
                           G_CONNECT_SWAPPED);
  self->kind = rows;
  add_rooms (self, layout);
  g_signal_connect_object (table_rows, "bind", G_CALLBACK (on_table_row_bind), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_row_factory (self->columns, table_rows);
  self->record_columns
      = lia_record_columns_new (self->columns, layout, rows->make_cells, user_data);
  self->phone_rows = lia_phone_rows_new (self->rows, selection, rows, user_data);
  lia_record_columns_set_sort (self->record_columns, NULL, FALSE);
  update_models (self);
}

void
lia_record_list_set_label (LiaRecordList *self, const char *label)
{
  g_return_if_fail (LIA_IS_RECORD_LIST (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
lia_record_list_refresh (LiaRecordList *self)
{
  g_return_if_fail (LIA_IS_RECORD_LIST (self));

  update_models (self);
}

gboolean
lia_record_list_get_ready (LiaRecordList *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_LIST (self), FALSE);

  return self->ready;
}

gboolean
lia_record_list_get_narrow (LiaRecordList *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_LIST (self), FALSE);

  return gtk_stack_get_visible_child (self->layouts) == self->rows_page;
}

gboolean
lia_record_list_get_selecting (LiaRecordList *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_LIST (self), FALSE);

  return self->phone_rows != NULL && lia_phone_rows_get_selecting (self->phone_rows);
}

void
lia_record_list_set_selecting (LiaRecordList *self, gboolean selecting)
{
  g_return_if_fail (LIA_IS_RECORD_LIST (self));

  if (self->phone_rows != NULL)
    lia_phone_rows_set_selecting (self->phone_rows, selecting);
}

const char *
lia_record_list_get_sort (LiaRecordList *self, gboolean *descending)
{
  g_return_val_if_fail (LIA_IS_RECORD_LIST (self), NULL);

  *descending = FALSE;
  if (self->record_columns == NULL)
    return NULL;

  return lia_record_columns_get_sort (self->record_columns, descending);
}

void
lia_record_list_set_sort (LiaRecordList *self, const char *field, gboolean descending)
{
  g_return_if_fail (LIA_IS_RECORD_LIST (self));

  if (self->record_columns != NULL)
    lia_record_columns_set_sort (self->record_columns, field, descending);
}

void
lia_record_list_set_menu (LiaRecordList *self, GMenuModel *menu)
{
  g_return_if_fail (LIA_IS_RECORD_LIST (self));

  g_set_object (&self->menu_model, menu);
}

void
lia_record_list_scroll_to (LiaRecordList *self, guint position)
{
  g_return_if_fail (LIA_IS_RECORD_LIST (self));

  /* Until there is room, no view has the rows; then the list begins at the top. */
  if (!self->has_room)
    return;
  if (self->growing != NULL && position >= g_list_model_get_n_items (G_LIST_MODEL (self->growing)))
    lia_growing_rows_complete (self->growing);

  if (lia_record_list_get_narrow (self))
    gtk_list_view_scroll_to (self->rows, position, GTK_LIST_SCROLL_NONE, NULL);
  else
    gtk_column_view_scroll_to (self->columns, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

void
lia_record_list_grab_focus (LiaRecordList *self)
{
  g_return_if_fail (LIA_IS_RECORD_LIST (self));

  gtk_widget_grab_focus (get_view (self));
}

void
lia_record_list_focus_first (LiaRecordList *self)
{
  g_return_if_fail (LIA_IS_RECORD_LIST (self));

  if (!self->has_room || self->growing == NULL
      || g_list_model_get_n_items (G_LIST_MODEL (self->growing)) == 0)
    return;
  if (!lia_record_list_get_narrow (self))
    gtk_column_view_scroll_to (self->columns, 0, NULL, GTK_LIST_SCROLL_SELECT, NULL);
  lia_list_focus_set (get_view (self), 0);
}
