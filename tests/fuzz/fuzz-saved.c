/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sample.h"
#include "fuzz.h"
#include "lia-partner.h"
#include "lia-saved-filters.h"
#include "lia-string-set.h"

/* JSON in the cells of a workspace that somebody else wrote: the filters of a saved list, and sets. */

static void
check_filters (const LiaRecordType *type, const char *json)
{
  g_autoptr (GPtrArray) filters = lia_saved_filters_parse (type, json);
  g_autofree char *printed = lia_saved_filters_print (type, filters);
  g_autoptr (GPtrArray) again = lia_saved_filters_parse (type, printed);
  g_autofree char *twice = lia_saved_filters_print (type, again);
  g_autofree char *replaced = lia_saved_filters_replace_row (type, json, &lia_partner_type, 1, 2);
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (printed, ==, twice);
  if (replaced != NULL)
    fuzz_check_text (replaced);
  lia_saved_filters_apply (filters, query);
  ids = lia_record_query_run (query, lia_workspace_get_reader (fuzz_sample_get ()), &error);
  g_assert_no_error (error);
}

static void
check_set (const char *json)
{
  g_auto (GStrv) elements = lia_string_set_from_json (json);

  for (guint i = 0; elements[i] != NULL; i++)
    fuzz_check_text (elements[i]);
  if (!lia_string_set_is_valid (json))
    g_assert_cmpuint (g_strv_length (elements), ==, 0);
}

void
fuzz_prepare (void)
{
  fuzz_sample_init (TRUE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *raw = fuzz_make_text (data, size);
  g_autofree char *json = g_utf8_make_valid (raw, -1);

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    check_filters (*types, json);
  check_set (json);
  return 0;
}
