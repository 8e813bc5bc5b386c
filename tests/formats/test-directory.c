/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-directory.h"

/* A directory for reading: whatever stands in it is text, and only plain addresses become links. */

#define EVIL "<b>&amp;</b><a href=\"file:///etc/passwd\">x' \"</a>"

static char *
write_bytes (const LiaDirectory *directory, int paper, gsize *length)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  if (paper < 0)
    lia_directory_write_html (directory, stream, NULL, &error);
  else
    lia_directory_write_pdf (directory, (LiaPaper) paper, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  *length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)) - 1;
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static LiaDirectory *
make_directory (guint n)
{
  static const char *const links[] = { "https://example.org/?a=1&b='2'",
                                       "mailto:a@example.org",
                                       "tel:+41227305111",
                                       "javascript:alert(1)",
                                       "file:///etc/passwd",
                                       "https://x y",
                                       "HTTPS://OK.example",
                                       "data:text/html,x",
                                       "" };
  LiaDirectory *directory = lia_directory_new ("Directory " EVIL, "Sub " EVIL);
  LiaDirectorySection *section = lia_directory_add_section (directory, EVIL);
  g_autofree char *word = g_strnfill (3000, 'W');

  for (guint i = 0; i < n; i++)
    {
      LiaDirectoryEntry *entry = lia_directory_section_add_entry (
          section, i % 50 == 7 ? word : EVIL, i % 2 == 0 ? "ITU · Schweiz" : "שלום");

      entry->description = i % 100 == 3 ? g_strnfill (20000, '\n') : g_strdup ("Two\nlines " EVIL);
      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        lia_directory_entry_add_fact (entry, "Link", links[j], links[j]);
      lia_directory_entry_add_fact (entry, "Blank", "  ", NULL);
      lia_directory_entry_add_fact (entry, "Bidi", "\342\200\256gnp.exe", NULL);
    }
  return directory;
}

static void
test_html (void)
{
  g_autoptr (LiaDirectory) directory = make_directory (2);
  gsize length;
  g_autofree char *html = write_bytes (directory, -1, &length);
  g_auto (GStrv) links = g_strsplit (html, "<a ", -1);

  g_assert_true (g_utf8_validate (html, (gssize) length, NULL));
  g_assert_null (strstr (html, "<b>"));
  g_assert_null (strstr (html, "href=\"file:"));
  g_assert_null (strstr (html, "href=\"javascript:"));
  g_assert_null (strstr (html, "href=\"data:"));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "\342\200\256"));
  g_assert_null (strstr (html, "<dt>Blank"));
  g_assert_nonnull (strstr (html, "&lt;b&gt;&amp;amp;&lt;/b&gt;"));
  g_assert_nonnull (strstr (html, "href=\"https://example.org/?a=1&amp;b=&apos;2&apos;\""));
  /* Four of the links of each entry are safe. */
  g_assert_cmpuint (g_strv_length (links), ==, 2 * 4 + 1);
}

/* How often @part is in @text. */
static guint
count (const char *text, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (text, part, -1);

  return g_strv_length (parts) - 1;
}

/* One heading of each entry, landmarks, languages and directions; nothing from elsewhere. */
static void
test_html_is_accessible (void)
{
  g_autoptr (LiaDirectory) directory = make_directory (3);
  g_autoptr (LiaDirectory) hebrew = lia_directory_new ("ספקים", NULL);
  g_autoptr (LiaDirectory) empty = lia_directory_new ("Directory", NULL);
  gsize length;
  g_autofree char *html = write_bytes (directory, -1, &length);
  g_autofree char *hebrew_html = write_bytes (hebrew, -1, &length);
  g_autofree char *empty_html = NULL;

  empty->empty = g_strdup ("Nobody & nothing");
  empty_html = write_bytes (empty, -1, &length);
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"));
  g_assert_nonnull (strstr (hebrew_html, "<html lang=\"en\" dir=\"rtl\">"));
  g_assert_cmpuint (count (html, "<h1>"), ==, 1);
  g_assert_cmpuint (count (html, "<main>"), ==, 1);
  g_assert_cmpuint (count (html, "<header>"), ==, 1);
  g_assert_cmpuint (count (html, "aria-labelledby=\"section-1\""), ==, 1);
  g_assert_cmpuint (count (html, "<h2 id=\"section-1\">"), ==, 1);
  g_assert_cmpuint (count (html, "<h3><bdi>"), ==, 3);
  g_assert_cmpuint (count (html, "</article>"), ==, 3);
  g_assert_cmpuint (count (html, "<p class=\"description\" dir=\"auto\">"), ==, 3);
  g_assert_cmpuint (count (html, " src="), ==, 0);
  g_assert_cmpuint (count (html, "<link"), ==, 0);
  g_assert_cmpuint (count (html, "url("), ==, 0);
  g_assert_cmpuint (count (html, "@import"), ==, 0);
  g_assert_nonnull (strstr (empty_html, "<p>Nobody &amp; nothing</p>"));
  g_assert_null (strstr (html, "Nobody"));
}

static void
test_pdf (void)
{
  g_autoptr (LiaDirectory) empty = lia_directory_new ("Nothing", NULL);
  g_autoptr (LiaDirectory) directory = make_directory (120);

  for (int paper = LIA_PAPER_A4; paper <= LIA_PAPER_LETTER; paper++)
    for (guint i = 0; i < 2; i++)
      {
        gsize length;
        g_autofree char *pdf = write_bytes (i == 0 ? empty : directory, paper, &length);

        g_assert_true (g_str_has_prefix (pdf, "%PDF-1."));
        g_assert_true (g_str_has_suffix (pdf + length - 6, "%%EOF\n"));
      }
}

static void
test_cancelled (void)
{
  g_autoptr (LiaDirectory) directory = make_directory (1);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (lia_directory_write_pdf (directory, LIA_PAPER_A4, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/directory/html", test_html);
  g_test_add_func ("/formats/directory/html-is-accessible", test_html_is_accessible);
  g_test_add_func ("/formats/directory/pdf", test_pdf);
  g_test_add_func ("/formats/directory/cancelled", test_cancelled);
  return g_test_run ();
}
