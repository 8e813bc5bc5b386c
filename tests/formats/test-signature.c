/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-signature.h"

#define N_FIELDS 9

static const char *const fields[N_FIELDS] = { "honorific", "name",         "post",
                                              "unit",      "organisation", "email",
                                              "phone",     "mobile",       "website" };
/* The struct is its nine texts and nothing else. */
G_STATIC_ASSERT (sizeof (LiaSignature) == N_FIELDS * sizeof (char *));

/* Invented people and organisations. What is not given must not be found. */
static const struct
{
  const char *text;
  const char *expected[N_FIELDS];
} signatures[] = {
  { "Ada Obi\nHead of Partnerships\nHarbour University\nada.obi@harbour.example\nTel: +44 20 7946 0958",
    { NULL, "Ada Obi", "Head of Partnerships", NULL, "Harbour University",
      "ada.obi@harbour.example", "+44 20 7946 0958", NULL, NULL } },
  { "--\nDr Ravi Menon\nSenior Analyst, Threat Intelligence Unit\nMeridian Telecom Ltd\nT +91 22 5550 1234 | M +91 98200 "
    "12345\nravi.menon@meridian.example | www.meridian.example",
    { "Dr", "Ravi Menon", "Senior Analyst", "Threat Intelligence Unit", "Meridian Telecom Ltd",
      "ravi.menon@meridian.example", "+91 22 5550 1234", "+91 98200 12345",
      "www.meridian.example" } },
  { "Kind regards,\n\nJohn Smith | Director | Kestrel Foundation\nE: john@kestrel.example\nP: (212) 555-0147\nF: (212) "
    "555-0199\n1 Long Street, 4th Floor, New York, NY 10001",
    { NULL, "John Smith", "Director", NULL, "Kestrel Foundation", "john@kestrel.example",
      "(212) 555-0147", NULL, NULL } },
  { "Mit freundlichen Grüßen\n\nDr.-Ing. Jürgen Weißgerber\nReferatsleiter\nReferat IT-Sicherheit\nBundesamt für "
    "Netzfragen\nHeidestraße 12, 10557 Berlin\nTelefon: +49 30 5550-1234\nMobil: +49 170 5550123\nE-Mail: "
    "juergen.weissgerber@bnf.example\nInternet: www.bnf.example",
    { "Dr.-Ing.", "Jürgen Weißgerber", "Referatsleiter", "Referat IT-Sicherheit",
      "Bundesamt für Netzfragen", "juergen.weissgerber@bnf.example", "+49 30 5550-1234",
      "+49 170 5550123", "www.bnf.example" } },
  { "i. A. \nPetra Möller\nSachbearbeiterin\nStadtwerke Nordhafen GmbH\nTel. 0431 5550-77\nFax 0431 5550-78\n"
    "p.moeller@stadtwerke-nordhafen.example",
    { NULL, "Petra Möller", "Sachbearbeiterin", NULL, "Stadtwerke Nordhafen GmbH",
      "p.moeller@stadtwerke-nordhafen.example", "0431 5550-77", NULL, NULL } },
  { "Cordialement,\n\nMme Élodie GRANDCŒUR\nChargée de mission\nDirection des partenariats\nAgence du numérique sûr\n12, rue "
    "des Tanneurs – 69002 Lyon\nTél. : 04 72 55 01 23 – Port. : 06 12 34 56 78\nelodie.grandcoeur@ans.example",
    { "Mme", "Élodie GRANDCŒUR", "Chargée de mission", "Direction des partenariats",
      "Agence du numérique sûr", "elodie.grandcoeur@ans.example", "04 72 55 01 23",
      "06 12 34 56 78", NULL } },
  { "Bien cordialement\nM. Laurent Aebersold\nIngénieur sécurité\nÉcole des télécommunications\nligne directe: +41 22 555 01 "
    "23\nNatel: +41 79 555 01 23\nhttps://edt.example/equipe",
    { "M.", "Laurent Aebersold", "Ingénieur sécurité", NULL, "École des télécommunications", NULL,
      "+41 22 555 01 23", "+41 79 555 01 23", "https://edt.example/equipe" } },
  { "Un cordial saludo,\n\nMaría López García\nCoordinadora de Proyectos\nDepartamento de Cooperación\nUniversidad del "
    "Puerto\nTfno.: +34 91 555 01 23\nMóvil: +34 600 555 012\nmaria.lopez@puerto.example",
    { NULL, "María López García", "Coordinadora de Proyectos", "Departamento de Cooperación",
      "Universidad del Puerto", "maria.lopez@puerto.example", "+34 91 555 01 23", "+34 600 555 012",
      NULL } },
  { "Atentamente\nIng. Carlos Pérez\nGerente\nTelefónica del Sur S.A.\nCel. +56 9 5550 1234\nCorreo: cperez@telsur.example",
    { "Ing.", "Carlos Pérez", "Gerente", NULL, "Telefónica del Sur S.A.", "cperez@telsur.example",
      NULL, "+56 9 5550 1234", NULL } },
  { "Inês Valadares\nDiretora\nFundação Maré Alta\nTelefone: +351 21 555 0123\nTelemóvel: +351 91 555 0123\n"
    "ines@marealta.example",
    { NULL, "Inês Valadares", "Diretora", NULL, "Fundação Maré Alta", "ines@marealta.example",
      "+351 21 555 0123", "+351 91 555 0123", NULL } },
  { "Distinti saluti\nDott.ssa Giulia Bianchi\nResponsabile\nUfficio Relazioni Esterne\nUniversità di Portovecchio\nTelefono: "
    "+39 010 555 0123\nCellulare: +39 320 555 0123\ngiulia.bianchi@uniporto.example",
    { "Dott.ssa", "Giulia Bianchi", "Responsabile", "Ufficio Relazioni Esterne",
      "Università di Portovecchio", "giulia.bianchi@uniporto.example", "+39 010 555 0123",
      "+39 320 555 0123", NULL } },
  { "С уважением,\nАнна Соколова\nНачальник отдела\nМинистерство связи\nТел.: +7 495 555-01-23\nМоб.: +7 916 555-01-23\n"
    "a.sokolova@minsvyaz.example",
    { NULL, "Анна Соколова", "Начальник отдела", NULL, "Министерство связи",
      "a.sokolova@minsvyaz.example", "+7 495 555-01-23", "+7 916 555-01-23", NULL } },
  { "Best,\nSam\n\nSamantha de Vries, PhD, CISSP\nChief Information Security Officer\nOrchid Strait Bank\nMobile: +65 8555 "
    "0123\nsamantha.devries@orchidstrait.example",
    { NULL, "Samantha de Vries", "Chief Information Security Officer", NULL, "Orchid Strait Bank",
      "samantha.devries@orchidstrait.example", NULL, "+65 8555 0123", NULL } },
  { "Ludwig van der Berg - Policy Adviser - Lakeside Centre for Open Networks\nl.vanderberg@lakeside.example\n+31 70 555 0123",
    { NULL, "Ludwig van der Berg", "Policy Adviser", NULL, "Lakeside Centre for Open Networks",
      "l.vanderberg@lakeside.example", "+31 70 555 0123", NULL, NULL } },
  { "H.E. Mr Kwame Asante\nAmbassador\nPermanent Mission of Westland\nTelephone: +41 22 555 0199",
    { "H.E. Mr", "Kwame Asante", "Ambassador", NULL, "Permanent Mission of Westland", NULL,
      "+41 22 555 0199", NULL, NULL } },
  { "Jane Roe <jane.roe@tanager.example>\nAccount Manager at Tanager Cloud Services Inc.\nOffice: +1 415 555 0134 ext. "
    "22\nlinkedin.com/in/janeroe",
    { NULL, "Jane Roe", "Account Manager", NULL, "Tanager Cloud Services Inc.",
      "jane.roe@tanager.example", "+1 415 555 0134 ext. 22", NULL, NULL } },
  { "Name: Tom Okello\nPosition: Programme Officer\nDepartment: Capacity Building\nOrganisation: Lake Region Council\n"
    "Email: tokello@lrc.example\nPhone: +254 20 555 0123\nWebsite: lrc.example",
    { NULL, "Tom Okello", "Programme Officer", "Capacity Building", "Lake Region Council",
      "tokello@lrc.example", "+254 20 555 0123", NULL, "lrc.example" } },
  { "Fatima Al-Zahra\nCyber Futures\nfatima@cyberfutures.example",
    { NULL, "Fatima Al-Zahra", NULL, NULL, "Cyber Futures", "fatima@cyberfutures.example", NULL,
      NULL, NULL } },
  { "Prof. Hiroshi Tanaka\nDean, Faculty of Engineering\nEastbay Institute of Technology\ntanaka@eit.example\n"
    "Tel +81-3-5550-0123 Fax +81-3-5550-0124",
    { "Prof.", "Hiroshi Tanaka", "Dean", "Faculty of Engineering",
      "Eastbay Institute of Technology", "tanaka@eit.example", "+81-3-5550-0123", NULL, NULL } },
  { "Regards\nPriya Nair (she/her)\nProduct Lead · Signalworks\npriya@signalworks.example · +44 7700 900123 (mobile)",
    { NULL, "Priya Nair", "Product Lead", NULL, "Signalworks", "priya@signalworks.example", NULL,
      "+44 7700 900123", NULL } },
  { "Harbour Police\nInspector Liam Byrne\nCybercrime Section\nliam.byrne@harbourpolice.example\n(01) 555 0123",
    { NULL, "Liam Byrne", "Inspector", "Cybercrime Section", "Harbour Police",
      "liam.byrne@harbourpolice.example", "(01) 555 0123", NULL, NULL } },
  { "Nguyen Thi Mai\nDeputy Director\nDepartment of International Cooperation\nMinistry of Information\nmai.nguyen@moi.example\n"
    "Cell: +84 90 555 0123",
    { NULL, "Nguyen Thi Mai", "Deputy Director", "Department of International Cooperation",
      "Ministry of Information", "mai.nguyen@moi.example", NULL, "+84 90 555 0123", NULL } },
  { "Thanks,\nO. Lindqvist\nProjektleiterin, Nordlicht AG\no.lindqvist@nordlicht.example\nPostfach 1234, 8000 Zürich\nwww."
    "nordlicht.example\n\nThis message is confidential and intended only for the person it is addressed to; if you "
    "received it by mistake please delete it and tell us at once.",
    { NULL, "O. Lindqvist", "Projektleiterin", NULL, "Nordlicht AG",
      "o.lindqvist@nordlicht.example", NULL, NULL, "www.nordlicht.example" } },
  { "> Maria Silva\n> Técnica superior, Direção de Serviços\n> Agência da Rede\n> maria.silva@rede.example\n> +351 22 555 0177",
    { NULL, "Maria Silva", "Técnica superior", "Direção de Serviços", "Agência da Rede",
      "maria.silva@rede.example", "+351 22 555 0177", NULL, NULL } },
  { "Ms Nomvula Dlamini\nExecutive Secretary\nSouthern Networks Association (SNA)\nm: +27 82 555 0123\nt: +27 11 555 0123\ne: "
    "nomvula@sna.example\nw: https://www.sna.example/",
    { "Ms", "Nomvula Dlamini", "Executive Secretary", NULL, "Southern Networks Association (SNA)",
      "nomvula@sna.example", "+27 11 555 0123", "+27 82 555 0123", "https://www.sna.example/" } },
  { "Viktor Horváth\nCyberabwehrberater\nHorváth Consulting\nHandy: 0660 5550123\nviktor@horvath-consulting.example",
    { NULL, "Viktor Horváth", "Cyberabwehrberater", NULL, "Horváth Consulting",
      "viktor@horvath-consulting.example", NULL, "0660 5550123", NULL } },
  { "Sent from my phone\n\nEmeka Eze\nemeka.eze@basin.example",
    { NULL, "Emeka Eze", NULL, NULL, NULL, "emeka.eze@basin.example" } },
  { "Zoë Quinn | Basin Authority | Data Protection Officer | zoe.quinn@basin.example | 020 7946 0111",
    { NULL, "Zoë Quinn", "Data Protection Officer", NULL, "Basin Authority",
      "zoe.quinn@basin.example", "020 7946 0111", NULL, NULL } },
  /* Of a second table, which the parser was not made with. */
  { "Best wishes,\nHelena Marková\nVedoucí oddělení mezinárodních vztahů\nÚřad pro síťovou bezpečnost\n"
    "helena.markova@usb.example | +420 222 555 012",
    { NULL, "Helena Marková", "Vedoucí oddělení mezinárodních vztahů", NULL,
      "Úřad pro síťovou bezpečnost", "helena.markova@usb.example", "+420 222 555 012", NULL,
      NULL } },
  { "Samuel K. Mensah (Mr.)\nPrincipal Programme Officer\nICT Development Division\nCoastal States Commission\nTel. "
    "(office): +233 30 255 5012\nCell: +233 24 555 0123\nsmensah@csc.example",
    { "Mr.", "Samuel K. Mensah", "Principal Programme Officer", "ICT Development Division",
      "Coastal States Commission", "smensah@csc.example", "+233 30 255 5012", "+233 24 555 0123",
      NULL } },
  { "Juan Carlos Rodríguez Peña\nJefe del Área de Ciberseguridad\nInstituto Nacional de Redes\nAv. Central 120, Piso 4, "
    "Lima\nTelf: (511) 555-0123 anexo 204\njrodriguez@inr.example",
    { NULL, "Juan Carlos Rodríguez Peña", "Jefe del Área de Ciberseguridad", NULL,
      "Instituto Nacional de Redes", "jrodriguez@inr.example", "(511) 555-0123", NULL, NULL } },
  { "Lt. Col. Mark O'Neill\nNational CERT\nMinistry of Defence\nmark.oneill@mod.example\nDSN 555-0123",
    { "Lt. Col.", "Mark O'Neill", NULL, "National CERT", "Ministry of Defence",
      "mark.oneill@mod.example", NULL, NULL, NULL } },
  { "Aisha Bello | Research Fellow\nCentre for Digital Policy, University of the Delta\ne aisha.bello@delta.example  m +234 "
    "803 555 0123  w delta.example/cdp",
    { NULL, "Aisha Bello", "Research Fellow", NULL,
      "Centre for Digital Policy, University of the Delta", "aisha.bello@delta.example", NULL,
      "+234 803 555 0123", "delta.example/cdp" } },
};

