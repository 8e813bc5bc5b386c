/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-name-lexicon.h"

#include <string.h>

/* Words stand folded, separated by blanks. In a line of a group the first is what the others mean. */

static const char small_words[]
    = "a al alla alle als am an and at auf aus aux av bei by d da dal dalla das dati de degli dei del della "
      "delle dello den der des det di die do dos du e ed ein eine el en et for fra fur het i il im in "
      "is its kai l la las le les lo los na nad nel nella of och og on op or os pa para per por pour s su "
      "sul sulla sur te the til to u um un una und une uno van vom von voor vor with y z za ze zu zum zur";

static const char legal_forms[]
    = "ab ac ag aisbl aktiengesellschaft aktiebolag aktieselskab anonima anonyme anonim ao aps as asa asbl a/s "
      "bhd bt bv bvba co company companies corp corporation cpt cv cvba dd doo dba eg eingetragener ehf eirl "
      "ev eood eurl gbr geie gesmbh ggmbh gie gmbh hf iks inc incorporated ivzw kg kft kk kgaa limitada "
      "limited limitee lp llc llp lllp ltd ltda ltee mbh nv nyrt ood ohg oy oyj pbc pc plc pte pty pvt "
      "responsabilite rf sa sab sae sal saoc saog sapi sarl sas sasu sc sca scarl scop scrl sdn se sencrl sia "
      "sicav snc societa sociedad societe soc spa spj spzoo srl srls sro sprl spolka stichting tas tbk tov ug uab "
      "ultd vof vzw zrt";

static const char legal_forms_before[] = "ao asbl ooo oao pao pt tov ud uab zao";

/* What sort of body it is, and words every second name has. */
static const char *const bodies[] = {
  "association verein asociacion associazione associacao vereniging asoc assoc assn assoziation forening "
  "asociatia stowarzyszenie",
  "society gesellschaft sociedade genootschap",
  "foundation fondation fundacion fundacao fondazione stiftung fundacja fundatia fdn stiftelsen stiftelse",
  "institute institut instituto istituto instituut inst institutet instytut institution",
  "centre center centro zentrum centrum ctr cntr centrul centar tsentr",
  "ministry ministere ministerio ministerium ministero ministerie min ministerstvo ministerul bundesministerium "
  "minister",
  "department departement departamento dipartimento abteilung dept afdeling",
  "office bureau oficina ufficio buro escritorio kantoor amt bundesamt",
  "agency agence agencia agenzia agentur agentschap agentia agencja",
  "authority autorite autoridad autorita behorde autoridade autoriteit auth",
  "commission comision comissao commissione kommission commissie comm",
  "committee comite comitato ausschuss komitee comissao",
  "council conseil consejo consiglio conselho rat raad consiliul",
  "board directoire junta vorstand",
  "university universite universidad universitat universita universidade universiteit univ uni "
  "universitet universitatea uniwersytet",
  "college colegio collegio hochschule hogeschool coll",
  "school ecole escuela scuola schule escola",
  "academy academie academia accademia akademie",
  "faculty faculte facultad facolta fakultat faculdade",
  "federation federacion federazione verband federacao federatie bundesverband fed dachverband",
  "confederation confederacion confederazione confederacao",
  "chamber chambre camara camera kammer kamer",
  "network reseau red rete netzwerk rede netwerk",
  "forum foro foire",
  "alliance alianza alleanza allianz alianca alliantie",
  "coalition coalicion coalizione koalition",
  "club",
  "programme program programa programma programm prog",
  "project projet proyecto progetto projekt projeto",
  "initiative iniciativa iniziativa initiatief",
  "fund fonds fondo fundo",
  "trust",
  "group groupe grupo gruppo gruppe groep grp grupa",
  "holding holdings",
  "service services servicios servizi dienst dienste dienstleistungen servicos diensten svc svcs svs",
  "solution solutions soluciones soluzioni losungen solucoes oplossingen",
  "system systems systemes sistemas sistemi systeme",
  "consulting consultants consultancy consultores consultoria conseils beratung",
  "partners partner partenaires socios",
  "organisation organization organizacion organizzazione organizacao organisatie org organizatia orga",
  "international internationale internacional internazionale internationaler internationales internationaal "
  "intl int internationalen",
  "national nationale nacional nazionale nationaal natl nationales nationaler narodowy",
  "regional regionale regionales",
  "federal federale bundes",
  "central centrale zentral",
  "general generale general",
  "state etat estado stato staat staatliche",
  "government gouvernement gobierno governo regierung govt gov",
  "republic republique republica repubblica republik republiek rep",
  "royal royale real reale koninklijk koniglich koniglige",
  "world mondial mondiale mundial welt wereld monde mundo",
  "global globale",
};

