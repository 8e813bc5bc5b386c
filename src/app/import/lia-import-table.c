/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-table.h"

#include <glib/gi18n-lib.h>

#include "lia-import-cell-popover.h"
#include "lia-import-table-cell.h"

/* A file of ten thousand columns must not stall the window. */
#define MAX_COLUMNS 64
/* Rows that are there as widgets; scrolling moves the texts through them, however many rows there are. */
#define N_SLOTS 12

enum
{
  HEADER_ROW,
  MAPPING_ROW,
  DATES_ROW,
  FIRST_ROW,
};

typedef struct
{
  LiaImportTable *table; /* borrowed */
  guint index;
  GtkDropDown *mapping; /* borrowed */
  GtkDropDown *dates; /* borrowed: order of the parts of dates, where it must be asked */
  GtkWidget *cells[N_SLOTS]; /* borrowed */
  guint n_problems;
} Column;

struct _LiaImportTable
{
  GtkWidget parent_instance;

  /* borrowed */
  GtkWidget *scroller;
  GtkGrid *grid;
  GtkScrollbar *scrollbar;
  GtkAdjustment *position;
  GtkLabel *lines[N_SLOTS];

  /* owned */
  LiaImport *import; /* (nullable) */
  GPtrArray *columns; /* (element-type Column) */
  GHashTable *problem_lines; /* (element-type guint64) (nullable) */
  GArray *rows; /* (element-type guint): of the preview, that are shown */

  gboolean only_problems;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LiaImportTable, lia_import_table, GTK_TYPE_WIDGET)

enum
{
  MAPPING_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const LiaDateOrder date_orders[]
    = { LIA_DATE_ORDER_DMY, LIA_DATE_ORDER_MDY, LIA_DATE_ORDER_YMD };

/* Cells. */

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
on_corrected (LiaImportTable *self)
{
  lia_import_table_update (self);
  g_signal_emit (self, signals[MAPPING_CHANGED], 0);
}

static gboolean
get_row (LiaImportTable *self, guint slot, guint *row)
{
  const guint index = (guint) gtk_adjustment_get_value (self->position) + slot;

  if (index >= self->rows->len)
    return FALSE;
  *row = g_array_index (self->rows, guint, index);
  return TRUE;
}

static void
correct_cell (LiaImportTable *self, guint slot, guint column)
{
  const Column *shown = g_ptr_array_index (self->columns, column);
  LiaImportCellPopover *popover = NULL;
  guint row = 0;

  if (!get_row (self, slot, &row))
    return;
  popover = lia_import_cell_popover_open (
      shown->cells[slot], self->import, lia_import_get_preview_line (self->import, row),
      shown->index, lia_import_get_preview_cell (self->import, row, shown->index));
  g_signal_connect_object (popover, "corrected", G_CALLBACK (on_corrected), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
find_cell (LiaImportTable *self, GtkWidget *widget, guint *slot, guint *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    for (guint n = 0; n < N_SLOTS; n++)
      {
        GtkWidget *cell = ((Column *) g_ptr_array_index (self->columns, i))->cells[n];

        if (cell != NULL && (widget == cell || gtk_widget_is_ancestor (widget, cell)))
          {
            *slot = n;
            *column = i;
            return TRUE;
          }
      }
  return FALSE;
}

static void
on_correct (GtkWidget *cell, LiaImportTable *self)
{
  guint slot = 0;
  guint column = 0;

  if (find_cell (self, cell, &slot, &column))
    correct_cell (self, slot, column);
}

/* A double click mends any cell that goes somewhere; one with a mark takes a single one. */
static void
on_pressed (LiaImportTable *self, int n_press, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->grid), x, y, GTK_PICK_DEFAULT);
  guint slot = 0;
  guint column = 0;

  if (picked == NULL || !find_cell (self, picked, &slot, &column))
    return;
  if (n_press == 2 && lia_import_get_column_field (self->import, column) != NULL)
    correct_cell (self, slot, column);
}

/* Columns. */

static guint
find_target (LiaImport *import, const char *field)
{
  for (guint i = 0; field != NULL && i < lia_import_get_n_targets (import); i++)
    if (g_str_equal (lia_import_get_target_name (import, i), field))
      return i + 1;

  return 0;
}

static void
update_cell (LiaImportTable *self, Column *column, guint slot, gboolean mapped)
{
  GtkWidget *cell = column->cells[slot];
  guint row = 0;
  g_autofree char *reason = NULL;

  gtk_widget_set_visible (cell, get_row (self, slot, &row));
  if (!gtk_widget_get_visible (cell))
    return;
  reason = mapped ? lia_import_check_preview_cell (self->import, row, column->index) : NULL;
  lia_import_table_cell_set (
      LIA_IMPORT_TABLE_CELL (cell), lia_import_get_preview_cell (self->import, row, column->index),
      reason,
      lia_import_is_corrected (self->import, lia_import_get_preview_line (self->import, row),
                               column->index));
  set_class (cell, "dimmed", !mapped);
  column->n_problems += reason != NULL ? 1 : 0;
}

static void
update_column (LiaImportTable *self, Column *column)
{
  const char *field = lia_import_get_column_field (self->import, column->index);
  const gboolean ambiguous = lia_import_is_date_ambiguous (self->import, column->index);
  const LiaDateOrder order = lia_import_get_date_order (self->import, column->index);

  gtk_drop_down_set_selected (column->mapping, find_target (self->import, field));
  /* Once asked, the question stays, so that the answer can be changed. */
  if (ambiguous)
    gtk_widget_set_visible (GTK_WIDGET (column->dates), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (date_orders); i++)
    if (date_orders[i] == order)
      gtk_drop_down_set_selected (column->dates, i);

  column->n_problems = 0;
  for (guint slot = 0; slot < N_SLOTS; slot++)
    update_cell (self, column, slot, field != NULL);
}

void
lia_import_table_update (LiaImportTable *self)
{
  g_return_if_fail (LIA_IS_IMPORT_TABLE (self));

  if (self->import == NULL)
    return;
  self->updating = TRUE;
  for (guint slot = 0; slot < N_SLOTS; slot++)
    {
      guint row = 0;
      const gboolean there = get_row (self, slot, &row);

      gtk_widget_set_visible (GTK_WIDGET (self->lines[slot]), there);
      if (there)
        {
          g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                                   lia_import_get_preview_line (self->import, row));

          gtk_label_set_text (self->lines[slot], line);
        }
    }
  for (guint i = 0; i < self->columns->len; i++)
    update_column (self, g_ptr_array_index (self->columns, i));
  self->updating = FALSE;
}

