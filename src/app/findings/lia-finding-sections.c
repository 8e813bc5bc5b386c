/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-finding-sections.h"

struct _LiaFindingSections
{
  GObject parent_instance;

  LiaFindingsModel *model; /* owned */
};

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaFindingSections,
                               lia_finding_sections,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init))

static GType
get_item_type (GListModel *model)
{
  return LIA_TYPE_FINDING;
}

static guint
get_n_items (GListModel *model)
{
  LiaFindingSections *self = LIA_FINDING_SECTIONS (model);

  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LiaFindingSections *self = LIA_FINDING_SECTIONS (model);

  return self->model != NULL ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  lia_findings_model_get_group (LIA_FINDING_SECTIONS (model)->model, position, start, end);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

static void
lia_finding_sections_dispose (GObject *object)
{
  LiaFindingSections *self = LIA_FINDING_SECTIONS (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lia_finding_sections_parent_class)->dispose (object);
}

static void
lia_finding_sections_class_init (LiaFindingSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_finding_sections_dispose;
}

static void
lia_finding_sections_init (LiaFindingSections *self)
{
}

LiaFindingSections *
lia_finding_sections_new (LiaFindingsModel *model)
{
  LiaFindingSections *self = g_object_new (LIA_TYPE_FINDING_SECTIONS, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (g_list_model_items_changed), self);
  return self;
}
