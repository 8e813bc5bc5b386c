/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-signature.h"

G_BEGIN_DECLS

/* Which line of a signature is the name; for lia-signature.c. */

/** lia_signature_rate_name: Returns: how much @line looks like a name; 0 for not at all */
guint lia_signature_rate_name (const LiaSignature *self, const char *line);
/** lia_signature_split_name: Returns: (transfer full): what of @line may be the name; @after: (out): what follows, %NULL for nothing */
char *lia_signature_split_name (const LiaSignature *self, const char *line, char **after);
/** lia_signature_set_name: takes @line apart into honorific and name */
void lia_signature_set_name (LiaSignature *self, const char *line);

G_END_DECLS
