/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-vcard-builder.h"

#include <string.h>

struct _LiaVcardBuilder
{
  LiaVcard *card; /* borrowed */
  gboolean old; /* version 2.1 */
  gboolean company;
  gboolean kind_said;

  /* owned */
  GHashTable *labels; /* (element-type utf8 utf8): by group */
  GHashTable *alternatives; /* (element-type utf8): "NAME ALTID" of what is taken already */
  GPtrArray *grouped; /* (element-type Grouped) */
  GPtrArray *pending; /* (element-type Pending) */
};

/* An item or organisation that gets more from other lines of its group. */
typedef struct
{
  char *group; /* owned */
  LiaVcardItem *item; /* (nullable): borrowed from the card */
  LiaVcardOrganisation *organisation; /* (nullable): borrowed from the card */
} Grouped;

/* A title or an extension that may belong to an organisation, wherever this stands in the card. */
typedef struct
{
  char *group; /* (nullable) */
  char *name;
  char *value;
  guint preference;
} Pending;

static void
grouped_free (Grouped *grouped)
{
  g_free (grouped->group);
  g_free (grouped);
}

static void
pending_free (Pending *pending)
{
  g_free (pending->group);
  g_free (pending->name);
  g_free (pending->value);
  g_free (pending);
}

LiaVcardBuilder *
lia_vcard_builder_new (LiaVcard *card)
{
  LiaVcardBuilder *self;

  g_return_val_if_fail (card != NULL, NULL);

  self = g_new0 (LiaVcardBuilder, 1);
  self->card = card;
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->alternatives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->grouped = g_ptr_array_new_with_free_func ((GDestroyNotify) grouped_free);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) pending_free);
  return self;
}

void
lia_vcard_builder_free (LiaVcardBuilder *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->alternatives);
  g_ptr_array_unref (self->grouped);
  g_ptr_array_unref (self->pending);
  g_free (self);
}

/* Values. */

