/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ways to reach someone, checked and brought to one form, so that equal ones compare equal. All
 * functions are pure and thread-safe, and ask no network. On error they return %NULL and
 * %LIA_ERROR_INVALID with a message that names the text and says what to write instead. */

/**
 * lia_email_normalise:
 * @text: "Ada.Obi@Example.ORG", also with "mailto:" or in angle brackets
 *
 * Blanks at both ends go, the domain becomes lower case; the part before the @ stays as it is. Letters beyond
 * ASCII are allowed on both sides. A quoted local part and an address without a dot in its domain are refused.
 *
 * Returns: (transfer full) (nullable): "Ada.Obi@example.org"
 */
char *lia_email_normalise (const char *text, GError **error);

/**
 * lia_url_normalise:
 * @text: a web address: "www.example.org", "example.org/about", "HTTP://Example.org/"
 *
 * Only http and https are taken, and https is put before an address that names no scheme. Scheme and host
 * become lower case, a lone slash at the end goes. Refused are other schemes (javascript:, file:), blanks,
 * user names in the address (they can disguise the host) and characters no address may have.
 *
 * Returns: (transfer full) (nullable): "https://www.example.org"
 */
char *lia_url_normalise (const char *text, GError **error);

/**
 * lia_phone_normalise:
 * @text: "+41 (0)22 730.51.11", "022/730 51 11", "+44 20 7946 0958 ext. 12"
 *
 * Keeps the plus sign, the digits and their grouping: blanks, dots and slashes become one space, hyphens
 * and brackets stay, digits of other scripts become ASCII, an extension is written "ext. 12". Letters are
 * refused, as are fewer than 3 or more than 15 digits.
 *
 * Returns: (transfer full) (nullable): "+41 (0)22 730 51 11"
 */
char *lia_phone_normalise (const char *text, GError **error);

G_END_DECLS
