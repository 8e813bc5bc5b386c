/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several e-mail addresses, telephone numbers or web addresses in one cell: no row is rejected for them and nothing
 * of them is lost. */
#include <string.h>

#include "import-test.h"
#include "lia-import-contacts.h"
#include "lia-partner.h"
#include "lia-person.h"

/* "value, value [mobile] | more"; "-" for a cell that is left to its field. */
static char *
describe (const LiaField *field, const char *text)
{
  g_autoptr (LiaImportContacts) found = lia_import_contacts_find (field, text);
  g_autoptr (GString) sentence = g_string_new (NULL);

  if (found == NULL)
    return g_strdup ("-");
  for (guint i = 0; i < found->contacts->len; i++)
    {
      const LiaImportContact *contact = g_ptr_array_index (found->contacts, i);

      g_string_append_printf (sentence, "%s%s%s", i > 0 ? ", " : "", contact->text,
                              contact->kind == LIA_IMPORT_CONTACT_MOBILE ? " [mobile]"
                              : contact->kind == LIA_IMPORT_CONTACT_FAX  ? " [fax]"
                                                                         : "");
    }
  if (*found->more != '\0')
    g_string_append_printf (sentence, " | %s", found->more);
  return g_string_free_and_steal (g_steal_pointer (&sentence));
}

static void
test_cells (void)
{
  static const struct
  {
    const char *field;
    const char *cell;
    const char *expected;
  } cases[] = {
    { "email", "ada@example.org", "-" },
    { "email", "ada@", "-" },
    { "email", "ask her", "-" },
    { "email", "a@example.org; B.Obi@Example.org", "a@example.org, B.Obi@example.org" },
    { "email", "a@example.org, b@example.org", "a@example.org, b@example.org" },
    { "email", "a@example.org/b@example.org", "a@example.org, b@example.org" },
    { "email", "a@example.org or b@example.org", "a@example.org, b@example.org" },
    { "email", "a@example.org\nb@example.org\n", "a@example.org, b@example.org" },
    { "email", "a@example.org; a@example.org", "a@example.org" },
    { "email", "E-Mail: a@example.org.", "a@example.org" },
    { "email", "Ada Obi <ada@example.org>", "ada@example.org | Ada Obi" },
    { "email", "a@example.org (private)", "a@example.org | private" },
    { "email", "a@example.org; b@", "a@example.org | b@" },
    { "phone", "+254 20 123456", "-" },
    { "phone", "022/730 51 11", "-" },
    { "phone", "089 / 1234567", "-" },
    { "phone", "+41 (0)22 730.51.11", "-" },
    { "phone", "+44 20 7946 0958 ext. 12", "-" },
    { "phone", "+44 20 7946 0958, ext. 12", "+44 20 7946 0958 ext. 12" },
    { "phone", "ask the desk", "-" },
    { "phone", "+254 700 111222 / +254 700 333444", "+254 700 111222, +254 700 333444" },
    { "phone", "+254 700 111222/+254 700 333444", "+254 700 111222, +254 700 333444" },
    { "phone", "030 123456 / 0171 9876543", "030 123456, 0171 9876543" },
    { "phone", "0700111222, 0700333444", "0700111222, 0700333444" },
    { "phone", "0700 111222   0700 333444", "0700 111222, 0700 333444" },
    { "phone", "+254 700 111222 +254 700 333444", "+254 700 111222, +254 700 333444" },
    { "phone", "0700 111222 or 0700 333444", "0700 111222, 0700 333444" },
    { "phone", "Tel: +1 (212) 555-0100 x12", "-" },
    { "phone", "+49 (0)171/7654321 privat", "+49 (0)171 7654321 | privat" },
    { "phone", "Tel. +41 22 730 51 11", "+41 22 730 51 11" },
    { "phone", "+41 79 123 45 67 (mobile); +41 22 730 51 11",
      "+41 22 730 51 11, +41 79 123 45 67 [mobile]" },
    { "phone", "T: +41 22 730 51 11; F: +41 22 730 51 12",
      "+41 22 730 51 11, +41 22 730 51 12 [fax] | F:" },
    { "phone", "+41 22 730 51 11 (mornings)", "+41 22 730 51 11 | (mornings)" },
    { "mobile", "022 730 5111 / mob. 079 123 4567", "079 123 4567 [mobile], 022 730 5111" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LiaField *field = lia_record_type_get_field (&lia_person_type, cases[i].field);
      g_autofree char *found = describe (field, cases[i].cell);

      if (!g_str_equal (found, cases[i].expected))
        g_error ("“%s” gives “%s”, not “%s”", cases[i].cell, found, cases[i].expected);
    }
}

static void
assert_warning (const LiaImportResult *result, guint nth, guint64 line, const char *part)
{
  const LiaImportProblem *warning;

  g_assert_cmpuint (nth, <, result->warnings->len);
  warning = g_ptr_array_index (result->warnings, nth);
  g_assert_cmpuint (warning->line, ==, line);
  if (strstr (warning->reason, part) == NULL)
    g_error ("“%s” does not say “%s”", warning->reason, part);
}

static void
test_people (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImport) again = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaImportResult) repeated = NULL;
  static const char text[]
      = "Name,E-Mail,Phone\n"
        "Ada Obi,ada@example.org; obi@example.com,+254 700 111222 / mob. +254 700 333444\n"
        "Ben Wa,Ben Wa <ben@example.org>,+41 22 730 51 11 / +41 22 730 51 12\n"
        "Cy Low,cy@example.org,022 730 51 11 (mornings)\n";

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_person_type, text);
  for (guint row = 0; row < lia_import_get_n_preview_rows (import); row++)
    for (guint column = 0; column < lia_import_get_n_columns (import); column++)
      {
        g_autofree char *problem = lia_import_check_preview_cell (import, row, column);

        g_assert_null (problem);
      }
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 3, 0, 0, 0);
  import_test_assert_field (&test, &lia_person_type, "Ada Obi", "email", "ada@example.org");
  import_test_assert_field (&test, &lia_person_type, "Ada Obi", "other_emails", "obi@example.com");
  import_test_assert_field (&test, &lia_person_type, "Ada Obi", "phone", "+254 700 111222");
  import_test_assert_field (&test, &lia_person_type, "Ada Obi", "mobile", "+254 700 333444");
  import_test_assert_field (&test, &lia_person_type, "Ben Wa", "email", "ben@example.org");
  import_test_assert_field (&test, &lia_person_type, "Ben Wa", "notes", "");
  import_test_assert_field (&test, &lia_person_type, "Ben Wa", "other_phones", "+41 22 730 51 12");
  import_test_assert_field (&test, &lia_person_type, "Cy Low", "phone", "022 730 51 11");
  import_test_assert_field (&test, &lia_person_type, "Cy Low", "notes",
                            "Phone: 022 730 51 11 (mornings)");
  g_assert_cmpuint (result->warnings->len, ==, 1);
  assert_warning (result, 0, 4, "is kept in “Notes”");

  again = import_test_open_text (&test, &lia_person_type, text);
  repeated = import_test_run_both (&test, again);
  import_test_assert_counts (repeated, 0, 0, 3, 0);
}

