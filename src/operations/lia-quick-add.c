/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-quick-add.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-action-label.h"
#include "lia-affiliation.h"
#include "lia-card-affiliation.h"
#include "lia-import-person-name.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-record-card.h"
#include "lia-record-find.h"
#include "lia-signature.h"
#include "lia-text.h"
#include "lia-vcard-reader.h"

void
lia_quick_add_free (LiaQuickAdd *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->person);
  g_free (self->organisation);
  g_free (self->website);
  g_free (self->problem);
  g_free (self);
}

/* What a field refuses is left out: it stands in the pasted text still. */
static void
set_field (LiaQuickAdd *self, const char *field, const char *text)
{
  if (text != NULL)
    lia_record_parse (self->person, field, text, NULL, NULL);
}

static void
read_signature (LiaQuickAdd *self, const char *text)
{
  g_autoptr (LiaSignature) signature = lia_signature_parse (text);
  g_auto (LiaPersonName) name = { NULL };

  if (signature->name != NULL)
    lia_person_name_split (signature->name, &name);
  set_field (self, "honorific", signature->honorific);
  set_field (self, "given_name", name.given);
  set_field (self, "family_name", name.family);
  set_field (self, "post", signature->post);
  set_field (self, "unit", signature->unit);
  set_field (self, "email", signature->email);
  set_field (self, "phone", signature->phone);
  set_field (self, "mobile", signature->mobile);
  self->organisation = g_steal_pointer (&signature->organisation);
  self->website = g_steal_pointer (&signature->website);
}

/* The form makes one affiliation; of the others it keeps a note. */
static void
note_other_organisations (LiaQuickAdd *self, const LiaVcard *card)
{
  g_autoptr (GPtrArray) affiliations = lia_card_affiliations_read (card, NULL);
  g_autoptr (GString) text = g_string_new (lia_record_get_text (self->person, "notes"));

  for (guint i = 1; affiliations != NULL && i < affiliations->len; i++)
    {
      const LiaCardAffiliation *affiliation = g_ptr_array_index (affiliations, i);
      const char *post = lia_record_get_text (affiliation->draft, "post");

      g_string_append_printf (text, "%s%s: %s%s%s", text->len > 0 ? "\n" : "", _ ("Organisation"),
                              affiliation->organisation, post != NULL ? ", " : "",
                              post != NULL ? post : "");
    }
  if (text->len > 0)
    set_field (self, "notes", text->str);
}

static void
read_card (LiaQuickAdd *self, const char *text)
{
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  g_autoptr (LiaVcardReader) reader = lia_vcard_reader_new (stream);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaVcard) card = lia_vcard_reader_next (reader, NULL, &error);

  if (card == NULL)
    {
      self->problem
          = g_strdup (error != NULL ? error->message : _ ("There is no card in the text"));
      return;
    }
  for (guint i = 0; i < lia_person_type.n_fields; i++)
    {
      const char *name = lia_person_type.fields[i].name;
      g_autofree char *value = lia_record_card_get_field (card, &lia_person_type, name);

      set_field (self, name, value);
    }
  self->organisation = lia_record_card_get_field (card, &lia_person_type, "organisation");
  note_other_organisations (self, card);
}

LiaQuickAdd *
lia_quick_add_read (const char *text)
{
  LiaQuickAdd *self = g_new0 (LiaQuickAdd, 1);
  const char *start = text;

  self->person = lia_record_new (&lia_person_type);
  while (g_ascii_isspace (*start))
    start++;
  if (lia_vcard_sniff (start, strlen (start)))
    read_card (self, start);
  else
    read_signature (self, start);

  return self;
}

/* Whom the organisation may be. */

static gboolean
is_public_mail (const char *domain)
{
  static const char *const names[]
      = { "gmail.",  "googlemail.", "outlook.",    "hotmail.",  "live.",   "yahoo.", "icloud.",
          "me.com",  "proton.",     "protonmail.", "gmx.",      "web.de",  "aol.",   "mail.",
          "yandex.", "qq.com",      "163.com",     "orange.fr", "free.fr", "zoho.",  "posteo." };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (domain, names[i]))
      return TRUE;

  return FALSE;
}

/* "example.org" of an e-mail or web address, (transfer full) (nullable) */
static char *
dup_domain (const char *address)
{
  g_autofree char *lower = NULL;
  const char *start = NULL;

  if (address == NULL)
    return NULL;
  lower = g_ascii_strdown (address, -1);
  start = strchr (lower, '@');
  if (start != NULL)
    start++;
  else
    start = strstr (lower, "://") != NULL ? strstr (lower, "://") + 3 : lower;
  if (g_str_has_prefix (start, "www."))
    start += 4;
  if (strchr (start, '.') == NULL || is_public_mail (start))
    return NULL;

  return g_strndup (start, strcspn (start, "/?#:"));
}

