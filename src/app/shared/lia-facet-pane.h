/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-facets.h"

G_BEGIN_DECLS

/**
 * LiaFacetPane:
 *
 * The facets of a list one under the other. Signal `close`: the user is done.
 */
#define LIA_TYPE_FACET_PANE (lia_facet_pane_get_type ())
G_DECLARE_FINAL_TYPE (LiaFacetPane, lia_facet_pane, LIA, FACET_PANE, AdwBin)

/** lia_facet_pane_set_facets: once; @first: (nullable): fields whose facets come first, and are open; %NULL: the first two */
void lia_facet_pane_set_facets (LiaFacetPane *self,
                                LiaRecordFacets *facets,
                                const LiaRecordType *type,
                                const char *const *first);

G_END_DECLS
