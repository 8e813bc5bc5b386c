/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-field.h"
#include "lia-value.h"

G_BEGIN_DECLS

/**
 * LiaFacetValue:
 *
 * One value of a facet, such as "Kenya" of Country, and how many rows would be shown with it. The object stays the same
 * while its count changes. Main thread only.
 *
 * Properties: `label`, `count` (guint), `selected` (boolean, writable: choosing it filters the list), `excluded` (boolean,
 * writable: leaves its rows out). A value is one of both at the most.
 */
#define LIA_TYPE_FACET_VALUE (lia_facet_value_get_type ())
G_DECLARE_FINAL_TYPE (LiaFacetValue, lia_facet_value, LIA, FACET_VALUE, GObject)

/** lia_facet_value_get_label: Returns: (transfer none): translated; plain text */
const char *lia_facet_value_get_label (LiaFacetValue *self);
/** lia_facet_value_get_count: Returns: how many rows would be shown with it */
guint lia_facet_value_get_count (LiaFacetValue *self);
/** lia_facet_value_get_selected: as the property `selected` */
gboolean lia_facet_value_get_selected (LiaFacetValue *self);
/** lia_facet_value_set_selected: a value that is selected is no longer left out */
void lia_facet_value_set_selected (LiaFacetValue *self, gboolean selected);
/** lia_facet_value_get_excluded: as the property `excluded` */
gboolean lia_facet_value_get_excluded (LiaFacetValue *self);
/** lia_facet_value_set_excluded: a value that is left out is no longer selected */
void lia_facet_value_set_excluded (LiaFacetValue *self, gboolean excluded);

/** lia_facet_value_get_value: the cell it stands for, %LIA_NULL for rows without one; text is owned by @self */
LiaValue lia_facet_value_get_value (LiaFacetValue *self);
/** lia_facet_value_get_field: what it is a value of: "Country" */
const LiaField *lia_facet_value_get_field (LiaFacetValue *self);

G_END_DECLS
