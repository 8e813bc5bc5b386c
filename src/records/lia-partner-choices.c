/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-text.h"

const LiaChoice lia_forms[] = {
  { "organisation", N_ ("Organisation") },
  { "individual", N_ ("Individual") },
  { NULL, NULL },
};

const LiaChoice lia_kinds[] = {
  { "specialist", N_ ("Specialist") },
  { "industry", N_ ("Industry") },
  { "government", N_ ("Government") },
  { "ambassador", N_ ("Ambassador") },
  { "special-representative", N_ ("Special Representative") },
  { NULL, NULL },
};

const LiaChoice lia_sectors[] = {
  { "government", N_ ("Government") },
  { "local-authority", N_ ("Local Authority") },
  { "regulator", N_ ("Regulator") },
  { "international", N_ ("International Organisation") },
  { "regional", N_ ("Regional Organisation") },
  { "private-sector", N_ ("Private Sector") },
  { "academia", N_ ("Academia") },
  { "think-tank", N_ ("Think Tank") },
  { "civil-society", N_ ("Civil Society") },
  { "non-profit", N_ ("Non-Profit") },
  { "consumers", N_ ("Consumers and Grassroots") },
  { "media", N_ ("Media") },
  { "technical", N_ ("Technical Community") },
  { NULL, NULL },
};

const LiaChoice lia_statuses[] = {
  { "potential", N_ ("Potential") },
  { "negotiating", N_ ("In Negotiation") },
  { "active", N_ ("Active") },
  { "dormant", N_ ("Dormant") },
  { "ended", N_ ("Ended") },
  { "declined", N_ ("Declined") },
  { NULL, NULL },
};

/* Words by which spreadsheets name the same, in English, French, Spanish and German; as make_key() makes
 * them, separated by '|'. */
typedef struct
{
  const LiaChoice *choices;
  const char *token;
  const char *words;
} Synonyms;

