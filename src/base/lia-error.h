/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LIA_ERROR (lia_error_quark ())

/**
 * LiaError:
 * @LIA_ERROR_NOT_FOUND: no such file, table, row or field
 * @LIA_ERROR_INVALID: input that breaks a rule; the message names the field and the value
 * @LIA_ERROR_CONFLICT: it cannot be done as things stand (someone else holds the file, a row changed since)
 * @LIA_ERROR_TOO_NEW: the file was written by a later version of Liaison
 * @LIA_ERROR_CORRUPT: the file is damaged
 * @LIA_ERROR_BUSY: try again later
 * @LIA_ERROR_IO: reading or writing failed (disk full, permission, unplugged)
 *
 * The one error domain of Liaison. Every message is a sentence a user can act on.
 */
typedef enum
{
  LIA_ERROR_NOT_FOUND,
  LIA_ERROR_INVALID,
  LIA_ERROR_CONFLICT,
  LIA_ERROR_TOO_NEW,
  LIA_ERROR_CORRUPT,
  LIA_ERROR_BUSY,
  LIA_ERROR_IO,
} LiaError;

/** lia_error_quark: Returns: the error domain */
GQuark lia_error_quark (void);

G_END_DECLS
