/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "gone-test.h"
#include "lia-agreement-renewal.h"
#include "lia-commitment-totals.h"
#include "lia-history.h"
#include "lia-level-benefits.h"
#include "lia-quick-add.h"
#include "lia-workspace.h"

typedef struct
{
  char *folder;
  char *path;
  LiaWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("liaison-engagement-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "Test.liaison", NULL);
  self->workspace = lia_workspace_create (self->path, "ceop", FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GFileEnumerator) files = NULL;

  lia_workspace_close (self->workspace, &error);
  g_assert_no_error (error);
  gone_test_assert (self->workspace);
  files = g_file_enumerate_children (folder, "standard::name", 0, NULL, &error);
  g_assert_no_error (error);
  for (;;)
    {
      GFile *file = NULL;

      g_assert_true (g_file_enumerator_iterate (files, NULL, &file, NULL, NULL));
      if (file == NULL)
        break;
      g_file_delete (file, NULL, NULL);
    }
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static LiaReader *
get_reader (Fixture *self)
{
  return lia_workspace_get_reader (self->workspace);
}

static LiaRecord *
make (Fixture *self, const char *table, va_list args)
{
  LiaRecord *record = lia_record_new (lia_record_type_find (table));
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  while ((field = va_arg (args, const char *)) != NULL)
    {
      lia_record_parse (record, field, va_arg (args, const char *),
                        self != NULL ? get_reader (self) : NULL, &error);
      g_assert_no_error (error);
    }
  return record;
}

static LiaRecord *G_GNUC_NULL_TERMINATED
make_new (const char *table, ...)
{
  LiaRecord *record = NULL;
  va_list args;

  va_start (args, table);
  record = make (NULL, table, args);
  va_end (args);
  return record;
}

static gint64 G_GNUC_NULL_TERMINATED
add (Fixture *self, const char *table, ...)
{
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find (table));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  gint64 newest = 0;
  va_list args;

  va_start (args, table);
  record = make (self, table, args);
  va_end (args);
  lia_workspace_save (self->workspace, record, &error);
  g_assert_no_error (error);
  ids = lia_record_query_run (query, get_reader (self), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    newest = MAX (newest, g_array_index (ids, gint64, i));
  return newest;
}

/* Agreements. */

static void
test_renewal_proposes_dates (void)
{
  static const struct
  {
    const char *start;
    const char *end;
    const char *new_start;
    const char *new_end;
  } cases[] = {
    /* today is 2026-11-22 */
    { "2025-01-01", "2026-12-31", "2027-01-01", "2028-12-31" },
    { "2026-02-01", "2027-01-31", "2027-02-01", "2028-01-31" },
    { "2024-03-01", "2027-02-28", "2027-03-01", "2030-02-28" },
    { "2026-11-01", "2026-12-10", "2026-12-11", "2027-01-19" },
    /* It has passed: from today. */
    { "2024-01-01", "2024-12-31", "2026-11-22", "2027-11-21" },
    { NULL, "2026-12-31", "2027-01-01", NULL },
    { "2026-01-01", NULL, "2026-11-22", NULL },
  };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LiaRecord) agreement
          = make_new ("agreement", "title", "Framework", "kind", "framework", "renewal",
                      "by-agreement", "reference", "A/1", NULL);
      g_autoptr (LiaRecord) follower = lia_record_new (lia_record_type_find ("agreement"));

      lia_record_parse (agreement, "start_date", cases[i].start != NULL ? cases[i].start : "", NULL,
                        NULL);
      lia_record_parse (agreement, "end_date", cases[i].end != NULL ? cases[i].end : "", NULL,
                        NULL);
      lia_agreement_propose_renewal (agreement, &today, follower);
      g_assert_cmpstr (lia_record_get_text (follower, "start_date"), ==, cases[i].new_start);
      g_assert_cmpstr (lia_record_get_text (follower, "end_date"), ==, cases[i].new_end);
      g_assert_cmpstr (lia_record_get_text (follower, "title"), ==, "Framework");
      g_assert_cmpstr (lia_record_get_text (follower, "kind"), ==, "framework");
      g_assert_cmpstr (lia_record_get_text (follower, "renewal"), ==, "by-agreement");
      g_assert_null (lia_record_get_text (follower, "reference"));
    }
}

