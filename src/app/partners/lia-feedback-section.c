/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-feedback-section.h"

#include <glib/gi18n-lib.h>

#include "lia-date-text.h"

struct _LiaFeedbackSection
{
  LiaRecordSection parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaFeedbackSection, lia_feedback_section, LIA_TYPE_RECORD_SECTION)

static gboolean
is_theirs (LiaRecord *record)
{
  return g_strcmp0 (lia_record_get_text (record, "direction"), "from-partner") == 0;
}

static void
on_answer (GtkWidget *section, LiaRecord *record)
{
  g_autoptr (LiaRecord) copy = lia_record_copy (record);

  lia_record_section_edit (LIA_RECORD_SECTION (section), copy, "answer");
}

static void
fill_row (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *direction = lia_record_format (record, "direction", LIA_RECORD_DISPLAY);
  g_autofree char *date = lia_record_format (record, "date", LIA_RECORD_DISPLAY);
  g_autofree char *person = lia_record_format (record, "person", LIA_RECORD_DISPLAY);
  const char *answer = lia_record_get_text (record, "answer");
  gint64 rating = lia_record_get_integer (record, "rating");

  lia_section_row_set_icon (row, is_theirs (record) ? "mail-unread-symbolic" : "mail-send-symbolic",
                            direction);
  lia_section_row_set_title (row, lia_record_get_text (record, "comment"));
  lia_section_row_add_description (row, direction);
  lia_section_row_add_description (row, date);
  lia_section_row_add_description (row, person);
  if (rating >= 1 && rating <= 5)
    lia_section_row_add_stars (row, (int) rating);
  if (answer != NULL)
    {
      g_autofree char *answered = lia_record_format (record, "answered_date", LIA_RECORD_DISPLAY);
      /* Translators: what was answered, and on what date */
      g_autofree char *text = *answered != '\0'
                                  ? g_strdup_printf (_ ("Answer: %s (%s)"), answer, answered)
                                  : g_strdup_printf (_ ("Answer: %s"), answer);

      lia_section_row_add_notes (row, text);
    }
  else if (is_theirs (record))
    {
      lia_section_row_add_mark (row, LIA_MARK_WARNING, _ ("Not answered yet"));
      lia_section_row_add_button (row, _ ("An_swer…"), on_answer);
    }
}

static void
prepare (LiaRecordSection *section, LiaRecord *record)
{
  g_autofree char *today = lia_date_text_today ();
  LiaValue date = LIA_TEXT (today);

  lia_record_set_value (record, "date", &date);
}

static void
lia_feedback_section_class_init (LiaFeedbackSectionClass *klass)
{
  LiaRecordSectionClass *section_class = LIA_RECORD_SECTION_CLASS (klass);
  static const char *const concerns[] = { "person", NULL };
  static const LiaSectionOrder order[] = {
    { "date", LIA_SECTION_DESCENDING },
    { NULL, LIA_SECTION_ASCENDING },
  };

  section_class->table = "feedback";
  section_class->order = order;
  section_class->title = N_ ("Feedback");
  section_class->add_label = N_ ("_Add Feedback…");
  section_class->empty_icon = "mail-unread-symbolic";
  section_class->empty_title = N_ ("No Feedback Yet");
  section_class->empty_description
      = N_ ("Note what this partner says of the work with us, and what we say to it");
  section_class->concerns = concerns;
  section_class->fill_row = fill_row;
  section_class->prepare = prepare;
}

static void
lia_feedback_section_init (LiaFeedbackSection *self)
{
}
