/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-record-draft.h"

#include "lia-error.h"

/* The draft knows nothing of widgets: no window here. */

static LiaRecord *
make_partner (void)
{
  LiaRecord *partner = lia_record_new (lia_record_type_find ("partner"));

  g_assert_true (lia_record_parse (partner, "name", "Harbour University", NULL, NULL));
  g_assert_true (lia_record_parse (partner, "email", "info@harbour.example", NULL, NULL));

  return partner;
}

static void
count_change (LiaRecordDraft *draft, const char *field, guint *n_changes)
{
  (*n_changes)++;
}

static void
test_original_never_changes (void)
{
  g_autoptr (LiaRecord) partner = make_partner ();
  g_autoptr (LiaRecordDraft) draft = lia_record_draft_new (partner);
  g_auto (GStrv) changed = NULL;
  guint n_changes = 0;

  g_signal_connect (draft, "changed", G_CALLBACK (count_change), &n_changes);
  g_assert_false (lia_record_draft_is_changed (draft));
  g_assert_true (lia_record_draft_set_text (draft, "name", "Port University", NULL));

  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (lia_record_draft_is_changed (draft));
  g_assert_cmpstr (lia_record_get_text (lia_record_draft_get_original (draft), "name"), ==,
                   "Harbour University");
  g_assert_cmpstr (lia_record_get_text (lia_record_draft_get_current (draft), "name"), ==,
                   "Port University");
  g_assert_cmpstr (lia_record_get_text (partner, "name"), ==, "Harbour University");
  changed = lia_record_draft_list_changed (draft);
  g_assert_cmpuint (g_strv_length (changed), ==, 1);
  g_assert_cmpstr (changed[0], ==, "name");
}

static void
test_typing_it_back_is_no_change (void)
{
  g_autoptr (LiaRecord) partner = make_partner ();
  g_autoptr (LiaRecordDraft) draft = lia_record_draft_new (partner);

  lia_record_draft_set_text (draft, "name", "Port University", NULL);
  lia_record_draft_set_text (draft, "name", "Harbour University", NULL);

  g_assert_false (lia_record_draft_is_changed (draft));
}

static void
test_refused_text_is_a_problem (void)
{
  g_autoptr (LiaRecord) partner = make_partner ();
  g_autoptr (LiaRecordDraft) draft = lia_record_draft_new (partner);
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_record_draft_set_text (draft, "email", "no address", NULL));
  g_assert_nonnull (lia_record_draft_get_problem (draft, "email"));
  /* Said beside the field, so it does not begin with the field's name. */
  g_assert_false (g_str_has_prefix (lia_record_draft_get_problem (draft, "email"), "E-Mail"));
  g_assert_cmpstr (lia_record_draft_get_problem_field (draft), ==, "email");
  g_assert_cmpstr (lia_record_get_text (lia_record_draft_get_current (draft), "email"), ==,
                   "info@harbour.example");
  /* Closing would lose what was typed, so it counts as a change. */
  g_assert_true (lia_record_draft_is_changed (draft));
  g_assert_false (lia_record_draft_check (draft, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "E-Mail"));

  g_assert_true (lia_record_draft_set_text (draft, "email", "press@harbour.example", NULL));
  g_assert_null (lia_record_draft_get_problem (draft, "email"));
  g_assert_true (lia_record_draft_check (draft, NULL));
}

static void
test_required_field_is_missed (void)
{
  g_autoptr (LiaRecord) partner = make_partner ();
  g_autoptr (LiaRecordDraft) draft = lia_record_draft_new (partner);

  g_assert_true (lia_record_draft_check (draft, NULL));
  lia_record_draft_set_text (draft, "name", "   ", NULL);
  g_assert_nonnull (lia_record_draft_get_problem (draft, "name"));
  g_assert_false (lia_record_draft_check (draft, NULL));
}

