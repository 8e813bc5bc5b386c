/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-signature.h"

#include <string.h>

#include "lia-signature-name.h"
#include "lia-signature-place.h"
#include "lia-signature-words.h"
#include "lia-text.h"

#define MAX_BYTES      (16 * 1024)
#define MAX_LINES      60
#define MAX_CHARACTERS 120 /* longer lines are sentences: a disclaimer, a quotation */
#define MIN_DIGITS     6
#define MIN_LETTERS    5

#define EMAIL_PATTERN  "[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}"
#define URL_PATTERN                                                                                \
  "(?:https?://|www\\.)[^\\s|<>()]+|(?<![@\\w.])[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}(?:/[^\\s|<>()]*)?(?![@\\w])"
#define PHONE_PATTERN                                                                              \
  "(?:\\+|00|\\(\\+?|\\b0?)[\\d](?:[\\d().\\-\\x{2010}-\\x{2013}]|\\s(?!\\s*/)|/(?!\\s)){4,}\\d"   \
  "(?:,?\\s*(?:ext|ext\\.|x|poste|dw|int\\.|tst\\.|vaihde)\\s*\\d{1,5})?"
#define LABEL_PATTERN "^\\s*([\\p{L}.\\- ]{1,24}?)\\s*(?::|=|\\s–|\\s-)\\s*(.+)$"

/* Where a signature is taken apart. */
typedef struct
{
  LiaSignature *result; /* owned */
  GPtrArray *rest; /* (element-type utf8) owned: what may be name, post, unit or organisation */
  gboolean ended; /* a disclaimer has begun */
} Parser;

static GRegex *
get_regex (const char *pattern)
{
  /* Patterns are constants: compiled once, kept by their text. */
  static GMutex mutex;
  static GHashTable *compiled;
  GRegex *regex = NULL;

  g_mutex_lock (&mutex);
  if (compiled == NULL)
    compiled = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (compiled, pattern);
  if (regex == NULL)
    {
      regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_hash_table_insert (compiled, (gpointer) pattern, regex);
    }
  g_mutex_unlock (&mutex);

  return regex;
}

void
lia_signature_free (LiaSignature *self)
{
  if (self == NULL)
    return;
  g_free (self->honorific);
  g_free (self->name);
  g_free (self->post);
  g_free (self->unit);
  g_free (self->organisation);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->mobile);
  g_free (self->website);
  g_free (self);
}

/* Takes the first match of @pattern out of @line; what is left stays in @line, what followed the match begins at @at. */
static char *
cut (const char *pattern, char **line, gsize *at)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *before = NULL;
  char *after = NULL;
  char *found = NULL;
  int start = 0;
  int end = 0;

  if (!g_regex_match (get_regex (pattern), *line, 0, &match)
      || !g_match_info_fetch_pos (match, 0, &start, &end))
    return NULL;

  found = g_match_info_fetch (match, 0);
  before = g_strndup (*line, (gsize) start);
  after = g_strconcat (before, *line + end, NULL);
  g_free (*line);
  *at = (gsize) start;
  *line = after;

  return found;
}

static guint
count (const char *text, gboolean (*is_one) (gunichar sign))
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += is_one (g_utf8_get_char (p)) ? 1 : 0;

  return n;
}

static guint
count_digits (const char *text)
{
  return count (text, g_unichar_isdigit);
}

static guint
count_letters (const char *text)
{
  return count (text, g_unichar_isalpha);
}

/* The label at the end of what stands before a number: "Tel. (direct):". */
static LiaSignaturePart
get_label_before (const char *text)
{
  g_autofree char *folded = lia_text_fold (text);
  g_auto (GStrv) words = NULL;
  guint n = 0;

  g_strdelimit (folded, ":=(),/|-", ' ');
  g_strstrip (folded);
  words = g_strsplit_set (folded, " ", -1);
  n = g_strv_length (words);
  for (guint i = n; i > 0; i--)
    {
      LiaSignaturePart part
          = *words[i - 1] != '\0' ? lia_signature_label (words[i - 1]) : LIA_SIGNATURE_NOTHING;

      if (part == LIA_SIGNATURE_PHONE || part == LIA_SIGNATURE_MOBILE || part == LIA_SIGNATURE_FAX)
        return part;
    }

  return LIA_SIGNATURE_NOTHING;
}

/* A word and a colon right before a number: a label in a language we do not know. */
static gboolean
is_some_label (const char *before)
{
  g_autofree char *text = g_strdup (before);
  const gsize length = strlen (g_strstrip (text));

  return length > 1 && (text[length - 1] == ':' || text[length - 1] == '.')
         && strcspn (text, " ") == length && count_digits (text) == 0;
}

