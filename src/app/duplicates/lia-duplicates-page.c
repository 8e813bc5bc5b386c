/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-duplicates-page.h"

#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-duplicate-item.h"
#include "lia-duplicate-row.h"
#include "lia-duplicate-search.h"
#include "lia-lazy-menu.h"
#include "lia-merge-dialog.h"
#include "lia-merge.h"
#include "lia-namesakes-dialog.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-text.h"
#include "lia-window.h"

/* A search that took no longer is made again by itself when something changed. */
#define QUICK_SEARCH (G_TIME_SPAN_SECOND / 2)

struct _LiaDuplicatesPage
{
  LiaPage parent_instance;

  /* template */
  GtkMenuButton *menu_button;
  GMenu *page_menu;
  AdwToggleGroup *subject;
  AdwBanner *banner;
  GtkStack *stack;
  GtkProgressBar *progress;
  AdwStatusPage *empty;
  GtkListView *list_view;
  GtkLabel *count;
  GtkWidget *show_all;
  GtkWidget *show_all_found;

  /* owned */
  GListStore *pairs; /* (element-type LiaDuplicateItem) */
  GCancellable *cancellable; /* (nullable): of the search under way */

  char *name; /* (nullable): of the record whose pairs are shown */

  const LiaRecordType *type; /* NULL before there is anything to search */
  gint64 record; /* whose pairs are shown; 0: all */
  gint64 started_at;
  gboolean quick; /* the last search was */
  guint n_certain;
};

G_DEFINE_FINAL_TYPE (LiaDuplicatesPage, lia_duplicates_page, LIA_TYPE_PAGE)

static void
update_state (LiaDuplicatesPage *self)
{
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  const gboolean writable = workspace != NULL && !lia_workspace_is_read_only (workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.search",
                                 workspace != NULL && self->cancellable == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge-certain",
                                 writable && self->cancellable == NULL && self->n_certain > 0);
}

static void
show_empty (LiaDuplicatesPage *self)
{
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->show_all, self->record != 0);
  gtk_widget_set_visible (self->show_all_found, self->record != 0);
  if (self->record != 0)
    {
      g_autofree char *name = lia_text_quote (self->name);

      /* Translators: %s is the name of a partner or a person, in quotation marks */
      title = g_strdup_printf (_ ("No Likely Duplicates of %s"), name);
      adw_status_page_set_description (self->empty, NULL);
    }
  else
    {
      title = g_strdup (_ ("No Duplicates"));
      adw_status_page_set_description (self->empty, self->type == &lia_person_type
                                                        ? _ ("No two people look like one")
                                                        : _ ("No two partners look like one"));
    }
  adw_status_page_set_title (self->empty, title);
}

static gboolean
is_shown (LiaDuplicatesPage *self, const LiaDuplicate *duplicate)
{
  return self->record == 0 || duplicate->first == self->record || duplicate->second == self->record;
}

static void
show_pairs (LiaDuplicatesPage *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));
  g_autofree char *count
      = g_strdup_printf (ngettext ("%'u pair may be the same", "%'u pairs may be the same", n), n);

  self->n_certain = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LiaDuplicateItem) item = g_list_model_get_item (G_LIST_MODEL (self->pairs), i);

      self->n_certain += lia_duplicate_item_get (item)->score >= LIA_LIKENESS_CERTAIN;
    }
  gtk_label_set_text (self->count, count);
  show_empty (self);
  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : "list");
  update_state (self);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaDuplicatesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = lia_duplicates_find_finish (LIA_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  /* Another search was begun meanwhile, or the page is gone. */
  if (self->stack == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  lia_page_set_loading (LIA_PAGE (self), FALSE);
  if (found == NULL)
    {
      const gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

      g_list_store_remove_all (self->pairs);
      self->n_certain = 0;
      adw_status_page_set_title (self->empty,
                                 cancelled ? _ ("Search Cancelled") : _ ("Search Failed"));
      adw_status_page_set_description (self->empty, cancelled ? NULL : error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      update_state (self);
      return;
    }

  self->quick = g_get_monotonic_time () - self->started_at < QUICK_SEARCH;
  for (guint i = 0; i < found->len; i++)
    {
      LiaDuplicate *duplicate = g_ptr_array_index (found, i);

      if (is_shown (self, duplicate))
        g_ptr_array_add (items, lia_duplicate_item_new (duplicate));
      else
        lia_duplicate_free (duplicate);
    }
  g_ptr_array_set_free_func (found, NULL);
  g_list_store_splice (self->pairs, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pairs)),
                       items->pdata, items->len);
  show_pairs (self);
}

