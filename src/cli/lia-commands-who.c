/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-printer.h"
#include "lia-record-output.h"
#include "lia-who.h"

/* who: whose partner is this, and how are they reached? */

/* A part of a name that fits more partners than this is better asked with "list". */
#define MAX_ANSWERS 100

static const char *const partner_fields[] = { "name", "acronym", "level", "status" };
static const char *const reach_fields[] = { "post", "email", "phone", "mobile" };
static const char *const contact_fields[] = { "date", "kind", "summary" };

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL && *value != '\0')
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_field_member (JsonBuilder *builder, LiaRecord *record, const char *field)
{
  g_autofree char *value = lia_record_format (record, field, LIA_RECORD_MACHINE);

  add_member (builder, field, value);
}

static void
add_id_member (JsonBuilder *builder, LiaRecord *record)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (record));

  add_member (builder, "id", id);
}

static void
print_answers_json (const GPtrArray *answers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < answers->len; i++)
    {
      const LiaWho *who = g_ptr_array_index (answers, i);

      json_builder_begin_object (builder);
      add_id_member (builder, who->partner);
      for (guint j = 0; j < G_N_ELEMENTS (partner_fields); j++)
        add_field_member (builder, who->partner, partner_fields[j]);
      json_builder_set_member_name (builder, "keyworker");
      if (who->keyworker == NULL)
        json_builder_add_null_value (builder);
      else
        {
          g_autofree char *name = lia_record_get_display_name (who->keyworker);

          json_builder_begin_object (builder);
          add_id_member (builder, who->keyworker);
          add_member (builder, "name", name);
          for (guint j = 0; j < G_N_ELEMENTS (reach_fields); j++)
            add_field_member (builder, who->keyworker, reach_fields[j]);
          json_builder_end_object (builder);
        }
      json_builder_set_member_name (builder, "last_contact");
      if (who->last_contact == NULL)
        json_builder_add_null_value (builder);
      else
        {
          json_builder_begin_object (builder);
          add_id_member (builder, who->last_contact);
          for (guint j = 0; j < G_N_ELEMENTS (contact_fields); j++)
            add_field_member (builder, who->last_contact, contact_fields[j]);
          json_builder_end_object (builder);
        }
      json_builder_set_member_name (builder, "contractor_and_partner");
      json_builder_add_boolean_value (builder, who->wall);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  lia_print_json (root);
}

static void
add_contact_cell (LiaPrinter *printer, LiaRecord *contact)
{
  g_autofree char *date
      = contact != NULL ? lia_record_format (contact, "date", LIA_RECORD_MACHINE) : NULL;
  g_autofree char *summary
      = contact != NULL ? lia_record_format (contact, "summary", LIA_RECORD_DISPLAY) : NULL;
  g_autofree char *cell = contact != NULL ? g_strdup_printf ("%s %s", date, summary) : NULL;

  lia_printer_add_cell (printer, cell);
}

static void
print_answers (const GPtrArray *answers)
{
  static const char *const headings[] = {
    "partner",   "acronym", "level", "status", "last_contact", "marks",
    "keyworker", "post",    "email", "phone",  "mobile",       NULL,
  };
  g_autoptr (LiaPrinter) printer = lia_printer_new ();

  lia_printer_add_row (printer, headings);
  for (guint i = 0; i < answers->len; i++)
    {
      const LiaWho *who = g_ptr_array_index (answers, i);

      for (guint j = 0; j < G_N_ELEMENTS (partner_fields); j++)
        {
          g_autofree char *cell
              = lia_record_format (who->partner, partner_fields[j], LIA_RECORD_DISPLAY);

          lia_printer_add_cell (printer, cell);
        }
      add_contact_cell (printer, who->last_contact);
      lia_printer_add_cell (printer, who->wall ? _ ("contractor and partner") : NULL);
      if (who->keyworker != NULL)
        {
          g_autofree char *name = lia_record_get_display_name (who->keyworker);

          lia_printer_add_cell (printer, name);
          for (guint j = 0; j < G_N_ELEMENTS (reach_fields); j++)
            {
              g_autofree char *cell
                  = lia_record_format (who->keyworker, reach_fields[j], LIA_RECORD_DISPLAY);

              lia_printer_add_cell (printer, cell);
            }
        }
      lia_printer_end_row (printer);
    }
  lia_printer_print (printer);
}

/* (nullable): without @record the cells are empty */
static void
add_csv_cells (LiaPrinter *printer, LiaRecord *record, const char *const *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *cell
          = record != NULL ? lia_record_format (record, fields[i], LIA_RECORD_MACHINE) : NULL;

      lia_printer_add_cell (printer, cell);
    }
}

static void
add_csv_id (LiaPrinter *printer, LiaRecord *record)
{
  g_autofree char *id
      = record != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (record)) : NULL;

  lia_printer_add_cell (printer, id);
}

/* The same as the JSON, one row a partner. */
static void
print_answers_csv (const GPtrArray *answers)
{
  static const char *const headings[] = {
    "id",
    "name",
    "acronym",
    "level",
    "status",
    "keyworker_id",
    "keyworker",
    "post",
    "email",
    "phone",
    "mobile",
    "last_contact",
    "last_contact_kind",
    "last_contact_summary",
    "contractor_and_partner",
    NULL,
  };
  g_autoptr (LiaPrinter) printer = lia_printer_new_csv ();

  lia_printer_add_row (printer, headings);
  for (guint i = 0; i < answers->len; i++)
    {
      const LiaWho *who = g_ptr_array_index (answers, i);
      g_autofree char *keyworker
          = who->keyworker != NULL ? lia_record_get_display_name (who->keyworker) : NULL;

      add_csv_id (printer, who->partner);
      add_csv_cells (printer, who->partner, partner_fields, G_N_ELEMENTS (partner_fields));
      add_csv_id (printer, who->keyworker);
      lia_printer_add_cell (printer, keyworker);
      add_csv_cells (printer, who->keyworker, reach_fields, G_N_ELEMENTS (reach_fields));
      add_csv_cells (printer, who->last_contact, contact_fields, G_N_ELEMENTS (contact_fields));
      lia_printer_add_cell (printer, who->wall ? "yes" : "no");
      lia_printer_end_row (printer);
    }
  lia_printer_print (printer);
}

int
lia_command_run_who (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *name = NULL;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GError) error = NULL;
  LiaOutputFormat format = { 0 };
  const GOptionEntry entries[] = {
    LIA_OUTPUT_FORMAT_ENTRIES (format),
    G_OPTION_ENTRY_NULL,
  };

  /* A name of several words is understood without quotes, too. */
  if (!lia_command_parse (command, &rest, entries, 2, 0))
    return LIA_EXIT_REFUSED;
  workspace = lia_command_open_to_read (rest[1]);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  name = g_strjoinv (" ", rest + 2);
  answers = lia_who_find (lia_workspace_get_reader (workspace), name, MAX_ANSWERS, &error);
  if (answers == NULL)
    return lia_command_refuse ("%s", error->message);
  if (format.json)
    print_answers_json (answers);
  else if (format.csv)
    print_answers_csv (answers);
  else
    print_answers (answers);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}