/* Subjects and places: translated, and never taken for one another however alike they are spelt. */
static const char *const topics[] = {
  "health sante salud gesundheit salute saude gezondheid",
  "education educacion istruzione bildung educacao onderwijs",
  "security securite seguridad sicherheit sicurezza seguranca veiligheid",
  "defence defense defensa verteidigung difesa defesa defensie",
  "justice justicia justiz giustizia justica justitie",
  "interior interieur innern inneren interno binnenlandse",
  "foreign etrangeres exteriores auswartiges auswartige esteri buitenlandse",
  "affairs affaires asuntos angelegenheiten affari assuntos zaken",
  "finance finances finanzas finanzen finanze financas financien",
  "economy economie economia wirtschaft economico economique economic economics okonomie",
  "trade commerce comercio handel commercio",
  "industry industrie industria",
  "agriculture agricultura landwirtschaft agricoltura landbouw",
  "environment environnement ambiente umwelt milieu medioambiente",
  "energy energie energia",
  "transport transports transporte verkehr trasporti vervoer transportation",
  "communication communications comunicacion comunicaciones kommunikation comunicazione comunicacao "
  "communicatie",
  "telecommunication telecommunications telecomunicaciones telekommunikation telecomunicazioni "
  "telecomunicacoes telecommunicatie telecom telecoms telekom telco",
  "information informacion informazione informacao informatie informationen",
  "technology technologie technologies tecnologia tecnologias technologien tecnologie tech techn",
  "science sciences ciencia ciencias wissenschaft scienza scienze wetenschap",
  "research recherche investigacion forschung ricerca pesquisa onderzoek",
  "culture cultura kultur cultuur",
  "labour labor travail trabajo arbeit lavoro trabalho arbeid",
  "women femmes mujeres frauen donne mulheres vrouwen",
  "men hommes hombres manner uomini homens",
  "children child enfants enfance ninos ninez kinder bambini criancas kinderen",
  "youth jeunesse juventud jugend gioventu juventude jeugd",
  "human humains humanos menschen umani humano humanitaire",
  "rights right droits derechos rechte diritti direitos rechten",
  "development developpement desarrollo entwicklung sviluppo desenvolvimento ontwikkeling dev",
  "cooperation cooperacion zusammenarbeit cooperazione cooperacao samenwerking",
  "police policia polizei polizia politie",
  "court tribunal corte gericht gerechtshof",
  "bank banque banco banca banka banken bancorp",
  "internet",
  "data donnees datos daten dati dados gegevens",
  "digital numerique digitale",
  "innovation innovacion innovazione inovacao innovatie",
  "statistics statistiques statistique estadistica statistik statistica estatistica statistiek",
  "policy politique politica politik beleid",
  "governance gouvernance gobernanza governanca",
  "social sociales sozial sociale sociais soziales",
  "protection proteccion schutz protezione protecao bescherming",
  "water eau agua wasser acqua",
  "union unione uniao unie",
  "nation nations naciones nationen nazioni nacoes naties",
  "united unies unidas vereinte unite",
  "tourism tourisme turismo tourismus toerisme",
  "law loi ley recht legge lei",
  "civil civile civiles zivil",
  "peace paix paz frieden pace vrede",
  "insurance assurance assurances seguros versicherung assicurazioni verzekering",
  "engineering ingenierie ingenieria ingenieurwesen ingegneria eng",
  "management gestion gestione verwaltung gestao mgmt",
  "training formation formacion ausbildung formazione formacao opleiding",
  "standard standards normes normas normen",
  "north nord norte norden noord northern",
  "south sud sur suden sul zuid southern",
  "east est este osten oost eastern ost",
  "west ouest oeste westen ovest western",
  "europe europa european europeenne europeen europea europeo europaische europaisches europees",
  "africa afrique afrika african africaine africana africano",
  "asia asie asien asian",
  "america amerique amerika american americana",
  "pacific pacifique pacifico pazifik",
  "caribbean caraibes caribe karibik",
  "germany allemagne alemania deutschland germania alemanha duitsland german deutsche deutscher allemande",
  "france francia frankreich franca frankrijk french francaise francais",
  "spain espagne espana spanien spagna espanha spanje spanish espanola",
  "italy italie italia italien italian italiana",
  "portugal portuguese portuguesa",
  "netherlands nederland bas paises niederlande dutch nederlandse",
  "belgium belgique belgica belgien belgio belgie belgian",
  "switzerland suisse suiza schweiz svizzera suica zwitserland swiss schweizerische",
  "austria autriche osterreich oostenrijk austrian osterreichische",
  "australia australie australien australian",
  "brazil bresil brasil brasilien brasile brazilie",
  "mexico mexique mexiko messico mexican mexicana",
  "argentina argentine argentinien",
  "colombia colombie kolumbien",
  "chile chili",
  "chad tchad tschad",
  "peru perou",
  "kenya kenia kenyan",
  "uganda ouganda",
  "rwanda ruanda",
  "burundi",
  "tanzania tanzanie tansania",
  "ghana",
  "guinea guinee",
  "guyana guyane",
  "gambia gambie",
  "zambia zambie sambia",
  "nigeria nigerian",
  "niger",
  "mali",
  "malta malte",
  "malawi",
  "mauritania mauritanie",
  "mauritius maurice",
  "morocco maroc marruecos marokko marocco",
  "algeria algerie argelia algerien",
  "tunisia tunisie tunesien",
  "egypt egypte egipto agypten egitto",
  "iran",
  "iraq irak",
  "oman",
  "jordan jordanie",
  "india inde indien indian",
  "indonesia indonesie",
  "china chine chinese",
  "japan japon japanese",
  "korea coree corea",
  "slovakia slovaquie slowakei",
  "slovenia slovenie slowenien",
  "latvia lettonie lettland",
  "lithuania lituanie litauen",
  "estonia estonie estland",
  "sweden suede suecia schweden svezia swedish",
  "norway norvege noruega norwegen norwegian",
  "denmark danemark dinamarca danish danske",
  "finland finlande finlandia finnish",
  "poland pologne polonia polen polish",
  "hungary hongrie hungria ungarn",
  "romania roumanie rumania rumanien",
  "bulgaria bulgarie bulgarien",
  "greece grece grecia griechenland",
  "turkey turquie turquia turkei turkiye",
  "ukraine ucrania",
  "russia russie rusia russland russian",
  "serbia serbie serbien",
  "albania albanie albanien",
  "macedonia macedoine mazedonien",
  "montenegro",
  "croatia croatie kroatien croacia",
  "ireland irlande irlanda irland irish",
  "iceland islande island",
  "canada kanada canadian canadienne",
  "kingdom royaume reino konigreich regno",
  "england angleterre",
  "scotland ecosse scottish",
  "wales",
  "geneva geneve ginebra genf ginevra",
  "vienna vienne viena wien",
  "brussels bruxelles bruselas brussel",
  "london londres londra",
  "first premier",
  "second",
  "third",
  "old",
  "new nouveau nuevo neue",
};

