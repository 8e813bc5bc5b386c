/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-identity-private.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-romanise.h"
#include "lia-string-set.h"
#include "lia-text.h"
#include "lia-web-domain.h"
#include "lia-word-likeness.h"

/* As many digits at the end of two numbers must be the same: country codes and zeros before are written or not. */
#define PHONE_DIGITS     8
#define MIN_PHONE_DIGITS 6

/* Words of a name that make keys in pairs. */
#define MAX_PAIRED_WORDS 6
#define END_LENGTH       6

gsize
lia_identity_cut_text (const char *text)
{
  gsize length = strlen (text);

  if (length <= LIA_IDENTITY_MAX_LENGTH)
    return length;
  length = LIA_IDENTITY_MAX_LENGTH;
  /* Not within a letter. */
  while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80)
    length--;
  return length;
}

/* A domain mostly stands in an address already. */
static guint16
place_text (GString *text, const char *part, gsize length)
{
  const char *there = memmem (text->str, text->len, part, length);
  const gsize at = there != NULL ? (gsize) (there - text->str) : text->len;

  if (there == NULL)
    g_string_append_len (text, part, (gssize) length);
  return (guint16) at;
}

void
lia_identity_add_trait (LiaIdentityBuilder *builder, LiaTraitKind kind, const char *text)
{
  LiaTrait trait = { .kind = (guint) kind & 0x7fu };
  g_autofree char *folded = NULL;
  const char *kept = text;

  if (kind == LIA_TRAIT_ACRONYM)
    {
      g_autofree char *lower = lia_text_fold (text);
      char *out;

      folded = lia_romanise (lower);
      out = folded;
      for (const char *p = folded; *p != '\0'; p++)
        if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
          *out++ = *p;
      *out = '\0';
      kept = folded;
      if (out - folded < 2)
        return;
    }
  trait.length = (guint8) lia_identity_cut_text (kept);
  for (guint i = 0; i < builder->traits->len; i++)
    {
      const LiaTrait *other = &g_array_index (builder->traits, LiaTrait, i);

      if (other->kind == trait.kind && other->length == trait.length
          && memcmp (builder->text->str + other->text, kept, trait.length) == 0)
        return;
    }
  if (builder->traits->len >= LIA_IDENTITY_MAX_TRAITS)
    return;
  trait.text = place_text (builder->text, kept, trait.length);
  g_array_append_val (builder->traits, trait);
}

static void
add_phone (LiaIdentityBuilder *builder, const char *phone)
{
  char digits[16];
  gsize n = 0;
  const char *end;

  if (phone == NULL)
    return;
  end = strstr (phone, "ext");
  for (const char *p = phone; *p != '\0' && p != end && n < sizeof digits - 1; p++)
    {
      /* "+41 (0)22" is "+41 22". */
      if (p[0] == '(' && p[1] == '0' && p[2] == ')')
        {
          p += 2;
          continue;
        }
      if (g_ascii_isdigit (*p))
        digits[n++] = *p;
    }
  digits[n] = '\0';
  if (n >= MIN_PHONE_DIGITS)
    lia_identity_add_trait (builder, LIA_TRAIT_PHONE,
                            digits + (n > PHONE_DIGITS ? n - PHONE_DIGITS : 0));
}

static void
add_email (LiaIdentityBuilder *builder, const char *email)
{
  g_autofree char *lower = email != NULL ? g_utf8_strdown (email, -1) : NULL;
  g_autofree char *domain = lia_web_domain_of_email (lower);
  guint n = builder->traits->len;

  if (lower == NULL || strchr (lower, '@') == NULL)
    return;
  lia_identity_add_trait (builder, LIA_TRAIT_EMAIL, lower);
  if (builder->traits->len > n)
    g_array_index (builder->traits, LiaTrait, n).shared
        = lia_web_domain_is_mailbox_shared (lower) ? 1 : 0;
  if (domain != NULL)
    lia_identity_add_trait (builder, LIA_TRAIT_MAIL_DOMAIN, domain);
}

