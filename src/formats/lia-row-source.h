/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-csv-reader.h"

G_BEGIN_DECLS

/**
 * LiaRowSource:
 *
 * Rows of text cells, one after the other, whatever file they come from: what #LiaTableReader reads a table from.
 * Rows that are quite empty are not handed out. Numbers are written with a point and without grouping,
 * dates as ISO 8601, so that all kinds of files say the same thing in the same words. One thread at a time.
 */
typedef struct _LiaRowSource LiaRowSource;

/**
 * LiaRowSourceClass:
 *
 * For those who make one: a struct that begins with a #LiaRowSource whose class is set.
 */
typedef struct
{
  gboolean (*next) (LiaRowSource *self,
                    const char *const **cells,
                    guint *n_cells,
                    GCancellable *cancellable,
                    GError **error);
  guint64 (*get_line) (LiaRowSource *self);
  double (*get_fraction) (LiaRowSource *self);
  void (*free) (LiaRowSource *self);
} LiaRowSourceClass;

struct _LiaRowSource
{
  const LiaRowSourceClass *klass;
};

/**
 * lia_row_source_next:
 * @cells: (out) (transfer none) (array length=n_cells): valid until the next call
 *
 * Returns: %TRUE for a row; %FALSE at the end or with @error
 */
gboolean lia_row_source_next (LiaRowSource *self,
                              const char *const **cells,
                              guint *n_cells,
                              GCancellable *cancellable,
                              GError **error);
/** lia_row_source_get_line: of the file or sheet, from 1, where the last row began */
guint64 lia_row_source_get_line (LiaRowSource *self);
/** lia_row_source_get_fraction: how much was read, from 0 to 1; 0 when that is not known */
double lia_row_source_get_fraction (LiaRowSource *self);
void lia_row_source_free (LiaRowSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRowSource, lia_row_source_free)

/** lia_row_source_new_csv: @size: of the stream in bytes, 0 when unknown */
LiaRowSource *
lia_row_source_new_csv (GInputStream *stream, const LiaCsvDialect *dialect, guint64 size);

G_END_DECLS
