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
    "epost|e-post|sahkoposti|эл. почта|электронная почта|почта|posta elettronica" },
  { LIA_SIGNATURE_MOBILE,
    "m|mob|mob.|mobile|mobile phone|cell|cell phone|cellular|c|handy|mobil|mobiltelefon|portable|port|port.|gsm|natel|"
    "movil|celular|cel|cellulaire|mobiel|mobilnr|mobilni|matkapuhelin|komorka|kom|kom.|tel. kom|tlm.|telem|telemovel|tlm|cellulare|моб|моб.|мобильный|whatsapp|signal" },
  { LIA_SIGNATURE_FAX, "f|fax|faks|telefax|telecopie|telecopieur|факс|fax no|fax." },
  { LIA_SIGNATURE_PHONE,
    "t|tel|telef|telefoon|puh|puhelin|fono|fone|vaxel|sentralbord|direkt|direkte|hotline|bureau|oficina|escritorio|buro|"
    "ufficio|biuro|kontor|tel|tel.|telephone|phone|ph|ph.|p|o|office|office phone|direct|direct line|d|desk|work|landline|switchboard|fon|"
    "telefon|durchwahl|festnetz|fixe|ligne directe|standard|telefono|tfno|tfno.|telf|telf.|fijo|tlf|tlf.|telefone|тел|"
    "тел.|телефон|phone no|tel. no|tel no" },
  { LIA_SIGNATURE_WEBSITE,
    "w|web|website|www|internet|url|homepage|site|site web|sitio web|pagina web|webseite|site internet|сайт|sito" },
  { LIA_SIGNATURE_ADDRESS,
    "a|address|adresse|anschrift|direccion|domicilio|endereco|indirizzo|адрес|postal address|visiting address|"
    "besucheradresse|adres|bezoekadres|postadres|besoksadress|postadress|osoite" },
  { LIA_SIGNATURE_POST,
    "position|title|job title|post|role|function|designation|poste|fonction|titre|cargo|puesto|funcion|funktion|"
    "stelle|posicion|funktie|functie|befattning|stilling|stanowisko|qualifica|должность" },
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
      "administrator|executive|scientist|strategist|auditor|controller|superintendent|delegate|intern|spokesperson|editor|trainer|planner|investigator|supervisor|principal|senior|junior|"
      "managing|attorney|counsel|lawyer|librarian|technician|"
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
      "titular|catedratico|catedratica|lider|profesor|profesora|investigador|investigadora|especialista|consultor|consultora|"
      "jefatura|vocal|chefe|professora|pesquisador|pesquisadora|engenheiro|engenheira|advogado|advogada|tecnica|"
      "ricercatore|ricercatrice|professoressa|docente|capo|funzionaria|consulente|ingegnere|amministratore|addetto|addetta|"
      "chercheur|chercheuse|expert|experte|enseignant|enseignante|consultante|"
      "wissenschaftler|wissenschaftlerin|inhaber|inhaberin|dozent|dozentin|entwickler|entwicklerin|"
      "adviseur|beleidsadviseur|hoofd|directeur|bestuurder|voorzitter|wethouder|burgemeester|onderzoeker|coordinator|"
      "chef|direktor|radgivare|radgiver|handlaggare|ordforande|leder|leiar|forsker|forskare|lektor|konsulent|sekreterare|"
      "johtaja|paallikko|asiantuntija|insinoori|tutkija|"
      "naczelnik|kierownik|kierowniczka|dyrektor|dyrektorka|specjalista|specjalistka|prezes|zastepca|radca|doradca|"
      "koordynator|ekspert|reditel|reditelka|vedouci|jednatel|poradce|"
      "responsabile|gestor|gestora|coordenador|coordenadora|assessor|assessora|dirigente|funzionario|"
      "директор|начальник|руководитель|специалист|советник|заместитель|менеджер|инженер|эксперт|секретарь";

