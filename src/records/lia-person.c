/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-person-derived.h"
#include "lia-text.h"

/* Beyond this a text is no name, and not worth a look-up for each of its words. */
#define MAX_NAME_WORDS      12
#define MAX_HONORIFIC_WORDS 3

static const LiaField person_fields[] = {
  { "honorific", LIA_FIELD_TEXT, N_ ("Honorific"), LIA_FIELD_SEARCHED,
    .headers = "title|salutation|prefix|mr/ms|civilite|titre|anrede|titel|tratamiento|titulo" },
  { "given_name", LIA_FIELD_TEXT, N_ ("Given Name"), LIA_FIELD_SEARCHED | LIA_FIELD_IN_LIST,
    .headers = "given name|first name|firstname|forename|given|first|prenom|vorname|nombre|nombres|"
               "nombre de pila" },
  { "family_name", LIA_FIELD_TEXT, N_ ("Family Name"), LIA_FIELD_SEARCHED | LIA_FIELD_IN_LIST,
    .headers = "family name|last name|lastname|surname|family|last|nom|nom de famille|nachname|"
               "familienname|name|apellido|apellidos" },
  { "post", LIA_FIELD_TEXT, N_ ("Post"), LIA_FIELD_SEARCHED | LIA_FIELD_IN_LIST,
    .headers
    = "job title|jobtitle|position|role|function|job|designation|poste|fonction|titre du poste|"
      "cargo|puesto|funcion|funktion|stelle|position/title|amt|"
      "stellung|dienststellung|berufsbezeichnung|dienstbezeichnung" },
  { "unit", LIA_FIELD_TEXT, N_ ("Unit"), LIA_FIELD_SEARCHED,
    .headers = "department|division|section|team name|office|departement|service|direction|"
               "departamento|unidad|division|abteilung|referat|bereich|dienststelle" },
  { "email", LIA_FIELD_EMAIL, N_ ("E-Mail"), LIA_FIELD_SEARCHED | LIA_FIELD_IN_LIST,
    .headers
    = "email|mail|email address|e-mail address|mail address|courriel|adresse e-mail|"
      "adresse electronique|adresse mail|correo|correo electronico|e-mail-adresse|mailadresse" },
  { "phone", LIA_FIELD_PHONE, N_ ("Phone"), LIA_FIELD_IN_LIST,
    .headers = "telephone|tel|tel.|phone number|telephone number|"
               "numero de telephone|telefono|telefon|telefonnummer|rufnummer" },
  { "mobile", LIA_FIELD_PHONE, N_ ("Mobile"), 0,
    .headers
    = "mobile|cell|cell phone|mobile phone|mobile number|gsm|portable|movil|celular|handy|mobil|"
      "mobiltelefon|mobilnummer|handynummer|telephone portable|telephone mobile|"
      "numero de portable|telefono movil" },
  { "other_emails", LIA_FIELD_SET, N_ ("Other E-Mails"), LIA_FIELD_SEARCHED,
    .headers = "other email|other emails|second email|private email|email 2|autres courriels|"
               "weitere e-mails|weitere e-mail-adressen" },
  { "other_phones", LIA_FIELD_SET, N_ ("Other Phones"), 0,
    .headers = "other phone|other phones|second phone|phone 2|fax|"
               "weitere telefonnummern|autres telephones" },
  { "languages", LIA_FIELD_LANGUAGES, N_ ("Languages"), LIA_FIELD_FACET,
    .headers = "language|spoken languages|langue|langues|idioma|idiomas|sprache|sprachen" },
  { "team", LIA_FIELD_BOOLEAN, N_ ("Team Member"), LIA_FIELD_FACET,
    .headers = "team|staff|internal|one of us|equipe|membre de l'equipe|equipo|teammitglied" },
  { "notes", LIA_FIELD_MULTILINE, N_ ("Notes"), LIA_FIELD_SEARCHED,
    .headers = "note|remarks|comments|comment|remarques|commentaires|notas|observaciones|notizen|"
               "bemerkungen|anmerkungen" },
};

/* The words that are there, with a space between. */
static char *
join_words (const char *first, const char *second, const char *third)
{
  const char *words[4] = { NULL };
  guint n = 0;

  if (first != NULL)
    words[n++] = first;
  if (second != NULL)
    words[n++] = second;
  if (third != NULL)
    words[n++] = third;
  return g_strjoinv (" ", (char **) words);
}

static char *
person_get_display_name (LiaRecord *record)
{
  const char *given = lia_record_get_text (record, "given_name");
  const char *family = lia_record_get_text (record, "family_name");
  const char *email = lia_record_get_text (record, "email");

  if (given == NULL && family == NULL && email != NULL)
    return g_strdup (email);
  return join_words (lia_record_get_text (record, "honorific"), given, family);
}

