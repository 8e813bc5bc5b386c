/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-facet-row.h"

#include <glib/gi18n-lib.h>

#include "lia-count-text.h"
#include "lia-text.h"

/* Of the button, as the style sheet has it, and of the gap before it. */
#define EXCLUDE_WIDTH (24 + 6)

struct _LiaFacetRow
{
  GtkListBoxRow parent_instance;

  /* template */
  GtkCheckButton *check;
  GtkLabel *label;
  GtkLabel *count;
  GtkWidget *exclude;

  /* owned */
  LiaFacetValue *value;

  /* borrowed */
  const LiaRecordType *type;
};

G_DEFINE_FINAL_TYPE (LiaFacetRow, lia_facet_row, GTK_TYPE_LIST_BOX_ROW)

static char *
make_sentence (LiaFacetRow *self, const char *label)
{
  g_autofree char *count = lia_count_text (self->type, lia_facet_value_get_count (self->value));

  if (lia_facet_value_get_excluded (self->value))
    /* Translators: a filter as it is read out: "Kenya, left out" */
    return g_strdup_printf (_ ("%s, left out"), label);
  if (lia_facet_value_get_selected (self->value))
    /* Translators: a filter as it is read out: "Kenya, 12 partners, selected" */
    return g_strdup_printf (_ ("%s, %s, selected"), label, count);

  return g_strdup_printf (_ ("%s, %s"), label, count);
}

static void
update (LiaFacetRow *self)
{
  gboolean selected = lia_facet_value_get_selected (self->value);
  gboolean excluded = lia_facet_value_get_excluded (self->value);
  const char *tooltip = excluded ? _ ("No Longer Leave These Out") : _ ("Leave These Out");
  g_autofree char *label = lia_text_make_bidi_visible (lia_facet_value_get_label (self->value));
  g_autofree char *count = g_strdup_printf ("%'u", lia_facet_value_get_count (self->value));
  g_autofree char *sentence = make_sentence (self, label);
  g_autofree char *exclude
      = g_strdup_printf (excluded ? _ ("No Longer Leave Out “%s”") : _ ("Leave Out “%s”"), label);

  gtk_check_button_set_active (self->check, selected);
  gtk_label_set_text (self->label, label);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !excluded);
  gtk_widget_set_visible (self->exclude, !selected);
  /* Counts stand below each other with the button and without. */
  gtk_widget_set_margin_end (GTK_WIDGET (self->count), selected ? EXCLUDE_WIDTH : 0);
  gtk_button_set_icon_name (GTK_BUTTON (self->exclude),
                            excluded ? "edit-undo-symbolic" : "list-remove-symbolic");
  /* Each setting asks where the pointer is, and there are many rows. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->exclude), tooltip) != 0)
    gtk_widget_set_tooltip_text (self->exclude, tooltip);
  if (excluded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "left-out");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "left-out");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->exclude), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  exclude, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
on_exclude_clicked (LiaFacetRow *self)
{
  if (self->value != NULL)
    lia_facet_value_set_excluded (self->value, !lia_facet_value_get_excluded (self->value));
}

static gboolean
on_query_tooltip (LiaFacetRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (self->label)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (self->label));
  return TRUE;
}

static void
lia_facet_row_dispose (GObject *object)
{
  LiaFacetRow *self = LIA_FACET_ROW (object);

  if (self->value != NULL)
    g_signal_handlers_disconnect_by_data (self->value, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_FACET_ROW);
  g_clear_object (&self->value);

  G_OBJECT_CLASS (lia_facet_row_parent_class)->dispose (object);
}

static void
lia_facet_row_class_init (LiaFacetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_facet_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/facet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFacetRow, check);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetRow, label);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetRow, count);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetRow, exclude);
  gtk_widget_class_bind_template_callback (widget_class, on_exclude_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
}

static void
lia_facet_row_init (LiaFacetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_facet_row_new (LiaFacetValue *value, const LiaRecordType *type)
{
  LiaFacetRow *self = g_object_new (LIA_TYPE_FACET_ROW, NULL);

  self->type = type;
  self->value = g_object_ref (value);
  g_signal_connect_swapped (value, "notify", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}

LiaFacetValue *
lia_facet_row_get_value (LiaFacetRow *self)
{
  g_return_val_if_fail (LIA_IS_FACET_ROW (self), NULL);

  return self->value;
}
