/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vcard-test.h"

#include <locale.h>
#include <string.h>

/* Cards nobody here wrote, made by the programs people have. The answers were read from the files by eye: name,
 * organisation, post, addresses and numbers of every card. */

#define N4  "Ñ Ñ Ñ Ñ"
#define N12 "ÑÑÑÑÑÑÑÑÑÑÑÑ"

typedef struct
{
  const char *file;
  const char *answer;
} CorpusFile;

static const CorpusFile files[] = {
  { "John_Doe_ANDROID.vcf",
    "person | EMAIL !1 john.doe@company.com\n"
    "person | EMAIL !1 jane.doe@company.com\n"
    "person | FN " N4 " Ñ | FAMILY " N4 " | TEL cell !1 123456789\n"
    "person | FN " N4 " " N4 " Ñ Ñ Ñ | FAMILY " N4 " " N4 " Ñ Ñ Ñ"
    " | TEL cell !1 123456 | TEL home 234567 | TEL cell 3456789 | TEL home 45678901\n"
    "person | FN " N4 " | FAMILY Ñ Ñ | GIVEN Ñ Ñ Ñ | ORG " N12
    " | EMAIL work !1 bob@company.com | EMAIL !1 " N12 "ÑÑ | TEL cell !1 123456 | TEL work 123456"
    " | TEL fax,work 123456\n"
    /* Three times the same organisation of 48 letters; the second ends with a byte of a cut one. */
    "person | FN ÑÑÑÑ | FAMILY ÑÑÑÑ | ORG ÑÑÑÑÑÑÑÑ" N12 N12 N12
    " | EMAIL !1 henry@company.com | TEL cell !1 55556666"
    " | ~82 ORG is cut off inside a letter; its whole letters were kept\n" },
  { "John_Doe_GMAIL.vcf",
    "person | FN Mr. John Richter, James Doe Sr. | FAMILY Doe | GIVEN John | MORE Richter, James"
    " | PREFIX Mr. | SUFFIX Sr. | ORG IBM | TITLE Money Counter | EMAIL home,internet john.doe@ibm.com"
    " | TEL cell 905-555-1234 | TEL home 905-666-1234\n" },
  { "John_Doe_MAC_ADDRESS_BOOK.vcf",
    "person | FN Mr. John Richter,James Doe Sr. | FAMILY Doe | GIVEN John | MORE Richter,James"
    " | PREFIX Mr. | SUFFIX Sr. | ORG IBM / Accounting | TITLE Money Counter"
    " | EMAIL internet,work !1 john.doe@ibm.com | TEL work !1 905-777-1234 | TEL home 905-666-1234"
    " | TEL cell 905-555-1234 | TEL fax,home 905-888-1234 | TEL fax,work 905-999-1234"
    " | TEL pager 905-111-1234 | TEL 905-222-1234 (AssistantPhone)\n" },
  { "fullcontact.vcf",
    "person | FN Prefix FirstName MiddleName LastName Suffix | FAMILY LastName | GIVEN FirstName"
    " | MORE MiddleName | PREFIX Prefix | SUFFIX Suffix | ORG Organization1 / Department1"
    " | ORG Organization2 / Department2 | TITLE Title1 | TITLE Title2 | EMAIL home home@example.com"
    " | EMAIL work work@example.com | EMAIL school school@example.com"
    " | EMAIL other other@example.com | EMAIL customtype custom@example.com"
    " | TEL home,voice 555-555-1111 | TEL voice,work 555-555-1112 | TEL cell,voice 555-555-1113"
    " | TEL cell,voice 555-555-1114 | TEL voice 555-555-1115 | TEL fax,home 555-555-1116"
    " | TEL fax,work 555-555-1117 | TEL voice 555-555-1118 | TEL voice 555-555-1119\n" },
  { "gmail-list.vcf",
    "person | FN Arnold Smith | FAMILY Smith | GIVEN Arnold | EMAIL internet asmithk@gmail.com\n"
    "person | FN Chris Beatle | FAMILY Beatle | GIVEN Chris | EMAIL internet chrisy55d@yahoo.com\n"
    "person | FN Doug White | FAMILY White | GIVEN Doug | EMAIL internet dwhite@gmail.com\n" },
  { "outlook-2003.vcf",
    "person | FN John Doe III | FAMILY Doe | GIVEN John | PREFIX Mr. | SUFFIX III"
    " | ORG Company, The / TheDepartment | TITLE The Job Title"
    " | EMAIL internet !1 jdoe@hotmail.com | TEL voice,work BusinessPhone | TEL home,voice HomePhone"
    " | TEL cell,voice MobilePhone | TEL fax,work BusinessFaxPhone\n" },
  { "rfc2426-example.vcf",
    "person | FN Frank Dawson | ORG Lotus Development Corporation"
    " | EMAIL internet !1 Frank_Dawson@Lotus.com | EMAIL internet fdawson@earthlink.net"
    " | TEL msg,voice,work +1-919-676-9515 | TEL fax,work +1-919-676-9564\n"
    "person | FN Tim Howes | ORG Netscape Communications Corp."
    " | EMAIL internet howes@netscape.com | TEL msg,voice,work +1-415-937-3419"
    " | TEL fax,work +1-415-528-4164\n" },
  { "rfc6350-example.vcf",
    "person | FN Simon Perreault | FAMILY Perreault | GIVEN Simon | SUFFIX ing. jr,M.Sc."
    " | ORG Viagenie | EMAIL work simon.perreault@viagenie.ca"
    " | TEL voice,work !1 +1-418-656-9254 ext. 102"
    " | TEL cell,text,video,voice,work +1-418-262-6501\n" },
};

