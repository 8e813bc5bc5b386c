/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-sidebar-page.h"

#include <glib/gi18n-lib.h>

#include "lia-findings.h"
#include "lia-lazy-menu.h"
#include "lia-page.h"
#include "lia-page-registry.h"
#include "lia-sidebar-list-row.h"
#include "lia-sidebar-lists.h"

struct _LiaSidebarPage
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkListBox *list_box;
  GtkMenuButton *menu_button;
  GMenu *main_menu;
  GMenu *undo_section;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  GPtrArray *lists; /* (element-type LiaSidebarLists) */
  char *shown_name; /* (nullable) */

  gint64 shown_list;
};

G_DEFINE_FINAL_TYPE (LiaSidebarPage, lia_sidebar_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PAGE_CHOSEN,
  LISTS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static LiaRecord *
get_list (GtkListBoxRow *row)
{
  if (!LIA_IS_SIDEBAR_LIST_ROW (row))
    return NULL;

  return lia_saved_list_item_get_record (
      lia_sidebar_list_row_get_item (LIA_SIDEBAR_LIST_ROW (row)));
}

static gint64
get_list_id (GtkListBoxRow *row)
{
  if (!LIA_IS_SIDEBAR_LIST_ROW (row))
    return 0;

  return lia_saved_list_item_get_id (lia_sidebar_list_row_get_item (LIA_SIDEBAR_LIST_ROW (row)));
}

static void
on_row_activated (LiaSidebarPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[PAGE_CHOSEN], 0,
                 lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (row)), get_list (row));
}

static void
select_shown (LiaSidebarPage *self)
{
  GtkListBoxRow *row = NULL;

  /* The row of the page comes before those of its lists. */
  for (int i = 0; self->list_box != NULL && self->shown_name != NULL
                  && (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL;
       i++)
    if (g_str_equal (lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (row)), self->shown_name)
        && (get_list_id (row) == 0 || get_list_id (row) == self->shown_list))
      gtk_list_box_select_row (self->list_box, row);
}

/* The focus takes the selection along. Once it is elsewhere, the row of the page that is shown is marked. */
static void
on_focus_left (LiaSidebarPage *self)
{
  select_shown (self);
}

static void
on_lists_changed (LiaSidebarPage *self)
{
  g_signal_emit (self, signals[LISTS_CHANGED], 0);
}

static void
remove_list_rows (LiaSidebarPage *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL;)
    if (LIA_IS_SIDEBAR_LIST_ROW (row))
      gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
    else
      i++;
}

static void
add_lists (LiaSidebarPage *self)
{
  guint n_entries = 0;
  const LiaPageEntry *entries = lia_page_registry (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (GTypeClass) type_class = g_type_class_ref (entries[i].get_type ());
      LiaSidebarLists *lists = NULL;

      if (LIA_PAGE_CLASS (type_class)->show_list == NULL || entries[i].table == NULL)
        continue;
      lists = lia_sidebar_lists_new (self->list_box, self->workspace, &entries[i]);
      g_signal_connect_object (lists, "changed", G_CALLBACK (on_lists_changed), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->lists, lists);
    }
}

static void
show_finding_counts (LiaSidebarPage *self)
{
  LiaFindings *findings = self->workspace != NULL ? lia_findings_get (self->workspace) : NULL;
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      const LiaPageEntry *entry
          = lia_page_registry_find (lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (row)));

      lia_sidebar_row_set_count (LIA_SIDEBAR_ROW (row),
                                 findings != NULL && entry != NULL && entry->table != NULL
                                     ? lia_findings_count (findings, entry->table)
                                     : 0);
    }
}

static void
add_separator_before_secondary (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean wanted = before != NULL && lia_sidebar_row_is_secondary (LIA_SIDEBAR_ROW (row))
                    && !lia_sidebar_row_is_secondary (LIA_SIDEBAR_ROW (before));

  if (wanted && gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  else if (!wanted)
    gtk_list_box_row_set_header (row, NULL);
}

static void
add_pages (LiaSidebarPage *self)
{
  guint n_entries = 0;
  const LiaPageEntry *entries = lia_page_registry (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    gtk_list_box_append (self->list_box,
                         lia_sidebar_row_new (entries[i].name, _ (entries[i].title),
                                              entries[i].icon_name, entries[i].secondary));

  gtk_list_box_set_header_func (self->list_box, add_separator_before_secondary, NULL, NULL);
}

static void
drop_workspace (LiaSidebarPage *self)
{
  g_ptr_array_set_size (self->lists, 0);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (lia_findings_get (self->workspace), self);
  g_clear_object (&self->workspace);
}

static void
lia_sidebar_page_dispose (GObject *object)
{
  LiaSidebarPage *self = LIA_SIDEBAR_PAGE (object);

  /* The lists know rows of the list box: they go first. */
  if (self->lists != NULL)
    drop_workspace (self);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->shown_name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_SIDEBAR_PAGE);

  G_OBJECT_CLASS (lia_sidebar_page_parent_class)->dispose (object);
}

static void
lia_sidebar_page_class_init (LiaSidebarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_sidebar_page_dispose;

  signals[PAGE_CHOSEN]
      = g_signal_new ("page-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, LIA_TYPE_RECORD);
  signals[LISTS_CHANGED] = g_signal_new ("lists-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/sidebar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaSidebarPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, LiaSidebarPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiaSidebarPage, main_menu);
  gtk_widget_class_bind_template_child (widget_class, LiaSidebarPage, undo_section);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
}

static void
lia_sidebar_page_init (LiaSidebarPage *self)
{
  self->lists = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_widget_init_template (GTK_WIDGET (self));
  lia_lazy_menu_set (self->menu_button, G_MENU_MODEL (self->main_menu));
  add_pages (self);
}

void
lia_sidebar_page_set_workspace (LiaSidebarPage *self, LiaWorkspace *workspace)
{
  g_return_if_fail (LIA_IS_SIDEBAR_PAGE (self));
  g_return_if_fail (workspace == NULL || LIA_IS_WORKSPACE (workspace));

  /* Taken down already. */
  if (self->lists == NULL)
    return;

  drop_workspace (self);
  remove_list_rows (self);
  if (workspace != NULL)
    {
      self->workspace = g_object_ref (workspace);
      add_lists (self);
      g_signal_connect_object (lia_findings_get (workspace), "changed",
                               G_CALLBACK (show_finding_counts), self, G_CONNECT_SWAPPED);
    }
  show_finding_counts (self);
}

void
lia_sidebar_page_select (LiaSidebarPage *self, const char *name, gint64 list_id)
{
  g_return_if_fail (LIA_IS_SIDEBAR_PAGE (self));
  g_return_if_fail (name != NULL);

  g_set_str (&self->shown_name, name);
  self->shown_list = list_id;
  select_shown (self);
}

static void
append_menu_item (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  /* The key is bound by the window's class, of which the menu does not know. */
  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

void
lia_sidebar_page_set_undo_menu (LiaSidebarPage *self,
                                const char *undo_label,
                                const char *redo_label)
{
  g_return_if_fail (LIA_IS_SIDEBAR_PAGE (self));

  if (self->undo_section == NULL)
    return;

  g_menu_remove_all (self->undo_section);
  append_menu_item (self->undo_section, undo_label, "win.undo", "<Control>z");
  append_menu_item (self->undo_section, redo_label, "win.redo", "<Control><Shift>z");
}

void
lia_sidebar_page_open_main_menu (LiaSidebarPage *self)
{
  g_return_if_fail (LIA_IS_SIDEBAR_PAGE (self));

  gtk_menu_button_popup (self->menu_button);
}
