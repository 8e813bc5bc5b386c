/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-table.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

/* Enough to see what a column holds; a file of ten thousand columns must not stall the window. */
#define MAX_COLUMNS     64
#define MAX_ROWS        12
#define CELL_CHARACTERS 24

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
  GtkWidget *cells[MAX_ROWS]; /* borrowed */
  guint n_problems;
} Column;

struct _LiaImportTable
{
  GtkWidget parent_instance;

  /* borrowed */
  GtkGrid *grid;

  /* owned */
  LiaImport *import; /* (nullable) */
  GPtrArray *columns; /* (element-type Column) */

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

static char *
dup_shown (const char *text)
{
  g_autofree char *start = text != NULL
                               ? g_utf8_substring (text, 0, MIN (200, g_utf8_strlen (text, 800)))
                               : g_strdup ("");

  /* One line a cell, whatever the file has in it. */
  g_strdelimit (start, "\r\n\t", ' ');

  return lia_text_make_bidi_visible (start);
}

static GtkWidget *
cell_new (const char *text)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  /* Only what is long is cut short, and not below a width that can be read. */
  gboolean is_long = g_utf8_strlen (text, -1) > CELL_CHARACTERS;
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize",
                      is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE, "width-chars",
                      is_long ? CELL_CHARACTERS : -1, "max-width-chars", CELL_CHARACTERS, NULL);

  gtk_widget_add_css_class (cell, "cell");
  gtk_widget_add_css_class (mark, "error");
  gtk_widget_set_visible (mark, FALSE);
  gtk_box_append (GTK_BOX (cell), mark);
  gtk_box_append (GTK_BOX (cell), label);

  return cell;
}

static void
cell_set_problem (GtkWidget *cell, const char *reason, const char *text)
{
  GtkWidget *mark = gtk_widget_get_first_child (cell);

  gtk_widget_set_visible (mark, reason != NULL);
  if (reason != NULL)
    {
      gtk_widget_add_css_class (cell, "problem");
      gtk_widget_set_tooltip_text (cell, reason);
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Cannot be taken"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      reason, -1);
    }
  else
    {
      gtk_widget_remove_css_class (cell, "problem");
      /* The whole text where the cell may have cut it short. */
      gtk_widget_set_tooltip_text (cell, g_utf8_strlen (text, -1) > CELL_CHARACTERS ? text : NULL);
    }
}

static guint
find_target (LiaImport *import, const char *field)
{
  for (guint i = 0; field != NULL && i < lia_import_get_n_targets (import); i++)
    if (g_str_equal (lia_import_get_target_name (import, i), field))
      return i + 1;

  return 0;
}

static void
update_column (LiaImportTable *self, Column *column)
{
  const char *field = lia_import_get_column_field (self->import, column->index);
  gboolean ambiguous = lia_import_is_date_ambiguous (self->import, column->index);
  LiaDateOrder order = lia_import_get_date_order (self->import, column->index);

  gtk_drop_down_set_selected (column->mapping, find_target (self->import, field));
  gtk_widget_set_visible (GTK_WIDGET (column->dates), ambiguous);
  for (guint i = 0; i < G_N_ELEMENTS (date_orders); i++)
    if (date_orders[i] == order)
      gtk_drop_down_set_selected (column->dates, i);

  column->n_problems = 0;
  for (guint row = 0; row < MAX_ROWS && column->cells[row] != NULL; row++)
    {
      g_autofree char *reason
          = field != NULL ? lia_import_check_preview_cell (self->import, row, column->index) : NULL;
      g_autofree char *shown = reason != NULL ? lia_text_make_bidi_visible (reason) : NULL;
      g_autofree char *text
          = dup_shown (lia_import_get_preview_cell (self->import, row, column->index));

      cell_set_problem (column->cells[row], shown, text);
      if (field == NULL)
        gtk_widget_add_css_class (column->cells[row], "dimmed");
      else
        gtk_widget_remove_css_class (column->cells[row], "dimmed");
      column->n_problems += reason != NULL ? 1 : 0;
    }
}

static void
update_columns (LiaImportTable *self)
{
  self->updating = TRUE;
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
  update_columns (self);
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
  update_columns (self);
  g_signal_emit (self, signals[MAPPING_CHANGED], 0);
}

static GtkStringList *
make_targets (LiaImport *import)
{
  GtkStringList *targets = gtk_string_list_new (NULL);

  gtk_string_list_append (targets, _ ("Leave out"));
  for (guint i = 0; i < lia_import_get_n_targets (import); i++)
    gtk_string_list_append (targets, lia_import_get_target_label (import, i));

  return targets;
}

static void
add_line_numbers (LiaImportTable *self)
{
  guint n_rows = MIN (MAX_ROWS, lia_import_get_n_preview_rows (self->import));

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *line
          = g_strdup_printf ("%" G_GUINT64_FORMAT, lia_import_get_preview_line (self->import, row));
      GtkWidget *label = gtk_label_new (line);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "cell");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      gtk_grid_attach (self->grid, label, 0, FIRST_ROW + (int) row, 1, 1);
    }
}

static void
add_column (LiaImportTable *self, guint index, GtkStringList *targets)
{
  Column *column = g_new0 (Column, 1);
  g_autofree char *header = dup_shown (lia_import_get_header (self->import, index));
  g_autofree char *mapping_label = NULL;
  guint n_rows = MIN (MAX_ROWS, lia_import_get_n_preview_rows (self->import));
  int x = (int) index + 1;
  GtkWidget *title = NULL;

  if (*header == '\0')
    {
      g_free (header);
      header = g_strdup_printf (_ ("Column %u"), index + 1);
    }
  title = cell_new (header);
  gtk_widget_add_css_class (title, "heading");
  cell_set_problem (title, NULL, header);
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
      _ ("Day, month, year"), _ ("Month, day, year"), _ ("Year, month, day"), NULL }));
  gtk_widget_add_css_class (GTK_WIDGET (column->dates), "mapping");
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->dates), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dates are written as"), -1);
  gtk_grid_attach (self->grid, GTK_WIDGET (column->dates), x, DATES_ROW, 1, 1);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *text = dup_shown (lia_import_get_preview_cell (self->import, row, index));

      column->cells[row] = cell_new (text);
      gtk_grid_attach (self->grid, column->cells[row], x, FIRST_ROW + (int) row, 1, 1);
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
  guint n_rows = MIN (MAX_ROWS, lia_import_get_n_preview_rows (self->import));

  for (guint row = 0; row < n_rows; row++)
    {
      GtkWidget *filler = cell_new ("");

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

static void
lia_import_table_dispose (GObject *object)
{
  LiaImportTable *self = LIA_IMPORT_TABLE (object);

  if (self->grid != NULL)
    {
      remove_all (self);
      gtk_widget_unparent (GTK_WIDGET (self->grid));
      self->grid = NULL;
    }
  g_clear_object (&self->import);
  g_clear_pointer (&self->columns, g_ptr_array_unref);

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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_import_table_init (LiaImportTable *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
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
  add_line_numbers (self);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, i, targets);
  add_filler (self, (int) n_columns + 1);
  update_columns (self);
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
