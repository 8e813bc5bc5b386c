/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-list-query.h"

G_BEGIN_DECLS

/**
 * LiaSearchCompletion:
 *
 * Offers the field words of a search as they are typed, and then the values there are, with how many records have them.
 * The focus stays in the entry and typing goes on as without it: nothing is chosen until Down is pressed; then Return or
 * Tab puts it in. Escape sends the offer away.
 */
#define LIA_TYPE_SEARCH_COMPLETION (lia_search_completion_get_type ())
G_DECLARE_FINAL_TYPE (LiaSearchCompletion, lia_search_completion, LIA, SEARCH_COMPLETION, GObject)

/** lia_search_completion_new: @entry: borrowed; its owner disposes of the completion before the entry goes */
LiaSearchCompletion *
lia_search_completion_new (GtkSearchEntry *entry, LiaWorkspace *workspace, LiaListQuery *query);

G_END_DECLS
