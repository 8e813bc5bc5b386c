/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-level-ranks.h"

struct _LiaLevelRanks
{
  GObject parent_instance;

  /* owned */
  LiaWorkspace *workspace;
  GHashTable *ranks; /* (element-type gint64 guint) */
};

G_DEFINE_FINAL_TYPE (LiaLevelRanks, lia_level_ranks, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
lia_level_ranks_load (LiaLevelRanks *self, GError **error)
{
  const LiaRecordType *type = lia_record_type_find ("level");
  LiaReader *reader = lia_workspace_get_reader (self->workspace);
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GArray) ids = lia_record_query_run (query, reader, error);

  if (ids == NULL)
    return FALSE;

  g_autoptr (GPtrArray) levels
      = lia_record_load_many (reader, type, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (levels == NULL)
    return FALSE;

  g_hash_table_remove_all (self->ranks);
  for (guint i = 0; i < levels->len; i++)
    {
      LiaRecord *level = g_ptr_array_index (levels, i);
      gint64 id = lia_record_get_id (level);
      gint64 rank = lia_record_get_integer (level, "rank");

      g_hash_table_insert (self->ranks, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER ((guint) CLAMP (rank, 0, 1000)));
    }

  return TRUE;
}

static void
lia_level_ranks_reload (LiaLevelRanks *self)
{
  g_autoptr (GError) error = NULL;

  /* A tint is all that is lost: the name is shown all the same. */
  if (!lia_level_ranks_load (self, &error))
    g_info ("Level tints are not known: %s", error->message);

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_workspace_changed (LiaLevelRanks *self, LiaChangeSet *changes)
{
  if (lia_change_set_has_table (changes, "level"))
    lia_level_ranks_reload (self);
}

static void
lia_level_ranks_dispose (GObject *object)
{
  LiaLevelRanks *self = LIA_LEVEL_RANKS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->ranks, g_hash_table_unref);

  G_OBJECT_CLASS (lia_level_ranks_parent_class)->dispose (object);
}

static void
lia_level_ranks_class_init (LiaLevelRanksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_level_ranks_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_level_ranks_init (LiaLevelRanks *self)
{
  self->ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

LiaLevelRanks *
lia_level_ranks_new (LiaWorkspace *workspace)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);

  LiaLevelRanks *self = g_object_new (LIA_TYPE_LEVEL_RANKS, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  lia_level_ranks_reload (self);

  return self;
}

guint
lia_level_ranks_get (LiaLevelRanks *self, gint64 level)
{
  g_return_val_if_fail (LIA_IS_LEVEL_RANKS (self), 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, &level));
}
