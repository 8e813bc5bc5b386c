/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-printer.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "lia-printer.h"

static void
add_count (JsonBuilder *builder, const char *name, guint64 n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) n);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* What a dry run found alike: each with the record or the line that the row looks like. */
static void
add_likenesses (JsonBuilder *builder, const GPtrArray *likenesses)
{
  json_builder_set_member_name (builder, "duplicates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < likenesses->len; i++)
    {
      const LiaImportLikeness *like = g_ptr_array_index (likenesses, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, like->id);

      json_builder_begin_object (builder);
      add_count (builder, "line", like->line);
      add_text (builder, "name", like->name);
      if (like->id != 0)
        add_text (builder, "like_id", id);
      else
        add_count (builder, "like_line", like->other_line);
      add_text (builder, "like_name", like->other_name);
      add_count (builder, "score", like->score);
      add_text (builder, "reason", like->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What the cards of a file gave reason to say, though nothing was rejected. */
static void
add_warnings (JsonBuilder *builder, const GPtrArray *warnings)
{
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < warnings->len; i++)
    {
      const LiaImportProblem *warning = g_ptr_array_index (warnings, i);

      json_builder_begin_object (builder);
      add_count (builder, "line", warning->line);
      add_text (builder, "name", warning->value);
      add_text (builder, "reason", warning->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Keyworkers of partners whom nobody knew. */
static void
add_team_members (JsonBuilder *builder, const GPtrArray *names)
{
  json_builder_set_member_name (builder, "team_members");
  json_builder_begin_array (builder);
  for (guint i = 0; i < names->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (names, i));
  json_builder_end_array (builder);
}

/* What most imports have nothing of is told only where there is some. */
static void
add_rest (JsonBuilder *builder, const LiaImportResult *result)
{
  if (result->n_partners > 0)
    add_count (builder, "partners", result->n_partners);
  if (result->team_members->len > 0)
    add_team_members (builder, result->team_members);
  if (result->n_merged > 0)
    add_count (builder, "merged", result->n_merged);
  if (result->n_skipped > 0)
    add_count (builder, "skipped", result->n_skipped);
  if (result->warnings->len > 0)
    add_warnings (builder, result->warnings);
  if (result->n_like > 0)
    add_count (builder, "alike", result->n_like);
  if (result->likenesses->len > 0)
    add_likenesses (builder, result->likenesses);
}

void
lia_import_print_json (const LiaImportResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *batch = g_strdup_printf ("%" G_GINT64_FORMAT, result->batch);

  json_builder_begin_object (builder);
  add_count (builder, "created", result->n_created);
  add_count (builder, "updated", result->n_updated);
  add_count (builder, "unchanged", result->n_unchanged);
  add_count (builder, "rejected", result->n_rejected);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const LiaImportProblem *problem = g_ptr_array_index (result->problems, i);

      json_builder_begin_object (builder);
      add_count (builder, "line", problem->line);
      add_text (builder, "field", problem->field);
      add_text (builder, "value", problem->value);
      add_text (builder, "reason", problem->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "batch");
  if (result->batch != 0)
    json_builder_add_string_value (builder, batch);
  else
    json_builder_add_null_value (builder);
  add_rest (builder, result);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  lia_print_json (root);
}

static void
print_likeness (const LiaImportLikeness *like)
{
  if (like->other_line != 0)
    g_print (
        /* Translators: line of a file; what it would create; another line and what that would create; why */
        _ ("line %" PRIu64 ": “%s” looks like line %" PRIu64 ", “%s”: %s\n"), like->line,
        like->name, like->other_line, like->other_name, like->reason);
  else
    /* Translators: line of a file; what it would create; the record that looks like it; why */
    g_print (_ ("line %" PRIu64 ": “%s” looks like “%s”: %s\n"), like->line, like->name,
             like->other_name, like->reason);
}

void
lia_import_print (const LiaImportResult *result, gboolean dry_run)
{
  if (dry_run)
    g_print ("%s\n", _ ("Nothing was written; this is what an import would do:"));
  g_print (
      _ ("created %" PRIu64 ", updated %" PRIu64 ", unchanged %" PRIu64 ", rejected %" PRIu64 "\n"),
      result->n_created, result->n_updated, result->n_unchanged, result->n_rejected);
  if (result->n_partners > 0)
    /* Translators: of organisations that imported people belong to */
    g_print (_ ("new partners: %" PRIu64 "\n"), result->n_partners);
  if (result->team_members->len > 0)
    {
      g_print ("%s", _ ("new team members: "));
      for (guint i = 0; i < result->team_members->len; i++)
        g_print ("%s%s", i > 0 ? _ (", ") : "",
                 (const char *) g_ptr_array_index (result->team_members, i));
      g_print ("\n");
    }
  if (result->n_merged > 0)
    g_print (_ ("merged with another line: %" PRIu64 "\n"), result->n_merged);
  if (result->n_skipped > 0)
    g_print (_ ("left out: %" PRIu64 "\n"), result->n_skipped);
  if (result->n_like > 0)
    g_print (_ ("look like duplicates: %" PRIu64 "\n"), result->n_like);
  for (guint i = 0; i < result->likenesses->len; i++)
    print_likeness (g_ptr_array_index (result->likenesses, i));
}

/* The reason without the label of the field before it: the line names the field. */
static const char *
skip_label (const LiaRecordType *type, const LiaImportProblem *problem)
{
  const LiaField *field = lia_record_type_get_field (type, problem->field);
  const char *label = field != NULL ? _ (field->label) : NULL;

  if (label == NULL || !g_str_has_prefix (problem->reason, label)
      || !g_str_has_prefix (problem->reason + strlen (label), ": "))
    return problem->reason;

  return problem->reason + strlen (label) + 2;
}

/* One line a problem, as compilers do it: FILE:LINE: FIELD: reason. */
void
lia_import_print_problems (const char *input,
                           const LiaRecordType *type,
                           const LiaImportResult *result)
{
  for (guint i = 0; i < result->problems->len; i++)
    {
      const LiaImportProblem *problem = g_ptr_array_index (result->problems, i);

      g_printerr ("%s:%" PRIu64 ": %s%s%s\n", input, problem->line, problem->field,
                  *problem->field != '\0' ? ": " : "", skip_label (type, problem));
    }
  g_printerr (g_dngettext (GETTEXT_PACKAGE, "liaison-cli: %s: %" PRIu64 " row was rejected\n",
                           "liaison-cli: %s: %" PRIu64 " rows were rejected\n",
                           (gulong) result->n_rejected),
              input, result->n_rejected);
}

void
lia_import_print_warnings (const char *input, const LiaImportResult *result)
{
  for (guint i = 0; i < result->warnings->len; i++)
    {
      const LiaImportProblem *warning = g_ptr_array_index (result->warnings, i);

      g_printerr ("%s:%" PRIu64 ": ", input, warning->line);
      /* Translators: name of a person or partner, and what of its card could not be read whole */
      g_printerr (_ ("warning: %s: %s"), warning->value, warning->reason);
      g_printerr ("\n");
    }
}
