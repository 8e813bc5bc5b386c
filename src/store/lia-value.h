/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaValue:
 *
 * One cell. Journalled tables hold integers and text only: a real number or a blob would not survive
 * the JSON of the journal unchanged. @text is borrowed wherever a #LiaValue is a parameter; containers
 * that own values say so.
 */
typedef enum
{
  LIA_VALUE_NULL,
  LIA_VALUE_INTEGER,
  LIA_VALUE_TEXT,
} LiaValueType;

typedef struct
{
  LiaValueType type;
  gint64 integer;
  const char *text;
} LiaValue;

#define LIA_NULL       ((LiaValue) { .type = LIA_VALUE_NULL })
#define LIA_INTEGER(i) ((LiaValue) { .type = LIA_VALUE_INTEGER, .integer = (i) })
/* A NULL pointer is the NULL value. */
#define LIA_TEXT(s) lia_value_from_text (s)

/** lia_value_from_text: Returns: a text, borrowed; the NULL value for %NULL */
static inline LiaValue
lia_value_from_text (const char *text)
{
  return text != NULL ? (LiaValue) { .type = LIA_VALUE_TEXT, .text = text } : LIA_NULL;
}

/** lia_value_equal: whether both are of one type and say the same */
gboolean lia_value_equal (const LiaValue *a, const LiaValue *b);

G_END_DECLS