static gint64
find_by_domain (LiaReader *reader, const char *domain)
{
  LiaStatement *statement = NULL;
  g_autoptr (GArray) ids = NULL;

  if (domain == NULL || *domain == '\0')
    return 0;
  statement = lia_reader_prepare (
      reader,
      "SELECT id FROM partner WHERE trashed_at IS NULL AND undone = 0"
      " AND (substr (email, instr (email, '@') + 1) = ?1"
      "  OR website IN ('https://' || ?1, 'http://' || ?1, 'https://www.' || ?1, 'http://www.' || ?1)"
      "  OR instr (website, '//' || ?1 || '/') > 0 OR instr (website, '//www.' || ?1 || '/') > 0)"
      " LIMIT 2",
      NULL);
  if (statement == NULL)
    return 0;
  lia_statement_bind_text (statement, 1, domain);
  ids = lia_statement_read_integers (statement, NULL);

  return ids != NULL && ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

gint64
lia_quick_add_find_partner (LiaReader *reader, const LiaQuickAdd *quick)
{
  g_autofree char *of_email = dup_domain (lia_record_get_text (quick->person, "email"));
  g_autofree char *of_website = dup_domain (quick->website);
  gint64 id = 0;

  if (quick->organisation != NULL)
    id = lia_record_find (&lia_partner_type, reader, quick->organisation, NULL);
  if (id == 0)
    id = find_by_domain (reader, of_email);
  if (id == 0)
    id = find_by_domain (reader, of_website);

  return id;
}

gint64
lia_quick_add_find_person (LiaReader *reader, const char *email)
{
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT id FROM person WHERE trashed_at IS NULL AND undone = 0"
      " AND (email = ?1 COLLATE NOCASE OR (other_emails IS NOT NULL AND EXISTS ("
      "  SELECT 1 FROM json_each (other_emails) WHERE value = ?1 COLLATE NOCASE)))"
      " ORDER BY id LIMIT 1",
      NULL);
  g_autoptr (GArray) ids = NULL;

  if (statement == NULL || email == NULL)
    return 0;
  lia_statement_bind_text (statement, 1, email);
  ids = lia_statement_read_integers (statement, NULL);

  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* Saving. */

typedef struct
{
  LiaRecord *person;
  LiaRecord *affiliation; /* (nullable) */
  char *new_partner; /* (nullable) */
  char *website; /* (nullable) */
} Saving;

static void
saving_free (Saving *self)
{
  g_clear_object (&self->person);
  g_clear_object (&self->affiliation);
  g_free (self->new_partner);
  g_free (self->website);
  g_free (self);
}

static gint64
save_partner (const Saving *self, LiaBatch *batch, GError **error)
{
  g_autoptr (LiaRecord) partner = lia_record_new (&lia_partner_type);

  if (!lia_record_parse (partner, "name", self->new_partner, NULL, error))
    return 0;
  if (self->website != NULL)
    lia_record_parse (partner, "website", self->website, NULL, NULL);

  return lia_record_save (partner, batch, error) ? lia_record_get_id (partner) : 0;
}

static gboolean
save (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *self = data;
  LiaValue partner = LIA_NULL;
  LiaValue person = LIA_NULL;

  if (!lia_record_save (self->person, batch, error))
    return FALSE;
  if (self->affiliation == NULL)
    return TRUE;

  if (lia_record_get_integer (self->affiliation, "partner") == 0)
    {
      partner = LIA_INTEGER (save_partner (self, batch, error));
      if (partner.integer == 0)
        return FALSE;
      lia_record_set_value (self->affiliation, "partner", &partner);
    }
  person = LIA_INTEGER (lia_record_get_id (self->person));
  lia_record_set_value (self->affiliation, "person", &person);

  return lia_record_save (self->affiliation, batch, error);
}

void
lia_quick_add_save_async (LiaWorkspace *workspace,
                          LiaRecord *person,
                          LiaRecord *affiliation,
                          const char *new_partner,
                          const char *website,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autofree char *name = lia_record_get_display_name (person);
  g_autofree char *label = lia_action_label_one (LIA_ACTION_ADD, &lia_person_type, name);
  Saving *saving = g_new0 (Saving, 1);

  saving->person = lia_record_copy (person);
  saving->affiliation = affiliation != NULL ? lia_record_copy (affiliation) : NULL;
  saving->new_partner = g_strdup (new_partner);
  saving->website = g_strdup (website);
  lia_workspace_write_async (workspace, label, save, saving, (GDestroyNotify) saving_free, NULL,
                             callback, user_data);
}
