/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-romanise.h"

#include <string.h>

/* From U+0430 on; then those beyond the alphabet's row. */
static const char *const cyrillic[] = {
  "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "i",    "k", "l", "m", "n", "o",  "p",
  "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya",
};

/* From U+03B1 on; the final sigma is folded before. */
static const char *const greek[] = {
  "a", "v", "g", "d", "e", "z", "i", "th", "i", "k",  "l",  "m", "n",
  "x", "o", "p", "r", "s", "s", "t", "y",  "f", "ch", "ps", "o",
};

static const char *
romanise_letter (gunichar c)
{
  if (c >= 0x0430 && c < 0x0430 + G_N_ELEMENTS (cyrillic))
    return cyrillic[c - 0x0430];
  if (c >= 0x03b1 && c < 0x03b1 + G_N_ELEMENTS (greek))
    return greek[c - 0x03b1];
  switch (c)
    {
    case 0x0451: /* yo */
      return "e";
    case 0x0452: /* Serbian dj, tshe, lj, nj, dzh, j */
      return "dj";
    case 0x045b:
      return "c";
    case 0x0459:
      return "lj";
    case 0x045a:
      return "nj";
    case 0x045f:
      return "dz";
    case 0x0458:
      return "j";
    case 0x0454: /* Ukrainian ye, i, yi, g */
      return "ye";
    case 0x0456:
    case 0x0457:
      return "i";
    case 0x0491:
      return "g";
    default:
      return NULL;
    }
}

char *
lia_romanise (const char *folded)
{
  GString *text;

  /* Both scripts begin with lead bytes from 0xcd to 0xd4; most names are ASCII. */
  if (strpbrk (folded, "\xcd\xce\xcf\xd0\xd1\xd2\xd3") == NULL)
    return g_strdup (folded);

  text = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const char *letters = romanise_letter (c);

      if (letters != NULL)
        g_string_append (text, letters);
      else
        g_string_append_unichar (text, c);
    }
  return g_string_free_and_steal (text);
}

/* What sounds alike, the longer first. */
static const struct
{
  const char *from;
  const char *to;
} spellings[] = {
  { "shch", "s" }, { "tsch", "c" }, { "tch", "c" }, { "sch", "s" }, { "dzh", "j" }, { "dj", "j" },
  { "ch", "c" },   { "sh", "s" },   { "kh", "h" },  { "zh", "j" },  { "ph", "f" },  { "th", "t" },
  { "ts", "c" },   { "tz", "c" },   { "ck", "k" },  { "gh", "g" },  { "ae", "a" },  { "oe", "o" },
  { "ue", "u" },   { "ou", "u" },   { "oo", "u" },  { "ee", "i" },  { "iy", "i" },  { "ij", "i" },
  { "yi", "i" },   { "ie", "i" },   { "ye", "e" },  { "je", "e" },  { "ya", "a" },  { "ja", "a" },
  { "ia", "a" },   { "yu", "u" },   { "ju", "u" },  { "iu", "u" },  { "ks", "x" },  { "q", "k" },
  { "w", "v" },    { "y", "i" },    { "c", "k" },   { "z", "s" },   { "'", "" },    { "-", "" },
};

char *
lia_romanise_skeleton (const char *word)
{
  GString *skeleton = g_string_new (NULL);

  while (*word != '\0')
    {
      const char *to = NULL;
      gsize taken = 1;

      for (guint i = 0; to == NULL && i < G_N_ELEMENTS (spellings); i++)
        if (g_str_has_prefix (word, spellings[i].from))
          {
            to = spellings[i].to;
            taken = strlen (spellings[i].from);
          }
      if (to == NULL)
        {
          char letter[2] = { *word, '\0' };

          /* Short vowels are written one way or another; double letters are one. */
          if (letter[0] == 'o')
            letter[0] = 'u';
          else if (letter[0] == 'e')
            letter[0] = 'a';
          if (skeleton->len == 0 || skeleton->str[skeleton->len - 1] != letter[0])
            g_string_append (skeleton, letter);
        }
      else if (*to != '\0' && (skeleton->len == 0 || skeleton->str[skeleton->len - 1] != *to))
        g_string_append (skeleton, to);
      word += taken;
    }
  return g_string_free_and_steal (skeleton);
}
