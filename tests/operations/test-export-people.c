/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "export-test.h"
#include "lia-affiliation.h"
#include "lia-export.h"
#include "lia-import.h"
#include "lia-journal.h"
#include "lia-partner.h"
#include "lia-person.h"

/* As it is imported by default; so many records are new or other than before. */
static void
import_and_count (OperationsTest *test, const char *name, guint n_changed)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaImport) import = lia_import_new (test->workspace, &lia_person_type, file, &error);
  g_autoptr (LiaImportResult) result = NULL;

  g_assert_no_error (error);
  result = lia_import_run (import, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->problems->len, ==, 0);
  g_assert_cmpuint (result->n_created + result->n_updated, ==, n_changed);
}

/* Cards of strangers, and what others have to see on ours. */

static void
add_affiliation (OperationsTest *test, const char *person, const char *partner, const char *details)
{
  g_auto (GStrv) values = g_strsplit (details, "|", -1);

  operations_test_add (test->workspace, &lia_partner_type, "name", partner, NULL);
  operations_test_add (test->workspace, &lia_affiliation_type, "person", person, "partner", partner,
                       "post", values[0], "from_date", values[1], "to_date", values[2], "main",
                       values[3], NULL);
}

static void
test_card_of_several_affiliations (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_auto (GStrv) columns = export_test_list_columns (&lia_person_type);
  g_autofree char *text = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name", "Obi",
                       "post", "Director", NULL);
  add_affiliation (&test, "Ada Obi", "Left", "Clerk|2001-01-01|2009-12-31|no");
  add_affiliation (&test, "Ada Obi", "Second", "Chair|2015-01-01||no");
  add_affiliation (&test, "Ada Obi", "First", "|2010-01-01||yes");
  text = export_test_write (&test, &lia_person_type, columns, "x.vcf");
  /* The first ORG and TITLE are where she is, whatever a program knows of groups. */
  g_assert_nonnull (strstr (text, "N:Obi;Ada;;;\r\n"
                                  "item1.ORG;PREF=1:First\r\n"
                                  "item1.TITLE;PREF=1:Director\r\n"
                                  "item1.X-LIAISON-POST-OF:person\r\n"
                                  "item1.X-LIAISON-FROM-DATE:2010-01-01\r\n"
                                  "item1.X-LIAISON-MAIN:yes\r\n"
                                  "item2.ORG;PREF=2:Second\r\n"
                                  "item2.TITLE;PREF=2:Chair\r\n"
                                  "item2.X-LIAISON-FROM-DATE:2015-01-01\r\n"
                                  "item2.X-LIAISON-MAIN:no\r\n"
                                  "item3.X-LIAISON-FORMER-ORG;PREF=3:Left\r\n"
                                  "item3.X-LIAISON-FORMER-TITLE;PREF=3:Clerk\r\n"
                                  "item3.X-LIAISON-FROM-DATE:2001-01-01\r\n"
                                  "item3.X-LIAISON-TO-DATE:2009-12-31\r\n"));
}

