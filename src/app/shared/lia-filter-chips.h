/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-facets.h"

G_BEGIN_DECLS

/**
 * LiaFilterChips:
 *
 * What a list is filtered by, as chips that wrap: pressing one, or Delete on it, takes the filter away; the arrow
 * keys go from one to the next. Hidden while there are none. Signal `left`: the last chip that had the focus went
 * away, so the focus wants a place.
 */
#define LIA_TYPE_FILTER_CHIPS (lia_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (LiaFilterChips, lia_filter_chips, LIA, FILTER_CHIPS, AdwBin)

/** lia_filter_chips_set_facets: shows what is selected in @facets, and follows it; once */
void lia_filter_chips_set_facets (LiaFilterChips *self, LiaRecordFacets *facets);

G_END_DECLS
