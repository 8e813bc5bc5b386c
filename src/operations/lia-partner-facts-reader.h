/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-findings-duplicates.h"
#include "lia-partner-rules.h"
#include "lia-reader.h"

G_BEGIN_DECLS

/**
 * LiaPartnerFactsFunc:
 *
 * Is given one partner after the other; what it is given is gone when it returns.
 */
typedef void (*LiaPartnerFactsFunc) (const LiaPartnerFacts *facts, gpointer data);

/**
 * lia_partner_facts_read:
 * @first, @last: from which id to which, both included
 * @today: the day it is
 * @pairs: (nullable) (element-type LiaDuplicatePair): the partners that look alike, by subject
 *
 * Reads what the rules need to know of the live partners in a range of ids, by ascending id, each table in one pass
 * beside the others: one partner takes some index look-ups, 100,000 take a tenth of a second. What can never be found
 * wanting (a promise kept, or not due yet) is left out. Runs in the reader's thread and state; who needs one state for
 * several calls brackets them with lia_reader_begin().
 */
gboolean lia_partner_facts_read (LiaReader *reader,
                                 gint64 first,
                                 gint64 last,
                                 guint32 today,
                                 GArray *pairs,
                                 LiaPartnerFactsFunc func,
                                 gpointer data,
                                 GError **error);

G_END_DECLS
