/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-person-page.h"

#include <glib/gi18n-lib.h>

#include "lia-affiliations-section.h"
#include "lia-person-header.h"
#include "lia-record-profile.h"

struct _LiaPersonPage
{
  LiaRecordPage parent_instance;

  /* borrowed */
  LiaPersonHeader *header;
  LiaRecordProfile *profile;
  LiaRecordSection *affiliations;
};

G_DEFINE_FINAL_TYPE (LiaPersonPage, lia_person_page, LIA_TYPE_RECORD_PAGE)

static const LiaProfileGroup groups[] = {
  { N_ ("Name"), { "honorific", "given_name", "family_name" } },
  { N_ ("Contact"), { "email", "phone", "mobile", "other_emails", "other_phones" } },
  { N_ ("Work"), { "post", "unit", "languages", "team" } },
  { N_ ("About"), { "notes" } },
  { NULL },
};

static void
build (LiaRecordPage *page)
{
  LiaPersonPage *self = LIA_PERSON_PAGE (page);

  self->header = g_object_new (LIA_TYPE_PERSON_HEADER, NULL);
  lia_record_page_set_header (page, GTK_WIDGET (self->header));
  self->profile = lia_record_profile_new (groups);
  lia_record_page_add_section (page, GTK_WIDGET (self->profile), "profile", _ ("Profile"),
                               "avatar-default-symbolic");
  self->affiliations = g_object_new (LIA_TYPE_AFFILIATIONS_SECTION, NULL);
  lia_record_page_add_section (page, GTK_WIDGET (self->affiliations), "affiliations",
                               _ ("Affiliations"), "system-users-symbolic");
}

static void
show (LiaRecordPage *page, LiaRecord *person)
{
  LiaPersonPage *self = LIA_PERSON_PAGE (page);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (page));

  lia_person_header_set_person (self->header, person);
  lia_record_profile_set_record (self->profile, workspace, person);
  lia_record_section_set_owner (self->affiliations, workspace, "person", person);
}

static void
lia_person_page_class_init (LiaPersonPageClass *klass)
{
  LiaRecordPageClass *page_class = LIA_RECORD_PAGE_CLASS (klass);

  page_class->table = "person";
  page_class->gone_title = N_ ("No Such Person");
  page_class->trashed_text = N_ ("This person is in the trash.");
  page_class->build = build;
  page_class->show = show;
}

static void
lia_person_page_init (LiaPersonPage *self)
{
}
