/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-page.h"

#include <glib/gi18n-lib.h>

#include "lia-add-interaction.h"
#include "lia-contractor-wall.h"
#include "lia-describe-roles.h"
#include "lia-affiliations-section.h"
#include "lia-agreements-section.h"
#include "lia-benefits-section.h"
#include "lia-commitments-section.h"
#include "lia-engagement-section.h"
#include "lia-feedback-section.h"
#include "lia-finding-list.h"
#include "lia-level-ranks.h"
#include "lia-link.h"
#include "lia-partner-header.h"
#include "lia-partner-profile.h"
#include "lia-partner-text.h"

struct _LiaPartnerPage
{
  LiaRecordPage parent_instance;

  /* borrowed */
  LiaPartnerHeader *header;
  LiaFindingList *findings;

  /* owned */
  LiaLevelRanks *ranks; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaPartnerPage, lia_partner_page, LIA_TYPE_RECORD_PAGE)

static const LiaRecordPageSection sections[] = {
  { "people", N_ ("People"), "system-users-symbolic", lia_affiliations_section_get_type },
  { "engagement", N_ ("Engagement"), "x-office-calendar-symbolic",
    lia_engagement_section_get_type },
  { "agreements", N_ ("Agreements"), "text-x-generic-symbolic", lia_agreements_section_get_type },
  { "commitments", N_ ("Commitments"), "object-select-symbolic", lia_commitments_section_get_type },
  { "benefits", N_ ("Benefits"), "starred-symbolic", lia_benefits_section_get_type },
  { "feedback", N_ ("Feedback"), "mail-unread-symbolic", lia_feedback_section_get_type },
  { NULL },
};

static void
build (LiaRecordPage *page)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (page);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (page));
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  if (workspace != NULL)
    self->ranks = lia_level_ranks_new (workspace);
  self->header = g_object_new (LIA_TYPE_PARTNER_HEADER, NULL);
  self->findings = LIA_FINDING_LIST (lia_finding_list_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->findings), FALSE);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->findings));
  lia_record_page_set_header (page, top);
}

static char *
dup_link (LiaRecord *partner, const char *name)
{
  const LiaField *field = lia_record_type_get_field (lia_record_type_find ("partner"), name);

  return lia_link_for_field (field->type, lia_record_get_text (partner, name));
}

static void
update_actions (LiaRecordPage *page, LiaRecord *partner)
{
  GtkWidget *widget = GTK_WIDGET (page);
  g_autofree char *website = dup_link (partner, "website");
  g_autofree char *email = dup_link (partner, "email");

  gtk_widget_action_set_enabled (widget, "partner.open-website", website != NULL);
  gtk_widget_action_set_enabled (widget, "partner.write-email", email != NULL);
  gtk_widget_action_set_enabled (widget, "partner.add-interaction",
                                 lia_record_page_is_writable (page));
  gtk_widget_action_set_enabled (widget, "partner.describe-roles",
                                 lia_record_page_is_writable (page)
                                     && lia_contractor_wall_applies (partner));
}

static void
show (LiaRecordPage *page, LiaRecord *partner)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (page);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (page));
  g_autofree char *acronym = lia_partner_dup_acronym (partner);

  /* The header bar stays short where there is an acronym; the header below has the full name. */
  lia_record_page_set_short_title (page, *acronym != '\0' ? acronym : NULL);
  lia_partner_header_set_partner (
      self->header, partner,
      lia_level_ranks_get (self->ranks, lia_record_get_integer (partner, "level")));
  lia_finding_list_set_subject (self->findings, workspace, lia_record_get_id (partner));
  update_actions (page, partner);
}

/* The names of level and keyworker are shown. */
static gboolean
concerns (LiaRecordPage *page, LiaChangeSet *changes)
{
  return lia_change_set_has_table (changes, "person")
         || lia_change_set_has_table (changes, "level");
}

static void
add_menu (LiaRecordPage *page, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("Add _Interaction…"), "partner.add-interaction");
  g_menu_append (section, _ ("Describe _Roles…"), "partner.describe-roles");
  g_menu_append (section, _ ("Open _Website"), "partner.open-website");
  g_menu_append (section, _ ("Write an E-_Mail"), "partner.write-email");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
open_link (GtkWidget *widget, const char *field)
{
  LiaRecord *partner = lia_record_page_get_record (LIA_RECORD_PAGE (widget));
  g_autofree char *link = partner != NULL ? dup_link (partner, field) : NULL;

  if (link != NULL)
    lia_link_open (widget, link);
}

static void
open_website_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_link (widget, "website");
}

static void
write_email_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_link (widget, "email");
}

static void
add_interaction_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecord *partner = lia_record_page_get_record (LIA_RECORD_PAGE (widget));

  if (partner == NULL)
    return;
  lia_record_page_show_section (LIA_RECORD_PAGE (widget), "engagement");
  lia_add_interaction (widget, lia_page_get_workspace (LIA_PAGE (widget)), partner);
}

static void
describe_roles_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecord *partner = lia_record_page_get_record (LIA_RECORD_PAGE (widget));

  if (partner != NULL)
    lia_describe_roles (widget, lia_page_get_workspace (LIA_PAGE (widget)), partner);
}

static void
lia_partner_page_dispose (GObject *object)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (object);

  g_clear_object (&self->ranks);

  G_OBJECT_CLASS (lia_partner_page_parent_class)->dispose (object);
}

static void
lia_partner_page_class_init (LiaPartnerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LiaRecordPageClass *page_class = LIA_RECORD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_partner_page_dispose;
  page_class->table = "partner";
  page_class->gone_title = N_ ("No Such Partner");
  page_class->trashed_text = N_ ("This partner is in the trash.");
  page_class->profile = lia_partner_profile_groups;
  page_class->sections = sections;
  page_class->build = build;
  page_class->show = show;
  page_class->concerns = concerns;
  page_class->add_menu = add_menu;

  gtk_widget_class_install_action (widget_class, "partner.open-website", NULL, open_website_action);
  gtk_widget_class_install_action (widget_class, "partner.write-email", NULL, write_email_action);
  gtk_widget_class_install_action (widget_class, "partner.describe-roles", NULL,
                                   describe_roles_action);
  gtk_widget_class_install_action (widget_class, "partner.add-interaction", NULL,
                                   add_interaction_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK,
                                       "partner.add-interaction", NULL);
}

static void
lia_partner_page_init (LiaPartnerPage *self)
{
}
