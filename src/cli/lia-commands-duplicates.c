/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-merge.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-printer.h"
#include "lia-record-find.h"
#include "lia-record-output.h"

/* duplicates, merge: records that may be one, and making them one. */

static const LiaRecordType *
find_mergeable (const char *name)
{
  const LiaRecordType *type = lia_command_find_table (name);

  if (type == NULL || type == &lia_partner_type || type == &lia_person_type)
    return type;
  lia_command_refuse (_ ("Duplicates are looked for among partners and people, not among %s"),
                      type->plural);
  return NULL;
}

static char *
format_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static const char *
get_certainty (guint score)
{
  return score >= LIA_LIKENESS_CERTAIN  ? "certain"
         : score >= LIA_LIKENESS_LIKELY ? "likely"
                                        : "possible";
}

static void
add_side (JsonBuilder *builder,
          const char *member,
          LiaReader *reader,
          const LiaRecordType *type,
          gint64 id)
{
  g_autofree char *text = format_id (id);
  g_autofree char *name = lia_record_read_display_name (type, reader, id, NULL);

  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, text);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name != NULL ? name : "");
  json_builder_end_object (builder);
}

static void
print_json (LiaReader *reader, const LiaRecordType *type, const GPtrArray *duplicates)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < duplicates->len; i++)
    {
      const LiaDuplicate *duplicate = g_ptr_array_index (duplicates, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "score");
      json_builder_add_int_value (builder, duplicate->score);
      json_builder_set_member_name (builder, "certainty");
      json_builder_add_string_value (builder, get_certainty (duplicate->score));
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, duplicate->reason);
      add_side (builder, "first", reader, type, duplicate->first);
      add_side (builder, "second", reader, type, duplicate->second);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  lia_print_json (root);
}

static void
print_table (LiaReader *reader,
             const LiaRecordType *type,
             const GPtrArray *duplicates,
             gboolean csv)
{
  static const char *const headings[]
      = { "score", "first", "second", "first_id", "second_id", "reason", NULL };
  g_autoptr (LiaPrinter) printer = csv ? lia_printer_new_csv () : lia_printer_new ();

  lia_printer_add_row (printer, headings);
  for (guint i = 0; i < duplicates->len; i++)
    {
      const LiaDuplicate *duplicate = g_ptr_array_index (duplicates, i);
      g_autofree char *score = g_strdup_printf ("%u", duplicate->score);
      g_autofree char *first = lia_record_read_display_name (type, reader, duplicate->first, NULL);
      g_autofree char *second
          = lia_record_read_display_name (type, reader, duplicate->second, NULL);
      g_autofree char *first_id = format_id (duplicate->first);
      g_autofree char *second_id = format_id (duplicate->second);

      lia_printer_add_cell (printer, score);
      lia_printer_add_cell (printer, first);
      lia_printer_add_cell (printer, second);
      lia_printer_add_cell (printer, first_id);
      lia_printer_add_cell (printer, second_id);
      lia_printer_add_long_cell (printer, duplicate->reason);
      lia_printer_end_row (printer);
    }
  lia_printer_print (printer);
}

static int
run_duplicates (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) duplicates = NULL;
  g_autoptr (GError) error = NULL;
  const LiaRecordType *type;
  LiaOutputFormat format = { 0 };
  int minimum = LIA_LIKENESS_POSSIBLE;
  LiaReader *reader;
  const GOptionEntry entries[] = {
    LIA_OUTPUT_FORMAT_ENTRIES (format),
    { "minimum", 0, 0, G_OPTION_ARG_INT, &minimum,
      N_ ("Lowest score: 50 and more is possible, 70 likely, 90 certain"), N_ ("SCORE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 1, 2))
    return LIA_EXIT_REFUSED;
  if (minimum < 1 || minimum > 100)
    return lia_command_refuse (_ ("The lowest score is a number from 1 to 100, not %d"), minimum);
  type = rest[1] != NULL && rest[2] != NULL ? find_mergeable (rest[2]) : &lia_partner_type;
  workspace = type != NULL ? lia_command_open_to_read (rest[1]) : NULL;
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  reader = lia_workspace_get_reader (workspace);
  duplicates = lia_duplicates_find (reader, type, (guint) minimum, NULL, NULL, NULL, &error);
  if (duplicates == NULL)
    return lia_command_refuse ("%s", error->message);
  if (format.json)
    print_json (reader, type, duplicates);
  else if (format.csv || duplicates->len > 0)
    print_table (reader, type, duplicates, format.csv);
  if (duplicates->len > 0)
    g_printerr (
        ngettext ("%u pair may be the same\n", "%u pairs may be the same\n", duplicates->len),
        duplicates->len);
  return lia_command_finish (workspace,
                             duplicates->len > 0 ? LIA_EXIT_SOMETHING_FOUND : LIA_EXIT_DONE);
}

/* --take FIELD: of the (first) record that goes. */
static gboolean
take_fields (LiaMerge *merge, const LiaRecordType *type, char **fields, gint64 lose)
{
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    {
      if (lia_record_type_get_field (type, fields[i]) == NULL)
        {
          lia_command_refuse_field (NULL, type, fields[i]);
          return FALSE;
        }
      lia_merge_take (merge, fields[i], lose);
    }
  return TRUE;
}

static int
run_merge (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (GStrv) fields = NULL;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LiaMerge) merge = NULL;
  g_autoptr (GArray) moves = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *moved = NULL;
  const LiaRecordType *type;
  const gint64 *id;
  const GOptionEntry entries[] = {
    { "take", 't', 0, G_OPTION_ARG_STRING_ARRAY, &fields,
      N_ ("Take this field of the first record that goes, not of the one that is kept"),
      N_ ("FIELD") },
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 4, 0))
    return LIA_EXIT_REFUSED;
  type = find_mergeable (rest[2]);
  workspace = type != NULL ? lia_command_open_to_write (rest[1]) : NULL;
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;
  for (guint i = 3; rest[i] != NULL; i++)
    {
      g_autoptr (LiaRecord) record = lia_command_find_record (workspace, type, rest[i]);
      gint64 found;

      if (record == NULL)
        return LIA_EXIT_REFUSED;
      found = lia_record_get_id (record);
      g_array_append_val (ids, found);
    }

  id = (const gint64 *) (void *) ids->data;
  merge = lia_merge_new (type, id[0], id + 1, ids->len - 1);
  if (!take_fields (merge, type, fields, id[1]))
    return LIA_EXIT_REFUSED;
  moves = lia_merge_count_moves (merge, lia_workspace_get_reader (workspace), &error);
  if (moves == NULL || !lia_merge_run (workspace, merge, &error))
    return lia_command_refuse ("%s", error->message);
  moved = lia_merge_describe_moves (moves);
  if (*moved != '\0')
    g_print (_ ("Moved: %s\n"), moved);
  return lia_command_finish (workspace, LIA_EXIT_DONE);
}

const LiaCommand lia_duplicate_commands[] = {
  { "duplicates", N_ ("FILE [partner|person] [--minimum SCORE]"),
    N_ ("List pairs that may be the same, with score and reason"), run_duplicates },
  { "merge", N_ ("FILE TABLE KEEP-ID LOSE-ID… [--take FIELD]…"),
    N_ ("Make records one; the others go to the trash, and what points at them moves"), run_merge },
  { NULL },
};
