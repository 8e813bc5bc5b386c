/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-csv-writer.h"
#include "lia-export-source.h"
#include "lia-xlsx-writer.h"

/* Records as tables: delimited text for programs, workbooks for people. */

static char *
format_id (LiaRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (record));
}

/* CSV. */

typedef struct
{
  const LiaExportSource *source;
  LiaCsvWriter *writer;
} Csv;

static gboolean
write_csv_row (LiaRecord *record, gpointer data, GCancellable *cancellable, GError **error)
{
  const Csv *self = data;

  for (guint i = 0; i < self->source->fields->len; i++)
    {
      const LiaField *field = g_ptr_array_index (self->source->fields, i);
      g_autofree char *cell = field == NULL
                                  ? format_id (record)
                                  : lia_record_format (record, field->name, LIA_RECORD_MACHINE);

      if (field == NULL || lia_field_is_typed (field))
        lia_csv_writer_add_typed (self->writer, cell);
      else
        lia_csv_writer_add_text (self->writer, cell);
    }
  return lia_csv_writer_end_row (self->writer, cancellable, error);
}

gboolean
lia_export_source_write_csv (const LiaExportSource *self,
                             GOutputStream *stream,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (LiaCsvWriter) writer = lia_csv_writer_new (stream);
  Csv csv = { self, writer };

  for (guint i = 0; i < self->fields->len; i++)
    {
      const LiaField *field = g_ptr_array_index (self->fields, i);

      lia_csv_writer_add_typed (writer, field != NULL ? field->name : "id");
    }
  return lia_csv_writer_end_row (writer, cancellable, error)
         && lia_export_source_foreach (self, write_csv_row, &csv, cancellable, error)
         && lia_csv_writer_finish (writer, cancellable, error);
}

/* Workbooks. */

typedef struct
{
  const LiaExportSource *source;
  LiaXlsxWriter *writer;
} Workbook;

static void
add_money (LiaXlsxWriter *writer, const char *text)
{
  LiaMoney money;

  if (lia_money_parse (text, NULL, &money, NULL))
    lia_xlsx_writer_add_money (writer, &money);
  else
    lia_xlsx_writer_add_text (writer, text);
}

static void
add_cell (LiaXlsxWriter *writer, LiaRecord *record, const LiaField *field)
{
  const LiaValue value = lia_record_get_value (record, field->name);
  g_autofree char *text = NULL;

  if (value.type == LIA_VALUE_NULL)
    {
      lia_xlsx_writer_add_nothing (writer);
      return;
    }
  switch (field->type)
    {
    case LIA_FIELD_BOOLEAN:
      lia_xlsx_writer_add_boolean (writer, value.integer != 0);
      return;
    case LIA_FIELD_INTEGER:
      lia_xlsx_writer_add_number (writer, (double) value.integer);
      return;
    case LIA_FIELD_DATE:
      lia_xlsx_writer_add_date (writer, value.text);
      return;
    case LIA_FIELD_MONEY:
      add_money (writer, value.text);
      return;
    default:
      text = lia_record_format (record, field->name, LIA_RECORD_EDIT);
      lia_xlsx_writer_add_text (writer, text);
    }
}

static gboolean
write_workbook_row (LiaRecord *record, gpointer data, GCancellable *cancellable, GError **error)
{
  const Workbook *self = data;

  for (guint i = 0; i < self->source->fields->len; i++)
    {
      const LiaField *field = g_ptr_array_index (self->source->fields, i);

      if (field != NULL)
        add_cell (self->writer, record, field);
      else
        {
          g_autofree char *id = format_id (record);

          lia_xlsx_writer_add_token (self->writer, id);
        }
    }
  return lia_xlsx_writer_end_row (self->writer, error);
}

gboolean
lia_export_source_write_workbook (const LiaExportSource *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (LiaXlsxWriter) writer
      = lia_xlsx_writer_new (path, g_dgettext (GETTEXT_PACKAGE, self->type->label_plural), error);
  Workbook workbook = { self, writer };

  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      const LiaField *field = g_ptr_array_index (self->fields, i);

      lia_xlsx_writer_add_header (writer, field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label)
                                                        : _ ("ID"));
    }
  return lia_xlsx_writer_end_row (writer, error)
         && lia_export_source_foreach (self, write_workbook_row, &workbook, cancellable, error)
         && lia_xlsx_writer_finish (writer, error);
}
