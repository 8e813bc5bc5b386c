/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-history.h"
#include "lia-printer.h"
#include "lia-record-output.h"
#include "lia-trash.h"

/* history, undo, redo: commands on the journal. */

static char *
format_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (milliseconds / 1000);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
format_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
add_batch_members (JsonBuilder *builder, const LiaBatchInfo *batch)
{
  g_autofree char *id = format_id (batch->id);
  g_autofree char *made_at = format_time (batch->made_at);
  g_autofree char *label = lia_history_describe_batch (batch);

  json_builder_set_member_name (builder, "batch");
  json_builder_add_string_value (builder, id);
  json_builder_set_member_name (builder, "label");
  json_builder_add_string_value (builder, label);
  json_builder_set_member_name (builder, "made_at");
  json_builder_add_string_value (builder, made_at);
  json_builder_set_member_name (builder, "author");
  if (batch->author != NULL)
    json_builder_add_string_value (builder, batch->author);
  else
    json_builder_add_null_value (builder);
}

static void
print_batches_json (const GPtrArray *batches)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < batches->len; i++)
    {
      const LiaBatchInfo *batch = g_ptr_array_index (batches, i);

      json_builder_begin_object (builder);
      add_batch_members (builder, batch);
      json_builder_set_member_name (builder, "changes");
      json_builder_add_int_value (builder, batch->n_changes);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  lia_print_json (root);
}

static void
add_batch_cells (LiaPrinter *printer, const LiaBatchInfo *batch)
{
  g_autofree char *id = format_id (batch->id);
  g_autofree char *made_at = format_time (batch->made_at);

  lia_printer_add_cell (printer, id);
  lia_printer_add_cell (printer, made_at);
  lia_printer_add_cell (printer, batch->author);
}

static void
print_batches (const GPtrArray *batches, gboolean csv)
{
  static const char *const headings[] = { "batch", "made_at", "author", "changes", "label", NULL };
  g_autoptr (LiaPrinter) printer = csv ? lia_printer_new_csv () : lia_printer_new ();

  lia_printer_add_row (printer, headings);
  for (guint i = 0; i < batches->len; i++)
    {
      const LiaBatchInfo *batch = g_ptr_array_index (batches, i);
      g_autofree char *n_changes = g_strdup_printf ("%u", batch->n_changes);
      g_autofree char *label = lia_history_describe_batch (batch);

      add_batch_cells (printer, batch);
      lia_printer_add_cell (printer, n_changes);
      lia_printer_add_long_cell (printer, label);
      lia_printer_end_row (printer);
    }
  lia_printer_print (printer);
}

static void
add_value (JsonBuilder *builder, const LiaValue *value)
{
  switch (value->type)
    {
    case LIA_VALUE_INTEGER:
      json_builder_add_int_value (builder, value->integer);
      break;
    case LIA_VALUE_TEXT:
      json_builder_add_string_value (builder, value->text);
      break;
    case LIA_VALUE_NULL:
    default:
      json_builder_add_null_value (builder);
    }
}

/* Columns that no field shows are how the file works, but for that of the trash. */
static gboolean
is_told (const LiaField *field, const LiaCellChange *cell)
{
  return field != NULL || g_str_equal (cell->column, "trashed_at");
}

/* Cells as the journal keeps them; ids, which pass 53 bits, as text. */
static void
add_cells (JsonBuilder *builder, const LiaRecordType *type, const GPtrArray *cells)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < cells->len; i++)
    {
      const LiaCellChange *cell = g_ptr_array_index (cells, i);
      const LiaField *field = lia_record_type_get_field (type, cell->column);
      const LiaValue *values[] = { &cell->old_value, &cell->new_value };

      if (!is_told (field, cell))
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "field");
      json_builder_add_string_value (builder, cell->column);
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          json_builder_set_member_name (builder, j == 0 ? "old" : "new");
          if (field != NULL && field->type == LIA_FIELD_REF && values[j]->type == LIA_VALUE_INTEGER)
            {
              g_autofree char *id = format_id (values[j]->integer);

              json_builder_add_string_value (builder, id);
            }
          else
            add_value (builder, values[j]);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_entries_json (const LiaRecordType *type, const GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);

      json_builder_begin_object (builder);
      add_batch_members (builder, entry->change->batch);
      json_builder_set_member_name (builder, "changes");
      add_cells (builder, type, entry->change->cells);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  lia_print_json (root);
}

