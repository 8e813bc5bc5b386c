/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaSearchHelp:
 *
 * A popover with what can be typed into the search entry of a list: examples, and the field words of its record
 * type. Signal `insert (char *)`: text to be put into the entry, "country:".
 */
#define LIA_TYPE_SEARCH_HELP (lia_search_help_get_type ())
G_DECLARE_FINAL_TYPE (LiaSearchHelp, lia_search_help, LIA, SEARCH_HELP, GtkPopover)

/** lia_search_help_new: Returns: (transfer floating): the popover, to be given a parent; @type: whose field words it
 * explains */
GtkWidget *lia_search_help_new (const LiaRecordType *type);

G_END_DECLS
