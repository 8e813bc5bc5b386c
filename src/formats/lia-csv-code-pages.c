/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-code-pages.h"

#include <math.h>
#include <string.h>

#include <uchardet.h>

#define N_PAGES 3
/* As many letters are weighed; more would not change the answer. */
#define MAX_LETTERS 8192

static const char *const page_names[N_PAGES] = { "WINDOWS-1252", "WINDOWS-1250", "WINDOWS-1251" };

/* The letters beyond ASCII of each language, the frequent ones first. Their rank is all that is used: by
 * Zipf's law the n-th letter weighs about 1/n, and no table of counts has to be kept. */
typedef struct
{
  guint page;
  const char *letters;
} Language;

static const Language languages[] = {
  { 0, "éèàêçôîâùûëœïÉÀÈÊÇÔ" }, /* French */
  { 0, "üäößÜÖÄé" }, /* German */
  { 0, "óíáñéúüÁÍÓÚÑÉ¿¡ºª" }, /* Spanish */
  { 0, "ãçáéóíêõâàúôÁÉÓÇÍÂÊÃºª" }, /* Portuguese */
  { 0, "àèéùòìÈÀÉ" }, /* Italian */
  { 0, "äöåÄÖÅéü" }, /* Swedish, Finnish */
  { 0, "åøæØÅÆéöäü" }, /* Danish, Norwegian */
  { 0, "áíðþöúóæéýÞÍÁÓÚÖÐÆ" }, /* Icelandic */
  { 0, "ëéïöüèêçñËÉ" }, /* Dutch, Albanian, English loanwords */
  { 1, "ąęółśżćńźŁŚŻĆÓŹĘĄŃ" }, /* Polish */
  { 1, "íáéěřčýžšůúťňďóČŠŘŽÚÍÁŤÉŇĎĚÝŮ" }, /* Czech */
  { 1, "áíčýéžšúľôťňďäóĺŕČŠŽĽÚÁŤÍÓÉĎŇ" }, /* Slovak */
  { 1, "áéöőóíüúűÁÉÖÓÜŐÍÚŰ" }, /* Hungarian */
  { 1, "čšžćđČŠŽĆĐ" }, /* Croatian, Slovene, Serbian in Latin letters */
  { 1, "ăîşţâŞŢÎÂĂé" }, /* Romanian */
  { 1, "üäößÜÖÄéç" }, /* the neighbours' names */
  { 2, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъОСАПРВКМИНТДБГЕЗУФЛЭХЯЧШЦЮЖЩЙЫЬЪёЁ" }, /* Russian */
  { 2, "оаинвіетрслкудмпязьгбчйхцїжшюєщфґОВПКСІМДНУТАРГЗЄБЛФХЧЯЮЕЇЙЖШЦЩЬҐ" }, /* Ukrainian */
  { 2, "аоиетнрсвлкдпмъзгбуяцчщжхшюйфьСПБКМАДРВГНТОИЕЛЗФХЦЧШУЯЮЪЖЩЙ" }, /* Bulgarian */
  { 2, "аоиенрстјукдвмплзгбчшжцњћхљђфџСКМПДБНРАВЈЗГТОИЛЧУШЋЖЕЦЂХФЉЊЏ" }, /* Serbian */
  { 2, "аоиетнрсвдклпмузјгбчшцжњфхќѓљџѕСМПКДАБНРГЗВТЈИЛОЕФХЦЧШЖЌЃЉЏ" }, /* Macedonian */
  { 2, "аеінорслыкдтвуямпзьбгцчйўэшхжюфёАБВГДЕЗІКЛМНОПРСТУЎФХЦЧШЭЮЯЖЙ" }, /* Belarusian */
};

#define N_LANGUAGES G_N_ELEMENTS (languages)

/* A letter no language here knows. */
#define WEIGHT_FOREIGN 0.0005
/* Signs that every page has and any language may use. */
#define WEIGHT_SIGN 0.02
/* A letter of a neighbouring language of the same page, against one of the language itself. */
#define FACTOR_NEIGHBOUR     0.2
#define FACTOR_MIXED_SCRIPTS 0.01
#define FACTOR_UNUSUAL_CASE  0.1
/* Signs stand beside digits, letters hardly: "£584", not "Ł584". */
#define FACTOR_BESIDE_DIGIT 0.1
/* What the opinion of uchardet counts, in log weight: as much as a letter or two that fit badly. Found by trying;
 * without it 96, with it 98 of 100 short rosters are read right. */
#define BONUS_UCHARDET 6.0

static gboolean
is_cyrillic (gunichar c)
{
  return c >= 0x400 && c < 0x500;
}

static gboolean
is_common_sign (gunichar c)
{
  return g_utf8_strchr ("‘’‚“”„–—…•€£©®°§«»·\u00a0№™†", -1, c) != NULL;
}

/* The characters of the upper half of each page, 0 where a byte means nothing. */
static const gunichar *
get_page (guint page)
{
  static gunichar tables[N_PAGES][128];
  static gsize made;

  if (g_once_init_enter (&made))
    {
      for (guint p = 0; p < N_PAGES; p++)
        {
          for (guint i = 0; i < 128; i++)
            {
              const char byte = (char) (i + 128);
              g_autofree char *decoded
                  = g_convert (&byte, 1, "UTF-8", page_names[p], NULL, NULL, NULL);

              tables[p][i] = decoded != NULL ? g_utf8_get_char (decoded) : 0;
            }
        }
      g_once_init_leave (&made, 1);
    }
  return tables[page];
}

static double
get_rank_weight (const char *letters, gunichar c)
{
  const char *found = g_utf8_strchr (letters, -1, c);

  return found != NULL ? 0.3 / (double) (g_utf8_pointer_to_offset (letters, found) + 1) : 0;
}

static gunichar
get_char (const char *text, gsize length, gssize position, const gunichar *table)
{
  guint8 byte;

  if (position < 0 || (gsize) position >= length)
    return ' ';
  byte = (guint8) text[position];
  return byte < 128 ? byte : table[byte - 128];
}

/* What the neighbours of a letter say about its reading. */
static double
get_context_factor (gunichar before, gunichar letter, gunichar after)
{
  double factor = 1;
  const gunichar neighbours[] = { before, after };

  for (guint i = 0; i < 2; i++)
    {
      gunichar other = neighbours[i];

      if (g_unichar_isdigit (other))
        factor *= FACTOR_BESIDE_DIGIT;
      if (!g_unichar_isalpha (other))
        continue;
      if (is_cyrillic (letter) != is_cyrillic (other))
        factor *= FACTOR_MIXED_SCRIPTS;
    }
  if (g_unichar_isupper (letter) && g_unichar_islower (before))
    factor *= FACTOR_UNUSUAL_CASE;
  return factor;
}

/* The sum of log weights under the language that fits best; -HUGE_VAL when a byte has no meaning. */
static double
score_page (guint page, const char *text, gsize length)
{
  const gunichar *table = get_page (page);
  double weights[N_LANGUAGES][128] = { 0 };
  double page_weights[128] = { 0 };
  double scores[N_LANGUAGES] = { 0 };
  double best = -HUGE_VAL;
  guint n_letters = 0;

  for (guint l = 0; l < N_LANGUAGES; l++)
    {
      if (languages[l].page != page)
        continue;
      for (guint i = 0; i < 128; i++)
        {
          weights[l][i] = is_common_sign (table[i])
                              ? WEIGHT_SIGN
                              : get_rank_weight (languages[l].letters, table[i]);
          page_weights[i] = MAX (page_weights[i], weights[l][i]);
        }
    }

  for (gsize position = 0; position < length && n_letters < MAX_LETTERS; position++)
    {
      guint index;
      double factor = 1;

      if ((guint8) text[position] < 128)
        continue;
      index = (guint8) text[position] - 128u;
      if (table[index] == 0)
        return -HUGE_VAL;
      n_letters++;
      if (g_unichar_isalpha (table[index]))
        factor = get_context_factor (get_char (text, length, (gssize) position - 1, table),
                                     table[index],
                                     get_char (text, length, (gssize) position + 1, table));
      for (guint l = 0; l < N_LANGUAGES; l++)
        {
          if (languages[l].page == page)
            scores[l]
                += log (factor
                        * MAX (MAX (weights[l][index], FACTOR_NEIGHBOUR * page_weights[index]),
                               WEIGHT_FOREIGN));
        }
    }

  for (guint l = 0; l < N_LANGUAGES; l++)
    {
      if (languages[l].page == page)
        best = MAX (best, scores[l]);
    }
  return best;
}

/* Which of the pages uchardet means; N_PAGES for none. */
static guint
ask_uchardet (const char *text, gsize length)
{
  static const struct
  {
    const char *name;
    guint page;
  } names[] = {
    { "WINDOWS-1252", 0 }, { "ISO-8859-1", 0 }, { "ISO-8859-15", 0 },
    { "WINDOWS-1250", 1 }, { "ISO-8859-2", 1 }, { "WINDOWS-1251", 2 },
  };
  uchardet_t detector = uchardet_new ();
  guint page = N_PAGES;

  if (uchardet_handle_data (detector, text, length) == 0)
    {
      uchardet_data_end (detector);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          if (g_ascii_strcasecmp (uchardet_get_charset (detector), names[i].name) == 0)
            page = names[i].page;
        }
    }
  uchardet_delete (detector);
  return page;
}

const char *
lia_csv_code_page_guess (const char *text, gsize length)
{
  guint uchardet_page;
  const char *best = NULL;
  double best_score = -HUGE_VAL;

  g_return_val_if_fail (text != NULL, NULL);

  uchardet_page = ask_uchardet (text, length);
  for (guint page = 0; page < N_PAGES; page++)
    {
      double score = score_page (page, text, length);

      if (score > -HUGE_VAL && page == uchardet_page)
        score += BONUS_UCHARDET;
      if (score > best_score)
        {
          best = page_names[page];
          best_score = score;
        }
    }
  return best;
}
