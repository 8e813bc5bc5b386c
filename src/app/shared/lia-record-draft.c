/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-draft.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"

struct _LiaRecordDraft
{
  GObject parent_instance;

  /* owned */
  LiaRecord *original;
  LiaRecord *current;
  GHashTable
      *problems; /* (element-type utf8 utf8): field name to message, of text that was refused */
  GHashTable *refused; /* (element-type utf8 utf8): field name to that text */
  GHashTable *conflicts; /* (element-type utf8): fields changed both here and elsewhere */

  /* borrowed */
  const LiaRecordType *type;
};

G_DEFINE_FINAL_TYPE (LiaRecordDraft, lia_record_draft, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lia_record_draft_finalize (GObject *object)
{
  LiaRecordDraft *self = LIA_RECORD_DRAFT (object);

  g_clear_object (&self->original);
  g_clear_object (&self->current);
  g_clear_pointer (&self->problems, g_hash_table_unref);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_pointer (&self->conflicts, g_hash_table_unref);

  G_OBJECT_CLASS (lia_record_draft_parent_class)->finalize (object);
}

static void
lia_record_draft_class_init (LiaRecordDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_record_draft_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LIA_TYPE_RECORD_DRAFT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lia_record_draft_init (LiaRecordDraft *self)
{
  self->problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

LiaRecordDraft *
lia_record_draft_new (LiaRecord *record)
{
  LiaRecordDraft *self = NULL;

  g_return_val_if_fail (LIA_IS_RECORD (record), NULL);

  self = g_object_new (LIA_TYPE_RECORD_DRAFT, NULL);
  self->type = lia_record_get_record_type (record);
  self->original = lia_record_copy (record);
  self->current = lia_record_copy (record);

  return self;
}

LiaRecord *
lia_record_draft_get_original (LiaRecordDraft *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), NULL);

  return self->original;
}

LiaRecord *
lia_record_draft_get_current (LiaRecordDraft *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), NULL);

  return self->current;
}

const LiaRecordType *
lia_record_draft_get_record_type (LiaRecordDraft *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), NULL);

  return self->type;
}

static void
emit_changed (LiaRecordDraft *self, const char *field)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, field);
}

/* Messages begin with the field's label; beside the field that says nothing new. */
static char *
strip_label (const LiaRecordType *type, const char *field, const char *message)
{
  const LiaField *description = lia_record_type_get_field (type, field);
  g_autofree char *label = g_strconcat (_ (description->label), ": ", NULL);

  return g_strdup (g_str_has_prefix (message, label) ? message + strlen (label) : message);
}

gboolean
lia_record_draft_set_text (LiaRecordDraft *self,
                           const char *field,
                           const char *text,
                           LiaReader *reader)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = FALSE;

  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), FALSE);

  taken = lia_record_parse (self->current, field, text, reader, &error);
  if (taken)
    {
      g_hash_table_remove (self->problems, field);
      g_hash_table_remove (self->refused, field);
    }
  else
    {
      g_hash_table_insert (self->problems, g_strdup (field),
                           strip_label (self->type, field, error->message));
      g_hash_table_insert (self->refused, g_strdup (field), g_strdup (text));
    }
  emit_changed (self, field);

  return taken;
}

void
lia_record_draft_set_value (LiaRecordDraft *self, const char *field, const LiaValue *value)
{
  g_return_if_fail (LIA_IS_RECORD_DRAFT (self));

  lia_record_set_value (self->current, field, value);
  g_hash_table_remove (self->problems, field);
  g_hash_table_remove (self->refused, field);
  emit_changed (self, field);
}

const char *
lia_record_draft_get_problem (LiaRecordDraft *self, const char *field)
{
  const char *problem = NULL;
  const LiaField *description = NULL;
  LiaValue value = LIA_NULL;

  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), NULL);

  problem = g_hash_table_lookup (self->problems, field);
  if (problem != NULL)
    return problem;

  description = lia_record_type_get_field (self->type, field);
  value = lia_record_get_value (self->current, field);
  if (description != NULL && (description->flags & LIA_FIELD_REQUIRED)
      && value.type == LIA_VALUE_NULL)
    return _ ("This cannot be left empty");

  return NULL;
}

const char *
lia_record_draft_get_problem_field (LiaRecordDraft *self)
{
  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), NULL);

  for (guint i = 0; i < self->type->n_fields; i++)
    if (lia_record_draft_get_problem (self, self->type->fields[i].name) != NULL)
      return self->type->fields[i].name;

  return NULL;
}

