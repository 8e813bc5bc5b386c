/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaCodeTable:
 *
 * The codes of an ISO standard with the names they are shown and known by: of countries, of languages. Filled
 * once, by one thread; then read by every thread, and never freed. Used in this room only.
 */
typedef struct _LiaCodeTable LiaCodeTable;

/** LiaCodeAlias: @words: more names of @code, separated by '|' */
typedef struct
{
  char code[4];
  const char *words;
} LiaCodeAlias;

/** lia_code_table_new: Returns: (transfer full): without codes */
LiaCodeTable *lia_code_table_new (void);

/** lia_code_table_add: Returns: @code as the table keeps it */
const char *lia_code_table_add (LiaCodeTable *self, const char *code, const char *shown_name);
/** lia_code_table_get_code: Returns: (nullable): @code as the table keeps it; %NULL when it has none such */
const char *lia_code_table_get_code (LiaCodeTable *self, const char *code);
/** lia_code_table_get_name: Returns: (nullable): the name it is shown by */
const char *lia_code_table_get_name (LiaCodeTable *self, const char *code);

/** lia_code_table_add_word: makes @text another name of @code, unless it has a meaning already; @code as the table keeps it */
void lia_code_table_add_word (LiaCodeTable *self, const char *text, const char *code);
/** lia_code_table_add_aliases: those of codes the table does not have are left out */
void lia_code_table_add_aliases (LiaCodeTable *self, const LiaCodeAlias *aliases, guint n);
/** lia_code_table_add_translations: as lia_iso_codes_add_translations() */
void lia_code_table_add_translations (LiaCodeTable *self,
                                      const char *standard,
                                      GPtrArray *names,
                                      GPtrArray *codes);
/** lia_code_table_find: Returns: (nullable): the code of a key that lia_iso_codes_make_key() made */
const char *lia_code_table_find (LiaCodeTable *self, const char *key);

/**
 * lia_code_table_make_list:
 * @length: of the codes wanted; 0: any
 *
 * Returns: (transfer container) (array zero-terminated=1): codes in the order of their names
 */
const char **lia_code_table_make_list (LiaCodeTable *self, gsize length);

G_END_DECLS
