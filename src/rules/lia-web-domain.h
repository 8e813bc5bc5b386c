/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lia_web_domain_of_url:
 * @url: (nullable): a web address
 *
 * The domain somebody registered: "https://www.health.go.ke/about" gives "health.go.ke". Knows the
 * two-part suffixes under which countries register names ("co.uk", "go.ke", "com.br").
 *
 * Returns: (transfer full) (nullable): %NULL when there is none, and where many have their pages at one domain
 *   (facebook.com, github.io)
 */
char *lia_web_domain_of_url (const char *url);

/**
 * lia_web_domain_of_email:
 * @email: (nullable): an e-mail address
 *
 * Returns: (transfer full) (nullable): the domain as above; %NULL for domains where anybody has a mailbox (gmail.com)
 */
char *lia_web_domain_of_email (const char *email);

/** lia_web_domain_is_mailbox_shared: whether an address is an office and not a person: info@, office@, contact@… */
gboolean lia_web_domain_is_mailbox_shared (const char *email);

G_END_DECLS