static void
on_mapping_selected (Column *column)
{
  LiaImportTable *self = column->table;
  guint selected = gtk_drop_down_get_selected (column->mapping);
  const char *field = NULL;
  g_autoptr (GError) error = NULL;

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  field = selected > 0 ? lia_import_get_target_name (self->import, selected - 1) : NULL;
  if (!lia_import_set_column_field (self->import, column->index, field, &error))
    g_critical ("Column %u: %s", column->index, error->message);

  /* A field taken from another column is gone there. */
  lia_import_table_update (self);
  g_signal_emit (self, signals[MAPPING_CHANGED], 0);
}

static void
on_dates_selected (Column *column)
{
  LiaImportTable *self = column->table;
  guint selected = gtk_drop_down_get_selected (column->dates);

  if (self->updating || selected >= G_N_ELEMENTS (date_orders))
    return;

  lia_import_set_date_order (self->import, column->index, date_orders[selected]);
  lia_import_table_update (self);
  g_signal_emit (self, signals[MAPPING_CHANGED], 0);
}

static GtkStringList *
make_targets (LiaImport *import)
{
  GtkStringList *targets = gtk_string_list_new (NULL);

  gtk_string_list_append (targets, _ ("Leave Out"));
  for (guint i = 0; i < lia_import_get_n_targets (import); i++)
    gtk_string_list_append (targets, lia_import_get_target_label (import, i));

  return targets;
}

static void
add_line_numbers (LiaImportTable *self)
{
  for (guint slot = 0; slot < N_SLOTS; slot++)
    {
      GtkWidget *label = gtk_label_new ("");

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "cell");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      gtk_grid_attach (self->grid, label, 0, FIRST_ROW + (int) slot, 1, 1);
      self->lines[slot] = GTK_LABEL (label);
    }
}

