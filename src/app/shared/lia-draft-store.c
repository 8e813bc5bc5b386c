/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-draft-store.h"

#include <glib/gi18n-lib.h>

#include "lia-draft-keeper.h"
#include "lia-text.h"

struct _LiaDraftStore
{
  GObject parent_instance;

  /* owned */
  GHashTable *drafts; /* (element-type gint64 LiaRecordDraft): ids are unique across tables */
  GPtrArray *forms; /* (element-type LiaRecordDraft): of forms that are open */
  GPtrArray *kept; /* (element-type LiaKeptDraft): what the last run left */
  LiaDraftKeeper *keeper; /* (nullable): none for a workspace that cannot be written */
};

G_DEFINE_FINAL_TYPE (LiaDraftStore, lia_draft_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_KEPT_CHANGED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The record a new one belongs to: the first it refers to. */
static gint64
get_owner (LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type == LIA_FIELD_REF && (type->fields[i].flags & LIA_FIELD_REQUIRED)
        && lia_record_get_integer (record, type->fields[i].name) != 0)
      return lia_record_get_integer (record, type->fields[i].name);

  return 0;
}

/* As it can be parsed again: a reference by its id, as names are not unique. */
static char *
dup_value (LiaRecord *record, const LiaField *field)
{
  if (field->type != LIA_FIELD_REF)
    return lia_record_format (record, field->name, LIA_RECORD_EDIT);
  if (lia_record_get_integer (record, field->name) == 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_integer (record, field->name));
}

/* Keeping. */

/* (transfer full) (nullable): when there is something to keep */
static LiaKeptDraft *
make_kept (LiaRecordDraft *draft)
{
  const LiaRecordType *type = lia_record_draft_get_record_type (draft);
  LiaRecord *original = lia_record_draft_get_original (draft);
  gint64 id = lia_record_get_id (original);
  g_autoptr (LiaKeptDraft) kept = NULL;

  if (!lia_record_draft_is_changed (draft))
    return NULL;
  kept = lia_kept_draft_new (type->table, id, id == 0 ? get_owner (original) : 0,
                             g_get_real_time () / G_USEC_PER_SEC);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LiaField *field = &type->fields[i];

      if (!lia_record_draft_is_unsaved (draft, field->name))
        continue;
      lia_kept_draft_take_field (kept, field->name,
                                 field->type == LIA_FIELD_REF
                                     ? dup_value (lia_record_draft_get_current (draft), field)
                                     : lia_record_draft_dup_text (draft, field->name),
                                 dup_value (original, field));
    }

  return kept->fields->len > 0 ? g_steal_pointer (&kept) : NULL;
}

static void
collect_kept (GPtrArray *all, LiaRecordDraft *draft)
{
  LiaKeptDraft *kept = make_kept (draft);

  if (kept != NULL)
    g_ptr_array_add (all, kept);
}

/* (transfer full): all that would be lost now. Copies texts and no more, as the main loop waits for it. */
static GPtrArray *
collect (gpointer data)
{
  LiaDraftStore *self = data;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_kept_draft_free);
  GHashTableIter iter;
  gpointer draft = NULL;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    collect_kept (all, draft);
  for (guint i = 0; i < self->forms->len; i++)
    collect_kept (all, g_ptr_array_index (self->forms, i));
  for (guint i = 0; i < self->kept->len; i++)
    g_ptr_array_add (all, lia_kept_draft_copy (g_ptr_array_index (self->kept, i)));

  return all;
}

static void
keep_soon (LiaDraftStore *self)
{
  if (self->keeper != NULL)
    lia_draft_keeper_keep_soon (self->keeper);
}

static void
on_read (LiaDraftStore *self, GPtrArray *kept)
{
  g_ptr_array_extend_and_steal (self->kept, g_ptr_array_ref (kept));
  g_signal_emit (self, signals[SIGNAL_KEPT_CHANGED], 0);
}

static void
on_problem (LiaDraftStore *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, message);
}

static void
lia_draft_store_finalize (GObject *object)
{
  LiaDraftStore *self = LIA_DRAFT_STORE (object);

  if (self->keeper != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->keeper, self);
      lia_draft_keeper_end (self->keeper);
      g_clear_object (&self->keeper);
    }
  g_hash_table_unref (self->drafts);
  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->kept);

  G_OBJECT_CLASS (lia_draft_store_parent_class)->finalize (object);
}

