/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-row-source.h"

G_BEGIN_DECLS

/**
 * lia_csv_table_shape_detect:
 * @text: UTF-8, the beginning of a file
 * @dialect: (inout): delimiter and quotes are given; preamble and header are set
 *
 * Finds where the table begins and how many rows name its columns.
 */
void lia_csv_table_shape_detect (GString *text, LiaCsvDialect *dialect);

/** lia_csv_table_shape_detect_rows: the same from the first rows of any file; preamble lines are counted as it counts lines */
gboolean lia_csv_table_shape_detect_rows (LiaRowSource *source,
                                          LiaCsvDialect *dialect,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
