/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-vcard-reader.h"

/* What the tests of cards have in common. */

/* A card on one line, as far as it says anything: "person | FN Ada Obi | TEL work,voice !1 +1 2 | …" */
char *vcard_test_describe (const LiaVcard *card);

/* All cards of a file, a line each; the message after "!" at the end of those that stop with one. */
char *vcard_test_describe_bytes (const void *bytes, gsize length);
