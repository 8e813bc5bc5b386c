/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-directory.h"

#include <string.h>

/* One file with nothing from elsewhere: no scripts, no pictures, no fonts, and a policy that would let none in. */

static const char head[] = "<!DOCTYPE html>\n"
                           "<html lang=\"";

static const char head_rest[]
    = ">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n";

static const char style[]
    = "<style>\n"
      ":root { color-scheme: light dark; }\n"
      "body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto;"
      " padding: 0 1rem; overflow-wrap: anywhere; }\n"
      "h1 { font-size: 1.8rem; line-height: 1.2; margin: 0; }\n"
      "h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-bottom: .25rem;"
      " border-bottom: 1px solid; break-after: avoid; }\n"
      "h3 { font-size: 1.05rem; margin: 0; break-after: avoid; }\n"
      ".subtitle, .note, dt { opacity: .75; }\n"
      ".subtitle, .note { margin: 0; }\n"
      "article { margin: 1.5rem 0; break-inside: avoid; }\n"
      ".description { margin: .5rem 0; white-space: pre-line; }\n"
      "dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem;"
      " margin: .5rem 0 0; }\n"
      "dd { margin: 0; white-space: pre-line; }\n"
      "@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }\n"
      "@media print { @page { margin: 2cm; } body { max-width: none; margin: 0; padding: 0;"
      " font-size: 10pt; color: #000; background: #fff; } a { color: inherit; } }\n"
      "</style>\n";

static void
append_escaped (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

/* Of the words that are ours: "en", "pt-BR". */
static void
append_language (GString *html)
{
  const char *locale = g_get_language_names ()[0];
  g_autofree char *language = g_strndup (locale, strcspn (locale, ".@"));

  g_strdelimit (language, "_", '-');
  append_escaped (html, g_str_equal (language, "C") ? "en" : language);
}

static void
append_element (GString *html, const char *tag, const char *class_name, const char *text)
{
  if (text == NULL)
    return;
  if (class_name != NULL)
    g_string_append_printf (html, "<%s class=\"%s\">", tag, class_name);
  else
    g_string_append_printf (html, "<%s>", tag);
  append_escaped (html, text);
  g_string_append_printf (html, "</%s>\n", tag);
}

static void
append_fact (GString *html, const LiaDirectoryFact *fact)
{
  append_element (html, "dt", NULL, fact->label);
  g_string_append (html, "<dd>");
  if (fact->link != NULL)
    {
      g_string_append (html, "<a rel=\"noopener noreferrer\" href=\"");
      append_escaped (html, fact->link);
      g_string_append (html, "\">");
    }
  append_escaped (html, fact->text);
  g_string_append (html, fact->link != NULL ? "</a></dd>\n" : "</dd>\n");
}

static void
append_entry (GString *html, const LiaDirectoryEntry *entry)
{
  g_string_append (html, "<article>\n");
  /* A name of another script stands where all names begin; paragraphs run as their text does. */
  g_string_append (html, "<h3><bdi>");
  append_escaped (html, entry->name);
  g_string_append (html, "</bdi></h3>\n");
  append_element (html, "p", "note", entry->note);
  if (entry->description != NULL)
    {
      g_string_append (html, "<p class=\"description\" dir=\"auto\">");
      append_escaped (html, entry->description);
      g_string_append (html, "</p>\n");
    }
  if (entry->facts->len > 0)
    {
      g_string_append (html, "<dl>\n");
      for (guint i = 0; i < entry->facts->len; i++)
        append_fact (html, g_ptr_array_index (entry->facts, i));
      g_string_append (html, "</dl>\n");
    }
  g_string_append (html, "</article>\n");
}

static gboolean
flush (GString *html, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  const gboolean written
      = g_output_stream_write_all (stream, html->str, html->len, NULL, cancellable, error);

  g_string_truncate (html, 0);
  return written;
}

gboolean
lia_directory_write_html (const LiaDirectory *self,
                          GOutputStream *stream,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GString) html = g_string_new (head);

  append_language (html);
  g_string_append (html, lia_directory_is_rtl (self) ? "\" dir=\"rtl\"" : "\"");
  g_string_append (html, head_rest);
  append_element (html, "title", NULL, self->title);
  g_string_append (html, style);
  g_string_append (html, "</head>\n<body>\n<header>\n");
  append_element (html, "h1", NULL, self->title);
  append_element (html, "p", "subtitle", self->subtitle);
  g_string_append (html, "</header>\n<main>\n");
  for (guint i = 0; i < self->sections->len; i++)
    {
      const LiaDirectorySection *section = g_ptr_array_index (self->sections, i);

      g_string_append_printf (
          html, "<section aria-labelledby=\"section-%u\">\n<h2 id=\"section-%u\">", i + 1, i + 1);
      append_escaped (html, section->title);
      g_string_append (html, "</h2>\n");
      for (guint j = 0; j < section->entries->len; j++)
        {
          append_entry (html, g_ptr_array_index (section->entries, j));
          if (html->len > 64 * 1024 && !flush (html, stream, cancellable, error))
            return FALSE;
        }
      g_string_append (html, "</section>\n");
    }
  if (self->sections->len == 0)
    append_element (html, "p", NULL, self->empty);
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return flush (html, stream, cancellable, error);
}