static const char unit_words[]
    = "department|dept|dept.|division|unit|section|office|bureau|branch|directorate|team|service|desk|programme|program|"
      "faculty|departement|direction|unite|pole|cellule|sous-direction|departamento|unidad|direccion|seccion|area|oficina|"
      "abteilung|referat|bereich|dezernat|stabsstelle|sachgebiet|fachbereich|lehrstuhl|ufficio|dipartimento|settore|unidade|"
      "direcao|gabinete|coordenacao|diretoria|secao|facultad|facolta|faculdade|fakultat|faculteit|dirección|amt|afdeling|directie|"
      "dienst|avdelning|avdelingen|avdelningen|avdeling|enheten|enhet|enhed|sektion|seksjon|osasto|yksikko|wydzial|biuro|"
      "departament|dzial|zaklad|katedra|odbor|oddeleni|chaire|cattedra|catedra|institutt|отдел|департамент|управление|laboratory|lab|cert|csirt|secretariat|secretariado|sekretariat";

static const char organisation_words[]
    = "university|ministry|agency|authority|bank|institute|association|federation|union|centre|center|council|foundation|"
      "company|ltd|ltd.|limited|llc|inc|inc.|gmbh|ag|plc|corp|corp.|corporation|group|organisation|organization|commission|"
      "network|board|cooperative|club|secretaria|organismo|ministry|department of state|society|telecom|telecommunications|academy|college|regulator|police|parliament|embassy|mission|hospital|"
      "trust|alliance|forum|consortium|coalition|chamber|court|s.a.|sa|s.l.|sl|s.r.l.|srl|sarl|sas|se|kg|ohg|e.v.|b.v.|"
      "n.v.|oy|ab|as|pty|ltda|solutions|systems|technologies|services|consulting|"
      "ministere|universite|agence|autorite|banque|institut|societe|fondation|ecole|commissariat|ambassade|prefecture|"
      "ministerio|universidad|agencia|autoridad|banco|instituto|asociacion|fundacion|compania|escuela|camara|gobierno|"
      "kollegen|partnerschaft|mbb|ministerium|bundesamt|bundesministerium|landesamt|universitat|behorde|verband|stiftung|hochschule|gesellschaft|"
      "verein|kammer|stadtwerke|bundesnetzagentur|bundesanstalt|"
      "kanton|canton|gemeinde|stadt|landkreis|land|bund|region|regione|comune|provincia|ente|consiglio|camera|ministerie|"
      "gemeente|provincie|stad|stichting|vereniging|universiteit|hogeschool|waterschap|politie|rijksdienst|"
      "myndigheten|direktoratet|styrelsen|universitetet|universitet|kommune|kommun|fylkeskommune|stiftelsen|foreningen|"
      "forbundet|verket|aps|a/s|asa|oyj|ry|virasto|ministerio|yliopisto|keskus|saatio|liitto|"
      "ministerstwo|uniwersytet|politechnika|urzad|agencja|fundacja|stowarzyszenie|instytut|spolka|s.p.a.|spa|s.r.o.|z.o.o.|"
      "o.o.|ministerstvo|univerzita|urad|nadace|spolek|federacion|federacao|consejo|secretariat|mutuelle|communaute|ville|"
      "mairie|conseil|regie|syndicat|federation|hopital|reseau|prefeitura|tribunal|empresa|rede|red|"
      "ministero|universita|agenzia|fondazione|associazione|banca|scuola|ministerio|universidade|fundacao|associacao|"
      "министерство|университет|агентство|институт|академия|банк|центр|ассоциация|фонд";

static const char honorifics[]
    = "mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|lord|lady|h.e|he|hon|rev|m|mme|mlle|monsieur|madame|me|herr|frau|sr|sra|"
      "srta|srs|don|dona|eng.o|eng.a|engo|enga|dr.a|dro|mag.a|magister|mgr|inz|hab|phdr|rndr|judr|bc|dhr|mevr|mw|mr.drs|univ.-prof|"
      "priv.-doz|pd|dres|dr.med|dr.rer.nat|dr.iur|dipl.-inf|dipl.-kfm|hrn|lektor|"
      "ing|lic|eng|dipl.-ing|dr.-ing|mag|amb|ambassador|gen|col|maj|capt|lt|cdr|dott|dott.ssa|sig|sig.ra|avv|"
      "drs|ir|d|dipl|dra|exc|s.e|s.e.m|г-н|г-жа";

