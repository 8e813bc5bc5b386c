/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-list-page-private.h"

#include <glib/gi18n-lib.h>

#include "lia-count-text.h"
#include "lia-lazy-menu.h"
#include "lia-steps.h"
#include "lia-text.h"
#include "lia-user-settings.h"

G_DEFINE_TYPE_WITH_PRIVATE (LiaListPage, lia_list_page, LIA_TYPE_PAGE)

enum
{
  PROP_SEARCH_TEXT = 1,
  PROP_PAGE_MENU,
  PROP_EMPTY,
  PROP_DETAILS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

LiaListPagePrivate *
lia_list_page_get_private (LiaListPage *self)
{
  return lia_list_page_get_instance_private (self);
}

void
lia_list_page_update_count (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  const LiaRecordType *type = lia_list_page_get_record_type (self);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (priv->model));
  guint n_selected = lia_record_selection_get_count (priv->selection);
  g_autofree char *found = lia_list_query_is_narrowed (priv->list_query)
                               ? lia_count_text_found (type, n_items)
                               : lia_count_text (type, n_items);
  g_autofree char *selected
      = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
  g_autofree char *all = g_strdup_printf (_ ("Select All %'u"), n_items);
  /* In the table one is selected with every step; in the rows of a phone, only on purpose. */
  gboolean several = lia_record_list_get_narrow (priv->list)
                         ? lia_record_list_get_selecting (priv->list)
                         : n_selected > 1;

  gtk_label_set_text (priv->count, found);
  gtk_label_set_text (priv->n_selected, selected);
  gtk_button_set_label (priv->select_all, all);
  gtk_widget_set_visible (GTK_WIDGET (priv->select_all), n_selected < n_items);
  gtk_action_bar_set_revealed (priv->selection_bar, several);
  gtk_widget_set_visible (GTK_WIDGET (priv->count), !several);
}

void
lia_list_page_update_details (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  g_autoptr (LiaRecord) record = lia_record_selection_get_single (priv->selection);

  if (LIA_LIST_PAGE_GET_CLASS (self)->show_details != NULL)
    LIA_LIST_PAGE_GET_CLASS (self)->show_details (self, record,
                                                  lia_record_selection_get_count (priv->selection));
}

static void
show_awaited (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  guint position = 0;

  if (priv->awaited_id == 0 || !lia_record_model_find (priv->model, priv->awaited_id, &position))
    return;

  priv->awaited_id = 0;
  lia_record_list_scroll_to (priv->list, position);
}

static void
show_rows (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  gtk_stack_set_visible_child_name (priv->stack, "list");
  gtk_stack_set_visible_child_name (priv->rows, "list");
}

/* Says what stands in the way, for it may be on a pane that is not shown. */
static void
show_no_results (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  g_autofree char *description = lia_list_query_describe (priv->list_query);
  g_autofree char *title = NULL;

  if (lia_list_query_get_n_filters (priv->list_query) == 0)
    {
      g_autofree char *shown
          = lia_text_make_bidi_visible (lia_list_query_get_search (priv->list_query));

      title = g_strdup_printf (_ ("No Results for “%s”"), shown);
    }
  else
    {
      g_autofree char *escaped = g_markup_escape_text (description, -1);

      g_free (g_steal_pointer (&description));
      description = g_steal_pointer (&escaped);
      title = g_strdup (_ (LIA_LIST_PAGE_GET_CLASS (self)->no_results_text));
    }

  adw_status_page_set_title (priv->no_results, title);
  adw_status_page_set_description (
      priv->no_results, lia_list_query_get_n_filters (priv->list_query) > 0 ? description : NULL);
  gtk_stack_set_visible_child_name (priv->stack, "list");
  gtk_stack_set_visible_child_name (priv->rows, "no-results");
}

static void
update_state (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (priv->model));
  gboolean loading = lia_record_model_get_loading (priv->model);
  gboolean is_empty = FALSE;

  lia_page_set_loading (LIA_PAGE (self),
                        loading || (n_items > 0 && !lia_record_list_get_ready (priv->list)));

  if (n_items > 0)
    {
      show_rows (self);
    }
  else if (!loading && lia_list_query_is_narrowed (priv->list_query)
           && !adw_banner_get_revealed (priv->failure))
    {
      show_no_results (self);
    }
  else if (!loading && !adw_banner_get_revealed (priv->failure))
    {
      gtk_stack_set_visible_child_name (priv->stack, "empty");
    }
  /* else the last state stays until the answer is here: nothing flashes while one types. */

  /* Where there is no list, nothing can stand beside it. */
  is_empty = g_strcmp0 (gtk_stack_get_visible_child_name (priv->stack), "empty") == 0;
  gtk_widget_set_sensitive (GTK_WIDGET (priv->details_toggle), !is_empty);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->filters_toggle), !is_empty);

  lia_list_page_update_count (self);
  lia_list_page_update_details (self);
  lia_list_page_update_actions (self);
  show_awaited (self);
}

