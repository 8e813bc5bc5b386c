/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list page asks for: the search entry, its help, the filters, kept lists. */
#include "lia-config.h"

#include "lia-list-page-private.h"

#include <glib/gi18n-lib.h>

#include "lia-popover-focus.h"
#include "lia-search-help.h"

void
lia_list_page_update_query (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  g_autofree char *hint = NULL;

  if (priv->model == NULL)
    return;

  hint = lia_list_query_get_hint (priv->list_query);
  gtk_label_set_text (priv->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->hint), hint != NULL);
  adw_banner_set_revealed (priv->failure, FALSE);
  lia_record_model_set_query (priv->model, lia_list_query_get_query (priv->list_query));
}

void
lia_list_page_connect_search (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  g_signal_connect_object (priv->list_query, "changed", G_CALLBACK (lia_list_page_update_query),
                           self, G_CONNECT_SWAPPED);
  priv->completion = lia_search_completion_new (
      GTK_SEARCH_ENTRY (priv->search), lia_page_get_workspace (LIA_PAGE (self)), priv->list_query);
}

/* Into the header bar, or on a phone below it. */
static gboolean
place_search (gpointer user_data)
{
  LiaListPage *self = user_data;
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  gboolean below = adw_breakpoint_bin_get_current_breakpoint (priv->room) == priv->phone_room;
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (priv->search));
  gboolean had_focus = gtk_widget_is_focus (GTK_WIDGET (text));
  int position = gtk_editable_get_position (priv->search);

  priv->place_source = 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.toggle-details", !below);
  if (below == gtk_widget_get_visible (GTK_WIDGET (priv->search_row)))
    return G_SOURCE_REMOVE;

  g_object_ref (priv->search_clamp);
  adw_bin_set_child (priv->search_row, NULL);
  adw_header_bar_set_title_widget (priv->header_bar, below ? NULL : priv->search_clamp);
  if (below)
    adw_bin_set_child (priv->search_row, priv->search_clamp);
  g_object_unref (priv->search_clamp);
  gtk_widget_set_visible (GTK_WIDGET (priv->search_row), below);
  if (had_focus)
    {
      gtk_text_grab_focus_without_selecting (text);
      gtk_editable_set_position (priv->search, position);
    }

  return G_SOURCE_REMOVE;
}

/* Widgets are not moved while sizes are given out. */
static void
on_room_changed (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  if (priv->place_source == 0)
    priv->place_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_search, self, NULL);
}

static void
on_search_changed (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  if (priv->list_query != NULL && !priv->updating)
    lia_list_query_set_search (priv->list_query, gtk_editable_get_text (priv->search));
}

/* Only letters: the entry knows other keys, such as those of its menu, that mean something else in the list. */
static gboolean
on_list_key_pressed (LiaListPage *self,
                     guint keyval,
                     guint keycode,
                     GdkModifierType state,
                     GtkEventControllerKey *controller)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  gunichar letter = gdk_keyval_to_unicode (keyval);
  GtkEditable *text = gtk_editable_get_delegate (priv->search);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || letter == 0
      || !g_unichar_isgraph (letter)
      || !gtk_event_controller_key_forward (controller, GTK_WIDGET (text)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (priv->search));
  gtk_editable_set_position (priv->search, -1);

  return GDK_EVENT_STOP;
}

void
lia_list_page_bind_letters (LiaListPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_list_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (lia_list_page_get_private (self)->list), keys);
}

static void
on_search_activated (LiaListPage *self)
{
  lia_record_list_focus_first (lia_list_page_get_private (self)->list);
}

/* What is found stands below, so that is where the arrow leads; the toolkit would go by where widgets lie, and meet
 * scrollbars. */
static gboolean
on_search_key_pressed (LiaListPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  lia_record_list_focus_first (lia_list_page_get_private (self)->list);

  return GDK_EVENT_STOP;
}

static void
on_search_stopped (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  gtk_editable_set_text (priv->search, "");
  lia_record_list_focus_first (priv->list);
}

static void
on_chips_left (LiaListPage *self)
{
  lia_record_list_focus_first (lia_list_page_get_private (self)->list);
}

/* The search entry shows what is asked for, also when a command or a kept list asked. */
static void
show_search_text (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  const char *text = lia_list_query_get_search (priv->list_query);

  priv->updating = TRUE;
  gtk_editable_set_text (priv->search, text != NULL ? text : "");
  gtk_editable_set_position (priv->search, -1);
  priv->updating = FALSE;
}

void
lia_list_page_ensure_facets (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  LiaRecordFacets *facets = NULL;

  if (priv->has_facets)
    return;

  priv->has_facets = TRUE;
  facets = lia_list_query_get_facets (priv->list_query);
  lia_facet_pane_set_facets (priv->facet_pane, facets, lia_list_page_get_record_type (self),
                             LIA_LIST_PAGE_GET_CLASS (self)->first_facets);
  lia_filter_chips_set_facets (priv->chips, facets);
}

void
lia_list_page_clear_search (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  if (priv->list_query == NULL)
    return;

  lia_list_query_clear (priv->list_query);
  show_search_text (self);
}

/* With everything: what was searched, the filters, the order, the columns. */
void
lia_list_page_show_list (LiaPage *page, LiaRecord *list)
{
  LiaListPage *self = LIA_LIST_PAGE (page);
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  const char *columns = list != NULL ? lia_record_get_text (list, "columns") : NULL;
  gboolean descending = FALSE;
  const char *sort = NULL;

  if (priv->list_query == NULL)
    return;

  lia_column_layout_apply_text (priv->layout, columns);
  if (list != NULL && lia_record_get_text (list, "filters") != NULL)
    lia_list_page_ensure_facets (self);
  lia_list_query_restore (priv->list_query, list);

  sort = lia_list_query_get_sort (priv->list_query, &descending);
  priv->updating = TRUE;
  lia_record_list_set_sort (priv->list, sort, descending);
  priv->updating = FALSE;
  show_search_text (self);
}

void
lia_list_page_store_list (LiaPage *page, LiaRecord *list)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (LIA_LIST_PAGE (page));
  g_autofree char *columns = NULL;
  LiaValue value;

  if (priv->list_query == NULL)
    return;

  columns = lia_column_layout_to_text (priv->layout);
  value = LIA_TEXT (columns);
  lia_list_query_store (priv->list_query, list);
  lia_record_set_value (list, "columns", &value);
}

static void
on_help_insert (LiaListPage *self, const char *word)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  int position = gtk_editable_get_position (priv->search);
  const char *text = gtk_editable_get_text (priv->search);
  gboolean apart = position > 0 && *g_utf8_offset_to_pointer (text, position - 1) != ' ';
  g_autofree char *inserted = g_strconcat (apart ? " " : "", word, NULL);

  gtk_editable_insert_text (priv->search, inserted, -1, &position);
  gtk_widget_grab_focus (GTK_WIDGET (priv->search));
  gtk_editable_set_position (priv->search, position);
}

void
lia_list_page_show_search_help (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  if (priv->list_query == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (priv->search_help == NULL)
    {
      priv->search_help = lia_search_help_new (lia_list_page_get_record_type (self));
      gtk_widget_set_parent (priv->search_help, GTK_WIDGET (priv->search));
      gtk_popover_set_position (GTK_POPOVER (priv->search_help), GTK_POS_BOTTOM);
      g_signal_connect_object (priv->search_help, "insert", G_CALLBACK (on_help_insert), self,
                               G_CONNECT_SWAPPED);
    }
  lia_popover_focus_popup (GTK_POPOVER (priv->search_help));
}

void
lia_list_page_class_install_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_room_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_chips_left);
}
