/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From text as people write it to cells. Every message begins with the field and quotes the text. */
#include "lia-config.h"

#include "lia-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-contact.h"
#include "lia-countries.h"
#include "lia-date.h"
#include "lia-error.h"
#include "lia-languages.h"
#include "lia-money.h"
#include "lia-partner-choices.h"
#include "lia-record-find.h"
#include "lia-string-set.h"
#include "lia-text.h"

/* In characters. Far above what anyone types, far below what would slow a list. */
#define MAX_TEXT_LENGTH      1000
#define MAX_MULTILINE_LENGTH 100000
#define MAX_SET_ELEMENTS     1000

static gboolean
refuse (const LiaField *field, const char *text, const char *reason, GError **error)
{
  g_autofree char *quoted = lia_record_quote (text);

  /* Translators: a field, what was written into it, and what is wrong: Country: “Atlantis” is no country */
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: “%s” %s"), lia_field_get_label (field),
               quoted, reason);
  return FALSE;
}

/* For errors of the room below, whose messages quote the text themselves. */
static gboolean
name_field (const LiaField *field, GError *reason, GError **error)
{
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, "%s: %s", lia_field_get_label (field),
               reason->message);
  g_error_free (reason);
  return FALSE;
}

static gboolean
is_ascii (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p >= 0x80)
      return FALSE;
  return TRUE;
}

/* Line breaks and tabs are not meant: they are kept or become spaces. */
static gboolean
has_control_character (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f
          || (c == 0xc2 && (guchar) p[1] < 0xa0))
        return TRUE;
    }
  return FALSE;
}

/* In one line every run of blanks becomes a space; in several, every line ends with a line feed. */
static void
normalise_blanks (char *text, gboolean multiline)
{
  char *to = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (multiline && *p == '\r')
        {
          if (p[1] != '\n')
            *to++ = '\n';
        }
      else if (multiline || (*p != ' ' && *p != '\t' && *p != '\n' && *p != '\r'))
        *to++ = *p;
      else if (to > text && to[-1] != ' ')
        *to++ = ' ';
    }
  *to = '\0';
}

/* UTF-8 in its composed form, without control characters. @text is not blank. (transfer full) */
static char *
check_text (const LiaField *field, const char *text, gboolean multiline, GError **error)
{
  glong max = multiline ? MAX_MULTILINE_LENGTH : MAX_TEXT_LENGTH;
  g_autofree char *clean = NULL;
  glong length;

  clean = is_ascii (text) ? g_strdup (text)
                          : g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if (has_control_character (clean))
    {
      refuse (field, clean, _ ("contains a control character"), error);
      return NULL;
    }
  normalise_blanks (clean, multiline);
  length = g_utf8_strlen (clean, -1);
  if (length > max)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("%s: %'ld characters are too long; %'ld are the most it can hold"),
                   lia_field_get_label (field), length, max);
      return NULL;
    }
  return g_steal_pointer (&clean);
}

static gboolean
parse_integer (const LiaField *field, const char *text, gint64 *integer, GError **error)
{
  guint64 magnitude = 0;
  const char *p = text;
  gboolean negative = *p == '-';

  if (*p == '-' || *p == '+')
    p++;
  do
    {
      if (!g_ascii_isdigit (*p) || magnitude > (G_MAXINT64 - 9) / 10)
        return refuse (field, text, _ ("is no whole number"), error);
      magnitude = magnitude * 10 + (guint64) (*p - '0');
    }
  while (*++p != '\0');
  *integer = negative ? -(gint64) magnitude : (gint64) magnitude;
  return TRUE;
}

static gboolean
is_one_of (const char *folded, const char *const *words)
{
  return g_strv_contains (words, folded);
}

static gboolean
parse_boolean (const LiaField *field, const char *text, gint64 *integer, GError **error)
{
  static const char *const yes[]
      = { "yes", "y", "true", "t",  "1", "x",         "✓",  "✔", "☑",    "on",
          "oui", "o", "vrai", "si", "s", "verdadero", "ja", "j", "wahr", NULL };
  static const char *const no[]
      = { "no", "n",   "false", "f",    "0",     "-",    "–",      "✗", "✘",
          "☐",  "off", "non",   "faux", "falso", "nein", "falsch", NULL };
  g_autofree char *folded = lia_text_fold (text);
  g_autofree char *local_yes = lia_text_fold (_ ("Yes"));
  g_autofree char *local_no = lia_text_fold (_ ("No"));

  if (is_one_of (folded, yes) || strcmp (folded, local_yes) == 0)
    *integer = 1;
  else if (is_one_of (folded, no) || strcmp (folded, local_no) == 0)
    *integer = 0;
  else
    return refuse (field, text, _ ("is neither yes nor no"), error);
  return TRUE;
}

