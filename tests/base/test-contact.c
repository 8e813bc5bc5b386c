/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-contact.h"
#include "lia-error.h"

#include <string.h>

typedef char *(*Normalise) (const char *text, GError **error);

/* What a text becomes; %NULL when it must be refused. */
typedef struct
{
  const char *text;
  const char *expected;
} Case;

static void
check_cases (Normalise normalise, const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *result = normalise (cases[i].text, &error);

      if (cases[i].expected != NULL)
        {
          g_autofree char *again = NULL;

          g_assert_no_error (error);
          g_assert_cmpstr (result, ==, cases[i].expected);
          again = normalise (result, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (again, ==, result);
        }
      else
        {
          if (result != NULL)
            g_test_message ("“%s” gave “%s”", cases[i].text, result);
          g_assert_null (result);
          g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
          g_assert_true (g_str_has_prefix (error->message, "“"));
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
}

static void
test_email (void)
{
  static const Case cases[] = {
    { "ada.obi@example.org", "ada.obi@example.org" },
    { "  Ada.Obi@Example.ORG\n", "Ada.Obi@example.org" },
    { "\xc2\xa0"
      "ada@example.org\xe2\x80\x8b",
      "ada@example.org" },
    { "mailto:ada@example.org", "ada@example.org" },
    { "<ada@example.org>", "ada@example.org" },
    { "ada+news@mail.example.co.uk", "ada+news@mail.example.co.uk" },
    { "o'neill@example.org", "o'neill@example.org" },
    { "josé@exämple.org", "josé@exämple.org" },
    { "jose\xcc\x81@example.org", "josé@example.org" },
    { "a@1.example", "a@1.example" },
    { NULL, NULL },
    { "", NULL },
    { " ", NULL },
    { "ada", NULL },
    { "ada@", NULL },
    { "@example.org", NULL },
    { "ada@localhost", NULL },
    { "ada@example..org", NULL },
    { "ada@-example.org", NULL },
    { "ada@example.org.", NULL },
    { "ada@example.123", NULL },
    { "ada obi@example.org", NULL },
    { "Ada <ada@example.org>", NULL },
    { ".ada@example.org", NULL },
    { "ada.@example.org", NULL },
    { "a..b@example.org", NULL },
    { "ada@example.org; bo@example.org", NULL },
    { "ada@example.org, bo@example.org", NULL },
    { "ada@bo@example.org", NULL },
    { "ada@exam\xe2\x80\xae"
      "ple.org",
      NULL },
    { "ada\xff@example.org", NULL },
    { "\"ada\"@example.org", NULL },
  };

  check_cases (lia_email_normalise, cases, G_N_ELEMENTS (cases));
}

static void
test_email_length (void)
{
  g_autofree char *local = g_strnfill (64, 'a');
  g_autofree char *longest = g_strconcat (local, "@example.org", NULL);
  g_autofree char *too_long = g_strconcat ("a", longest, NULL);
  const Case cases[] = { { longest, longest }, { too_long, NULL } };

  check_cases (lia_email_normalise, cases, G_N_ELEMENTS (cases));
}

static void
test_url (void)
{
  static const Case cases[] = {
    { "https://www.example.org", "https://www.example.org" },
    { "HTTP://Example.ORG/", "http://example.org" },
    { "www.example.org", "https://www.example.org" },
    { "example.org/About?x=1#Top", "https://example.org/About?x=1#Top" },
    { "//example.org/a", "https://example.org/a" },
    { "example.org:8080/x", "https://example.org:8080/x" },
    { "https://example.org/a/", "https://example.org/a/" },
    { "https://exämple.org/Übersicht", "https://exämple.org/Übersicht" },
    { " https://192.0.2.1 ", NULL },
    { NULL, NULL },
    { "", NULL },
    { "example", NULL },
    { "localhost", NULL },
    { "http://", NULL },
    { "http:/example.org", NULL },
    { "https:example.org", NULL },
    { "javascript:alert(1)", NULL },
    { "JavaScript://example.org/%0aalert(1)", NULL },
    { "data:text/html,x", NULL },
    { "file:///etc/passwd", NULL },
    { "ftp://example.org", NULL },
    { "mailto:ada@example.org", NULL },
    { "ada@example.org", NULL },
    { "https://bank.example@evil.example/", NULL },
    { "www.example.org or www.example.com", NULL },
    { "https://example.org/a b", NULL },
    { "https://example.org/<script>", NULL },
    { "https://example.org/\"", NULL },
    { "https://exa\xe2\x80\xaemple.org", NULL },
    { "https://example.org:99999", NULL },
    { "https://example.org:port", NULL },
    { "https://exa_mple.org", NULL },
    { "../etc/passwd", NULL },
  };

  check_cases (lia_url_normalise, cases, G_N_ELEMENTS (cases));
}

static void
test_phone (void)
{
  static const Case cases[] = {
    { "+41 22 730 51 11", "+41 22 730 51 11" },
    { "+41 (0)22 730.51.11", "+41 (0)22 730 51 11" },
    { "+41(0)22-730-5111", "+41(0)22-730-5111" },
    { "022/730 51 11", "022 730 51 11" },
    { "(+41) 22 730 51 11", "+41 22 730 51 11" },
    { "(+41)22 730 51 11", "+41 22 730 51 11" },
    { "(202) 555-0100", "(202) 555-0100" },
    { "tel:+12025550100", "+12025550100" },
    { "+44\xc2\xa0"
      "20 7946\xe2\x80\x93"
      "0958",
      "+44 20 7946-0958" },
    { "+44 20 7946 - 0958", "+44 20 7946 0958" },
    { "+44 20 7946 0958 ext. 12", "+44 20 7946 0958 ext. 12" },
    { "+44 20 7946 0958x12", "+44 20 7946 0958 ext. 12" },
    { "٠٢٢ ٧٣٠", "022 730" },
    { "+33  1   23", "+33 1 23" },
    { "117", "117" },
    { NULL, NULL },
    { "", NULL },
    { "+", NULL },
    { "12", NULL },
    { "1234567890123456", NULL },
    { "+41 22 555 CALL", NULL },
    { "ask Ada", NULL },
    { "ext. 12", NULL },
    { "+41 22 555 01 00 ext.", NULL },
    { "41+22 555", NULL },
    { "++41 22 555", NULL },
    { "(022 555", NULL },
    { "022) 555", NULL },
    { "022 555, 022 556", NULL },
    { "022#555", NULL },
  };

  check_cases (lia_phone_normalise, cases, G_N_ELEMENTS (cases));
}

static void
test_messages (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_email_normalise ("ada at example", &error));
  g_assert_cmpstr (
      error->message, ==,
      "“ada at example” is no e-mail address: the @ is missing; write it as name@example.org");
  g_clear_error (&error);

  g_assert_null (lia_url_normalise ("javascript:alert(1)", &error));
  g_assert_cmpstr (error->message, ==,
                   "“javascript:alert(1)” cannot be opened as a web address; it must begin with "
                   "https:// or http://");
  g_clear_error (&error);

  g_assert_null (lia_url_normalise ("https://bank.example@evil.example", &error));
  g_assert_nonnull (strstr (error->message, "holds a user name"));
}

/* Whatever comes in, what comes out is taken again as it is. */
static void
test_random (void)
{
  static const Normalise functions[]
      = { lia_email_normalise, lia_url_normalise, lia_phone_normalise };
  static const char *const samples[]
      = { "ada.obi+x@mail.example.org", "www.example.org/path?x=1", "+41 (0)22 730-51.11 ext. 12" };
  static const char alphabet[] = "aZ019 .-+()/@:x?#[]<>%\xc3\xa9\xc2\xa0\xe2\x80\xae";
  guint n_taken = 0;

  for (guint round = 0; round < 30000; round++)
    {
      const char *sample = samples[g_test_rand_int_range (0, G_N_ELEMENTS (samples))];
      g_autofree char *text = g_strdup (sample);
      int n_changes = g_test_rand_int_range (1, 4);

      for (int i = 0; i < n_changes; i++)
        text[g_test_rand_int_range (0, (int) strlen (sample))]
            = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];

      for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *result = functions[i](text, &error);
          g_autofree char *again = NULL;

          g_assert_true ((result == NULL) == (error != NULL));
          if (result == NULL)
            continue;
          n_taken++;
          g_assert_true (g_utf8_validate (result, -1, NULL));
          again = functions[i](result, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (again, ==, result);
        }
    }

  g_assert_cmpuint (n_taken, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact/email", test_email);
  g_test_add_func ("/contact/email-length", test_email_length);
  g_test_add_func ("/contact/url", test_url);
  g_test_add_func ("/contact/phone", test_phone);
  g_test_add_func ("/contact/messages", test_messages);
  g_test_add_func ("/contact/random", test_random);

  return g_test_run ();
}
