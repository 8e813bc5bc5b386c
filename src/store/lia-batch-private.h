/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-change-set-private.h"
#include "lia-store.h"

G_BEGIN_DECLS

struct _LiaBatch
{
  LiaStore *store; /* borrowed */
  gint64 id;
  gint64 made_at;
  char *label; /* (nullable): a replacement */
  LiaChangeSet *changes;
  gboolean discarded; /* what was written came to nothing */
  gboolean setup; /* what the workspace begins with */
};

G_END_DECLS