static char *
parse_date (const LiaField *field, const char *text, GError **error)
{
  GError *reason = NULL;
  GDate date;

  g_date_clear (&date, 1);
  if (!lia_date_parse (text, LIA_DATE_ORDER_ANY, &date, &reason))
    {
      name_field (field, reason, error);
      return NULL;
    }
  return lia_date_to_iso (&date);
}

static char *
parse_money (const LiaField *field, const char *text, GError **error)
{
  GError *reason = NULL;
  LiaMoney money;

  if (!lia_money_parse (text, NULL, &money, &reason))
    {
      name_field (field, reason, error);
      return NULL;
    }
  return lia_money_to_canonical (&money);
}

static char *
parse_contact (const LiaField *field,
               const char *text,
               char *(*normalise) (const char *, GError **),
               GError **error)
{
  GError *reason = NULL;
  char *normal = normalise (text, &reason);

  if (normal == NULL)
    name_field (field, reason, error);
  return normal;
}

/* The labels of @choices, for messages: "Active, Dormant, Ended". */
static char *
list_choices (const LiaChoice *choices)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; choices[i].token != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", _ (choices[i].label));
  return g_string_free_and_steal (g_steal_pointer (&list));
}

/* The token that @text means in a CHOICE, a CHOICE_SET, a set of languages or a free set. (transfer full) */
static char *
parse_token (const LiaField *field, const char *text, GError **error)
{
  const char *token = NULL;

  switch (field->type)
    {
    case LIA_FIELD_CHOICE:
    case LIA_FIELD_CHOICE_SET:
      token = lia_choice_find (field->choices, text);
      if (token == NULL)
        {
          g_autofree char *list = list_choices (field->choices);
          g_autofree char *reason = g_strdup_printf (_ ("is not one of: %s"), list);

          refuse (field, text, reason, error);
        }
      return g_strdup (token);
    case LIA_FIELD_LANGUAGES:
      token = lia_language_find (text);
      if (token == NULL)
        refuse (field, text, _ ("is no language; give its name or ISO code"), error);
      return g_strdup (token);
    default:
      return check_text (field, text, FALSE, error);
    }
}

static gboolean
add_element (const LiaField *field, const char *text, GPtrArray *elements, GError **error)
{
  g_autofree char *stripped = lia_text_strip (text);
  char *token;

  if (stripped == NULL)
    return TRUE;
  token = parse_token (field, stripped, error);
  if (token == NULL)
    return FALSE;
  if (elements->len >= MAX_SET_ELEMENTS)
    {
      g_free (token);
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: more than %d entries"),
                   lia_field_get_label (field), MAX_SET_ELEMENTS);
      return FALSE;
    }
  g_ptr_array_add (elements, token);
  return TRUE;
}

/* What separates the elements of @text: semicolon, bar or line break; else the comma; else a slash, which in
 * free text must stand between blanks ("C/C++" is one skill). */
static char **
split_elements (const LiaField *field, const char *text)
{
  if (*text == '[' && lia_string_set_is_valid (text))
    return lia_string_set_from_json (text);
  if (strpbrk (text, ";|\n\r") != NULL)
    return g_strsplit_set (text, ";|\n\r", -1);
  if (strchr (text, ',') != NULL)
    return g_strsplit (text, ",", -1);
  return g_strsplit (text, field->type == LIA_FIELD_SET ? " / " : "/", -1);
}

/* A set as its cell keeps it, NULL when it is empty; FALSE on error. */
static gboolean
parse_set (const LiaField *field, const char *text, char **json, GError **error)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = NULL;

  /* A label may contain what else separates: "Media, publishing". */
  if (field->type == LIA_FIELD_CHOICE_SET && lia_choice_find (field->choices, text) != NULL)
    {
      g_ptr_array_add (elements, g_strdup (lia_choice_find (field->choices, text)));
      *json = lia_string_set_to_json (elements);
      return TRUE;
    }
  parts = split_elements (field, text);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!add_element (field, parts[i], elements, error))
      return FALSE;
  *json = lia_string_set_to_json (elements);
  return TRUE;
}

