/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-header.h"

#include <glib/gi18n-lib.h>

#include "lia-contractor-wall.h"
#include "lia-flow-layout.h"
#include "lia-level-pill.h"
#include "lia-partner-text.h"

struct _LiaPartnerHeader
{
  GtkBox parent_instance;

  /* template */
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *acronym;
  GtkWidget *marks;
  LiaLevelPill *level;
  GtkLabel *status;
  GtkWidget *contractor;
  GtkLabel *keyworker;
};

G_DEFINE_FINAL_TYPE (LiaPartnerHeader, lia_partner_header, GTK_TYPE_BOX)

static void
lia_partner_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_PARTNER_HEADER);

  G_OBJECT_CLASS (lia_partner_header_parent_class)->dispose (object);
}

static void
lia_partner_header_class_init (LiaPartnerHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_partner_header_dispose;

  g_type_ensure (LIA_TYPE_LEVEL_PILL);
  g_type_ensure (LIA_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/partner-header.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerHeader, avatar);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerHeader, name);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerHeader, acronym);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerHeader, marks);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerHeader, level);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerHeader, status);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerHeader, contractor);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerHeader, keyworker);
}

static void
lia_partner_header_init (LiaPartnerHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

void
lia_partner_header_set_partner (LiaPartnerHeader *self, LiaRecord *partner, guint level_rank)
{
  g_return_if_fail (LIA_IS_PARTNER_HEADER (self));
  g_return_if_fail (LIA_IS_RECORD (partner));

  g_autofree char *name = lia_partner_dup_name (partner);
  g_autofree char *acronym = lia_partner_dup_acronym (partner);
  g_autofree char *level = lia_partner_dup_field (partner, "level");
  g_autofree char *status = lia_partner_dup_field (partner, "status");
  g_autofree char *keyworker = lia_partner_dup_field (partner, "keyworker");
  g_autofree char *keyworker_line = NULL;
  gboolean contractor = lia_contractor_wall_applies (partner);

  /* Translators: %s is a person's name */
  keyworker_line = *keyworker != '\0' ? g_strdup_printf (_ ("Keyworker: %s"), keyworker)
                                      : g_strdup (_ ("No keyworker yet"));

  adw_avatar_set_text (self->avatar, name);
  set_text (self->name, name);
  set_text (self->acronym, acronym);
  lia_level_pill_set_level (self->level, level, level_rank);
  set_text (self->status, status);
  gtk_widget_set_visible (self->contractor, contractor);
  gtk_widget_set_visible (self->marks, *level != '\0' || *status != '\0' || contractor);
  set_text (self->keyworker, keyworker_line);
}
