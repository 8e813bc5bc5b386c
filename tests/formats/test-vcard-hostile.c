/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vcard-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "hostile-test.h"
#include "lia-error.h"

/* Card files that people or their enemies hand to an import: each gives its cards or one plain message. */

typedef struct
{
  const char *file;
  const char *answer;
} HostileFile;

static const HostileFile files[] = {
  { "agent-without-card.vcf", "! Line 4: after AGENT there has to be the agent's card.\n" },
  { "begin-only.vcf", "! Line 1: the card that begins here never ends; END:VCARD is missing.\n" },
  { "bidi-and-controls.vcf", "person | FN \342\200\256gnp.exe | NOTE \033[31mA\a\n" },
  { "blanks-only.vcf", "! The file holds no card.\n" },
  { "broken-base64.vcf", "person | FN A\n" },
  { "broken-quoted-printable.vcf", "person | FN A=ZZ=4\n" },
  { "calendar.vcf", "! Line 1: this is no card file; it would begin with BEGIN:VCARD.\n" },
  { "deep-agents.vcf", "! Line 28: cards stand too deep in each other.\n" },
  { "empty-card.vcf", "person\n" },
  { "empty.vcf", "! The file holds no card.\n" },
  { "end-first.vcf", "! Line 1: this is no card file; it would begin with BEGIN:VCARD.\n" },
  { "fold-first.vcf", "person | FN A\n" },
  { "image.vcf", "! Line 1: this is no card file; it would begin with BEGIN:VCARD.\n" },
  { "mark-only.vcf", "! The file holds no card.\n" },
  { "missing-end-between.vcf",
    "! Line 1: the card that begins here has not ended when the next one begins.\n" },
  { "missing-end.vcf",
    "person | FN A\n! Line 5: the card that begins here never ends; END:VCARD is missing.\n" },
  { "nested-begin.vcf",
    "! Line 1: the card that begins here has not ended when the next one begins.\n" },
  { "no-colon.vcf",
    "person | FN A | TEL 1 23 | ?4 “this is no property” is no property of a card\n" },
  { "no-version.vcf", "person | FN A\n" },
  { "nul-quoted-printable.vcf", "person | TEL 1 23 | ?3 FN: it has a NUL byte\n" },
  { "nul.vcf", "! Line 3: it has a NUL byte, so this is no card file.\n" },
  { "odd-name.vcf", "person | FN A | ?4 “TäL” is no property of a card\n" },
  { "one-byte.vcf", "! Line 1: this is no card file; it would begin with BEGIN:VCARD.\n" },
  { "only-separators.vcf", "person\n" },
  { "scheme-in-url.vcf", "person | FN A | URL javascript:alert(1)\n" },
  { "soft-break-at-end-of-file.vcf",
    "! Line 1: the card that begins here never ends; END:VCARD is missing.\n" },
  { "table.vcf", "! Line 1: this is no card file; it would begin with BEGIN:VCARD.\n" },
  { "text-between.vcf",
    "person | FN A\n"
    "! Line 5: text stands between cards; the next one would begin with BEGIN:VCARD.\n" },
  { "unclosed-quote.vcf", "person | FN A | TEL work 1 23\n" },
  { "unknown-charset.vcf", "person | TEL 1 23 | ?3 FN: the character set “KLINGON” is unknown\n" },
  { "utf16-lone-surrogate.vcf", "! Line 2: it is not valid UTF-16 text.\n" },
  { "utf16-odd-length.vcf", "! Line 2: it is not valid UTF-16 text.\n" },
  { "utf8-invalid-3.0.vcf", "person | FN Jörg\n" },
  { "utf8-invalid-4.0.vcf", "person | TEL 1 23 | ?3 FN: it is not valid UTF-8 text\n" },
  { "utf8-overlong-4.0.vcf", "person | ?3 FN: it is not valid UTF-8 text\n" },
  { "utf8-surrogate-4.0.vcf", "person | ?3 FN: it is not valid UTF-8 text\n" },
  { "version-9.vcf", "person | FN A\n" },
  { "wrong-charset.vcf", "person | TEL 1 23 | ?3 FN: it is not valid SHIFT_JIS text\n" },
};

static char *
get_folder (void)
{
  return g_build_filename (g_getenv ("LIAISON_TEST_SOURCE_ROOT"), "tests", "data", "hostile-vcard",
                           NULL);
}

static GBytes *
load (const char *name)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static void
test_files (void)
{
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = load (files[i].file);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);
      g_autofree char *answer = vcard_test_describe_bytes (data, length);

      if (!g_str_equal (answer, files[i].answer))
        {
          g_test_message ("wrong: %s: %s", files[i].file, answer);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* No file lies in the folder untested. */
static void
test_all_listed (void)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gboolean listed = !g_str_has_suffix (name, ".vcf");

      for (guint i = 0; i < G_N_ELEMENTS (files) && !listed; i++)
        listed = g_str_equal (files[i].file, name);
      if (!listed)
        g_test_message ("%s has no expectation", name);
      g_assert_true (listed);
    }
}

static void
check_damaged (const char *data, gsize length)
{
  g_autofree char *answer = vcard_test_describe_bytes (data, length);
  const gboolean refused = g_str_has_prefix (answer, "! ") || strstr (answer, "\n! ") != NULL;

  g_assert_true (g_utf8_validate (answer, -1, NULL));
  if (refused)
    g_assert_true (g_str_has_suffix (answer, ".\n"));
}

