/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "lia-vcard-reader.h"
#include "lia-vcard-writer.h"
#include "vcard-test.h"

/* A file of cards, and the cards written and read again. */

static char *
read_cards (GBytes *bytes, GOutputStream *output, gboolean is_ours)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (LiaVcardReader) reader = lia_vcard_reader_new (stream);
  g_autoptr (LiaVcardWriter) writer = lia_vcard_writer_new (output);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (;;)
    {
      g_autoptr (LiaVcard) card = lia_vcard_reader_next (reader, NULL, &error);
      g_autofree char *line = NULL;

      if (card == NULL)
        break;
      line = vcard_test_describe (card);
      fuzz_check_text (line);
      g_string_append_printf (text, "%s\n", line);
      g_assert_true (lia_vcard_writer_add (writer, card, NULL, NULL));
    }
  fuzz_check_outcome (error == NULL, error);
  if (is_ours)
    g_assert_no_error (error);
  g_assert_cmpuint (lia_vcard_reader_get_offset (reader), <=, g_bytes_get_size (bytes));
  g_assert_true (lia_vcard_writer_finish (writer, NULL, NULL));
  g_assert_true (g_output_stream_close (output, NULL, NULL));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) again = g_memory_output_stream_new_resizable ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  lia_vcard_sniff ((const char *) data, size);
  first = read_cards (bytes, output, FALSE);
  written = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
  /* Of what we wrote ourselves nothing is refused. */
  if (*first != '\0')
    second = read_cards (written, again, TRUE);
  return 0;
}