static void
test_cards_of_strangers (void)
{
  static const struct
  {
    const char *card; /* LF stands for CRLF */
    const char *dump;
  } cases[] = {
    /* Apple */
    { "VERSION:3.0\nN:Obi;Ada;;;\nFN:Ada Obi\nitem1.ORG:Bank;Loans\nitem1.TITLE:Director\n"
      "item2.ORG:Board\nitem2.TITLE:Chair\n",
      "Ada | Obi | 'Director' | 'Loans' | Bank | 'Director' | 'Loans' | NULL | NULL | NULL | 1\n"
      "Ada | Obi | 'Director' | 'Loans' | Board | 'Chair' | NULL | NULL | NULL | NULL | 0\n" },
    /* As many titles as organisations, without groups. */
    { "VERSION:4.0\nN:Obi;Ada;;;\nFN:Ada Obi\nORG:Bank\nORG:Board\nTITLE:Director\nTITLE:Chair\n",
      "Ada | Obi | 'Director' | NULL | Bank | 'Director' | NULL | NULL | NULL | NULL | 1\n"
      "Ada | Obi | 'Director' | NULL | Board | 'Chair' | NULL | NULL | NULL | NULL | 0\n" },
    /* One title can only be the first's. */
    { "VERSION:4.0\nN:Obi;Ada;;;\nFN:Ada Obi\nORG:Bank\nORG:Board\nTITLE:Director\n",
      "Ada | Obi | 'Director' | NULL | Bank | 'Director' | NULL | NULL | NULL | NULL | 1\n"
      "Ada | Obi | 'Director' | NULL | Board | NULL | NULL | NULL | NULL | NULL | 0\n" },
    /* The same twice, and an order of its own. */
    { "VERSION:4.0\nN:Obi;Ada;;;\nFN:Ada Obi\na.ORG;PREF=2:Board\na.TITLE:Chair\n"
      "b.ORG;PREF=1:Bank\nb.TITLE:Director\nc.ORG:Bank\nc.TITLE:Director\n",
      "Ada | Obi | 'Director' | NULL | Bank | 'Director' | NULL | NULL | NULL | NULL | 1\n"
      "Ada | Obi | 'Director' | NULL | Board | 'Chair' | NULL | NULL | NULL | NULL | 0\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (OperationsTest) test = { 0 };
      g_autofree char *text
          = g_strconcat ("BEGIN:VCARD\n", cases[i].card, "EMAIL:a@b.ch\nEND:VCARD\n", NULL);
      g_autofree char *dump = NULL;
      g_autofree char *again = NULL;
      g_autoptr (GFile) file = NULL;

      operations_test_init (&test, "none");
      file = operations_test_write (&test, "x.vcf", text, -1);
      export_test_import (&test, &test, &lia_person_type, "x.vcf");
      dump = export_test_dump_affiliations (&test);
      g_assert_cmpstr (dump, ==, cases[i].dump);

      /* Once more changes nothing. */
      import_and_count (&test, "x.vcf", 0);
      again = export_test_dump_affiliations (&test);
      g_assert_cmpstr (again, ==, cases[i].dump);
    }
}

static void
test_card_is_updated (void)
{
  static const char *const cards[]
      = { "item1.ORG:Bank\nitem1.TITLE:Clerk\n",
          "item1.ORG:Bank\nitem1.TITLE:Director\nitem2.ORG:Board\nitem2.TITLE:Chair\n",
          "item1.ORG:Board\nitem1.TITLE:Chair\n" };
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *dump = NULL;

  operations_test_init (&test, "none");
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *text
          = g_strconcat ("BEGIN:VCARD\nVERSION:3.0\nN:Obi;Ada;;;\nFN:Ada Obi\nEMAIL:a@b.ch\n",
                         cards[i], "END:VCARD\n", NULL);
      g_autoptr (GFile) file = operations_test_write (&test, "x.vcf", text, -1);

      import_and_count (&test, "x.vcf", 1);
    }
  /* A new post at the same place is a change; what a later card is silent about stays. */
  dump = export_test_dump_affiliations (&test);
  g_assert_cmpstr (
      dump, ==,
      "Ada | Obi | 'Chair' | NULL | Bank | 'Director' | NULL | NULL | NULL | NULL | 1\n"
      "Ada | Obi | 'Chair' | NULL | Board | 'Chair' | NULL | NULL | NULL | NULL | 0\n");
}

/* What is wrong with a card's affiliation rejects the card, saying where. */
static void
test_card_with_bad_affiliation (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  const LiaImportProblem *problem;

  operations_test_init (&test, "none");
  file = operations_test_write (&test, "x.vcf",
                                "BEGIN:VCARD\nVERSION:4.0\nFN:Ada Obi\nN:Obi;Ada;;;\n"
                                "item1.ORG:Bank\nitem2.ORG:Board\n"
                                "item2.X-LIAISON-FROM-DATE:once\nEND:VCARD\n"
                                "BEGIN:VCARD\nVERSION:4.0\nFN:Bo Lim\nN:Lim;Bo;;;\n"
                                "ORG:B\xC3\xBCro\xC3\nEND:VCARD\n",
                                -1);
  import = lia_import_new (test.workspace, &lia_person_type, file, &error);
  g_assert_no_error (error);
  result = lia_import_run (import, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_rejected, ==, 1);
  g_assert_cmpuint (result->problems->len, ==, 1);
  problem = g_ptr_array_index (result->problems, 0);
  g_assert_nonnull (strstr (problem->reason, "Board"));
  g_assert_nonnull (strstr (problem->reason, "from_date"));

  /* One that is only cut is taken, and told of. */
  g_assert_cmpuint (result->n_created, ==, 1);
  g_assert_cmpuint (result->warnings->len, ==, 1);
  problem = g_ptr_array_index (result->warnings, 0);
  g_assert_cmpuint (problem->line, ==, 13);
  g_assert_cmpstr (problem->value, ==, "Bo Lim");
  g_assert_nonnull (strstr (problem->reason, "ORG"));
}