/* Calls @add for each element of a set as it is kept. */
static void
for_each_element (LiaIdentityBuilder *builder,
                  const char *json,
                  void (*add) (LiaIdentityBuilder *builder, const char *element))
{
  g_auto (GStrv) elements = NULL;

  if (json == NULL)
    return;
  elements = lia_string_set_from_json (json);
  for (guint i = 0; elements[i] != NULL; i++)
    add (builder, elements[i]);
}

static void
add_other_name (LiaIdentityBuilder *builder, const char *name)
{
  if (builder->names->len < LIA_IDENTITY_MAX_NAMES)
    lia_identity_add_partner_name (builder, name, FALSE);
}

static void
add_partner (LiaIdentity *self, LiaIdentityBuilder *builder, const LiaIdentityCells *cells)
{
  g_autofree char *domain = lia_web_domain_of_url (cells->website);

  lia_identity_add_partner_name (builder, cells->name != NULL ? cells->name : "", TRUE);
  for_each_element (builder, cells->other_names, add_other_name);
  if (cells->acronym != NULL)
    lia_identity_add_trait (builder, LIA_TRAIT_ACRONYM, cells->acronym);
  if (domain != NULL)
    lia_identity_add_trait (builder, LIA_TRAIT_WEB_DOMAIN, domain);
  if (cells->country != NULL)
    memcpy (self->country, cells->country, strnlen (cells->country, sizeof self->country));
  self->individual = g_strcmp0 (cells->form, "individual") == 0 ? 1 : 0;
}

static void
add_person (LiaIdentity *self, LiaIdentityBuilder *builder, const LiaIdentityCells *cells)
{
  self->person = 1;
  self->n_given
      = lia_identity_add_person_name (builder, cells->given_name, cells->family_name) & 0x3fu;
  for_each_element (builder, cells->other_emails, add_email);
  for_each_element (builder, cells->other_phones, add_phone);
  add_phone (builder, cells->mobile);
  for (guint i = 0; i < cells->n_organisations; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, cells->organisations[i]);

      lia_identity_add_trait (builder, LIA_TRAIT_ORGANISATION, id);
    }
}

static LiaIdentity *
pack (const LiaIdentity *head, const LiaIdentityBuilder *builder)
{
  const gsize names = builder->names->len * sizeof (LiaIdentityName);
  const gsize words = builder->words->len * sizeof (LiaIdentityWord);
  const gsize traits = builder->traits->len * sizeof (LiaTrait);
  LiaIdentity *self = g_malloc (sizeof (LiaIdentity) + names + words + traits + builder->text->len);
  char *at = (char *) (self + 1);

  *self = *head;
  self->n_names = (guint8) builder->names->len;
  self->n_words = (guint8) builder->words->len;
  self->n_traits = (guint8) builder->traits->len;
  self->n_text = (guint16) builder->text->len;
  memcpy (at, builder->names->data, names);
  at += names;
  memcpy (at, builder->words->data, words);
  at += words;
  memcpy (at, builder->traits->data, traits);
  at += traits;
  memcpy (at, builder->text->str, builder->text->len);
  return self;
}

gsize
lia_identity_get_size (const LiaIdentity *self)
{
  return (gsize) (lia_identity_get_text (self) - (const char *) self) + self->n_text;
}

LiaIdentity *
lia_identity_new (const LiaRecordType *type, const LiaIdentityCells *cells)
{
  LiaIdentity head = { .id = cells->id };
  LiaIdentity *self;
  LiaIdentityBuilder builder = {
    g_string_sized_new (128),
    g_array_sized_new (TRUE, FALSE, sizeof (LiaIdentityName), 2),
    g_array_sized_new (TRUE, FALSE, sizeof (LiaIdentityWord), 8),
    g_array_sized_new (TRUE, FALSE, sizeof (LiaTrait), 6),
  };

  /* The domain of a website often stands in the address already. */
  add_email (&builder, cells->email);
  add_phone (&builder, cells->phone);
  if (type == &lia_person_type)
    add_person (&head, &builder, cells);
  else
    add_partner (&head, &builder, cells);
  self = pack (&head, &builder);

  g_string_free (builder.text, TRUE);
  g_array_unref (builder.names);
  g_array_unref (builder.words);
  g_array_unref (builder.traits);
  return self;
}

