/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-signature-words.h"

#include <string.h>

/* All of it folded: lower case, without accents, ß as ss. Words are separated by bars. */

static const struct
{
  LiaSignaturePart part;
  const char *labels;
} labels[] = {
  { LIA_SIGNATURE_EMAIL,
    "e|email|e-mail|mail|courriel|correo|correo electronico|adresse e-mail|mel|"
    "эл. почта|электронная почта|почта|posta elettronica" },
  { LIA_SIGNATURE_MOBILE,
    "m|mob|mob.|mobile|mobile phone|cell|cell phone|cellular|c|handy|mobil|mobiltelefon|portable|port|port.|gsm|natel|"
    "movil|celular|cel|cel.|telemovel|tlm|cellulare|моб|моб.|мобильный|whatsapp|signal" },
  { LIA_SIGNATURE_FAX, "f|fax|telefax|telecopie|telecopieur|факс|fax no|fax." },
  { LIA_SIGNATURE_PHONE,
    "t|tel|tel.|telephone|phone|ph|ph.|p|o|office|office phone|direct|direct line|d|desk|work|landline|switchboard|fon|"
    "telefon|durchwahl|festnetz|fixe|ligne directe|standard|telefono|tfno|tfno.|telf|telf.|fijo|tlf|tlf.|telefone|тел|"
    "тел.|телефон|phone no|tel. no|tel no" },
  { LIA_SIGNATURE_WEBSITE,
    "w|web|website|www|internet|url|homepage|site|site web|sitio web|pagina web|webseite|site internet|сайт|sito" },
  { LIA_SIGNATURE_ADDRESS,
    "a|address|adresse|anschrift|direccion|domicilio|endereco|indirizzo|адрес|postal address|visiting address|"
    "besucheradresse" },
  { LIA_SIGNATURE_POST,
    "position|title|job title|post|role|function|designation|poste|fonction|titre|cargo|puesto|funcion|funktion|"
    "stelle|posicion|qualifica|должность" },
  { LIA_SIGNATURE_UNIT,
    "department|dept|dept.|division|unit|section|team|departement|service|direction|departamento|unidad|abteilung|abt|"
    "abt.|referat|bereich|отдел|ufficio" },
  { LIA_SIGNATURE_ORGANISATION,
    "organisation|organization|company|employer|institution|organisme|entreprise|societe|organizacion|empresa|entidad|"
    "firma|unternehmen|einrichtung|организация|azienda|instituicao" },
  { LIA_SIGNATURE_NAME, "name|nom|nombre|full name|nome|имя|фио" },
};

static const char post_words[]
    = "director|head|chief|manager|officer|coordinator|co-ordinator|adviser|advisor|analyst|engineer|president|secretary|"
      "minister|ambassador|specialist|consultant|assistant|lead|leader|professor|researcher|fellow|ceo|cto|ciso|cio|coo|"
      "cfo|dpo|chair|chairman|chairwoman|chairperson|expert|counsellor|counselor|attache|deputy|vice|associate|founder|"
      "co-founder|partner|representative|liaison|registrar|commissioner|inspector|rector|dean|lecturer|architect|developer|"
      "administrator|executive|intern|spokesperson|editor|trainer|planner|investigator|supervisor|principal|senior|junior|"
      "managing|programme manager|attorney|counsel|lawyer|librarian|technician|"
      "directeur|directrice|directora|direktor|direktorin|direttore|direttrice|diretor|diretora|chef|cheffe|responsable|"
      "charge|chargee|conseiller|conseillere|secretaire|ingenieur|ingenieure|presidente|coordinateur|coordinatrice|adjoint|"
      "adjointe|delegue|deleguee|gestionnaire|redacteur|juriste|"
      "jefe|jefa|coordinador|coordinadora|asesor|asesora|secretario|secretaria|gerente|subdirector|subdirectora|analista|"
      "encargado|encargada|ingeniero|ingeniera|abogado|abogada|tecnico|tecnica|"
      "leiter|leiterin|abteilungsleiter|abteilungsleiterin|referatsleiter|referatsleiterin|referent|referentin|"
      "geschaftsfuhrer|geschaftsfuhrerin|beauftragter|beauftragte|sachbearbeiter|sachbearbeiterin|vorstand|koordinator|"
      "koordinatorin|berater|beraterin|projektleiter|projektleiterin|teamleiter|teamleiterin|bereichsleiter|"
      "bereichsleiterin|mitarbeiter|mitarbeiterin|wissenschaftliche|wissenschaftlicher|stellvertretende|stellvertretender|"
      "rechtsanwalt|rechtsanwaltin|prasident|prasidentin|staatssekretar|informationssicherheitsbeauftragte|informationssicherheitsbeauftragter|"
      "responsabile|gestor|gestora|coordenador|coordenadora|assessor|assessora|dirigente|funzionario|"
      "директор|начальник|руководитель|специалист|советник|заместитель|менеджер|инженер|эксперт|секретарь";

