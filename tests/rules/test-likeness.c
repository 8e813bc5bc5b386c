/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-likeness.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-web-domain.h"
#include "lia-word-likeness.h"

#define NO               0, LIA_LIKENESS_POSSIBLE - 1
#define POSSIBLE         LIA_LIKENESS_POSSIBLE, LIA_LIKENESS_LIKELY - 1
#define LIKELY           LIA_LIKENESS_LIKELY, LIA_LIKENESS_CERTAIN - 1
#define CERTAIN          LIA_LIKENESS_CERTAIN, 100
#define AT_MOST_POSSIBLE 0, LIA_LIKENESS_LIKELY - 1
#define AT_LEAST_LIKELY  LIA_LIKENESS_LIKELY, 100

typedef struct
{
  LiaIdentityCells a;
  LiaIdentityCells b;
  guint minimum;
  guint maximum;
  const char *reason; /* (nullable) part of it */
} Pair;

static const Pair partner_pairs[] = {
  /* The two of the source documents. */
  { { .name = "Geneva Centre for Security Policy", .acronym = "GCSP", .country = "CH" },
    { .name = "Geneva Centre for Security Sector Governance", .acronym = "DCAF", .country = "CH" },
    AT_MOST_POSSIBLE,
    NULL },
  { { .name = "Geneva Centre for Security Policy",
      .website = "https://example.ch",
      .phone = "+41 22 730 51 11",
      .country = "CH" },
    { .name = "Geneva Centre for Security Sector Governance",
      .website = "https://example.ch",
      .phone = "+41 22 730 51 11",
      .country = "CH" },
    AT_MOST_POSSIBLE,
    "names differ" },
  /* Legal forms and small words. */
  { { .name = "Acme Ltd" }, { .name = "ACME Limited" }, LIKELY, "same name but for legal form" },
  { { .name = "Acme Ltd", .website = "https://www.acme.example/about" },
    { .name = "Acme, Inc.", .website = "https://acme.example" },
    CERTAIN,
    "same web domain acme.example" },
  { { .name = "Müller & Söhne GmbH" }, { .name = "Mueller und Soehne" }, AT_LEAST_LIKELY, NULL },
  { { .name = "Telekom S.A. de C.V." }, { .name = "Telekom" }, AT_LEAST_LIKELY, NULL },
  { { .name = "The Red Balloon" }, { .name = "Red Balloon e.V." }, LIKELY, NULL },
  /* Spelling. */
  { { .name = "International Telecommunication Union", .email = "a@itu.example" },
    { .name = "International Telecomunication Union", .email = "info@itu.example" },
    CERTAIN,
    "1 letter" },
  { { .name = "Blue River Institute" },
    { .name = "Blue Rivre Institute" },
    AT_LEAST_LIKELY,
    "1 letter" },
  { { .name = "Data Integration" }, { .name = "DataIntegration" }, AT_LEAST_LIKELY, NULL },
  { { .name = "Institute of Marine Research" },
    { .name = "Marine Research Institute" },
    AT_LEAST_LIKELY,
    "another order" },
  /* Translations and abbreviations. */
  { { .name = "Ministry of Health", .country = "KE" },
    { .name = "Ministère de la Santé", .country = "KE" },
    LIKELY,
    "translated" },
  { { .name = "Ministry of Health", .country = "KE" },
    { .name = "Ministry of Health", .country = "UG" },
    NO,
    NULL },
  { { .name = "Univ. of Lisbon" }, { .name = "University of Lisbon" }, AT_LEAST_LIKELY, NULL },
  /* Acronyms. */
  { { .name = "ITU" },
    { .name = "International Telecommunication Union", .acronym = "ITU" },
    AT_LEAST_LIKELY,
    "acronym" },
  { { .name = "UNCTAD" },
    { .name = "United Nations Conference on Trade and Development" },
    POSSIBLE,
    "acronym" },
  { { .name = "Commonwealth Telecommunications Organisation", .acronym = "CTO" },
    { .name = "Central Tourism Office", .acronym = "CTO" },
    NO,
    NULL },
  /* Another name. */
  { { .name = "Centre for Democratic Control",
      .other_names = "[\"Geneva Centre for Security Sector Governance\"]" },
    { .name = "Geneva Centre for Security Sector Governance" },
    AT_LEAST_LIKELY,
    "another name" },
  /* What two names do not share. */
  { { .name = "Bank of Kenya", .country = "KE" },
    { .name = "Bank of Uganda", .country = "UG" },
    NO,
    NULL },
  { { .name = "Red Cross Austria" }, { .name = "Red Cross Australia" }, NO, NULL },
  { { .name = "School 12" }, { .name = "School 21" }, NO, NULL },
  { { .name = "University of Oxford", .website = "https://ox.ac.uk" },
    { .name = "Cyber Capacity Centre", .website = "https://www.cyber.ox.ac.uk" },
    AT_MOST_POSSIBLE,
    NULL },
  { { .name = "Ada Obi", .email = "ada@gmail.com" },
    { .name = "Blue Door", .email = "door@gmail.com" },
    NO,
    NULL },
  { {
        .name = "",
    },
    { .name = "Blue Door" },
    NO,
    NULL },
};

