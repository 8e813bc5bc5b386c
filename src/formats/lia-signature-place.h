/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-signature-words.h"
#include "lia-signature.h"

G_BEGIN_DECLS

/* Which line of a signature is post, unit or organisation; for lia-signature.c. */

/** lia_signature_take: @text as @part, unless there is one already */
void lia_signature_take (LiaSignature *self, LiaSignaturePart part, const char *text);

/** lia_signature_place: @lines: (element-type utf8): what is left when the name and all that reaches someone is taken */
void lia_signature_place (LiaSignature *self, const GPtrArray *lines);

G_END_DECLS