/* The list stays as it was; the banner says that it may no longer be true. */
static void
on_model_failed (LiaListPage *self, const GError *error)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  g_autofree char *title = g_strdup_printf (_ ("The list could not be read: %s"), error->message);

  adw_banner_set_title (priv->failure, title);
  adw_banner_set_revealed (priv->failure, TRUE);
  show_rows (self);
}

static void
on_try_again (LiaListPage *self)
{
  lia_list_page_update_query (self);
}

static void
on_selection_changed (LiaListPage *self)
{
  lia_list_page_update_count (self);
  lia_list_page_update_details (self);
  lia_list_page_update_actions (self);
}

static void
on_sort_changed (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  gboolean descending = FALSE;
  const char *sort = lia_record_list_get_sort (priv->list, &descending);

  if (priv->list_query != NULL && !priv->updating)
    lia_list_query_set_sort (priv->list_query, sort, descending);
}

/* The menus name the levels there are, so they are made when they open. */
static void
on_prepare_menu (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  g_autoptr (GMenuModel) menu
      = lia_list_page_make_menu (self, lia_record_selection_get_count (priv->selection) < 2);

  lia_record_list_set_menu (priv->list, menu);
}

static void
on_bulk_menu (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = lia_list_page_make_menu (user_data, FALSE);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
on_list_activated (LiaListPage *self, guint position)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  lia_list_page_open (self, lia_record_model_get_row_id (priv->model, position));
}

static gboolean
on_file_dropped (LiaListPage *self, const GValue *value)
{
  lia_list_page_import (self, g_value_get_object (value));

  return TRUE;
}

static void
lia_list_page_focus_search (LiaPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (lia_list_page_get_private (LIA_LIST_PAGE (page))->search));
}

static void
lia_list_page_create_new (LiaPage *page)
{
  lia_list_page_add (LIA_LIST_PAGE (page));
}

static void
set_up_list (LiaListPage *self, LiaWorkspace *workspace)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  LiaListPageClass *klass = LIA_LIST_PAGE_GET_CLASS (self);
  const LiaRecordType *type = lia_list_page_get_record_type (self);
  g_autoptr (GSettings) settings = lia_user_settings_new ();
  gpointer rows_data = NULL;

  priv->list_query = lia_list_query_new (workspace, type);
  priv->model = lia_record_model_new (lia_workspace_get_store (workspace));
  priv->selection = lia_record_selection_new (priv->model);
  lia_list_page_connect_search (self);
  g_signal_connect_object (priv->list, "notify::ready", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "notify::loading", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "failed", G_CALLBACK (on_model_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (priv->selection, "selection-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);

  if (klass->set_up != NULL)
    rows_data = klass->set_up (self);
  priv->layout
      = lia_column_layout_new (type, settings, klass->rows->columns, klass->rows->dispensable);
  lia_record_list_set_model (priv->list, priv->selection, priv->layout, klass->rows, rows_data);
  lia_record_list_set_label (priv->list, _ (type->label_plural));
  gtk_menu_button_set_create_popup_func (priv->bulk_button, on_bulk_menu, self, NULL);
}

static void
lia_list_page_constructed (GObject *object)
{
  LiaListPage *self = LIA_LIST_PAGE (object);
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  LiaListPageClass *klass = LIA_LIST_PAGE_GET_CLASS (self);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  g_autofree char *keys = gtk_accelerator_get_label (GDK_KEY_n, GDK_CONTROL_MASK);
  g_autofree char *add_tooltip = NULL;

  G_OBJECT_CLASS (lia_list_page_parent_class)->constructed (object);

  if (workspace == NULL)
    return;

  /* Translators: what a button does, and the keys that do it: Add Partner (Ctrl+N) */
  add_tooltip = g_strdup_printf (C_ ("tooltip", "%s (%s)"), _ (klass->add_text), keys);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->add_button), add_tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (klass->add_text), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->bulk_button), _ (klass->change_text));
  set_up_list (self, workspace);
  lia_list_page_update_query (self);
  update_state (self);
  lia_list_page_update_toggles (self);

  if (!lia_workspace_is_read_only (workspace))
    {
      GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

      g_signal_connect_swapped (target, "drop", G_CALLBACK (on_file_dropped), self);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
    }
}

/* Its items, one by one: a section of sections would be drawn as a single one. */
static void
append_menu (LiaListPage *self, GMenuModel *menu)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (menu, i);

      g_menu_append_item (priv->page_menu, item);
    }
}

