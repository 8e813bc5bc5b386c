/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partners-page-private.h"

#include <glib/gi18n-lib.h>

#include "lia-count-text.h"
#include "lia-facet-pane.h"
#include "lia-filter-chips.h"
#include "lia-level-ranks.h"
#include "lia-partner-details.h"
#include "lia-partner-list.h"
#include "lia-search-help.h"
#include "lia-search-text.h"
#include "lia-text.h"
#include "lia-user-settings.h"

struct _LiaPartnersPage
{
  LiaPage parent_instance;

  /* template */
  GtkEditable *search;
  GtkToggleButton *details_toggle;
  GtkToggleButton *filters_toggle;
  LiaFilterChips *chips;
  GtkLabel *hint;
  AdwBanner *failure;
  GtkStack *stack;
  AdwStatusPage *no_results;
  AdwOverlaySplitView *split_view;
  GtkStack *side;
  LiaPartnerList *list;
  GtkLabel *count;
  GtkActionBar *selection_bar;
  GtkLabel *n_selected;
  GtkButton *select_all;
  GtkMenuButton *bulk_button;
  LiaPartnerDetails *details;
  LiaFacetPane *facet_pane;

  /* owned */
  LiaListQuery *list_query; /* (nullable): only without a workspace */
  LiaRecordModel *model; /* (nullable) */
  LiaRecordSelection *selection;
  LiaLevelRanks *ranks;
  LiaColumnLayout *layout;
  GtkWidget *search_help; /* (nullable): child of the search entry */

  gint64 awaited_id; /* to be shown when it arrives in the list, or 0 */
  gboolean updating; /* widgets follow what is asked for, not the other way round */
  gboolean has_facets;
};

G_DEFINE_FINAL_TYPE (LiaPartnersPage, lia_partners_page, LIA_TYPE_PAGE)

static void
update_query (LiaPartnersPage *self)
{
  g_autofree char *hint = NULL;

  if (self->model == NULL)
    return;

  hint = lia_list_query_get_hint (self->list_query);
  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  adw_banner_set_revealed (self->failure, FALSE);
  lia_record_model_set_query (self->model, lia_list_query_get_query (self->list_query));
}

static void
update_count (LiaPartnersPage *self)
{
  const LiaRecordType *type = lia_list_query_get_record_type (self->list_query);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint n_selected = lia_record_selection_get_count (self->selection);
  g_autofree char *found = lia_list_query_is_narrowed (self->list_query)
                               ? lia_count_text_found (type, n_items)
                               : lia_count_text (type, n_items);
  g_autofree char *selected
      = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
  g_autofree char *all = g_strdup_printf (_ ("Select All %'u"), n_items);
  /* In the table one is selected with every step; in the rows of a phone, only on purpose. */
  gboolean several = lia_partner_list_get_narrow (self->list)
                         ? lia_partner_list_get_selecting (self->list)
                         : n_selected > 1;

  gtk_label_set_text (self->count, found);
  gtk_label_set_text (self->n_selected, selected);
  gtk_button_set_label (self->select_all, all);
  gtk_widget_set_visible (GTK_WIDGET (self->select_all), n_selected < n_items);
  gtk_action_bar_set_revealed (self->selection_bar, several);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !several);
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

/* Says what stands in the way, for it may be on a pane that is not shown. */
static void
show_no_results (LiaPartnersPage *self)
{
  g_autofree char *description = lia_list_query_describe (self->list_query);
  g_autofree char *title = NULL;

  if (lia_list_query_get_n_filters (self->list_query) == 0)
    {
      g_autofree char *shown
          = lia_text_make_bidi_visible (lia_list_query_get_search (self->list_query));

      title = g_strdup_printf (_ ("No Results for “%s”"), shown);
    }
  else
    {
      g_autofree char *escaped = g_markup_escape_text (description, -1);

      g_free (g_steal_pointer (&description));
      description = g_steal_pointer (&escaped);
      title = g_strdup (_ ("No Partner Is All of This"));
    }

  adw_status_page_set_title (self->no_results, title);
  adw_status_page_set_description (
      self->no_results, lia_list_query_get_n_filters (self->list_query) > 0 ? description : NULL);
  gtk_stack_set_visible_child_name (self->stack, "no-results");
}