static void
lia_draft_store_class_init (LiaDraftStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_draft_store_finalize;

  signals[SIGNAL_KEPT_CHANGED]
      = g_signal_new ("kept-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lia_draft_store_init (LiaDraftStore *self)
{
  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->forms = g_ptr_array_new_with_free_func (g_object_unref);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_kept_draft_free);
}

static void
start_keeping (LiaDraftStore *self, LiaWorkspace *workspace)
{
  if (lia_workspace_is_read_only (workspace))
    return;
  self->keeper = lia_draft_keeper_new (workspace, collect, self);
  g_signal_connect_object (self->keeper, "read", G_CALLBACK (on_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "problem", G_CALLBACK (on_problem), self,
                           G_CONNECT_SWAPPED);
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
      start_keeping (self, workspace);
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
      g_signal_connect_object (draft, "changed", G_CALLBACK (keep_soon), self, G_CONNECT_SWAPPED);
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

void
lia_draft_store_watch (LiaDraftStore *self, LiaRecordDraft *draft)
{
  g_return_if_fail (LIA_IS_DRAFT_STORE (self));
  g_return_if_fail (LIA_IS_RECORD_DRAFT (draft));

  g_ptr_array_add (self->forms, g_object_ref (draft));
  g_signal_connect_object (draft, "changed", G_CALLBACK (keep_soon), self, G_CONNECT_SWAPPED);
}

void
lia_draft_store_forget (LiaDraftStore *self, LiaRecordDraft *draft)
{
  g_return_if_fail (LIA_IS_DRAFT_STORE (self));

  g_signal_handlers_disconnect_by_func (draft, keep_soon, self);
  if (g_ptr_array_remove (self->forms, draft))
    keep_soon (self);
}

/* What the last run left. */

static gboolean
find (LiaDraftStore *self, LiaRecord *record, guint *position)
{
  const char *table = lia_record_get_record_type (record)->table;
  gint64 id = lia_record_get_id (record);
  gint64 owner = id == 0 ? get_owner (record) : 0;

  for (guint i = 0; i < self->kept->len; i++)
    {
      const LiaKeptDraft *kept = g_ptr_array_index (self->kept, i);

      if (kept->id == id && kept->owner == owner && g_str_equal (kept->table, table))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

guint
lia_draft_store_get_n_kept (LiaDraftStore *self)
{
  g_return_val_if_fail (LIA_IS_DRAFT_STORE (self), 0);

  return self->kept->len;
}

const LiaKeptDraft *
lia_draft_store_find_kept (LiaDraftStore *self, LiaRecord *record)
{
  guint position = 0;

  g_return_val_if_fail (LIA_IS_DRAFT_STORE (self), NULL);
  g_return_val_if_fail (LIA_IS_RECORD (record), NULL);

  return find (self, record, &position) ? g_ptr_array_index (self->kept, position) : NULL;
}

static gboolean
is_known (const LiaRecordType *type, const char *name)
{
  const LiaField *field = lia_record_type_get_field (type, name);

  return field != NULL && (field->flags & LIA_FIELD_HIDDEN) == 0;
}

/* The draft goes back to the record as it was when the text was typed, takes the text, and is brought to what the
 * record is now: what was changed since shows as if both had happened before one's eyes. */
static void
fill (LiaRecordDraft *draft, const LiaKeptDraft *kept, LiaReader *reader)
{
  const LiaRecordType *type = lia_record_draft_get_record_type (draft);
  g_autoptr (LiaRecord) now = lia_record_copy (lia_record_draft_get_original (draft));
  g_autoptr (LiaRecord) before = lia_record_copy (now);

  for (guint i = 0; i < kept->fields->len; i++)
    {
      const LiaKeptField *field = g_ptr_array_index (kept->fields, i);

      if (is_known (type, field->name))
        lia_record_parse (before, field->name, field->was, reader, NULL);
    }
  lia_record_draft_rebase (draft, before);
  for (guint i = 0; i < kept->fields->len; i++)
    {
      const LiaKeptField *field = g_ptr_array_index (kept->fields, i);

      if (is_known (type, field->name))
        lia_record_draft_set_text (draft, field->name, field->text, reader);
    }
  lia_record_draft_rebase (draft, now);
}

gboolean
lia_draft_store_restore (LiaDraftStore *self, LiaRecordDraft *draft, LiaReader *reader)
{
  guint position = 0;

  g_return_val_if_fail (LIA_IS_DRAFT_STORE (self), FALSE);
  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (draft), FALSE);

  if (!find (self, lia_record_draft_get_original (draft), &position))
    return FALSE;
  fill (draft, g_ptr_array_index (self->kept, position), reader);
  g_ptr_array_remove_index (self->kept, position);
  keep_soon (self);
  g_signal_emit (self, signals[SIGNAL_KEPT_CHANGED], 0);

  return TRUE;
}

void
lia_draft_store_discard_kept (LiaDraftStore *self, LiaRecord *record)
{
  guint position = 0;

  g_return_if_fail (LIA_IS_DRAFT_STORE (self));
  g_return_if_fail (LIA_IS_RECORD (record));

  if (!find (self, record, &position))
    return;
  g_ptr_array_remove_index (self->kept, position);
  keep_soon (self);
  g_signal_emit (self, signals[SIGNAL_KEPT_CHANGED], 0);
}