static const Synonyms synonyms[] = {
  { lia_forms, "organisation",
    "organization|org|company|institution|entity|legal person|body|organisme|entreprise|personne morale|"
    "societe|organizacion|empresa|entidad|institucion|unternehmen|firma|einrichtung|juristische person" },
  { lia_forms, "individual",
    "person|natural person|private person|individu|personne|personne physique|particulier|persona|"
    "persona fisica|individuo|einzelperson|naturliche person" },

  { lia_kinds, "specialist",
    "expert|specialist partner|specialists|specialiste|expert partner|especialista|experte|fachpartner|"
    "spezialist" },
  { lia_kinds, "industry",
    "industrial|industry partner|business|corporate|commercial|private|private sector|company|industrie|"
    "entreprise|secteur prive|industria|empresa|sector privado|wirtschaft|privatwirtschaft" },
  { lia_kinds, "government",
    "governmental|government partner|gov|govt|public|public sector|state|gouvernement|gouvernemental|"
    "secteur public|gobierno|sector publico|gubernamental|regierung|behorde|offentliche hand|staat" },
  { lia_kinds, "ambassador",
    "ambassadors|goodwill ambassador|ambassadeur|ambassadrice|embajador|embajadora|botschafter|"
    "botschafterin" },
  { lia_kinds, "special-representative",
    "special representatives|representative|special envoy|representant special|representante especial|"
    "sonderbeauftragter|sonderbeauftragte" },

  { lia_sectors, "government",
    "gov|govt|governmental|governments|government agency|government agencies|national government|central government|"
    "government body|public|public sector|public administration|public authority|ministry|ministries|state|"
    "federal government|federal agency|member state|administration|policy makers|decision makers|"
    "policy decision makers|military|law enforcement|police|judiciary|"
    "gouvernement|gouvernemental|ministere|secteur public|administration publique|etat|"
    "gobierno|gubernamental|ministerio|sector publico|administracion publica|estado|"
    "regierung|ministerium|offentlicher sektor|offentliche hand|behorde|staat|verwaltung" },
  { lia_sectors, "local-authority",
    "local authorities|local government|municipality|municipal|city|county|local administration|region|"
    "autorite locale|collectivite locale|collectivite territoriale|commune|municipalite|ville|"
    "autoridad local|gobierno local|municipio|municipalidad|ayuntamiento|"
    "kommune|gemeinde|stadt|kommunalverwaltung|lokale behorde" },
  { lia_sectors, "regulator",
    "regulators|regulatory authority|regulatory body|regulatory agency|telecom regulator|nra|"
    "telecommunications regulator|telecommunications regulators|national regulatory authority|"
    "regulateur|autorite de regulation|organisme de regulation|regulador|ente regulador|"
    "autoridad reguladora|regulierer|regulierungsbehorde|aufsichtsbehorde" },
  { lia_sectors, "international",
    "international organization|international organisations|international organizations|international org|io|igo|"
    "intergovernmental|intergovernmental organisation|intergovernmental organization|"
    "intergovernmental international|un|un agency|united nations|multilateral|"
    "international institution|international institutions|"
    "organisation internationale|organisation intergouvernementale|nations unies|oi|"
    "organizacion internacional|organismo internacional|naciones unidas|"
    "internationale organisation|zwischenstaatliche organisation|vereinte nationen" },
  { lia_sectors, "regional",
    "regional organization|regional organisations|regional organizations|regional body|regional group|"
    "regional groups|rec|regional economic community|"
    "organisation regionale|organizacion regional|organismo regional|regionale organisation" },
  { lia_sectors, "private-sector",
    "private|private industry|private company|private entity|business|businesses|industry|corporate|"
    "corporation|company|companies|commercial|enterprise|for profit|sme|startup|start up|telco|isp|vendor|bank|"
    "entreprise|entreprises|secteur prive|prive|industrie|societe|pme|"
    "empresa|empresas|sector privado|privado|industria|pyme|"
    "privatwirtschaft|privatsektor|privater sektor|privat|unternehmen|wirtschaft|firma|kmu" },
  { lia_sectors, "academia",
    "academic|academics|academic institution|academic sector|university|universities|college|school|schools|"
    "research|research institute|research institution|research centre|research center|education|higher education|"
    "academia and research|"
    "universite|universites|academique|monde academique|milieu universitaire|recherche|"
    "institut de recherche|enseignement superieur|ecole|etablissement d'enseignement|"
    "universidad|academico|mundo academico|investigacion|instituto de investigacion|centro de investigacion|"
    "universitat|hochschule|wissenschaft|forschung|forschungseinrichtung|forschungsinstitut|akademisch" },
  { lia_sectors, "think-tank",
    "think tanks|policy institute|policy research|groupe de reflexion|laboratoire d'idees|"
    "centro de estudios|centro de pensamiento|laboratorio de ideas|denkfabrik" },
  { lia_sectors, "civil-society",
    "cso|csos|civil society organisation|civil society organization|civil society organisations|"
    "civil society organizations|ngo|ngos|non governmental|non governmental organisation|"
    "non governmental organization|ingo|advocacy|"
    "societe civile|ong|organisation non gouvernementale|organisation de la societe civile|osc|"
    "sociedad civil|organizacion no gubernamental|organizacion de la sociedad civil|"
    "zivilgesellschaft|nichtregierungsorganisation|nro" },
  { lia_sectors, "non-profit",
    "nonprofit|non profits|nonprofits|not for profit|npo|charity|charities|foundation|association|associations|"
    "industry association|trade association|professional association|voluntary sector|third sector|"
    "sans but lucratif|association|fondation|a but non lucratif|organisation a but non lucratif|"
    "sin fines de lucro|sin animo de lucro|fundacion|asociacion|"
    "gemeinnutzig|gemeinnutzige organisation|verein|stiftung|verband" },
  { lia_sectors, "consumers",
    "consumer|consumer group|consumer groups|consumer organisation|consumer organization|consumers and groups|"
    "grassroots|grassroots organisation|grassroots organization|grassroots organisations|grassroots organizations|"
    "community based organisation|community based organization|cbo|users|user group|youth|"
    "consommateurs|association de consommateurs|organisation de base|"
    "consumidores|asociacion de consumidores|organizacion de base|"
    "verbraucher|verbraucherverband|verbraucherschutz|basisorganisation" },
  { lia_sectors, "media",
    "press|news|broadcaster|broadcasting|journalism|publisher|medias|presse|medios|"
    "medios de comunicacion|prensa|medien|rundfunk" },
  { lia_sectors, "technical",
    "tech community|internet technical community|standards body|standards organisation|standards organization|"
    "cert|csirt|registry|internet registry|"
    "communaute technique|comunidad tecnica|technische gemeinschaft" },

  { lia_statuses, "potential",
    "prospect|prospective|lead|candidate|new|target|identified|potentiel|prospection|candidat|"
    "potencial|candidato|potenziell|interessent|kandidat" },
  { lia_statuses, "negotiating",
    "negotiation|in negotiations|under negotiation|in discussion|under discussion|pending|proposed|in progress|"
    "en negociation|en discussion|en cours|en attente|en negociacion|en curso|pendiente|"
    "in verhandlung|in bearbeitung|ausstehend" },
  { lia_statuses, "active",
    "current|live|engaged|signed|ongoing|in force|actif|active partner|en vigueur|"
    "activo|activa|vigente|aktiv|laufend" },
  { lia_statuses, "dormant",
    "inactive|on hold|paused|suspended|sleeping|inactif|en sommeil|suspendu|en pause|"
    "inactivo|inactiva|suspendido|en pausa|inaktiv|ruhend|pausiert" },
  { lia_statuses, "ended",
    "closed|expired|terminated|former|past|finished|completed|left|termine|clos|expire|resilie|ancien|"
    "terminado|finalizado|vencido|antiguo|beendet|abgelaufen|ehemalig|gekundigt" },
  { lia_statuses, "declined",
    "rejected|refused|not interested|unsuccessful|refuse|rejete|decline|rechazado|declinado|"
    "abgelehnt" },
};

