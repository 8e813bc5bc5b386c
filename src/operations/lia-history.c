/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-history.h"

#include <glib/gi18n-lib.h>

#include "lia-record-find.h"

/* Changes a story is made of; who wants older ones looks at the records themselves. */
#define MAX_STORY 4000

void
lia_history_entry_free (LiaHistoryEntry *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->change, lia_row_change_free);
  g_strfreev (self->sentences);
  g_free (self);
}

/* A value as a reader of @field knows it; "" for nothing. */
static char *
format_value (LiaReader *reader,
              const LiaRecordType *type,
              const LiaField *field,
              const LiaValue *value)
{
  g_autoptr (LiaRecord) record = NULL;

  if (value->type == LIA_VALUE_NULL)
    return g_strdup ("");

  if (field->type == LIA_FIELD_REF && value->type == LIA_VALUE_INTEGER)
    {
      const LiaRecordType *target = lia_record_type_find (field->target);
      char *name = target != NULL
                       ? lia_record_read_display_name (target, reader, value->integer, NULL)
                       : NULL;

      return name != NULL ? name : g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    }

  record = lia_record_new (type);
  lia_record_set_value (record, field->name, value);
  return lia_record_format (record, field->name, LIA_RECORD_DISPLAY);
}

static char *
describe_field (LiaReader *reader,
                const LiaRecordType *type,
                const LiaField *field,
                const LiaRowChange *change,
                const LiaCellChange *cell)
{
  g_autofree char *old_text = format_value (reader, type, field, &cell->old_value);
  g_autofree char *new_text = format_value (reader, type, field, &cell->new_value);
  const char *label = g_dgettext (GETTEXT_PACKAGE, field->label);

  if (change->inserted || *old_text == '\0')
    {
      /* A new record's empty cells and flags that are off say nothing. */
      if (*new_text == '\0'
          || (change->inserted && field->type == LIA_FIELD_BOOLEAN && cell->new_value.integer == 0))
        return NULL;
      /* Translators: a field and its value: "Level: Partner" */
      return g_strdup_printf (_ ("%s: %s"), label, new_text);
    }
  if (*new_text == '\0')
    /* Translators: a field and the value that was taken out */
    return g_strdup_printf (_ ("%s: %s removed"), label, old_text);
  /* Translators: a field, its old and its new value: "Level: Associate → Partner" */
  return g_strdup_printf (_ ("%s: %s → %s"), label, old_text, new_text);
}

static char *
describe_cell (LiaReader *reader,
               const LiaRecordType *type,
               const LiaRowChange *change,
               const LiaCellChange *cell)
{
  const LiaField *field = lia_record_type_get_field (type, cell->column);

  if (field != NULL)
    return describe_field (reader, type, field, change, cell);
  if (change->inserted)
    return NULL;
  if (g_str_equal (cell->column, "trashed_at"))
    return g_strdup (cell->new_value.type == LIA_VALUE_NULL ? _ ("Taken out of the trash")
                                                            : _ ("Moved to the trash"));
  if (g_str_equal (cell->column, "undone"))
    return g_strdup (cell->new_value.integer != 0 ? _ ("Its addition was undone")
                                                  : _ ("Its addition was redone"));
  return NULL;
}

/* What was done to a row, as sentences with field labels and values as a reader knows them. Names of references are
 * those of today. */
static char **
describe_change (LiaReader *reader, const LiaRowChange *change)
{
  const LiaRecordType *type;
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();

  g_return_val_if_fail (change != NULL, NULL);

  type = lia_record_type_find (change->table);
  for (guint i = 0; type != NULL && i < change->cells->len; i++)
    {
      g_autofree char *sentence
          = describe_cell (reader, type, change, g_ptr_array_index (change->cells, i));

      if (sentence != NULL)
        g_strv_builder_add (sentences, sentence);
    }
  return g_strv_builder_end (sentences);
}

GPtrArray *
lia_history_list (LiaReader *reader, const LiaRecordType *type, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (type != NULL, NULL);

  changes = lia_journal_list_row (reader, type->table, id, error);
  if (changes == NULL)
    return NULL;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_history_entry_free);
  for (guint i = 0; i < changes->len; i++)
    {
      LiaHistoryEntry *entry = g_new0 (LiaHistoryEntry, 1);
      LiaRowChange *change = g_ptr_array_index (changes, i);

      entry->sentences = describe_change (reader, change);
      entry->change = change;
      g_ptr_array_add (entries, entry);
    }
  /* The entries own the changes now. */
  g_ptr_array_set_free_func (changes, NULL);
  return g_steal_pointer (&entries);
}

