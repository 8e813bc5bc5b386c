/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-agreements-section.h"

#include <glib/gi18n-lib.h>

#include "lia-agreement-renewal.h"
#include "lia-date-text.h"

/* From here on the end of an agreement is near. */
#define SOON_DAYS 90

struct _LiaAgreementsSection
{
  LiaRecordSection parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaAgreementsSection, lia_agreements_section, LIA_TYPE_RECORD_SECTION)

static void
add_state (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  const GDate *today = lia_record_section_get_today (section);
  int starts = lia_date_text_days (lia_record_get_text (record, "start_date"), today);
  int ends = lia_date_text_days (lia_record_get_text (record, "end_date"), today);
  g_autofree char *distance = NULL;
  g_autofree char *text = NULL;

  if (lia_record_get_text (record, "terminated_date") != NULL)
    {
      g_autofree char *date = lia_record_format (record, "terminated_date", LIA_RECORD_DISPLAY);

      text = g_strdup_printf (_ ("Terminated %s"), date);
      lia_section_row_add_mark (row, LIA_MARK_NEUTRAL, text);
    }
  else if (ends < 0)
    {
      distance = lia_date_text_distance (-ends);
      /* Translators: %s is a length of time: Expired 3 months ago */
      text = g_strdup_printf (_ ("Expired %s ago"), distance);
      lia_section_row_add_mark (row, LIA_MARK_BAD, text);
    }
  else if (starts != G_MAXINT && starts > 0)
    {
      distance = lia_date_text_distance (starts);
      /* Translators: %s is a length of time: Starts in 40 days */
      text = g_strdup_printf (_ ("Starts in %s"), distance);
      lia_section_row_add_mark (row, LIA_MARK_NEUTRAL, text);
    }
  else if (ends == 0)
    lia_section_row_add_mark (row, LIA_MARK_WARNING, _ ("Ends today"));
  else if (ends != G_MAXINT)
    {
      distance = lia_date_text_distance (ends);
      /* Translators: %s is a length of time: Ends in 40 days */
      text = g_strdup_printf (_ ("Ends in %s"), distance);
      lia_section_row_add_mark (row, ends <= SOON_DAYS ? LIA_MARK_WARNING : LIA_MARK_GOOD, text);
    }
  else
    lia_section_row_add_mark (row, LIA_MARK_GOOD, _ ("Open-ended"));
}

static void
on_renew (GtkWidget *section, LiaRecord *record)
{
  g_autoptr (LiaRecord) follower = lia_record_section_make_new (LIA_RECORD_SECTION (section));

  lia_agreement_propose_renewal (
      record, lia_record_section_get_today (LIA_RECORD_SECTION (section)), follower);
  lia_record_section_edit (LIA_RECORD_SECTION (section), follower, "start_date");
}

static void
add_dates (LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *is_signed = lia_record_format (record, "signed_date", LIA_RECORD_DISPLAY);
  g_autofree char *from = lia_record_format (record, "start_date", LIA_RECORD_DISPLAY);
  g_autofree char *until = lia_record_format (record, "end_date", LIA_RECORD_DISPLAY);
  /* Translators: %s is a date */
  g_autofree char *signed_text = g_strdup_printf (_ ("signed %s"), is_signed);
  /* Translators: %s is a date */
  g_autofree char *from_text = g_strdup_printf (_ ("from %s"), from);
  /* Translators: %s is a date */
  g_autofree char *until_text = g_strdup_printf (_ ("until %s"), until);

  lia_section_row_add_description (row, *is_signed != '\0' ? signed_text : NULL);
  lia_section_row_add_description (row, *from != '\0' ? from_text : NULL);
  lia_section_row_add_description (row, *until != '\0' ? until_text : NULL);
}

static void
fill_row (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *kind = lia_record_format (record, "kind", LIA_RECORD_DISPLAY);
  g_autofree char *renewal = lia_record_format (record, "renewal", LIA_RECORD_DISPLAY);
  const char *renewal_token = lia_record_get_text (record, "renewal");

  lia_section_row_set_icon (row, "text-x-generic-symbolic", NULL);
  lia_section_row_set_title (row, lia_record_get_text (record, "title"));
  lia_section_row_add_description (row, kind);
  lia_section_row_add_description (row, lia_record_get_text (record, "reference"));
  add_dates (row, record);
  lia_section_row_add_notes (row, lia_record_get_text (record, "notes"));
  add_state (section, row, record);
  if (renewal_token != NULL && !g_str_equal (renewal_token, "none"))
    {
      /* Translators: %s is how an agreement is renewed: Renewal: Automatic */
      g_autofree char *text = g_strdup_printf (_ ("Renewal: %s"), renewal);

      lia_section_row_add_mark (row, LIA_MARK_NEUTRAL, text);
    }
  if (lia_record_get_text (record, "end_date") != NULL
      && lia_record_get_text (record, "terminated_date") == NULL)
    lia_section_row_add_button (row, _ ("_Renew…"), on_renew);
}

static void
lia_agreements_section_class_init (LiaAgreementsSectionClass *klass)
{
  LiaRecordSectionClass *section_class = LIA_RECORD_SECTION_CLASS (klass);
  static const LiaSectionOrder order[] = {
    { "terminated_date", LIA_SECTION_PAST_LAST },
    { "end_date", LIA_SECTION_PAST_LAST },
    { "end_date", LIA_SECTION_DESCENDING },
    { NULL, LIA_SECTION_ASCENDING },
  };

  section_class->table = "agreement";
  section_class->order = order;
  section_class->title = N_ ("Agreements");
  section_class->add_label = N_ ("_Add Agreement…");
  section_class->empty_icon = "text-x-generic-symbolic";
  section_class->empty_title = N_ ("No Agreements Yet");
  section_class->empty_description
      = N_ ("A partnership often starts with a memorandum of understanding");
  section_class->fill_row = fill_row;
}

static void
lia_agreements_section_init (LiaAgreementsSection *self)
{
}
