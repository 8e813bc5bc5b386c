/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-error.h"

G_BEGIN_DECLS

/**
 * lia_io_error_explain:
 * @error: (nullable): to be set, as for g_set_error()
 * @cause: what GIO said
 * @format: a sentence that says what could not be done, and as a rule quotes @cause
 *
 * Sets %LIA_ERROR_IO with that sentence. That something was cancelled is nothing to explain: %G_IO_ERROR_CANCELLED is
 * passed on as it is.
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean lia_io_error_explain (GError **error, const GError *cause, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/**
 * lia_io_error_relay:
 * @error: (nullable): to be set, as for g_set_error()
 * @cause: what GIO said of a file; its message names the file
 *
 * Sets %LIA_ERROR_NOT_FOUND for a missing file, else %LIA_ERROR_IO, in the words of @cause; %G_IO_ERROR_CANCELLED is
 * passed on as it is.
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean lia_io_error_relay (GError **error, const GError *cause);

G_END_DECLS
