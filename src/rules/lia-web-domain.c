/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-web-domain.h"

#include <string.h>

/* Under these, and a country, names are registered: co.uk, gov.br, ac.jp, go.ke, or.at, gob.mx. */
static const char *const second_levels[] = {
  "ac",     "asso", "co",  "com",    "edu", "ed",   "gob", "gouv", "go",  "gov",
  "govt",   "gv",   "gub", "id",     "int", "lg",   "ltd", "me",   "mil", "mod",
  "muni",   "ne",   "net", "nhs",    "nom", "ngo",  "ong", "or",   "org", "plc",
  "police", "pp",   "sch", "school", "web", "info", "k12",
};

/* Many have their pages or mailboxes here; sorted for reading only. */
static const char *const shared_domains[] = {
  "126.com",         "163.com",       "about.me",        "academia.edu",   "aim.com",
  "aliyun.com",      "aol.com",       "arcor.de",        "bigpond.com",    "bit.ly",
  "blogger.com",     "blogspot.com",  "bluewin.ch",      "bol.com.br",     "bt.com",
  "btinternet.com",  "comcast.net",   "docs.google.com", "eclipso.de",     "email.com",
  "facebook.com",    "fastmail.com",  "fb.com",          "flickr.com",     "foxmail.com",
  "free.fr",         "freenet.de",    "github.com",      "github.io",      "gitlab.com",
  "gitlab.io",       "gmail.com",     "gmx.at",          "gmx.ch",         "gmx.com",
  "gmx.de",          "gmx.net",       "google.com",      "googlemail.com", "hey.com",
  "hotmail.co.uk",   "hotmail.com",   "hotmail.de",      "hotmail.es",     "hotmail.fr",
  "hotmail.it",      "icloud.com",    "instagram.com",   "laposte.net",    "libero.it",
  "linkedin.com",    "linktr.ee",     "live.co.uk",      "live.com",       "live.fr",
  "mac.com",         "mail.com",      "mail.ru",         "mailbox.org",    "me.com",
  "medium.com",      "meetup.com",    "msn.com",         "naver.com",      "ntlworld.com",
  "o2.pl",           "online.de",     "orange.fr",       "outlook.com",    "outlook.de",
  "outlook.es",      "outlook.fr",    "pinterest.com",   "pm.me",          "posteo.de",
  "proton.me",       "protonmail.ch", "protonmail.com",  "qq.com",         "rambler.ru",
  "rediffmail.com",  "riseup.net",    "rocketmail.com",  "sapo.pt",        "sbcglobal.net",
  "seznam.cz",       "sfr.fr",        "sharepoint.com",  "sina.com",       "sky.com",
  "squarespace.com", "t-online.de",   "telia.com",       "terra.com.br",   "tiktok.com",
  "tumblr.com",      "tutanota.com",  "twitter.com",     "uol.com.br",     "verizon.net",
  "vimeo.com",       "virgilio.it",   "vk.com",          "wanadoo.fr",     "web.de",
  "weebly.com",      "wikipedia.org", "wix.com",         "wixsite.com",    "wordpress.com",
  "wp.pl",           "x.com",         "yahoo.ca",        "yahoo.co.in",    "yahoo.co.jp",
  "yahoo.co.uk",     "yahoo.com",     "yahoo.com.br",    "yahoo.de",       "yahoo.es",
  "yahoo.fr",        "yahoo.it",      "yandex.com",      "yandex.ru",      "ymail.com",
  "youtube.com",     "zoho.com",
};

static gboolean
is_shared (const char *domain)
{
  static GHashTable *domains = NULL;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (shared_domains); i++)
        g_hash_table_add (table, (gpointer) shared_domains[i]);
      domains = table;
      g_once_init_leave (&made, 1);
    }
  return g_hash_table_contains (domains, domain);
}

static gboolean
is_second_level (const char *label, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (second_levels); i++)
    if (strlen (second_levels[i]) == length && memcmp (second_levels[i], label, length) == 0)
      return TRUE;
  return FALSE;
}

/* The registered part of a host: its last two labels, or three under a country's second level. */
static char *
find_registered (const char *host, gsize length)
{
  g_autofree char *lower = g_ascii_strdown (host, (gssize) length);
  gsize end = strlen (lower);
  char *last;
  char *second;
  char *first;

  while (end > 0 && lower[end - 1] == '.')
    lower[--end] = '\0';
  last = strrchr (lower, '.');
  if (last == NULL || last == lower || strspn (lower, "0123456789.") == end)
    return NULL;
  second = g_strrstr_len (lower, last - lower, ".");
  if (second == NULL)
    return g_steal_pointer (&lower);
  if (strlen (last + 1) != 2 || !is_second_level (second + 1, (gsize) (last - second - 1)))
    return g_strdup (second + 1);
  first = g_strrstr_len (lower, second - lower, ".");
  return g_strdup (first != NULL ? first + 1 : lower);
}

static char *
take_unless_shared (char *domain)
{
  g_autofree char *owned = domain;

  return owned != NULL && !is_shared (owned) ? g_steal_pointer (&owned) : NULL;
}

char *
lia_web_domain_of_url (const char *url)
{
  const char *host;

  if (url == NULL)
    return NULL;
  host = strstr (url, "://");
  host = host != NULL ? host + 3 : url;
  return take_unless_shared (find_registered (host, strcspn (host, "/?#:")));
}

char *
lia_web_domain_of_email (const char *email)
{
  const char *at = email != NULL ? strrchr (email, '@') : NULL;

  return at != NULL ? take_unless_shared (find_registered (at + 1, strlen (at + 1))) : NULL;
}

gboolean
lia_web_domain_is_mailbox_shared (const char *email)
{
  static const char *const offices[] = {
    "admin",       "administration", "bureau",      "communication", "communications",
    "contact",     "contacto",       "contatto",    "contato",       "direction",
    "enquiries",   "events",         "general",     "hello",         "help",
    "helpdesk",    "info",           "information", "kontakt",       "mail",
    "marketing",   "media",          "office",      "partners",      "partnerships",
    "post",        "press",          "presse",      "reception",     "sales",
    "secretariat", "secretaria",     "sekretariat", "service",       "support",
    "team",        "webmaster",      "enquiry",     "inquiries",     "registry",
    "hr",
  };
  const char *at = strchr (email, '@');
  const gsize length = at != NULL ? (gsize) (at - email) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    if (strlen (offices[i]) == length && g_ascii_strncasecmp (offices[i], email, length) == 0)
      return TRUE;
  return FALSE;
}