static void
add_column (LiaImportTable *self, guint index, GtkStringList *targets)
{
  Column *column = g_new0 (Column, 1);
  g_autofree char *header
      = lia_import_table_cell_dup_shown (lia_import_get_header (self->import, index));
  g_autofree char *mapping_label = NULL;
  int x = (int) index + 1;
  GtkWidget *title = NULL;

  title = lia_import_table_cell_new ();
  lia_import_table_cell_set (LIA_IMPORT_TABLE_CELL (title), header, NULL, FALSE);
  gtk_widget_add_css_class (title, "heading");
  gtk_grid_attach (self->grid, title, x, HEADER_ROW, 1, 1);

  column->table = self;
  column->index = index;
  column->mapping = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (targets)), NULL));
  gtk_widget_add_css_class (GTK_WIDGET (column->mapping), "mapping");
  /* Translators: names the choice above a column of a file; %s is the column's heading */
  mapping_label = g_strdup_printf (_ ("Column “%s” becomes"), header);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->mapping), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mapping_label, -1);
  gtk_grid_attach (self->grid, GTK_WIDGET (column->mapping), x, MAPPING_ROW, 1, 1);

  column->dates = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const[]) {
      _ ("Day, Month, Year"), _ ("Month, Day, Year"), _ ("Year, Month, Day"), NULL }));
  gtk_widget_set_visible (GTK_WIDGET (column->dates), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (column->dates), "mapping");
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->dates), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dates are written as"), -1);
  gtk_grid_attach (self->grid, GTK_WIDGET (column->dates), x, DATES_ROW, 1, 1);

  for (guint slot = 0; slot < N_SLOTS; slot++)
    {
      column->cells[slot] = lia_import_table_cell_new ();
      g_signal_connect_object (column->cells[slot], "correct", G_CALLBACK (on_correct), self,
                               G_CONNECT_DEFAULT);
      gtk_grid_attach (self->grid, column->cells[slot], x, FIRST_ROW + (int) slot, 1, 1);
    }

  g_ptr_array_add (self->columns, column);
  g_signal_connect_swapped (column->mapping, "notify::selected", G_CALLBACK (on_mapping_selected),
                            column);
  g_signal_connect_swapped (column->dates, "notify::selected", G_CALLBACK (on_dates_selected),
                            column);
}

/* Takes the room that is left, so that the lines between rows reach the frame. */
static void
add_filler (LiaImportTable *self, int x)
{
  guint n_rows = MIN (N_SLOTS, lia_import_get_n_preview_rows (self->import));

  for (guint row = 0; row < n_rows; row++)
    {
      GtkWidget *filler = lia_import_table_cell_new ();

      gtk_widget_set_hexpand (filler, TRUE);
      gtk_grid_attach (self->grid, filler, x, FIRST_ROW + (int) row, 1, 1);
    }
}

static void
remove_all (LiaImportTable *self)
{
  GtkWidget *child = NULL;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->columns, 0);
  self->updating = FALSE;
}

/* Which rows are shown. */

static void
choose_rows (LiaImportTable *self)
{
  const guint n = lia_import_get_n_preview_rows (self->import);

  g_array_set_size (self->rows, 0);
  for (guint row = 0; row < n; row++)
    {
      const guint64 line = lia_import_get_preview_line (self->import, row);

      if (!self->only_problems || self->problem_lines == NULL
          || g_hash_table_contains (self->problem_lines, &line))
        g_array_append_val (self->rows, row);
    }
  self->updating = TRUE;
  gtk_adjustment_configure (self->position, gtk_adjustment_get_value (self->position), 0,
                            self->rows->len, 1, N_SLOTS - 1, MIN (N_SLOTS, self->rows->len));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->scrollbar), self->rows->len > N_SLOTS);
}

static void
on_position_changed (LiaImportTable *self)
{
  if (!self->updating)
    lia_import_table_update (self);
}

static void
scroll_by (LiaImportTable *self, double rows)
{
  gtk_adjustment_set_value (self->position, gtk_adjustment_get_value (self->position) + rows);
}

