/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-contacts.h"

#include <string.h>

#include "lia-contact.h"
#include "lia-text.h"

/* A slash, a comma or a wide gap divides two numbers only where each has as many digits: "022/730 51 11" and
 * "+49 (0)171/765 43 21" are one. */
#define MIN_NUMBER_DIGITS 6
#define MIN_WORLD_DIGITS  8

static void
contact_free (LiaImportContact *contact)
{
  g_free (contact->text);
  g_free (contact);
}

void
lia_import_contacts_free (LiaImportContacts *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->contacts);
  g_free (self->more);
  g_free (self);
}

static gboolean
is_among (const char *word, const char *const *list)
{
  g_autofree char *folded = lia_text_fold (word);

  return g_strv_contains (list, folded);
}

/* Between two of them, in the languages that headers are known in. */
static gboolean
is_and (const char *word)
{
  static const char *const words[]
      = { "or", "and", "&", "ou", "et", "oder", "und", "o", "y", "e", "/", "-", NULL };

  return is_among (word, words);
}

/* Says no more than the heading of its column does. */
static gboolean
is_label (const char *word)
{
  static const char *const words[]
      = { "e-mail", "email", "mail",    "courriel", "correo", "tel", "telephone", "phone", "ph",
          "number", "t",     "telefon", "telefono", "web",    "url", "website",   "site",  NULL };

  return is_among (word, words);
}

static gboolean
is_mobile (const char *word)
{
  static const char *const words[]
      = { "mobile", "mob",     "cell",     "cellular", "cellphone", "gsm", "handy", "mobil",
          "movil",  "celular", "portable", "whatsapp", "m",         "c",   NULL };

  return is_among (word, words);
}

static gboolean
is_fax (const char *word)
{
  static const char *const words[] = { "fax", "telefax", "telecopie", "f", NULL };

  return is_among (word, words);
}

static void
add_more (GString *more, const char *text)
{
  g_autofree char *stripped = lia_text_strip (text);

  if (stripped != NULL)
    g_string_append_printf (more, "%s%s", more->len > 0 ? " " : "", stripped);
}

/* Takes @text over. */
static void
add_contact (GPtrArray *contacts, char *text, LiaImportContactKind kind)
{
  LiaImportContact *contact;

  for (guint i = 0; i < contacts->len; i++)
    if (g_str_equal (((LiaImportContact *) g_ptr_array_index (contacts, i))->text, text))
      {
        g_free (text);
        return;
      }
  contact = g_new (LiaImportContact, 1);
  contact->text = text;
  contact->kind = kind;
  g_ptr_array_add (contacts, contact);
}

/* Addresses: no blank stands in one, so each is a word. */

static void
read_address (char *(*normalise) (const char *, GError **),
              const char *word,
              char needed,
              GPtrArray *contacts,
              GString *more)
{
  g_autofree char *bare = g_strdup (word);
  const gsize length = strlen (bare);
  char *address;

  if (length > 0 && strchr (".:", bare[length - 1]) != NULL)
    bare[length - 1] = '\0';
  if (*bare == '\0')
    return;
  address = strchr (bare, needed) != NULL ? normalise (bare, NULL) : NULL;
  if (address != NULL)
    add_contact (contacts, address, LIA_IMPORT_CONTACT_PLAIN);
  else if (!is_and (bare) && !is_label (bare))
    add_more (more, word);
}

static void
read_emails (const char *text, GPtrArray *contacts, GString *more)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n;,|<>()[]\"", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *whole = lia_email_normalise (words[i], NULL);
      g_auto (GStrv) parts = g_strsplit (words[i], whole == NULL ? "/" : " ", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        read_address (lia_email_normalise, parts[j], '@', contacts, more);
    }
}

static void
read_urls (const char *text, GPtrArray *contacts, GString *more)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n;,|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    read_address (lia_url_normalise, words[i], '.', contacts, more);
}

/* Telephone numbers. */

static guint
count_digits (const char *text, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += g_ascii_isdigit (text[i]) ? 1 : 0;
  return n;
}

/* How long what divides two numbers is, where it stands at @p; 0 for nothing. @hard: whatever stands beside it */
static gsize
get_divider (const char *start, const char *p, gboolean *hard)
{
  const gsize blanks = strspn (p, " ");

  *hard = strchr (";|\r\n\t", *p) != NULL;
  if (*hard || *p == ',' || *p == '/')
    return 1;
  /* "+41 22 … +41 79 …" */
  *hard = p > start && blanks > 0 && p[blanks] == '+' && (g_ascii_isdigit (p[-1]) || p[-1] == ')');
  if (*hard || blanks >= 2)
    return blanks;
  if (blanks == 1 && p > start)
    {
      g_autofree char *word = g_strndup (p + 1, strcspn (p + 1, " "));

      *hard = *word != '\0' && p[1 + strlen (word)] == ' ' && !g_str_equal (word, "/")
              && !g_str_equal (word, "-") && is_and (word);
      return *hard ? strlen (word) + 2 : 0;
    }
  return 0;
}

/* (element-type utf8) */
static GPtrArray *
split_numbers (const char *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *p = text; *p != '\0';)
    {
      gboolean hard;
      const gsize length = get_divider (start, p, &hard);
      const char *right = p + length + strspn (p + length, " ");

      if (length > 0
          && (hard
              || (count_digits (start, (gsize) (p - start))
                      >= (memchr (start, '+', (gsize) (p - start)) != NULL ? MIN_WORLD_DIGITS
                                                                           : MIN_NUMBER_DIGITS)
                  && (*right == '+'
                      || count_digits (right, strcspn (right, ",;/|\r\n\t"))
                             >= MIN_NUMBER_DIGITS))))
        {
          g_ptr_array_add (parts, g_strndup (start, (gsize) (p - start)));
          start = p = p + length;
        }
      else
        p = g_utf8_next_char (p);
    }
  g_ptr_array_add (parts, g_strdup (start));
  return parts;
}

