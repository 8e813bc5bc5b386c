/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-facet-row.h"

#include <glib/gi18n-lib.h>

#include "lia-count-text.h"
#include "lia-text.h"

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

enum
{
  EXCLUDE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update (LiaFacetRow *self)
{
  gboolean selected = lia_facet_value_get_selected (self->value);
  guint n = lia_facet_value_get_count (self->value);
  g_autofree char *label = lia_text_make_bidi_visible (lia_facet_value_get_label (self->value));
  g_autofree char *count = g_strdup_printf ("%'u", n);
  g_autofree char *count_text = lia_count_text (self->type, n);
  g_autofree char *sentence = NULL;
  g_autofree char *exclude = g_strdup_printf (_ ("Leave Out “%s”"), label);

  gtk_check_button_set_active (self->check, selected);
  gtk_label_set_text (self->label, label);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (self->exclude, !selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->exclude), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  exclude, -1);

  /* Translators: a filter as it is read out: "Kenya, 12 partners, selected" */
  sentence = selected ? g_strdup_printf (_ ("%s, %s, selected"), label, count_text)
                      : g_strdup_printf (_ ("%s, %s"), label, count_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
on_exclude_clicked (LiaFacetRow *self)
{
  if (self->value != NULL)
    g_signal_emit (self, signals[EXCLUDE], 0);
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

  signals[EXCLUDE] = g_signal_new ("exclude", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

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
