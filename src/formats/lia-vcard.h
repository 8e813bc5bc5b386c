/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaVcardKind:
 * @LIA_VCARD_OTHER: a location, a device…
 *
 * What a card is about.
 */
typedef enum
{
  LIA_VCARD_PERSON,
  LIA_VCARD_ORGANISATION,
  LIA_VCARD_GROUP,
  LIA_VCARD_OTHER,
} LiaVcardKind;

/**
 * LiaVcardItem:
 * @value: a phone number, an e-mail or web address, a language, a related thing; "" is never one
 * @types: lower case: "work", "cell"…; without "pref"
 * @label: (nullable): a name its owner gave it (X-ABLabel)
 * @preference: 1 is the most preferred, 100 the least; 0 where the card says nothing
 *
 * One of several ways to reach someone.
 */
typedef struct
{
  char *value;
  GStrv types;
  char *label;
  guint preference;
} LiaVcardItem;

/* Organisations someone has left. No property of the standard says so, and other programs would take ORG for where the
 * person is today. */
#define LIA_VCARD_FORMER_ORG   "X-LIAISON-FORMER-ORG"
#define LIA_VCARD_FORMER_TITLE "X-LIAISON-FORMER-TITLE"

/**
 * LiaVcardOrganisation:
 * @units: from the largest to the smallest
 * @title: (nullable): the post there, where the card ties one to this organisation (a group)
 * @preference: as of an item
 * @former: the person has left it
 * @extensions: (element-type LiaVcardExtension): what else the group of the organisation says
 */
typedef struct
{
  char *name;
  GStrv units;
  char *title;
  guint preference;
  gboolean former;
  GPtrArray *extensions;
} LiaVcardOrganisation;

/**
 * LiaVcardAddress:
 * @lines: post-office box, floor, street; city; region; code; without the country
 */
typedef struct
{
  GStrv lines;
  char *region;
  char *country;
  GStrv types;
  guint preference;
} LiaVcardAddress;

/**
 * LiaVcardExtension:
 * @name: as written, upper case: "X-LIAISON-SECTOR"
 */
typedef struct
{
  char *name;
  char *value;
} LiaVcardExtension;

/**
 * LiaVcardWarning:
 * @line: of the file
 * @text: a sentence
 *
 * What of a card could be read in part only.
 */
typedef struct
{
  guint64 line;
  char *text;
} LiaVcardWarning;

/**
 * LiaVcard:
 * @version: "2.1", "3.0", "4.0"; "" where the card does not say
 * @line: of the file, where it begins; 0 for a card that is not read from one
 * @has_name: the card has the parts of a name, and not its full form alone
 * @given_name, @family_name and the like: (nullable):
 * @organisations: (element-type LiaVcardOrganisation)
 * @phones, @emails, @urls, @languages, @related: (element-type LiaVcardItem) preferred ones first
 * @addresses: (element-type LiaVcardAddress)
 * @titles: (element-type utf8): those that no group ties to an organisation, preferred ones first
 * @roles, @notes, @categories, @nicknames, @members: (element-type utf8)
 * @extensions: (element-type LiaVcardExtension): what names of other makers' invention say
 * @problem: (nullable): what of the card could not be read, a sentence
 * @problem_line: where it stands
 * @warnings: (element-type LiaVcardWarning): the first of them
 *
 * What a card says, whatever version it is written in. Pictures, sounds and keys are left out.
 */
typedef struct
{
  char version[4];
  guint64 line;
  LiaVcardKind kind;
  char *uid;
  char *full_name;
  gboolean has_name;
  char *family_name;
  char *given_name;
  char *additional_names;
  char *prefixes;
  char *suffixes;
  GPtrArray *nicknames;
  GPtrArray *organisations;
  GPtrArray *titles;
  GPtrArray *roles;
  GPtrArray *phones;
  GPtrArray *emails;
  GPtrArray *urls;
  GPtrArray *languages;
  GPtrArray *related;
  GPtrArray *members;
  GPtrArray *addresses;
  GPtrArray *categories;
  GPtrArray *notes;
  GPtrArray *extensions;
  char *problem;
  guint64 problem_line;
  GPtrArray *warnings;
} LiaVcard;

/** lia_vcard_new: Returns: (transfer full): a card that says nothing */
LiaVcard *lia_vcard_new (void);
void lia_vcard_free (LiaVcard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaVcard, lia_vcard_free)

/** lia_vcard_equal: whether both say the same; where they stand, in which version and with what problem is no matter */
gboolean lia_vcard_equal (const LiaVcard *a, const LiaVcard *b);

/** lia_vcard_add_item: appends to one of the arrays of items; nothing where @value is %NULL or "". Returns: (nullable): the item */
LiaVcardItem *lia_vcard_add_item (GPtrArray *items,
                                  const char *value,
                                  const char *const *types,
                                  guint preference);
/** lia_vcard_item_has_type: @type: lower case */
gboolean lia_vcard_item_has_type (const LiaVcardItem *item, const char *type);
/** lia_vcard_add_organisation: @units: (nullable). Returns: (transfer none): the last of its organisations */
LiaVcardOrganisation *
lia_vcard_add_organisation (LiaVcard *self, const char *name, const char *const *units);
/** lia_vcard_add_extension: nothing where @value is %NULL or "" */
void lia_vcard_add_extension (LiaVcard *self, const char *name, const char *value);
/** lia_vcard_add_extension_to: the same, to the extensions of an organisation */
void lia_vcard_add_extension_to (GPtrArray *extensions, const char *name, const char *value);
/** lia_vcard_find_extension: Returns: (transfer none) (nullable): the first of that name among @extensions */
const char *lia_vcard_find_extension (const GPtrArray *extensions, const char *name);
/** lia_vcard_get_extension: Returns: (transfer none) (nullable): the first of that name */
const char *lia_vcard_get_extension (const LiaVcard *self, const char *name);

/** lia_vcard_add_warning: that the text of @property was cut off inside a letter */
void lia_vcard_add_warning (LiaVcard *self, guint64 line, const char *property);

/** lia_vcard_sort_by_preference: preferred items first, otherwise as they stand */
void lia_vcard_sort_by_preference (LiaVcard *self);

G_END_DECLS
