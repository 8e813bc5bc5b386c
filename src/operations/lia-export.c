/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-export.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-export-file.h"
#include "lia-export-json.h"
#include "lia-export-source.h"
#include "lia-partner.h"
#include "lia-person.h"

/* JSON: one array, as the command line prints it. */

typedef struct
{
  LiaJsonWriter *writer;
  GHashTable *members; /* (element-type utf8): of an object that are wanted */
} Json;

static GHashTable *
collect_members (const LiaExportSource *source)
{
  GHashTable *members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < source->fields->len; i++)
    {
      const LiaField *field = g_ptr_array_index (source->fields, i);

      g_hash_table_add (members, g_strdup (field != NULL ? field->name : "id"));
      if (field != NULL && field->type == LIA_FIELD_REF)
        g_hash_table_add (members, g_strconcat (field->name, "_id", NULL));
    }
  return members;
}

static gboolean
write_object (LiaRecord *record, gpointer data, GCancellable *cancellable, GError **error)
{
  const Json *self = data;
  g_autoptr (JsonNode) node = lia_record_to_json (record);
  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_hash_table_contains (self->members, l->data))
      json_object_remove_member (object, l->data);
  return lia_json_writer_add (self->writer, node, cancellable, error);
}

static gboolean
write_json (const LiaExportSource *self,
            GOutputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (LiaJsonWriter) writer = lia_json_writer_new (stream);
  g_autoptr (GHashTable) members = collect_members (self);
  Json json = { writer, members };

  lia_json_writer_begin_array (writer);
  if (!lia_export_source_foreach (self, write_object, &json, cancellable, error))
    return FALSE;
  lia_json_writer_end_array (writer);
  return lia_json_writer_finish (writer, cancellable, error);
}

/* Files. */

typedef gboolean (*StreamFunc) (const LiaExportSource *self,
                                GOutputStream *stream,
                                GCancellable *cancellable,
                                GError **error);

typedef struct
{
  const LiaExportSource *source;
  StreamFunc func;
} Stream;

static gboolean
write_stream (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  const Stream *self = data;

  return self->func (self->source, stream, cancellable, error);
}

static gboolean
write_workbook (const char *path, gpointer data, GCancellable *cancellable, GError **error)
{
  return lia_export_source_write_workbook (data, path, cancellable, error);
}

static gboolean
refuse_suffix (const LiaRecordType *type, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (lia_export_has_suffix (path, ".vcf"))
    g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                 _ ("“%s”: only people and partners can be cards (.vcf), “%s” cannot"), shown,
                 type->table);
  else
    g_set_error (
        error, LIA_ERROR, LIA_ERROR_INVALID,
        _ ("“%s”: the format goes by the end of the name; it can be .csv, .xlsx, .json or .vcf"),
        shown);
  return FALSE;
}

static gboolean
write_source (const LiaExportSource *source,
              const char *path,
              GCancellable *cancellable,
              GError **error)
{
  const gboolean has_cards = source->type == &lia_person_type || source->type == &lia_partner_type;
  Stream stream = { source, NULL };

  if (lia_export_has_suffix (path, ".xlsx"))
    return lia_export_replace_file (path, write_workbook, (gpointer) source, cancellable, error);
  if (lia_export_has_suffix (path, ".csv"))
    stream.func = lia_export_source_write_csv;
  else if (lia_export_has_suffix (path, ".json"))
    stream.func = write_json;
  else if (lia_export_has_suffix (path, ".vcf") && has_cards)
    stream.func = lia_export_source_write_cards;
  else
    return refuse_suffix (source->type, path, error);
  return lia_export_write_file (path, write_stream, &stream, cancellable, error);
}

gboolean
lia_export_write (LiaReader *reader,
                  const LiaExportRequest *request,
                  const char *path,
                  guint *n_written,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (LiaExportSource) source = NULL;
  gboolean written;

  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (request->type != NULL || request->query != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  /* One snapshot for all pages, whatever is written meanwhile. */
  if (!lia_reader_begin (reader, error))
    return FALSE;
  source = lia_export_source_new (reader, request, error);
  written = source != NULL && write_source (source, path, cancellable, error);
  lia_reader_end (reader);
  if (written && n_written != NULL)
    *n_written = source->ids->len;
  return written;
}
