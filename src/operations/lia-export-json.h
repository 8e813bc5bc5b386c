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

LiaJsonWriter *lia_json_writer_new (GOutputStream *stream);
void lia_json_writer_free (LiaJsonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaJsonWriter, lia_json_writer_free)

/* A failed write shows with the next call that returns something. */
void lia_json_writer_write (LiaJsonWriter *self, const char *text);
void lia_json_writer_begin_array (LiaJsonWriter *self);
gboolean lia_json_writer_add (LiaJsonWriter *self,
                              JsonNode *node,
                              GCancellable *cancellable,
                              GError **error);
void lia_json_writer_end_array (LiaJsonWriter *self);
gboolean lia_json_writer_finish (LiaJsonWriter *self, GCancellable *cancellable, GError **error);

G_END_DECLS
