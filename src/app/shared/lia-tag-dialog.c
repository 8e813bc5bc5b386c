/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-tag-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-count-text.h"
#include "lia-record-facets.h"
#include "lia-text.h"

#define MAX_ROWS 200

struct _LiaTagDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkSearchEntry *entry;
  AdwButtonRow *new_row;
  GtkListBox *new_list;
  GtkListBox *list;
  GtkWidget *empty;

  /* owned */
  LiaRecordFacets *facets;
  GtkFilter *filter;
  GListModel *found;
  char *searched; /* (nullable): folded */

  /* borrowed */
  const LiaRecordType *type;

  gboolean may_be_new;
};

G_DEFINE_FINAL_TYPE (LiaTagDialog, lia_tag_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_typed (LiaTagDialog *self)
{
  return lia_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
choose (LiaTagDialog *self, const char *tag)
{
  g_autofree char *copy = g_strdup (tag);

  g_signal_emit (self, signals[CHOSEN], 0, copy);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Rows without a tag are no tag. */
static gboolean
is_wanted (gpointer item, gpointer user_data)
{
  LiaTagDialog *self = user_data;
  g_autofree char *label = NULL;

  if (lia_facet_value_get_value (item).type != LIA_VALUE_TEXT)
    return FALSE;
  if (self->searched == NULL)
    return TRUE;

  label = lia_text_fold (lia_facet_value_get_label (item));

  return strstr (label, self->searched) != NULL;
}

static void
update (LiaTagDialog *self)
{
  g_autofree char *typed = dup_typed (self);
  gboolean known = FALSE;
  guint n_found = g_list_model_get_n_items (self->found);

  for (guint i = 0; typed != NULL && i < n_found && !known; i++)
    {
      g_autoptr (LiaFacetValue) value = g_list_model_get_item (self->found, i);

      known = g_strcmp0 (lia_facet_value_get_value (value).text, typed) == 0;
    }

  if (typed != NULL)
    {
      g_autofree char *shown = lia_text_make_bidi_visible (typed);
      g_autofree char *title = g_strdup_printf (_ ("Add “%s”"), shown);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_row), title);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->new_list), self->may_be_new && typed != NULL && !known);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_found > 0);
  gtk_widget_set_visible (self->empty, n_found == 0 && !(self->may_be_new && typed != NULL));
}

static void
on_search_changed (LiaTagDialog *self)
{
  g_autofree char *typed = dup_typed (self);

  if (self->filter == NULL)
    return;

  g_clear_pointer (&self->searched, g_free);
  if (typed != NULL)
    self->searched = lia_text_fold (typed);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

/* Enter takes what is typed, where that may be; else the first one found. */
static void
on_search_activated (LiaTagDialog *self)
{
  g_autofree char *typed = dup_typed (self);

  if (self->may_be_new && typed != NULL)
    {
      choose (self, typed);
    }
  else if (self->found != NULL && g_list_model_get_n_items (self->found) > 0)
    {
      g_autoptr (LiaFacetValue) first = g_list_model_get_item (self->found, 0);

      choose (self, lia_facet_value_get_value (first).text);
    }
}

static void
on_new_activated (LiaTagDialog *self)
{
  g_autofree char *typed = dup_typed (self);

  if (typed != NULL)
    choose (self, typed);
}

static void
on_row_activated (LiaTagDialog *self, GtkListBoxRow *row)
{
  g_autoptr (LiaFacetValue) value
      = g_list_model_get_item (self->found, (guint) gtk_list_box_row_get_index (row));

  if (value != NULL)
    choose (self, lia_facet_value_get_value (value).text);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  LiaTagDialog *self = user_data;
  g_autofree char *label = lia_text_make_bidi_visible (lia_facet_value_get_label (item));
  g_autofree char *count = lia_count_text (self->type, lia_facet_value_get_count (item));

  GtkWidget *row = adw_action_row_new ();

  /* First of all: properties given to the constructor are told in no order one can rely on. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
lia_tag_dialog_dispose (GObject *object)
{
  LiaTagDialog *self = LIA_TAG_DIALOG (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_TAG_DIALOG);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->facets);
  g_clear_pointer (&self->searched, g_free);

  G_OBJECT_CLASS (lia_tag_dialog_parent_class)->dispose (object);
}

static void
lia_tag_dialog_class_init (LiaTagDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_tag_dialog_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/tag-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaTagDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, LiaTagDialog, new_row);
  gtk_widget_class_bind_template_child (widget_class, LiaTagDialog, new_list);
  gtk_widget_class_bind_template_child (widget_class, LiaTagDialog, list);
  gtk_widget_class_bind_template_child (widget_class, LiaTagDialog, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_new_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
lia_tag_dialog_init (LiaTagDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_title (const LiaField *field, gboolean add)
{
  if (field->type == LIA_FIELD_LANGUAGES)
    return add ? _ ("Add Language") : _ ("Remove Language");

  return add ? _ ("Add Tag") : _ ("Remove Tag");
}

LiaTagDialog *
lia_tag_dialog_new (LiaWorkspace *workspace,
                    LiaRecordQuery *rows,
                    const LiaField *field,
                    gboolean may_be_new)
{
  LiaTagDialog *self = NULL;
  LiaRecordFacet *elements = NULL;

  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  self = g_object_new (LIA_TYPE_TAG_DIALOG, "title", get_title (field, may_be_new), NULL);
  self->type = lia_record_query_get_record_type (rows);
  self->may_be_new = may_be_new;
  self->facets = lia_record_facets_new (lia_workspace_get_store (workspace), self->type);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  elements = lia_record_facets_find (self->facets, field->name);
  self->found = G_LIST_MODEL (
      gtk_filter_list_model_new (elements != NULL ? g_object_ref (G_LIST_MODEL (elements)) : NULL,
                                 g_object_ref (self->filter)));
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  {
    g_autoptr (GtkSliceListModel) shown
        = gtk_slice_list_model_new (g_object_ref (self->found), 0, MAX_ROWS);

    gtk_list_box_bind_model (self->list, G_LIST_MODEL (shown), make_row, self, NULL);
  }
  lia_record_facets_set_base (self->facets, rows);
  update (self);

  return self;
}
