/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-bulk-edit.h"

#include <glib/gi18n-lib.h>

#include "lia-alike-rows.h"
#include "lia-batch.h"
#include "lia-error.h"
#include "lia-string-set.h"

/* Rows between two looks at the cancellable and two ticks. */
#define ROWS_A_TICK 256

/* The same where they are only moved to the trash or back: so many go into one statement. */
#define ROWS_A_MOVE 2048

typedef struct
{
  const LiaField *field;
  LiaValue value; /* owns its text; not used when there are elements */
  char **added; /* (nullable) */
  char **removed; /* (nullable) */
} Step;

struct _LiaBulkEdit
{
  const LiaRecordType *type;
  GArray *steps; /* (element-type Step): one a field */
  LiaAction action;
};

G_DEFINE_BOXED_TYPE (LiaBulkEdit, lia_bulk_edit, lia_bulk_edit_ref, lia_bulk_edit_unref)

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free ((char *) step->value.text);
  g_strfreev (step->added);
  g_strfreev (step->removed);
}

LiaBulkEdit *
lia_bulk_edit_new (const LiaRecordType *type)
{
  LiaBulkEdit *self = g_atomic_rc_box_new0 (LiaBulkEdit);

  self->type = type;
  self->action = LIA_ACTION_EDIT;
  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
  return self;
}

LiaBulkEdit *
lia_bulk_edit_ref (LiaBulkEdit *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
finalize (gpointer data)
{
  LiaBulkEdit *self = data;

  g_array_unref (self->steps);
}

void
lia_bulk_edit_unref (LiaBulkEdit *self)
{
  g_atomic_rc_box_release_full (self, finalize);
}

const LiaRecordType *
lia_bulk_edit_get_record_type (LiaBulkEdit *self)
{
  return self->type;
}

LiaAction
lia_bulk_edit_get_action (LiaBulkEdit *self)
{
  return self->action;
}

static const LiaField *
find_field (LiaBulkEdit *self, const char *name, GError **error)
{
  const LiaField *field = lia_record_type_get_field (self->type, name);

  if (field == NULL)
    g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("A %s has no field “%s”"),
                 self->type->table, name);
  return field;
}

/* The step of a field, made when there is none. */
static Step *
get_step (LiaBulkEdit *self, const LiaField *field)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (g_array_index (self->steps, Step, i).field == field)
      return &g_array_index (self->steps, Step, i);
  g_array_set_size (self->steps, self->steps->len + 1);
  g_array_index (self->steps, Step, self->steps->len - 1).field = field;
  return &g_array_index (self->steps, Step, self->steps->len - 1);
}

/* Unchecked but for the field, and that a required one is not empty. */
static gboolean
set_value (LiaBulkEdit *self, const char *name, const LiaValue *value, GError **error)
{
  const LiaField *field = find_field (self, name, error);
  Step *step;

  if (field == NULL)
    return FALSE;
  if (value->type == LIA_VALUE_NULL && (field->flags & LIA_FIELD_REQUIRED))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: cannot be empty"),
                   _ (field->label));
      return FALSE;
    }
  step = get_step (self, field);
  clear_step (step);
  *step = (Step) { .field = field, .value = *value };
  step->value.text = value->type == LIA_VALUE_TEXT ? g_strdup (value->text) : NULL;
  return TRUE;
}

gboolean
lia_bulk_edit_set (LiaBulkEdit *self,
                   const char *name,
                   const char *text,
                   LiaReader *reader,
                   GError **error)
{
  g_autoptr (LiaRecord) scratch = NULL;
  LiaValue value;

  if (find_field (self, name, error) == NULL)
    return FALSE;
  scratch = lia_record_new (self->type);
  if (!lia_record_parse (scratch, name, text, reader, error))
    return FALSE;
  value = lia_record_get_value (scratch, name);
  return set_value (self, name, &value, error);
}

/* What @text names in a set. (transfer full) (nullable) */
static char **
parse_elements (LiaBulkEdit *self, const LiaField *field, const char *text, GError **error)
{
  g_autoptr (LiaRecord) scratch = lia_record_new (self->type);

  if (field->type != LIA_FIELD_SET && field->type != LIA_FIELD_CHOICE_SET
      && field->type != LIA_FIELD_LANGUAGES)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("%s: holds one value, to which nothing can be added"), _ (field->label));
      return NULL;
    }
  if (!lia_record_parse (scratch, field->name, text, NULL, error))
    return NULL;
  return lia_record_get_set (scratch, field->name);
}