typedef struct
{
  guint n_right;
  guint n_wrong;
  guint n_whole;
} Score;

static void
test_score (void)
{
  Score score = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      g_autoptr (LiaSignature) found = lia_signature_parse (signatures[i].text);
      const char *texts[N_FIELDS];
      gboolean whole = TRUE;

      memcpy (texts, found, sizeof texts);
      for (guint j = 0; j < N_FIELDS; j++)
        {
          const char *expected = signatures[i].expected[j];

          if (g_strcmp0 (texts[j], expected) == 0)
            {
              score.n_right++;
              continue;
            }
          whole = FALSE;
          score.n_wrong++;
          g_test_message ("signature %u, %s: found “%s”, expected “%s”", i + 1, fields[j],
                          texts[j] != NULL ? texts[j] : "", expected != NULL ? expected : "");
        }
      score.n_whole += whole;
    }
  g_test_message ("%u of %u fields right, %u of %u signatures right throughout", score.n_right,
                  score.n_right + score.n_wrong, score.n_whole, (guint) G_N_ELEMENTS (signatures));

  /* It stays a guess: these floors hold what was reached. */
  g_assert_cmpuint (score.n_wrong, <=, 5);
  g_assert_cmpuint (score.n_whole, >=, 30);
}

/* Neither what a lawyer added nor where the post goes is a person. */
static void
test_nobody (void)
{
  static const char *const texts[] = {
    "CONFIDENTIALITY NOTICE\nThis e-mail and any attachments are for the intended recipient only.",
    "Disclaimer\nViews expressed here are those of the sender.",
    "AVIS DE CONFIDENTIALITÉ\nCe message est destiné exclusivement à ses destinataires.",
    "Diese E-Mail enthält vertrauliche Informationen.\nGeschäftsführer: Ulla Petersen\nAmtsgericht Kiel HRB 555",
    "Este mensaje es confidencial.\nAviso legal",
    "12 Harbour Road\nLevel 3\nGeneva 1202",
    "Karl-Heine-Straße 88\n04229 Leipzig",
    "20, avenue des Peupliers\n75015 Paris Cedex 15",
    "P.O. Box 5550\n00100 Nairobi",
    "Via dei Mille 14, 00185 Roma",
    "Stationsplein 1, 1234 AB Waterdorp",
    "Please consider the environment before printing this e-mail.",
    "Follow us on LinkedIn",
    "Sent from my phone",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LiaSignature) found = lia_signature_parse (texts[i]);
      g_autofree char *signed_text
          = g_strconcat ("Ada Obi\nDirector\nExample Bank\nada.obi@bank.example\n", texts[i], NULL);
      g_autoptr (LiaSignature) found_signed = lia_signature_parse (signed_text);

      if (found->name != NULL)
        g_error ("“%s” was taken for a name in “%s”", found->name, texts[i]);
      g_assert_cmpstr (found_signed->name, ==, "Ada Obi");
      g_assert_cmpstr (found_signed->post, ==, "Director");
      g_assert_cmpstr (found_signed->organisation, ==, "Example Bank");
    }
}

