/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaPersonName:
 *
 * The parts of a name; each (nullable) (owned).
 */
typedef struct
{
  char *honorific;
  char *given;
  char *family;
  char *suffix; /* "PhD", "MP" */
} LiaPersonName;

/** lia_person_name_clear: frees the parts */
void lia_person_name_clear (LiaPersonName *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaPersonName, lia_person_name_clear)

/**
 * lia_person_name_split:
 * @text: "Dr Ada Obi", "Obi, Ada", "Ada DE LA CRUZ", "Ludwig van Beethoven", "OBI, Ada (Ms)", "Jean Picard, PhD"
 *
 * Splits a whole name. Where nothing tells, the last word is the family name.
 */
void lia_person_name_split (const char *text, LiaPersonName *name);

G_END_DECLS
