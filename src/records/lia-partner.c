/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-partner-choices.h"
#include "lia-partner-derived.h"
#include "lia-text.h"

static const LiaField partner_fields[] = {
  { "name", LIA_FIELD_TEXT, N_ ("Name"),
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_IN_LIST,
    .headers
    = "organisation|organization|organisation name|organization name|name of organisation|"
      "name of organization|name of the organisation|company|company name|partner|"
      "partner name|institution|institution name|entity|entity name|full name|legal name|agency|supplier|"
      "organisme|nom|nom de l'organisme|nom de l'organisation|denomination|raison sociale|entreprise|"
      "societe|partenaire|etablissement|structure|"
      "empresa|entidad|organizacion|nombre|nombre de la organizacion|razon social|institucion|socio|"
      "firma|unternehmen|einrichtung|organisationsname|firmenname|name der organisation|behorde|"
      "institut|verein|bezeichnung" },
  { "acronym", LIA_FIELD_TEXT, N_ ("Acronym"), LIA_FIELD_SEARCHED,
    .headers
    = "abbreviation|abbr|abbr.|short name|initials|short|sigle|acronyme|abreviation|nom court|"
      "sigla|siglas|acronimo|abreviatura|abkurzung|kurzel|kurzzeichen|kurzname|kurzbezeichnung|akronym" },
  { "other_names", LIA_FIELD_SET, N_ ("Other Names"), LIA_FIELD_SEARCHED,
    .headers
    = "other name|also known as|aka|former name|former names|alias|aliases|autre nom|autres noms|"
      "otros nombres|weitere namen|fruherer name" },
  { "form", LIA_FIELD_CHOICE, N_ ("Form"), LIA_FIELD_REQUIRED, .choices = lia_forms,
    .headers = "legal form|person or organisation|forme|forma|rechtsform" },
  { "level", LIA_FIELD_REF, N_ ("Level"), LIA_FIELD_IN_LIST | LIA_FIELD_FACET, .target = "level",
    .headers = "partnership level|partner level|tier|commitment|level of commitment|niveau|"
               "niveau de partenariat|nivel|nivel de compromiso|stufe|ebene|partnerstufe" },
  { "kinds", LIA_FIELD_CHOICE_SET, N_ ("Kinds"), LIA_FIELD_IN_LIST | LIA_FIELD_FACET,
    .choices = lia_kinds,
    .headers
    = "kind|type|types|partner type|type of partner|category|categories|partnership type|"
      "categorie|type de partenaire|tipo|tipos|tipo de socio|categoria|art|typ|kategorie|partnerart|"
      "partnerarten|partnertyp|arten" },
  { "sector", LIA_FIELD_CHOICE, N_ ("Sector"), LIA_FIELD_IN_LIST | LIA_FIELD_FACET,
    .choices = lia_sectors,
    .headers
    = "stakeholder|stakeholder group|stakeholder category|organisation type|organization type|"
      "type of organisation|type of organization|industry|secteur|secteur d'activite|"
      "type d'organisation|sector de actividad|tipo de organizacion|sektor|branche|"
      "organisationstyp|art der organisation|bereich|tatigkeitsbereich|domaine d'activite" },
  { "country", LIA_FIELD_COUNTRY, N_ ("Country"), LIA_FIELD_IN_LIST | LIA_FIELD_FACET,
    .headers
    = "country name|country code|nation|state|country of origin|headquarters|hq country|pays|"
      "code pays|pays d'origine|pais|codigo de pais|nacion|land|staat|landercode|herkunftsland|sitzland" },
  { "region", LIA_FIELD_TEXT, N_ ("Region"), 0,
    .headers = "area|geographic region|world region|region du monde|zone|region geographique|zona|"
               "area geografica|weltregion|gebiet" },
  { "status", LIA_FIELD_CHOICE, N_ ("Status"), LIA_FIELD_IN_LIST | LIA_FIELD_FACET,
    .choices = lia_statuses,
    .headers
    = "state of partnership|partnership status|stage|phase|statut|etat|estado|situacion|stand|"
      "zustand" },
  { "keyworker", LIA_FIELD_REF, N_ ("Keyworker"),
    LIA_FIELD_IN_LIST | LIA_FIELD_OF_TEAM | LIA_FIELD_FACET, .target = "person",
    .headers
    = "focal point|owner|account manager|relationship manager|partnership manager|manager|"
      "responsible|contact owner|lead|assigned to|point focal|responsable|gestionnaire|referent|"
      "encargado|gestor|punto focal|ansprechpartner|betreuer|zustandig|verantwortlich|kundenbetreuer|"
      "ansprechpartnerin|ansprechperson|bezugsperson|betreuerin|betreuungsperson|"
      "zustandige person|interlocuteur|interlocutrice|referente" },
  { "contractor", LIA_FIELD_BOOLEAN, N_ ("Contractor"), 0,
    .headers
    = "is contractor|vendor|supplier role|contract|prestataire|sous-traitant|fournisseur|contratista|"
      "proveedor|auftragnehmer|lieferant" },
  { "contractor_role", LIA_FIELD_MULTILINE, N_ ("Role as Contractor"), 0,
    .headers
    = "contractor role|role as a contractor|delivers as contractor|rolle als auftragnehmer|"
      "role de prestataire" },
  { "partner_role", LIA_FIELD_MULTILINE, N_ ("Role as Partner"), 0,
    .headers = "partner role|role as a partner|contributes as partner|rolle als partner|"
               "role de partenaire" },
  { "service_provider", LIA_FIELD_BOOLEAN, N_ ("Service Provider"), 0,
    .headers = "service provider roster|on roster|roster|provider|fournisseur de services|"
               "proveedor de servicios|dienstleister|dienstanbieter|anbieterliste" },
  { "services", LIA_FIELD_SET, N_ ("Services"), LIA_FIELD_SEARCHED,
    .headers
    = "service|offers|offering|offerings|expertise|capabilities|products|prestations|offre|"
      "domaines|servicios|oferta|capacidades|dienste|dienstleistungen|leistungen|angebot" },
  { "website", LIA_FIELD_URL, N_ ("Website"), LIA_FIELD_SEARCHED,
    .headers
    = "web site|web|url|homepage|home page|web address|web page|webpage|internet|link|site|site web|"
      "site internet|page web|sitio web|pagina web|sitio|webseite|internetseite|webadresse|internetadresse" },
  { "email", LIA_FIELD_EMAIL, N_ ("E-Mail"), 0,
    .headers = "email|mail|email address|e-mail address|contact email|courriel|adresse e-mail|"
               "adresse electronique|correo|correo electronico|e-mail-adresse|mailadresse" },
  { "phone", LIA_FIELD_PHONE, N_ ("Phone"), 0,
    .headers
    = "telephone|tel|tel.|phone number|telephone number|contact number|numero de telephone|"
      "telefono|telefon|telefonnummer|rufnummer" },
  { "description", LIA_FIELD_MULTILINE, N_ ("Description"), LIA_FIELD_SEARCHED,
    .headers
    = "about|notes|note|comment|comments|remarks|summary|profile|background|resume|presentation|"
      "remarques|commentaires|descripcion|observaciones|notas|resumen|beschreibung|bemerkung|bemerkungen|"
      "anmerkungen|notizen|kommentar" },
  { "tags", LIA_FIELD_SET, N_ ("Tags"), LIA_FIELD_SEARCHED | LIA_FIELD_FACET,
    .headers
    = "tag|keywords|keyword|labels|label|topics|themes|mots-cles|mots cles|etiquettes|etiquetas|"
      "palabras clave|temas|schlagworte|schlagworter|stichworte|stichworter|themen" },
};

