/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LiaJsonWriter:
 *
 * Writes an array of JSON values, one after the other, so that memory does not grow with their number.
 */
typedef struct _LiaJsonWriter LiaJsonWriter;

/** lia_json_writer_new: Returns: (transfer full): writes to @stream, of which it holds a reference */
LiaJsonWriter *lia_json_writer_new (GOutputStream *stream);
void lia_json_writer_free (LiaJsonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaJsonWriter, lia_json_writer_free)

/* A failed write shows with the next call that returns something. */

/** lia_json_writer_write: writes @text as it is: what stands around the arrays */
void lia_json_writer_write (LiaJsonWriter *self, const char *text);
/** lia_json_writer_begin_array: an array begins; there is one at a time */
void lia_json_writer_begin_array (LiaJsonWriter *self);
/** lia_json_writer_add: adds @node to the array */
gboolean lia_json_writer_add (LiaJsonWriter *self,
                              JsonNode *node,
                              GCancellable *cancellable,
                              GError **error);
/** lia_json_writer_end_array: the array is complete */
void lia_json_writer_end_array (LiaJsonWriter *self);
/** lia_json_writer_finish: writes what is left in the buffer; the stream stays open */
gboolean lia_json_writer_finish (LiaJsonWriter *self, GCancellable *cancellable, GError **error);

G_END_DECLS
