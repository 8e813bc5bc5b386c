/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaImportAffiliations:
 *
 * Ties imported people to their organisations: finds the partner by name or acronym, makes it when there
 * is none, and adds or updates the affiliation. Without a batch (a dry run) it only counts.
 */
typedef struct _LiaImportAffiliations LiaImportAffiliations;

/** lia_import_affiliations_new: @batch: (nullable): */
LiaImportAffiliations *lia_import_affiliations_new (LiaReader *reader, LiaBatch *batch);
void lia_import_affiliations_free (LiaImportAffiliations *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportAffiliations, lia_import_affiliations_free)

/** lia_import_affiliations_get_n_made: partners that were made, or that a run would make */
guint64 lia_import_affiliations_get_n_made (const LiaImportAffiliations *self);

/**
 * lia_import_affiliations_find:
 * @partner: (out): 0 when there is none of that name yet
 * @error: %LIA_ERROR_CONFLICT when several may be meant; anything else is no fault of the row
 */
gboolean lia_import_affiliations_find (LiaImportAffiliations *self,
                                       const char *organisation,
                                       gint64 *partner,
                                       GError **error);

/**
 * lia_import_affiliations_add:
 * @person: negative while a dry run only counts it
 * @draft: a new affiliation with post and dates, where they were given
 * @keep_post: an affiliation there is keeps its post: the row says of the person's own what was known
 * @changed: (out): something was added or updated
 */
gboolean lia_import_affiliations_add (LiaImportAffiliations *self,
                                      gint64 person,
                                      const char *organisation,
                                      LiaRecord *draft,
                                      gboolean keep_post,
                                      gboolean *changed,
                                      GError **error);

/**
 * lia_import_affiliations_add_all:
 * @affiliations: (element-type LiaCardAffiliation): all of a card
 * @is_new: the person is new, so that the card says which affiliation is the main one
 *
 * As lia_import_affiliations_add(), also for several affiliations with one organisation, which differ in
 * their dates or posts.
 */
gboolean lia_import_affiliations_add_all (LiaImportAffiliations *self,
                                          gint64 person,
                                          GPtrArray *affiliations,
                                          gboolean is_new,
                                          gboolean *changed,
                                          GError **error);

G_END_DECLS