static void
test_reset (void)
{
  g_autoptr (LiaRecord) partner = make_partner ();
  g_autoptr (LiaRecordDraft) draft = lia_record_draft_new (partner);

  lia_record_draft_set_text (draft, "name", "Port University", NULL);
  lia_record_draft_set_text (draft, "email", "no address", NULL);

  lia_record_draft_reset (draft, "email");
  g_assert_null (lia_record_draft_get_problem (draft, "email"));
  g_assert_true (lia_record_draft_is_field_changed (draft, "name"));

  lia_record_draft_reset (draft, NULL);
  g_assert_false (lia_record_draft_is_changed (draft));
  g_assert_true (lia_record_equal (lia_record_draft_get_current (draft), partner));
}

static void
test_refused_text_is_kept (void)
{
  g_autoptr (LiaRecord) partner = make_partner ();
  g_autoptr (LiaRecordDraft) draft = lia_record_draft_new (partner);
  g_autofree char *refused = NULL;
  g_autofree char *taken = NULL;

  g_assert_false (lia_record_draft_set_text (draft, "email", "nobody at all", NULL));
  refused = lia_record_draft_dup_text (draft, "email");
  g_assert_cmpstr (refused, ==, "nobody at all");
  g_assert_true (lia_record_draft_is_unsaved (draft, "email"));
  lia_record_draft_reset (draft, "email");
  taken = lia_record_draft_dup_text (draft, "email");
  g_assert_cmpstr (taken, ==, "info@harbour.example");
  g_assert_false (lia_record_draft_is_unsaved (draft, "email"));
}

static void
test_rebase_keeps_what_was_typed (void)
{
  g_autoptr (LiaRecord) partner = make_partner ();
  g_autoptr (LiaRecord) changed = lia_record_copy (partner);
  g_autoptr (LiaRecordDraft) draft = lia_record_draft_new (partner);
  g_autoptr (LiaRecord) saved = NULL;

  lia_record_draft_set_text (draft, "name", "Port University", NULL);
  lia_record_parse (changed, "region", "Europe", NULL, NULL);
  lia_record_draft_rebase (draft, changed);
  g_assert_cmpstr (lia_record_get_text (lia_record_draft_get_current (draft), "name"), ==,
                   "Port University");
  g_assert_cmpstr (lia_record_get_text (lia_record_draft_get_current (draft), "region"), ==,
                   "Europe");
  g_assert_false (lia_record_draft_has_conflict (draft, "name"));
  g_assert_false (lia_record_draft_is_unsaved (draft, "region"));

  lia_record_parse (changed, "name", "Haven University", NULL, NULL);
  lia_record_draft_rebase (draft, changed);
  g_assert_true (lia_record_draft_has_conflict (draft, "name"));
  g_assert_cmpstr (lia_record_get_text (lia_record_draft_get_original (draft), "name"), ==,
                   "Haven University");
  lia_record_draft_keep (draft, "name");
  g_assert_false (lia_record_draft_has_conflict (draft, "name"));
  saved = lia_record_draft_make_saved (draft, "name");
  g_assert_cmpstr (lia_record_get_text (saved, "name"), ==, "Port University");

  /* Both came to the same. */
  lia_record_parse (changed, "name", "Port University", NULL, NULL);
  lia_record_draft_rebase (draft, changed);
  g_assert_false (lia_record_draft_has_conflict (draft, "name"));
  g_assert_false (lia_record_draft_is_changed (draft));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/record-draft/original-never-changes", test_original_never_changes);
  g_test_add_func ("/app/record-draft/typing-it-back-is-no-change",
                   test_typing_it_back_is_no_change);
  g_test_add_func ("/app/record-draft/refused-text-is-a-problem", test_refused_text_is_a_problem);
  g_test_add_func ("/app/record-draft/required-field-is-missed", test_required_field_is_missed);
  g_test_add_func ("/app/record-draft/reset", test_reset);

  g_test_add_func ("/app/record-draft/refused-text-is-kept", test_refused_text_is_kept);
  g_test_add_func ("/app/record-draft/rebase-keeps-what-was-typed",
                   test_rebase_keeps_what_was_typed);

  return g_test_run ();
}