static const char credentials[]
    = "phd|ph.d|ph.d.|mba|msc|m.sc|m.sc.|bsc|b.sc|ma|m.a|m.a.|ba|llm|ll.m.|llb|md|m.d.|dphil|cissp|cisa|cism|ceh|pmp|cpa|"
      "esq|esq.|jr|jr.|sr.|ii|iii|obe|mbe|cbe|kbe|rn|pe|p.eng|ceng|mpa|mph|edd|jd|cipp/e|she/her|he/him|they/them|er/ihm|"
      "sie/ihr|she/they|he/they|xe/xem|hij/hem|zij/haar|hon/henne|han/ham|bsc.|eng|ing|she/her/hers|he/him/his";

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
      "met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|hartelijke groet|hartelijke groeten|groeten|groet|"
      "mvg|m.v.g.|hoogachtend|med vanlig halsning|med vanliga halsningar|vanliga halsningar|halsningar|basta halsningar|"
      "med vennlig hilsen|vennlig hilsen|beste hilsen|hilsen|mvh|m.v.h.|med venlig hilsen|venlig hilsen|de bedste hilsner|"
      "ystavallisin terveisin|terveisin|parhain terveisin|z powazaniem|pozdrawiam|z wyrazami szacunku|serdecznie pozdrawiam|"
      "s pozdravem|s uctou|zdravim|abracos|um abraco|abraco|att|att.|cordialmente|com os melhores cumprimentos|"
      "melhores cumprimentos|liebe grusse|schone grusse|gruss|grusse|mfg|vg|lg|hochachtungsvoll|bien a toi|amicalement|"
      "salutations|meilleures salutations|veuillez agreer|un saluto|saluti|a presto|un abrazo|gracias|merci|danke|dank|tack|"
      "takk|tak|kiitos|obrigado|obrigada|grazie|all the best|take care|warmly|yours|yours truly|talk soon|speak soon|--|__|***|—";

static const char streets[]
    = "street|st|st.|road|rd|rd.|avenue|ave|ave.|av.|boulevard|blvd|lane|square|sq|place|plaza|drive|way|floor|suite|building|"
      "bldg|po|p.o.|box|bp|b.p.|postfach|rue|chemin|ch.|quai|route|cedex|calle|c/|avenida|avda|avda.|paseo|piso|via|viale|"
      "piazza|corso|straat|laan|plein|gata|gatan|vagen|vej|gade|veien|katu|tie|ulica|al.|plac|namesti|rua|strasse|str.|platz|allee|weg|gasse|ring|rua|praca|ул.|улица|проспект|d-|case postale|apartado|etage|room";

/* What is printed below a signature: registers, managers, pleas for trees. */
static const char notices[]
    = "registered in|registered office|registered charity|registration no|company no|charity no|amtsgericht|handelsregister|"
      "hrb |hra |ust-id|vat no|vat reg|steuernummer|siret|siren |rcs |p. iva|p.iva|partita iva|kvk|btw|cvr|org.nr|org.-nr|"
      "y-tunnus|nip:|regon|krs|cnpj|rut:|before printing|avant d'imprimer|antes de imprimir|prima di stampare|"
      "vor dem ausdrucken|follow us|connect with|folgen sie|suivez-nous|siguenos|siga-nos|seguici|volg ons|"
      "book a meeting|working hours|out of office";

static const char notice_beginnings[]
    = "geschaftsfuhrer:|geschaftsfuhrung:|geschaftsfuhrerin:|vorstand:|vorsitzender|vorsitzende|aufsichtsrat|sitz:|"
      "sitz der gesellschaft|linkedin|twitter|facebook|mastodon|skype|bluesky|instagram|youtube|please consider|"
      "please note|note:|follow|think before|save paper|sent from|raum|room|zimmer|bureau n|public key|pgp|gpg|openpgp";

