/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaDirectoryFact:
 * @label: "Website"
 * @text: what stands beside it; may have several lines
 * @link: (nullable): where it leads; only http, https, mailto and tel become links
 */
typedef struct
{
  char *label;
  char *text;
  char *link;
} LiaDirectoryFact;

/**
 * LiaDirectoryEntry:
 * @note: (nullable): beside or below the name: an acronym, a country
 * @description: (nullable): paragraphs
 * @facts: (element-type LiaDirectoryFact)
 */
typedef struct
{
  char *name;
  char *note;
  char *description;
  GPtrArray *facts;
} LiaDirectoryEntry;

/** LiaDirectorySection: @entries: (element-type LiaDirectoryEntry) */
typedef struct
{
  char *title;
  GPtrArray *entries;
} LiaDirectorySection;

/**
 * LiaDirectory:
 * @subtitle: (nullable):
 * @empty: (nullable): what is said where there is no section
 * @sections: (element-type LiaDirectorySection)
 *
 * A list for reading, on a page of the web or on paper. Text of any kind is plain text here.
 */
typedef struct
{
  char *title;
  char *subtitle;
  char *empty;
  GPtrArray *sections;
} LiaDirectory;

/** lia_directory_new: Returns: (transfer full): without sections. @subtitle: (nullable) */
LiaDirectory *lia_directory_new (const char *title, const char *subtitle);
void lia_directory_free (LiaDirectory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaDirectory, lia_directory_free)

/** lia_directory_add_section: Returns: (transfer none): a section at the end, to be filled */
LiaDirectorySection *lia_directory_add_section (LiaDirectory *self, const char *title);
/** lia_directory_section_add_entry: Returns: (transfer none): an entry at the end, to be filled; marks that would
 * turn the reading direction are made visible. @note: (nullable) */
LiaDirectoryEntry *
lia_directory_section_add_entry (LiaDirectorySection *self, const char *name, const char *note);
/** lia_directory_entry_add_fact: nothing where @text is %NULL or blank. @link: (nullable) */
void lia_directory_entry_add_fact (LiaDirectoryEntry *self,
                                   const char *label,
                                   const char *text,
                                   const char *link);

/** lia_directory_is_rtl: whether the words that are ours run from the right */
gboolean lia_directory_is_rtl (const LiaDirectory *self);

/** lia_directory_write_html: one page of its own, without scripts, ready to be printed */
gboolean lia_directory_write_html (const LiaDirectory *self,
                                   GOutputStream *stream,
                                   GCancellable *cancellable,
                                   GError **error);

typedef enum
{
  LIA_PAPER_A4,
  LIA_PAPER_LETTER,
} LiaPaper;

/** lia_paper_get_default: of the user's locale */
LiaPaper lia_paper_get_default (void);

/**
 * lia_directory_write_pdf:
 *
 * Entries are kept together where a page can hold them, titles stay with what they are of, long names are wrapped,
 * and every page has its number.
 */
gboolean lia_directory_write_pdf (const LiaDirectory *self,
                                  LiaPaper paper,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
