/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-row-source.h"

G_BEGIN_DECLS

/**
 * lia_card_source_new:
 * @stream: a file of vCards
 * @organisations: one row for each organisation: cards of organisations with all they say, and of people's cards the
 *   name alone; else one row for each person
 * @size: of the stream in bytes, 0 when unknown
 *
 * A file of cards as a table. Its first row names the columns as fields of records are named: "given_name",
 * "email"… What does not fit a table is left out: more addresses, groups, pictures.
 */
LiaRowSource *lia_card_source_new (GInputStream *stream, gboolean organisations, guint64 size);

G_END_DECLS