static char *
take_text (const LiaVcardBuilder *self, const char *value)
{
  g_autofree char *text = lia_vcard_unescape (value, self->old);

  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
set_text (const LiaVcardBuilder *self, char **field, const char *value)
{
  if (*field == NULL)
    *field = take_text (self, value);
}

static void
append_text (const LiaVcardBuilder *self, GPtrArray *texts, const char *value)
{
  char *text = take_text (self, value);

  if (text != NULL)
    g_ptr_array_add (texts, text);
}

static void
append_list (const LiaVcardBuilder *self, GPtrArray *texts, const char *value)
{
  g_auto (GStrv) parts = lia_vcard_split (value, ',', self->old);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (texts, g_strdup (parts[i]));
}

/* The part of a structured value, its list read as one text: "Richter,James" is "Richter James". */
static char *
take_part (GStrv parts, guint n_parts, guint index)
{
  if (index >= n_parts || *parts[index] == '\0')
    return NULL;
  return g_strdup (parts[index]);
}

/* A name without its main parts may come before the one that has them. */
static void
set_part (char **field, GStrv parts, guint n_parts, guint index)
{
  g_free (*field);
  *field = take_part (parts, n_parts, index);
}

static void
take_name (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  g_auto (GStrv) parts = lia_vcard_split (property->value, ';', self->old);
  const guint n = g_strv_length (parts);
  LiaVcard *card = self->card;

  if (card->has_name)
    return;
  set_part (&card->family_name, parts, n, 0);
  set_part (&card->given_name, parts, n, 1);
  set_part (&card->additional_names, parts, n, 2);
  set_part (&card->prefixes, parts, n, 3);
  set_part (&card->suffixes, parts, n, 4);
  card->has_name = card->family_name != NULL || card->given_name != NULL;
}

/* Phones write the same organisation once for each of their own fields. */
static gboolean
is_known_organisation (const LiaVcardBuilder *self, const char *name, GStrv units)
{
  for (guint i = 0; i < self->card->organisations->len; i++)
    {
      const LiaVcardOrganisation *other = g_ptr_array_index (self->card->organisations, i);

      if (g_str_equal (other->name, name)
          && g_strv_equal ((const char *const *) other->units, (const char *const *) units))
        return TRUE;
    }
  return FALSE;
}

static void
note_group (LiaVcardBuilder *self,
            const char *group,
            LiaVcardItem *item,
            LiaVcardOrganisation *organisation)
{
  Grouped *grouped;

  if (group == NULL)
    return;
  grouped = g_new0 (Grouped, 1);
  grouped->group = g_strdup (group);
  grouped->item = item;
  grouped->organisation = organisation;
  g_ptr_array_add (self->grouped, grouped);
}

static void
take_organisation (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  g_auto (GStrv) parts = lia_vcard_split (property->value, ';', self->old);
  g_autoptr (GStrvBuilder) units = g_strv_builder_new ();
  g_auto (GStrv) unit_names = NULL;
  LiaVcardOrganisation *organisation;

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (units, parts[i]);
  unit_names = g_strv_builder_end (units);
  if (*parts[0] == '\0' && unit_names[0] == NULL)
    return;
  if (property->group == NULL && is_known_organisation (self, parts[0], unit_names))
    return;

  organisation
      = lia_vcard_add_organisation (self->card, parts[0], (const char *const *) unit_names);
  organisation->former = g_str_equal (property->name, LIA_VCARD_FORMER_ORG);
  organisation->preference = property->preference;
  note_group (self, property->group, NULL, organisation);
}

static void
take_address (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  g_auto (GStrv) parts = lia_vcard_split (property->value, ';', self->old);
  const guint n = g_strv_length (parts);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  LiaVcardAddress *address;
  gboolean filled = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    filled = filled || *parts[i] != '\0';
  if (!filled)
    return;

  address = g_new0 (LiaVcardAddress, 1);
  for (guint i = 0; i < 6; i++)
    if (i != 4 && i < n && *parts[i] != '\0')
      g_strv_builder_add (lines, parts[i]);
  address->lines = g_strv_builder_end (lines);
  address->region = take_part (parts, n, 4);
  address->country = take_part (parts, n, 6);
  address->types = g_strdupv (property->types);
  address->preference = property->preference;
  g_ptr_array_add (self->card->addresses, address);
}

static void
add_item (LiaVcardBuilder *self,
          GPtrArray *items,
          const LiaVcardProperty *property,
          const char *value)
{
  LiaVcardItem *item = lia_vcard_add_item (items, value, (const char *const *) property->types,
                                           property->preference);

  if (item != NULL)
    note_group (self, property->group, item, NULL);
}

/* "tel:+1-418-656-9254;ext=102" */
static void
take_phone (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) number = NULL;

  if (g_ascii_strncasecmp (property->value, "tel:", 4) != 0)
    {
      text = take_text (self, property->value);
      add_item (self, self->card->phones, property, text);
      return;
    }
  parts = g_strsplit (property->value + 4, ";", -1);
  number = g_string_new (parts[0]);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (g_ascii_strncasecmp (parts[i], "ext=", 4) == 0)
      g_string_append_printf (number, " ext. %s", parts[i] + 4);
  add_item (self, self->card->phones, property, number->str);
}

