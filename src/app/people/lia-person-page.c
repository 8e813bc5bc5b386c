/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-person-page.h"

#include <glib/gi18n-lib.h>

#include "lia-affiliations-section.h"
#include "lia-person-header.h"

struct _LiaPersonPage
{
  LiaRecordPage parent_instance;

  /* borrowed */
  LiaPersonHeader *header;
};

G_DEFINE_FINAL_TYPE (LiaPersonPage, lia_person_page, LIA_TYPE_RECORD_PAGE)

static const LiaProfileGroup groups[] = {
  { N_ ("Name"), { "honorific", "given_name", "family_name" } },
  { N_ ("Contact"), { "email", "phone", "mobile", "other_emails", "other_phones" } },
  { N_ ("Work"), { "post", "unit", "languages", "team" } },
  { N_ ("About"), { "notes" } },
  { NULL },
};

static const LiaRecordPageSection sections[] = {
  { "affiliations", N_ ("Affiliations"), "system-users-symbolic",
    lia_affiliations_section_get_type },
  { NULL },
};

static void
build (LiaRecordPage *page)
{
  LiaPersonPage *self = LIA_PERSON_PAGE (page);

  self->header = g_object_new (LIA_TYPE_PERSON_HEADER, NULL);
  lia_record_page_set_header (page, GTK_WIDGET (self->header));
}

static void
show (LiaRecordPage *page, LiaRecord *person)
{
  lia_person_header_set_person (LIA_PERSON_PAGE (page)->header, person);
}

static void
lia_person_page_class_init (LiaPersonPageClass *klass)
{
  LiaRecordPageClass *page_class = LIA_RECORD_PAGE_CLASS (klass);

  page_class->table = "person";
  page_class->gone_title = N_ ("No Such Person");
  page_class->trashed_text = N_ ("This person is in the trash.");
  page_class->profile = groups;
  page_class->sections = sections;
  page_class->build = build;
  page_class->show = show;
}

static void
lia_person_page_init (LiaPersonPage *self)
{
}
