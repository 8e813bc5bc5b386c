/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query-sql.h"

G_BEGIN_DECLS

/**
 * lia_search_value_append:
 * @sql: gets the condition that the cell @field of the row `r` is what @value says
 *
 * Returns: %FALSE, with nothing appended, when @field cannot be @value: "country:Atlantis"
 */
gboolean lia_search_value_append (LiaRecordQuery *query,
                                  const LiaField *field,
                                  const LiaSearchValue *value,
                                  LiaSql *sql);

G_END_DECLS
