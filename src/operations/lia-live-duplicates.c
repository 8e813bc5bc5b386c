/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-live-duplicates.h"

#include "lia-duplicate-search.h"

/* So many rows are read anew in a millisecond or two; for more an index is made on its thread. */
#define MAX_REFRESHED 50

struct _LiaLiveDuplicates
{
  GObject parent_instance;

  const LiaRecordType *type;

  /* owned */
  LiaWorkspace *workspace;
  LiaDuplicateIndex
      *index; /* (nullable) until it is made; an old one stays until there is a new one */
  GCancellable *cancellable; /* (nullable): of the making under way */
  GArray *changed; /* (element-type gint64): rows that changed since the making began */
  gboolean again; /* so many changed that it is to be made once more */
};

G_DEFINE_FINAL_TYPE (LiaLiveDuplicates, lia_live_duplicates, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gpointer
free_in_thread (gpointer data)
{
  lia_duplicate_index_free (data);
  return NULL;
}

/* Of many records it takes longer than a frame. */
static void
drop_index (LiaDuplicateIndex *index)
{
  if (index != NULL)
    g_thread_unref (g_thread_new ("lia-free", free_in_thread, index));
}

static void make_index (LiaLiveDuplicates *self);

static gboolean
refresh (LiaLiveDuplicates *self, const GArray *ids)
{
  g_autoptr (GError) error = NULL;

  if (ids->len > MAX_REFRESHED || lia_duplicate_index_is_stale (self->index))
    return FALSE;
  if (lia_duplicate_index_refresh (self->index, lia_workspace_get_reader (self->workspace),
                                   (const gint64 *) (gconstpointer) ids->data, ids->len, &error))
    return TRUE;
  g_info ("Changed rows cannot be compared: %s", error->message);
  return FALSE;
}

static void
on_index_made (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr (LiaLiveDuplicates) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  LiaDuplicateIndex *index
      = lia_duplicate_index_new_finish (LIA_WORKSPACE (source), result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (index == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("Duplicates are not looked for: %s", error->message);
  if (self == NULL)
    {
      drop_index (index);
      return;
    }

  g_clear_object (&self->cancellable);
  if (index == NULL)
    return;
  drop_index (self->index);
  self->index = index;
  if (self->again || !refresh (self, self->changed))
    make_index (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
make_index (LiaLiveDuplicates *self)
{
  GWeakRef *weak;

  /* One under way is not given up, or a stream of commits would keep it from ever being made. */
  self->again = self->cancellable != NULL;
  if (self->again)
    return;
  weak = g_new (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  g_array_set_size (self->changed, 0);
  self->cancellable = g_cancellable_new ();
  lia_duplicate_index_new_async (self->workspace, self->type, self->cancellable, on_index_made,
                                 weak);
}

static void
on_workspace_changed (LiaLiveDuplicates *self, const LiaChangeSet *changes)
{
  const char *namesakes = lia_duplicate_namesake_type (self->type)->table;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gboolean told_apart = lia_change_set_has_table (changes, namesakes);
  const gboolean listed = lia_change_set_append_rows (changes, self->type->table, ids);

  if (!told_apart && listed && ids->len == 0)
    return;
  if (self->cancellable != NULL)
    {
      if (listed && ids->len > 0)
        g_array_append_vals (self->changed, ids->data, ids->len);
      self->again = self->again || !listed || told_apart || self->changed->len > MAX_REFRESHED;
    }
  if (self->index == NULL)
    return;
  if (!listed || !refresh (self, ids)
      || (told_apart
          && !lia_duplicate_index_refresh_namesakes (
              self->index, lia_workspace_get_reader (self->workspace), NULL)))
    make_index (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
lia_live_duplicates_is_ready (LiaLiveDuplicates *self)
{
  g_return_val_if_fail (LIA_IS_LIVE_DUPLICATES (self), FALSE);

  return self->index != NULL;
}

gboolean
lia_live_duplicates_is_making (LiaLiveDuplicates *self)
{
  g_return_val_if_fail (LIA_IS_LIVE_DUPLICATES (self), FALSE);

  return self->cancellable != NULL;
}

GPtrArray *
lia_live_duplicates_find (LiaLiveDuplicates *self,
                          const LiaIdentity *identity,
                          guint minimum,
                          guint limit)
{
  g_return_val_if_fail (LIA_IS_LIVE_DUPLICATES (self), NULL);

  return self->index != NULL ? lia_duplicate_index_find (self->index, identity, minimum, limit)
                             : g_ptr_array_new_with_free_func ((GDestroyNotify) lia_duplicate_free);
}

static void
lia_live_duplicates_dispose (GObject *object)
{
  LiaLiveDuplicates *self = LIA_LIVE_DUPLICATES (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->index, drop_index);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_live_duplicates_parent_class)->dispose (object);
}

static void
lia_live_duplicates_finalize (GObject *object)
{
  g_array_unref (LIA_LIVE_DUPLICATES (object)->changed);

  G_OBJECT_CLASS (lia_live_duplicates_parent_class)->finalize (object);
}

static void
lia_live_duplicates_class_init (LiaLiveDuplicatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_live_duplicates_dispose;
  G_OBJECT_CLASS (klass)->finalize = lia_live_duplicates_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_live_duplicates_init (LiaLiveDuplicates *self)
{
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
}

LiaLiveDuplicates *
lia_live_duplicates_new (LiaWorkspace *workspace, const LiaRecordType *type)
{
  LiaLiveDuplicates *self = g_object_new (LIA_TYPE_LIVE_DUPLICATES, NULL);

  self->workspace = g_object_ref (workspace);
  self->type = type;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  make_index (self);
  return self;
}
