/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-counts.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

/* Of more people than these the others are counted. */
#define MAX_NAMED 6

static gulong
plural (guint64 n)
{
  return (gulong) MIN (n, (guint64) G_MAXLONG);
}

/* @format: with one number, in the form that fits it */
static void
add_count (GString *text, gulong n, const char *format)
{
  g_autofree char *count = NULL;

  if (n == 0)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  count = g_strdup_printf (format, n);
#pragma GCC diagnostic pop
  g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", count);
}

/* Those of the new ones that are in doubt: they are counted already. */
static void
add_doubtful (GString *text, gulong n)
{
  g_autofree char *doubtful = NULL;
  g_autofree char *new = NULL;

  if (n == 0)
    return;
  doubtful = g_strdup_printf (
      ngettext ("%'lu looks like a duplicate", "%'lu look like duplicates", n), n);
  new = g_strdup (text->str);
  /* Translators: how many rows are new, and how many of these look like duplicates: "5 new (2 look like duplicates)" */
  g_string_printf (text, _ ("%s (%s)"), new, doubtful);
}

char *
lia_import_counts_describe (const LiaImportResult *result, gboolean done)
{
  GString *text = g_string_new (NULL);
  const gulong n_created = plural (result->n_created);
  const gulong n_updated = plural (result->n_updated);
  const gulong n_partners = plural (result->n_partners);
  const gulong n_merged = plural (result->n_merged);
  const gulong n_repeated = plural (result->n_repeated);
  const gulong n_unchanged = plural (result->n_unchanged) - n_repeated;
  const gulong n_skipped = plural (result->n_skipped);
  const gulong n_undecided = plural (result->n_undecided);
  const gulong n_rejected = plural (result->n_rejected) - n_undecided;

  add_count (text, n_created,
             done ? ngettext ("%'lu created", "%'lu created", n_created)
                  : ngettext ("%'lu new", "%'lu new", n_created));
  add_doubtful (text, plural (result->n_doubtful));
  /* Translators: organisations of imported people that no partner had the name of; they are made, too */
  add_count (text, n_partners,
             done ? ngettext ("%'lu partner created", "%'lu partners created", n_partners)
                  : ngettext ("%'lu new partner", "%'lu new partners", n_partners));
  add_count (text, n_updated, ngettext ("%'lu updated", "%'lu updated", n_updated));
  /* Translators: rows of a file that become one record with another row */
  add_count (text, n_merged, ngettext ("%'lu merged", "%'lu merged", n_merged));
  add_count (text, n_unchanged, ngettext ("%'lu unchanged", "%'lu unchanged", n_unchanged));
  /* Translators: rows of a file that say the same as another one */
  add_count (text, n_repeated,
             ngettext ("%'lu repeats another row", "%'lu repeat another row", n_repeated));
  add_count (text, n_skipped, ngettext ("%'lu left out", "%'lu left out", n_skipped));
  /* Translators: rows of a file that say something else of what another row is about, too */
  add_count (text, n_undecided, ngettext ("%'lu to be decided", "%'lu to be decided", n_undecided));
  add_count (text, n_rejected,
             done ? ngettext ("%'lu rejected", "%'lu rejected", n_rejected)
                  : ngettext ("%'lu cannot be taken", "%'lu cannot be taken", n_rejected));
  if (text->len == 0)
    g_string_append (text, _ ("No rows"));
  return g_string_free_and_steal (text);
}

static char *
name_team_members (const GPtrArray *members)
{
  GString *names = g_string_new (NULL);
  const guint n_named = members->len <= MAX_NAMED + 1 ? members->len : MAX_NAMED;

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *name = lia_text_excerpt (g_ptr_array_index (members, i));

      g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "", name);
    }
  if (n_named < members->len)
    g_string_append_printf (
        /* Translators: after the names of some people: how many others there are */
        names, ngettext (" and %'u more", " and %'u more", members->len - n_named),
        members->len - n_named);
  return g_string_free_and_steal (names);
}

char *
lia_import_counts_describe_team (const LiaImportResult *result, gboolean done)
{
  const guint n = result->team_members->len;
  g_autofree char *names = NULL;

  if (n == 0)
    return NULL;
  names = name_team_members (result->team_members);
  if (done)
    return g_strdup_printf (
        ngettext ("%'u team member was added: %s", "%'u team members were added: %s", n), n, names);
  /* Translators: keyworkers of imported partners whom nobody has added yet: how many, and their names */
  return g_strdup_printf (
      ngettext ("%'u team member will be added: %s", "%'u team members will be added: %s", n), n,
      names);
}