static void
append_elements (char ***to, char **elements)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (*to != NULL)
    g_strv_builder_addv (builder, (const char **) *to);
  g_strv_builder_addv (builder, (const char **) elements);
  g_strfreev (*to);
  *to = g_strv_builder_end (builder);
}

gboolean
lia_bulk_edit_add (LiaBulkEdit *self, const char *name, const char *text, GError **error)
{
  const LiaField *field = find_field (self, name, error);
  g_auto (GStrv) elements = NULL;

  if (field != NULL)
    elements = parse_elements (self, field, text, error);
  if (elements == NULL)
    return FALSE;
  append_elements (&get_step (self, field)->added, elements);
  return TRUE;
}

gboolean
lia_bulk_edit_remove (LiaBulkEdit *self, const char *name, const char *text, GError **error)
{
  const LiaField *field = find_field (self, name, error);
  g_auto (GStrv) elements = NULL;

  if (field != NULL)
    elements = parse_elements (self, field, text, error);
  if (elements == NULL)
    return FALSE;
  append_elements (&get_step (self, field)->removed, elements);
  return TRUE;
}

void
lia_bulk_edit_set_trash (LiaBulkEdit *self)
{
  self->action = LIA_ACTION_TRASH;
}

void
lia_bulk_edit_set_restore (LiaBulkEdit *self)
{
  self->action = LIA_ACTION_RESTORE;
}

gboolean
lia_bulk_edit_is_empty (LiaBulkEdit *self)
{
  return self->action == LIA_ACTION_EDIT && self->steps->len == 0;
}

char *
lia_bulk_edit_make_label (LiaBulkEdit *self, guint n)
{
  g_autofree char *action = lia_action_label_many (self->action, self->type, n);
  g_autoptr (GString) fields = g_string_new (NULL);

  if (self->action != LIA_ACTION_EDIT || self->steps->len == 0)
    return g_steal_pointer (&action);
  for (guint i = 0; i < self->steps->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? ", " : "",
                            _ (g_array_index (self->steps, Step, i).field->label));
  /* Translators: what was done to how many records, and which fields were set: "Edit 3 partners: Level, Tags" */
  return g_strdup_printf (_ ("%s: %s"), action, fields->str);
}

/* The set that @json becomes, as it is kept. (transfer full) (nullable) */
static char *
change_set (const Step *step, const char *json)
{
  g_auto (GStrv) elements = lia_string_set_from_json (json);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; elements[i] != NULL; i++)
    if (step->removed == NULL
        || !g_strv_contains ((const char *const *) step->removed, elements[i]))
      g_ptr_array_add (changed, elements[i]);
  for (guint i = 0; step->added != NULL && step->added[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (changed, step->added[i], g_str_equal, NULL))
      g_ptr_array_add (changed, step->added[i]);
  return lia_string_set_to_json (changed);
}

/* The cell after the step; @json keeps its text when it was made here. */
static LiaValue
make_cell (const Step *step, const LiaValue *before, char **json)
{
  if (step->added == NULL && step->removed == NULL)
    return step->value;
  *json = change_set (step, before->text);
  return LIA_TEXT (*json);
}

static void
set_record_error (LiaRecord *record, GError *reason, GError **error)
{
  g_autofree char *name = lia_record_get_display_name (record);

  g_prefix_error (&reason, "%s: ", name);
  g_propagate_error (error, reason);
}

/* As somebody would edit it: with the rules over several fields, and the sort key made anew. */
static gboolean
edit_record (LiaBulkEdit *self, LiaBatch *batch, gint64 id, gboolean *changed, GError **error)
{
  g_autoptr (LiaRecord) record
      = lia_record_load (lia_batch_get_reader (batch), self->type, id, NULL);
  GError *reason = NULL;

  if (record == NULL || lia_record_is_trashed (record))
    return TRUE;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);
      const LiaValue before = lia_record_get_value (record, step->field->name);
      g_autofree char *json = NULL;
      const LiaValue cell = make_cell (step, &before, &json);

      if (lia_value_equal (&before, &cell))
        continue;
      lia_record_set_value (record, step->field->name, &cell);
      *changed = TRUE;
    }
  if (!*changed || lia_record_save (record, batch, &reason))
    return TRUE;
  set_record_error (record, reason, error);
  return FALSE;
}