gboolean
lia_record_draft_is_field_changed (LiaRecordDraft *self, const char *field)
{
  LiaValue before = LIA_NULL;
  LiaValue now = LIA_NULL;

  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), FALSE);

  before = lia_record_get_value (self->original, field);
  now = lia_record_get_value (self->current, field);

  return !lia_value_equal (&before, &now);
}

gboolean
lia_record_draft_is_changed (LiaRecordDraft *self)
{
  g_auto (GStrv) changed = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), FALSE);

  /* Refused text is lost on closing just as taken text is. */
  if (g_hash_table_size (self->problems) > 0)
    return TRUE;

  changed = lia_record_draft_list_changed (self);

  return changed[0] != NULL;
}

char **
lia_record_draft_list_changed (LiaRecordDraft *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), NULL);

  for (guint i = 0; i < self->type->n_fields; i++)
    if (lia_record_draft_is_field_changed (self, self->type->fields[i].name))
      g_strv_builder_add (builder, self->type->fields[i].name);

  return g_strv_builder_end (builder);
}

void
lia_record_draft_reset (LiaRecordDraft *self, const char *field)
{
  g_return_if_fail (LIA_IS_RECORD_DRAFT (self));

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const char *name = self->type->fields[i].name;
      LiaValue value = lia_record_get_value (self->original, name);

      if (field != NULL && !g_str_equal (field, name))
        continue;
      g_hash_table_remove (self->conflicts, name);
      lia_record_draft_set_value (self, name, &value);
    }
}

char *
lia_record_draft_dup_text (LiaRecordDraft *self, const char *field)
{
  const char *refused = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), NULL);

  refused = g_hash_table_lookup (self->refused, field);

  return refused != NULL ? g_strdup (refused)
                         : lia_record_format (self->current, field, LIA_RECORD_EDIT);
}

gboolean
lia_record_draft_is_unsaved (LiaRecordDraft *self, const char *field)
{
  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), FALSE);

  return g_hash_table_contains (self->problems, field)
         || lia_record_draft_is_field_changed (self, field);
}

void
lia_record_draft_rebase (LiaRecordDraft *self, LiaRecord *record)
{
  g_autoptr (LiaRecord) before = NULL;
  g_autoptr (LiaRecord) typed = NULL;

  g_return_if_fail (LIA_IS_RECORD_DRAFT (self));
  g_return_if_fail (lia_record_get_record_type (record) == self->type);

  before = g_steal_pointer (&self->original);
  typed = g_steal_pointer (&self->current);
  self->original = lia_record_copy (record);
  self->current = lia_record_copy (record);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const char *name = self->type->fields[i].name;
      LiaValue was = lia_record_get_value (before, name);
      LiaValue mine = lia_record_get_value (typed, name);
      LiaValue theirs = lia_record_get_value (record, name);
      gboolean refused = g_hash_table_contains (self->problems, name);

      if (!refused && lia_value_equal (&was, &mine))
        continue;
      if (!refused)
        lia_record_set_value (self->current, name, &mine);
      if (!refused && lia_value_equal (&mine, &theirs))
        g_hash_table_remove (self->conflicts, name);
      else if (!lia_value_equal (&was, &theirs))
        g_hash_table_add (self->conflicts, g_strdup (name));
    }
}

gboolean
lia_record_draft_has_conflict (LiaRecordDraft *self, const char *field)
{
  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), FALSE);

  return g_hash_table_contains (self->conflicts, field);
}

void
lia_record_draft_keep (LiaRecordDraft *self, const char *field)
{
  g_return_if_fail (LIA_IS_RECORD_DRAFT (self));

  g_hash_table_remove (self->conflicts, field);
}

LiaRecord *
lia_record_draft_make_saved (LiaRecordDraft *self, const char *field)
{
  LiaRecord *record = NULL;
  LiaValue value = LIA_NULL;

  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), NULL);

  record = lia_record_copy (self->original);
  value = lia_record_get_value (self->current, field);
  lia_record_set_value (record, field, &value);

  return record;
}

gboolean
lia_record_draft_check (LiaRecordDraft *self, GError **error)
{
  const char *field = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (self), FALSE);

  field = lia_record_draft_get_problem_field (self);
  if (field != NULL)
    {
      const LiaField *description = lia_record_type_get_field (self->type, field);

      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, "%s: %s", _ (description->label),
                   lia_record_draft_get_problem (self, field));
      return FALSE;
    }

  return lia_record_validate (self->current, error);
}