/* The words before and behind a number: FALSE when they say something that no field does. */
static gboolean
read_labels (const char *text, LiaImportContactKind *kind)
{
  g_auto (GStrv) words = g_strsplit_set (text, " .:()[]-", -1);
  gboolean plain = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0' || is_label (words[i]) || is_and (words[i]))
        continue;
      if (is_mobile (words[i]))
        *kind = LIA_IMPORT_CONTACT_MOBILE;
      else
        {
          if (is_fax (words[i]))
            *kind = LIA_IMPORT_CONTACT_FAX;
          plain = FALSE;
        }
    }
  return plain;
}

static void
read_number (const char *part, GPtrArray *contacts, GString *more)
{
  g_autofree char *before = NULL;
  g_autofree char *inner = NULL;
  g_autofree char *labels = NULL;
  /* "…, ext. 12": what divides numbers does not stand in one any more. */
  g_autofree char *plain = g_strdelimit (g_strdup (part), ",", ' ');
  LiaImportContactKind kind = LIA_IMPORT_CONTACT_PLAIN;
  char *number = lia_phone_normalise (plain, NULL);
  const char *start = part + strcspn (part, "+0123456789");
  const char *end = part + strlen (part);

  if (number != NULL)
    {
      add_contact (contacts, number, kind);
      return;
    }
  /* "(0)22": the bracket belongs to the number. */
  if (start > part && start[-1] == '(')
    start--;
  while (end > start && !g_ascii_isdigit (end[-1]))
    end--;
  if (*end == ')' && memchr (start, '(', (gsize) (end - start)) != NULL
      && memchr (start, ')', (gsize) (end - start)) == NULL)
    end++;
  before = g_strndup (part, (gsize) (start - part));
  inner = g_strndup (start, (gsize) (end - start));
  labels = g_strconcat (before, " ", end, NULL);
  number = lia_phone_normalise (inner, NULL);
  if (number == NULL)
    {
      if (!read_labels (part, &kind))
        add_more (more, part);
      return;
    }
  if (!read_labels (labels, &kind))
    add_more (more, labels);
  add_contact (contacts, number, kind);
}

static void
read_numbers (const char *text, GPtrArray *contacts, GString *more)
{
  g_autoptr (GPtrArray) parts = split_numbers (text);

  for (guint i = 0; i < parts->len; i++)
    read_number (g_ptr_array_index (parts, i), contacts, more);
}

/* Most cells hold one and nothing else. */
static gboolean
is_plain (const LiaField *field, const char *text)
{
  const char *at = strchr (text, '@');

  if (*text == '\0')
    return TRUE;
  switch (field->type)
    {
    case LIA_FIELD_EMAIL:
      return strpbrk (text, " \t\r\n;,|<>()[]\"") == NULL
             && (at == NULL || strchr (at + 1, '@') == NULL);
    case LIA_FIELD_PHONE:
      return text[strspn (text, "+0123456789 ().-")] == '\0' && strchr (text + 1, '+') == NULL
             && strstr (text, "  ") == NULL;
    case LIA_FIELD_URL:
      return strpbrk (text, " \t\r\n;,|") == NULL;
    default:
      return TRUE;
    }
}

/* The first that is what the field is called comes first. */
static void
put_own_first (const LiaField *field, GPtrArray *contacts)
{
  const LiaImportContactKind wanted
      = g_str_equal (field->name, "mobile") ? LIA_IMPORT_CONTACT_MOBILE : LIA_IMPORT_CONTACT_PLAIN;

  for (guint i = 0; i < contacts->len; i++)
    if (((LiaImportContact *) g_ptr_array_index (contacts, i))->kind == wanted)
      {
        g_ptr_array_insert (contacts, 0, g_ptr_array_steal_index (contacts, i));
        return;
      }
}

/* What the field itself makes of it is as good. */
static gboolean
says_no_more (const LiaField *field, const char *text, const GPtrArray *contacts, const char *more)
{
  const LiaImportContact *first = g_ptr_array_index (contacts, 0);
  g_autofree char *whole = NULL;

  if (contacts->len > 1 || *more != '\0' || first->kind != LIA_IMPORT_CONTACT_PLAIN)
    return FALSE;
  whole = field->type == LIA_FIELD_EMAIL ? lia_email_normalise (text, NULL)
          : field->type == LIA_FIELD_URL ? lia_url_normalise (text, NULL)
                                         : lia_phone_normalise (text, NULL);
  return g_strcmp0 (whole, first->text) == 0;
}

LiaImportContacts *
lia_import_contacts_find (const LiaField *field, const char *text)
{
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GString) more = NULL;
  LiaImportContacts *found;

  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  if (is_plain (field, text) || !g_utf8_validate (text, -1, NULL))
    return NULL;
  contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) contact_free);
  more = g_string_new (NULL);
  if (field->type == LIA_FIELD_EMAIL)
    read_emails (text, contacts, more);
  else if (field->type == LIA_FIELD_URL)
    read_urls (text, contacts, more);
  else
    read_numbers (text, contacts, more);
  if (contacts->len == 0 || says_no_more (field, text, contacts, more->str))
    return NULL;
  put_own_first (field, contacts);
  found = g_new (LiaImportContacts, 1);
  found->contacts = g_steal_pointer (&contacts);
  found->more = g_string_free_and_steal (g_steal_pointer (&more));
  return found;
}
