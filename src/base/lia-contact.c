/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-contact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-text.h"

/* Limits of RFC 5321 and RFC 1035; a browser's for the web address. */
#define EMAIL_MAX        254
#define LOCAL_PART_MAX   64
#define HOST_MAX         253
#define LABEL_MAX        63
#define URL_MAX          2000
#define PHONE_DIGITS_MIN 3
#define PHONE_DIGITS_MAX 15

/* A macro, so that the compiler checks each format; its one argument is the quoted text. */
#define SET_INVALID(error, text, format)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *quoted = lia_text_quote (text);                                               \
                                                                                                   \
    g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, format, quoted);                             \
  }                                                                                                \
  G_STMT_END

/* Strips @text and brings it to NFC, so that equal looking addresses are equal. %NULL when nothing is left or
 * it is no UTF-8. */
static char *
prepare (const char *text)
{
  g_autofree char *stripped = lia_text_strip (text);

  return stripped == NULL ? NULL : g_utf8_normalize (stripped, -1, G_NORMALIZE_NFC);
}

static gboolean
is_letter_or_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* A domain name of at least two labels whose last is not a number. */
static gboolean
is_host (const char *host)
{
  g_auto (GStrv) labels = NULL;
  guint n_labels;

  if (strlen (host) > HOST_MAX)
    return FALSE;

  labels = g_strsplit (host, ".", -1);
  n_labels = g_strv_length (labels);
  if (n_labels < 2)
    return FALSE;

  for (guint i = 0; i < n_labels; i++)
    {
      gsize length = strlen (labels[i]);
      gboolean only_digits = TRUE;

      if (length == 0 || length > LABEL_MAX || labels[i][0] == '-' || labels[i][length - 1] == '-')
        return FALSE;

      for (const char *p = labels[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (!is_letter_or_digit (c) && c != '-' && !(c == '_' && i + 2 < n_labels))
            return FALSE;
          if (!g_unichar_isdigit (c))
            only_digits = FALSE;
        }

      if (only_digits && i == n_labels - 1)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_local_part (const char *local, gsize length)
{
  if (length == 0 || length > LOCAL_PART_MAX || local[0] == '.' || local[length - 1] == '.')
    return FALSE;

  for (const char *p = local; p < local + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '.' && p[1] == '.')
        return FALSE;
      if (!is_letter_or_digit (c)
          && (c >= 0x80 || strchr (".!#$%&'*+-/=?^_`{|}~", (int) c) == NULL))
        return FALSE;
    }

  return TRUE;
}

char *
lia_email_normalise (const char *text, GError **error)
{
  g_autofree char *prepared = prepare (text);
  g_autofree char *domain = NULL;
  const char *address = prepared;
  const char *at;

  if (address == NULL)
    {
      SET_INVALID (error, text, _ ("%s is no e-mail address; write it as name@example.org"));
      return NULL;
    }

  if (g_str_has_prefix (prepared, "<") && g_str_has_suffix (prepared, ">"))
    {
      prepared[strlen (prepared) - 1] = '\0';
      address++;
    }
  if (g_ascii_strncasecmp (address, "mailto:", strlen ("mailto:")) == 0)
    address += strlen ("mailto:");

  at = strrchr (address, '@');
  if (at == NULL)
    {
      SET_INVALID (error, text,
                   _ ("%s is no e-mail address: the @ is missing; write it as name@example.org"));
      return NULL;
    }
  if (strchr (address, '@') != at || strpbrk (address, ",;") != NULL)
    {
      SET_INVALID (error, text, _ ("%s holds more than one e-mail address; keep one"));
      return NULL;
    }
  if (strpbrk (address, " \t\r\n") != NULL)
    {
      SET_INVALID (
          error, text,
          _ ("%s is no e-mail address: it holds a blank; write the address alone, as name@example.org"));
      return NULL;
    }

  domain = g_utf8_strdown (at + 1, -1);
  if (strlen (address) > EMAIL_MAX || !is_local_part (address, (gsize) (at - address)))
    {
      SET_INVALID (
          error, text,
          _ ("%s is no e-mail address: check the part before the @; write it as name@example.org"));
      return NULL;
    }
  if (!is_host (domain))
    {
      SET_INVALID (
          error, text,
          _ ("%s is no e-mail address: check the part after the @; write it as name@example.org"));
      return NULL;
    }

  return g_strdup_printf ("%.*s@%s", (int) (at - address), address, domain);
}

/* The length of a scheme's name before a colon; 0 when there is none. "example.org:8080" is a host and its
 * port, no scheme. */
static gsize
get_scheme_length (const char *text)
{
  gsize length = 0;

  if (!g_ascii_isalpha (text[0]))
    return 0;
  while (g_ascii_isalnum (text[length])
         || (text[length] != '\0' && strchr ("+-.", text[length]) != NULL))
    length++;
  if (text[length] != ':')
    return 0;
  if (memchr (text, '.', length) != NULL && g_ascii_isdigit (text[length + 1]))
    return 0;
  return length;
}

static gboolean
is_port (const char *text)
{
  guint64 port;

  return g_ascii_string_to_unsigned (text, 10, 1, 65535, &port, NULL);
}

static gboolean
check_url_characters (const char *prepared, const char *text, GError **error)
{
  for (const char *p = prepared; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          SET_INVALID (
              error, text,
              _ ("%s is no web address: it holds a blank; write it as https://www.example.org"));
          return FALSE;
        }
      if ((c < 0x80 && strchr ("<>\"{}|\\^`", (int) c) != NULL) || g_unichar_iscntrl (c)
          || g_unichar_type (c) == G_UNICODE_FORMAT)
        {
          SET_INVALID (error, text,
                       _ ("%s is no web address: it holds a character that no address may have; "
                          "write it as https://www.example.org"));
          return FALSE;
        }
    }
  return TRUE;
}

char *
lia_url_normalise (const char *text, GError **error)
{
  g_autofree char *prepared = prepare (text);
  g_autofree char *authority = NULL;
  g_autofree char *host = NULL;
  const char *rest = prepared;
  const char *scheme = "https";
  const char *tail;
  char *port;
  gsize scheme_length;

  if (prepared == NULL || strlen (prepared) > URL_MAX)
    {
      SET_INVALID (error, text, _ ("%s is no web address; write it as https://www.example.org"));
      return NULL;
    }

  if (!check_url_characters (prepared, text, error))
    return NULL;

  scheme_length = get_scheme_length (prepared);
  if (scheme_length > 0)
    {
      if (g_ascii_strncasecmp (prepared, "https://", 8) == 0)
        rest = prepared + 8;
      else if (g_ascii_strncasecmp (prepared, "http://", 7) == 0)
        {
          scheme = "http";
          rest = prepared + 7;
        }
      else
        {
          SET_INVALID (
              error, text,
              _ ("%s cannot be opened as a web address; it must begin with https:// or http://"));
          return NULL;
        }
    }
  else if (g_str_has_prefix (prepared, "//"))
    rest = prepared + 2;

  tail = rest + strcspn (rest, "/?#");
  authority = g_strndup (rest, (gsize) (tail - rest));
  if (strchr (authority, '@') != NULL)
    {
      SET_INVALID (
          error, text,
          _ ("%s holds a user name, which can disguise the address; write it as https://www.example.org"));
      return NULL;
    }

  port = strchr (authority, ':');
  if (port != NULL)
    *port++ = '\0';
  host = g_utf8_strdown (authority, -1);
  if (!is_host (host) || (port != NULL && !is_port (port)))
    {
      SET_INVALID (error, text, _ ("%s names no web site; write it as https://www.example.org"));
      return NULL;
    }

  if (strcmp (tail, "/") == 0)
    tail = "";
  return g_strdup_printf ("%s://%s%s%s%s", scheme, host, port != NULL ? ":" : "",
                          port != NULL ? port : "", tail);
}

/* Where an extension begins ("ext. 12", "x12", "poste 12"), or the end of @text. */
static const char *
find_extension (const char *text, const char **number)
{
  static const char *const words[] = { "extension", "ext", "x", "poste", "durchwahl" };

  *number = NULL;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalpha (*p))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          gsize length = strlen (words[i]);
          const char *rest = p + length;

          if (g_ascii_strncasecmp (p, words[i], length) != 0)
            continue;
          rest += strspn (rest, ".: ");
          if (*rest != '\0' && strspn (rest, "0123456789") == strlen (rest) && strlen (rest) <= 7)
            {
              *number = rest;
              return p;
            }
        }
      return text + strlen (text);
    }

  return text + strlen (text);
}