static char *
partner_get_display_name (LiaRecord *record)
{
  return g_strdup (lia_record_get_text (record, "name"));
}

static char *
partner_get_sort_key (LiaRecord *record)
{
  return lia_text_fold (lia_record_get_text (record, "name"));
}

static gboolean
append_by_name (LiaReader *reader, const char *folded, GArray *ids, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT id FROM partner WHERE sort_key = ?1 AND trashed_at IS NULL AND undone = 0 ORDER BY id",
      error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_text (statement, 1, folded);
  while (lia_statement_step (statement, &local_error))
    {
      gint64 id = lia_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Acronyms have no index of their own; the search index finds them. */
static gboolean
append_by_acronym (LiaReader *reader, const char *text, GArray *ids, GError **error)
{
  LiaStatement *statement;
  g_autofree char *folded = lia_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  g_autofree char *expression = g_strdup_printf ("acronym : \"%s\"", doubled);
  GError *local_error = NULL;

  statement = lia_reader_prepare (reader,
                                  "SELECT p.id, p.acronym FROM partner_search s"
                                  " JOIN partner p ON p.id = s.rowid WHERE partner_search MATCH ?1"
                                  " AND p.trashed_at IS NULL AND p.undone = 0 ORDER BY p.id",
                                  error);
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_text (statement, 1, expression);
  while (lia_statement_step (statement, &local_error))
    {
      g_autofree char *acronym = lia_text_fold (lia_statement_get_text (statement, 1));
      gint64 id = lia_statement_get_integer (statement, 0);

      if (strcmp (acronym, folded) == 0)
        g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
partner_find (LiaReader *reader, const char *text, GArray *ids, GError **error)
{
  g_autofree char *folded = lia_text_fold (text);

  return append_by_name (reader, folded, ids, error)
         && (ids->len > 0 || append_by_acronym (reader, text, ids, error));
}

static void
partner_setup (LiaRecordClass *klass)
{
  klass->get_display_name = partner_get_display_name;
  klass->display_sql = "t.name";
  klass->order_sql = "t.sort_key";
  klass->sort_key_field = "name";
  klass->get_sort_key = partner_get_sort_key;
  klass->find = partner_find;
  klass->derived = lia_partner_derived;
  klass->n_derived = LIA_N_PARTNER_DERIVED;
}

LIA_DEFINE_RECORD (LiaPartner,
                   lia_partner,
                   "partner",
                   "partners",
                   N_ ("Partner"),
                   N_ ("Partners"),
                   partner_fields,
                   partner_setup)
