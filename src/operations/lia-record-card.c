/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-card-affiliation.h"
#include "lia-import-person-name.h"
#include "lia-person.h"
#include "lia-string-set.h"

/* Marks numbers and addresses that are the person's others, so that none of them is taken for the first. */
#define OTHER            "x-liaison-other"

#define EXTENSION_PREFIX "X-LIAISON-"

static const char *const work_types[] = { "work", NULL };
static const char *const mobile_types[] = { "cell", NULL };
static const char *const other_types[] = { OTHER, NULL };

static char *
extension_name (const char *field)
{
  g_autofree char *upper = g_ascii_strup (field, -1);

  return g_strconcat (EXTENSION_PREFIX, g_strdelimit (upper, "_", '-'), NULL);
}

/* From a card. */

/* As a set is typed; elements that hold what separates them are written as JSON. Takes @elements over. */
static char *
join_set (GPtrArray *elements)
{
  g_autoptr (GPtrArray) owned = elements;
  g_autofree char *joined = NULL;
  gboolean plain = TRUE;

  for (guint i = 0; i < owned->len; i++)
    {
      const char *element = g_ptr_array_index (owned, i);

      plain = plain && strpbrk (element, ";|\n\r") == NULL && *element != '[';
    }
  if (owned->len == 0)
    return NULL;
  if (!plain)
    return lia_string_set_to_json (owned);
  if (owned->len == 1)
    {
      const char *only = g_ptr_array_index (owned, 0);

      return g_strconcat (only, strpbrk (only, ",/") != NULL ? ";" : "", NULL);
    }
  g_ptr_array_add (owned, NULL);
  joined = g_strjoinv ("; ", (char **) owned->pdata);
  return g_steal_pointer (&joined);
}

typedef enum
{
  PHONE,
  MOBILE,
} Role;

/* Whether an item can be what a field of one value takes. */
static gboolean
can_be (const LiaVcardItem *item, Role role)
{
  if (lia_vcard_item_has_type (item, OTHER))
    return FALSE;
  if (role == MOBILE)
    return lia_vcard_item_has_type (item, "cell") && !lia_vcard_item_has_type (item, "fax");
  return !lia_vcard_item_has_type (item, "cell") && !lia_vcard_item_has_type (item, "fax")
         && !lia_vcard_item_has_type (item, "pager") && !lia_vcard_item_has_type (item, "video");
}

static const LiaVcardItem *
find_phone (const LiaVcard *card, Role role)
{
  for (guint i = 0; i < card->phones->len; i++)
    {
      const LiaVcardItem *item = g_ptr_array_index (card->phones, i);

      if (can_be (item, role))
        return item;
    }
  return NULL;
}

static const LiaVcardItem *
find_email (const LiaVcard *card)
{
  for (guint i = 0; i < card->emails->len; i++)
    {
      const LiaVcardItem *item = g_ptr_array_index (card->emails, i);

      if (!lia_vcard_item_has_type (item, OTHER))
        return item;
    }
  return NULL;
}

static const LiaVcardItem *
find_url (const LiaVcard *card)
{
  return card->urls->len > 0 ? g_ptr_array_index (card->urls, 0) : NULL;
}

static char *
copy_value (const LiaVcardItem *item)
{
  return item != NULL ? g_strdup (item->value) : NULL;
}

static char *
join_others (const GPtrArray *items, const LiaVcardItem *first, const LiaVcardItem *second)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    {
      const LiaVcardItem *item = g_ptr_array_index (items, i);

      if (item != first && item != second
          && !g_ptr_array_find_with_equal_func (others, item->value, g_str_equal, NULL))
        g_ptr_array_add (others, g_strdup (item->value));
    }
  return join_set (others);
}

/* "fr-CA" is French. */
static char *
join_languages (const LiaVcard *card)
{
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < card->languages->len; i++)
    {
      const LiaVcardItem *item = g_ptr_array_index (card->languages, i);

      g_ptr_array_add (languages, g_strndup (item->value, strcspn (item->value, "-_")));
    }
  return join_set (languages);
}

