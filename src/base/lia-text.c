/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */
#define QUOTE_MAX   60

/* Letters and signs Unicode does not decompose, or decomposes into something nobody types. %NULL for others. */
static const char *
get_plain (gunichar c)
{
  switch (c)
    {
    case 0x00c6: /* Æ æ */
    case 0x00e6:
      return "ae";
    case 0x00d0: /* Ð ð Đ đ */
    case 0x00f0:
    case 0x0110:
    case 0x0111:
      return "d";
    case 0x00d8: /* Ø ø */
    case 0x00f8:
      return "o";
    case 0x00de: /* Þ þ */
    case 0x00fe:
      return "th";
    case 0x00df: /* ß ẞ */
    case 0x1e9e:
      return "ss";
    case 0x0126: /* Ħ ħ */
    case 0x0127:
      return "h";
    case 0x0131: /* ı, Ɨ ɨ */
    case 0x0197:
    case 0x0268:
      return "i";
    case 0x0138: /* ĸ */
      return "k";
    case 0x0141: /* Ł ł, Ƚ ƚ */
    case 0x0142:
    case 0x019a:
    case 0x023d:
      return "l";
    case 0x014a: /* Ŋ ŋ */
    case 0x014b:
      return "ng";
    case 0x0152: /* Œ œ */
    case 0x0153:
      return "oe";
    case 0x0166: /* Ŧ ŧ */
    case 0x0167:
      return "t";
    case 0x018f: /* Ə ə, Ǝ ǝ */
    case 0x018e:
    case 0x01dd:
    case 0x0259:
      return "e";
    case 0x0180: /* ƀ Ƀ */
    case 0x0243:
      return "b";
    case 0x0181: /* Ɓ ɓ */
    case 0x0253:
      return "b";
    case 0x018a: /* Ɗ ɗ */
    case 0x0257:
      return "d";
    case 0x0198: /* Ƙ ƙ */
    case 0x0199:
      return "k";
    case 0x01b3: /* Ƴ ƴ */
    case 0x01b4:
      return "y";
    case 0x01b5: /* Ƶ ƶ */
    case 0x01b6:
      return "z";
    case 0x01e4: /* Ǥ ǥ */
    case 0x01e5:
      return "g";
    case 0x03c2: /* final sigma */
      return "σ";
    case '`':
    case 0x00b4:
    case 0x1ffd: /* is U+00B4 */
    case 0x02b9:
    case 0x02bb:
    case 0x02bc:
    case 0x02bd:
    case 0x02be:
    case 0x02bf:
    case 0x02c8:
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0x2039:
    case 0x203a:
      return "'";
    case 0x00ab:
    case 0x00bb:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return "-";
    default:
      return NULL;
    }
}

/* Characters without width. Not all of G_UNICODE_FORMAT: the Arabic number signs in there are visible, and
 * tags make flags. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || c == 0x034f || c == 0x061c || c == 0x180e || (c >= 0x200b && c <= 0x200f)
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f)
         || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff;
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r')
         || (c >= 0x80 && (g_unichar_isspace (c) || c == 0x85));
}

/* Marks that only vary a letter. Virama and kana voicing make another one and stay, as do vowel signs (class 0). */
static gboolean
is_removed_mark (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
      {
        int combining_class = g_unichar_combining_class (c);

        return combining_class != 0 && combining_class != 8 && combining_class != 9;
      }
    case G_UNICODE_ENCLOSING_MARK:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
fold_any (GString *folded, gunichar c, gboolean *pending_blank)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if (c < 0x80 && g_ascii_isgraph ((char) c))
    {
      if (*pending_blank)
        g_string_append_c (folded, ' ');
      *pending_blank = FALSE;
      g_string_append_c (folded, c == '`' ? '\'' : g_ascii_tolower ((char) c));
      return;
    }

  if (c < 0x80 || get_plain (c) != NULL)
    {
      parts[0] = c;
      n_parts = 1;
    }
  else
    n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar part = parts[i];
      const char *plain;

      if (is_blank (part))
        {
          *pending_blank = folded->len > 0;
          continue;
        }
      if (is_invisible (part) || g_unichar_iscntrl (part) || is_removed_mark (part))
        continue;

      if (*pending_blank)
        {
          g_string_append_c (folded, ' ');
          *pending_blank = FALSE;
        }

      plain = get_plain (part);
      if (plain == NULL)
        {
          part = g_unichar_tolower (part);
          plain = get_plain (part);
        }
      if (plain != NULL)
        g_string_append (folded, plain);
      else
        g_string_append_unichar (folded, part);
    }
}

