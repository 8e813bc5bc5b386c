/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-export-source.h"

#include <glib/gi18n-lib.h>

#include "lia-derived-field.h"
#include "lia-error.h"

/* Records are loaded so many at a time. */
#define PAGE_SIZE 500

static gboolean
is_wanted (const LiaExportRequest *request, const LiaField *field)
{
  return !request->without_levels || field->type != LIA_FIELD_REF
         || g_strcmp0 (field->target, "level") != 0;
}

static gboolean
add_column (LiaExportSource *self,
            const LiaExportRequest *request,
            const char *name,
            GError **error)
{
  const LiaField *field = lia_record_type_find_column (self->type, name);

  if (field == NULL && !g_str_equal (name, "id"))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
                   _ ("“%s” has no field “%s” that could be a column"), self->type->table, name);
      return FALSE;
    }
  if (field == NULL || is_wanted (request, field))
    g_ptr_array_add (self->fields, (gpointer) field);
  return TRUE;
}

/* Whom a person belongs to is no cell of its own, and yet no list of people is whole without. */
static void
add_references (LiaExportSource *self)
{
  guint n;
  const LiaDerivedField *derived = lia_record_type_get_derived (self->type, &n);

  for (guint i = 0; i < n; i++)
    if (derived[i].field.type == LIA_FIELD_REF)
      g_ptr_array_add (self->fields, (gpointer) &derived[i].field);
}

static gboolean
add_columns (LiaExportSource *self, const LiaExportRequest *request, GError **error)
{
  for (guint i = 0; request->columns != NULL && request->columns[i] != NULL; i++)
    if (!add_column (self, request, request->columns[i], error))
      return FALSE;
  if (request->columns == NULL)
    {
      g_ptr_array_add (self->fields, NULL);
      for (guint i = 0; i < self->type->n_fields; i++)
        if (is_wanted (request, &self->type->fields[i]))
          g_ptr_array_add (self->fields, (gpointer) &self->type->fields[i]);
      add_references (self);
    }
  if (self->fields->len > 0)
    return TRUE;
  g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                       _ ("Nothing would be in the file: choose at least one column"));
  return FALSE;
}

static gboolean
find_ids (LiaExportSource *self, const LiaExportRequest *request, GError **error)
{
  g_autoptr (LiaRecordQuery) all = NULL;

  if (request->ids != NULL)
    {
      self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), request->n_ids);
      g_array_append_vals (self->ids, request->ids, request->n_ids);
      return TRUE;
    }
  if (request->query == NULL)
    all = lia_record_query_new (self->type);
  self->ids = lia_record_query_run (all != NULL ? all : request->query, self->reader, error);
  return self->ids != NULL;
}

LiaExportSource *
lia_export_source_new (LiaReader *reader, const LiaExportRequest *request, GError **error)
{
  g_autoptr (LiaExportSource) self = g_new0 (LiaExportSource, 1);

  self->reader = reader;
  self->type
      = request->query != NULL ? lia_record_query_get_record_type (request->query) : request->type;
  self->fields = g_ptr_array_new ();
  self->progress = request->progress;
  self->progress_data = request->progress_data;
  if (!add_columns (self, request, error) || !find_ids (self, request, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
lia_export_source_free (LiaExportSource *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

const char **
lia_export_source_get_fields (const LiaExportSource *self)
{
  const char **names = g_new0 (const char *, self->fields->len + 1);
  guint n = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const LiaField *field = g_ptr_array_index (self->fields, i);

      if (field != NULL)
        names[n++] = field->name;
    }
  return names;
}

gboolean
lia_export_source_foreach (const LiaExportSource *self,
                           LiaExportEach each,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  for (guint i = 0; i < self->ids->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) records
          = lia_record_load_many (self->reader, self->type, &g_array_index (self->ids, gint64, i),
                                  MIN (PAGE_SIZE, self->ids->len - i), error);

      if (records == NULL || !lia_record_load_derived (self->reader, records, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        if (!each (g_ptr_array_index (records, j), data, cancellable, error))
          return FALSE;
      if (self->progress != NULL)
        self->progress (MIN (i + PAGE_SIZE, self->ids->len), self->ids->len, self->progress_data);
    }
  return TRUE;
}
