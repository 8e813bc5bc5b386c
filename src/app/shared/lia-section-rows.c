/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-section-rows.h"

#include "lia-idle-steps.h"
#include "lia-section-row.h"

/* Rows shown at first and added by each press of "Show More". */
#define PAGE_SIZE 50

/* Rows made in one step. */
#define STEP_SIZE 4

struct _LiaSectionRows
{
  GObject parent_instance;

  /* owned */
  GListModel *records;
  GtkSliceListModel *slice;

  /* borrowed */
  GtkWidget *section;
  GtkListBox *list;
  GtkWidget *otherwise;
  LiaSectionRowFunc make_row;

  guint n_wanted; /* rows the user asked for */
  guint grow_source;
  guint focus_source;
  gint64 focused_id; /* of the row that lost the focus because it was made anew; or 0 */
  guint focused_position;
  gboolean bound; /* the list was seen */
};

G_DEFINE_FINAL_TYPE (LiaSectionRows, lia_section_rows, G_TYPE_OBJECT)

enum
{
  PROP_LOADING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Focus. */

static gboolean
return_focus (gpointer user_data)
{
  LiaSectionRows *self = user_data;
  GtkRoot *root = gtk_widget_get_root (self->section);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *row = NULL;
  gint64 id = self->focused_id;

  self->focus_source = 0;
  self->focused_id = 0;
  /* Wherever the user has gone meanwhile is where they are. */
  if (root == NULL || !gtk_widget_get_mapped (self->section)
      || (focus != NULL && focus != GTK_WIDGET (root)
          && !gtk_widget_is_ancestor (focus, self->section)))
    return G_SOURCE_REMOVE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (lia_record_get_id (lia_section_row_get_record (LIA_SECTION_ROW (row))) == id)
      break;
  if (row == NULL && self->focused_position > 0)
    row = gtk_list_box_get_row_at_index (self->list, (int) self->focused_position - 1);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_grab_focus (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)) ? GTK_WIDGET (row)
                                                                                 : self->otherwise);

  return G_SOURCE_REMOVE;
}

/* Connected before the list box: its row is still there. */
static void
before_items_changed (LiaSectionRows *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + removed; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != GTK_WIDGET (row))
        continue;
      self->focused_id = lia_record_get_id (lia_section_row_get_record (LIA_SECTION_ROW (row)));
      self->focused_position = i;
      if (self->focus_source == 0)
        self->focus_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, return_focus, self, NULL);
      return;
    }
}

/* Rows. */

static gboolean
needs_rows (LiaSectionRows *self)
{
  const guint size = gtk_slice_list_model_get_size (self->slice);

  return self->bound && size < self->n_wanted && g_list_model_get_n_items (self->records) > size;
}

static gboolean
grow (gpointer user_data)
{
  LiaSectionRows *self = user_data;

  if (needs_rows (self))
    gtk_slice_list_model_set_size (
        self->slice, MIN (gtk_slice_list_model_get_size (self->slice) + STEP_SIZE, self->n_wanted));
  if (needs_rows (self))
    return TRUE;

  self->grow_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);

  return FALSE;
}

static void
grow_at (LiaSectionRows *self, int priority)
{
  if (self->grow_source != 0 || !needs_rows (self))
    return;
  self->grow_source = lia_idle_steps_add (priority, grow, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* A few rows a frame: GTK has to style each of them, too. */
static void
grow_soon (LiaSectionRows *self)
{
  grow_at (self, G_PRIORITY_DEFAULT_IDLE);
}

static void
bind (LiaSectionRows *self)
{
  self->bound = TRUE;
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->slice), self->make_row, self->section,
                           NULL);
}

static void
on_seen (LiaSectionRows *self)
{
  if (self->bound)
    return;
  bind (self);
  grow_soon (self);
}

static void
lia_section_rows_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, lia_section_rows_is_loading (LIA_SECTION_ROWS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_section_rows_dispose (GObject *object)
{
  LiaSectionRows *self = LIA_SECTION_ROWS (object);

  g_clear_handle_id (&self->grow_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->list != NULL && self->bound)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  if (self->slice != NULL)
    g_signal_handlers_disconnect_by_data (self->slice, self);
  g_clear_object (&self->slice);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (lia_section_rows_parent_class)->dispose (object);
}

static void
lia_section_rows_class_init (LiaSectionRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_section_rows_get_property;
  object_class->dispose = lia_section_rows_dispose;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_section_rows_init (LiaSectionRows *self)
{
  self->n_wanted = PAGE_SIZE;
}

LiaSectionRows *
lia_section_rows_new (GtkWidget *section,
                      GtkListBox *list,
                      GtkWidget *otherwise,
                      GListModel *records,
                      LiaSectionRowFunc make_row)
{
  LiaSectionRows *self = g_object_new (LIA_TYPE_SECTION_ROWS, NULL);

  self->section = section;
  self->list = list;
  self->otherwise = otherwise;
  self->records = g_object_ref (records);
  self->make_row = make_row;
  self->slice = gtk_slice_list_model_new (g_object_ref (records), 0, STEP_SIZE);
  g_signal_connect_object (self->slice, "items-changed", G_CALLBACK (before_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (records, "items-changed", G_CALLBACK (grow_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "map", G_CALLBACK (on_seen), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (list)))
    on_seen (self);

  return self;
}

void
lia_section_rows_start_over (LiaSectionRows *self)
{
  g_return_if_fail (LIA_IS_SECTION_ROWS (self));

  self->n_wanted = PAGE_SIZE;
  gtk_slice_list_model_set_size (self->slice, STEP_SIZE);
}

void
lia_section_rows_refresh (LiaSectionRows *self)
{
  g_return_if_fail (LIA_IS_SECTION_ROWS (self));

  if (!self->bound)
    return;
  before_items_changed (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->slice)), 0);
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_slice_list_model_set_size (self->slice, STEP_SIZE);
  bind (self);
  /* Before the next frame, so that the list does not jump. */
  g_clear_handle_id (&self->grow_source, g_source_remove);
  grow_at (self, G_PRIORITY_HIGH_IDLE);
}

gboolean
lia_section_rows_has_more (LiaSectionRows *self)
{
  g_return_val_if_fail (LIA_IS_SECTION_ROWS (self), FALSE);

  return g_list_model_get_n_items (self->records) > self->n_wanted;
}

void
lia_section_rows_show_more (LiaSectionRows *self)
{
  g_return_if_fail (LIA_IS_SECTION_ROWS (self));

  self->n_wanted += PAGE_SIZE;
  grow_soon (self);
}

gboolean
lia_section_rows_is_loading (LiaSectionRows *self)
{
  g_return_val_if_fail (LIA_IS_SECTION_ROWS (self), FALSE);

  return self->grow_source != 0;
}
