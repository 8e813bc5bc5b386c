/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "lia-quick-add.h"
#include "lia-signature.h"

/* What is pasted of a person: an e-mail's signature, or a card. */

static void
check_part (const char *part)
{
  if (part != NULL)
    fuzz_check_text (part);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *pasted = fuzz_make_text (data, size);
  /* A clipboard gives text. */
  g_autofree char *text = g_utf8_make_valid (pasted, -1);
  g_autoptr (LiaSignature) signature = lia_signature_parse (text);
  g_autoptr (LiaQuickAdd) quick = lia_quick_add_read (text);

  check_part (signature->honorific);
  check_part (signature->name);
  check_part (signature->post);
  check_part (signature->unit);
  check_part (signature->organisation);
  check_part (signature->email);
  check_part (signature->phone);
  check_part (signature->mobile);
  check_part (signature->website);

  g_assert_nonnull (quick->person);
  check_part (quick->organisation);
  check_part (quick->website);
  check_part (quick->problem);
  return 0;
}
