/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partners-page-private.h"

#include <glib/gi18n-lib.h>

#include "lia-level-ranks.h"
#include "lia-partner-details.h"
#include "lia-partner-list.h"
#include "lia-text.h"
#include "lia-user-settings.h"

struct _LiaPartnersPage
{
  LiaPage parent_instance;

  /* template */
  GtkEditable *search;
  GtkWidget *details_toggle;
  AdwBanner *failure;
  GtkStack *stack;
  AdwStatusPage *no_results;
  AdwOverlaySplitView *split_view;
  LiaPartnerList *list;
  GtkLabel *count;
  LiaPartnerDetails *details;
  GMenuModel *row_menu;

  /* owned */
  LiaRecordModel *model; /* (nullable): only without a workspace */
  LiaRecordSelection *selection;
  LiaLevelRanks *ranks;
  LiaColumnLayout *layout;

  gint64 awaited_id; /* to be shown when it arrives in the list, or 0 */
};

G_DEFINE_FINAL_TYPE (LiaPartnersPage, lia_partners_page, LIA_TYPE_PAGE)

static char *
dup_search_text (LiaPartnersPage *self)
{
  return lia_text_strip (gtk_editable_get_text (self->search));
}

static void
update_query (LiaPartnersPage *self)
{
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_search_text (self);
  gboolean descending = FALSE;
  const char *sort = NULL;

  if (self->model == NULL)
    return;

  query = lia_record_query_new (lia_record_type_find ("partner"));
  sort = lia_partner_list_get_sort (self->list, &descending);
  lia_record_query_set_search (query, text);
  /* The order of names is the table's own, and indexed. */
  if (g_strcmp0 (sort, "name") == 0)
    sort = NULL;
  if (!lia_record_query_set_sort (query, sort, descending, &error))
    g_critical ("Sorting by %s: %s", sort, error->message);

  adw_banner_set_revealed (self->failure, FALSE);
  lia_record_model_set_query (self->model, query);
}

static void
update_count (LiaPartnersPage *self, guint n_items, gboolean searching)
{
  guint n_selected = lia_record_selection_get_count (self->selection);
  g_autofree char *found = NULL;

  if (searching)
    found
        = g_strdup_printf (ngettext ("%'u partner found", "%'u partners found", n_items), n_items);
  else
    found = g_strdup_printf (ngettext ("%'u partner", "%'u partners", n_items), n_items);

  if (n_selected > 1)
    {
      g_autofree char *selected
          = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
      g_autofree char *both = g_strconcat (found, " · ", selected, NULL);

      gtk_label_set_text (self->count, both);
    }
  else
    {
      gtk_label_set_text (self->count, found);
    }
}

static void
update_details (LiaPartnersPage *self)
{
  g_autoptr (LiaRecord) partner = lia_record_selection_get_single (self->selection);
  guint rank = partner != NULL
                   ? lia_level_ranks_get (self->ranks, lia_record_get_integer (partner, "level"))
                   : 0;

  lia_partner_details_show (self->details, partner, rank,
                            lia_record_selection_get_count (self->selection));
}

static void
show_awaited (LiaPartnersPage *self)
{
  guint position = 0;

  if (self->awaited_id == 0 || !lia_record_model_find (self->model, self->awaited_id, &position))
    return;

  self->awaited_id = 0;
  lia_partner_list_scroll_to (self->list, position);
}

