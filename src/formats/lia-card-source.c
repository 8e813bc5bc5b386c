/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-card-source.h"

#include <string.h>

#include "lia-error.h"
#include "lia-vcard-reader.h"

#define MAX_COLUMNS 16

static const char *const people_columns[] = {
  "honorific", "given_name", "family_name",  "organisation", "unit",      "post",  "email",
  "phone",     "mobile",     "other_emails", "other_phones", "languages", "notes", NULL,
};

static const char *const organisation_columns[] = {
  "name", "email", "phone", "website", "country", "region", "tags", "description", NULL,
};

typedef struct
{
  LiaRowSource parent;

  /* owned */
  LiaVcardReader *reader;
  char *cells[MAX_COLUMNS]; /* of the last row */

  const char *const *columns; /* borrowed */
  guint64 line;
  guint64 size;
  guint n_columns;
  gboolean organisations;
  gboolean begun;
} CardSource;

static void
set_cell (CardSource *self, const char *column, char *text)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->columns[i], column) == 0)
      {
        g_free (self->cells[i]);
        self->cells[i] = text != NULL ? text : g_strdup ("");
        return;
      }
  g_free (text);
}

static void
clear_cells (CardSource *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    set_cell (self, self->columns[i], NULL);
}

/* The texts, one after the other; those that are empty are left out. */
static char *
join (const char *separator, const char *first, const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second);
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  return g_strconcat (first, separator, second, NULL);
}

static char *
join_all (GPtrArray *texts, const char *separator)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? separator : "",
                            (const char *) g_ptr_array_index (texts, i));
  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static const LiaVcardItem *
get_item (GPtrArray *items, guint i)
{
  return i < items->len ? g_ptr_array_index (items, i) : NULL;
}

/* From the second on, as a set is written in one cell. */
static char *
join_items_from (GPtrArray *items, guint first)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = first; i < items->len; i++)
    g_ptr_array_add (values, get_item (items, i)->value);
  return join_all (values, "; ");
}

static void
set_item (CardSource *self, const char *column, const LiaVcardItem *item)
{
  if (item != NULL)
    set_cell (self, column, g_strdup (item->value));
}

/* The first mobile, the first that is none, and all the others but fax machines. */
static void
set_phones (CardSource *self, GPtrArray *phones)
{
  const LiaVcardItem *phone = NULL;
  const LiaVcardItem *mobile = NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < phones->len; i++)
    {
      const LiaVcardItem *item = get_item (phones, i);

      if (lia_vcard_item_has_type (item, "fax") || lia_vcard_item_has_type (item, "pager"))
        continue;
      if (mobile == NULL && lia_vcard_item_has_type (item, "cell") && !self->organisations)
        mobile = item;
      else if (phone == NULL && !lia_vcard_item_has_type (item, "cell"))
        phone = item;
      else
        g_ptr_array_add (others, item->value);
    }
  set_item (self, "phone",
            phone != NULL         ? phone
            : self->organisations ? get_item (phones, 0)
                                  : NULL);
  set_item (self, "mobile", mobile);
  set_cell (self, "other_phones", join_all (others, "; "));
}

static const LiaVcardOrganisation *
get_organisation (const LiaVcard *card)
{
  return card->organisations->len > 0 ? g_ptr_array_index (card->organisations, 0) : NULL;
}

static void
set_name (CardSource *self, const LiaVcard *card)
{
  const char *space;

  if (card->has_name)
    {
      set_cell (self, "honorific", g_strdup (card->prefixes));
      set_cell (self, "given_name", join (" ", card->given_name, card->additional_names));
      set_cell (self, "family_name", join (" ", card->family_name, card->suffixes));
      return;
    }
  if (card->full_name == NULL)
    return;
  /* Where nothing tells, the last word is the family's. */
  space = strrchr (card->full_name, ' ');
  set_cell (self, "family_name", g_strdup (space != NULL ? space + 1 : card->full_name));
  if (space != NULL)
    set_cell (self, "given_name", g_strndup (card->full_name, (gsize) (space - card->full_name)));
}

