/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaFieldType:
 *
 * What a cell means. How it is kept: BOOLEAN, INTEGER and REF as integers; the others as text. DATE is
 * ISO 8601, COUNTRY is ISO 3166-1 alpha-2, MONEY is "1200.00 EUR", CHOICE is one token, SET and
 * CHOICE_SET are a JSON array of strings, sorted and without repeats (a CHOICE_SET's are tokens).
 */
typedef enum
{
  LIA_FIELD_TEXT,
  LIA_FIELD_MULTILINE,
  LIA_FIELD_INTEGER,
  LIA_FIELD_BOOLEAN,
  LIA_FIELD_DATE,
  LIA_FIELD_EMAIL,
  LIA_FIELD_URL,
  LIA_FIELD_PHONE,
  LIA_FIELD_COUNTRY,
  LIA_FIELD_LANGUAGES, /* a set of ISO 639 codes */
  LIA_FIELD_MONEY,
  LIA_FIELD_CHOICE,
  LIA_FIELD_CHOICE_SET,
  LIA_FIELD_SET,
  LIA_FIELD_REF,
} LiaFieldType;

typedef enum
{
  LIA_FIELD_NONE = 0,
  LIA_FIELD_REQUIRED = 1 << 0,
  LIA_FIELD_SEARCHED = 1 << 1, /* is in the table's search index */
  LIA_FIELD_IN_LIST = 1 << 2, /* a column of the list by default */
  LIA_FIELD_HIDDEN = 1 << 3, /* not offered in forms */
  LIA_FIELD_OF_TEAM = 1 << 4, /* a REF to one of us: forms offer team members only */
  LIA_FIELD_FACET = 1 << 5, /* its values are counted, and filtered by, beside the list */
  LIA_FIELD_OF_PARTNER
  = 1 << 6, /* a REF to somebody of the record's partner: forms offer the partner's people first */
} LiaFieldFlags;

/** LiaChoice: a token as it is kept and its label (N_()) as it is shown; arrays end with a %NULL token. */
typedef struct
{
  const char *token;
  const char *label;
} LiaChoice;

/**
 * LiaField:
 * @name: the SQL column, property, CLI and JSON name
 * @label: N_() as forms and lists show it
 * @target: a REF's table
 * @choices: a CHOICE's or CHOICE_SET's tokens
 * @headers: words, folded and separated by '|', by which a spreadsheet's column is recognised in
 *   English, French, Spanish and German; name and label are recognised anyway
 *
 * One line describes a field; everything else reads it.
 */
typedef struct
{
  const char *name;
  LiaFieldType type;
  const char *label;
  LiaFieldFlags flags;
  const char *target;
  const LiaChoice *choices;
  const char *headers;
} LiaField;

/** lia_field_is_typed: whether cells for machines are made by us, of words and signs of our own, so that no spreadsheet
 * may take them for a formula */
gboolean lia_field_is_typed (const LiaField *field);

G_END_DECLS
