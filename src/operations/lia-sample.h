/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-batch.h"

G_BEGIN_DECLS

/**
 * lia_sample_load:
 *
 * Fills a new workspace with the sample programme: organisations, people, affiliations, and what
 * happened between them and us (its dates count from today), all invented. A level that the
 * workspace's ladder does not have is left out. Only inside a batch, after the ladder.
 */
gboolean lia_sample_load (LiaBatch *batch, GCancellable *cancellable, GError **error);

G_END_DECLS