static void
on_progress (double fraction, gpointer data)
{
  LiaDuplicatesPage *self = data;

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

/* @quietly: what is shown stays until the answer comes. */
static void
search (LiaDuplicatesPage *self, gboolean quietly)
{
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));

  if (workspace == NULL || self->type == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->started_at = g_get_monotonic_time ();
  adw_banner_set_revealed (self->banner, FALSE);
  if (!quietly)
    {
      gtk_progress_bar_set_fraction (self->progress, 0);
      gtk_stack_set_visible_child_name (self->stack, "searching");
    }
  lia_page_set_loading (LIA_PAGE (self), TRUE);
  update_state (self);
  lia_duplicates_find_async (workspace, self->type, LIA_LIKENESS_POSSIBLE, on_progress, self,
                             self->cancellable, on_found, g_object_ref (self));
}

static void
on_search_again (LiaDuplicatesPage *self)
{
  search (self, FALSE);
}

static void
on_show_all (LiaDuplicatesPage *self)
{
  self->record = 0;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Duplicates"));
  search (self, FALSE);
}

static void
on_cancel_clicked (LiaDuplicatesPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
on_subject_changed (LiaDuplicatesPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->subject);

  if (self->type == NULL || name == NULL || g_str_equal (name, self->type->table))
    return;
  self->type = lia_record_type_find (name);
  on_show_all (self);
}

/* A merge, its undo, an edit elsewhere: the pairs are no longer what was found. */
static void
on_workspace_changed (LiaDuplicatesPage *self, const LiaChangeSet *changes)
{
  if (self->type == NULL
      || (!lia_change_set_has_table (changes, self->type->table)
          && !lia_change_set_has_table (changes, lia_duplicate_namesake_type (self->type)->table)))
    return;
  if (self->quick || self->cancellable != NULL)
    {
      search (self, TRUE);
      return;
    }
  adw_banner_set_title (self->banner, _ ("Something changed since these were found"));
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
on_activated (LiaDuplicatesPage *self, guint position)
{
  g_autoptr (LiaDuplicateItem) item = g_list_model_get_item (G_LIST_MODEL (self->pairs), position);
  LiaMergeDialog *dialog;

  if (item == NULL)
    return;
  dialog = lia_merge_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), self->type,
                                 lia_duplicate_item_get (item));
  lia_merge_dialog_present (dialog, GTK_WIDGET (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_activated (LIA_DUPLICATES_PAGE (widget), g_variant_get_uint32 (parameter));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  search (LIA_DUPLICATES_PAGE (widget), FALSE);
}

static void
namesakes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaDuplicatesPage *self = LIA_DUPLICATES_PAGE (widget);

  if (self->type != NULL)
    lia_namesakes_dialog_present (widget, lia_page_get_workspace (LIA_PAGE (self)), self->type);
}

/* Merging what is certain. */

static void
on_merged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaDuplicatesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  const gboolean merged = lia_merge_finish (LIA_WORKSPACE (source), result, &error);

  if (self->stack != NULL)
    lia_page_set_loading (LIA_PAGE (self), self->cancellable != NULL);
  if (window == NULL)
    return;
  if (merged)
    lia_window_add_undo_toast (window, _ ("Duplicates merged"));
  else
    lia_window_show_error (window, _ ("Nothing Was Merged"), error);
}

static void
on_merge_answered (AdwAlertDialog *question, const char *response, LiaDuplicatesPage *self)
{
  g_autoptr (GPtrArray) certain = g_ptr_array_new ();
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));

  if (!g_str_equal (response, "merge"))
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LiaDuplicateItem) item = g_list_model_get_item (G_LIST_MODEL (self->pairs), i);
      const LiaDuplicate *duplicate = lia_duplicate_item_get (item);

      if (duplicate->score >= LIA_LIKENESS_CERTAIN)
        g_ptr_array_add (certain, (gpointer) duplicate);
    }
  lia_page_set_loading (LIA_PAGE (self), TRUE);
  lia_merge_certain_async (lia_page_get_workspace (LIA_PAGE (self)), self->type, certain, NULL,
                           on_merged, g_object_ref (self));
}

