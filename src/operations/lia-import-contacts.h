/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-field.h"

G_BEGIN_DECLS

typedef enum
{
  LIA_IMPORT_CONTACT_PLAIN,
  LIA_IMPORT_CONTACT_MOBILE, /* the cell calls it one */
  LIA_IMPORT_CONTACT_FAX,
} LiaImportContactKind;

/**
 * LiaImportContact:
 * @text: (owned): as the field takes it
 */
typedef struct
{
  char *text;
  LiaImportContactKind kind;
} LiaImportContact;

/**
 * LiaImportContacts:
 * @contacts: (element-type LiaImportContact): the one for the field of the cell first; at least one
 * @more: what else stands in the cell, "" for nothing but words such as "tel." and "or"
 *
 * What a cell says that is to hold one e-mail address, telephone number or web address, and holds several, or one
 * and a remark. Pure.
 */
typedef struct
{
  GPtrArray *contacts;
  char *more;
} LiaImportContacts;

/**
 * lia_import_contacts_find:
 * @field: of any type
 *
 * Returns: (transfer full) (nullable): %NULL where the cell holds no more than one, or none at all: then the field
 *   itself says what is wrong with it
 */
LiaImportContacts *lia_import_contacts_find (const LiaField *field, const char *text);
void lia_import_contacts_free (LiaImportContacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportContacts, lia_import_contacts_free)

G_END_DECLS
