/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-facet-pane.h"

#include "lia-facet-section.h"

/* Facets that are open at first; the others are one press away. */
#define N_OPEN 2

struct _LiaFacetPane
{
  AdwBin parent_instance;

  /* template */
  GtkBox *sections;
  GtkWidget *clear;

  /* owned */
  LiaRecordFacets *facets; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaFacetPane, lia_facet_pane, ADW_TYPE_BIN)

enum
{
  CLOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update (LiaFacetPane *self)
{
  gtk_widget_set_sensitive (self->clear, lia_record_facets_get_n_selected (self->facets) > 0);
}

static void
on_clear_clicked (LiaFacetPane *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->sections));

  /* The button is off as soon as nothing is selected. */
  if (first != NULL)
    gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
  if (self->facets != NULL)
    lia_record_facets_clear (self->facets);
}

static void
on_close_clicked (LiaFacetPane *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
lia_facet_pane_dispose (GObject *object)
{
  LiaFacetPane *self = LIA_FACET_PANE (object);

  /* The parent class must let go of the child itself: it keeps a pointer to it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_FACET_PANE);
  g_clear_object (&self->facets);

  G_OBJECT_CLASS (lia_facet_pane_parent_class)->dispose (object);
}

static void
lia_facet_pane_class_init (LiaFacetPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_facet_pane_dispose;

  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/facet-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFacetPane, sections);
  gtk_widget_class_bind_template_child (widget_class, LiaFacetPane, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
}

static void
lia_facet_pane_init (LiaFacetPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_section (LiaFacetPane *self, LiaRecordFacet *facet, const LiaRecordType *type, gboolean open)
{
  GtkWidget *section = lia_facet_section_new (facet, type);

  lia_facet_section_set_open (LIA_FACET_SECTION (section), open);
  gtk_box_append (self->sections, section);
}

void
lia_facet_pane_set_facets (LiaFacetPane *self,
                           LiaRecordFacets *facets,
                           const LiaRecordType *type,
                           const char *const *first)
{
  guint n_open = first != NULL ? 0 : N_OPEN;

  g_return_if_fail (LIA_IS_FACET_PANE (self));
  g_return_if_fail (LIA_IS_RECORD_FACETS (facets));
  g_return_if_fail (self->facets == NULL);

  self->facets = g_object_ref (facets);
  for (guint i = 0; first != NULL && first[i] != NULL; i++)
    add_section (self, lia_record_facets_find (facets, first[i]), type, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facets)); i++)
    {
      g_autoptr (LiaRecordFacet) facet = g_list_model_get_item (G_LIST_MODEL (facets), i);

      if (first == NULL || !g_strv_contains (first, lia_record_facet_get_field (facet)->name))
        add_section (self, facet, type, i < n_open);
    }
  g_signal_connect_object (facets, "notify::n-selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
