/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-vcard-property.h"
#include "lia-vcard.h"

G_BEGIN_DECLS

/**
 * LiaVcardBuilder:
 *
 * Fills a card from its properties, one by one in any order. What a group ties together (a number and its label, an
 * organisation, its title and its extensions) is joined at the end. One thread.
 */
typedef struct _LiaVcardBuilder LiaVcardBuilder;

/** lia_vcard_builder_new: @card is borrowed */
LiaVcardBuilder *lia_vcard_builder_new (LiaVcard *card);
void lia_vcard_builder_free (LiaVcardBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaVcardBuilder, lia_vcard_builder_free)

/** lia_vcard_builder_set_version: @value: of VERSION; the properties after it are read accordingly */
void lia_vcard_builder_set_version (LiaVcardBuilder *self, const char *value);
/** lia_vcard_builder_take: passes over what no card of ours has a place for */
void lia_vcard_builder_take (LiaVcardBuilder *self, const LiaVcardProperty *property);
/** lia_vcard_builder_finish: when all properties are taken */
void lia_vcard_builder_finish (LiaVcardBuilder *self);

G_END_DECLS
