/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaSearchTerm:
 * @excluded: written with a '-' before it
 * @field: (nullable): the field word as written, `country` of `country:KE`; %NULL for a word to be searched
 * @values: (element-type LiaSearchValue): one for a word; any number for a field, any of which may hold
 *
 * One part of what was typed into a search entry.
 */
typedef struct
{
  gboolean excluded;
  char *field;
  GPtrArray *values;
} LiaSearchTerm;

/**
 * LiaSearchValue:
 * @text: what stands there, without its quotes
 * @quoted: written in quotes: all of it, as it stands
 * @open: the closing quote is still missing, at the end of what was typed so far
 */
typedef struct
{
  char *text;
  gboolean quoted;
  gboolean open;
} LiaSearchValue;

/**
 * lia_search_text_parse:
 * @text: (nullable): whatever was typed
 *
 * Takes typed text apart: words, `"several words"`, `field:value`, `field:one,"or another"`, each with `-`
 * before it to exclude. A quote inside quotes is doubled; one that is never closed reaches to the end. Every
 * text is a search text; which fields there are is not looked at. Pure and thread-safe.
 *
 * Returns: (transfer full) (element-type LiaSearchTerm): in the order written
 */
GPtrArray *lia_search_text_parse (const char *text);

/**
 * lia_search_text_print:
 * @terms: (element-type LiaSearchTerm):
 *
 * Returns: (transfer full): text that is parsed into the same terms
 */
char *lia_search_text_print (GPtrArray *terms);

/** lia_search_term_print: Returns: (transfer full): one term as it would be typed */
char *lia_search_term_print (const LiaSearchTerm *self);

/**
 * lia_search_text_quote:
 * @value: any text
 *
 * For what is written into the entry on the user's behalf.
 *
 * Returns: (transfer full): @value in quotes, so that it is read as it stands
 */
char *lia_search_text_quote (const char *value);

G_END_DECLS