/* A row whose type has no rules over several fields: only the cells that differ are read and written. */
static gboolean
look_at_cells (LiaBulkEdit *self,
               LiaBatch *batch,
               const char *sql,
               gint64 id,
               LiaAlikeRows *alike,
               guint *n_changed,
               GError **error)
{
  const guint n_steps = self->steps->len;
  g_autofree const char **columns = g_new0 (const char *, n_steps);
  g_autofree LiaValue *values = g_new0 (LiaValue, n_steps);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  LiaStatement *statement = lia_reader_prepare (lia_batch_get_reader (batch), sql, error);
  GError *local_error = NULL;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, id);
  if (lia_statement_step (statement, &local_error))
    for (guint i = 0; i < n_steps; i++)
      {
        const Step *step = &g_array_index (self->steps, Step, i);
        const LiaValue before = lia_statement_get_value (statement, (int) i);
        char *json = NULL;
        const LiaValue cell = make_cell (step, &before, &json);

        g_ptr_array_add (texts, json);
        if (lia_value_equal (&before, &cell))
          continue;
        columns[n] = step->field->name;
        values[n++] = cell;
      }
  lia_statement_reset (statement);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (n > 0)
    {
      lia_alike_rows_add (alike, id, columns, values, n);
      (*n_changed)++;
    }
  return !lia_alike_rows_is_full (alike) || lia_alike_rows_write (alike, batch, error);
}

/* Whether all there is to a row is its cells. */
static gboolean
is_plain (LiaBulkEdit *self)
{
  g_autoptr (GTypeClass) class_ref = g_type_class_ref (self->type->get_type ());
  LiaRecordClass *klass = (LiaRecordClass *) class_ref;

  if (klass->validate != NULL)
    return FALSE;
  /* The sort key is made from required fields: they are edited with care. */
  for (guint i = 0; i < self->steps->len; i++)
    if (g_array_index (self->steps, Step, i).field->flags & LIA_FIELD_REQUIRED)
      return FALSE;
  return TRUE;
}

/* Reads the cells that are to change; a live row only. (transfer full) */
static char *
make_select (LiaBulkEdit *self)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < self->steps->len; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "",
                            g_array_index (self->steps, Step, i).field->name);
  g_string_append_printf (sql, " FROM %s WHERE id = ?1 AND trashed_at IS NULL AND undone = 0",
                          self->type->table);
  return g_string_free_and_steal (sql);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a;
  const gint64 *right = b;

  return (*left > *right) - (*left < *right);
}

static gboolean
move_rows (LiaBulkEdit *self,
           LiaBatch *batch,
           const GArray *sorted,
           LiaBulkEditTick tick,
           gpointer data,
           GCancellable *cancellable,
           guint *n_changed,
           GError **error)
{
  const gint64 *ids = (const gint64 *) (gpointer) sorted->data;

  for (guint i = 0; i < sorted->len; i += ROWS_A_MOVE)
    {
      const guint n = MIN (sorted->len - i, ROWS_A_MOVE);
      guint n_moved;
      const gboolean moved
          = self->action == LIA_ACTION_TRASH
                ? lia_batch_trash_many (batch, self->type->table, ids + i, n, &n_moved, error)
                : lia_batch_restore_many (batch, self->type->table, ids + i, n, &n_moved, error);

      if (!moved || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      *n_changed += n_moved;
      if (tick != NULL)
        tick (i + n, data);
    }
  return TRUE;
}

gboolean
lia_bulk_edit_apply (LiaBulkEdit *self,
                     LiaBatch *batch,
                     const GArray *ids,
                     LiaBulkEditTick tick,
                     gpointer data,
                     GCancellable *cancellable,
                     guint *n_changed,
                     GError **error)
{
  const gboolean plain = is_plain (self);
  g_autoptr (LiaAlikeRows) alike = lia_alike_rows_new (self->type->table);
  g_autofree char *sql = NULL;
  g_autoptr (GArray) sorted = NULL;

  *n_changed = 0;
  if (lia_bulk_edit_is_empty (self))
    return TRUE;
  /* As the rows lie in the file. */
  sorted = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids->data, ids->len);
  g_array_sort (sorted, compare_ids);
  if (self->action != LIA_ACTION_EDIT)
    return move_rows (self, batch, sorted, tick, data, cancellable, n_changed, error);
  sql = make_select (self);
  for (guint i = 0; i < sorted->len; i++)
    {
      const gint64 id = g_array_index (sorted, gint64, i);
      gboolean changed = FALSE;
      const gboolean done = plain ? look_at_cells (self, batch, sql, id, alike, n_changed, error)
                                  : edit_record (self, batch, id, &changed, error);

      if (!done)
        return FALSE;
      *n_changed += changed ? 1 : 0;
      if (i % ROWS_A_TICK != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (tick != NULL)
        tick (i, data);
    }
  return lia_alike_rows_write (alike, batch, error);
}