static void
take_item (LiaVcardBuilder *self, GPtrArray *items, const LiaVcardProperty *property)
{
  g_autofree char *text = take_text (self, property->value);

  if (text != NULL && items == self->card->emails && g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    add_item (self, items, property, text + 7);
  else
    add_item (self, items, property, text);
}

static void
take_kind (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  g_autofree char *kind = take_text (self, property->value);

  self->kind_said = TRUE;
  if (kind == NULL || g_ascii_strcasecmp (kind, "individual") == 0)
    self->card->kind = LIA_VCARD_PERSON;
  else if (g_ascii_strcasecmp (kind, "org") == 0 || g_ascii_strcasecmp (kind, "organization") == 0)
    self->card->kind = LIA_VCARD_ORGANISATION;
  else if (g_ascii_strcasecmp (kind, "group") == 0)
    self->card->kind = LIA_VCARD_GROUP;
  else
    self->card->kind = LIA_VCARD_OTHER;
}

/* "_$!<HomePage>!$_" is a label that its program would translate. */
static void
take_label (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  char *label = take_text (self, property->value);

  if (property->group == NULL || label == NULL)
    {
      g_free (label);
      return;
    }
  if (g_str_has_prefix (label, "_$!<") && g_str_has_suffix (label, ">!$_"))
    {
      char *plain = g_strndup (label + 4, strlen (label) - 8);

      g_free (label);
      label = plain;
    }
  g_hash_table_insert (self->labels, g_strdup (property->group), label);
}

static void
take_member (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  append_text (self, self->card->members, property->value);
}

/* What may belong to an organisation waits until all of these are known. Takes @value over. */
static void
take_pending (LiaVcardBuilder *self, const LiaVcardProperty *property, char *value)
{
  Pending *pending;

  if (value == NULL)
    return;
  pending = g_new0 (Pending, 1);
  pending->group = g_strdup (property->group);
  pending->name = g_strdup (property->name);
  pending->value = value;
  pending->preference = property->preference;
  g_ptr_array_add (self->pending, pending);
}

static void
take_title (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  take_pending (self, property, take_text (self, property->value));
}

static void
take_extension (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  g_autofree char *text = take_text (self, property->value);

  if (g_str_equal (property->name, "X-ABLABEL"))
    take_label (self, property);
  else if (g_str_equal (property->name, "X-ABSHOWAS"))
    self->company = text != NULL && g_ascii_strcasecmp (text, "COMPANY") == 0;
  else if (g_str_equal (property->name, "X-ADDRESSBOOKSERVER-KIND"))
    take_kind (self, property);
  else if (g_str_equal (property->name, "X-ADDRESSBOOKSERVER-MEMBER"))
    take_member (self, property);
  else
    take_pending (self, property, g_steal_pointer (&text));
}

/* ALTID: the same once more, in another language or script. */
static gboolean
is_alternative (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  return property->alternative != NULL
         && !g_hash_table_add (self->alternatives,
                               g_strconcat (property->name, " ", property->alternative, NULL));
}

void
lia_vcard_builder_take (LiaVcardBuilder *self, const LiaVcardProperty *property)
{
  static const struct
  {
    const char *name;
    gsize texts; /* offset of an array of texts, or 0 */
    gsize lists; /* the same, the value being a list */
    gsize items;
  } plain[] = {
    { "ROLE", G_STRUCT_OFFSET (LiaVcard, roles), 0, 0 },
    { "NOTE", G_STRUCT_OFFSET (LiaVcard, notes), 0, 0 },
    { "CATEGORIES", 0, G_STRUCT_OFFSET (LiaVcard, categories), 0 },
    { "NICKNAME", 0, G_STRUCT_OFFSET (LiaVcard, nicknames), 0 },
    { "EMAIL", 0, 0, G_STRUCT_OFFSET (LiaVcard, emails) },
    { "URL", 0, 0, G_STRUCT_OFFSET (LiaVcard, urls) },
    { "LANG", 0, 0, G_STRUCT_OFFSET (LiaVcard, languages) },
    { "RELATED", 0, 0, G_STRUCT_OFFSET (LiaVcard, related) },
  };
  static const struct
  {
    const char *name;
    void (*take) (LiaVcardBuilder *self, const LiaVcardProperty *property);
  } structured[] = {
    { "N", take_name },
    { "ORG", take_organisation },
    { LIA_VCARD_FORMER_ORG, take_organisation },
    { "TITLE", take_title },
    { "ADR", take_address },
    { "TEL", take_phone },
    { "KIND", take_kind },
    { "MEMBER", take_member },
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail (property != NULL);

  if (is_alternative (self, property))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (property->name, plain[i].name))
      {
        if (plain[i].texts != 0)
          append_text (self, G_STRUCT_MEMBER (GPtrArray *, self->card, plain[i].texts),
                       property->value);
        else if (plain[i].lists != 0)
          append_list (self, G_STRUCT_MEMBER (GPtrArray *, self->card, plain[i].lists),
                       property->value);
        else
          take_item (self, G_STRUCT_MEMBER (GPtrArray *, self->card, plain[i].items), property);
        return;
      }
  for (guint i = 0; i < G_N_ELEMENTS (structured); i++)
    if (g_str_equal (property->name, structured[i].name))
      {
        structured[i].take (self, property);
        return;
      }
  if (g_str_equal (property->name, "FN"))
    set_text (self, &self->card->full_name, property->value);
  else if (g_str_equal (property->name, "UID"))
    set_text (self, &self->card->uid, property->value);
  else if (g_str_has_prefix (property->name, "X-"))
    take_extension (self, property);
}

void
lia_vcard_builder_set_version (LiaVcardBuilder *self, const char *value)
{
  g_autofree char *version = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  version = take_text (self, value);
  g_strlcpy (self->card->version, version != NULL ? version : "", sizeof self->card->version);
  self->old = g_str_has_prefix (self->card->version, "2");
}

/* When all lines are known. */

static int
rank (const Pending *pending)
{
  return pending->preference != 0 ? (int) pending->preference : G_MAXINT;
}

/* g_ptr_array_sort keeps the order of equal elements. */
static int
compare_pending (gconstpointer a, gconstpointer b)
{
  const int one = rank (*(const Pending *const *) a);
  const int other = rank (*(const Pending *const *) b);

  return one < other ? -1 : one > other;
}

static LiaVcardOrganisation *
find_organisation (const LiaVcardBuilder *self, const char *group)
{
  for (guint i = 0; group != NULL && i < self->grouped->len; i++)
    {
      const Grouped *grouped = g_ptr_array_index (self->grouped, i);

      if (grouped->organisation != NULL && g_str_equal (grouped->group, group))
        return grouped->organisation;
    }
  return NULL;
}

static void
place_pending (LiaVcardBuilder *self, Pending *pending)
{
  LiaVcardOrganisation *organisation = find_organisation (self, pending->group);
  const gboolean title
      = g_str_equal (pending->name, "TITLE") || g_str_equal (pending->name, LIA_VCARD_FORMER_TITLE);

  if (!title)
    {
      if (organisation != NULL)
        lia_vcard_add_extension_to (organisation->extensions, pending->name, pending->value);
      else
        lia_vcard_add_extension (self->card, pending->name, pending->value);
    }
  else if (organisation != NULL && organisation->title == NULL)
    organisation->title = g_steal_pointer (&pending->value);
  else if (g_str_equal (pending->name, "TITLE"))
    g_ptr_array_add (self->card->titles, g_steal_pointer (&pending->value));
}

/* Before KIND there were other ways to say it: a mark, or a full name that is the organisation's. */
static void
guess_kind (LiaVcardBuilder *self)
{
  LiaVcard *card = self->card;

  if (self->kind_said)
    return;
  if (!card->has_name && card->organisations->len > 0)
    {
      const LiaVcardOrganisation *first = g_ptr_array_index (card->organisations, 0);

      if (card->full_name == NULL || g_str_equal (card->full_name, first->name))
        card->kind = LIA_VCARD_ORGANISATION;
    }
  if (self->company)
    card->kind = LIA_VCARD_ORGANISATION;
}

void
lia_vcard_builder_finish (LiaVcardBuilder *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->grouped->len; i++)
    {
      const Grouped *grouped = g_ptr_array_index (self->grouped, i);

      if (grouped->item != NULL)
        grouped->item->label = g_strdup (g_hash_table_lookup (self->labels, grouped->group));
    }
  g_ptr_array_sort (self->pending, compare_pending);
  for (guint i = 0; i < self->pending->len; i++)
    place_pending (self, g_ptr_array_index (self->pending, i));
  guess_kind (self);
  lia_vcard_sort_by_preference (self->card);
}