/* What begins a disclaimer: nothing of the person comes after it. */
static const char disclaimers[]
    = "confidentiality notice|this e-mail and|this email and|this message and|this e-mail is|this email is|this message is|"
      "this e-mail may|this email may|this message may|intended recipient|disclaimer|is confidential|are confidential|"
      "avis de confidentialite|avertissement|ce message|ce courriel|ce mail|destinataire|este mensaje|este correo|"
      "aviso legal|aviso de confidencialidad|esta mensagem|este e-mail|diese e-mail|diese nachricht|vertraulich|"
      "questo messaggio|questa e-mail|le informazioni contenute|dit bericht|deze e-mail|detta meddelande|denne e-post|"
      "denne mail|tama viesti|ta wiadomosc|niniejsza wiadomosc|tato zprava|это сообщение";

static const char for_others[]
    = "on behalf of|acting on behalf|for and on behalf|acting for|representing|au nom de|au nom du|pour le compte|"
      "en nombre de|en representacion|im namen|i. a. des|namens|em nome de|in nome e per conto|per conto|pa vegne af|"
      "pa vegne av|pa uppdrag av|w imieniu|p.p.";

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

/* Ends that are a word of their own count in the lists of words; here something stands before them. */
static gboolean
ends_in_any (const char *word, const char *ends)
{
  for (const char *p = ends; p != NULL && *p != '\0';)
    {
      const char *bar = strchr (p, '|');
      const gsize size = bar != NULL ? (gsize) (bar - p) : strlen (p);
      const gsize length = strcspn (word, ",;:()");

      if (length >= size && strncmp (word + length - size, p, size) == 0)
        return TRUE;
      p = bar != NULL ? bar + 1 : NULL;
    }

  return FALSE;
}