static void
set_person (CardSource *self, const LiaVcard *card)
{
  const LiaVcardOrganisation *organisation = get_organisation (card);
  g_autofree char *title = join_all (card->titles, ", ");
  g_autofree char *role = join_all (card->roles, ", ");

  set_name (self, card);
  if (organisation != NULL)
    {
      set_cell (self, "organisation", g_strdup (organisation->name));
      if (organisation->units != NULL)
        set_cell (self, "unit", g_strjoinv (", ", organisation->units));
    }
  set_cell (self, "post", g_strdup (*title != '\0' ? title : role));
  set_item (self, "email", get_item (card->emails, 0));
  set_cell (self, "other_emails", join_items_from (card->emails, 1));
  set_phones (self, card->phones);
  set_cell (self, "languages", join_items_from (card->languages, 0));
  set_cell (self, "notes", join_all (card->notes, "\n"));
}

static void
set_organisation (CardSource *self, const LiaVcard *card)
{
  const LiaVcardOrganisation *organisation = get_organisation (card);
  const LiaVcardAddress *address
      = card->addresses->len > 0 ? g_ptr_array_index (card->addresses, 0) : NULL;

  set_cell (self, "name",
            g_strdup (organisation != NULL && organisation->name != NULL ? organisation->name
                                                                         : card->full_name));
  if (card->kind != LIA_VCARD_ORGANISATION)
    {
      if (organisation == NULL)
        set_cell (self, "name", NULL);
      return;
    }
  set_item (self, "email", get_item (card->emails, 0));
  set_phones (self, card->phones);
  set_item (self, "website", get_item (card->urls, 0));
  if (address != NULL)
    {
      set_cell (self, "country", g_strdup (address->country));
      set_cell (self, "region", g_strdup (address->region));
    }
  set_cell (self, "tags", join_all (card->categories, "; "));
  set_cell (self, "description", join_all (card->notes, "\n"));
}

static gboolean
is_filled (CardSource *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (*self->cells[i] != '\0')
      return TRUE;
  return FALSE;
}

/* One card to one row, if it makes any. */
static gboolean
take_card (CardSource *self, const LiaVcard *card)
{
  clear_cells (self);
  if (card->kind != LIA_VCARD_PERSON && card->kind != LIA_VCARD_ORGANISATION)
    return FALSE;
  if (self->organisations)
    set_organisation (self, card);
  else if (card->kind == LIA_VCARD_PERSON)
    set_person (self, card);
  return is_filled (self);
}

static gboolean
card_next (LiaRowSource *source,
           const char *const **cells,
           guint *n_cells,
           GCancellable *cancellable,
           GError **error)
{
  CardSource *self = (CardSource *) source;
  gboolean taken = FALSE;

  if (!self->begun)
    {
      self->begun = TRUE;
      self->line = 1;
      *cells = self->columns;
      *n_cells = self->n_columns;
      return TRUE;
    }
  while (!taken)
    {
      g_autoptr (LiaVcard) card = lia_vcard_reader_next (self->reader, cancellable, error);

      if (card == NULL)
        return FALSE;
      self->line = card->line;
      taken = take_card (self, card);
    }
  *cells = (const char *const *) self->cells;
  *n_cells = self->n_columns;
  return TRUE;
}

static guint64
card_get_line (LiaRowSource *source)
{
  return ((CardSource *) source)->line;
}

static double
card_get_fraction (LiaRowSource *source)
{
  const CardSource *self = (CardSource *) source;

  return self->size > 0 ? (double) lia_vcard_reader_get_offset (self->reader) / (double) self->size
                        : 0;
}

static void
card_free (LiaRowSource *source)
{
  CardSource *self = (CardSource *) source;

  g_clear_pointer (&self->reader, lia_vcard_reader_free);
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->cells[i]);
  g_free (self);
}

static const LiaRowSourceClass card_class
    = { card_next, card_get_line, card_get_fraction, card_free };

LiaRowSource *
lia_card_source_new (GInputStream *stream, gboolean organisations, guint64 size)
{
  CardSource *self = g_new0 (CardSource, 1);

  self->parent.klass = &card_class;
  self->reader = lia_vcard_reader_new (stream);
  self->columns = organisations ? organisation_columns : people_columns;
  self->n_columns = g_strv_length ((char **) self->columns);
  self->organisations = organisations;
  self->size = size;
  clear_cells (self);
  return &self->parent;
}
