/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include <string.h>

#include "lia-json-file.h"

/* JSON from outside; what was read, written and read again is the same. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lia_json_parse (bytes, "input", &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (JsonNode) again = NULL;
  char *text;

  fuzz_check_outcome (root != NULL, error);
  if (root == NULL)
    return 0;
  text = json_to_string (root, TRUE);
  fuzz_check_text (text);
  written = g_bytes_new_take (text, strlen (text));
  again = lia_json_parse (written, "output", &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (root, again));
  return 0;
}