static void
lia_list_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LiaListPage *self = LIA_LIST_PAGE (object);
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  switch (prop_id)
    {
    case PROP_SEARCH_TEXT:
      gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (priv->search),
                                             g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (priv->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_PAGE_MENU:
      append_menu (self, g_value_get_object (value));
      break;
    case PROP_EMPTY:
      adw_bin_set_child (priv->empty, g_value_get_object (value));
      break;
    case PROP_DETAILS:
      adw_bin_set_child (priv->details, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_list_page_dispose (GObject *object)
{
  LiaListPage *self = LIA_LIST_PAGE (object);
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  g_clear_handle_id (&priv->place_source, g_source_remove);
  /* A table that is taken apart says once more that its order changed. */
  if (priv->list != NULL)
    g_signal_handlers_disconnect_by_data (priv->list, self);
  if (priv->completion != NULL)
    g_object_run_dispose (G_OBJECT (priv->completion));
  g_clear_object (&priv->completion);
  g_clear_pointer (&priv->search_help, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_LIST_PAGE);
  if (priv->list_query != NULL)
    g_signal_handlers_disconnect_by_data (priv->list_query, self);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->model);
  g_clear_object (&priv->list_query);
  g_clear_object (&priv->layout);
  g_clear_object (&priv->keys);

  G_OBJECT_CLASS (lia_list_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SEARCH_TEXT] = g_param_spec_string ("search-text", NULL, NULL, NULL, flags);
  properties[PROP_PAGE_MENU]
      = g_param_spec_object ("page-menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_EMPTY] = g_param_spec_object ("empty", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_DETAILS] = g_param_spec_object ("details", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_list_page_class_init (LiaListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LiaPageClass *page_class = LIA_PAGE_CLASS (klass);

  object_class->constructed = lia_list_page_constructed;
  object_class->set_property = lia_list_page_set_property;
  object_class->dispose = lia_list_page_dispose;
  install_properties (object_class);
  page_class->focus_search = lia_list_page_focus_search;
  page_class->create_new = lia_list_page_create_new;
  page_class->show_list = lia_list_page_show_list;
  page_class->store_list = lia_list_page_store_list;

  g_type_ensure (LIA_TYPE_FACET_PANE);
  g_type_ensure (LIA_TYPE_FILTER_CHIPS);
  g_type_ensure (LIA_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/list-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, search);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, header_bar);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, search_clamp);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, search_row);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, room);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, phone_room);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, add_button);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, details_toggle);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, filters_toggle);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, chips);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, hint);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, failure);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, empty);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, rows);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, no_results);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, split_view);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, side);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, details);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, facet_pane);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, list);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, count);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, selection_bar);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, n_selected);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, select_all);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, bulk_button);
  gtk_widget_class_bind_template_child_private (widget_class, LiaListPage, page_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again);
  gtk_widget_class_bind_template_callback (widget_class, on_sort_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_prepare_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated);

  lia_list_page_class_install_search (widget_class);
  lia_list_page_class_install_side (widget_class);
  lia_list_page_class_install_actions (widget_class);
  lia_list_page_class_install_changes (widget_class);
}

static void
lia_list_page_init (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  lia_lazy_menu_set (priv->menu_button, G_MENU_MODEL (priv->page_menu));
  lia_list_page_bind_letters (self);
  lia_list_page_bind_keys (self);
}

const LiaRecordType *
lia_list_page_get_record_type (LiaListPage *self)
{
  g_return_val_if_fail (LIA_IS_LIST_PAGE (self), NULL);

  return lia_record_type_find (LIA_LIST_PAGE_GET_CLASS (self)->table);
}

GArray *
lia_list_page_get_ids (LiaListPage *self)
{
  g_return_val_if_fail (LIA_IS_LIST_PAGE (self), NULL);

  return lia_record_selection_get_ids (lia_list_page_get_private (self)->selection);
}

LiaRecord *
lia_list_page_get_single (LiaListPage *self)
{
  g_return_val_if_fail (LIA_IS_LIST_PAGE (self), NULL);

  return lia_record_selection_get_single (lia_list_page_get_private (self)->selection);
}

void
lia_list_page_select (LiaListPage *self, gint64 id)
{
  LiaListPagePrivate *priv = NULL;

  g_return_if_fail (LIA_IS_LIST_PAGE (self));

  priv = lia_list_page_get_private (self);
  priv->awaited_id = id;
  lia_record_selection_select_only (priv->selection, id);
  show_awaited (self);
}

void
lia_list_page_refresh (LiaListPage *self)
{
  g_return_if_fail (LIA_IS_LIST_PAGE (self));

  lia_record_list_refresh (lia_list_page_get_private (self)->list);
}