static void
update_state (LiaPartnersPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean loading = lia_record_model_get_loading (self->model);

  lia_page_set_loading (LIA_PAGE (self), loading);

  if (n_items > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
  else if (!loading && lia_list_query_is_narrowed (self->list_query)
           && !adw_banner_get_revealed (self->failure))
    {
      show_no_results (self);
    }
  else if (!loading && !adw_banner_get_revealed (self->failure))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  /* else the last state stays until the answer is here: nothing flashes while one types. */

  update_count (self);
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
  update_count (self);
  update_details (self);
  lia_partners_page_update_actions (self);
}

static void
on_search_changed (LiaPartnersPage *self)
{
  if (self->list_query != NULL && !self->updating)
    lia_list_query_set_search (self->list_query, gtk_editable_get_text (self->search));
}

/* A letter typed in the list begins a search. Only letters: the entry knows other keys, such as those of its
 * menu, that mean something else in the list. */
static gboolean
on_list_key_pressed (LiaPartnersPage *self,
                     guint keyval,
                     guint keycode,
                     GdkModifierType state,
                     GtkEventControllerKey *controller)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  GtkEditable *text = gtk_editable_get_delegate (self->search);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || letter == 0
      || !g_unichar_isgraph (letter)
      || !gtk_event_controller_key_forward (controller, GTK_WIDGET (text)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (self->search, -1);

  return GDK_EVENT_STOP;
}

static void
on_search_activated (LiaPartnersPage *self)
{
  lia_partner_list_focus_first (self->list);
}

static void
on_search_stopped (LiaPartnersPage *self)
{
  gtk_editable_set_text (self->search, "");
  lia_partner_list_focus_first (self->list);
}

static void
on_sort_changed (LiaPartnersPage *self)
{
  gboolean descending = FALSE;
  const char *sort = lia_partner_list_get_sort (self->list, &descending);

  if (self->list_query != NULL && !self->updating)
    lia_list_query_set_sort (self->list_query, sort, descending);
}

/* The menus name the levels there are, so they are made when they open. */
static void
on_prepare_menu (LiaPartnersPage *self)
{
  g_autoptr (GMenuModel) menu
      = lia_partners_page_make_menu (self, lia_record_selection_get_count (self->selection) < 2);

  lia_partner_list_set_menu (self->list, menu);
}

static void
on_bulk_menu (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = lia_partners_page_make_menu (user_data, FALSE);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
on_chips_left (LiaPartnersPage *self)
{
  lia_partner_list_focus_first (self->list);
}

static void
on_exclude (LiaPartnersPage *self, LiaFacetValue *value)
{
  lia_partners_page_exclude (self, value);
}

/* The pane at the side is for the details or for the filters. */
static void
update_toggles (LiaPartnersPage *self)
{
  gboolean shown = FALSE;
  gboolean filters = FALSE;

  if (self->split_view == NULL || self->updating)
    return;

  shown = adw_overlay_split_view_get_show_sidebar (self->split_view);
  filters = g_strcmp0 (gtk_stack_get_visible_child_name (self->side), "filters") == 0;
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->details_toggle, shown && !filters);
  gtk_toggle_button_set_active (self->filters_toggle, shown && filters);
  self->updating = FALSE;
}

static void
show_side (LiaPartnersPage *self, const char *name, gboolean shown)
{
  /* Facets are counted from when they are first looked at. */
  if (shown && g_str_equal (name, "filters") && self->list_query != NULL)
    lia_partners_page_ensure_facets (self);

  if (shown)
    gtk_stack_set_visible_child_name (self->side, name);
  adw_overlay_split_view_set_show_sidebar (self->split_view, shown);
  update_toggles (self);
}

static void
on_details_toggled (LiaPartnersPage *self)
{
  if (!self->updating)
    show_side (self, "details", gtk_toggle_button_get_active (self->details_toggle));
}

static void
on_filters_toggled (LiaPartnersPage *self)
{
  if (!self->updating)
    show_side (self, "filters", gtk_toggle_button_get_active (self->filters_toggle));
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

/* The search entry shows what is asked for, also when a command or a saved list asked. */
static void
show_search_text (LiaPartnersPage *self)
{
  const char *text = lia_list_query_get_search (self->list_query);

  self->updating = TRUE;
  gtk_editable_set_text (self->search, text != NULL ? text : "");
  gtk_editable_set_position (self->search, -1);
  self->updating = FALSE;
}

/* With everything: what was searched, the filters, the order, the columns. */
static void
lia_partners_page_show_list (LiaPage *page, LiaRecord *list)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (page);
  const char *columns = list != NULL ? lia_record_get_text (list, "columns") : NULL;
  gboolean descending = FALSE;
  const char *sort = NULL;

  if (self->list_query == NULL)
    return;

  lia_column_layout_apply_text (self->layout, columns);
  if (list != NULL && lia_record_get_text (list, "filters") != NULL)
    lia_partners_page_ensure_facets (self);
  lia_list_query_restore (self->list_query, list);

  sort = lia_list_query_get_sort (self->list_query, &descending);
  self->updating = TRUE;
  lia_partner_list_set_sort (self->list, sort, descending);
  self->updating = FALSE;
  show_search_text (self);
}

static void
lia_partners_page_store_list (LiaPage *page, LiaRecord *list)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (page);
  g_autofree char *columns = NULL;
  LiaValue value;

  if (self->list_query == NULL)
    return;

  columns = lia_column_layout_to_text (self->layout);
  value = LIA_TEXT (columns);
  lia_list_query_store (self->list_query, list);
  lia_record_set_value (list, "columns", &value);
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

  self->list_query = lia_list_query_new (workspace, lia_record_type_find ("partner"));
  g_signal_connect_object (self->list_query, "changed", G_CALLBACK (update_query), self,
                           G_CONNECT_SWAPPED);
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
  gtk_menu_button_set_create_popup_func (self->bulk_button, on_bulk_menu, self, NULL);
  update_query (self);
  update_state (self);
  update_toggles (self);

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
  g_clear_pointer (&self->search_help, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_PARTNERS_PAGE);
  if (self->list_query != NULL)
    g_signal_handlers_disconnect_by_data (self->list_query, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->list_query);
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
  page_class->show_list = lia_partners_page_show_list;
  page_class->store_list = lia_partners_page_store_list;

  g_type_ensure (LIA_TYPE_FACET_PANE);
  g_type_ensure (LIA_TYPE_FILTER_CHIPS);
  g_type_ensure (LIA_TYPE_PARTNER_LIST);
  g_type_ensure (LIA_TYPE_PARTNER_DETAILS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/partners-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, search);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, details_toggle);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, filters_toggle);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, chips);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, hint);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, side);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, n_selected);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, select_all);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, bulk_button);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, facet_pane);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, failure);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, no_results);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, list);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, count);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, details);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_sort_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_chips_left);
  gtk_widget_class_bind_template_callback (widget_class, on_prepare_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_exclude);
  gtk_widget_class_bind_template_callback (widget_class, on_details_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_toggled);
  gtk_widget_class_bind_template_callback (widget_class, update_toggles);
  gtk_widget_class_bind_template_callback (widget_class, lia_partners_page_toggle_filters);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated);

  lia_partners_page_class_install_actions (widget_class);
  lia_partners_page_class_install_changes (widget_class);
}