static const LiaVcardOrganisation *
get_organisation (const LiaVcard *card)
{
  return card->organisations->len > 0 ? g_ptr_array_index (card->organisations, 0) : NULL;
}

static void
add_line (GString *text, const char *label, const char *value)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  if (value == NULL || *value == '\0')
    return;
  lines = g_strsplit (value, "\n", -1);
  joined = g_strjoinv (", ", lines);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s: %s", label, joined);
}

static void
add_address_lines (GString *text, const LiaVcard *card)
{
  for (guint i = 0; i < card->addresses->len; i++)
    {
      const LiaVcardAddress *address = g_ptr_array_index (card->addresses, i);
      g_autofree char *joined = g_strjoinv (", ", address->lines);
      g_autoptr (GString) line = g_string_new (joined);

      /* An address that is a country alone goes into the field of countries. */
      if (*joined == '\0' && address->region == NULL)
        continue;
      if (address->region != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", address->region);
      if (address->country != NULL)
        g_string_append_printf (line, ", %s", address->country);
      add_line (text, _ ("Address"), line->str);
    }
}

static void
add_item_lines (GString *text, const char *label, const GPtrArray *items, const LiaVcardItem *taken)
{
  for (guint i = 0; i < items->len; i++)
    {
      const LiaVcardItem *item = g_ptr_array_index (items, i);

      if (item != taken)
        add_line (text, label, item->value);
    }
}

/* Whether the post of the person comes from a title and not from a role. */
static gboolean
has_title (const LiaVcard *card)
{
  return card->titles->len > 0
         || (card->organisations->len > 0 && get_organisation (card)->title != NULL);
}

/* The notes of the card, and after them what has no field. */
static char *
get_notes (const LiaVcard *card, gboolean person)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < card->notes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (card->notes, i));
  if (person)
    {
      if (card->suffixes != NULL)
        add_line (text, _ ("Full Name"), card->full_name);
      for (guint i = MAX (lia_card_affiliations_count_titles (card), 1); i < card->titles->len; i++)
        add_line (text, _ ("Post"), g_ptr_array_index (card->titles, i));
      for (guint i = has_title (card) ? 0 : 1; i < card->roles->len; i++)
        add_line (text, _ ("Role"), g_ptr_array_index (card->roles, i));
      add_item_lines (text, _ ("Website"), card->urls, NULL);
    }
  else
    {
      add_item_lines (text, _ ("Website"), card->urls, find_url (card));
      add_item_lines (text, _ ("E-Mail"), card->emails, find_email (card));
      add_item_lines (text, _ ("Phone"), card->phones, find_phone (card, PHONE));
    }
  add_address_lines (text, card);
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static char *
get_given_name (const LiaVcard *card)
{
  g_autofree char *more = NULL;

  if (card->given_name == NULL || card->additional_names == NULL)
    return g_strdup (card->given_name != NULL ? card->given_name : card->additional_names);
  more = g_strdelimit (g_strdup (card->additional_names), ",", ' ');
  return g_strconcat (card->given_name, " ", more, NULL);
}

/* Where the parts of the name are not told, they are found in the full form. */
static char *
get_name_part (const LiaVcard *card, const char *field)
{
  g_auto (LiaPersonName) name = { 0 };
  g_autofree char *given = NULL;

  if (card->has_name || card->full_name == NULL)
    {
      if (g_str_equal (field, "honorific"))
        return g_strdup (card->prefixes);
      return g_str_equal (field, "family_name") ? g_strdup (card->family_name)
                                                : get_given_name (card);
    }
  lia_person_name_split (card->full_name, &name);
  if (g_str_equal (field, "honorific"))
    return g_strdup (name.honorific != NULL ? name.honorific : card->prefixes);
  return g_strdup (g_str_equal (field, "family_name") ? name.family : name.given);
}

static char *
get_extension (const LiaVcard *card, const LiaRecordType *type, const char *name)
{
  const LiaField *field = lia_record_type_get_field (type, name);
  g_autofree char *extension = NULL;

  if (field == NULL || field->type == LIA_FIELD_REF)
    return NULL;
  extension = extension_name (name);
  return g_strdup (lia_vcard_get_extension (card, extension));
}

