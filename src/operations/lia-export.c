/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-export.h"

#include <glib/gi18n-lib.h>

#include "lia-csv-writer.h"
#include "lia-error.h"
#include "lia-export-file.h"
#include "lia-export-json.h"
#include "lia-record-query.h"

/* Records are loaded so many at a time. */
#define PAGE_SIZE 500

static gboolean
is_typed (const LiaField *field)
{
  switch (field->type)
    {
    case LIA_FIELD_INTEGER:
    case LIA_FIELD_BOOLEAN:
    case LIA_FIELD_DATE:
    case LIA_FIELD_COUNTRY:
    case LIA_FIELD_MONEY:
    case LIA_FIELD_CHOICE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* CSV. */

typedef struct
{
  LiaReader *reader;
  const LiaRecordType *type;
  const gint64 *ids;
  guint n;
} Source;

static void
write_csv_record (LiaCsvWriter *writer, LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (record));

  lia_csv_writer_add_typed (writer, id);
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *cell = lia_record_format (record, type->fields[i].name, LIA_RECORD_MACHINE);

      if (is_typed (&type->fields[i]))
        lia_csv_writer_add_typed (writer, cell);
      else
        lia_csv_writer_add_text (writer, cell);
    }
}

static gboolean
write_csv (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  const Source *source = data;
  g_autoptr (LiaCsvWriter) writer = lia_csv_writer_new (stream);

  lia_csv_writer_add_typed (writer, "id");
  for (guint i = 0; i < source->type->n_fields; i++)
    lia_csv_writer_add_typed (writer, source->type->fields[i].name);
  if (!lia_csv_writer_end_row (writer, cancellable, error))
    return FALSE;

  for (guint i = 0; i < source->n; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) records = lia_record_load_many (
          source->reader, source->type, source->ids + i, MIN (PAGE_SIZE, source->n - i), error);

      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          write_csv_record (writer, g_ptr_array_index (records, j));
          if (!lia_csv_writer_end_row (writer, cancellable, error))
            return FALSE;
        }
    }
  return lia_csv_writer_finish (writer, cancellable, error);
}

/* JSON: one array, as the command line prints it. */

static gboolean
write_json (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  const Source *source = data;
  g_autoptr (LiaJsonWriter) writer = lia_json_writer_new (stream);

  lia_json_writer_begin_array (writer);
  for (guint i = 0; i < source->n; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) records = lia_record_load_many (
          source->reader, source->type, source->ids + i, MIN (PAGE_SIZE, source->n - i), error);

      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          g_autoptr (JsonNode) node = lia_record_to_json (g_ptr_array_index (records, j));

          if (!lia_json_writer_add (writer, node, cancellable, error))
            return FALSE;
        }
    }
  lia_json_writer_end_array (writer);
  return lia_json_writer_finish (writer, cancellable, error);
}

gboolean
lia_export_records (LiaReader *reader,
                    const LiaRecordType *type,
                    const gint64 *ids,
                    guint n,
                    const char *path,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autoptr (GArray) all_ids = NULL;
  Source source = { reader, type, ids, n };
  LiaExportFunc func;
  gboolean written;

  g_return_val_if_fail (type != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (lia_export_has_suffix (path, ".csv"))
    func = write_csv;
  else if (lia_export_has_suffix (path, ".json"))
    func = write_json;
  else
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("“%s”: the format goes by the end of the name; it can be .csv or .json"),
                   shown);
      return FALSE;
    }

  /* One snapshot for all pages, whatever is written meanwhile. */
  if (!lia_reader_begin (reader, error))
    return FALSE;
  if (ids == NULL)
    {
      query = lia_record_query_new (type);
      all_ids = lia_record_query_run (query, reader, error);
      if (all_ids == NULL)
        {
          lia_reader_end (reader);
          return FALSE;
        }
      source.ids = (const gint64 *) (void *) all_ids->data;
      source.n = all_ids->len;
    }
  written = lia_export_write_file (path, func, &source, cancellable, error);
  lia_reader_end (reader);
  return written;
}