/* Numbers on a line of an address or a register are none to call. */
static gboolean
is_number_to_call (const char *number, const char *before, LiaSignaturePart label)
{
  guint n = count_digits (number);

  if (n < MIN_DIGITS || n > 17)
    return FALSE;
  if (label != LIA_SIGNATURE_NOTHING || *number == '+' || g_str_has_prefix (number, "00")
      || g_str_has_prefix (number, "(+"))
    return TRUE;

  return n >= 7 && (count_letters (before) == 0 || is_some_label (before));
}

static void
take_numbers (Parser *self, char **line)
{
  char *number = NULL;
  gsize at = 0;

  while ((number = cut (PHONE_PATTERN, line, &at)) != NULL)
    {
      const char *gap = *line + at;
      g_autofree char *before = g_strndup (*line, at);
      LiaSignaturePart label = get_label_before (before);
      g_autofree char *found = number;
      /* "+41 22 … (office)" */
      g_autofree char *folded_after = lia_text_fold (gap);
      LiaSignaturePart after
          = g_str_has_prefix (folded_after, "(m") ? LIA_SIGNATURE_MOBILE : LIA_SIGNATURE_NOTHING;
      char *rest = NULL;

      if (after != LIA_SIGNATURE_NOTHING)
        label = after;
      if (is_number_to_call (found, before, label))
        {
          if (label != LIA_SIGNATURE_FAX)
            lia_signature_take (
                self->result,
                label == LIA_SIGNATURE_MOBILE ? LIA_SIGNATURE_MOBILE : LIA_SIGNATURE_PHONE, found);
          /* The label goes with its number. */
          rest = g_strdup (gap);
        }
      else
        {
          rest = g_strconcat (before, " ", gap, NULL);
        }
      g_free (*line);
      *line = rest;
    }
}

/* What is left around something cut out is a label, or nothing, or a part of its own: "Ada Obi <ada@…>". */
static char *
clean_rest (const char *line)
{
  g_autofree char *rest = g_strdup (line);
  g_autofree char *folded = NULL;
  char *stripped = NULL;

  g_strdelimit (rest, "\n<>[]\t", ' ');
  stripped = lia_text_strip (rest);
  if (stripped == NULL)
    return NULL;
  for (char *last = NULL; *stripped != '\0'; *last = '\0')
    {
      last = g_utf8_find_prev_char (stripped, stripped + strlen (stripped));
      if (!g_unichar_isspace (g_utf8_get_char (last))
          && g_utf8_strchr (":;,|-–•·(/", -1, g_utf8_get_char (last)) == NULL)
        break;
    }
  folded = lia_text_fold (stripped);
  if (*stripped == '\0' || lia_signature_label (folded) != LIA_SIGNATURE_NOTHING
      || count_letters (stripped) == 0)
    g_clear_pointer (&stripped, g_free);

  return stripped;
}

static void
take_website (Parser *self, char **line)
{
  g_autofree char *found = NULL;
  g_autofree char *folded = NULL;

  g_autofree char *whole = g_strdup (*line);
  gsize at = 0;
  g_autofree char *around = NULL;

  found = cut (URL_PATTERN, line, &at);
  if (found == NULL)
    return;
  /* "Dott.ssa Bianchi": bare, it is an address only where nothing else stands beside it. */
  around = clean_rest (*line);
  if (around != NULL && g_ascii_strncasecmp (found, "http", 4) != 0
      && g_ascii_strncasecmp (found, "www.", 4) != 0)
    {
      g_free (*line);
      *line = g_steal_pointer (&whole);
      return;
    }
  folded = g_utf8_casefold (found, -1);
  while (*found != '\0' && strchr (".,;)", found[strlen (found) - 1]) != NULL)
    found[strlen (found) - 1] = '\0';
  if (strstr (folded, "linkedin.") == NULL && strstr (folded, "twitter.") == NULL
      && strstr (folded, "facebook.") == NULL && strstr (folded, "instagram.") == NULL
      && !g_str_has_prefix (folded, "https://x.com") && !g_str_has_prefix (folded, "x.com"))
    lia_signature_take (self->result, LIA_SIGNATURE_WEBSITE, found);
}

static gboolean
take_labelled (Parser *self, const char *line)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;
  g_autofree char *folded = NULL;
  LiaSignaturePart part = LIA_SIGNATURE_NOTHING;

  if (!g_regex_match (get_regex (LABEL_PATTERN), line, 0, &match))
    return FALSE;
  label = g_match_info_fetch (match, 1);
  value = g_match_info_fetch (match, 2);
  folded = lia_text_fold (label);
  part = lia_signature_label (folded);
  switch (part)
    {
    case LIA_SIGNATURE_POST:
    case LIA_SIGNATURE_UNIT:
    case LIA_SIGNATURE_ORGANISATION:
      lia_signature_take (self->result, part, value);
      return TRUE;
    case LIA_SIGNATURE_NAME:
      g_ptr_array_insert (self->rest, 0, g_strdup (value));
      return TRUE;
    case LIA_SIGNATURE_ADDRESS:
    case LIA_SIGNATURE_FAX:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_address (const char *line)
{
  g_autofree char *folded = lia_text_fold (line);
  guint digits = count_digits (line);

  return digits > 0 && (lia_signature_is_street (folded) || digits >= 4);
}

/* What the program that sent the mail adds. */
static gboolean
is_of_program (const char *folded)
{
  static const char *const beginnings[]
      = { "sent from ",     "get outlook", "envoye de ",  "gesendet von ", "von meinem ",
          "enviado desde ", "enviado do ", "inviato da ", "отправлено с " };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (folded, beginnings[i]))
      return TRUE;

  return FALSE;
}