/* Commitments. */

static void
test_totals_by_currency (Fixture *self, gconstpointer data)
{
  gint64 id = add (self, "partner", "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (LiaCommitmentTotals) totals = NULL;
  g_autofree char *open = NULL;
  g_autofree char *honoured = NULL;

  add (self, "partner", "name", "B", NULL);
  add (self, "commitment", "partner", partner, "title", "1", "value", "0.10 USD", NULL);
  add (self, "commitment", "partner", partner, "title", "2", "value", "0.20 USD", NULL);
  add (self, "commitment", "partner", partner, "title", "3", "value", "5 EUR", NULL);
  add (self, "commitment", "partner", partner, "title", "4", "value", "7 JPY", "honoured_date",
       "2026-01-01", NULL);
  add (self, "commitment", "partner", partner, "title", "5", NULL);
  add (self, "commitment", "partner", "B", "title", "6", "value", "99 EUR", NULL);
  totals = lia_commitment_totals_read (get_reader (self), id, NULL);
  open = lia_commitment_totals_describe (totals->open);
  honoured = lia_commitment_totals_describe (totals->honoured);
  g_assert_cmpstr (open, ==, "5.00 EUR, 0.30 USD");
  g_assert_cmpstr (honoured, ==, "7 JPY");
}

/* Benefits. */

static void
test_kinds_are_guessed (void)
{
  static const struct
  {
    const char *text;
    const char *kind;
  } cases[] = {
    { "Display of the brand (excludes endorsement of products and services)", "brand-display" },
    { "Acknowledgement in the annual review", "acknowledgement" },
    { "Bespoke feedback on impact and success", "bespoke-feedback" },
    { "Communication of the partner's work with the programme", "communication" },
    { "Sponsorship branding", "sponsorship-branding" },
    { "Naming rights", "naming-rights" },
    { "Able to rise to a higher level", "other" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (lia_level_benefits_guess_kind (cases[i].text), ==, cases[i].kind);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static guint
count_missing (Fixture *self, gint64 partner)
{
  g_autoptr (GPtrArray) missing
      = lia_level_benefits_list_missing (get_reader (self), partner, NULL);

  return missing->len;
}

static void
test_level_benefits_are_added_once (Fixture *self, gconstpointer data)
{
  gint64 without = add (self, "partner", "name", "No level", NULL);
  gint64 id = add (self, "partner", "name", "A", "level", "Partner", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  gboolean done = FALSE;

  g_assert_cmpuint (count_missing (self, without), ==, 0);
  g_assert_cmpuint (count_missing (self, id), ==, 4);
  add (self, "benefit", "partner", partner, "kind", "communication", NULL);
  g_assert_cmpuint (count_missing (self, id), ==, 3);

  lia_level_benefits_add_async (self->workspace, id, NULL, on_done, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_missing (self, id), ==, 0);
  lia_undo_result_free (lia_store_undo (lia_workspace_get_store (self->workspace), NULL));
  g_assert_cmpuint (count_missing (self, id), ==, 3);
}

/* The whole story. */

static void
test_story_has_the_children (Fixture *self, gconstpointer data)
{
  gint64 id = add (self, "partner", "name", "A", NULL);
  gint64 other = add (self, "partner", "name", "B", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) story = NULL;
  g_autoptr (GPtrArray) others = NULL;

  add (self, "agreement", "partner", partner, "title", "First", NULL);
  story = lia_history_list_story (get_reader (self), lia_record_type_find ("partner"), id, NULL);
  others
      = lia_history_list_story (get_reader (self), lia_record_type_find ("partner"), other, NULL);
  g_assert_cmpuint (story->len, ==, 2);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_cmpstr (((LiaHistoryEntry *) g_ptr_array_index (story, 0))->sentences[0], ==,
                   "Agreement “First” added");
  g_assert_true (lia_history_has_child (lia_record_type_find ("partner"), "affiliation"));
  g_assert_false (lia_history_has_child (lia_record_type_find ("partner"), "level"));
}

/* People from what was pasted. */

static void
test_signature_finds_partner_and_person (Fixture *self, gconstpointer data)
{
  gint64 id = add (self, "partner", "name", "Harbour University", "acronym", "HU", "website",
                   "https://www.harbour.example", NULL);
  g_autoptr (LiaQuickAdd) by_name
      = lia_quick_add_read ("Ada Obi\nDirector\nharbour university\nada@gmail.com");
  g_autoptr (LiaQuickAdd) by_domain = lia_quick_add_read ("Ada Obi\nDirector\nada@harbour.example");
  g_autoptr (LiaQuickAdd) by_none = lia_quick_add_read ("Ada Obi\nDirector\nada@gmail.com");
  gint64 person = 0;

  g_assert_cmpstr (lia_record_get_text (by_name->person, "given_name"), ==, "Ada");
  g_assert_cmpstr (lia_record_get_text (by_name->person, "family_name"), ==, "Obi");
  g_assert_cmpint (lia_quick_add_find_partner (get_reader (self), by_name), ==, id);
  g_assert_cmpint (lia_quick_add_find_partner (get_reader (self), by_domain), ==, id);
  g_assert_cmpint (lia_quick_add_find_partner (get_reader (self), by_none), ==, 0);

  g_assert_cmpint (lia_quick_add_find_person (get_reader (self), "ada@harbour.example"), ==, 0);
  person = add (self, "person", "family_name", "Obi", "email", "a@b.example", "other_emails",
                "Ada@harbour.example", NULL);
  g_assert_cmpint (lia_quick_add_find_person (get_reader (self), "ada@HARBOUR.example"), ==,
                   person);
}

static void
test_card_is_read (void)
{
  g_autoptr (LiaQuickAdd) card = lia_quick_add_read (
      "\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:Dr Ada Obi\r\nN:Obi;Ada;;Dr;\r\n"
      "ORG:Harbour University;Law\r\nEMAIL:ada@harbour.example\r\nEND:VCARD\r\n");
  g_autoptr (LiaQuickAdd) broken = lia_quick_add_read ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Half");

  g_assert_null (card->problem);
  g_assert_cmpstr (lia_record_get_text (card->person, "family_name"), ==, "Obi");
  g_assert_cmpstr (lia_record_get_text (card->person, "email"), ==, "ada@harbour.example");
  g_assert_cmpstr (card->organisation, ==, "Harbour University");
  g_assert_nonnull (broken->problem);
}

static void
test_new_partner_is_added_along (Fixture *self, gconstpointer data)
{
  g_autoptr (LiaQuickAdd) quick = lia_quick_add_read (
      "Ada Obi\nDirector\nHarbour University\nada@harbour.example\nwww.harbour.example");
  g_autoptr (LiaRecord) affiliation = make_new ("affiliation", "post", "Director", NULL);
  g_autoptr (LiaRecordQuery) partners = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (LiaRecordQuery) affiliations
      = lia_record_query_new (lia_record_type_find ("affiliation"));
  gboolean done = FALSE;

  lia_quick_add_save_async (self->workspace, quick->person, affiliation, quick->organisation,
                            quick->website, on_done, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lia_record_query_count (partners, get_reader (self), NULL), ==, 1);
  g_assert_cmpint (lia_record_query_count (affiliations, get_reader (self), NULL), ==, 1);
  g_assert_cmpint (lia_quick_add_find_partner (get_reader (self), quick), !=, 0);
  /* One batch. */
  lia_undo_result_free (lia_store_undo (lia_workspace_get_store (self->workspace), NULL));
  g_assert_cmpint (lia_record_query_count (partners, get_reader (self), NULL), ==, 0);
  g_assert_cmpint (lia_record_query_count (affiliations, get_reader (self), NULL), ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/engagement/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engagement/renewal-proposes-dates", test_renewal_proposes_dates);
  ADD ("totals-by-currency", test_totals_by_currency);
  g_test_add_func ("/engagement/kinds-are-guessed", test_kinds_are_guessed);
  ADD ("level-benefits-are-added-once", test_level_benefits_are_added_once);
  ADD ("story-has-the-children", test_story_has_the_children);
  ADD ("signature-finds-partner-and-person", test_signature_finds_partner_and_person);
  g_test_add_func ("/engagement/card-is-read", test_card_is_read);
  ADD ("new-partner-is-added-along", test_new_partner_is_added_along);

  return g_test_run ();
}