/* What the record has stays, and what the cell adds comes to it. */
static void
test_added (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) first = NULL;
  g_autoptr (LiaImport) second = NULL;
  g_autoptr (LiaImport) third = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  first = import_test_open_text (&test, &lia_partner_type,
                                 "Name,E-Mail,Description,Website\n"
                                 "Example Bank,info@example.org,A bank,www.example.org\n");
  lia_import_result_free (import_test_run_both (&test, first));
  second = import_test_open_text (
      &test, &lia_partner_type,
      "Name,E-Mail,Website\n"
      "Example Bank,info@example.org / press@example.org,example.org; example.com\n");
  result = import_test_run_both (&test, second);
  import_test_assert_counts (result, 0, 1, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "Example Bank", "email", "info@example.org");
  import_test_assert_field (&test, &lia_partner_type, "Example Bank", "website",
                            "https://example.org");
  import_test_assert_field (&test, &lia_partner_type, "Example Bank", "description",
                            "A bank\nE-Mail: press@example.org\nWebsite: https://example.com");
  g_assert_cmpuint (result->warnings->len, ==, 2);
  assert_warning (result, 0, 2, "E-Mail: “press@example.org” is kept in “Description”");
  assert_warning (result, 1, 2, "Website: “https://example.com” is kept in “Description”");
  lia_import_result_free (g_steal_pointer (&result));

  /* A column of its own says what the notes are; the rest comes to that. */
  third = import_test_open_text (&test, &lia_partner_type,
                                 "Name,E-Mail,Description\n"
                                 "Example Bank,a@example.org;b@example.org,No bank\n");
  result = import_test_run_both (&test, third);
  import_test_assert_counts (result, 0, 1, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "Example Bank", "description",
                            "No bank\nE-Mail: b@example.org");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-contacts/cells", test_cells);
  g_test_add_func ("/import-contacts/people", test_people);
  g_test_add_func ("/import-contacts/added", test_added);
  return g_test_run ();
}