typedef struct
{
  LiaNameWordKind kind;
  const char *meaning; /* interned */
} Entry;

static void
add_words (GHashTable *entries, const char *words, LiaNameWordKind kind, gboolean group)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  const char *meaning = NULL;

  for (guint i = 0; list[i] != NULL; i++)
    {
      Entry *entry;
      const char *word;

      if (*list[i] == '\0')
        continue;
      word = g_intern_string (list[i]);
      if (meaning == NULL || !group)
        meaning = word;
      /* The first list that knows a word decides. */
      if (g_hash_table_contains (entries, word))
        continue;
      entry = g_new0 (Entry, 1);
      entry->kind = kind;
      entry->meaning = meaning;
      g_hash_table_insert (entries, (gpointer) word, entry);
    }
}

static GHashTable *
get_entries (void)
{
  static GHashTable *entries = NULL;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

      add_words (table, legal_forms_before, LIA_NAME_WORD_LEGAL_FORM_BEFORE, FALSE);
      add_words (table, small_words, LIA_NAME_WORD_SMALL, FALSE);
      add_words (table, legal_forms, LIA_NAME_WORD_LEGAL_FORM, FALSE);
      for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
        add_words (table, bodies[i], LIA_NAME_WORD_BODY, TRUE);
      for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
        add_words (table, topics[i], LIA_NAME_WORD_TOPIC, TRUE);
      entries = table;
      g_once_init_leave (&made, 1);
    }
  return entries;
}

LiaNameWordKind
lia_name_lexicon_find (const char *word, const char **meaning)
{
  const Entry *entry = g_hash_table_lookup (get_entries (), word);

  if (meaning != NULL)
    *meaning = entry != NULL ? entry->meaning : word;
  return entry != NULL ? entry->kind : LIA_NAME_WORD_PLAIN;
}
