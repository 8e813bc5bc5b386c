/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-draft-store.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

struct _LiaDraftStore
{
  GObject parent_instance;

  /* owned */
  GHashTable *drafts; /* (element-type gint64 LiaRecordDraft): ids are unique across tables */
};

G_DEFINE_FINAL_TYPE (LiaDraftStore, lia_draft_store, G_TYPE_OBJECT)

static void
lia_draft_store_finalize (GObject *object)
{
  g_hash_table_unref (LIA_DRAFT_STORE (object)->drafts);

  G_OBJECT_CLASS (lia_draft_store_parent_class)->finalize (object);
}

static void
lia_draft_store_class_init (LiaDraftStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_draft_store_finalize;
}

static void
lia_draft_store_init (LiaDraftStore *self)
{
  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

LiaDraftStore *
lia_draft_store_get (LiaWorkspace *workspace)
{
  static const char key[] = "lia-draft-store";
  LiaDraftStore *self = NULL;

  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);

  self = g_object_get_data (G_OBJECT (workspace), key);
  if (self == NULL)
    {
      self = g_object_new (LIA_TYPE_DRAFT_STORE, NULL);
      g_object_set_data_full (G_OBJECT (workspace), key, self, g_object_unref);
    }

  return self;
}

/* Those with nothing in them are kept only while a page shows them. */
static void
drop_empty (LiaDraftStore *self)
{
  GHashTableIter iter;
  gpointer draft = NULL;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    if (G_OBJECT (draft)->ref_count == 1 && !lia_record_draft_is_changed (draft))
      g_hash_table_iter_remove (&iter);
}

LiaRecordDraft *
lia_draft_store_open (LiaDraftStore *self, LiaRecord *record)
{
  LiaRecordDraft *draft = NULL;
  gint64 id = 0;

  g_return_val_if_fail (LIA_IS_DRAFT_STORE (self), NULL);
  g_return_val_if_fail (LIA_IS_RECORD (record), NULL);

  drop_empty (self);
  id = lia_record_get_id (record);
  draft = g_hash_table_lookup (self->drafts, &id);
  if (draft != NULL)
    {
      lia_record_draft_rebase (draft, record);
    }
  else
    {
      draft = lia_record_draft_new (record);
      g_hash_table_insert (self->drafts, g_memdup2 (&id, sizeof id), draft);
    }

  return g_object_ref (draft);
}

char **
lia_draft_store_list_unsaved (LiaDraftStore *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer draft = NULL;

  g_return_val_if_fail (LIA_IS_DRAFT_STORE (self), NULL);

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    {
      const LiaRecordType *type = lia_record_draft_get_record_type (draft);
      g_autofree char *name = lia_record_get_display_name (lia_record_draft_get_original (draft));
      g_autofree char *safe = lia_text_make_bidi_visible (name);

      for (guint i = 0; i < type->n_fields; i++)
        if (lia_record_draft_is_unsaved (draft, type->fields[i].name))
          /* Translators: a record and a field of it: Harbour University: Website */
          g_strv_builder_take (lines,
                               g_strdup_printf (_ ("%s: %s"), safe, _ (type->fields[i].label)));
    }

  return g_strv_builder_end (lines);
}

void
lia_draft_store_discard (LiaDraftStore *self)
{
  GHashTableIter iter;
  gpointer draft = NULL;

  g_return_if_fail (LIA_IS_DRAFT_STORE (self));

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    lia_record_draft_reset (draft, NULL);
}