static gboolean
has_any (const char *text, const char *phrases)
{
  g_auto (GStrv) parts = g_strsplit (phrases, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (text, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whole words of it, and more than one letter or abbreviation. */
static gboolean
begins_with_any (const char *text, const char *phrases)
{
  for (const char *p = phrases; p != NULL && *p != '\0';)
    {
      const char *bar = strchr (p, '|');
      const gsize size = bar != NULL ? (gsize) (bar - p) : strlen (p);

      if (size >= 4 && strncmp (text, p, size) == 0
          && (text[size] == '\0' || strchr (" ,.:!", text[size]) != NULL || p[size - 1] == ':'))
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

/* Words of German, Dutch, Finnish and the Nordic languages are put together: "Cyberabwehrreferat", "Seniorrådgiver". */
static LiaSignaturePart
guess_compound (const char *word)
{
  static const struct
  {
    LiaSignaturePart part;
    const char *ends;
  } compounds[] = {
    { LIA_SIGNATURE_POST,
      "leiter|leiterin|beauftragter|beauftragte|berater|beraterin|referent|referentin|architekt|architektin|spezialist|"
      "spezialistin|ingenieur|ingenieurin|koordinator|koordinatorin|entwickler|entwicklerin|direktor|direktorin|"
      "mitarbeiter|mitarbeiterin|verantwortliche|verantwortlicher|forscher|forscherin|analyst|analystin|sekretar|"
      "sekretarin|anwalt|anwaltin|manager|managerin|adviseur|medewerker|coordinator|directeur|chef|radgivare|radgiver|"
      "konsulent|konsult|handlaggare|strateg|ansvarig|ansvarlig|analytiker|sekreterare|sekretaer|direktør|leder|ledare|"
      "forskare|forsker|amanuensis|lektor|paallikko|johtaja|asiantuntija|insinoori|tutkija|suunnittelija" },
    { LIA_SIGNATURE_UNIT,
      "abteilung|referat|bereich|dezernat|afdeling|avdeling|avdelning|avdelningen|enheten|sektionen|osasto|yksikko" },
    { LIA_SIGNATURE_ORGANISATION,
      "ministerium|ministerie|ministeriet|ministerio|departementet|universitat|universitet|universitetet|universiteit|"
      "hogskolan|hogskolen|yliopisto|behorde|hochschule|verband|verbund|agentur|werke|werk|gesellschaft|stiftung|kammer|"
      "zentrum|institut|institutet|instituttet|myndigheten|styrelsen|direktoratet|tilsynet|verket|kommun|kommune|"
      "virasto|keskus|laitos|liitto|saatio|bank|banken" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (compounds); i++)
    if (ends_in_any (word, compounds[i].ends))
      return compounds[i].part;

  return LIA_SIGNATURE_NOTHING;
}

LiaSignaturePart
lia_signature_label (const char *folded)
{
  gsize length = strlen (folded);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (contains (labels[i].labels, folded, length))
      return labels[i].part;
  if (length > 2 && folded[length - 1] == '.')
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (contains (labels[i].labels, folded, length))
      return labels[i].part;

  return LIA_SIGNATURE_NOTHING;
}

static LiaSignaturePart
guess_word (const char *word)
{
  if (is_word (post_words, word))
    return LIA_SIGNATURE_POST;
  if (is_word (organisation_words, word))
    return LIA_SIGNATURE_ORGANISATION;
  if (is_word (unit_words, word))
    return LIA_SIGNATURE_UNIT;
  return guess_compound (word);
}

/* "Programme Manager": in English the last word says what it is, unless another thing is the first: "Office of the
 * Registrar". */
static gboolean
ends_with_post (GStrv words, guint n)
{
  guint last = n;

  while (last > 0 && (*words[last - 1] == '\0' || *words[last - 1] == '('))
    last--;
  if (last < 2 || guess_word (words[last - 1]) != LIA_SIGNATURE_POST)
    return FALSE;
  for (guint i = 1; i < last; i++)
    if (is_word ("of|de|du|des|del|da|do|der|fur|for|voor|di|della|the|la|el|i", words[i]))
      return FALSE;
  return TRUE;
}

/* "Telecom Services Ltd", "Office of … Authority": what follows may say it better. */
static gboolean
has_legal_form (GStrv words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (is_word ("ltd|limited|llc|inc|gmbh|ag|plc|corp|authority|agency|bank|university", words[i]))
      return TRUE;
  return FALSE;
}

LiaSignaturePart
lia_signature_guess (const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " /", -1);

  if (ends_with_post (words, g_strv_length (words)))
    return LIA_SIGNATURE_POST;
  for (guint i = 0; words[i] != NULL; i++)
    {
      const LiaSignaturePart part = guess_word (words[i]);

      if (part == LIA_SIGNATURE_UNIT && has_legal_form (words + i + 1))
        return LIA_SIGNATURE_ORGANISATION;
      if (part != LIA_SIGNATURE_NOTHING)
        return part;
    }

  return LIA_SIGNATURE_NOTHING;
}

LiaSignaturePart
lia_signature_guess_body (const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " /", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_word (organisation_words, words[i]))
      return LIA_SIGNATURE_ORGANISATION;
    else if (is_word (unit_words, words[i]))
      return LIA_SIGNATURE_UNIT;

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
  /* Alone, "El" begins a family name. */
  if (*folded == '(')
    return is_word (credentials, folded + 1)
           || is_word ("elle|ella|el|il|sie|er|hij|zij", folded + 1);
  return is_word (credentials, folded);
}

gboolean
lia_signature_is_particle (const char *folded)
{
  return is_word (particles, folded);
}

/* What other bodies belong to: an institute to its university. */
gboolean
lia_signature_is_top_body (const char *folded)
{
  return has_any (
      folded,
      "universi|hochschule|hogeschool|hogskol|yliopisto|politechnika|politecnico|polytechni|"
      "ministry|ministerium|ministere|ministerio|ministero|ministerie|ministerstwo|ministerstvo|"
      "government of|gouvernement|gobierno|governo|commission europeenne|european commission");
}

/* "Viele Grüße aus Leipzig!" */
gboolean
lia_signature_is_closing (const char *folded)
{
  g_autofree char *plain = g_strdup (folded);

  for (gsize length = strlen (plain); length > 0 && strchr (",.;:!", plain[length - 1]) != NULL;)
    plain[--length] = '\0';
  if (*plain == '\0' || is_word (closings, folded) || is_word (closings, plain))
    return TRUE;
  return begins_with_any (plain, closings);
}

gboolean
lia_signature_is_notice (const char *folded)
{
  return has_any (folded, notices) || begins_with_any (folded, notice_beginnings);
}

gboolean
lia_signature_ends_all (const char *folded)
{
  return has_any (folded, disclaimers);
}

gboolean
lia_signature_is_for_another (const char *folded)
{
  return begins_with_any (folded, for_others);
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
