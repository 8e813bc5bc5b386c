/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-io-error.h"

static void
test_explain (void)
{
  g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "disk full");
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_io_error_explain (&error, cause, "Line %d: %s", 7, cause->message));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_IO);
  g_assert_cmpstr (error->message, ==, "Line 7: disk full");
  g_assert_false (lia_io_error_explain (NULL, cause, "Nobody asks."));
}

static void
test_relay (void)
{
  g_autoptr (GError) missing = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no a.csv");
  g_autoptr (GError) refused
      = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "not for 100 %s");
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_io_error_relay (&error, missing));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "no a.csv");
  g_clear_error (&error);

  /* What a file is called is no format. */
  g_assert_false (lia_io_error_relay (&error, refused));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_IO);
  g_assert_cmpstr (error->message, ==, "not for 100 %s");
}

/* Who cancels is told that, and nothing else. */
static void
test_cancelled (void)
{
  g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_io_error_explain (&error, cause, "It failed."));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (lia_io_error_relay (&error, cause));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/io-error/explain", test_explain);
  g_test_add_func ("/formats/io-error/relay", test_relay);
  g_test_add_func ("/formats/io-error/cancelled", test_cancelled);

  return g_test_run ();
}
