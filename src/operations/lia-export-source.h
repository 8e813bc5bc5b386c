/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-export.h"

G_BEGIN_DECLS

/**
 * LiaExportSource:
 * @ids: (element-type gint64): which records, in order
 * @fields: (element-type LiaField): the columns; %NULL stands for the id
 *
 * What an export reads: the records of a request, one after the other, in a snapshot of the workspace.
 */
typedef struct
{
  LiaReader *reader; /* borrowed */
  const LiaRecordType *type;
  GArray *ids;
  GPtrArray *fields;
  LiaExportProgress progress;
  gpointer progress_data;
} LiaExportSource;

/** lia_export_source_new: runs the query; the caller holds the snapshot */
LiaExportSource *
lia_export_source_new (LiaReader *reader, const LiaExportRequest *request, GError **error);
void lia_export_source_free (LiaExportSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaExportSource, lia_export_source_free)

/** lia_export_source_get_fields: Returns: (transfer container): their names, without the id */
const char **lia_export_source_get_fields (const LiaExportSource *self);

typedef gboolean (*LiaExportEach) (LiaRecord *record,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

/** lia_export_source_foreach: in constant memory; says how far it is */
gboolean lia_export_source_foreach (const LiaExportSource *self,
                                    LiaExportEach each,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

/* The formats. */

/** lia_export_source_write_csv: a header of field names, then a row a record */
gboolean lia_export_source_write_csv (const LiaExportSource *self,
                                      GOutputStream *stream,
                                      GCancellable *cancellable,
                                      GError **error);
/** lia_export_source_write_cards: a vCard a record, of partners and people */
gboolean lia_export_source_write_cards (const LiaExportSource *self,
                                        GOutputStream *stream,
                                        GCancellable *cancellable,
                                        GError **error);
/** lia_export_source_write_workbook: @path: a file of its own, which it replaces */
gboolean lia_export_source_write_workbook (const LiaExportSource *self,
                                           const char *path,
                                           GCancellable *cancellable,
                                           GError **error);

G_END_DECLS
