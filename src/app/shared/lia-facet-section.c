/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-facet-section.h"

#include <glib/gi18n-lib.h>

#include "lia-facet-row.h"
#include "lia-steps.h"
#include "lia-text.h"

/* More values than this are searched rather than looked through. */
#define MANY_VALUES 9

/* Rows one looks through at most; beyond, searching is quicker. */
#define MAX_ROWS 200

/* Rows made in one turn. */
#define PORTION 16

struct _LiaFacetSection
{
  GtkBox parent_instance;

  /* template */
  GtkToggleButton *heading;
  GtkLabel *title;
  GtkLabel *n_selected;
  GtkImage *arrow;
  GtkRevealer *revealer;
  GtkSearchEntry *search;
  GtkWidget *empty;
  GtkListBox *list;
  GtkLabel *more;

  /* owned */
  LiaRecordFacet *facet;
  GtkFilter *filter;
  GListModel *found;
  GtkSliceListModel *rows; /* as many of what was found as there are rows for */
  char *searched; /* (nullable): folded */

  /* borrowed */
  const LiaRecordType *type;
};

G_DEFINE_FINAL_TYPE (LiaFacetSection, lia_facet_section, GTK_TYPE_BOX)

static gboolean
is_wanted (gpointer item, gpointer user_data)
{
  LiaFacetSection *self = user_data;
  g_autofree char *label = NULL;

  if (self->searched == NULL || lia_facet_value_get_selected (item)
      || lia_facet_value_get_excluded (item))
    return TRUE;

  label = lia_text_fold (lia_facet_value_get_label (item));

  return strstr (label, self->searched) != NULL;
}

static void
update (LiaFacetSection *self)
{
  guint n_values = g_list_model_get_n_items (G_LIST_MODEL (self->facet));
  guint n_selected = lia_record_facet_get_n_selected (self->facet);
  g_autofree char *count = g_strdup_printf ("%'u", n_selected);
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), n_values > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          n_values > MANY_VALUES || self->searched != NULL);
  gtk_label_set_text (self->n_selected, count);
  gtk_widget_set_visible (GTK_WIDGET (self->n_selected), n_selected > 0);
  sentence = n_selected > 0
                 ? g_strdup_printf (ngettext ("%s, %'u selected", "%s, %'u selected", n_selected),
                                    lia_record_facet_get_label (self->facet), n_selected)
                 : g_strdup (lia_record_facet_get_label (self->facet));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
}

static void update_found (LiaFacetSection *self);

static void
add_rows (GtkWidget *widget)
{
  LiaFacetSection *self = LIA_FACET_SECTION (widget);
  guint n_rows = gtk_slice_list_model_get_size (self->rows);

  gtk_slice_list_model_set_size (self->rows, MIN (n_rows + PORTION, MAX_ROWS));
  update_found (self);
}

static void
update_found (LiaFacetSection *self)
{
  guint n_found = g_list_model_get_n_items (self->found);
  guint n_more = n_found > MAX_ROWS ? n_found - MAX_ROWS : 0;
  g_autofree char *more = g_strdup_printf (
      ngettext ("%'u more: search for it", "%'u more: search for them", n_more), n_more);

  gtk_widget_set_visible (self->empty, self->searched != NULL && n_found == 0);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);

  /* Who was emptied begins anew. */
  if (n_found == 0)
    gtk_slice_list_model_set_size (self->rows, PORTION);
  else if (n_found > gtk_slice_list_model_get_size (self->rows)
           && gtk_slice_list_model_get_size (self->rows) < MAX_ROWS)
    lia_steps_add (GTK_WIDGET (self), add_rows);
}

static void
update_open (LiaFacetSection *self)
{
  gboolean open = gtk_toggle_button_get_active (self->heading);

  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_image_set_from_icon_name (self->arrow, open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
}

static void
on_search_changed (LiaFacetSection *self)
{
  g_autofree char *text = lia_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  if (self->filter == NULL)
    return;

  g_clear_pointer (&self->searched, g_free);
  if (text != NULL)
    self->searched = lia_text_fold (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_found (self);
}

static void
on_search_activated (LiaFacetSection *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
on_stop_search (LiaFacetSection *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_row_activated (LiaFacetSection *self, LiaFacetRow *row)
{
  LiaFacetValue *value = lia_facet_row_get_value (row);

  lia_facet_value_set_selected (value, !lia_facet_value_get_selected (value));
}

static GtkWidget *
make_row (gpointer value, gpointer user_data)
{
  LiaFacetSection *self = user_data;

  return lia_facet_row_new (value, self->type);
}

static void
lia_facet_section_dispose (GObject *object)
{
  LiaFacetSection *self = LIA_FACET_SECTION (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_FACET_SECTION);
  g_clear_object (&self->rows);
  g_clear_object (&self->found);
  g_clear_object (&self->facet);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->searched, g_free);

  G_OBJECT_CLASS (lia_facet_section_parent_class)->dispose (object);
}

static void
lia_facet_section_class_init (LiaFacetSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_facet_section_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/facet-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFacetSection, heading);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetSection, title);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetSection, n_selected);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetSection, arrow);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetSection, revealer);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetSection, search);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetSection, empty);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetSection, list);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetSection, more);
  gtk_widget_class_bind_template_callback (widget_class, update_open);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
lia_facet_section_init (LiaFacetSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_facet_section_new (LiaRecordFacet *facet, const LiaRecordType *type)
{
  LiaFacetSection *self = g_object_new (LIA_TYPE_FACET_SECTION, NULL);
  const char *label = lia_record_facet_get_label (facet);
  g_autofree char *search = g_strdup_printf (_ ("Search in %s"), label);

  self->facet = g_object_ref (facet);
  self->type = type;
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));

  gtk_label_set_text (self->title, label);
  gtk_search_entry_set_placeholder_text (self->search, search);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  self->found = G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (facet)), g_object_ref (self->filter)));
  /* After the rows that follow it, too. */
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (update_found), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->rows = gtk_slice_list_model_new (g_object_ref (self->found), 0, PORTION);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->rows), make_row, self, NULL);
  update_found (self);

  g_signal_connect_object (facet, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (facet, "notify::n-selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  update_open (self);

  return GTK_WIDGET (self);
}

void
lia_facet_section_set_open (LiaFacetSection *self, gboolean open)
{
  g_return_if_fail (LIA_IS_FACET_SECTION (self));

  gtk_toggle_button_set_active (self->heading, open);
}
