/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-xml-reader.h"

G_BEGIN_DECLS

/**
 * lia_xml_scan_tags:
 * @names: (array zero-terminated=1): local names of elements
 * @handler: its `start` is called for each of them, wherever they stand
 *
 * Looks through a part for some tags without parsing the rest, many times faster than reading it. Does not
 * notice when the part is damaged elsewhere.
 */
gboolean lia_xml_scan_tags (LiaArchive *archive,
                            const char *part,
                            const char *const *names,
                            const LiaXmlHandler *handler,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