/* Whatever is pasted gives an answer, and only text. */
static void
test_takes_anything (void)
{
  static const char *const pieces[] = { "Ada",  " ",    "\n",       "@",    "|",  "+41 ",
                                        "www.", "\xff", "\xe2\x80", "é",    ":",  "Tel",
                                        "(",    ".",    "Director", "GmbH", ", ", "12345678",
                                        "\t",   "-- ",  "Ж",        "مدير" };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (LiaSignature) found = NULL;
      const char *texts[N_FIELDS];

      for (int i = g_test_rand_int_range (0, 30); i > 0; i--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      found = lia_signature_parse (text->str);
      memcpy (texts, found, sizeof texts);
      for (guint i = 0; i < N_FIELDS; i++)
        if (texts[i] != NULL)
          {
            g_assert_true (g_utf8_validate (texts[i], -1, NULL));
            g_assert_cmpstr (texts[i], !=, "");
          }
    }
}

static void
test_large_text_is_quick (void)
{
  g_autoptr (GString) text = g_string_new ("Ada Obi\nDirector\n");
  g_autoptr (LiaSignature) found = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "((((00000 ");
  found = lia_signature_parse (text->str);
  g_assert_cmpstr (found->name, ==, "Ada Obi");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signature/score", test_score);
  g_test_add_func ("/signature/nobody", test_nobody);
  g_test_add_func ("/signature/takes-anything", test_takes_anything);
  g_test_add_func ("/signature/large-text-is-quick", test_large_text_is_quick);

  return g_test_run ();
}