/* What the accented letters of Latin become, made when first needed: looking each up in Unicode's tables
 * takes longer, and an import folds every name several times. */
#define LATIN_FIRST 0x00c0
#define LATIN_LAST  0x017f
static char latin[LATIN_LAST - LATIN_FIRST + 1][4];

static void
ensure_latin (void)
{
  static gsize made = 0;

  if (!g_once_init_enter (&made))
    return;
  for (gunichar c = LATIN_FIRST; c <= LATIN_LAST; c++)
    {
      g_autoptr (GString) folded = g_string_new (NULL);
      gboolean pending_blank = FALSE;

      fold_any (folded, c, &pending_blank);
      g_assert (folded->len < sizeof latin[0]);
      memcpy (latin[c - LATIN_FIRST], folded->str, folded->len + 1);
    }
  g_once_init_leave (&made, 1);
}

static void
fold_character (GString *folded, gunichar c, gboolean *pending_blank)
{
  if (c < LATIN_FIRST || c > LATIN_LAST)
    {
      fold_any (folded, c, pending_blank);
      return;
    }
  if (*pending_blank)
    g_string_append_c (folded, ' ');
  *pending_blank = FALSE;
  g_string_append (folded, latin[c - LATIN_FIRST]);
}

/* The rest of a text from its first character beyond ASCII. Takes over @buffer, which holds @length bytes. */
static char *
fold_unicode (char *buffer, gsize length, const char *rest, gboolean pending_blank)
{
  g_autofree char *valid = NULL;
  GString *folded;

  buffer[length] = '\0';
  folded = g_string_new_take (buffer);
  if (!g_utf8_validate (rest, -1, NULL))
    rest = valid = g_utf8_make_valid (rest, -1);

  ensure_latin ();
  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
    fold_character (folded, g_utf8_get_char (p), &pending_blank);

  return g_string_free_and_steal (folded);
}

char *
lia_text_fold (const char *text)
{
  char *folded;
  gsize length = 0;
  gboolean pending_blank = FALSE;

  if (text == NULL)
    return g_strdup ("");

  /* Most names are ASCII: one pass, one allocation. */
  folded = g_malloc (strlen (text) + 2);
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x80)
        return fold_unicode (folded, length, p, pending_blank);
      if (c == ' ' || (c >= '\t' && c <= '\r'))
        pending_blank = length > 0;
      else if (c > ' ' && c != 0x7f)
        {
          if (pending_blank)
            {
              folded[length++] = ' ';
              pending_blank = FALSE;
            }
          if (c >= 'A' && c <= 'Z')
            c = (guchar) (c + ('a' - 'A'));
          else if (c == '`')
            c = '\'';
          folded[length++] = (char) c;
        }
    }

  folded[length] = '\0';
  return folded;
}

static gboolean
is_stripped (gunichar c)
{
  return is_blank (c) || is_invisible (c) || g_unichar_iscntrl (c);
}

