/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-vcard-reader.h"

#include <inttypes.h>
#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-vcard-lines.h"
#include "lia-vcard-property.h"

#define MAX_CARD_SIZE  (4 * 1024 * 1024)
#define MAX_PROPERTIES 10000
/* A card of 2.1 can hold the card of an agent, and that one of its own. */
#define MAX_AGENTS 8

struct _LiaVcardReader
{
  /* owned */
  LiaVcardLines *lines;

  guint64 n_cards;
};

/* One card on its way. */
typedef struct
{
  LiaVcard *card; /* borrowed */
  gboolean old; /* version 2.1 */
  gboolean company;
  gboolean kind_said;

  /* owned */
  GHashTable *labels; /* (element-type utf8 utf8): by group */
  GPtrArray *grouped; /* (element-type Grouped) */
} Building;

/* An item that may get a label from another line of its group. */
typedef struct
{
  char *group; /* owned */
  LiaVcardItem *item; /* borrowed from the card */
} Grouped;

static void
grouped_free (Grouped *grouped)
{
  g_free (grouped->group);
  g_free (grouped);
}

static void
building_clear (Building *self)
{
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->grouped, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Building, building_clear)

LiaVcardReader *
lia_vcard_reader_new (GInputStream *stream)
{
  LiaVcardReader *self = g_new0 (LiaVcardReader, 1);

  self->lines = lia_vcard_lines_new (stream);
  return self;
}

void
lia_vcard_reader_free (LiaVcardReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lines, lia_vcard_lines_free);
  g_free (self);
}

/* Values. */

