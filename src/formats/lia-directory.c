/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-directory.h"

#include <string.h>

#include "lia-text.h"

static void
fact_free (LiaDirectoryFact *fact)
{
  g_free (fact->label);
  g_free (fact->text);
  g_free (fact->link);
  g_free (fact);
}

static void
entry_free (LiaDirectoryEntry *entry)
{
  g_free (entry->name);
  g_free (entry->note);
  g_free (entry->description);
  g_ptr_array_unref (entry->facts);
  g_free (entry);
}

static void
section_free (LiaDirectorySection *section)
{
  g_free (section->title);
  g_ptr_array_unref (section->entries);
  g_free (section);
}

LiaDirectory *
lia_directory_new (const char *title, const char *subtitle)
{
  LiaDirectory *self = g_new0 (LiaDirectory, 1);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  return self;
}

void
lia_directory_free (LiaDirectory *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->empty);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

LiaDirectorySection *
lia_directory_add_section (LiaDirectory *self, const char *title)
{
  LiaDirectorySection *section = g_new0 (LiaDirectorySection, 1);

  section->title = g_strdup (title);
  section->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  g_ptr_array_add (self->sections, section);
  return section;
}

LiaDirectoryEntry *
lia_directory_section_add_entry (LiaDirectorySection *self, const char *name, const char *note)
{
  LiaDirectoryEntry *entry = g_new0 (LiaDirectoryEntry, 1);

  entry->name = lia_text_make_bidi_visible (name);
  entry->note = note != NULL && *note != '\0' ? lia_text_make_bidi_visible (note) : NULL;
  entry->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/* Http, https, mailto or tel, without control characters and blanks. */
static gboolean
is_safe_link (const char *link)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "tel:" };

  if (!g_utf8_validate (link, -1, NULL))
    return FALSE;
  for (const char *p = link; *p != '\0'; p++)
    if ((guint8) *p <= 0x20 || *p == 0x7f)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (link, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

void
lia_directory_entry_add_fact (LiaDirectoryEntry *self,
                              const char *label,
                              const char *text,
                              const char *link)
{
  g_autofree char *stripped = text != NULL ? lia_text_strip (text) : NULL;
  LiaDirectoryFact *fact;

  if (stripped == NULL)
    return;
  fact = g_new0 (LiaDirectoryFact, 1);
  fact->label = g_strdup (label);
  fact->text = lia_text_make_bidi_visible (stripped);
  fact->link = link != NULL && is_safe_link (link) ? g_strdup (link) : NULL;
  g_ptr_array_add (self->facts, fact);
}

gboolean
lia_directory_is_rtl (const LiaDirectory *self)
{
  static const GUnicodeScript scripts[]
      = { G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC,
          G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO };

  g_return_val_if_fail (self != NULL, FALSE);

  for (const char *p = self->title; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      {
        const GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

        for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
          if (script == scripts[i])
            return TRUE;
        return FALSE;
      }
  return FALSE;
}
