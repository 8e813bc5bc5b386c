/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-io-error.h"

gboolean
lia_io_error_explain (GError **error, const GError *cause, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_error_copy (cause));
      return FALSE;
    }

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, LIA_ERROR, LIA_ERROR_IO, message);
  return FALSE;
}

gboolean
lia_io_error_relay (GError **error, const GError *cause)
{
  if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return lia_io_error_explain (error, cause, "%s", cause->message);

  g_set_error_literal (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, cause->message);
  return FALSE;
}
