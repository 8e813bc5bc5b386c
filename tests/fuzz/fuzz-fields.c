/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "lia-record.h"

/* A text as typed or read for a field, of every field of every type of record. What is taken can be shown, and is taken
 * again as it is written into an entry. */

static void
check_again (LiaRecord *record, const LiaField *field, LiaRecordStyle style)
{
  g_autoptr (LiaRecord) other = lia_record_new (lia_record_get_record_type (record));
  g_autofree char *text = lia_record_format (record, field->name, style);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  fuzz_check_text (text);
  if (style == LIA_RECORD_DISPLAY || field->type == LIA_FIELD_REF)
    return;
  lia_record_parse (other, field->name, text, NULL, &error);
  g_assert_no_error (error);
  again = lia_record_format (other, field->name, style);
  g_assert_cmpstr (text, ==, again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *raw = fuzz_make_text (data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    {
      g_autoptr (LiaRecord) record = lia_record_new (*types);
      g_autoptr (GError) error = NULL;
      gboolean is_valid;

      for (guint i = 0; i < (*types)->n_fields; i++)
        {
          const LiaField *field = &(*types)->fields[i];
          g_autoptr (GError) field_error = NULL;
          const gboolean is_taken
              = lia_record_parse (record, field->name, text, NULL, &field_error);

          fuzz_check_outcome (is_taken, field_error);
          if (!is_taken)
            continue;
          check_again (record, field, LIA_RECORD_EDIT);
          check_again (record, field, LIA_RECORD_MACHINE);
          check_again (record, field, LIA_RECORD_DISPLAY);
        }
      is_valid = lia_record_validate (record, &error);
      fuzz_check_outcome (is_valid, error);
    }
  return 0;
}