static const char unit_words[]
    = "department|dept|dept.|division|unit|section|office|bureau|branch|directorate|team|service|desk|programme|program|"
      "faculty|departement|direction|unite|pole|cellule|sous-direction|departamento|unidad|direccion|seccion|area|oficina|"
      "abteilung|referat|bereich|dezernat|stabsstelle|sachgebiet|fachbereich|lehrstuhl|ufficio|dipartimento|settore|unidade|"
      "direcao|gabinete|отдел|департамент|управление|laboratory|lab|cert|csirt|secretariat|secretariado|sekretariat";

static const char organisation_words[]
    = "university|ministry|agency|authority|bank|institute|association|federation|union|centre|center|council|foundation|"
      "company|ltd|ltd.|limited|llc|inc|inc.|gmbh|ag|plc|corp|corp.|corporation|group|organisation|organization|commission|"
      "network|society|telecom|telecommunications|academy|college|regulator|police|parliament|embassy|mission|hospital|"
      "trust|alliance|forum|consortium|coalition|chamber|court|s.a.|sa|s.l.|sl|s.r.l.|srl|sarl|sas|se|kg|ohg|e.v.|b.v.|"
      "n.v.|oy|ab|as|pty|ltda|solutions|systems|technologies|services|consulting|"
      "ministere|universite|agence|autorite|banque|institut|societe|fondation|ecole|commissariat|ambassade|prefecture|"
      "ministerio|universidad|agencia|autoridad|banco|instituto|asociacion|fundacion|compania|escuela|camara|gobierno|"
      "kollegen|partnerschaft|mbb|ministerium|bundesamt|bundesministerium|landesamt|universitat|behorde|verband|stiftung|hochschule|gesellschaft|"
      "verein|kammer|stadtwerke|bundesnetzagentur|bundesanstalt|"
      "ministero|universita|agenzia|fondazione|associazione|banca|scuola|ministerio|universidade|fundacao|associacao|"
      "министерство|университет|агентство|институт|академия|банк|центр|ассоциация|фонд";

static const char honorifics[]
    = "mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|lord|lady|h.e|he|hon|rev|m|mme|mlle|monsieur|madame|me|herr|frau|sr|sra|"
      "srta|don|dona|ing|lic|eng|dipl.-ing|dr.-ing|mag|amb|ambassador|gen|col|maj|capt|lt|cdr|dott|dott.ssa|sig|sig.ra|avv|"
      "drs|ir|d|dipl|dra|exc|s.e|s.e.m|г-н|г-жа";

static const char credentials[]
    = "phd|ph.d|ph.d.|mba|msc|m.sc|m.sc.|bsc|b.sc|ma|m.a|m.a.|ba|llm|ll.m.|llb|md|m.d.|dphil|cissp|cisa|cism|ceh|pmp|cpa|"
      "esq|esq.|jr|jr.|sr.|ii|iii|obe|mbe|cbe|kbe|rn|pe|p.eng|ceng|mpa|mph|edd|jd|cipp/e|she/her|he/him|they/them|elle|er/ihm|"
      "sie/ihr|she/her/hers|he/him/his|ella|el";

static const char particles[]
    = "de|la|le|les|du|des|da|das|do|dos|di|del|della|der|den|van|von|zu|zum|zur|ten|ter|bin|ibn|al|el|bint|y|e|af|av|st|st.|"
      "d'|abu|ould";

static const char closings[]
    = "best regards|kind regards|kindest regards|warm regards|regards|with best regards|best wishes|best|sincerely|"
      "yours sincerely|yours faithfully|many thanks|thanks|thank you|cheers|with kind regards|respectfully|"
      "mit freundlichen grussen|mit freundlichem gruss|freundliche grusse|beste grusse|viele grusse|mit besten grussen|"
      "herzliche grusse|i.a.|i. a.|im auftrag|cordialement|bien cordialement|tres cordialement|bien a vous|"
      "salutations distinguees|sinceres salutations|saludos|saludos cordiales|un saludo|atentamente|un cordial saludo|"
      "atenciosamente|cumprimentos|com os melhores cumprimentos|cordiali saluti|distinti saluti|с уважением|"
      "met vriendelijke groet|med vanlig halsning|--|__|***|—";