static char *
get_person_field (const LiaVcard *card, const char *field)
{
  if (g_str_equal (field, "honorific") || g_str_equal (field, "given_name")
      || g_str_equal (field, "family_name"))
    return get_name_part (card, field);
  if (g_str_equal (field, "post"))
    return lia_card_affiliations_get_post (card);
  if (g_str_equal (field, "unit"))
    return lia_card_affiliations_get_unit (card);
  if (g_str_equal (field, "organisation"))
    return g_strdup (lia_card_affiliations_get_first (card));
  if (g_str_equal (field, "email"))
    return copy_value (find_email (card));
  if (g_str_equal (field, "phone"))
    return copy_value (find_phone (card, PHONE));
  if (g_str_equal (field, "mobile"))
    return copy_value (find_phone (card, MOBILE));
  if (g_str_equal (field, "other_emails"))
    return join_others (card->emails, find_email (card), NULL);
  if (g_str_equal (field, "other_phones"))
    return join_others (card->phones, find_phone (card, PHONE), find_phone (card, MOBILE));
  if (g_str_equal (field, "languages"))
    return join_languages (card);
  if (g_str_equal (field, "notes"))
    return get_notes (card, TRUE);
  return get_extension (card, &lia_person_type, field);
}

static GPtrArray *
copy_texts (const GPtrArray *texts, guint from)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = from; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (texts, i)));
  return copy;
}

static char *
get_country (const LiaVcard *card)
{
  for (guint i = 0; i < card->addresses->len; i++)
    {
      const LiaVcardAddress *address = g_ptr_array_index (card->addresses, i);

      if (address->country != NULL)
        return g_strdup (address->country);
    }
  return NULL;
}

static char *
get_partner_field (const LiaVcard *card, const LiaRecordType *type, const char *field)
{
  const LiaVcardOrganisation *organisation = get_organisation (card);
  char *text;

  if (g_str_equal (field, "name"))
    return g_strdup (card->full_name != NULL || organisation == NULL ? card->full_name
                                                                     : organisation->name);
  if (g_str_equal (field, "acronym"))
    return card->nicknames->len > 0 ? g_strdup (g_ptr_array_index (card->nicknames, 0)) : NULL;
  if (g_str_equal (field, "email"))
    return copy_value (find_email (card));
  if (g_str_equal (field, "phone"))
    return copy_value (find_phone (card, PHONE));
  if (g_str_equal (field, "website"))
    return copy_value (find_url (card));
  if (g_str_equal (field, "description"))
    return get_notes (card, FALSE);
  if (g_str_equal (field, "tags"))
    return join_set (copy_texts (card->categories, 0));

  text = get_extension (card, type, field);
  if (text != NULL)
    return text;
  if (g_str_equal (field, "country"))
    return get_country (card);
  if (g_str_equal (field, "other_names"))
    return join_set (copy_texts (card->nicknames, 1));
  return NULL;
}

char *
lia_record_card_get_field (const LiaVcard *card, const LiaRecordType *type, const char *field)
{
  g_return_val_if_fail (card != NULL, NULL);
  g_return_val_if_fail (type != NULL && field != NULL, NULL);

  return type == &lia_person_type ? get_person_field (card, field)
                                  : get_partner_field (card, type, field);
}

/* To a card. */

typedef struct
{
  LiaVcard *card;
  LiaRecord *record;
  const char *const *fields; /* (nullable) */
} Making;

static gboolean
is_wanted (const Making *self, const char *field)
{
  return self->fields == NULL || g_strv_contains (self->fields, field);
}

static const char *
get_text (const Making *self, const char *field)
{
  return is_wanted (self, field) ? lia_record_get_text (self->record, field) : NULL;
}

static char **
get_set (const Making *self, const char *field)
{
  return is_wanted (self, field) ? lia_record_get_set (self->record, field) : g_new0 (char *, 1);
}

static void
add_set_items (const Making *self, GPtrArray *items, const char *field)
{
  g_auto (GStrv) values = get_set (self, field);

  for (guint i = 0; values[i] != NULL; i++)
    lia_vcard_add_item (items, values[i], other_types, 0);
}