LiaIdentity *
lia_identity_new_for_record (LiaRecord *record, const gint64 *organisations, guint n)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  LiaIdentityCells cells = { .id = lia_record_get_id (record),
                             .email = lia_record_get_text (record, "email"),
                             .phone = lia_record_get_text (record, "phone"),
                             .organisations = organisations,
                             .n_organisations = n };

  if (type == &lia_person_type)
    {
      cells.given_name = lia_record_get_text (record, "given_name");
      cells.family_name = lia_record_get_text (record, "family_name");
      cells.mobile = lia_record_get_text (record, "mobile");
      cells.other_emails = lia_record_get_text (record, "other_emails");
      cells.other_phones = lia_record_get_text (record, "other_phones");
    }
  else
    {
      cells.name = lia_record_get_text (record, "name");
      cells.acronym = lia_record_get_text (record, "acronym");
      cells.other_names = lia_record_get_text (record, "other_names");
      cells.form = lia_record_get_text (record, "form");
      cells.country = lia_record_get_text (record, "country");
      cells.website = lia_record_get_text (record, "website");
    }
  return lia_identity_new (type, &cells);
}

void
lia_identity_free (LiaIdentity *self)
{
  g_free (self);
}

gint64
lia_identity_get_id (const LiaIdentity *self)
{
  return self->id;
}

void
lia_identity_set_id (LiaIdentity *self, gint64 id)
{
  self->id = id;
}

int
lia_identity_compare_order (const LiaIdentity *a, const LiaIdentity *b)
{
  const LiaIdentityName *name = lia_identity_get_names (a);
  const LiaIdentityName *other = lia_identity_get_names (b);
  const gsize length = a->n_names > 0 ? name->joined_length : 0;
  const gsize other_length = b->n_names > 0 ? other->joined_length : 0;
  int order = 0;

  if (length > 0 && other_length > 0)
    order = memcmp (lia_identity_get_text (a) + name->joined,
                    lia_identity_get_text (b) + other->joined, MIN (length, other_length));
  return order != 0 ? order : (length > other_length) - (length < other_length);
}

guint64
lia_identity_hash_word (const LiaIdentity *self, const LiaIdentityWord *word)
{
  return lia_word_hash (lia_identity_get_text (self) + word->text, word->length);
}

guint64
lia_identity_hash_meanings (const LiaIdentity *self, const LiaIdentityName *name)
{
  const LiaIdentityWord *words = lia_identity_get_words (self) + name->first;
  guint64 sum = 0;

  for (guint i = 0; i < name->n; i++)
    sum += lia_identity_hash_word (self, &words[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return sum;
}

/* Keys. The first byte's worth of each tells what it is made of. */

enum
{
  KEY_MEANT,
  KEY_JOINED,
  KEY_WORD,
  KEY_PAIR,
  KEY_BEGINNING,
  KEY_ENDING,
  KEY_ACRONYM,
  KEY_DOMAIN,
  KEY_EMAIL,
  KEY_PHONE,
  KEY_SKELETON,
};

static void
append_key (GArray *keys, guint kind, guint64 hash, gboolean strong)
{
  LiaIdentityKey key
      = { (hash ^ (hash >> 31)) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93) + kind, strong };

  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, LiaIdentityKey, i).key == key.key)
      return;
  g_array_append_val (keys, key);
}

/* A slip in a name leaves its beginning or its end as it was. */
static void
append_ends (const LiaIdentity *self, const LiaIdentityName *name, GArray *keys)
{
  const LiaIdentityWord *words = lia_identity_get_words (self) + name->first;
  g_autoptr (GString) telling = g_string_sized_new (48);

  for (guint i = 0; i < name->n; i++)
    if (words[i].kind != LIA_NAME_WORD_BODY || name->n == 1)
      g_string_append_len (telling, lia_identity_get_text (self) + words[i].text, words[i].length);
  if (telling->len < END_LENGTH / 2)
    return;
  append_key (keys, KEY_BEGINNING, lia_word_hash (telling->str, MIN (telling->len, END_LENGTH)),
              FALSE);
  append_key (
      keys, KEY_ENDING,
      lia_word_hash (telling->str + (telling->len > END_LENGTH ? telling->len - END_LENGTH : 0),
                     MIN (telling->len, END_LENGTH)),
      FALSE);
}