/* "Think before you print this." */
static gboolean
is_sentence (const char *line)
{
  const gsize length = strlen (line);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const guint n = g_strv_length (words);

  return n >= 5 && length > 4 && strchr (".!?", line[length - 1]) != NULL
         && strlen (words[n - 1]) > 4 && strchr (words[n - 1], '@') == NULL;
}

static void
take_segment (Parser *self, const char *segment)
{
  g_autofree char *line = lia_text_strip (segment);
  g_autofree char *email = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *rest = NULL;
  gboolean cut_something = FALSE;
  gsize length = 0;
  gsize at = 0;

  if (line == NULL || g_utf8_strlen (line, -1) > MAX_CHARACTERS)
    return;
  length = strlen (line);
  folded = lia_text_fold (line);
  /* One that stands above, as warnings of mail servers do, ends nothing yet. */
  if (lia_signature_ends_all (folded))
    {
      self->ended = self->rest->len > 0;
      return;
    }
  if (self->ended || lia_signature_is_closing (folded) || is_of_program (folded)
      || lia_signature_is_notice (folded) || lia_signature_is_for_another (folded)
      || is_sentence (line) || take_labelled (self, line))
    return;

  while ((email = cut (EMAIL_PATTERN, &line, &at)) != NULL)
    {
      lia_signature_take (self->result, LIA_SIGNATURE_EMAIL, email);
      g_clear_pointer (&email, g_free);
    }
  take_website (self, &line);
  take_numbers (self, &line);
  cut_something = strlen (line) < length;
  rest = clean_rest (line);
  /* "DSN 555-0123": beside a number a few letters are a label, whatever it means. */
  if (rest != NULL && cut_something && count_letters (rest) < MIN_LETTERS)
    return;
  if (rest != NULL && !is_address (rest))
    g_ptr_array_add (self->rest, g_steal_pointer (&rest));
}

/* Names. */

static void
find_name (Parser *self)
{
  guint best = 0;
  guint best_points = 0;
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->rest->len; i++)
    {
      g_autofree char *rest = NULL;
      g_autofree char *candidate
          = lia_signature_split_name (self->result, g_ptr_array_index (self->rest, i), &rest);
      guint points = lia_signature_rate_name (self->result, candidate);

      /* The first line that can be one usually is. */
      if (points > 0 && i == 0)
        points += 2;
      if (points > best_points)
        {
          best = i;
          best_points = points;
        }
    }
  if (best_points == 0)
    return;

  name = lia_signature_split_name (self->result, g_ptr_array_index (self->rest, best), &after);
  lia_signature_set_name (self->result, name);
  g_ptr_array_remove_index (self->rest, best);
  if (after != NULL)
    g_ptr_array_insert (self->rest, (gint) best, g_steal_pointer (&after));
}

/* "Ada Obi, Director, Example Bank, ada@…, +41 …": what reaches someone among commas makes all of it a list. */
static void
take_segments_of (Parser *self, const char *segment)
{
  g_auto (GStrv) parts = g_strsplit (segment, ", ", -1);

  if (g_strv_length (parts) < 3 || strchr (segment, '@') == NULL)
    {
      take_segment (self, segment);
      return;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    take_segment (self, parts[i]);
}

static void
split_segments (Parser *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\r", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL && n < MAX_LINES; i++)
    {
      g_autofree char *line = g_strdup (lines[i]);
      g_auto (GStrv) segments = NULL;

      /* Quoted mail, and what is set off by bars or dots on one line. */
      while (*line == '>' || *line == '*' || *line == ' ')
        memmove (line, line + 1, strlen (line));
      segments = g_regex_split (
          get_regex ("\\s+\\|\\s*|\\s*\\|\\s+|\\s+[·•●∙‖]\\s+|\\t+|\\s{2,}|\\s+//\\s+"), line, 0);
      for (guint j = 0; segments[j] != NULL && n < MAX_LINES; j++, n++)
        take_segments_of (self, segments[j]);
    }
}

LiaSignature *
lia_signature_parse (const char *text)
{
  g_autofree char *valid = NULL;
  Parser parser
      = { .result = g_new0 (LiaSignature, 1), .rest = g_ptr_array_new_with_free_func (g_free) };

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_BYTES));
  split_segments (&parser, valid);
  find_name (&parser);
  lia_signature_place (parser.result, parser.rest);
  g_ptr_array_unref (parser.rest);

  return parser.result;
}
