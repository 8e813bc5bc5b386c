/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-sidebar-lists.h"

#include "lia-sidebar-list-row.h"

struct _LiaSidebarLists
{
  GObject parent_instance;

  /* owned */
  LiaSavedLists *lists;

  /* borrowed */
  GtkListBox *sidebar;
  const LiaPageEntry *entry;
};

G_DEFINE_FINAL_TYPE (LiaSidebarLists, lia_sidebar_lists, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_ours (LiaSidebarLists *self, GtkListBoxRow *row)
{
  return LIA_IS_SIDEBAR_LIST_ROW (row)
         && g_str_equal (lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (row)), self->entry->name);
}

typedef struct
{
  gint64 list; /* 0: none */
  int place; /* among the lists */
} Focused;

/* Takes the rows out. Returns: the list whose row had the focus */
static Focused
clear (LiaSidebarLists *self)
{
  GtkListBoxRow *row = NULL;
  Focused focused = { 0 };
  int place = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL;)
    if (!is_ours (self, row))
      {
        i++;
      }
    else
      {
        /* Also while a toast or a menu has the keyboard, which gives it back. */
        if (gtk_widget_is_focus (GTK_WIDGET (row)))
          focused = (Focused) { lia_saved_list_item_get_id (
                                    lia_sidebar_list_row_get_item (LIA_SIDEBAR_LIST_ROW (row))),
                                place };
        place++;
        gtk_list_box_remove (self->sidebar, GTK_WIDGET (row));
      }

  return focused;
}

static GtkListBoxRow *
find_page_row (LiaSidebarLists *self, int *index)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    if (g_str_equal (lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (row)), self->entry->name))
      {
        *index = i;
        return row;
      }

  return NULL;
}

static void
fill (LiaSidebarLists *self)
{
  guint n_lists = g_list_model_get_n_items (G_LIST_MODEL (self->lists));
  const Focused focused = clear (self);
  int index = 0;
  GtkListBoxRow *page_row = find_page_row (self, &index);
  GtkWidget *to_focus = focused.list != 0 ? GTK_WIDGET (page_row) : NULL;
  gboolean is_there = FALSE;

  if (page_row == NULL)
    return;

  for (guint i = 0; i < n_lists; i++)
    {
      g_autoptr (LiaSavedListItem) item = g_list_model_get_item (G_LIST_MODEL (self->lists), i);
      GtkWidget *row
          = lia_sidebar_list_row_new (self->entry->name, self->entry->secondary,
                                      lia_record_type_find (self->entry->table), item, i, n_lists);

      gtk_list_box_insert (self->sidebar, row, index + 1 + (int) i);
      is_there = is_there || lia_saved_list_item_get_id (item) == focused.list;
      if (focused.list != 0
          && (lia_saved_list_item_get_id (item) == focused.list
              || (!is_there && (int) i <= focused.place)))
        to_focus = row;
    }

  /* A list that moved keeps the focus; from one that went it goes to the one in its place, else the last one, else the
   * page. */
  if (to_focus != NULL)
    gtk_widget_grab_focus (to_focus);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
lia_sidebar_lists_dispose (GObject *object)
{
  LiaSidebarLists *self = LIA_SIDEBAR_LISTS (object);

  if (self->lists != NULL)
    g_signal_handlers_disconnect_by_data (self->lists, self);
  g_clear_object (&self->lists);

  G_OBJECT_CLASS (lia_sidebar_lists_parent_class)->dispose (object);
}

static void
lia_sidebar_lists_class_init (LiaSidebarListsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_sidebar_lists_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_sidebar_lists_init (LiaSidebarLists *self)
{
}

LiaSidebarLists *
lia_sidebar_lists_new (GtkListBox *sidebar, LiaWorkspace *workspace, const LiaPageEntry *entry)
{
  LiaSidebarLists *self = NULL;

  g_return_val_if_fail (GTK_IS_LIST_BOX (sidebar), NULL);
  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && entry->table != NULL, NULL);

  self = g_object_new (LIA_TYPE_SIDEBAR_LISTS, NULL);
  self->sidebar = sidebar;
  self->entry = entry;
  self->lists = lia_saved_lists_new (workspace, lia_record_type_find (entry->table));
  g_signal_connect_swapped (self->lists, "items-changed", G_CALLBACK (fill), self);
  fill (self);

  return self;
}