static void
merge_certain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaDuplicatesPage *self = LIA_DUPLICATES_PAGE (widget);
  AdwDialog *question = lia_alert_dialog_new (_ ("Merge All That Are Certain?"), NULL);

  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (question),
      ngettext ("%'u pair has names alike, something else in common, and nothing that speaks "
                "against it. The older entry is kept, and what points at the other moves to it. "
                "It is undone in one step.",
                "%'u pairs have names alike, something else in common, and nothing that speaks "
                "against it. The older entries are kept, and what points at the others moves to "
                "them. It is undone in one step.",
                self->n_certain),
      self->n_certain);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _ ("_Cancel"), "merge",
                                  _ ("_Merge"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "merge",
                                            ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (question, "response", G_CALLBACK (on_merge_answered), self, 0);
  adw_dialog_present (question, widget);
}

/* Rows. */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, LiaDuplicatesPage *self)
{
  gtk_list_item_set_child (item, lia_duplicate_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, LiaDuplicatesPage *self)
{
  LiaDuplicateRow *row = LIA_DUPLICATE_ROW (gtk_list_item_get_child (item));
  LiaDuplicateItem *pair = gtk_list_item_get_item (item);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  g_autofree char *sentence = NULL;

  lia_duplicate_row_set_duplicate (row, lia_workspace_get_reader (workspace), self->type,
                                   lia_duplicate_item_get (pair));
  sentence = lia_duplicate_row_dup_sentence (row);
  gtk_list_item_set_accessible_label (item, sentence);
}

static void
lia_duplicates_page_constructed (GObject *object)
{
  LiaDuplicatesPage *self = LIA_DUPLICATES_PAGE (object);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));

  G_OBJECT_CLASS (lia_duplicates_page_parent_class)->constructed (object);

  if (workspace != NULL)
    g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                             G_CONNECT_SWAPPED);
  update_state (self);
}

static void
lia_duplicates_page_dispose (GObject *object)
{
  LiaDuplicatesPage *self = LIA_DUPLICATES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_DUPLICATES_PAGE);
  g_clear_object (&self->pairs);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (lia_duplicates_page_parent_class)->dispose (object);
}

static void
lia_duplicates_page_class_init (LiaDuplicatesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lia_duplicates_page_constructed;
  object_class->dispose = lia_duplicates_page_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/duplicates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, page_menu);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, subject);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, banner);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, progress);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, count);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicatesPage, show_all_found);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  gtk_widget_class_bind_template_callback (widget_class, on_subject_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_again);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);

  gtk_widget_class_install_action (widget_class, "duplicates.open", "u", open_action);
  gtk_widget_class_install_action (widget_class, "duplicates.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "duplicates.merge-certain", NULL,
                                   merge_certain_action);
  gtk_widget_class_install_action (widget_class, "duplicates.namesakes", NULL, namesakes_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "duplicates.search", NULL);
}

static void
lia_duplicates_page_init (LiaDuplicatesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  lia_lazy_menu_set (self->menu_button, G_MENU_MODEL (self->page_menu));
  self->pairs = g_list_store_new (LIA_TYPE_DUPLICATE_ITEM);
  selection
      = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->pairs))));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, selection);
}

LiaDuplicatesPage *
lia_duplicates_page_new_for_record (LiaWorkspace *workspace, LiaRecord *record)
{
  LiaDuplicatesPage *self = g_object_new (LIA_TYPE_DUPLICATES_PAGE, "workspace", workspace, NULL);
  g_autofree char *title = NULL;

  self->type = lia_record_get_record_type (record);
  self->record = lia_record_get_id (record);
  self->name = lia_record_get_display_name (record);
  /* Translators: %s is the name of a partner or a person */
  title = g_strdup_printf (_ ("Duplicates of %s"), self->name);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_toggle_group_set_active_name (self->subject, self->type->table);
  search (self, FALSE);

  return self;
}

LiaDuplicatesPage *
lia_duplicates_page_new (LiaWorkspace *workspace, const LiaRecordType *type)
{
  LiaDuplicatesPage *self = g_object_new (LIA_TYPE_DUPLICATES_PAGE, "workspace", workspace, NULL);

  self->type = type;
  adw_toggle_group_set_active_name (self->subject, type->table);
  search (self, FALSE);

  return self;
}