/* At either end the page itself goes on. */
static gboolean
on_scroll (LiaImportTable *self, double dx, double dy)
{
  const double before = gtk_adjustment_get_value (self->position);

  if (dy == 0)
    return FALSE;
  scroll_by (self, dy * 3);
  return gtk_adjustment_get_value (self->position) != before;
}

static gboolean
on_page_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  scroll_by (LIA_IMPORT_TABLE (widget), GPOINTER_TO_INT (data) * (N_SLOTS - 1));
  return TRUE;
}

/* The object. */

static void
lia_import_table_dispose (GObject *object)
{
  LiaImportTable *self = LIA_IMPORT_TABLE (object);

  if (self->grid != NULL)
    {
      remove_all (self);
      self->grid = NULL;
      g_clear_pointer (&self->scroller, gtk_widget_unparent);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->scrollbar)));
    }
  g_clear_object (&self->import);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->problem_lines, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (lia_import_table_parent_class)->dispose (object);
}

static void
lia_import_table_class_init (LiaImportTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_import_table_dispose;

  signals[MAPPING_CHANGED] = g_signal_new ("mapping-changed", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "importtable");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
lia_import_table_init (LiaImportTable *self)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  static const struct
  {
    guint key;
    int pages;
  } page_keys[] = { { GDK_KEY_Page_Down, 1 }, { GDK_KEY_Page_Up, -1 } };

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->grid = GTK_GRID (gtk_grid_new ());
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->position = gtk_adjustment_new (0, 0, 0, 1, N_SLOTS, N_SLOTS);
  self->scrollbar = GTK_SCROLLBAR (gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, self->position));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrollbar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rows of the file"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->scrollbar), GTK_WIDGET (self));
  g_signal_connect_object (self->position, "value-changed", G_CALLBACK (on_position_changed), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), GTK_EVENT_CONTROLLER (click));
  for (guint i = 0; i < G_N_ELEMENTS (page_keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (
            gtk_keyval_trigger_new (page_keys[i].key, 0),
            gtk_callback_action_new (on_page_key, GINT_TO_POINTER (page_keys[i].pages), NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
lia_import_table_show (LiaImportTable *self, LiaImport *import)
{
  g_return_if_fail (LIA_IS_IMPORT_TABLE (self));
  g_return_if_fail (LIA_IS_IMPORT (import));

  g_autoptr (GtkStringList) targets = make_targets (import);
  guint n_columns = MIN (MAX_COLUMNS, lia_import_get_n_columns (import));

  remove_all (self);
  g_set_object (&self->import, import);
  g_clear_pointer (&self->problem_lines, g_hash_table_unref);
  gtk_adjustment_set_value (self->position, 0);
  choose_rows (self);
  add_line_numbers (self);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, i, targets);
  add_filler (self, (int) n_columns + 1);
  lia_import_table_update (self);
}

void
lia_import_table_set_problems (LiaImportTable *self, const LiaImportResult *result)
{
  g_return_if_fail (LIA_IS_IMPORT_TABLE (self));
  g_return_if_fail (result != NULL);

  g_clear_pointer (&self->problem_lines, g_hash_table_unref);
  self->problem_lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const LiaImportProblem *problem = g_ptr_array_index (result->problems, i);

      g_hash_table_add (self->problem_lines, g_memdup2 (&problem->line, sizeof problem->line));
    }
  if (self->import == NULL)
    return;
  /* A row mended just now stays until something else is wanted: nothing jumps away below the pointer. */
  if (!self->only_problems)
    choose_rows (self);
  lia_import_table_update (self);
}

void
lia_import_table_set_only_problems (LiaImportTable *self, gboolean only)
{
  g_return_if_fail (LIA_IS_IMPORT_TABLE (self));

  self->only_problems = only;
  if (self->import == NULL)
    return;
  choose_rows (self);
  lia_import_table_update (self);
}

guint
lia_import_table_get_n_problems (LiaImportTable *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_TABLE (self), 0);

  guint n_problems = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n_problems += ((Column *) g_ptr_array_index (self->columns, i))->n_problems;

  return n_problems;
}

guint
lia_import_table_get_n_hidden_columns (LiaImportTable *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_TABLE (self), 0);

  return self->import != NULL ? lia_import_get_n_columns (self->import) - self->columns->len : 0;
}
