/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-commitments-section.h"

#include <glib/gi18n-lib.h>

#include "lia-commitment-totals.h"
#include "lia-date-text.h"

/* From here on what is due is worth a mark. */
#define SOON_DAYS 30

struct _LiaCommitmentsSection
{
  LiaRecordSection parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaCommitmentsSection, lia_commitments_section, LIA_TYPE_RECORD_SECTION)

static void
on_honoured (GtkWidget *section, LiaRecord *record)
{
  lia_record_section_set_today (LIA_RECORD_SECTION (section), record, "honoured_date",
                                _ ("Commitment honoured"));
}

static void
add_state (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *honoured = lia_record_format (record, "honoured_date", LIA_RECORD_DISPLAY);
  int days = lia_date_text_days (lia_record_get_text (record, "due_date"),
                                 lia_record_section_get_today (section));
  g_autofree char *text = NULL;

  if (*honoured != '\0')
    {
      /* Translators: %s is a date */
      text = g_strdup_printf (_ ("Honoured %s"), honoured);
      lia_section_row_add_mark (row, LIA_MARK_GOOD, text);
      return;
    }
  if (days < 0)
    {
      g_autofree char *late = lia_date_text_distance (-days);

      text = g_strdup_printf (_ ("Overdue by %s"), late);
      lia_section_row_add_mark (row, LIA_MARK_BAD, text);
    }
  else if (days == 0)
    lia_section_row_add_mark (row, LIA_MARK_WARNING, _ ("Due today"));
  else if (days <= SOON_DAYS)
    {
      g_autofree char *distance = lia_date_text_distance (days);

      /* Translators: %s is a length of time: Due in 12 days */
      text = g_strdup_printf (_ ("Due in %s"), distance);
      lia_section_row_add_mark (row, LIA_MARK_WARNING, text);
    }
  lia_section_row_add_button (row, _ ("Mark _Honoured"), on_honoured);
}

static void
fill_row (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *kind = lia_record_format (record, "kind", LIA_RECORD_DISPLAY);
  g_autofree char *value = lia_record_format (record, "value", LIA_RECORD_DISPLAY);
  g_autofree char *due = lia_record_format (record, "due_date", LIA_RECORD_DISPLAY);
  g_autofree char *agreement = lia_record_format (record, "agreement", LIA_RECORD_DISPLAY);

  lia_section_row_set_title (row, lia_record_get_text (record, "title"));
  lia_section_row_add_description (row, kind);
  lia_section_row_add_description (row, value);
  if (*due != '\0')
    {
      /* Translators: %s is a date */
      g_autofree char *text = g_strdup_printf (_ ("due %s"), due);

      lia_section_row_add_description (row, text);
    }
  lia_section_row_add_description (row, agreement);
  lia_section_row_add_notes (row, lia_record_get_text (record, "notes"));
  add_state (section, row, record);
}

static void
update (LiaRecordSection *section)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCommitmentTotals) totals = lia_commitment_totals_read (
      lia_workspace_get_reader (lia_record_section_get_workspace (section)),
      lia_record_get_id (lia_record_section_get_owner (section)), &error);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *open = NULL;
  g_autofree char *honoured = NULL;

  if (totals == NULL)
    {
      g_warning ("What commitments come to could not be read: %s", error->message);
      return;
    }
  open = lia_commitment_totals_describe (totals->open);
  honoured = lia_commitment_totals_describe (totals->honoured);
  /* Translators: %s is a list of sums: 500.00 EUR, 12000.00 USD */
  if (*open != '\0')
    g_strv_builder_take (lines, g_strdup_printf (_ ("Still promised: %s"), open));
  /* Translators: %s is a list of sums: 500.00 EUR, 12000.00 USD */
  if (*honoured != '\0')
    g_strv_builder_take (lines, g_strdup_printf (_ ("Honoured: %s"), honoured));
  texts = g_strv_builder_end (lines);
  lia_record_section_set_summary (section, (const char *const *) texts);
}

static void
lia_commitments_section_class_init (LiaCommitmentsSectionClass *klass)
{
  LiaRecordSectionClass *section_class = LIA_RECORD_SECTION_CLASS (klass);
  static const char *const concerns[] = { "agreement", NULL };
  static const LiaSectionOrder order[] = {
    { "honoured_date", LIA_SECTION_EMPTY_FIRST },
    { "due_date", LIA_SECTION_ASCENDING },
    { NULL, LIA_SECTION_ASCENDING },
  };

  section_class->table = "commitment";
  section_class->order = order;
  section_class->title = N_ ("Commitments");
  section_class->add_label = N_ ("_Add Commitment…");
  section_class->empty_icon = "object-select-symbolic";
  section_class->empty_title = N_ ("No Commitments Yet");
  section_class->empty_description
      = N_ ("Note what this partner promised: staff, funding, events, expertise, data");
  section_class->concerns = concerns;
  section_class->fill_row = fill_row;
  section_class->update = update;
}

static void
lia_commitments_section_init (LiaCommitmentsSection *self)
{
}
