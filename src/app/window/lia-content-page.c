/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-content-page.h"

#include <glib/gi18n-lib.h>

#include "lia-page-registry.h"

struct _LiaContentPage
{
  AdwNavigationPage parent_instance;

  /* template */
  AdwNavigationView *navigation_view;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  GHashTable *pages; /* (element-type utf8 LiaPage): also owned by the navigation view */
};

G_DEFINE_FINAL_TYPE (LiaContentPage, lia_content_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PAGE_CHANGED,
  LIST_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_list_changed (LiaContentPage *self)
{
  g_signal_emit (self, signals[LIST_CHANGED], 0);
}

static void
on_visible_page_changed (LiaContentPage *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);

  if (page != NULL)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                   adw_navigation_page_get_title (page));

  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

static void
ensure_page (LiaContentPage *self, const LiaPageEntry *entry)
{
  LiaPage *page = g_hash_table_lookup (self->pages, entry->name);

  if (page != NULL)
    return;

  page = g_object_new (entry->get_type (), "workspace", self->workspace, "title", _ (entry->title),
                       "tag", entry->name, NULL);
  adw_navigation_view_add (self->navigation_view, ADW_NAVIGATION_PAGE (page));
  g_hash_table_insert (self->pages, g_strdup (entry->name), page);
  g_signal_connect_object (page, "notify::list-id", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
remove_pages (LiaContentPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GHashTableIter iter;
  gpointer page = NULL;

  /* What has the focus would be kept, to get it back. */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    adw_navigation_view_remove (self->navigation_view, page);
  adw_navigation_view_replace (self->navigation_view, NULL, 0);
  g_hash_table_remove_all (self->pages);
}

static void
lia_content_page_dispose (GObject *object)
{
  LiaContentPage *self = LIA_CONTENT_PAGE (object);

  /* The view is the child itself: the class below has to hear that it goes. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_CONTENT_PAGE);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_content_page_parent_class)->dispose (object);
}

static void
lia_content_page_class_init (LiaContentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_content_page_dispose;

  signals[PAGE_CHANGED] = g_signal_new ("page-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LIST_CHANGED] = g_signal_new ("list-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/content-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaContentPage, navigation_view);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_page_changed);
}

static void
lia_content_page_init (LiaContentPage *self)
{
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lia_content_page_set_workspace (LiaContentPage *self, LiaWorkspace *workspace)
{
  g_return_if_fail (LIA_IS_CONTENT_PAGE (self));
  g_return_if_fail (workspace == NULL || LIA_IS_WORKSPACE (workspace));

  /* Taken down already. */
  if (self->pages == NULL)
    return;

  if (self->workspace != NULL)
    remove_pages (self);
  g_set_object (&self->workspace, workspace);
}

gboolean
lia_content_page_show (LiaContentPage *self, const char *name)
{
  const LiaPageEntry *entry = lia_page_registry_find (name);

  g_return_val_if_fail (LIA_IS_CONTENT_PAGE (self), FALSE);

  if (entry == NULL || self->workspace == NULL)
    return FALSE;

  ensure_page (self, entry);
  adw_navigation_view_replace_with_tags (self->navigation_view, &entry->name, 1);

  return TRUE;
}

void
lia_content_page_push (LiaContentPage *self, LiaPage *page)
{
  g_return_if_fail (LIA_IS_CONTENT_PAGE (self));
  g_return_if_fail (LIA_IS_PAGE (page));

  adw_navigation_view_push (self->navigation_view, ADW_NAVIGATION_PAGE (page));
}

LiaPage *
lia_content_page_get_visible (LiaContentPage *self)
{
  g_return_val_if_fail (LIA_IS_CONTENT_PAGE (self), NULL);

  if (self->workspace == NULL || self->navigation_view == NULL)
    return NULL;

  return LIA_PAGE (adw_navigation_view_get_visible_page (self->navigation_view));
}

LiaPage *
lia_content_page_get (LiaContentPage *self, const char *name)
{
  g_return_val_if_fail (LIA_IS_CONTENT_PAGE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return self->pages != NULL ? g_hash_table_lookup (self->pages, name) : NULL;
}

LiaPage *
lia_content_page_get_chosen (LiaContentPage *self)
{
  LiaPage *page = lia_content_page_get_visible (self);

  for (guint i = 0; page != NULL && i < 2; i++)
    {
      const char *tag = adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (page));

      if (tag != NULL && lia_content_page_get (self, tag) == page)
        return page;
      page = LIA_PAGE (adw_navigation_view_get_previous_page (self->navigation_view,
                                                              ADW_NAVIGATION_PAGE (page)));
    }

  return NULL;
}
