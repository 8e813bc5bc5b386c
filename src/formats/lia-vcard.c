/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-vcard.h"

#include "lia-config.h"

#include <glib/gi18n-lib.h>

/* Where a card gives no preference, any other is preferred. */
#define NO_PREFERENCE 101

/* Of one card; a file of garbage has one for each line. */
#define MAX_WARNINGS 16

static void
item_free (LiaVcardItem *item)
{
  g_free (item->value);
  g_strfreev (item->types);
  g_free (item->label);
  g_free (item);
}

static void
organisation_free (LiaVcardOrganisation *organisation)
{
  g_free (organisation->name);
  g_strfreev (organisation->units);
  g_free (organisation->title);
  g_ptr_array_unref (organisation->extensions);
  g_free (organisation);
}

static void
address_free (LiaVcardAddress *address)
{
  g_strfreev (address->lines);
  g_free (address->region);
  g_free (address->country);
  g_strfreev (address->types);
  g_free (address);
}

static void
extension_free (LiaVcardExtension *extension)
{
  g_free (extension->name);
  g_free (extension->value);
  g_free (extension);
}

static void
warning_free (LiaVcardWarning *warning)
{
  g_free (warning->text);
  g_free (warning);
}

LiaVcard *
lia_vcard_new (void)
{
  LiaVcard *self = g_new0 (LiaVcard, 1);

  self->nicknames = g_ptr_array_new_with_free_func (g_free);
  self->organisations = g_ptr_array_new_with_free_func ((GDestroyNotify) organisation_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->roles = g_ptr_array_new_with_free_func (g_free);
  self->phones = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->emails = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->urls = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->languages = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->related = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->members = g_ptr_array_new_with_free_func (g_free);
  self->addresses = g_ptr_array_new_with_free_func ((GDestroyNotify) address_free);
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->extensions = g_ptr_array_new_with_free_func ((GDestroyNotify) extension_free);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) warning_free);
  return self;
}

void
lia_vcard_free (LiaVcard *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->full_name);
  g_free (self->family_name);
  g_free (self->given_name);
  g_free (self->additional_names);
  g_free (self->prefixes);
  g_free (self->suffixes);
  g_ptr_array_unref (self->nicknames);
  g_ptr_array_unref (self->organisations);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->phones);
  g_ptr_array_unref (self->emails);
  g_ptr_array_unref (self->urls);
  g_ptr_array_unref (self->languages);
  g_ptr_array_unref (self->related);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->extensions);
  g_ptr_array_unref (self->warnings);
  g_free (self->problem);
  g_free (self);
}

/* Comparing. */

static gboolean
strv_equal (char **a, char **b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a != NULL ? (const char *const *) a : none,
                       b != NULL ? (const char *const *) b : none);
}

static gboolean
text_equal (gconstpointer a, gconstpointer b)
{
  return g_str_equal (a, b);
}

static gboolean
item_equal (gconstpointer a, gconstpointer b)
{
  const LiaVcardItem *one = a;
  const LiaVcardItem *other = b;

  return g_str_equal (one->value, other->value) && strv_equal (one->types, other->types)
         && g_strcmp0 (one->label, other->label) == 0 && one->preference == other->preference;
}

static gboolean
address_equal (gconstpointer a, gconstpointer b)
{
  const LiaVcardAddress *one = a;
  const LiaVcardAddress *other = b;

  return strv_equal (one->lines, other->lines) && g_strcmp0 (one->region, other->region) == 0
         && g_strcmp0 (one->country, other->country) == 0 && strv_equal (one->types, other->types)
         && one->preference == other->preference;
}

static gboolean
extension_equal (gconstpointer a, gconstpointer b)
{
  const LiaVcardExtension *one = a;
  const LiaVcardExtension *other = b;

  return g_str_equal (one->name, other->name) && g_str_equal (one->value, other->value);
}

static gboolean
arrays_equal (const GPtrArray *a, const GPtrArray *b, GEqualFunc equal)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
organisation_equal (gconstpointer a, gconstpointer b)
{
  const LiaVcardOrganisation *one = a;
  const LiaVcardOrganisation *other = b;

  return g_str_equal (one->name, other->name) && strv_equal (one->units, other->units)
         && g_strcmp0 (one->title, other->title) == 0 && one->preference == other->preference
         && one->former == other->former
         && arrays_equal (one->extensions, other->extensions, extension_equal);
}