static char *
find_corpora (void)
{
  const char *corpora = g_getenv ("LIAISON_TEST_CORPORA");
  g_autofree char *path = corpora != NULL
                              ? g_build_filename (corpora, "vcard", NULL)
                              : g_build_filename (g_getenv ("LIAISON_TEST_SOURCE_ROOT"), "..",
                                                  "shared", "corpora", "vcard", NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);
  g_test_skip ("the corpora are not here; LIAISON_TEST_CORPORA may name their folder");
  return NULL;
}

/* Keeps what the answers are about. */
static char *
keep_answers (const char *text)
{
  static const char *const kept[] = {
    "person", "organisation", "FN ",    "FAMILY ", "GIVEN ", "MORE ", "PREFIX ", "SUFFIX ",
    "ORG ",   "TITLE ",       "EMAIL ", "TEL ",    "?",      "! ",    "~",
  };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], " | ", -1);

      for (guint j = 0; fields[j] != NULL; j++)
        for (guint k = 0; k < G_N_ELEMENTS (kept); k++)
          if (g_str_has_prefix (fields[j], kept[k]))
            {
              g_string_append_printf (answer, "%s%s", j > 0 ? " | " : "", fields[j]);
              break;
            }
      g_string_append_c (answer, '\n');
    }
  return g_string_free_and_steal (g_steal_pointer (&answer));
}

static void
test_file (gconstpointer data)
{
  const CorpusFile *file = data;
  g_autofree char *folder = find_corpora ();
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, file->file, NULL);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_true (lia_vcard_sniff (bytes, length));
  text = vcard_test_describe_bytes (bytes, length);
  answer = keep_answers (text);
  g_assert_cmpstr (answer, ==, file->answer);
}

/* Each file cut off at every byte: cards or one message, never a crash. */
static void
test_truncated (void)
{
  g_autofree char *folder = find_corpora ();

  if (folder == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].file, NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_file_get_contents (path, &bytes, &length, &error);
      g_assert_no_error (error);
      for (gsize n = 0; n < length && n < 5000; n++)
        {
          g_autofree char *text = vcard_test_describe_bytes (bytes, n);

          g_assert_true (*text != '\0');
          g_assert_true (g_utf8_validate (text, -1, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strconcat ("/formats/vcard-corpora/", files[i].file, NULL);

      g_test_add_data_func (name, &files[i], test_file);
    }
  g_test_add_func ("/formats/vcard-corpora/truncated", test_truncated);
  return g_test_run ();
}