/* The field by which a record belongs to one of @type: required, and named after it. */
static const LiaField *
get_owner_field (const LiaRecordType *child, const LiaRecordType *type)
{
  for (guint i = 0; i < child->n_fields; i++)
    if (child->fields[i].type == LIA_FIELD_REF && (child->fields[i].flags & LIA_FIELD_REQUIRED)
        && g_strcmp0 (child->fields[i].target, type->table) == 0)
      return &child->fields[i];

  return NULL;
}

gboolean
lia_history_has_child (const LiaRecordType *type, const char *table)
{
  const LiaRecordType *child = lia_record_type_find (table);

  g_return_val_if_fail (type != NULL, FALSE);

  return child != NULL && get_owner_field (child, type) != NULL;
}

static GPtrArray *
list_children (const LiaRecordType *type)
{
  GPtrArray *children = g_ptr_array_new ();
  const LiaRecordType *const *types = lia_record_types ();

  for (guint i = 0; types[i] != NULL; i++)
    {
      const LiaField *field = get_owner_field (types[i], type);

      if (field == NULL)
        continue;
      g_ptr_array_add (children, (gpointer) types[i]->table);
      g_ptr_array_add (children, (gpointer) field->name);
    }
  g_ptr_array_add (children, NULL);

  return children;
}

/* "Agreement “MoU 2027”: Ends: …"; of one that was added or trashed the name says enough. */
static void
add_child_sentences (GPtrArray *sentences, LiaReader *reader, const LiaRowChange *change)
{
  const LiaRecordType *type = lia_record_type_find (change->table);
  g_autofree char *name = lia_record_read_display_name (type, reader, change->row_id, NULL);
  g_auto (GStrv) own = NULL;

  if (change->inserted)
    {
      /* Translators: a kind of record and its name: Agreement “MoU” added */
      g_ptr_array_add (sentences, g_strdup_printf (_ ("%s “%s” added"), _ (type->label),
                                                   name != NULL ? name : ""));
      return;
    }
  own = describe_change (reader, change);
  for (guint i = 0; own[i] != NULL; i++)
    /* Translators: a kind of record, its name, and what happened to it */
    g_ptr_array_add (sentences, g_strdup_printf (_ ("%s “%s”: %s"), _ (type->label),
                                                 name != NULL ? name : "", own[i]));
}

static void
add_sentences (LiaHistoryEntry *entry, LiaReader *reader, const LiaRowChange *change, gboolean own)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  char **old = g_steal_pointer (&entry->sentences);

  for (guint i = 0; old != NULL && old[i] != NULL; i++)
    g_ptr_array_add (sentences, old[i]);
  g_free (old);
  if (own)
    {
      char **added = describe_change (reader, change);

      for (guint i = 0; added[i] != NULL; i++)
        g_ptr_array_add (sentences, added[i]);
      g_free (added);
    }
  else
    {
      add_child_sentences (sentences, reader, change);
    }
  g_ptr_array_add (sentences, NULL);
  entry->sentences = (char **) g_ptr_array_steal (sentences, NULL);
}

GPtrArray *
lia_history_list_story (LiaReader *reader, const LiaRecordType *type, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  LiaHistoryEntry *entry = NULL;

  g_return_val_if_fail (type != NULL, NULL);

  children = list_children (type);
  changes = lia_journal_list_story (reader, type->table, id, (const char *const *) children->pdata,
                                    MAX_STORY, error);
  if (changes == NULL)
    return NULL;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_history_entry_free);
  g_ptr_array_set_free_func (changes, NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      LiaRowChange *change = g_ptr_array_index (changes, i);
      gboolean own = g_str_equal (change->table, type->table);
      gboolean same = entry != NULL && entry->change->batch->id == change->batch->id;

      if (!same)
        {
          entry = g_new0 (LiaHistoryEntry, 1);
          entry->change = change;
          g_ptr_array_add (entries, entry);
        }
      add_sentences (entry, reader, change, own);
      if (same)
        lia_row_change_free (change);
    }

  return g_steal_pointer (&entries);
}

char *
lia_history_describe_batch (const LiaBatchInfo *batch)
{
  g_return_val_if_fail (batch != NULL, NULL);

  switch (batch->kind)
    {
    case LIA_BATCH_UNDO:
      return g_strdup_printf (_ ("Undo: %s"), batch->label);
    case LIA_BATCH_REDO:
      return g_strdup_printf (_ ("Redo: %s"), batch->label);
    case LIA_BATCH_REVERT:
      return g_strdup_printf (_ ("Revert: %s"), batch->label);
    case LIA_BATCH_DO:
    case LIA_BATCH_SETUP:
    default:
      return g_strdup (batch->label);
    }
}