/* Parses what is kept as text; @text is stripped and not empty. */
static gboolean
parse_text (const LiaField *field, const char *text, char **cell, GError **error)
{
  const char *code;

  switch (field->type)
    {
    case LIA_FIELD_EMAIL:
      *cell = parse_contact (field, text, lia_email_normalise, error);
      break;
    case LIA_FIELD_URL:
      *cell = parse_contact (field, text, lia_url_normalise, error);
      break;
    case LIA_FIELD_PHONE:
      *cell = parse_contact (field, text, lia_phone_normalise, error);
      break;
    case LIA_FIELD_DATE:
      *cell = parse_date (field, text, error);
      break;
    case LIA_FIELD_MONEY:
      *cell = parse_money (field, text, error);
      break;
    case LIA_FIELD_COUNTRY:
      code = lia_country_find (text);
      if (code == NULL)
        return refuse (field, text, _ ("is no country; give its name or ISO code"), error);
      *cell = g_strdup (code);
      break;
    case LIA_FIELD_CHOICE:
      *cell = parse_token (field, text, error);
      break;
    case LIA_FIELD_CHOICE_SET:
    case LIA_FIELD_LANGUAGES:
    case LIA_FIELD_SET:
      return parse_set (field, text, cell, error);
    default:
      *cell = check_text (field, text, field->type == LIA_FIELD_MULTILINE, error);
    }
  return *cell != NULL;
}

/* What a blank text means: NULL, but for what always has a value. */
static void
clear_cell (LiaRecord *self, guint index)
{
  const LiaField *field = &lia_record_get_record_type (self)->fields[index];

  if (field->type == LIA_FIELD_BOOLEAN)
    lia_record_take_cell (self, index, LIA_VALUE_INTEGER, 0, NULL);
  else if (field->type == LIA_FIELD_CHOICE && (field->flags & LIA_FIELD_REQUIRED))
    lia_record_take_cell (self, index, LIA_VALUE_TEXT, 0, g_strdup (field->choices[0].token));
  else
    lia_record_take_cell (self, index, LIA_VALUE_NULL, 0, NULL);
}

/* Either @reader or @names may be there, or neither. */
static gboolean
parse (LiaRecord *self,
       const char *name,
       const char *text,
       LiaReader *reader,
       LiaRefCache *names,
       GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (self);
  const LiaField *field = lia_record_type_get_field (type, name);
  g_autofree char *stripped = NULL;
  char *cell = NULL;
  gint64 integer = 0;
  guint index;

  if (field == NULL)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("A %s has no field “%s”"), type->table,
                   name);
      return FALSE;
    }
  index = (guint) (field - type->fields);
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return refuse (field, text, _ ("is not valid UTF-8 text"), error);
  stripped = lia_text_strip (text);
  if (stripped == NULL)
    {
      clear_cell (self, index);
      return TRUE;
    }

  switch (field->type)
    {
    case LIA_FIELD_INTEGER:
      if (!parse_integer (field, stripped, &integer, error))
        return FALSE;
      lia_record_take_cell (self, index, LIA_VALUE_INTEGER, integer, NULL);
      return TRUE;
    case LIA_FIELD_BOOLEAN:
      if (!parse_boolean (field, stripped, &integer, error))
        return FALSE;
      lia_record_take_cell (self, index, LIA_VALUE_INTEGER, integer, NULL);
      return TRUE;
    case LIA_FIELD_REF:
      if (!lia_record_resolve_ref (field, stripped, reader, names, &integer, &cell, error))
        return FALSE;
      lia_record_take_cell (self, index, LIA_VALUE_INTEGER, integer, cell);
      return TRUE;
    default:
      if (!parse_text (field, stripped, &cell, error))
        return FALSE;
      lia_record_take_cell (self, index, cell != NULL ? LIA_VALUE_TEXT : LIA_VALUE_NULL, 0, cell);
      return TRUE;
    }
}

gboolean
lia_record_parse (LiaRecord *self,
                  const char *field,
                  const char *text,
                  LiaReader *reader,
                  GError **error)
{
  return parse (self, field, text, reader, NULL, error);
}

gboolean
lia_record_parse_cached (LiaRecord *self,
                         const char *field,
                         const char *text,
                         LiaRefCache *names,
                         GError **error)
{
  return parse (self, field, text, NULL, names, error);
}
