/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-row-source.h"

gboolean
lia_row_source_next (LiaRowSource *self,
                     const char *const **cells,
                     guint *n_cells,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (self != NULL && cells != NULL && n_cells != NULL, FALSE);

  return self->klass->next (self, cells, n_cells, cancellable, error);
}

guint64
lia_row_source_get_line (LiaRowSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->klass->get_line (self);
}

double
lia_row_source_get_fraction (LiaRowSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return CLAMP (self->klass->get_fraction (self), 0, 1);
}

void
lia_row_source_free (LiaRowSource *self)
{
  if (self != NULL)
    self->klass->free (self);
}

/* Delimited text. */

typedef struct
{
  LiaRowSource parent;

  LiaCsvReader *reader; /* owned */
  guint64 size;
} CsvSource;

static gboolean
csv_next (LiaRowSource *source,
          const char *const **cells,
          guint *n_cells,
          GCancellable *cancellable,
          GError **error)
{
  return lia_csv_reader_next (((CsvSource *) source)->reader, cells, n_cells, cancellable, error);
}

static guint64
csv_get_line (LiaRowSource *source)
{
  return lia_csv_reader_get_line (((CsvSource *) source)->reader);
}

static double
csv_get_fraction (LiaRowSource *source)
{
  const CsvSource *self = (CsvSource *) source;

  return self->size > 0 ? (double) lia_csv_reader_get_offset (self->reader) / (double) self->size
                        : 0;
}

static void
csv_free (LiaRowSource *source)
{
  CsvSource *self = (CsvSource *) source;

  g_clear_pointer (&self->reader, lia_csv_reader_free);
  g_free (self);
}

static const LiaRowSourceClass csv_class = { csv_next, csv_get_line, csv_get_fraction, csv_free };

LiaRowSource *
lia_row_source_new_csv (GInputStream *stream, const LiaCsvDialect *dialect, guint64 size)
{
  CsvSource *self = g_new0 (CsvSource, 1);

  self->parent.klass = &csv_class;
  self->reader = lia_csv_reader_new (stream, dialect);
  self->size = size;
  return &self->parent;
}
