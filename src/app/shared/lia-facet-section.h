/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-facet.h"
#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaFacetSection:
 *
 * One facet under its heading, which folds it away: its values with their counts, any number of them ticked, and
 * a search among them where there are many.
 */
#define LIA_TYPE_FACET_SECTION (lia_facet_section_get_type ())
G_DECLARE_FINAL_TYPE (LiaFacetSection, lia_facet_section, LIA, FACET_SECTION, GtkBox)

/** lia_facet_section_new: Returns: (transfer floating): the section of @facet, which it follows */
GtkWidget *lia_facet_section_new (LiaRecordFacet *facet, const LiaRecordType *type);
/** lia_facet_section_set_open: unfolds the values, or folds them away */
void lia_facet_section_set_open (LiaFacetSection *self, gboolean open);

G_END_DECLS