char *
lia_text_strip (const char *text)
{
  g_autofree char *valid = NULL;
  const char *start = text;
  const char *end;

  if (text == NULL)
    return NULL;
  if (!g_utf8_validate (text, -1, NULL))
    start = valid = g_utf8_make_valid (text, -1);

  while (*start != '\0' && is_stripped (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  if (*start == '\0')
    return NULL;

  end = start + strlen (start);
  for (;;)
    {
      const char *previous = g_utf8_prev_char (end);

      if (!is_stripped (g_utf8_get_char (previous)))
        return g_strndup (start, (gsize) (end - start));
      end = previous;
    }
}

static gboolean
is_small_word (const char *word)
{
  static const char *const small_words[] = {
    "a",   "al",    "an",  "and", "as",  "at",  "auf",  "aux",  "by",  "d",   "da",   "das",
    "de",  "degli", "dei", "del", "der", "des", "di",   "die",  "do",  "dos", "du",   "e",
    "ein", "eine",  "el",  "en",  "et",  "for", "fur",  "im",   "in",  "l",   "la",   "las",
    "le",  "les",   "los", "na",  "of",  "on",  "or",   "para", "per", "por", "pour", "s",
    "sur", "the",   "to",  "und", "van", "von", "with", "y",    "zu",  "zum", "zur",
  };

  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    if (strcmp (word, small_words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_legal_form (const char *word)
{
  static const char *const forms[]
      = { "ab",  "ag",  "as",  "asbl",    "bv", "co", "corp", "doo", "ev",   "gmbh", "inc", "kg",
          "llc", "llp", "ltd", "limited", "nv", "oy", "plc",  "sa",  "sarl", "sas",  "spa", "srl" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (word, forms[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The words of folded @text outside brackets. A word is letters, digits and marks; dots inside vanish. */
static GPtrArray *
split_words (const char *text)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);
  guint depth = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (depth == 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        g_string_append_unichar (word, c);
      else if (c != '.' && word->len > 0)
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }

      if (c == '(' || c == '[')
        depth++;
      else if ((c == ')' || c == ']') && depth > 0)
        depth--;
      else if (c == '\0')
        return g_steal_pointer (&words);
    }
}

char *
lia_text_acronym (const char *name)
{
  g_autofree char *folded = lia_text_fold (name);
  g_autoptr (GPtrArray) words = split_words (folded);
  g_autoptr (GString) acronym = g_string_new (NULL);
  guint n_initials = 0;

  if (words->len > 1 && is_legal_form (g_ptr_array_index (words, words->len - 1)))
    g_ptr_array_remove_index (words, words->len - 1);

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (is_small_word (word))
        continue;
      n_initials++;
      if (g_ascii_isdigit (word[0]))
        g_string_append_len (acronym, word, (gssize) strspn (word, "0123456789"));
      else
        g_string_append_unichar (acronym, g_unichar_toupper (g_utf8_get_char (word)));
    }

  return n_initials < 2 ? g_strdup ("") : g_string_free_and_steal (g_steal_pointer (&acronym));
}

static gboolean
is_disguise (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n' && c != '\t') || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

char *
lia_text_make_bidi_visible (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) visible = NULL;
  const char *start;

  if (text == NULL)
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  start = text;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_disguise (g_utf8_get_char (p)))
        continue;
      if (visible == NULL)
        visible = g_string_new (NULL);
      g_string_append_len (visible, start, p - start);
      g_string_append (visible, REPLACEMENT);
      start = g_utf8_next_char (p);
    }

  if (visible == NULL)
    return g_strdup (text);
  g_string_append (visible, start);
  return g_string_free_and_steal (g_steal_pointer (&visible));
}

char *
lia_text_excerpt (const char *text)
{
  g_autofree char *stripped = lia_text_strip (text);
  g_autofree char *visible = lia_text_make_bidi_visible (stripped);

  g_strdelimit (visible, "\n\t", ' ');
  if (g_utf8_strlen (visible, -1) > QUOTE_MAX)
    {
      g_autofree char *start = g_utf8_substring (visible, 0, QUOTE_MAX - 1);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&visible);
}

char *
lia_text_quote (const char *text)
{
  g_autofree char *excerpt = lia_text_excerpt (text);

  /* Translators: quotation marks around a text from outside */
  return g_strdup_printf (_ ("“%s”"), excerpt);
}