static char *
person_get_sort_key (LiaRecord *record)
{
  const char *given = lia_record_get_text (record, "given_name");
  const char *family = lia_record_get_text (record, "family_name");
  g_autofree char *name = join_words (family, given, NULL);

  return lia_text_fold (*name != '\0' ? name : lia_record_get_text (record, "email"));
}

static gboolean
person_validate (LiaRecord *record, GError **error)
{
  if (lia_record_get_text (record, "given_name") == NULL
      && lia_record_get_text (record, "family_name") == NULL
      && lia_record_get_text (record, "email") == NULL)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("%s: a name or an e-mail address is needed"), _ ("Family Name"));
      return FALSE;
    }
  return TRUE;
}

/* Words from @first up to @end, joined by spaces. */
static void
append_words (GString *key, char **words, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", words[i]);
}

/* "Prof. Dr" and "prof dr" are the same. */
static gboolean
is_honorific (const char *honorific, char **words, guint n)
{
  g_autofree char *plain = g_strdelimit (g_strdup (honorific != NULL ? honorific : ""), ".", ' ');
  g_autofree char *folded = lia_text_fold (plain);
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autofree char *typed_folded = NULL;

  append_words (typed, words, 0, n);
  g_strdelimit (typed->str, ".", ' ');
  typed_folded = lia_text_fold (typed->str);
  return strcmp (folded, typed_folded) == 0;
}

/* Appends the live rows of @sql, whose first columns are id and honorific; the first @n_honorific of @words
 * must be the honorific. */
static gboolean
append_ids (LiaReader *reader,
            const char *sql,
            const char *text,
            char **words,
            guint n_honorific,
            GArray *ids,
            GError **error)
{
  LiaStatement *statement = lia_reader_prepare (reader, sql, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_text (statement, 1, text);
  while (lia_statement_step (statement, &local_error))
    {
      gint64 id = lia_statement_get_integer (statement, 0);

      if (n_honorific == 0
          || is_honorific (lia_statement_get_text (statement, 1), words, n_honorific))
        g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* The sort key is the family name and then the given name; where one ends in "Ada de la Cruz" nobody can
 * tell, so each place is tried. */
static gboolean
append_by_words (LiaReader *reader, char **words, guint n_honorific, GArray *ids, GError **error)
{
  const char *sql = "SELECT id, honorific FROM person WHERE sort_key = ?1 AND trashed_at IS NULL"
                    " AND undone = 0 ORDER BY id";
  guint n = g_strv_length (words);

  for (guint at = n_honorific; at < n; at++)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      append_words (key, words, at, n);
      append_words (key, words, n_honorific, at);
      if (!append_ids (reader, sql, key->str, words, n_honorific, ids, error))
        return FALSE;
    }
  return TRUE;
}

static void
remove_repeats (GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    for (guint j = ids->len - 1; j > i; j--)
      if (g_array_index (ids, gint64, i) == g_array_index (ids, gint64, j))
        g_array_remove_index (ids, j);
}

static gboolean
person_find (LiaReader *reader, const char *text, GArray *ids, GError **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) words = NULL;

  if (strchr (text, '@') != NULL)
    return append_ids (reader,
                       "SELECT id, honorific FROM person WHERE email = ?1 COLLATE NOCASE"
                       " AND trashed_at IS NULL AND undone = 0 ORDER BY id",
                       text, NULL, 0, ids, error);

  plain = g_strdelimit (g_strdup (text), ",", ' ');
  folded = lia_text_fold (plain);
  words = g_strsplit (folded, " ", MAX_NAME_WORDS);
  for (guint n_honorific = 0; n_honorific <= MAX_HONORIFIC_WORDS && ids->len == 0; n_honorific++)
    if (!append_by_words (reader, words, n_honorific, ids, error))
      return FALSE;
  remove_repeats (ids);
  return TRUE;
}

static void
person_setup (LiaRecordClass *klass)
{
  klass->get_display_name = person_get_display_name;
  klass->display_sql
      = "CASE WHEN coalesce (t.given_name, t.family_name) IS NULL AND t.email IS NOT NULL THEN t.email"
        " ELSE concat_ws (' ', t.honorific, t.given_name, t.family_name) END";
  klass->order_sql = "t.sort_key";
  klass->sort_key_field = "family_name";
  klass->get_sort_key = person_get_sort_key;
  klass->validate = person_validate;
  klass->find = person_find;
  klass->derived = lia_person_derived;
  klass->n_derived = LIA_N_PERSON_DERIVED;
  klass->derived_sql = lia_person_derived_sql;
}

LIA_DEFINE_RECORD (LiaPerson,
                   lia_person,
                   "person",
                   "people",
                   N_ ("Person"),
                   N_ ("People"),
                   person_fields,
                   person_setup)
