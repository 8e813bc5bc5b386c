/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-archive.h"

G_BEGIN_DECLS

/**
 * LiaXmlHandler:
 * @start: an element begins; names come as they are written, with their prefix
 * @text: (nullable): text between tags, valid UTF-8, not ended by NUL; it may come in pieces
 *
 * What becomes of the XML read. A handler that sets @error ends the reading.
 */
typedef struct
{
  void (*start) (const char *name,
                 const char **attributes,
                 const char **values,
                 gpointer data,
                 GError **error);
  void (*end) (const char *name, gpointer data, GError **error);
  void (*text) (const char *text, gsize length, gpointer data, GError **error);
} LiaXmlHandler;

/**
 * LiaXmlReader:
 *
 * Reads an XML part of an archive piece by piece, in bounded memory. No entity but the five of XML is known, so
 * nothing expands; nesting deeper than 256, or more than 2 MiB between two tags, is refused.
 */
typedef struct _LiaXmlReader LiaXmlReader;

/** lia_xml_reader_new: @part: (transfer full): read from its beginning. @name: for messages */
LiaXmlReader *lia_xml_reader_new (LiaArchivePart *part,
                                  const char *name,
                                  const LiaXmlHandler *handler,
                                  gpointer data);
void lia_xml_reader_free (LiaXmlReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaXmlReader, lia_xml_reader_free)

/** lia_xml_reader_step: reads one more piece. @at_end: (out): that was the last */
gboolean lia_xml_reader_step (LiaXmlReader *self,
                              gboolean *at_end,
                              GCancellable *cancellable,
                              GError **error);
/** lia_xml_reader_get_fraction: how much was read, from 0 to 1 */
double lia_xml_reader_get_fraction (LiaXmlReader *self);

/** lia_xml_read_part: reads all of a part at once */
gboolean lia_xml_read_part (LiaArchive *archive,
                            const char *name,
                            const LiaXmlHandler *handler,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

/** lia_xml_local_name: Returns: (transfer none): @name without its prefix */
const char *lia_xml_local_name (const char *name);
/** lia_xml_find: Returns: (transfer none) (nullable): the value of the attribute of this name, as it is written */
const char *lia_xml_find (const char **attributes, const char **values, const char *name);
/** lia_xml_find_flag: whether an attribute says "1" or "true" */
gboolean lia_xml_find_flag (const char **attributes, const char **values, const char *name);

G_END_DECLS
