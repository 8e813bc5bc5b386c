/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-search-completion.h"

#include <glib/gi18n-lib.h>

#include "lia-search-suggestions.h"

#define MIN_WIDTH  280
#define MAX_HEIGHT 300

struct _LiaSearchCompletion
{
  GObject parent_instance;

  /* borrowed */
  GtkSearchEntry *entry;
  GtkPopover *popover; /* child of the entry */
  GtkListView *view;
  GtkScrolledWindow *scroller;

  /* owned */
  LiaWorkspace *workspace;
  LiaListQuery *query;
  GListStore *suggestions;
  GtkSingleSelection *selection;
  GtkEventController *keys;
  GtkEventController *focus;
  LiaRecordFacets *facets; /* (nullable): while values are offered */
  char *counted; /* (nullable): the search that they are counted for */
  LiaSearchWord word;

  gsize dismissed; /* the word that begins there is to be left alone; G_MAXSIZE: none */
  guint update_source;
};

G_DEFINE_FINAL_TYPE (LiaSearchCompletion, lia_search_completion, G_TYPE_OBJECT)

static void
hide (LiaSearchCompletion *self)
{
  gtk_popover_popdown (self->popover);
  g_clear_object (&self->facets);
  g_clear_pointer (&self->counted, g_free);
}

static gboolean
is_shown (LiaSearchCompletion *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

static void
announce (LiaSearchCompletion *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* (transfer full) */
static char *
describe (LiaSearchSuggestion *suggestion)
{
  /* Translators: something to choose, and how many records have it: "Kenya, 12 partners" */
  return g_strdup_printf (_ ("%s, %s"), lia_search_suggestion_get_label (suggestion),
                          lia_search_suggestion_get_detail (suggestion));
}

static void
show (LiaSearchCompletion *self, GPtrArray *found)
{
  gboolean was_shown = is_shown (self);
  LiaSearchSuggestion *chosen = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *kept
      = chosen != NULL ? g_strdup (lia_search_suggestion_get_text (chosen)) : NULL;
  g_autofree char *text = NULL;

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->suggestions, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->suggestions)), found->pdata,
                       found->len);
  if (found->len == 0)
    {
      /* Counts that are still to come are waited for. */
      gtk_popover_popdown (self->popover);
      return;
    }

  /* Counted anew while one chooses. */
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (lia_search_suggestion_get_text (g_ptr_array_index (found, i)), kept) == 0)
      gtk_single_selection_set_selected (self->selection, i);
  gtk_popover_popup (self->popover);
  if (was_shown)
    return;
  text = g_strdup_printf (ngettext ("%u suggestion; press Down to choose it",
                                    "%u suggestions; press Down to choose one", found->len),
                          found->len);
  announce (self, text);
}

static void
offer (LiaSearchCompletion *self)
{
  const LiaRecordType *type = lia_list_query_get_record_type (self->query);
  const LiaField *field = lia_search_word_get_facet_field (&self->word, type);
  LiaRecordFacet *facet = self->facets != NULL && field != NULL
                              ? lia_record_facets_find (self->facets, field->name)
                              : NULL;
  g_autoptr (GPtrArray) found = lia_search_suggestions_make (&self->word, type, facet);

  show (self, found);
}

static void
on_counted (LiaSearchCompletion *self)
{
  gboolean loading = FALSE;

  g_object_get (self->facets, "loading", &loading, NULL);
  if (!loading && self->word.field != NULL)
    offer (self);
}

/* Values are counted among what the other words of the search leave, and the filters. */
static void
count_values (LiaSearchCompletion *self)
{
  g_autoptr (LiaRecordQuery) base = NULL;

  if (self->facets != NULL && g_strcmp0 (self->counted, self->word.rest) == 0)
    return;

  base = lia_list_query_make_query (self->query, self->word.rest);
  g_set_str (&self->counted, self->word.rest);
  if (self->facets == NULL)
    {
      self->facets = lia_record_facets_new (lia_workspace_get_store (self->workspace),
                                            lia_list_query_get_record_type (self->query));
      g_signal_connect_object (self->facets, "notify::loading", G_CALLBACK (on_counted), self,
                               G_CONNECT_SWAPPED);
    }
  lia_record_facets_set_base (self->facets, base);
}

/* In its window, which need not be the one that has the keyboard. */
static gboolean
has_focus (LiaSearchCompletion *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->entry));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));
}

static void
update (LiaSearchCompletion *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
  gsize cursor = (gsize) (g_utf8_offset_to_pointer (text, position) - text);

  lia_search_word_clear (&self->word);
  if (!has_focus (self) || !lia_search_word_find (text, cursor, &self->word))
    {
      self->dismissed = G_MAXSIZE;
      hide (self);
      return;
    }
  if (self->dismissed == self->word.start)
    return;
  self->dismissed = G_MAXSIZE;

  if (lia_search_word_get_facet_field (&self->word, lia_list_query_get_record_type (self->query))
      != NULL)
    count_values (self);
  else
    g_clear_object (&self->facets);
  offer (self);
}

