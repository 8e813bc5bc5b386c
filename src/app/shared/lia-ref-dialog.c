/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-ref-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-list-keys.h"
#include "lia-text.h"

#define PARTNER "partner"

struct _LiaRefDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;

  /* owned */
  LiaRecordModel *model; /* (nullable) */

  /* borrowed */
  const LiaField *field;
  const LiaRecordType *type;

  gint64 partner; /* whose rows are listed; 0: all */
};

G_DEFINE_FINAL_TYPE (LiaRefDialog, lia_ref_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (LiaRefDialog *self, guint position)
{
  g_autoptr (LiaRecord) record = NULL;

  if (self->model == NULL || position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;

  record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, record);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_row_activated (LiaRefDialog *self, guint position)
{
  choose (self, position);
}

static void
on_search_activated (LiaRefDialog *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
on_key_pressed (LiaRefDialog *self, guint keyval)
{
  return lia_list_keys_pressed (self->list_view, keyval);
}

static void
update_stack (LiaRefDialog *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (
      self->stack, empty && !lia_record_model_get_loading (self->model) ? "empty" : "list");
}

static void
on_search_changed (LiaRefDialog *self)
{
  g_autoptr (LiaRecordQuery) query = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (self->model == NULL)
    return;

  query = lia_record_query_new (self->type);
  if (self->field->flags & LIA_FIELD_OF_TEAM)
    lia_record_query_add_filter (query, "team", LIA_MATCH_EQUAL, &LIA_INTEGER (1), NULL);
  if (self->partner != 0)
    lia_record_query_add_filter (query, PARTNER, LIA_MATCH_EQUAL, &LIA_INTEGER (self->partner),
                                 NULL);
  if (lia_record_type_get_field (self->type, "rank") != NULL)
    lia_record_query_set_sort (query, "rank", FALSE, NULL);
  if (text[0] != '\0')
    lia_record_query_set_search (query, text);
  lia_record_model_set_query (self->model, query);
}

/* Second line of a row: what tells two people of the same name apart. */
static char *
describe (LiaRecord *record)
{
  static const char *const fields[] = { "post", "country", "definition" };
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (lia_record_type_get_field (type, fields[i]) != NULL)
      return lia_record_format (record, fields[i], LIA_RECORD_DISPLAY);

  return g_strdup ("");
}

static char *
format_name (GtkListItem *item, LiaRecord *record)
{
  g_autofree char *name = record != NULL ? lia_record_get_display_name (record) : NULL;

  return lia_text_make_bidi_visible (name != NULL ? name : "");
}

static char *
format_description (GtkListItem *item, LiaRecord *record)
{
  g_autofree char *text = record != NULL ? describe (record) : NULL;

  return lia_text_make_bidi_visible (text != NULL ? text : "");
}

static gboolean
has_text (GtkListItem *item, const char *text)
{
  return text != NULL && text[0] != '\0';
}

static void
lia_ref_dialog_dispose (GObject *object)
{
  LiaRefDialog *self = LIA_REF_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_REF_DIALOG);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lia_ref_dialog_parent_class)->dispose (object);
}

static void
lia_ref_dialog_class_init (LiaRefDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_ref_dialog_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LIA_TYPE_REF_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, LIA_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/ref-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, format_name);
  gtk_widget_class_bind_template_callback (widget_class, format_description);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

static void
lia_ref_dialog_init (LiaRefDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
can_search (const LiaRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & LIA_FIELD_SEARCHED)
      return TRUE;

  return FALSE;
}

LiaRefDialog *
lia_ref_dialog_new (LiaWorkspace *workspace, const LiaField *field)
{
  LiaRefDialog *self = g_object_new (LIA_TYPE_REF_DIALOG, NULL);

  self->field = field;
  self->type = lia_record_type_find (field->target);
  self->model = lia_record_model_new (lia_workspace_get_store (workspace));

  adw_dialog_set_title (ADW_DIALOG (self), _ (field->label));
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), can_search (self->type));
  if (!can_search (self->type))
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->list_view));
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  on_search_changed (self);

  return self;
}

void
lia_ref_dialog_suit (LiaRefDialog *self, LiaRecord *record)
{
  g_return_if_fail (LIA_IS_REF_DIALOG (self));

  if (lia_record_type_get_field (self->type, PARTNER) == NULL
      || lia_record_type_get_field (lia_record_get_record_type (record), PARTNER) == NULL)
    return;
  self->partner = lia_record_get_integer (record, PARTNER);
  on_search_changed (self);
}
