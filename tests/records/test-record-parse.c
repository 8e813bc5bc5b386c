/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-error.h"
#include "lia-partner-choices.h"
#include "lia-record.h"
#include "seed-test.h"
#include "test-workspace.h"

/* A type with a field of every kind; it is never saved. */
static const LiaField sample_fields[] = {
  { "text", LIA_FIELD_TEXT, "Text", LIA_FIELD_REQUIRED },
  { "multiline", LIA_FIELD_MULTILINE, "Multiline" },
  { "integer", LIA_FIELD_INTEGER, "Integer" },
  { "boolean", LIA_FIELD_BOOLEAN, "Boolean" },
  { "date", LIA_FIELD_DATE, "Date" },
  { "email", LIA_FIELD_EMAIL, "E-Mail" },
  { "url", LIA_FIELD_URL, "Website" },
  { "phone", LIA_FIELD_PHONE, "Phone" },
  { "country", LIA_FIELD_COUNTRY, "Country" },
  { "languages", LIA_FIELD_LANGUAGES, "Languages" },
  { "money", LIA_FIELD_MONEY, "Value" },
  { "choice", LIA_FIELD_CHOICE, "Status", 0, .choices = lia_statuses },
  { "form", LIA_FIELD_CHOICE, "Form", LIA_FIELD_REQUIRED, .choices = lia_forms },
  { "choices", LIA_FIELD_CHOICE_SET, "Kinds", 0, .choices = lia_kinds },
  { "set", LIA_FIELD_SET, "Tags" },
  { "ref", LIA_FIELD_REF, "Keyworker", 0, .target = "person" },
};

LIA_DECLARE_RECORD (TestSample, test_sample, SAMPLE)

static char *
get_display_name (LiaRecord *record)
{
  return g_strdup (lia_record_get_text (record, "text"));
}

static void
setup (LiaRecordClass *klass)
{
  klass->get_display_name = get_display_name;
}

LIA_DEFINE_RECORD (TestSample,
                   test_sample,
                   "sample",
                   "samples",
                   "Sample",
                   "Samples",
                   sample_fields,
                   setup)

typedef struct
{
  const char *field;
  const char *typed;
  const char *kept; /* as MACHINE writes it */
  const char *display; /* NULL: the same */
} Case;

