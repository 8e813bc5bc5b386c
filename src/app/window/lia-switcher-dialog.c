/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-switcher-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-list-keys.h"
#include "lia-switcher.h"
#include "lia-text.h"

#define MAX_MATCHES 50

struct _LiaSwitcherDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwStatusPage *empty_status;
  GtkListView *list_view;
  GtkSingleSelection *selection;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  GCancellable *cancellable; /* (nullable): of the search under way */

  gboolean choose_first; /* Enter was pressed before the answer came */
};

G_DEFINE_FINAL_TYPE (LiaSwitcherDialog, lia_switcher_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (LiaSwitcherDialog *self, guint position)
{
  g_autoptr (LiaSwitcherMatch) match
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (match == NULL)
    return;

  /* Closed first: what opens then may have a dialog of its own. */
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, match);
  g_object_unref (self);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaSwitcherDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) matches = lia_switcher_find_finish (result, &error);
  gboolean empty = FALSE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->selection == NULL)
    return;

  g_clear_object (&self->cancellable);
  empty = matches == NULL || g_list_model_get_n_items (matches) == 0;
  gtk_single_selection_set_model (self->selection, matches);
  if (empty)
    {
      adw_status_page_set_title (self->empty_status, _ ("Nothing Found"));
      adw_status_page_set_description (self->empty_status, error != NULL ? error->message : NULL);
    }
  else
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_SELECT, NULL);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");

  if (self->choose_first && !empty)
    choose (self, 0);
  self->choose_first = FALSE;
}

static void
on_search_changed (LiaSwitcherDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->choose_first = FALSE;

  if (text[0] == '\0')
    {
      gtk_single_selection_set_model (self->selection, NULL);
      adw_status_page_set_title (self->empty_status, _ ("Find Anyone"));
      adw_status_page_set_description (
          self->empty_status, _ ("Type part of the name or the acronym of a partner or person"));
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  if (self->workspace == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  lia_switcher_find_async (self->workspace, text, MAX_MATCHES, self->cancellable, on_found,
                           g_object_ref (self));
}

static void
on_row_activated (LiaSwitcherDialog *self, guint position)
{
  choose (self, position);
}

static void
on_search_activated (LiaSwitcherDialog *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  /* Who types fast means what was typed, not what the list still shows. */
  if (self->cancellable != NULL)
    self->choose_first = TRUE;
  else if (selected != GTK_INVALID_LIST_POSITION)
    choose (self, selected);
}

static void
on_stop_search (LiaSwitcherDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
on_key_pressed (LiaSwitcherDialog *self, guint keyval)
{
  return lia_list_keys_pressed (self->list_view, keyval);
}

static char *
format_safe (GtkListItem *item, const char *text)
{
  return lia_text_make_bidi_visible (text != NULL ? text : "");
}

static gboolean
has_text (GtkListItem *item, const char *text)
{
  return text != NULL && text[0] != '\0';
}

static void
lia_switcher_dialog_dispose (GObject *object)
{
  LiaSwitcherDialog *self = LIA_SWITCHER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_SWITCHER_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_switcher_dialog_parent_class)->dispose (object);
}

static void
lia_switcher_dialog_class_init (LiaSwitcherDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_switcher_dialog_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LIA_TYPE_SWITCHER_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, LIA_TYPE_SWITCHER_MATCH);

  g_type_ensure (LIA_TYPE_SWITCHER_MATCH);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/switcher-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaSwitcherDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LiaSwitcherDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaSwitcherDialog, empty_status);
  gtk_widget_class_bind_template_child (widget_class, LiaSwitcherDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, LiaSwitcherDialog, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, format_safe);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

static void
lia_switcher_dialog_init (LiaSwitcherDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_view));
}

LiaSwitcherDialog *
lia_switcher_dialog_new (LiaWorkspace *workspace)
{
  LiaSwitcherDialog *self = g_object_new (LIA_TYPE_SWITCHER_DIALOG, NULL);

  g_set_object (&self->workspace, workspace);
  on_search_changed (self);

  return self;
}

void
lia_switcher_dialog_set_text (LiaSwitcherDialog *self, const char *text)
{
  g_return_if_fail (LIA_IS_SWITCHER_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
}
