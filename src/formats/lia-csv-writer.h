/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaCsvWriter:
 *
 * Writes RFC 4180: UTF-8, comma, CRLF, quotes where needed. Text cells that begin with = + - @ TAB CR or LF
 * get a leading ' so that no spreadsheet runs them; typed cells (numbers, dates) are left alone.
 */
typedef struct _LiaCsvWriter LiaCsvWriter;

/** lia_csv_writer_new: Returns: (transfer full): writes to @stream, of which it holds a reference */
LiaCsvWriter *lia_csv_writer_new (GOutputStream *stream);
void lia_csv_writer_free (LiaCsvWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCsvWriter, lia_csv_writer_free)

/** lia_csv_writer_add_text: (nullable) guarded */
void lia_csv_writer_add_text (LiaCsvWriter *self, const char *text);
/** lia_csv_writer_add_typed: a number, date or token made by us; not guarded */
void lia_csv_writer_add_typed (LiaCsvWriter *self, const char *text);
/** lia_csv_writer_end_row: buffered; */
gboolean lia_csv_writer_end_row (LiaCsvWriter *self, GCancellable *cancellable, GError **error);
/** lia_csv_writer_finish: flushes; the stream stays open */
gboolean lia_csv_writer_finish (LiaCsvWriter *self, GCancellable *cancellable, GError **error);

/** lia_csv_needs_guard: whether @text, as a cell, might be run by a spreadsheet, or be taken for a guarded one */
gboolean lia_csv_needs_guard (const char *text);

/** lia_csv_unguard: Returns: (transfer none): @text past a guard that lia_csv_writer_add_text() put there */
const char *lia_csv_unguard (const char *text);

G_END_DECLS
