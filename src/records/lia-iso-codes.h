/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The lists of the iso-codes package, for countries and languages. Used in this room only. */

/**
 * lia_iso_codes_load:
 * @standard: "3166-1" or "639-2"
 *
 * Returns: (transfer full) (nullable): the entries; %NULL, with a warning logged, when iso-codes is not installed
 */
JsonArray *lia_iso_codes_load (const char *standard);

/**
 * lia_iso_codes_translate:
 * @standard: one that was loaded, or "639-3" after "639-2", which gives each language one name where 639-2 gives several
 *
 * Returns: @name in the user's language, or @name itself
 */
const char *lia_iso_codes_translate (const char *standard, const char *name);

/**
 * lia_iso_codes_make_key:
 *
 * Brings a name to the form in which the tables know it: folded, without points, apostrophes and a leading
 * "the"; hyphens and commas are blanks, "&" is "and".
 *
 * Returns: (transfer full)
 */
char *lia_iso_codes_make_key (const char *text);

/** lia_iso_codes_split: Returns: (transfer full): "Spanish; Castilian" as two names, "Occitan (post 1500)" as "Occitan" */
char **lia_iso_codes_split (const char *text);

/** lia_iso_codes_add: makes @text another word for @code, unless it has a meaning already; @code must outlive @table */
void lia_iso_codes_add (GHashTable *table, const char *text, const char *code);

/**
 * lia_iso_codes_add_translations:
 * @names: (array length=n): English names
 * @codes: (array length=n):
 *
 * Adds the names in the languages whose spreadsheets are read (French, Spanish, German), whatever the user's
 * language is. A catalogue that is not installed is left out.
 */
void lia_iso_codes_add_translations (GHashTable *table,
                                     const char *standard,
                                     const char *const *names,
                                     const char *const *codes,
                                     guint n);

G_END_DECLS