static gboolean
on_settled (gpointer user_data)
{
  LiaSearchCompletion *self = user_data;

  self->update_source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* The text is told before the cursor is where it will be. */
static void
update_soon (LiaSearchCompletion *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (on_settled, self);
}

static void
accept (LiaSearchCompletion *self, guint position)
{
  g_autoptr (LiaSearchSuggestion) chosen
      = g_list_model_get_item (G_LIST_MODEL (self->suggestions), position);
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  const char *text = gtk_editable_get_text (editable);
  int start = (int) g_utf8_pointer_to_offset (text, text + self->word.value_start);
  int end = (int) g_utf8_pointer_to_offset (text, text + self->word.end);

  if (chosen == NULL)
    return;

  gtk_editable_delete_text (editable, start, end);
  gtk_editable_insert_text (editable, lia_search_suggestion_get_text (chosen), -1, &start);
  gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (editable)));
  gtk_editable_set_position (editable, start);
}

static void
on_activated (LiaSearchCompletion *self, guint position)
{
  accept (self, position);
}

/* From the entry through all and back to it, where nothing is chosen. */
static void
choose_next (LiaSearchCompletion *self, int step)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->suggestions));
  guint selected = gtk_single_selection_get_selected (self->selection);
  int next = (selected == GTK_INVALID_LIST_POSITION ? n : (int) selected) + step;
  g_autoptr (LiaSearchSuggestion) chosen = NULL;
  g_autofree char *text = NULL;

  next = (next + n + 1) % (n + 1);
  gtk_single_selection_set_selected (self->selection,
                                     next == n ? GTK_INVALID_LIST_POSITION : (guint) next);
  if (next == n)
    return;
  gtk_list_view_scroll_to (self->view, (guint) next, GTK_LIST_SCROLL_NONE, NULL);
  chosen = g_list_model_get_item (G_LIST_MODEL (self->suggestions), (guint) next);
  text = describe (chosen);
  announce (self, text);
}

static gboolean
on_key_pressed (LiaSearchCompletion *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!is_shown (self) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      choose_next (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      choose_next (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      if (selected == GTK_INVALID_LIST_POSITION)
        {
          hide (self);
          return GDK_EVENT_PROPAGATE;
        }
      accept (self, selected);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      self->dismissed = self->word.start;
      hide (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_widget_add_css_class (detail, "dimmed");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  LiaSearchSuggestion *suggestion = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *text = describe (suggestion);

  gtk_label_set_text (GTK_LABEL (label), lia_search_suggestion_get_label (suggestion));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)),
                      lia_search_suggestion_get_detail (suggestion));
  gtk_list_item_set_accessible_label (item, text);
}

static void
make_popover (LiaSearchCompletion *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->view = GTK_LIST_VIEW (
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);

  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "propagate-natural-height", TRUE, "max-content-height", MAX_HEIGHT,
                                 "child", self->view, NULL);
  self->popover = g_object_new (GTK_TYPE_POPOVER, "autohide", FALSE, "has-arrow", FALSE, "position",
                                GTK_POS_BOTTOM, "halign", GTK_ALIGN_START, "width-request",
                                MIN_WIDTH, "child", self->scroller, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "search-completion");
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->entry));
}

static void
lia_search_completion_dispose (GObject *object)
{
  LiaSearchCompletion *self = LIA_SEARCH_COMPLETION (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->entry != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->entry, self);
      gtk_widget_remove_controller (GTK_WIDGET (self->entry), self->keys);
      gtk_widget_remove_controller (GTK_WIDGET (self->entry), self->focus);
      gtk_widget_unparent (GTK_WIDGET (self->popover));
      self->entry = NULL;
    }
  g_clear_object (&self->facets);
  g_clear_object (&self->selection);
  g_clear_object (&self->suggestions);
  g_clear_object (&self->query);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_search_completion_parent_class)->dispose (object);
}

static void
lia_search_completion_finalize (GObject *object)
{
  LiaSearchCompletion *self = LIA_SEARCH_COMPLETION (object);

  lia_search_word_clear (&self->word);
  g_free (self->counted);

  G_OBJECT_CLASS (lia_search_completion_parent_class)->finalize (object);
}

static void
lia_search_completion_class_init (LiaSearchCompletionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_search_completion_dispose;
  object_class->finalize = lia_search_completion_finalize;
}

static void
lia_search_completion_init (LiaSearchCompletion *self)
{
  self->dismissed = G_MAXSIZE;
  self->suggestions = g_list_store_new (LIA_TYPE_SEARCH_SUGGESTION);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->suggestions)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
}

LiaSearchCompletion *
lia_search_completion_new (GtkSearchEntry *entry, LiaWorkspace *workspace, LiaListQuery *query)
{
  LiaSearchCompletion *self = NULL;

  g_return_val_if_fail (GTK_IS_SEARCH_ENTRY (entry), NULL);
  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (LIA_IS_LIST_QUERY (query), NULL);

  self = g_object_new (LIA_TYPE_SEARCH_COMPLETION, NULL);
  self->entry = entry;
  self->workspace = g_object_ref (workspace);
  self->query = g_object_ref (query);
  make_popover (self);

  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (entry), self->keys);
  self->focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (hide), self);
  gtk_widget_add_controller (GTK_WIDGET (entry), self->focus);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update_soon), self);
  g_signal_connect_swapped (entry, "notify::cursor-position", G_CALLBACK (update_soon), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);

  return self;
}
