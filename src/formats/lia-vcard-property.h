/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaVcardProperty:
 * @group: (nullable): upper case: "ITEM1" of "item1.TEL:…"
 * @name: upper case
 * @types: lower case, sorted and without repeats; without "pref"
 * @preference: 1 to 100; 0 where the property says nothing
 * @alternative: (nullable): what ALTID= says: properties of the same name and this say the same in other words
 * @kind: (nullable): what VALUE= says: "uri", "text"
 * @value: UTF-8, decoded but not yet split or unescaped
 * @cut: a part of the value ended inside a letter, which is left out
 *
 * A line of a card, taken apart.
 */
typedef struct
{
  char *group;
  char *name;
  GStrv types;
  guint preference;
  char *alternative;
  char *kind;
  char *value;
  gboolean cut;
} LiaVcardProperty;

/**
 * lia_vcard_property_parse:
 * @line: bytes, joined from what was folded
 * @version: (nullable): of the card, as far as it is known
 * @error: %LIA_ERROR_INVALID with the end of a sentence that names the property
 *
 * Reads bare and named parameters, undoes quoted-printable, base64 and any character set. Text without one that
 * is not valid UTF-8 is read as Windows writes it, except in version 4.0, which allows UTF-8 alone. UTF-8 that only
 * breaks off inside a letter, as programs cut it that count bytes, is taken without that letter.
 */
LiaVcardProperty *lia_vcard_property_parse (const char *line, const char *version, GError **error);
void lia_vcard_property_free (LiaVcardProperty *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaVcardProperty, lia_vcard_property_free)

/** lia_vcard_unescape: @old: version 2.1, which knows no \n. Returns: (transfer full): line ends are LF */
char *lia_vcard_unescape (const char *text, gboolean old);

/**
 * lia_vcard_split:
 * @separator: ';' or ','; where it is escaped it does not split
 *
 * Returns: (transfer full): the parts, unescaped and stripped; one for ""
 */
GStrv lia_vcard_split (const char *text, char separator, gboolean old);

G_END_DECLS
