/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-command.h"
#include "lia-findings-run.h"
#include "lia-printer.h"
#include "lia-record-output.h"
#include "lia-today.h"

/* findings: what needs attention? */

static gboolean
is_asked_for (LiaFinding *finding, const LiaSeverity *severity, const LiaRuleId *rule)
{
  return (severity == NULL || lia_finding_get_severity (finding) == *severity)
         && (rule == NULL || lia_finding_get_rule (finding) == *rule);
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
print_findings_json (const GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      LiaFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *id
          = g_strdup_printf ("%" G_GINT64_FORMAT, lia_finding_get_subject_id (finding));

      json_builder_begin_object (builder);
      add_member (builder, "code", lia_finding_get_code (finding));
      add_member (builder, "severity", lia_severity_to_token (lia_finding_get_severity (finding)));
      json_builder_set_member_name (builder, "subject");
      json_builder_begin_object (builder);
      add_member (builder, "table", lia_finding_get_subject_table (finding));
      add_member (builder, "id", id);
      add_member (builder, "name", lia_finding_get_subject_name (finding));
      json_builder_end_object (builder);
      add_member (builder, "message", lia_finding_get_message (finding));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  lia_print_json (root);
}

static void
print_findings (const GPtrArray *findings)
{
  static const char *const headings[] = { "severity", "code", "subject", "message", NULL };
  g_autoptr (LiaPrinter) printer = lia_printer_new ();

  lia_printer_add_row (printer, headings);
  for (guint i = 0; i < findings->len; i++)
    {
      LiaFinding *finding = g_ptr_array_index (findings, i);

      lia_printer_add_cell (printer, lia_severity_to_token (lia_finding_get_severity (finding)));
      lia_printer_add_cell (printer, lia_finding_get_code (finding));
      lia_printer_add_cell (printer, lia_finding_get_subject_name (finding));
      lia_printer_add_long_cell (printer, lia_finding_get_message (finding));
      lia_printer_end_row (printer);
    }
  lia_printer_print (printer);
}

static void
print_findings_csv (const GPtrArray *findings)
{
  static const char *const headings[]
      = { "severity", "code", "table", "id", "subject", "message", NULL };
  g_autoptr (LiaPrinter) printer = lia_printer_new_csv ();

  lia_printer_add_row (printer, headings);
  for (guint i = 0; i < findings->len; i++)
    {
      LiaFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *id
          = g_strdup_printf ("%" G_GINT64_FORMAT, lia_finding_get_subject_id (finding));
      const char *const cells[] = { lia_severity_to_token (lia_finding_get_severity (finding)),
                                    lia_finding_get_code (finding),
                                    lia_finding_get_subject_table (finding),
                                    id,
                                    lia_finding_get_subject_name (finding),
                                    lia_finding_get_message (finding),
                                    NULL };

      lia_printer_add_row (printer, cells);
    }
  lia_printer_print (printer);
}

static GPtrArray *
find (LiaWorkspace *workspace, const LiaSeverity *severity, const LiaRuleId *rule, GError **error)
{
  g_autoptr (GPtrArray) all = lia_findings_evaluate (lia_workspace_get_reader (workspace),
                                                     lia_today_get_julian (), error);
  GPtrArray *asked_for;

  if (all == NULL)
    return NULL;
  asked_for = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (is_asked_for (g_ptr_array_index (all, i), severity, rule))
      g_ptr_array_add (asked_for, g_object_ref (g_ptr_array_index (all, i)));
  return asked_for;
}

static gboolean
parse_code (const char *code, LiaRuleId *rule)
{
  g_autoptr (GString) codes = NULL;

  if (lia_rule_find (code, rule))
    return TRUE;
  codes = g_string_new (NULL);
  for (guint i = 0; i < LIA_N_RULES; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", lia_rule_get (i)->code);
  lia_command_refuse (_ ("There is no rule “%s”; there are: %s"), code, codes->str);
  return FALSE;
}

static gboolean
parse_severity (const char *token, LiaSeverity *severity)
{
  if (lia_severity_from_token (token, severity) && *severity != LIA_SEVERITY_IGNORE)
    return TRUE;
  lia_command_refuse (_ ("A severity is block, warn or hint, not “%s”"), token);
  return FALSE;
}

int
lia_command_run_findings (const LiaCommand *command, char **arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *severity_token = NULL;
  g_autofree char *code = NULL;
  LiaOutputFormat format = { 0 };
  LiaSeverity severity;
  LiaRuleId rule;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  guint n_findings;
  const GOptionEntry entries[] = {
    { "severity", 0, 0, G_OPTION_ARG_STRING, &severity_token,
      N_ ("Only these: block, warn or hint"), N_ ("SEVERITY") },
    { "code", 0, 0, G_OPTION_ARG_STRING, &code,
      N_ ("Only those of one rule, such as partner.silent"), N_ ("CODE") },
    LIA_OUTPUT_FORMAT_ENTRIES (format),
    G_OPTION_ENTRY_NULL,
  };

  if (!lia_command_parse (command, &rest, entries, 1, 1)
      || (severity_token != NULL && !parse_severity (severity_token, &severity))
      || (code != NULL && !parse_code (code, &rule)))
    return LIA_EXIT_REFUSED;
  workspace = lia_command_open_to_read (rest[1]);
  if (workspace == NULL)
    return LIA_EXIT_REFUSED;

  findings = find (workspace, severity_token != NULL ? &severity : NULL,
                   code != NULL ? &rule : NULL, &error);
  if (findings == NULL)
    return lia_command_refuse ("%s", error->message);
  n_findings = findings->len;
  if (format.json)
    print_findings_json (findings);
  else if (format.csv)
    print_findings_csv (findings);
  else if (n_findings > 0)
    print_findings (findings);
  if (n_findings == 0)
    return lia_command_finish (workspace, LIA_EXIT_DONE);
  g_printerr (ngettext ("%u finding\n", "%u findings\n", n_findings), n_findings);
  return lia_command_finish (workspace, LIA_EXIT_SOMETHING_FOUND);
}
