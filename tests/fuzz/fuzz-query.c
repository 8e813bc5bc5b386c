/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz-sample.h"
#include "fuzz.h"
#include "lia-search-word.h"

/* What is typed into the search entry of a list, with its field words (`country:KE`), asked of every type of record: never
 * an error. And the word that is being typed, at every place of the cursor. */

/* A list of all places of a long text takes the square of its length. */
#define MAX_CURSORS 64

static void
check_query (const LiaRecordType *type, const char *text)
{
  LiaReader *reader = lia_workspace_get_reader (fuzz_sample_get ());
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *hints;

  lia_record_query_set_search_text (query, text);
  hints = lia_record_query_get_search_hints (query);
  for (guint i = 0; hints != NULL && hints[i] != NULL; i++)
    fuzz_check_text (hints[i]);
  ids = lia_record_query_run (query, reader, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lia_record_query_count (query, reader, &error), ==, ids->len);
  g_assert_no_error (error);
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
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  const gsize length = strlen (text);

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    check_query (*types, text);
  for (gsize cursor = 0; cursor <= length; cursor += 1 + length / MAX_CURSORS)
    {
      g_auto (LiaSearchWord) word = { 0 };

      while (cursor < length && (text[cursor] & 0xc0) == 0x80)
        cursor++;
      if (!lia_search_word_find (text, cursor, &word))
        continue;
      g_assert_cmpuint (word.start, <=, word.value_start);
      g_assert_cmpuint (word.value_start, <=, word.end);
      g_assert_cmpuint (word.end, <=, length);
      fuzz_check_text (word.value);
      fuzz_check_text (word.rest);
    }
  return 0;
}