static void
print_entries (const GPtrArray *entries)
{
  static const char *const headings[] = { "batch", "made_at", "author", "change", NULL };
  g_autoptr (LiaPrinter) printer = lia_printer_new ();

  lia_printer_add_row (printer, headings);
  for (guint i = 0; i < entries->len; i++)
    {
      const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *label = lia_history_describe_batch (entry->change->batch);

      add_batch_cells (printer, entry->change->batch);
      lia_printer_add_long_cell (printer, label);
      lia_printer_end_row (printer);
      for (guint j = 0; entry->sentences[j] != NULL; j++)
        {
          for (guint column = 0; column < 3; column++)
            lia_printer_add_cell (printer, "");
          lia_printer_add_long_cell (printer, entry->sentences[j]);
          lia_printer_end_row (printer);
        }
    }
  lia_printer_print (printer);
}

static void
add_value_cell (LiaPrinter *printer, const LiaValue *value)
{
  g_autofree char *number = NULL;

  if (value->type == LIA_VALUE_INTEGER)
    number = format_id (value->integer);
  lia_printer_add_cell (printer, number != NULL                  ? number
                                 : value->type == LIA_VALUE_TEXT ? value->text
                                                                 : NULL);
}

/* A row for each field that changed. */
static void
print_entries_csv (const LiaRecordType *type, const GPtrArray *entries)
{
  static const char *const headings[]
      = { "batch", "made_at", "author", "label", "field", "old", "new", NULL };
  g_autoptr (LiaPrinter) printer = lia_printer_new_csv ();

  lia_printer_add_row (printer, headings);
  for (guint i = 0; i < entries->len; i++)
    {
      const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *label = lia_history_describe_batch (entry->change->batch);

      for (guint j = 0; j < entry->change->cells->len; j++)
        {
          const LiaCellChange *cell = g_ptr_array_index (entry->change->cells, j);

          if (!is_told (lia_record_type_get_field (type, cell->column), cell))
            continue;
          add_batch_cells (printer, entry->change->batch);
          lia_printer_add_cell (printer, label);
          lia_printer_add_cell (printer, cell->column);
          add_value_cell (printer, &cell->old_value);
          add_value_cell (printer, &cell->new_value);
          lia_printer_end_row (printer);
        }
    }
  lia_printer_print (printer);
}

static int
print_record_history (LiaWorkspace *workspace,
                      const char *table,
                      const char *id,
                      guint limit,
                      const LiaOutputFormat *format)
{
  const LiaRecordType *type = lia_command_find_table (table);
  g_autoptr (LiaRecord) record
      = type != NULL ? lia_command_find_record (workspace, type, id) : NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return LIA_EXIT_REFUSED;
  entries = lia_history_list (lia_workspace_get_reader (workspace), type,
                              lia_record_get_id (record), &error);
  if (entries == NULL)
    return lia_command_refuse ("%s", error->message);
  if (limit > 0 && entries->len > limit)
    g_ptr_array_set_size (entries, (int) limit);
  if (format->json)
    print_entries_json (type, entries);
  else if (format->csv)
    print_entries_csv (type, entries);
  else
    print_entries (entries);
  return LIA_EXIT_DONE;
}

