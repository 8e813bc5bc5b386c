/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-partner-row.h"

#include "lia-contractor-wall.h"
#include "lia-level-pill.h"
#include "lia-partner-text.h"

/* Letters of an acronym that is never cut, however long the name is. */
#define SHORT_ACRONYM 8

struct _LiaPartnerRow
{
  GtkBox parent_instance;

  /* template */
  GtkLabel *name;
  GtkLabel *acronym;
  GtkWidget *contractor;
  LiaLevelPill *level;
  GtkLabel *summary;
};

G_DEFINE_FINAL_TYPE (LiaPartnerRow, lia_partner_row, GTK_TYPE_BOX)

static void
lia_partner_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_PARTNER_ROW);

  G_OBJECT_CLASS (lia_partner_row_parent_class)->dispose (object);
}

static void
lia_partner_row_class_init (LiaPartnerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_partner_row_dispose;

  g_type_ensure (LIA_TYPE_LEVEL_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/partner-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerRow, name);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerRow, acronym);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerRow, contractor);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerRow, level);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerRow, summary);
}

static void
lia_partner_row_init (LiaPartnerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_partner_row_new (void)
{
  return g_object_new (LIA_TYPE_PARTNER_ROW, NULL);
}

void
lia_partner_row_set_partner (LiaPartnerRow *self, LiaRecord *partner, guint level_rank)
{
  g_return_if_fail (LIA_IS_PARTNER_ROW (self));
  g_return_if_fail (LIA_IS_RECORD (partner));

  g_autofree char *name = lia_partner_dup_name (partner);
  g_autofree char *acronym = lia_partner_dup_acronym (partner);
  g_autofree char *level = lia_partner_dup_field (partner, "level");
  g_autofree char *summary = lia_partner_dup_summary (partner);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->acronym, acronym);
  gtk_label_set_ellipsize (self->acronym, g_utf8_strlen (acronym, -1) <= SHORT_ACRONYM
                                              ? PANGO_ELLIPSIZE_NONE
                                              : PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (GTK_WIDGET (self->acronym), *acronym != '\0');
  gtk_widget_set_visible (self->contractor, lia_contractor_wall_applies (partner));
  lia_level_pill_set_level (self->level, level, level_rank);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *summary != '\0');
}