static void
test_round_trips (void)
{
  static const Case cases[] = {
    { "text", "  International  Telecommunication\tUnion ",
      "International Telecommunication Union" },
    { "text", "Two\nlines", "Two lines" },
    { "text", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0" },
    { "text", "<b>&amp;</b>", "<b>&amp;</b>" },
    { "text", "Zu\u0308rich", "Zürich" },
    { "text", "🚀", "🚀" },
    { "text", "\u00a0", "" },
    { "multiline", "One\r\n\ttwo\rthree", "One\n\ttwo\nthree" },
    { "integer", "12", "12" },
    { "integer", "+7", "7" },
    { "integer", "-3", "-3" },
    { "boolean", "Yes", "yes", "Yes" },
    { "boolean", "oui", "yes", "Yes" },
    { "boolean", "x", "yes", "Yes" },
    { "boolean", "✓", "yes", "Yes" },
    { "boolean", "1", "yes", "Yes" },
    { "boolean", "Sí", "yes", "Yes" },
    { "boolean", "NEIN", "no", "No" },
    { "boolean", "0", "no", "No" },
    { "boolean", "", "no", "No" },
    { "date", "2026-11-21", "2026-11-21", "2026-11-21" },
    { "date", "21 November 2026", "2026-11-21", "2026-11-21" },
    { "email", "Ada.Obi@Example.ORG", "Ada.Obi@example.org" },
    { "url", "www.example.org", "https://www.example.org" },
    { "phone", "+41 (0)22 730.51.11", "+41 (0)22 730 51 11" },
    { "country", "Switzerland", "CH", "Switzerland" },
    { "country", "che", "CH", "Switzerland" },
    { "country", "Deutschland", "DE", "Germany" },
    { "languages", "English, fr; Spanish", NULL },
    { "languages", "French / English", "en; fr", "English, French" },
    { "languages", "en/fr", "en; fr", "English, French" },
    { "money", "1,200 EUR", "1200.00 EUR" },
    { "choice", "Active", "active", "Active" },
    { "choice", "in negotiation", "negotiating", "In Negotiation" },
    { "choice", "", "" },
    { "form", "", "organisation", "Organisation" },
    { "form", "INDIVIDUAL", "individual", "Individual" },
    { "choices", "Specialist; industry, ", NULL },
    { "choices", "industry, Specialist", "industry; specialist", "Industry, Specialist" },
    { "choices", "Special Representative", "special-representative", "Special Representative" },
    { "set", "b; a; b ;; c", "a; b; c", "a, b, c" },
    { "set", "training, advice", "advice; training", "advice, training" },
    { "set", "C/C++", "C/C++;", "C/C++" },
    { "set", "one / two", "one; two", "one, two" },
    { "set", "one\ntwo", "one; two", "one, two" },
    { "set", "law, policy;", "law, policy;", "law, policy" },
    { "set", "[\"a;b\",\"c\"]", "[\"a;b\",\"c\"]", "a;b, c" },
    { "set", "[draft] text", "[\"[draft] text\"]", "[draft] text" },
    { "set", " ; ; ", "" },
    { "ref", "123", "123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (LiaRecord) record = lia_record_new (&test_sample_type);
      g_autoptr (GError) error = NULL;
      LiaRecordStyle styles[] = { LIA_RECORD_EDIT, LIA_RECORD_MACHINE };

      if (c->kept == NULL)
        {
          g_assert_false (lia_record_parse (record, c->field, c->typed, NULL, &error));
          g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
          continue;
        }
      if (!lia_record_parse (record, c->field, c->typed, NULL, &error))
        g_error ("%s", error->message);

      g_autofree char *machine = lia_record_format (record, c->field, LIA_RECORD_MACHINE);
      g_autofree char *display = lia_record_format (record, c->field, LIA_RECORD_DISPLAY);

      g_assert_cmpstr (machine, ==, c->kept);
      if (strcmp (c->field, "date") != 0)
        g_assert_cmpstr (display, ==, c->display != NULL ? c->display : c->kept);

      for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
        {
          g_autofree char *text = lia_record_format (record, c->field, styles[j]);
          g_autoptr (LiaRecord) again = lia_record_new (&test_sample_type);

          g_assert_true (lia_record_parse (again, c->field, text, NULL, &error));
          g_assert_no_error (error);
          g_assert_true (lia_record_equal (record, again));
        }
    }
}

/* Whatever a field takes, it takes again in the form it gives it back. */
static void
test_random_round_trips (void)
{
  static const char *const pieces[]
      = { "a",        "B",   " ",   " ",   ";",   ",",     "/",      " / ",     "|",  "[",
          "]",        "\"",  "\\",  "\n",  "\r",  "\t",    "é",      "u\u0308", "🚀", "1",
          "2026",     "-",   ".",   "@",   "+",   "{",     "\u00a0", "\u202e",  "en", "fr",
          "Industry", "yes", "EUR", "[\"", "\"]", "\",\"", "\\u0041" };
  g_autoptr (GRand) rand = seed_test_make_rand ();

  for (guint i = 0; i < 20000; i++)
    {
      const LiaField *field
          = &sample_fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (sample_fields))];
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autoptr (LiaRecord) record = lia_record_new (&test_sample_type);
      LiaRecordStyle styles[] = { LIA_RECORD_EDIT, LIA_RECORD_MACHINE };
      int n = g_rand_int_range (rand, 0, 10);

      for (int j = 0; j < n; j++)
        g_string_append (typed, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (!lia_record_parse (record, field->name, typed->str, NULL, NULL))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
        {
          g_autofree char *text = lia_record_format (record, field->name, styles[j]);
          g_autoptr (LiaRecord) again = lia_record_new (&test_sample_type);
          g_autoptr (GError) error = NULL;

          if (!lia_record_parse (again, field->name, text, NULL, &error))
            g_error ("“%s” gives “%s”: %s", typed->str, text, error->message);
          if (!lia_record_equal (record, again))
            g_error ("%s: “%s” gives “%s”, which gives “%s”", field->name, typed->str, text,
                     lia_record_format (again, field->name, styles[j]));
        }
    }
}

static void
test_messages (void)
{
  static const struct
  {
    const char *field;
    const char *typed;
    const char *message;
  } cases[] = {
    { "country", "Atlantis", "Country: “Atlantis” is no country; give its name or ISO code" },
    { "integer", "12x", "Integer: “12x” is no whole number" },
    { "integer", "-", "Integer: “-” is no whole number" },
    { "integer", "99999999999999999999", "Integer: “99999999999999999999” is no whole number" },
    { "boolean", "maybe", "Boolean: “maybe” is neither yes nor no" },
    { "languages", "en; Klingonese",
      "Languages: “Klingonese” is no language; give its name or ISO code" },
    { "choice", "asleep",
      "Status: “asleep” is not one of: Potential, In Negotiation, Active, Dormant, Ended, Declined" },
    { "choices", "Specialist; Wizard",
      "Kinds: “Wizard” is not one of: Specialist, Industry, Government, "
      "Ambassador, Special Representative" },
    { "text", "the   be\all", "Text: “the   be\uFFFDll” contains a control character" },
    { "text", "ne\xc2\x85xt", "Text: “ne\uFFFDxt” contains a control character" },
    { "text", "\xff\xfe", "Text: “\uFFFD\uFFFD” is not valid UTF-8 text" },
    { "set", "fine; no\001t", "Tags: “no\uFFFDt” contains a control character" },
    { "ref", "Ada Obi", "Keyworker: “Ada Obi” is no id" },
  };
  g_autofree char *endless = g_strnfill (1001, 'a');
  g_autoptr (LiaRecord) record = lia_record_new (&test_sample_type);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = lia_record_format (record, cases[i].field, LIA_RECORD_MACHINE);
      g_autofree char *after = NULL;

      g_assert_false (lia_record_parse (record, cases[i].field, cases[i].typed, NULL, &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_clear_error (&error);
      after = lia_record_format (record, cases[i].field, LIA_RECORD_MACHINE);
      g_assert_cmpstr (before, ==, after);
    }

  /* These rooms word their own reasons; the field is named before them. */
  for (guint i = 0; i < 5; i++)
    {
      static const char *const pairs[5][3] = { { "date", "31.04.2026", "Date: " },
                                               { "email", "ada@", "E-Mail: " },
                                               { "url", "javascript:alert(1)", "Website: " },
                                               { "phone", "call me", "Phone: " },
                                               { "money", "a lot", "Value: " } };

      g_assert_false (lia_record_parse (record, pairs[i][0], pairs[i][1], NULL, &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, pairs[i][2]));
      g_clear_error (&error);
    }

  g_assert_false (lia_record_parse (record, "text", endless, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "Text: 1001 characters are too long; 1000 are the most it can hold");
  g_clear_error (&error);
  g_assert_true (lia_record_parse (record, "multiline", endless, NULL, &error));

  g_assert_false (lia_record_parse (record, "colour", "red", NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "A sample has no field “colour”");
}

static void
test_validate (void)
{
  g_autoptr (LiaRecord) record = lia_record_new (&test_sample_type);
  g_autoptr (LiaRecord) affiliation = lia_record_new (lia_record_type_find ("affiliation"));
  g_autoptr (LiaRecord) person = lia_record_new (lia_record_type_find ("person"));
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_record_validate (record, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Text: a value is needed");
  g_clear_error (&error);
  lia_record_parse (record, "text", "x", NULL, NULL);
  g_assert_true (lia_record_validate (record, &error));

  lia_record_parse (affiliation, "person", "1", NULL, NULL);
  lia_record_parse (affiliation, "partner", "2", NULL, NULL);
  lia_record_parse (affiliation, "from_date", "2026-11-21", NULL, NULL);
  lia_record_parse (affiliation, "to_date", "2026-11-21", NULL, NULL);
  g_assert_true (lia_record_validate (affiliation, &error));
  lia_record_parse (affiliation, "to_date", "2026-11-20", NULL, NULL);
  g_assert_false (lia_record_validate (affiliation, &error));
  g_assert_cmpstr (error->message, ==, "To: “2026-11-20” is before the beginning, 2026-11-21");
  g_clear_error (&error);

  g_assert_false (lia_record_validate (person, &error));
  g_clear_error (&error);
  lia_record_parse (person, "email", "ada@example.org", NULL, NULL);
  g_assert_true (lia_record_validate (person, &error));
}

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_string_append_printf (data, "%s ", pspec->name);
}

static void
test_properties (void)
{
  g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find ("person"));
  g_autoptr (GString) notified = g_string_new (NULL);
  g_autofree char *given = NULL;
  g_autofree char *display = NULL;
  g_autofree char *country = NULL;
  g_autoptr (LiaRecord) partner = lia_record_new (lia_record_type_find ("partner"));

  g_signal_connect (record, "notify", G_CALLBACK (on_notify), notified);
  lia_record_parse (record, "given_name", " Ada ", NULL, NULL);
  g_object_set (record, "family_name", "Obi", NULL);
  g_object_set (record, "given-name", "Ada", "email", "no address", NULL);
  g_assert_cmpstr (notified->str, ==, "given-name display-name display-name family-name ");
  g_object_set (record, "honorific", "Dr", NULL);
  g_object_get (record, "given-name", &given, "display-name", &display, NULL);
  g_assert_cmpstr (given, ==, "Ada");
  g_assert_cmpstr (display, ==, "Dr Ada Obi");

  g_object_set (partner, "country", "kenya", NULL);
  g_object_get (partner, "country", &country, NULL);
  g_assert_cmpstr (country, ==, "Kenya");
  g_assert_cmpstr (lia_record_get_text (partner, "country"), ==, "KE");
}

static void
test_json (void)
{
  g_autoptr (LiaRecord) record = lia_record_new (&test_sample_type);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  lia_record_parse (record, "text", "He said \"hi\"", NULL, NULL);
  lia_record_parse (record, "integer", "9007199254740993", NULL, NULL);
  lia_record_parse (record, "boolean", "yes", NULL, NULL);
  lia_record_parse (record, "date", "2026-11-21", NULL, NULL);
  lia_record_parse (record, "money", "1200 EUR", NULL, NULL);
  lia_record_parse (record, "set", "b; a \"quoted\" \\ one", NULL, NULL);
  lia_record_parse (record, "ref", "4611686018427387905", NULL, NULL);
  node = lia_record_to_json (record);
  json = json_to_string (node, FALSE);
  g_assert_cmpstr (
      json, ==,
      "{\"text\":\"He said \\\"hi\\\"\",\"multiline\":null,\"integer\":9007199254740993,"
      "\"boolean\":true,\"date\":\"2026-11-21\",\"email\":null,\"url\":null,\"phone\":null,"
      "\"country\":null,\"languages\":[],"
      "\"money\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"},\"choice\":null,"
      "\"form\":\"organisation\",\"choices\":[],"
      "\"set\":[\"a \\\"quoted\\\" \\\\ one\",\"b\"],"
      "\"ref\":null,\"ref_id\":\"4611686018427387905\"}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record-parse/round-trips", test_round_trips);
  g_test_add_func ("/record-parse/random-round-trips", test_random_round_trips);
  g_test_add_func ("/record-parse/messages", test_messages);
  g_test_add_func ("/record-parse/validate", test_validate);
  g_test_add_func ("/record-parse/properties", test_properties);
  g_test_add_func ("/record-parse/json", test_json);
  return g_test_run ();
}
