/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-nicknames.h"

/* A line is one name and what people make of it in several languages. A nickname may stand in several. */
static const char *const names[] = {
  "alexander aleksandr alexandre alejandro alessandro aleksander alex sasha sascha xander alec sandro",
  "alexandra aleksandra alejandra alessandra alex sasha sandra",
  "andrew andreas andre andres andrea andrei andrey andrzej andy drew",
  "anna anne ann ana anne-marie annie anya anja hannah hanna",
  "anthony antonio antoine anton antoni tony toni",
  "arthur arturo artur art",
  "barbara barb babs",
  "benjamin ben benny",
  "bernard bernhard bernardo bernie",
  "catherine katherine kathrin katrin catalina caterina ekaterina katarina kate kathy cathy katie katya karin",
  "charles carlos carlo karl carl charlie chuck",
  "christopher christoph christophe cristobal chris kris christian cristian",
  "christine christina cristina christina chris tina",
  "daniel dan danny daniele",
  "david dave davide",
  "deborah debra debbie deb",
  "dmitry dmitri dimitri dimitrios dima",
  "dominic dominique domingo dom",
  "donald don donnie",
  "edward eduard eduardo edouard edoardo ed eddie ted ned",
  "elizabeth elisabeth isabel isabelle isabella elisabetta liz lizzie beth betty elisa lisa eliza",
  "emmanuel manuel emanuel emanuele manny",
  "eric erik erich",
  "ernest ernst ernesto",
  "evgeny yevgeny eugene eugen evgenii",
  "francis francisco francesco francois frank franz frances fran paco",
  "frederick frederic federico friedrich fred freddy fritz",
  "gabriel gabriele gabe",
  "george georg jorge giorgio georges yuri yury jiri jerzy",
  "gerald gerard gerhard gerardo jerry gerry",
  "gregory gregor gregorio grigory greg",
  "harold harry hal",
  "henry heinrich henri enrique enrico hank harry",
  "helen helena helene elena ellen yelena",
  "hugo hugh ugo",
  "ignatius ignacio ignaz nacho",
  "irene irina irene",
  "jacob jakob james jacques jaime giacomo diego jack jim jimmy jake",
  "jane jean joan johanna juana giovanna jeanne janet",
  "jennifer jen jenny",
  "jeffrey geoffrey jeff geoff",
  "jerome jeronimo girolamo",
  "john johann johannes jean juan giovanni joao jan ivan hans jon johnny jack ian sean",
  "jonathan jonathon jon jonny",
  "joseph josef jose giuseppe joe joey pepe jozef yusuf youssef yousef",
  "joshua josh",
  "judith judy judit",
  "julian julien julio giulio jules",
  "julia julie giulia yulia julie",
  "katherine kathleen kate",
  "kenneth ken kenny",
  "lawrence laurence laurent lorenzo larry lars",
  "leonard leonardo leo len lenny",
  "louis luis luigi ludwig lewis lou",
  "lucas luke luca luc lukas",
  "margaret marguerite margarita margherita margarete maggie meg peggy greta rita",
  "maria mary marie maryam mariam miriam",
  "mark marc marcos marco markus marcus",
  "martin martino marty",
  "matthew matthias mathieu mateo matteo matt mateusz",
  "maximilian max maxim maksim",
  "michael michel miguel michele mikhail mihail michal mike mick misha mikael",
  "mohammed muhammad mohamed muhammed mohammad mohamad mehmet mohd md",
  "nathaniel nathan nate nat",
  "nicholas nicolas nikolaus nicola nikolai nikolay nicolaus nick nico niko klaus mikolaj",
  "natalia natalie natalya natasha",
  "oliver olivier oliviero ollie",
  "olga helga",
  "patrick patricio patrizio pat paddy",
  "patricia patrizia pat patty tricia",
  "paul pablo paolo pavel pawel paulo paulus",
  "peter pierre pedro pietro petr pyotr piotr pete",
  "philip phillip philippe felipe filippo philipp phil pip",
  "rachel raquel rachele",
  "raymond raimundo ray",
  "rebecca rebeca becky",
  "richard ricardo riccardo rick dick rich",
  "robert roberto rob bob bobby robbie rupert",
  "ronald ron ronnie",
  "rodolfo rudolf rodolphe rudi rudy",
  "samuel sam samuele",
  "samantha sam",
  "sebastian sebastien bastian seb",
  "sergey sergei serge sergio serhiy",
  "sofia sophia sophie sonia sonja sofie",
  "stanislav stanislaw stanislaus stan",
  "stephen steven stefan stefano esteban etienne stephane steve istvan",
  "susan susanne suzanne susana sue suzy",
  "theodore theodor teodoro ted theo fyodor",
  "theresa teresa therese terry tess",
  "thomas tomas tommaso tom tommy tomasz",
  "timothy timo tim",
  "valentin valentino",
  "victor viktor vittorio vic",
  "victoria viktoria vicky vittoria",
  "vincent vicente vincenzo vince",
  "vladimir volodymyr vladimiro vlad volodya",
  "walter gualterio walt",
  "william wilhelm guillermo guillaume guglielmo bill billy will liam willem",
  "xavier javier saverio",
  "ahmed ahmad achmed",
  "abdullah abdallah abdulla",
  "ali aly",
  "hassan hasan",
  "hussein husain hussain hossein",
  "fatima fatma fatimah",
  "khadija khadijah hatice",
  "ibrahim abraham ebrahim",
  "ismail ishmael esmail",
  "omar umar omer",
  "osman othman uthman",
  "mustafa mustapha moustafa",
  "zainab zaynab zeinab",
  "aisha ayesha aicha",
};

static GHashTable *
get_groups (void)
{
  static GHashTable *groups = NULL;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      GHashTable *table
          = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_auto (GStrv) words = g_strsplit (names[i], " ", -1);

          for (guint j = 0; words[j] != NULL; j++)
            {
              GArray *lines = g_hash_table_lookup (table, words[j]);

              if (lines == NULL)
                {
                  lines = g_array_new (FALSE, FALSE, sizeof (guint));
                  g_hash_table_insert (table, g_strdup (words[j]), lines);
                }
              g_array_append_val (lines, i);
            }
        }
      groups = table;
      g_once_init_leave (&made, 1);
    }
  return groups;
}

gboolean
lia_nicknames_are_same (const char *a, const char *b)
{
  const GArray *of_a = g_hash_table_lookup (get_groups (), a);
  const GArray *of_b = of_a != NULL ? g_hash_table_lookup (get_groups (), b) : NULL;

  if (of_b == NULL)
    return FALSE;
  for (guint i = 0; i < of_a->len; i++)
    for (guint j = 0; j < of_b->len; j++)
      if (g_array_index (of_a, guint, i) == g_array_index (of_b, guint, j))
        return TRUE;
  return FALSE;
}