static const Pair person_pairs[] = {
  { { .given_name = "Ada", .family_name = "Obi", .email = "Ada.Obi@example.org" },
    { .given_name = "Ada", .family_name = "Obi", .email = "ada.obi@example.org" },
    CERTAIN,
    "same e-mail address" },
  { { .given_name = "Ada", .family_name = "Obi" },
    { .given_name = "Ada", .family_name = "Obi" },
    POSSIBLE,
    "same name" },
  { { .given_name = "Robert", .family_name = "Müller", .phone = "+49 30 1234567" },
    { .given_name = "Bob", .family_name = "Mueller", .mobile = "030 123 45 67" },
    AT_LEAST_LIKELY,
    "phone" },
  { { .given_name = "Сергей", .family_name = "Чайковский", .email = "s@example.org" },
    { .given_name = "Sergei", .family_name = "Tchaikovsky", .email = "s@example.org" },
    CERTAIN,
    NULL },
  { { .given_name = "José", .family_name = "García", .email = "j@example.org" },
    { .given_name = "Jose", .family_name = "Garcia Marquez", .email = "j@example.org" },
    AT_LEAST_LIKELY,
    NULL },
  { { .given_name = "A.", .family_name = "Obi" },
    { .given_name = "Ada", .family_name = "Obi" },
    AT_MOST_POSSIBLE,
    NULL },
  { { .given_name = "Obi", .family_name = "Ada", .email = "x@example.org" },
    { .given_name = "Ada", .family_name = "Obi", .email = "x@example.org" },
    CERTAIN,
    "another order" },
  { { .given_name = "Ada",
      .family_name = "Obi",
      .phone = "+41 22 730 51 11",
      .email = "info@example.org" },
    { .given_name = "Emeka",
      .family_name = "Obi",
      .phone = "+41 22 730 51 11",
      .email = "info@example.org" },
    NO,
    NULL },
  { { .given_name = "Ada", .family_name = "Obi" },
    { .given_name = "Ida", .family_name = "Ober" },
    NO,
    NULL },
  { { .email = "ada@example.org" },
    { .given_name = "Ada", .family_name = "Obi", .email = "ada@example.org" },
    LIKELY,
    NULL },
};

static void
check_pairs (const LiaRecordType *type, const Pair *pairs, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LiaIdentity) a = lia_identity_new (type, &pairs[i].a);
      g_autoptr (LiaIdentity) b = lia_identity_new (type, &pairs[i].b);
      const char *name = pairs[i].a.name != NULL ? pairs[i].a.name : pairs[i].a.family_name;
      LiaLikeness there;
      LiaLikeness back;
      g_autofree char *reason = NULL;

      lia_likeness_compare (a, b, &there);
      lia_likeness_compare (b, a, &back);
      reason = lia_likeness_describe (&there, a, b);
      g_test_message ("%s: %u: %s", name, there.score, reason);
      g_assert_cmpuint (there.score, ==, back.score);
      if (there.score < pairs[i].minimum || there.score > pairs[i].maximum)
        g_test_fail_printf ("%s: %u is not in %u…%u: %s", name, there.score, pairs[i].minimum,
                            pairs[i].maximum, reason);
      if (pairs[i].reason != NULL && strstr (reason, pairs[i].reason) == NULL)
        g_test_fail_printf ("%s: “%s” does not say “%s”", name, reason, pairs[i].reason);
    }
}

static void
partners_are_told (void)
{
  check_pairs (&lia_partner_type, partner_pairs, G_N_ELEMENTS (partner_pairs));
}

static void
people_are_told (void)
{
  check_pairs (&lia_person_type, person_pairs, G_N_ELEMENTS (person_pairs));
}

static void
domains_are_the_registered_ones (void)
{
  static const char *const urls[][2] = {
    { "https://www.example.org/a/b", "example.org" },
    { "http://health.go.ke", "health.go.ke" },
    { "https://a.b.example.co.uk:80/", "example.co.uk" },
    { "example.org", "example.org" },
    { "https://www.facebook.com/acme", NULL },
    { "https://acme.github.io", NULL },
    { "https://localhost", NULL },
    { "https://127.0.0.1/", NULL },
    { "", NULL },
    { NULL, NULL },
    { "https://co.uk", "co.uk" },
  };
  g_autofree char *mail = lia_web_domain_of_email ("ada@mail.example.org");
  g_autofree char *free_mail = lia_web_domain_of_email ("ada@gmail.com");

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *domain = lia_web_domain_of_url (urls[i][0]);

      g_assert_cmpstr (domain, ==, urls[i][1]);
    }
  g_assert_cmpstr (mail, ==, "example.org");
  g_assert_null (free_mail);
}

static void
letters_are_counted (void)
{
  g_assert_cmpuint (lia_word_distance ("kitten", 6, "sitting", 7, 5), ==, 3);
  g_assert_cmpuint (lia_word_distance ("abcd", 4, "abdc", 4, 2), ==, 1);
  g_assert_cmpuint (lia_word_distance ("abc", 3, "abc", 3, 0), ==, 0);
  g_assert_cmpuint (lia_word_distance ("", 0, "abc", 3, 5), ==, 3);
  g_assert_cmpuint (lia_word_distance ("abcdef", 6, "uvwxyz", 6, 2), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/likeness/partners", partners_are_told);
  g_test_add_func ("/likeness/people", people_are_told);
  g_test_add_func ("/likeness/domains", domains_are_the_registered_ones);
  g_test_add_func ("/likeness/letters", letters_are_counted);
  return g_test_run ();
}
