/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-output.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "lia-csv-writer.h"
#include "lia-printer.h"

struct _LiaRecordOutput
{
  GPtrArray *columns; /* (element-type LiaField) */
  gboolean chosen; /* the columns were asked for */
  LiaOutputFormat format;
  LiaPrinter *printer; /* for a table, else NULL */
  LiaCsvWriter *writer; /* for CSV, else NULL */
  guint n_records;
};

static char *
format_id (LiaRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (record));
}

static const LiaField *
get_column (LiaRecordOutput *self, guint i)
{
  return g_ptr_array_index (self->columns, i);
}

static void
start_table (LiaRecordOutput *self)
{
  self->printer = lia_printer_new ();
  lia_printer_add_cell (self->printer, "id");
  for (guint i = 0; i < self->columns->len; i++)
    lia_printer_add_cell (self->printer, get_column (self, i)->name);
  lia_printer_end_row (self->printer);
}

static void
start_csv (LiaRecordOutput *self)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  self->writer = lia_csv_writer_new (stream);
  lia_csv_writer_add_typed (self->writer, "id");
  for (guint i = 0; i < self->columns->len; i++)
    lia_csv_writer_add_typed (self->writer, get_column (self, i)->name);
  lia_csv_writer_end_row (self->writer, NULL, NULL);
}

LiaRecordOutput *
lia_record_output_new (const LiaRecordType *type, GPtrArray *columns, const LiaOutputFormat *format)
{
  LiaRecordOutput *self = g_new0 (LiaRecordOutput, 1);

  self->chosen = columns != NULL;
  self->columns = columns != NULL ? g_ptr_array_ref (columns) : g_ptr_array_new ();
  for (guint i = 0; columns == NULL && i < type->n_fields; i++)
    if (format->csv || (type->fields[i].flags & LIA_FIELD_IN_LIST) != 0)
      g_ptr_array_add (self->columns, (gpointer) &type->fields[i]);
  self->format = *format;
  if (format->json)
    g_print ("[");
  else if (format->csv)
    start_csv (self);
  else
    start_table (self);
  return self;
}

void
lia_record_output_free (LiaRecordOutput *self)
{
  g_clear_pointer (&self->printer, lia_printer_free);
  g_clear_pointer (&self->writer, lia_csv_writer_free);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/* Of all members those that were asked for, in that order, and the id. (transfer full) */
static JsonNode *
choose_members (LiaRecordOutput *self, JsonNode *node)
{
  JsonObject *all = json_node_get_object (node);
  JsonObject *chosen = json_object_new ();
  JsonNode *result = json_node_new (JSON_NODE_OBJECT);

  json_object_set_member (chosen, "id", json_object_dup_member (all, "id"));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *name = get_column (self, i)->name;
      g_autofree char *id_name = g_strconcat (name, "_id", NULL);

      json_object_set_member (chosen, name, json_object_dup_member (all, name));
      if (get_column (self, i)->type == LIA_FIELD_REF)
        json_object_set_member (chosen, id_name, json_object_dup_member (all, id_name));
    }
  json_node_take_object (result, chosen);
  return result;
}

static void
add_json (LiaRecordOutput *self, LiaRecord *record)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) all = lia_record_to_json (record);
  g_autoptr (JsonNode) node = self->chosen ? choose_members (self, all) : json_node_ref (all);
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n%s", self->n_records > 0 ? "," : "", text);
}

static void
add_csv (LiaRecordOutput *self, LiaRecord *record)
{
  g_autofree char *id = format_id (record);

  lia_csv_writer_add_typed (self->writer, id);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const LiaField *field = get_column (self, i);
      g_autofree char *cell = lia_record_format (record, field->name, LIA_RECORD_MACHINE);

      if (lia_field_is_typed (field))
        lia_csv_writer_add_typed (self->writer, cell);
      else
        lia_csv_writer_add_text (self->writer, cell);
    }
  lia_csv_writer_end_row (self->writer, NULL, NULL);
}

static void
add_row (LiaRecordOutput *self, LiaRecord *record)
{
  g_autofree char *id = format_id (record);

  lia_printer_add_cell (self->printer, id);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *cell
          = lia_record_format (record, get_column (self, i)->name, LIA_RECORD_MACHINE);

      lia_printer_add_cell (self->printer, cell);
    }
  lia_printer_end_row (self->printer);
}

void
lia_record_output_add (LiaRecordOutput *self, LiaRecord *record)
{
  if (self->format.json)
    add_json (self, record);
  else if (self->format.csv)
    add_csv (self, record);
  else
    add_row (self, record);
  self->n_records++;
}

void
lia_record_output_finish (LiaRecordOutput *self)
{
  if (self->format.json)
    g_print ("%s]\n", self->n_records > 0 ? "\n" : "");
  else if (self->format.csv)
    lia_csv_writer_finish (self->writer, NULL, NULL);
  else
    lia_printer_print (self->printer);
}

void
lia_record_output_print_card (LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autoptr (LiaPrinter) printer = lia_printer_new ();
  g_autofree char *id = format_id (record);

  lia_printer_add_cell (printer, "id");
  lia_printer_add_cell (printer, id);
  lia_printer_end_row (printer);
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *value = lia_record_format (record, type->fields[i].name, LIA_RECORD_MACHINE);

      if (*value == '\0')
        continue;
      lia_printer_add_cell (printer, type->fields[i].name);
      lia_printer_add_long_cell (printer, value);
      lia_printer_end_row (printer);
    }
  if (lia_record_is_trashed (record))
    {
      lia_printer_add_cell (printer, "trash");
      lia_printer_add_cell (printer, _ ("in the trash"));
      lia_printer_end_row (printer);
    }
  lia_printer_print (printer);
}