static void
update_state (LiaPartnersPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean loading = lia_record_model_get_loading (self->model);
  g_autofree char *text = dup_search_text (self);

  lia_page_set_loading (LIA_PAGE (self), loading);

  if (n_items > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
  else if (!loading && text != NULL && !adw_banner_get_revealed (self->failure))
    {
      g_autofree char *shown = lia_text_make_bidi_visible (text);
      g_autofree char *title = g_strdup_printf (_ ("No Results for “%s”"), shown);

      adw_status_page_set_title (self->no_results, title);
      gtk_stack_set_visible_child_name (self->stack, "no-results");
    }
  else if (!loading && !adw_banner_get_revealed (self->failure))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  /* else the last state stays until the answer is here: nothing flashes while one types. */

  update_count (self, n_items, text != NULL);
  update_details (self);
  lia_partners_page_update_actions (self);
  show_awaited (self);
}

/* The list stays as it was; the banner says that it may no longer be true. */
static void
on_model_failed (LiaPartnersPage *self, const GError *error)
{
  g_autofree char *title = g_strdup_printf (_ ("The list could not be read: %s"), error->message);

  adw_banner_set_title (self->failure, title);
  adw_banner_set_revealed (self->failure, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
on_try_again (LiaPartnersPage *self)
{
  update_query (self);
}

static void
on_selection_changed (LiaPartnersPage *self)
{
  g_autofree char *text = dup_search_text (self);

  update_count (self, g_list_model_get_n_items (G_LIST_MODEL (self->model)), text != NULL);
  update_details (self);
  lia_partners_page_update_actions (self);
}

static void
on_search_changed (LiaPartnersPage *self)
{
  update_query (self);
}

static void
on_search_activated (LiaPartnersPage *self)
{
  lia_partner_list_focus_first (self->list);
}

static void
on_search_stopped (LiaPartnersPage *self)
{
  lia_partners_page_clear_search (self);
  lia_partner_list_focus_first (self->list);
}

static void
on_sort_changed (LiaPartnersPage *self)
{
  update_query (self);
}

static void
on_list_activated (LiaPartnersPage *self, guint position)
{
  lia_partners_page_open (self, lia_record_model_get_row_id (self->model, position));
}

static gboolean
on_file_dropped (LiaPartnersPage *self, const GValue *value)
{
  lia_partners_page_import (self, g_value_get_object (value));

  return TRUE;
}

static void
lia_partners_page_focus_search (LiaPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (LIA_PARTNERS_PAGE (page)->search));
}

static void
lia_partners_page_create_new (LiaPage *page)
{
  lia_partners_page_add (LIA_PARTNERS_PAGE (page));
}

static void
lia_partners_page_constructed (GObject *object)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (object);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  g_autoptr (GSettings) settings = NULL;

  G_OBJECT_CLASS (lia_partners_page_parent_class)->constructed (object);

  if (workspace == NULL)
    return;

  self->model = lia_record_model_new (lia_workspace_get_store (workspace));
  self->selection = lia_record_selection_new (self->model);
  self->ranks = lia_level_ranks_new (workspace);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (on_model_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ranks, "changed", G_CALLBACK (update_details), self,
                           G_CONNECT_SWAPPED);

  settings = lia_user_settings_new ();
  self->layout = lia_column_layout_new (lia_record_type_find ("partner"), settings,
                                        lia_partner_list_dispensable);
  lia_partner_list_set_model (self->list, self->selection, self->ranks, self->layout);
  lia_partner_list_set_menu (self->list, self->row_menu);
  update_query (self);
  update_state (self);

  if (!lia_workspace_is_read_only (workspace))
    {
      GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

      g_signal_connect_swapped (target, "drop", G_CALLBACK (on_file_dropped), self);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
    }
}

static void
lia_partners_page_dispose (GObject *object)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (object);

  /* A table that is taken apart says once more that its order changed. */
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_PARTNERS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->ranks);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (lia_partners_page_parent_class)->dispose (object);
}

static void
lia_partners_page_class_init (LiaPartnersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LiaPageClass *page_class = LIA_PAGE_CLASS (klass);

  object_class->constructed = lia_partners_page_constructed;
  object_class->dispose = lia_partners_page_dispose;
  page_class->focus_search = lia_partners_page_focus_search;
  page_class->create_new = lia_partners_page_create_new;

  g_type_ensure (LIA_TYPE_PARTNER_LIST);
  g_type_ensure (LIA_TYPE_PARTNER_DETAILS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/partners-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, search);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, details_toggle);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, failure);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, no_results);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, list);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, count);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, details);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_sort_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated);

  lia_partners_page_class_install_actions (widget_class);
}

static void
lia_partners_page_init (LiaPartnersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaRecordSelection *
lia_partners_page_get_selection (LiaPartnersPage *self)
{
  g_return_val_if_fail (LIA_IS_PARTNERS_PAGE (self), NULL);

  return self->selection;
}

void
lia_partners_page_select (LiaPartnersPage *self, gint64 id)
{
  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  self->awaited_id = id;
  lia_record_selection_select_only (self->selection, id);
  show_awaited (self);
}

void
lia_partners_page_clear_search (LiaPartnersPage *self)
{
  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  gtk_editable_set_text (self->search, "");
}

LiaColumnLayout *
lia_partners_page_get_layout (LiaPartnersPage *self)
{
  g_return_val_if_fail (LIA_IS_PARTNERS_PAGE (self), NULL);

  return self->layout;
}

void
lia_partners_page_toggle_details (LiaPartnersPage *self)
{
  gboolean shown = FALSE;

  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  if (lia_partner_list_get_narrow (self->list))
    return;

  shown = adw_overlay_split_view_get_show_sidebar (self->split_view);
  adw_overlay_split_view_set_show_sidebar (self->split_view, !shown);
}