static void
add_text (const Making *self, GPtrArray *texts, const char *field)
{
  const char *text = get_text (self, field);

  if (text != NULL)
    g_ptr_array_add (texts, g_strdup (text));
}

/* What cards have no property for. */
static void
add_extensions (const Making *self, const char *const *done)
{
  const LiaRecordType *type = lia_record_get_record_type (self->record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const LiaField *field = &type->fields[i];
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;

      if (field->type == LIA_FIELD_REF || g_strv_contains (done, field->name)
          || !is_wanted (self, field->name))
        continue;
      name = extension_name (field->name);
      text = lia_record_format (self->record, field->name, LIA_RECORD_MACHINE);
      lia_vcard_add_extension (self->card, name, text);
    }
}

static void
make_person (const Making *self, const GPtrArray *affiliations)
{
  static const char *const done[]
      = { "honorific", "given_name",   "family_name",  "post",      "unit",  "email", "phone",
          "mobile",    "other_emails", "other_phones", "languages", "notes", NULL };
  LiaVcard *card = self->card;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_auto (GStrv) languages = get_set (self, "languages");

  card->family_name = g_strdup (lia_record_get_text (self->record, "family_name"));
  card->given_name = g_strdup (lia_record_get_text (self->record, "given_name"));
  card->prefixes = g_strdup (get_text (self, "honorific"));
  card->has_name = card->family_name != NULL || card->given_name != NULL;
  lia_card_affiliations_add (card, affiliations != NULL ? affiliations : none,
                             get_text (self, "post"), get_text (self, "unit"),
                             is_wanted (self, "post"), is_wanted (self, "unit"));
  lia_vcard_add_item (card->emails, get_text (self, "email"), work_types, 1);
  add_set_items (self, card->emails, "other_emails");
  lia_vcard_add_item (card->phones, get_text (self, "phone"), work_types, 1);
  lia_vcard_add_item (card->phones, get_text (self, "mobile"), mobile_types, 0);
  add_set_items (self, card->phones, "other_phones");
  for (guint i = 0; languages[i] != NULL; i++)
    lia_vcard_add_item (card->languages, languages[i], NULL, MIN (i + 1, 100));
  add_text (self, card->notes, "notes");
  add_extensions (self, done);
}

static void
make_partner (const Making *self)
{
  static const char *const done[]
      = { "name", "acronym", "email", "phone", "website", "tags", "description", NULL };
  LiaVcard *card = self->card;
  g_auto (GStrv) tags = get_set (self, "tags");

  card->kind = LIA_VCARD_ORGANISATION;
  lia_vcard_add_organisation (card, lia_record_get_text (self->record, "name"), NULL);
  add_text (self, card->nicknames, "acronym");
  lia_vcard_add_item (card->emails, get_text (self, "email"), work_types, 1);
  lia_vcard_add_item (card->phones, get_text (self, "phone"), work_types, 1);
  lia_vcard_add_item (card->urls, get_text (self, "website"), NULL, 0);
  if (get_text (self, "country") != NULL)
    {
      LiaVcardAddress *address = g_new0 (LiaVcardAddress, 1);

      address->lines = g_new0 (char *, 1);
      address->types = g_strdupv ((char **) work_types);
      address->country = lia_record_format (self->record, "country", LIA_RECORD_DISPLAY);
      g_ptr_array_add (card->addresses, address);
    }
  for (guint i = 0; tags[i] != NULL; i++)
    g_ptr_array_add (card->categories, g_strdup (tags[i]));
  add_text (self, card->notes, "description");
  add_extensions (self, done);
}

LiaVcard *
lia_record_card_new (LiaRecord *record, const GPtrArray *affiliations, const char *const *fields)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const Making self = { lia_vcard_new (), record, fields };

  if (lia_record_get_id (record) != 0)
    self.card->uid = g_strdup_printf ("urn:x-liaison:%s:%" G_GINT64_FORMAT, type->table,
                                      lia_record_get_id (record));
  self.card->full_name = lia_record_get_display_name (record);
  if (type == &lia_person_type)
    make_person (&self, affiliations);
  else
    make_partner (&self);
  return self.card;
}