static void
lia_partners_page_init (LiaPartnersPage *self)
{
  GtkEventController *keys = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_list_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  lia_partners_page_bind_keys (self);
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

LiaListQuery *
lia_partners_page_get_list_query (LiaPartnersPage *self)
{
  g_return_val_if_fail (LIA_IS_PARTNERS_PAGE (self), NULL);

  return self->list_query;
}

void
lia_partners_page_ensure_facets (LiaPartnersPage *self)
{
  LiaRecordFacets *facets = NULL;

  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  if (self->has_facets)
    return;

  self->has_facets = TRUE;
  facets = lia_list_query_get_facets (self->list_query);
  lia_facet_pane_set_facets (self->facet_pane, facets,
                             lia_list_query_get_record_type (self->list_query));
  lia_filter_chips_set_facets (self->chips, facets);
}

void
lia_partners_page_clear_search (LiaPartnersPage *self)
{
  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  if (self->list_query == NULL)
    return;

  lia_list_query_clear (self->list_query);
  show_search_text (self);
}

void
lia_partners_page_exclude (LiaPartnersPage *self, LiaFacetValue *value)
{
  LiaValue cell = lia_facet_value_get_value (value);
  const LiaField *field = lia_facet_value_get_field (value);
  const char *text = lia_list_query_get_search (self->list_query);
  g_autofree char *added = NULL;

  /* "None of these" is said by the field's being there. */
  if (cell.type == LIA_VALUE_NULL)
    added = lia_search_text_add (text, FALSE, "has", field->name);
  else
    added = lia_search_text_add (text, TRUE, field->name, lia_facet_value_get_label (value));
  lia_list_query_set_search (self->list_query, added);
  show_search_text (self);
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
  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !lia_partner_list_get_narrow (self->list))
    show_side (self, "details", !gtk_toggle_button_get_active (self->details_toggle));
}

void
lia_partners_page_toggle_filters (LiaPartnersPage *self)
{
  gboolean shown = FALSE;

  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  shown = !gtk_toggle_button_get_active (self->filters_toggle);
  show_side (self, "filters", shown);
  if (shown)
    gtk_widget_child_focus (GTK_WIDGET (self->facet_pane), GTK_DIR_TAB_FORWARD);
  else
    lia_partner_list_grab_focus (self->list);
}

void
lia_partners_page_focus_list (LiaPartnersPage *self)
{
  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  lia_partner_list_grab_focus (self->list);
}

void
lia_partners_page_set_selecting (LiaPartnersPage *self, gboolean selecting)
{
  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  lia_partner_list_set_selecting (self->list, selecting);
  update_count (self);
}

static void
on_help_insert (LiaPartnersPage *self, const char *word)
{
  int position = gtk_editable_get_position (self->search);
  const char *text = gtk_editable_get_text (self->search);
  gboolean apart = position > 0 && *g_utf8_offset_to_pointer (text, position - 1) != ' ';
  g_autofree char *inserted = g_strconcat (apart ? " " : "", word, NULL);

  gtk_editable_insert_text (self->search, inserted, -1, &position);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (self->search, position);
}

void
lia_partners_page_show_search_help (LiaPartnersPage *self)
{
  g_return_if_fail (LIA_IS_PARTNERS_PAGE (self));

  if (self->list_query == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->search_help == NULL)
    {
      self->search_help = lia_search_help_new (lia_list_query_get_record_type (self->list_query));
      gtk_widget_set_parent (self->search_help, GTK_WIDGET (self->search));
      gtk_popover_set_position (GTK_POPOVER (self->search_help), GTK_POS_BOTTOM);
      g_signal_connect_object (self->search_help, "insert", G_CALLBACK (on_help_insert), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_popup (GTK_POPOVER (self->search_help));
}