static char *
take_text (const Building *self, const char *value)
{
  g_autofree char *text = lia_vcard_unescape (value, self->old);

  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
set_text (const Building *self, char **field, const char *value)
{
  if (*field == NULL)
    *field = take_text (self, value);
}

static void
append_text (const Building *self, GPtrArray *texts, const char *value)
{
  char *text = take_text (self, value);

  if (text != NULL)
    g_ptr_array_add (texts, text);
}

static void
append_list (const Building *self, GPtrArray *texts, const char *value)
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

static void
take_name (Building *self, const LiaVcardProperty *property)
{
  g_auto (GStrv) parts = lia_vcard_split (property->value, ';', self->old);
  const guint n = g_strv_length (parts);
  LiaVcard *card = self->card;

  if (card->has_name)
    return;
  card->family_name = take_part (parts, n, 0);
  card->given_name = take_part (parts, n, 1);
  card->additional_names = take_part (parts, n, 2);
  card->prefixes = take_part (parts, n, 3);
  card->suffixes = take_part (parts, n, 4);
  card->has_name = card->family_name != NULL || card->given_name != NULL;
}

static void
take_organisation (Building *self, const LiaVcardProperty *property)
{
  g_auto (GStrv) parts = lia_vcard_split (property->value, ';', self->old);
  g_autoptr (GStrvBuilder) units = g_strv_builder_new ();
  g_auto (GStrv) unit_names = NULL;

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (units, parts[i]);
  unit_names = g_strv_builder_end (units);
  if (*parts[0] == '\0' && unit_names[0] == NULL)
    return;

  /* Phones write the same organisation once for each of their own fields. */
  for (guint i = 0; i < self->card->organisations->len; i++)
    {
      const LiaVcardOrganisation *other = g_ptr_array_index (self->card->organisations, i);

      if (g_str_equal (other->name, parts[0])
          && g_strv_equal ((const char *const *) other->units, (const char *const *) unit_names))
        return;
    }
  lia_vcard_add_organisation (self->card, parts[0], (const char *const *) unit_names);
}

static void
take_address (Building *self, const LiaVcardProperty *property)
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
add_item (Building *self, GPtrArray *items, const LiaVcardProperty *property, const char *value)
{
  LiaVcardItem *item = lia_vcard_add_item (items, value, (const char *const *) property->types,
                                           property->preference);
  Grouped *grouped;

  if (item == NULL || property->group == NULL)
    return;
  grouped = g_new0 (Grouped, 1);
  grouped->group = g_strdup (property->group);
  grouped->item = item;
  g_ptr_array_add (self->grouped, grouped);
}

/* "tel:+1-418-656-9254;ext=102" */
static void
take_phone (Building *self, const LiaVcardProperty *property)
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
take_item (Building *self, GPtrArray *items, const LiaVcardProperty *property)
{
  g_autofree char *text = take_text (self, property->value);

  if (text != NULL && items == self->card->emails && g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    add_item (self, items, property, text + 7);
  else
    add_item (self, items, property, text);
}

static void
take_kind (Building *self, const LiaVcardProperty *property)
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
take_label (Building *self, const LiaVcardProperty *property)
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
take_member (Building *self, const LiaVcardProperty *property)
{
  append_text (self, self->card->members, property->value);
}

static void
take_extension (Building *self, const LiaVcardProperty *property)
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
    lia_vcard_add_extension (self->card, property->name, text);
}

static void
take_property (Building *self, const LiaVcardProperty *property)
{
  static const struct
  {
    const char *name;
    gsize texts; /* offset of an array of texts, or 0 */
    gsize lists; /* the same, the value being a list */
    gsize items;
  } plain[] = {
    { "TITLE", G_STRUCT_OFFSET (LiaVcard, titles), 0, 0 },
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
    void (*take) (Building *self, const LiaVcardProperty *property);
  } structured[] = {
    { "N", take_name },    { "ORG", take_organisation }, { "ADR", take_address },
    { "TEL", take_phone }, { "KIND", take_kind },        { "MEMBER", take_member },
  };

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

static void
take_version (LiaVcardReader *self, Building *building, const char *value)
{
  g_autofree char *version = take_text (building, value);

  g_strlcpy (building->card->version, version != NULL ? version : "",
             sizeof building->card->version);
  building->old = g_str_has_prefix (building->card->version, "2");
  lia_vcard_lines_set_old (self->lines, building->old);
}

/* When all lines are known. */
static void
finish_card (Building *self)
{
  LiaVcard *card = self->card;

  for (guint i = 0; i < self->grouped->len; i++)
    {
      const Grouped *grouped = g_ptr_array_index (self->grouped, i);

      grouped->item->label = g_strdup (g_hash_table_lookup (self->labels, grouped->group));
    }
  lia_vcard_sort_by_preference (card);

  /* Before KIND there were other ways to say it: a mark, or a full name that is the organisation's. */
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

/* The lines of a card. */

static gboolean
refuse (guint64 line, const char *what, GError **error)
{
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("Line %" PRIu64 ": %s"), line, what);
  return FALSE;
}

/* "BEGIN : vcard", as some write it. */
static gboolean
is_mark (const char *line, const char *word)
{
  const gsize length = strlen (word);

  line += strspn (line, " \t");
  if (g_ascii_strncasecmp (line, word, length) != 0)
    return FALSE;
  line += length;
  line += strspn (line, " \t");
  if (*line++ != ':')
    return FALSE;
  line += strspn (line, " \t");
  if (g_ascii_strncasecmp (line, "VCARD", 5) != 0)
    return FALSE;
  line += 5;
  return line[strspn (line, " \t")] == '\0';
}

static gboolean
next_line (LiaVcardReader *self,
           guint64 begun,
           const char **line,
           GCancellable *cancellable,
           GError **error)
{
  GError *local_error = NULL;

  if (lia_vcard_lines_next (self->lines, line, cancellable, &local_error))
    return TRUE;
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return refuse (begun, _ ("the card that begins here never ends; END:VCARD is missing."), error);
}

/* Passes over the card of an agent, which is not the card of this person. */
static gboolean
skip_agent (LiaVcardReader *self, guint64 begun, GCancellable *cancellable, GError **error)
{
  guint depth = 0;
  const char *line;

  do
    {
      if (!next_line (self, begun, &line, cancellable, error))
        return FALSE;
      if (is_mark (line, "BEGIN"))
        depth++;
      else if (is_mark (line, "END"))
        depth--;
      else if (depth == 0)
        return refuse (lia_vcard_lines_get_line (self->lines),
                       _ ("after AGENT there has to be the agent's card."), error);
      if (depth > MAX_AGENTS)
        return refuse (lia_vcard_lines_get_line (self->lines),
                       _ ("cards stand too deep in each other."), error);
    }
  while (depth > 0);
  return TRUE;
}

static void
note_problem (LiaVcard *card, guint64 line, const char *reason)
{
  if (card->problem != NULL)
    return;
  card->problem = g_strdup (reason);
  card->problem_line = line;
}

/* TRUE for the end of the card, too: @done. */
static gboolean
take_line (LiaVcardReader *self,
           Building *building,
           const char *line,
           gboolean *done,
           GCancellable *cancellable,
           GError **error)
{
  const guint64 number = lia_vcard_lines_get_line (self->lines);
  g_autoptr (LiaVcardProperty) property = NULL;
  g_autoptr (GError) local_error = NULL;

  *done = is_mark (line, "END");
  if (*done)
    return TRUE;
  if (is_mark (line, "BEGIN"))
    return refuse (building->card->line,
                   _ ("the card that begins here has not ended when the next one begins."), error);

  property = lia_vcard_property_parse (line, building->card->version, &local_error);
  if (property == NULL)
    note_problem (building->card, number, local_error->message);
  else if (g_str_equal (property->name, "VERSION"))
    take_version (self, building, property->value);
  else if (g_str_equal (property->name, "AGENT") && *g_strstrip (property->value) == '\0')
    return skip_agent (self, building->card->line, cancellable, error);
  else if (!lia_vcard_is_binary (property->name, strlen (property->name)))
    take_property (building, property);
  return TRUE;
}

static gboolean
read_card (LiaVcardReader *self, LiaVcard *card, GCancellable *cancellable, GError **error)
{
  g_auto (Building) building = {
    .card = card,
    .labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .grouped = g_ptr_array_new_with_free_func ((GDestroyNotify) grouped_free),
  };
  guint n_properties = 0;
  gsize size = 0;
  gboolean done = FALSE;
  const char *line;

  while (!done)
    {
      if (!next_line (self, card->line, &line, cancellable, error))
        return FALSE;
      size += strlen (line);
      n_properties++;
      if (size > MAX_CARD_SIZE || n_properties > MAX_PROPERTIES)
        return refuse (card->line, _ ("the card that begins here is too large."), error);
      if (!take_line (self, &building, line, &done, cancellable, error))
        return FALSE;
    }
  finish_card (&building);
  return TRUE;
}

LiaVcard *
lia_vcard_reader_next (LiaVcardReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaVcard) card = NULL;
  GError *local_error = NULL;
  const char *line;

  g_return_val_if_fail (self != NULL, NULL);

  lia_vcard_lines_set_old (self->lines, FALSE);
  if (!lia_vcard_lines_next (self->lines, &line, cancellable, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      else if (self->n_cards == 0)
        g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("The file holds no card."));
      return NULL;
    }
  if (!is_mark (line, "BEGIN"))
    {
      refuse (lia_vcard_lines_get_line (self->lines),
              self->n_cards == 0
                  ? _ ("this is no card file; it would begin with BEGIN:VCARD.")
                  : _ ("text stands between cards; the next one would begin with BEGIN:VCARD."),
              error);
      return NULL;
    }

  card = lia_vcard_new ();
  card->line = lia_vcard_lines_get_line (self->lines);
  if (!read_card (self, card, cancellable, error))
    return NULL;
  self->n_cards++;
  return g_steal_pointer (&card);
}

guint64
lia_vcard_reader_get_offset (LiaVcardReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return lia_vcard_lines_get_offset (self->lines);
}

gboolean
lia_vcard_sniff (const char *bytes, gsize length)
{
  char text[32];
  gsize n = 0;
  gsize step = 1;
  gsize i = 0;

  if (length >= 2 && (memcmp (bytes, "\xFF\xFE", 2) == 0 || memcmp (bytes, "\xFE\xFF", 2) == 0))
    {
      step = 2;
      i = bytes[0] == '\xFF' ? 2 : 3;
    }
  else if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (bytes[i]))
    i += step;
  for (; i < length && n < sizeof text - 1 && bytes[i] != '\r' && bytes[i] != '\n'; i += step)
    text[n++] = bytes[i];
  text[n] = '\0';
  return is_mark (text, "BEGIN");
}
