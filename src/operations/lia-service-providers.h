/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-directory.h"
#include "lia-record-query.h"

G_BEGIN_DECLS

/**
 * lia_service_providers_write:
 * @query: (nullable): partners to choose from; those of them that are service providers are in the roster
 * @paper: of a PDF
 * @path: ending in .html or .pdf
 * @n_written: (out) (optional):
 *
 * Writes the roster of service providers that governments are given: by sector, with services, website, contact and
 * description, and never a level. Blocks; on the thread of @reader.
 */
gboolean lia_service_providers_write (LiaReader *reader,
                                      LiaRecordQuery *query,
                                      LiaPaper paper,
                                      const char *path,
                                      guint *n_written,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