static void
append_partner_name_keys (const LiaIdentity *self, const LiaIdentityName *name, GArray *keys)
{
  const LiaIdentityWord *words = lia_identity_get_words (self) + name->first;
  guint telling[MAX_PAIRED_WORDS];
  guint64 hashes[MAX_PAIRED_WORDS];
  guint n = 0;

  append_key (keys, KEY_MEANT, lia_identity_hash_meanings (self, name), TRUE);
  append_key (keys, KEY_JOINED,
              lia_word_hash (lia_identity_get_text (self) + name->joined, name->joined_length),
              TRUE);
  for (guint pass = 0; pass < 2 && (pass == 0 || n < 2); pass++)
    for (guint i = 0; i < name->n && n < MAX_PAIRED_WORDS; i++)
      if ((words[i].kind == LIA_NAME_WORD_BODY) == (pass == 1))
        telling[n++] = i;
  for (guint i = 0; i < n; i++)
    hashes[i] = lia_identity_hash_word (self, &words[telling[i]]);
  for (guint i = 0; i < n; i++)
    {
      const LiaIdentityWord *word = &words[telling[i]];

      if (word->kind == LIA_NAME_WORD_PLAIN && word->length >= 4)
        append_key (keys, KEY_WORD, hashes[i], FALSE);
      for (guint j = i + 1; j < n; j++)
        append_key (keys, KEY_PAIR, hashes[i] + hashes[j], TRUE);
    }
  append_ends (self, name, keys);
}

static void
append_person_name_keys (const LiaIdentity *self, const LiaIdentityName *name, GArray *keys)
{
  const LiaIdentityWord *words = lia_identity_get_words (self) + name->first;
  const char *text = lia_identity_get_text (self);

  append_key (keys, KEY_MEANT, lia_identity_hash_meanings (self, name), TRUE);
  for (guint i = 0; i < name->n; i++)
    {
      g_autofree char *meaning = g_strndup (text + words[i].text, words[i].length);
      g_autofree char *skeleton = lia_romanise_skeleton (meaning);
      const guint64 hash = lia_word_hash (skeleton, strlen (skeleton));

      if (words[i].length < 2)
        continue;
      /* The family name alone is common; with the initial of another word it is less so. */
      append_key (keys, KEY_SKELETON, hash, FALSE);
      for (guint j = 0; j < name->n; j++)
        if (j != i)
          append_key (keys, KEY_PAIR, hash * 31 + (guchar) text[words[j].text], TRUE);
    }
  append_ends (self, name, keys);
}

void
lia_identity_append_keys (const LiaIdentity *self, GArray *keys)
{
  const LiaIdentityName *names = lia_identity_get_names (self);
  const LiaTrait *traits = lia_identity_get_traits (self);

  for (guint i = 0; i < self->n_names; i++)
    if (self->person)
      append_person_name_keys (self, &names[i], keys);
    else
      append_partner_name_keys (self, &names[i], keys);

  for (guint i = 0; i < self->n_traits; i++)
    {
      const LiaTrait *trait = &traits[i];
      const guint64 hash
          = lia_word_hash (lia_identity_get_text (self) + trait->text, trait->length);

      switch ((LiaTraitKind) trait->kind)
        {
        case LIA_TRAIT_ACRONYM:
        case LIA_TRAIT_NAME_AS_ACRONYM:
          append_key (keys, KEY_ACRONYM, hash, TRUE);
          break;
        case LIA_TRAIT_INITIALS:
          if (trait->length >= 3)
            append_key (keys, KEY_ACRONYM, hash, FALSE);
          break;
        case LIA_TRAIT_WEB_DOMAIN:
        case LIA_TRAIT_MAIL_DOMAIN:
          /* Colleagues share a domain; it takes more to be one person. */
          if (!self->person)
            append_key (keys, KEY_DOMAIN, hash, TRUE);
          break;
        case LIA_TRAIT_EMAIL:
          append_key (keys, KEY_EMAIL, hash, TRUE);
          break;
        case LIA_TRAIT_PHONE:
          append_key (keys, KEY_PHONE, hash, TRUE);
          break;
        case LIA_TRAIT_ORGANISATION:
        default:
          break;
        }
    }
}