/* Cut at every byte, with every bit turned. */
static void
test_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = load (files[i].file);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);
      g_autofree char *damaged = g_memdup2 (data, length);

      for (gsize cut = 0; cut < length; cut++)
        check_damaged (data, cut);
      for (gsize bit = 0; bit < length * 8; bit++)
        {
          damaged[bit / 8] = (char) (data[bit / 8] ^ (1 << bit % 8));
          check_damaged (damaged, length);
          damaged[bit / 8] = data[bit / 8];
        }
    }
}

/* Files too large to keep: @start, @n times @repeated, @end. */
typedef struct
{
  const char *name;
  const char *start;
  const char *repeated; /* NULL: a NUL byte */
  guint n;
  const char *end;
  const char *answer; /* a pattern */
} LargeFile;

#define HEAD "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n"

static const LargeFile large_files[] = {
  { "photo of 50 MB on one line", HEAD "PHOTO;ENCODING=b:", "AAAAAAAA",
    6 * 1024 * 1024 + 256 * 1024, "\r\nTEL:1\r\nEND:VCARD\r\n", "person | FN A | TEL 1\n" },
  { "photo of 50 MB, folded", HEAD "PHOTO;ENCODING=b:",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n ", 700 * 1000,
    "\r\nTEL:1\r\nEND:VCARD\r\n", "person | FN A | TEL 1\n" },
  { "photo of 50 MB, not indented", "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:A\r\nPHOTO;BASE64:\r\n",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n", 700 * 1000,
    "\r\nTEL:1\r\nEND:VCARD\r\n", "person | FN A | TEL 1\n" },
  { "line of 10 MB", HEAD "NOTE:", "x", 10 * 1024 * 1024, "\r\nEND:VCARD\r\n",
    "! Line 4: it is longer than 1 MiB.\n" },
  { "line of 10 MB without property", "", "x", 10 * 1024 * 1024, "",
    "! Line 1: it is longer than 1 MiB.\n" },
  { "10 MB of folded line", HEAD "NOTE:", "xxxxxxxx\r\n ", 1000 * 1000, "\r\nEND:VCARD\r\n",
    "! Line 4: it is longer than 1 MiB.\n" },
  { "10 MB of folded name", HEAD "x", "x\r\n ", 2500 * 1000, "\r\nEND:VCARD\r\n",
    "! Line 4: it is longer than 1 MiB.\n" },
  { "10 MB of soft breaks", "BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;QUOTED-PRINTABLE:", "xxxxxxxx=\r\n",
    1000 * 1000, "\r\nEND:VCARD\r\n", "! Line 3: it is longer than 1 MiB.\n" },
  { "a million properties", HEAD, "TEL:1\r\n", 1000 * 1000, "END:VCARD\r\n",
    "! Line 1: the card that begins here is too large.\n" },
  { "10 MB of properties", HEAD,
    "NOTE:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "\r\n",
    20 * 1000, "END:VCARD\r\n", "! Line 1: the card that begins here is too large.\n" },
  { "a million empty lines", HEAD, "\r\n", 1000 * 1000, "TEL:1\r\nEND:VCARD\r\n",
    "person | FN A | TEL 1\n" },
  { "a million empty lines first", "", "\n", 1000 * 1000, HEAD "END:VCARD\r\n", "person | FN A\n" },
  { "10 MB of NUL", HEAD, NULL, 10 * 1024 * 1024, "\r\nEND:VCARD\r\n",
    "! Line 4: it has a NUL byte, so this is no card file.\n" },
  { "a million parameters", HEAD "TEL", ";X", 400 * 1000, ":1\r\nEND:VCARD\r\n",
    "person | FN A | TEL *" },
  { "a million separators", HEAD "N:", ";", 1000 * 1000, "\r\nEND:VCARD\r\n", "person | FN A\n" },
  { "a million list elements", HEAD "CATEGORIES:", "a,", 400 * 1000, "\r\nEND:VCARD\r\n",
    "person | FN A | TAG a | TAG a*" },
  { "100,000 begins", "", "BEGIN:VCARD\r\n", 100 * 1000, "",
    "! Line 1: the card that begins here has not ended when the next one begins.\n" },
};

static void
test_large (gconstpointer data)
{
  const LargeFile *file = data;
  const gsize step = file->repeated != NULL ? strlen (file->repeated) : 1;
  g_autoptr (GString) text = g_string_sized_new (step * file->n + 256);
  g_autofree char *answer = NULL;
  gint64 begun;

  g_string_append (text, file->start);
  for (guint i = 0; i < file->n; i++)
    g_string_append_len (text, file->repeated != NULL ? file->repeated : "\0", (gssize) step);
  g_string_append (text, file->end);

  begun = g_get_monotonic_time ();
  answer = vcard_test_describe_bytes (text->str, text->len);
  hostile_test_tell_time (file->name, begun);
  g_assert_true (g_pattern_match_simple (file->answer, answer));
}

/* Whatever came before. */
int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/vcard-hostile/files", test_files);
  g_test_add_func ("/formats/vcard-hostile/all-listed", test_all_listed);
  g_test_add_func ("/formats/vcard-hostile/damaged", test_damaged);
  for (guint i = 0; i < G_N_ELEMENTS (large_files); i++)
    {
      g_autofree char *name
          = g_strconcat ("/formats/vcard-hostile/large/", large_files[i].name, NULL);

      g_strdelimit (name, " ,", '-');
      g_test_add_data_func (name, &large_files[i], test_large);
    }
  g_test_add_func ("/formats/vcard-hostile/large/memory-of-all", hostile_test_check_memory);
  return g_test_run ();
}