/* A number on its way. */
typedef struct
{
  GString *text;
  guint n_digits;
  gboolean open; /* a bracket */
  gboolean gap; /* a blank comes before the next digit */
} Phone;

static void
append_gap (Phone *self)
{
  if (self->gap && self->text->len > 0 && self->text->str[self->text->len - 1] != '(')
    g_string_append_c (self->text, ' ');
  self->gap = FALSE;
}

/* Takes the sign at @p. FALSE for one that no number has in this place. */
static gboolean
append_phone_sign (Phone *self, const char *p)
{
  const gunichar c = g_utf8_get_char (p);

  if (g_unichar_isdigit (c))
    {
      append_gap (self);
      g_string_append_c (self->text, (char) ('0' + g_unichar_digit_value (c)));
      self->n_digits++;
    }
  else if (g_unichar_isspace (c) || c == '.' || c == '/' || g_unichar_type (c) == G_UNICODE_FORMAT)
    self->gap = self->gap || g_unichar_type (c) != G_UNICODE_FORMAT;
  else if (c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    {
      /* A hyphen stands between digits only; " - " is a blank. */
      if (!self->gap && self->n_digits > 0 && g_ascii_isdigit (self->text->str[self->text->len - 1])
          && g_ascii_isdigit (*g_utf8_next_char (p)))
        g_string_append_c (self->text, '-');
      else
        self->gap = TRUE;
    }
  else if (c == '+' && self->n_digits == 0 && strchr (self->text->str, '+') == NULL)
    g_string_append_c (self->text, '+');
  else if (c == '(' && !self->open)
    {
      append_gap (self);
      self->open = TRUE;
      g_string_append_c (self->text, '(');
    }
  else if (c == ')' && self->open)
    {
      self->gap = FALSE;
      self->open = FALSE;
      g_string_append_c (self->text, ')');
    }
  else
    return FALSE;
  return TRUE;
}

/* "(+41) 22": the bracket says nothing. */
static void
drop_bracket (GString *number)
{
  char *close = strchr (number->str, ')');

  if (!g_str_has_prefix (number->str, "(+") || close == NULL)
    return;
  if (g_ascii_isdigit (close[1]))
    *close = ' ';
  else
    g_string_erase (number, close - number->str, 1);
  g_string_erase (number, 0, 1);
}

char *
lia_phone_normalise (const char *text, GError **error)
{
  g_autofree char *stripped = lia_text_strip (text);
  g_autofree char *prepared = NULL;
  g_autoptr (GString) number = g_string_new (NULL);
  Phone phone = { .text = number };
  const char *start;
  const char *end;
  const char *extension;

  /* Compatibility decomposition brings full-width digits and no-break blanks to ASCII. */
  if (stripped != NULL)
    prepared = g_utf8_normalize (stripped, -1, G_NORMALIZE_NFKC);
  if (prepared == NULL)
    {
      SET_INVALID (error, text, _ ("%s is no telephone number; write it as +41 22 555 01 00"));
      return NULL;
    }

  start = prepared;
  if (g_ascii_strncasecmp (start, "tel:", strlen ("tel:")) == 0)
    start += strlen ("tel:") + strspn (start + strlen ("tel:"), " ");
  end = find_extension (start, &extension);

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (!append_phone_sign (&phone, p))
      {
        SET_INVALID (
            error, text,
            g_unichar_isalpha (g_utf8_get_char (p))
                ? _ ("%s is no telephone number: it holds letters; write it as +41 22 555 01 00")
                : _ ("%s is no telephone number; write it as +41 22 555 01 00"));
        return NULL;
      }
  drop_bracket (number);

  if (phone.n_digits > PHONE_DIGITS_MAX)
    {
      SET_INVALID (error, text,
                   _ ("%s is no telephone number: it has more than 15 digits; keep one number"));
      return NULL;
    }
  if (phone.open || phone.n_digits < PHONE_DIGITS_MIN)
    {
      SET_INVALID (error, text, _ ("%s is no telephone number; write it as +41 22 555 01 00"));
      return NULL;
    }

  if (extension != NULL)
    g_string_append_printf (number, " ext. %s", extension);
  return g_string_free_and_steal (g_steal_pointer (&number));
}