gboolean
lia_vcard_equal (const LiaVcard *a, const LiaVcard *b)
{
  return a->kind == b->kind && g_strcmp0 (a->uid, b->uid) == 0
         && g_strcmp0 (a->full_name, b->full_name) == 0
         && g_strcmp0 (a->family_name, b->family_name) == 0
         && g_strcmp0 (a->given_name, b->given_name) == 0
         && g_strcmp0 (a->additional_names, b->additional_names) == 0
         && g_strcmp0 (a->prefixes, b->prefixes) == 0 && g_strcmp0 (a->suffixes, b->suffixes) == 0
         && arrays_equal (a->nicknames, b->nicknames, text_equal)
         && arrays_equal (a->organisations, b->organisations, organisation_equal)
         && arrays_equal (a->titles, b->titles, text_equal)
         && arrays_equal (a->roles, b->roles, text_equal)
         && arrays_equal (a->phones, b->phones, item_equal)
         && arrays_equal (a->emails, b->emails, item_equal)
         && arrays_equal (a->urls, b->urls, item_equal)
         && arrays_equal (a->languages, b->languages, item_equal)
         && arrays_equal (a->related, b->related, item_equal)
         && arrays_equal (a->members, b->members, text_equal)
         && arrays_equal (a->addresses, b->addresses, address_equal)
         && arrays_equal (a->categories, b->categories, text_equal)
         && arrays_equal (a->notes, b->notes, text_equal)
         && arrays_equal (a->extensions, b->extensions, extension_equal);
}

/* Filling. */

LiaVcardItem *
lia_vcard_add_item (GPtrArray *items, const char *value, const char *const *types, guint preference)
{
  LiaVcardItem *item;

  if (value == NULL || *value == '\0')
    return NULL;
  item = g_new0 (LiaVcardItem, 1);
  item->value = g_strdup (value);
  item->types = types != NULL ? g_strdupv ((char **) types) : g_new0 (char *, 1);
  item->preference = preference;
  g_ptr_array_add (items, item);
  return item;
}

gboolean
lia_vcard_item_has_type (const LiaVcardItem *item, const char *type)
{
  return g_strv_contains ((const char *const *) item->types, type);
}

LiaVcardOrganisation *
lia_vcard_add_organisation (LiaVcard *self, const char *name, const char *const *units)
{
  LiaVcardOrganisation *organisation = g_new0 (LiaVcardOrganisation, 1);

  organisation->name = g_strdup (name != NULL ? name : "");
  organisation->units = units != NULL ? g_strdupv ((char **) units) : g_new0 (char *, 1);
  organisation->extensions = g_ptr_array_new_with_free_func ((GDestroyNotify) extension_free);
  g_ptr_array_add (self->organisations, organisation);
  return organisation;
}

void
lia_vcard_add_extension_to (GPtrArray *extensions, const char *name, const char *value)
{
  LiaVcardExtension *extension;

  if (value == NULL || *value == '\0')
    return;
  extension = g_new0 (LiaVcardExtension, 1);
  extension->name = g_ascii_strup (name, -1);
  extension->value = g_strdup (value);
  g_ptr_array_add (extensions, extension);
}

void
lia_vcard_add_extension (LiaVcard *self, const char *name, const char *value)
{
  lia_vcard_add_extension_to (self->extensions, name, value);
}

const char *
lia_vcard_find_extension (const GPtrArray *extensions, const char *name)
{
  for (guint i = 0; i < extensions->len; i++)
    {
      const LiaVcardExtension *extension = g_ptr_array_index (extensions, i);

      if (g_str_equal (extension->name, name))
        return extension->value;
    }
  return NULL;
}

const char *
lia_vcard_get_extension (const LiaVcard *self, const char *name)
{
  return lia_vcard_find_extension (self->extensions, name);
}

void
lia_vcard_add_warning (LiaVcard *self, guint64 line, const char *property)
{
  LiaVcardWarning *warning;

  if (self->warnings->len >= MAX_WARNINGS)
    return;
  warning = g_new0 (LiaVcardWarning, 1);
  warning->line = line;
  /* Translators: %s is the name of a property of a card: ORG, NOTE */
  warning->text = g_strdup_printf (_ ("%s is cut off inside a letter; its whole letters were kept"),
                                   property);
  g_ptr_array_add (self->warnings, warning);
}

static int
rank (guint preference)
{
  return preference != 0 ? (int) preference : NO_PREFERENCE;
}

/* g_ptr_array_sort keeps the order of equal elements. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const LiaVcardItem *one = *(const LiaVcardItem *const *) a;
  const LiaVcardItem *other = *(const LiaVcardItem *const *) b;

  return rank (one->preference) - rank (other->preference);
}

static int
compare_addresses (gconstpointer a, gconstpointer b)
{
  const LiaVcardAddress *one = *(const LiaVcardAddress *const *) a;
  const LiaVcardAddress *other = *(const LiaVcardAddress *const *) b;

  return rank (one->preference) - rank (other->preference);
}

/* Former ones last, whatever a card says of its own order. */
static int
compare_organisations (gconstpointer a, gconstpointer b)
{
  const LiaVcardOrganisation *one = *(const LiaVcardOrganisation *const *) a;
  const LiaVcardOrganisation *other = *(const LiaVcardOrganisation *const *) b;

  if (one->former != other->former)
    return one->former - other->former;
  return rank (one->preference) - rank (other->preference);
}

void
lia_vcard_sort_by_preference (LiaVcard *self)
{
  g_ptr_array_sort (self->organisations, compare_organisations);
  g_ptr_array_sort (self->phones, compare_items);
  g_ptr_array_sort (self->emails, compare_items);
  g_ptr_array_sort (self->urls, compare_items);
  g_ptr_array_sort (self->languages, compare_items);
  g_ptr_array_sort (self->addresses, compare_addresses);
}
