/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"
#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-partner.h"
#include "lia-person.h"

/* Headers. */

static void
test_guesses_columns (void)
{
  static const struct
  {
    const char *header;
    const char *field;
  } partners[] = {
    { "Name of the organisation", "name" },
    { "Organisation name (EN)", "name" },
    { "Organization", "name" },
    { "ORGANISATION", "name" },
    { "Nom de l’organisation", "name" },
    { "Partner Name", "name" },
    { "E-mail address", "email" },
    { "E-Mail-Adresse", "email" },
    { "email_address", "email" },
    { "Web site", "website" },
    { "Homepage", "website" },
    { "Pays", "country" },
    { "Country of origin", "country" },
    { "country_code", "country" },
    { "Land", "country" },
    { "Level of commitment", "level" },
    { "Focal point", "keyworker" },
    { "Telefon", "phone" },
    { "Sigle", "acronym" },
    { "Tags", "tags" },
    { "Shoe size", NULL },
    { "Contact", NULL },
    { "Contacts", NULL },
    { "Contractor", "contractor" },
    { "Contact Phone", "phone" },
    /* As German and French speakers head the usual columns. */
    { "Name des Partners", "name" },
    { "Organisation", "name" },
    { "Einrichtung", "name" },
    { "Kürzel", "acronym" },
    { "Abkürzung", "acronym" },
    { "Weitere Namen", "other_names" },
    { "Rechtsform", "form" },
    { "Stufe", "level" },
    { "Partnerart", "kinds" },
    { "Partnertyp", "kinds" },
    { "Branche", "sector" },
    { "Bereich", "sector" },
    { "Ländercode", "country" },
    { "Region", "region" },
    { "Status", "status" },
    { "Bezugsperson", "keyworker" },
    { "Ansprechpartner", "keyworker" },
    { "Ansprechpartnerin", "keyworker" },
    { "Ansprechperson", "keyworker" },
    { "Zuständige Person", "keyworker" },
    { "Auftragnehmer", "contractor" },
    { "Rolle als Auftragnehmer", "contractor_role" },
    { "Rolle als Partner", "partner_role" },
    { "Dienstleister", "service_provider" },
    { "Dienstleistungen", "services" },
    { "Webseite", "website" },
    { "Internetadresse", "website" },
    { "E-Mail", "email" },
    { "Telefonnummer", "phone" },
    { "Tel.-Nr.", "phone" },
    { "Beschreibung", "description" },
    { "Bemerkung", "description" },
    { "Schlagwörter", "tags" },
    { "Nom du partenaire", "name" },
    { "Organisme", "name" },
    { "Acronyme", "acronym" },
    { "Forme juridique", "form" },
    { "Niveau", "level" },
    { "Niveau d’engagement", "level" },
    { "Secteur", "sector" },
    { "Région", "region" },
    { "Statut", "status" },
    { "Référent", "keyworker" },
    { "Point focal", "keyworker" },
    { "Interlocuteur", "keyworker" },
    { "Prestataire", "contractor" },
    { "Site web", "website" },
    { "Site internet", "website" },
    { "Courriel", "email" },
    { "Adresse électronique", "email" },
    { "Téléphone", "phone" },
    { "N° de téléphone", "phone" },
    { "Mots-clés", "tags" },
  };
  static const struct
  {
    const char *header;
    const char *field;
  } people[] = {
    { "First name", "given_name" },
    { "Surname", "family_name" },
    { "Full name", "name" },
    { "Name", "name" },
    { "Organisation", "organisation" },
    { "Company name", "organisation" },
    { "Job title", "post" },
    { "Position", "post" },
    { "E-mail", "email" },
    { "Since", "from_date" },
    { "Vorname", "given_name" },
    { "Nachname", "family_name" },
    { "Anrede", "honorific" },
    { "Funktion", "post" },
    { "Stellung", "post" },
    { "Abteilung", "unit" },
    { "Organisation", "organisation" },
    { "Firma", "organisation" },
    { "Einrichtung", "organisation" },
    { "Mailadresse", "email" },
    { "Telefon", "phone" },
    { "Mobiltelefon", "mobile" },
    { "Handynummer", "mobile" },
    { "Sprachen", "languages" },
    { "Bemerkungen", "notes" },
    { "Seit", "from_date" },
    { "Prénom", "given_name" },
    { "Nom de famille", "family_name" },
    { "Civilité", "honorific" },
    { "Fonction", "post" },
    { "Service", "unit" },
    { "Organisme", "organisation" },
    { "Entreprise", "organisation" },
    { "Téléphone", "phone" },
    { "Téléphone portable", "mobile" },
    { "Langues", "languages" },
    { "Remarques", "notes" },
    { "Depuis", "from_date" },
  };
  g_auto (OperationsTest) test = { 0 };

  operations_test_init (&test, "none");
  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    {
      g_autofree char *text = g_strdup_printf ("Key,%s\nx,\ny,\n", partners[i].header);
      g_autoptr (LiaImport) import = import_test_open_text (&test, &lia_partner_type, text);

      if (g_strcmp0 (lia_import_get_column_field (import, 1), partners[i].field) != 0)
        g_error ("“%s” went to %s", partners[i].header, lia_import_get_column_field (import, 1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *text = g_strdup_printf ("Key,%s\nx,\ny,\n", people[i].header);
      g_autoptr (LiaImport) import = import_test_open_text (&test, &lia_person_type, text);

      if (g_strcmp0 (lia_import_get_column_field (import, 1), people[i].field) != 0)
        g_error ("“%s” went to %s", people[i].header, lia_import_get_column_field (import, 1));
    }
}

static void
test_each_field_once (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Name,Organisation,Name,Country\na,b,c,CH\n");
  g_assert_cmpstr (lia_import_get_column_field (import, 0), ==, "name");
  g_assert_null (lia_import_get_column_field (import, 1));
  g_assert_null (lia_import_get_column_field (import, 2));
  g_assert_true (lia_import_set_column_field (import, 2, "name", &error));
  g_assert_null (lia_import_get_column_field (import, 0));
  g_assert_false (lia_import_set_column_field (import, 0, "shoe_size", &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
}

static void
test_values_choose_the_list (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  /* "Type" is a word for kinds, but these are sectors. */
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Name,Type\nOne,Academia\nTwo,Government\n");
  g_assert_cmpstr (lia_import_get_column_field (import, 1), ==, "sector");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "One", "sector", "academia");
}

static void
test_mapping_is_remembered (void)
{
  static const char text[] = "Whatsit,Thing\nOne,CH\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImport) again = NULL;
  g_autoptr (LiaImport) forgotten = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type, text);
  g_assert_null (lia_import_get_column_field (import, 0));
  g_assert_null (lia_import_run (import, FALSE, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_true (lia_import_set_column_field (import, 0, "name", NULL));
  g_assert_true (lia_import_set_column_field (import, 1, "country", NULL));
  result = import_test_run (import, FALSE);
  import_test_assert_counts (result, 1, 0, 0, 0);

  again = import_test_open_text (&test, &lia_partner_type, text);
  g_assert_cmpstr (lia_import_get_column_field (again, 0), ==, "name");
  g_assert_cmpstr (lia_import_get_column_field (again, 1), ==, "country");

  g_clear_error (&error);
  undone = lia_store_undo (lia_workspace_get_store (test.workspace), &error);
  g_assert_no_error (error);
  forgotten = import_test_open_text (&test, &lia_partner_type, text);
  g_assert_null (lia_import_get_column_field (forgotten, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-columns/guesses-columns", test_guesses_columns);
  g_test_add_func ("/import-columns/each-field-once", test_each_field_once);
  g_test_add_func ("/import-columns/values-choose-the-list", test_values_choose_the_list);
  g_test_add_func ("/import-columns/mapping-is-remembered", test_mapping_is_remembered);
  return g_test_run ();
}
