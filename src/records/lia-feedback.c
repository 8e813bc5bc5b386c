/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-feedback.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "lia-engagement-choices.h"
#include "lia-error.h"

static const LiaField feedback_fields[] = {
  { "partner", LIA_FIELD_REF, N_ ("Partner"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "partner",
    .headers = "organisation|organization|company|partenaire|socio|organisme|entidad" },
  { "direction", LIA_FIELD_CHOICE, N_ ("Direction"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .choices = lia_feedback_directions, .headers = "from|to|richtung|sens" },
  { "date", LIA_FIELD_DATE, N_ ("Date"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .headers = "day|on|when|datum|fecha|jour" },
  { "person", LIA_FIELD_REF, N_ ("Person"), LIA_FIELD_IN_LIST | LIA_FIELD_OF_PARTNER,
    .target = "person", .headers = "by|given by|contact" },
  { "rating", LIA_FIELD_INTEGER, N_ ("Rating"), LIA_FIELD_IN_LIST,
    .headers = "score|stars|satisfaction|note|bewertung|valoracion" },
  { "comment", LIA_FIELD_MULTILINE, N_ ("Comment"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .headers = "feedback|text|comments|commentaire|comentario|kommentar" },
  { "answer", LIA_FIELD_MULTILINE, N_ ("Answer"), 0,
    .headers = "reply|response|reponse|respuesta|antwort" },
  { "answered_date", LIA_FIELD_DATE, N_ ("Answered"), 0, .headers = "answered on|replied" },
};

static gboolean
feedback_validate (LiaRecord *record, GError **error)
{
  LiaValue rating = lia_record_get_value (record, "rating");

  if (rating.type == LIA_VALUE_INTEGER && (rating.integer < 1 || rating.integer > 5))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   /* Translators: the label of the field and the number typed */
                   _ ("%s: %" PRId64 " is not between 1 (worst) and 5 (best)"), _ ("Rating"),
                   rating.integer);
      return FALSE;
    }
  return TRUE;
}

static char *
feedback_get_display_name (LiaRecord *record)
{
  g_autofree char *direction = lia_record_format (record, "direction", LIA_RECORD_DISPLAY);
  g_autofree char *date = lia_record_format (record, "date", LIA_RECORD_DISPLAY);

  /* Translators: which way feedback went, and its date: From the Partner, 3 May 2026 */
  return g_strdup_printf (_ ("%s, %s"), direction, date);
}

static void
feedback_setup (LiaRecordClass *klass)
{
  klass->get_display_name = feedback_get_display_name;
  klass->display_sql = "concat_ws (', ', t.direction, t.date)";
  klass->order_sql = "t.date";
  klass->order_field = "date";
  klass->validate = feedback_validate;
}

LIA_DEFINE_RECORD (LiaFeedback,
                   lia_feedback,
                   "feedback",
                   "feedback",
                   N_ ("Feedback"),
                   N_ ("Feedback"),
                   feedback_fields,
                   feedback_setup)