/* Guards against spreadsheet formulas are taken off again, and nothing else is: what someone wrote with an apostrophe
 * keeps it. */
static void
test_hostile_text (void)
{
  static const char *const names[] = { "x.csv", "x.xlsx", "x.vcf", "x.json" };
  static const char *const texts[] = {
    "=cmd|' /C calc'!A0",
    "+1",
    "-5",
    "@SUM(A1)",
    "'quoted",
    "''twice",
    "'=1+1",
    "'+41",
    "=",
    "'",
    "a\tb",
    "=\"x\"&'y'",
    "\"quoted\"",
    "1;2,3",
    "0041",
    "1e5",
    "TRUE",
    "2026-01-01",
    "<b>&amp;</b>",
  };
  g_auto (GStrv) columns = export_test_list_columns (&lia_person_type);
  g_auto (OperationsTest) test = { 0 };
  g_auto (OperationsTest) other = { 0 };
  g_autofree char *before = NULL;

  operations_test_init (&test, "none");
  operations_test_init (&other, "none");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *family = g_strdup_printf ("Family%02u", i);

      operations_test_add (test.workspace, &lia_person_type, "family_name", family, "given_name",
                           texts[i], "post", texts[i], "unit", texts[i], "notes", texts[i], NULL);
    }
  before = export_test_write (&test, &lia_person_type, columns, "x.json");
  for (guint i = 0; i < G_N_ELEMENTS (names) - 1; i++)
    {
      g_autofree char *written = export_test_write (&test, &lia_person_type, columns, names[i]);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      /* No cell begins as a formula does, quoted or not. */
      if (i == 0)
        {
          static const char *const bad[]
              = { ",=", ",+1", ",-5", ",@", ",\"=", ",\"+1", ",\"@", "\n=" };

          for (guint j = 0; j < G_N_ELEMENTS (bad); j++)
            g_assert_null (strstr (written, bad[j]));
        }
      export_test_import (&other, &test, &lia_person_type, names[i]);
      after = export_test_write (&other, &lia_person_type, columns, "after.json");
      g_assert_cmpstr (after, ==, before);
      lia_undo_result_free (lia_store_undo (lia_workspace_get_store (other.workspace), &error));
      g_assert_no_error (error);
    }
}

/* Whom people belong to is a column, in the words of the partner. */
static void
test_organisation_is_a_column (void)
{
  static const char *const chosen[] = { "family_name", "organisation", NULL };
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *text = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name", "Obi",
                       NULL);
  operations_test_add (test.workspace, &lia_person_type, "given_name", "Bo", "family_name", "Lim",
                       NULL);
  add_affiliation (&test, "Ada Obi", "Left", "Clerk|2001-01-01|2009-12-31|no");
  add_affiliation (&test, "Ada Obi", "=First", "|2010-01-01||no");
  text = export_test_write (&test, &lia_person_type, (GStrv) chosen, "x.csv");
  g_assert_cmpstr (text, ==, "family_name,organisation\r\nLim,\r\nObi,\"'=First\"\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-people/card-of-several-affiliations",
                   test_card_of_several_affiliations);
  g_test_add_func ("/export-people/cards-of-strangers", test_cards_of_strangers);
  g_test_add_func ("/export-people/card-is-updated", test_card_is_updated);
  g_test_add_func ("/export-people/card-with-bad-affiliation", test_card_with_bad_affiliation);
  g_test_add_func ("/export-people/hostile-text", test_hostile_text);
  g_test_add_func ("/export-people/organisation-is-a-column", test_organisation_is_a_column);
  return g_test_run ();
}