static const char streets[]
    = "street|st|st.|road|rd|rd.|avenue|ave|ave.|av.|boulevard|blvd|lane|square|sq|place|plaza|drive|way|floor|suite|building|"
      "bldg|po|p.o.|box|bp|b.p.|postfach|rue|chemin|ch.|quai|route|cedex|calle|c/|avenida|avda|avda.|paseo|piso|via|viale|"
      "piazza|strasse|str.|platz|allee|weg|gasse|ring|rua|praca|ул.|улица|проспект|d-|case postale|apartado|etage|room";

static gboolean
contains (const char *words, const char *word, gsize length)
{
  for (const char *p = words; p != NULL && *p != '\0';)
    {
      const char *bar = strchr (p, '|');
      gsize size = bar != NULL ? (gsize) (bar - p) : strlen (p);

      if (size == length && strncmp (p, word, length) == 0)
        return TRUE;
      p = bar != NULL ? bar + 1 : NULL;
    }

  return FALSE;
}

static gboolean
is_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  while (length > 0 && strchr (",;:()", word[length - 1]) != NULL)
    length--;

  return length > 0
         && (contains (words, word, length)
             || (word[length - 1] == '.' && contains (words, word, length - 1)));
}

/* Words of German are put together: "Cyberabwehrreferat". */
static gboolean
ends_in_word (const char *word)
{
  static const char *const ends[] = { "leiter",  "leiterin",  "beauftragter", "beauftragte",
                                      "berater", "beraterin", "referent",     "referentin" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i]))
      return TRUE;

  return FALSE;
}

static LiaSignaturePart
guess_german (const char *word)
{
  static const struct
  {
    const char *end;
    LiaSignaturePart part;
  } ends[] = {
    { "abteilung", LIA_SIGNATURE_UNIT },
    { "referat", LIA_SIGNATURE_UNIT },
    { "bereich", LIA_SIGNATURE_UNIT },
    { "ministerium", LIA_SIGNATURE_ORGANISATION },
    { "universitat", LIA_SIGNATURE_ORGANISATION },
    { "behorde", LIA_SIGNATURE_ORGANISATION },
    { "hochschule", LIA_SIGNATURE_ORGANISATION },
    { "verband", LIA_SIGNATURE_ORGANISATION },
    { "agentur", LIA_SIGNATURE_ORGANISATION },
    { "werke", LIA_SIGNATURE_ORGANISATION },
  };

  if (ends_in_word (word))
    return LIA_SIGNATURE_POST;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i].end))
      return ends[i].part;

  return LIA_SIGNATURE_NOTHING;
}

LiaSignaturePart
lia_signature_label (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (contains (labels[i].labels, folded, strlen (folded)))
      return labels[i].part;

  return LIA_SIGNATURE_NOTHING;
}

LiaSignaturePart
lia_signature_guess (const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " /", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      LiaSignaturePart german = guess_german (words[i]);

      if (is_word (post_words, words[i]))
        return LIA_SIGNATURE_POST;
      if (is_word (organisation_words, words[i]))
        return LIA_SIGNATURE_ORGANISATION;
      if (is_word (unit_words, words[i]))
        {
          /* "Telecom Services Ltd", "Office of … Authority": what follows may say it better. */
          for (guint j = i + 1; words[j] != NULL; j++)
            if (is_word ("ltd|limited|llc|inc|gmbh|ag|plc|corp|authority|agency|bank|university",
                         words[j]))
              return LIA_SIGNATURE_ORGANISATION;
          return LIA_SIGNATURE_UNIT;
        }
      if (german != LIA_SIGNATURE_NOTHING)
        return german;
    }

  return LIA_SIGNATURE_NOTHING;
}

gboolean
lia_signature_is_honorific (const char *folded)
{
  return is_word (honorifics, folded);
}

gboolean
lia_signature_is_credential (const char *folded)
{
  return is_word (credentials, *folded == '(' ? folded + 1 : folded);
}

gboolean
lia_signature_is_particle (const char *folded)
{
  return is_word (particles, folded);
}

gboolean
lia_signature_is_closing (const char *folded)
{
  return is_word (closings, folded);
}

gboolean
lia_signature_is_street (const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " ,", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_word (streets, words[i]) || g_str_has_suffix (words[i], "strasse")
        || g_str_has_suffix (words[i], "straat") || g_str_has_suffix (words[i], "platz")
        || g_str_has_suffix (words[i], "weg"))
      return TRUE;

  return FALSE;
}