/* Folded; "-", "_", "/", "&" and brackets are blanks, points vanish. */
static char *
make_key (const char *text)
{
  g_autofree char *folded = lia_text_fold (text);
  GString *key = g_string_sized_new (strlen (folded));
  gboolean blank = FALSE;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p == '.')
        continue;
      if (strchr (" -_/&()", *p) != NULL)
        {
          blank = TRUE;
          continue;
        }
      if (blank && key->len > 0)
        g_string_append_c (key, ' ');
      blank = FALSE;
      g_string_append_c (key, *p);
    }
  return g_string_free_and_steal (key);
}

static void
add_word (GHashTable *words, const char *text, const char *token)
{
  g_autofree char *key = make_key (text);

  if (*key != '\0' && !g_hash_table_contains (words, key))
    g_hash_table_insert (words, g_steal_pointer (&key), (gpointer) token);
}

/* All words of @choices and their tokens; the earlier choice wins a word. */
static GHashTable *
make_words (const LiaChoice *choices)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; choices[i].token != NULL; i++)
    add_word (words, choices[i].token, choices[i].token);
  for (guint i = 0; choices[i].token != NULL; i++)
    {
      g_autofree char *plural = g_strconcat (choices[i].label, "s", NULL);

      add_word (words, choices[i].label, choices[i].token);
      add_word (words, _ (choices[i].label), choices[i].token);
      add_word (words, plural, choices[i].token);
    }

  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      g_auto (GStrv) parts = NULL;

      if (synonyms[i].choices != choices)
        continue;
      parts = g_strsplit (synonyms[i].words, "|", -1);
      for (guint part = 0; parts[part] != NULL; part++)
        add_word (words, parts[part], synonyms[i].token);
    }
  return words;
}

/* The words of @choices, made when first asked for and kept: an import asks for every row. */
static GHashTable *
get_words (const LiaChoice *choices)
{
  static GMutex mutex;
  static GHashTable *tables = NULL; /* choices → words; both stay */
  GHashTable *words;

  g_mutex_lock (&mutex);
  if (tables == NULL)
    tables = g_hash_table_new (NULL, NULL);
  words = g_hash_table_lookup (tables, choices);
  if (words == NULL)
    {
      words = make_words (choices);
      g_hash_table_insert (tables, (gpointer) choices, words);
    }
  g_mutex_unlock (&mutex);
  return words;
}

/* "NGO / Civil Society": several words for the same. */
static const char *
find_alternatives (GHashTable *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/,&", -1);
  const char *found = NULL;

  if (parts[0] == NULL || parts[1] == NULL)
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *key = make_key (parts[i]);
      const char *token = g_hash_table_lookup (words, key);

      if (token == NULL || (found != NULL && token != found))
        return NULL;
      found = token;
    }
  return found;
}

const char *
lia_choice_find (const LiaChoice *choices, const char *text)
{
  g_autofree char *key = NULL;
  const char *token;

  g_return_val_if_fail (choices != NULL, NULL);

  if (text == NULL)
    return NULL;
  key = make_key (text);
  token = g_hash_table_lookup (get_words (choices), key);
  return token != NULL ? token : find_alternatives (get_words (choices), text);
}
