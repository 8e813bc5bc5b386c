/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sample.h"
#include "fuzz.h"
#include "lia-search-text.h"
#include "lia-switcher.h"

/* What is typed into a search entry, made an expression of the search index: never an error, whatever it is. */

static void
check_expression (LiaReader *reader, const char *expression)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL;
  LiaStatement *statement;

  if (expression == NULL)
    return;
  fuzz_check_text (expression);
  statement = lia_reader_prepare (
      reader, "SELECT rowid FROM partner_search WHERE partner_search MATCH ?1", &error);
  g_assert_no_error (error);
  lia_statement_bind_text (statement, 1, expression);
  rows = lia_statement_read_integers (statement, &error);
  g_assert_no_error (error);
}

/* A search text and what is printed of it say the same. */
static void
check_print (const char *text)
{
  g_autoptr (GPtrArray) terms = lia_search_text_parse (text);
  g_autofree char *printed = lia_search_text_print (terms);
  g_autoptr (GPtrArray) again = lia_search_text_parse (printed);
  g_autofree char *twice = lia_search_text_print (again);

  fuzz_check_text (printed);
  g_assert_cmpuint (terms->len, ==, again->len);
  g_assert_cmpstr (printed, ==, twice);
}

void
fuzz_prepare (void)
{
  fuzz_sample_init (TRUE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  LiaReader *reader;
  g_autofree char *raw = fuzz_make_text (data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autofree char *expression = lia_search_expression (raw);
  g_autofree char *phrase = lia_search_phrase (raw, FALSE);
  g_autofree char *prefix = lia_search_phrase (raw, TRUE);
  g_autoptr (GListModel) matches = NULL;
  g_autoptr (GError) error = NULL;

  reader = lia_workspace_get_reader (fuzz_sample_get ());
  check_expression (reader, expression);
  check_expression (reader, phrase);
  check_expression (reader, prefix);
  check_print (text);
  matches = lia_switcher_find (reader, text, 20, &error);
  g_assert_no_error (error);
  return 0;
}
