/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-duplicate-item.h"

struct _LiaDuplicateItem
{
  GObject parent_instance;

  /* owned */
  LiaDuplicate *duplicate;
};

G_DEFINE_FINAL_TYPE (LiaDuplicateItem, lia_duplicate_item, G_TYPE_OBJECT)

static void
lia_duplicate_item_finalize (GObject *object)
{
  lia_duplicate_free (LIA_DUPLICATE_ITEM (object)->duplicate);

  G_OBJECT_CLASS (lia_duplicate_item_parent_class)->finalize (object);
}

static void
lia_duplicate_item_class_init (LiaDuplicateItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_duplicate_item_finalize;
}

static void
lia_duplicate_item_init (LiaDuplicateItem *self)
{
}

LiaDuplicateItem *
lia_duplicate_item_new (LiaDuplicate *duplicate)
{
  LiaDuplicateItem *self = g_object_new (LIA_TYPE_DUPLICATE_ITEM, NULL);

  self->duplicate = duplicate;
  return self;
}

const LiaDuplicate *
lia_duplicate_item_get (LiaDuplicateItem *self)
{
  return self->duplicate;
}
