/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaSignature:
 * @honorific: "Dr", "Mme"
 * @name: the whole name without honorific and letters after it
 * @email, @phone, @mobile, @website: as written, without label
 *
 * What an e-mail's signature says of who wrote it; each (nullable) (owned).
 */
typedef struct
{
  char *honorific;
  char *name;
  char *post;
  char *unit;
  char *organisation;
  char *email;
  char *phone;
  char *mobile;
  char *website;
} LiaSignature;

void lia_signature_free (LiaSignature *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaSignature, lia_signature_free)

/**
 * lia_signature_parse:
 * @text: what was pasted: lines, or parts on one line between bars or dots; labels in English, French, Spanish, German,
 *   Italian, Portuguese and Russian
 *
 * A guess from words, order and the e-mail address, for someone to look over: never fails, and leaves out what it cannot
 * place. Looks at the first 16 KiB. Pure and thread-safe.
 *
 * Returns: (transfer full)
 */
LiaSignature *lia_signature_parse (const char *text);

G_END_DECLS