static int
run_history (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;
  LiaOutputFormat format = { 0 };
  int limit = 0;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), "N" },
    LIA_OUTPUT_FORMAT_ENTRIES (format),
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 1, 3))
    return LIA_EXIT_REFUSED;
  if (g_strv_length (rest) == 3)
    return lia_command_refuse ("%s", _ ("Name a table and an id, or neither"));
  if (limit < 0)
    return lia_command_refuse (_ ("--limit: “%d” is less than nothing"), limit);
  workspace = lia_command_open_to_read (rest[1]);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  if (rest[2] != NULL)
    return lia_command_finish (
        workspace, print_record_history (workspace, rest[2], rest[3], (guint) limit, &format));

  batches = lia_journal_list_batches (lia_workspace_get_reader (workspace), (guint) limit, &error);
  if (batches == NULL)
    return lia_command_refuse ("%s", error->message);
  if (format.json)
    print_batches_json (batches);
  else
    print_batches (batches, format.csv);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

static int
undo_or_redo (const LiaCommand *command,
              char **arguments,
              LiaUndoResult *(*act) (LiaStore *store, GError **error))
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaUndoResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!lia_command_parse (command, &rest, NULL, 1, 1))
    return LIA_EXIT_REFUSED;
  workspace = lia_command_open_to_write (rest[1]);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  result = act (lia_workspace_get_store (workspace), &error);
  if (result == NULL)
    return lia_command_refuse ("%s", error->message);
  text = lia_undo_result_describe (result);
  if (result->kept->len == 0)
    g_print ("%s\n", text);
  else
    g_printerr ("liaison-cli: %s\n", text);
  return lia_command_finish (workspace,
                             result->kept->len == 0 ? LIA_EXIT_DONE : LIA_EXIT_SOMETHING_FOUND);
}

static int
run_undo (const LiaCommand *command, char **arguments)
{
  return undo_or_redo (command, arguments, lia_store_undo);
}

static int
run_redo (const LiaCommand *command, char **arguments)
{
  return undo_or_redo (command, arguments, lia_store_redo);
}

static int
run_purge (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaTrashPurge) purge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  LiaPurgeRequest request = { .trashed_before = G_MAXINT64 };
  gboolean yes = FALSE;
  int days = 0;
  const GOptionEntry entries[] = {
    { "older-than", 0, 0, G_OPTION_ARG_INT, &days,
      N_ ("Only what has been in the trash for more than so many days"), N_ ("DAYS") },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes,
      N_ ("Do it; without, only say what would go, and change nothing"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 1, 1))
    return LIA_EXIT_REFUSED;
  if (days < 0)
    return lia_command_refuse (_ ("--older-than: “%d” is less than nothing"), days);
  if (days > 0)
    request.trashed_before
        = g_get_real_time () / 1000 - (gint64) days * (G_TIME_SPAN_DAY / G_TIME_SPAN_MILLISECOND);
  workspace = yes ? lia_command_open_to_write (rest[1]) : lia_command_open_to_read (rest[1]);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  purge = lia_trash_purge_new (lia_workspace_get_reader (workspace), &request, &error);
  if (purge == NULL)
    return lia_command_refuse ("%s", error->message);
  if (lia_trash_purge_get_n_rows (purge) == 0)
    {
      g_print ("%s\n", _ ("There is nothing to purge."));
      return lia_command_finish (workspace, LIA_EXIT_DONE);
    }
  text = lia_trash_purge_describe (purge);
  g_print ("%s\n", text);
  if (!yes)
    {
      g_printerr ("liaison-cli: %s\n", _ ("Nothing was purged; say --yes to do it"));
      return lia_command_finish (workspace, LIA_EXIT_SOMETHING_FOUND);
    }
  if (!lia_trash_purge_run (purge, lia_workspace_get_store (workspace), NULL, &error))
    return lia_command_refuse ("%s", error->message);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

const LiaCommand lia_history_commands[] = {
  { "history", N_ ("FILE [TABLE ID]"), N_ ("List what was done, newest first"), run_history },
  { "undo", N_ ("FILE"), N_ ("Take back what was done last"), run_undo },
  { "redo", N_ ("FILE"), N_ ("Do again what was taken back last"), run_redo },
  { "purge", N_ ("FILE [--older-than DAYS] [--yes]"),
    N_ ("Remove what is in the trash for good; cannot be undone"), run_purge },
  { NULL },
};
