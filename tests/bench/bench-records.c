/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one row of an import costs in the records' room, and what one row of a list. */
#include "lia-record-find.h"
#include "test-workspace.h"

#define N_ROWS 20000

static double
now (void)
{
  return (double) g_get_monotonic_time ();
}

typedef struct
{
  double parse; /* microseconds a row */
  double save;
  GArray *ids;
} Costs;

static gboolean
import_rows (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const fields[] = { "name",    "acronym", "sector",    "country", "status",
                                        "website", "email",   "keyworker", "tags" };
  Costs *costs = data;
  const LiaRecordType *type = lia_record_type_find ("partner");
  g_autoptr (LiaRefCache) names = lia_ref_cache_new (lia_batch_get_reader (batch));

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (LiaRecord) record = NULL;
      g_autofree char *name
          = g_strdup_printf ("International Institute for Cyber Resilience %u", i);
      g_autofree char *acronym = g_strdup_printf ("IICR%u", i);
      g_autofree char *website = g_strdup_printf ("www.iicr%u.example.org", i);
      g_autofree char *email = g_strdup_printf ("office@iicr%u.example.org", i);
      const char *cells[] = { name,    acronym, "NGO",     "Switzerland",       "Active",
                              website, email,   "Ada Obi", "training, research" };
      double start = now ();
      gint64 id;

      record = lia_record_new (type);
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        if (!lia_record_parse_cached (record, fields[j], cells[j], names, error))
          return FALSE;
      costs->parse += now () - start;
      start = now ();
      if (!lia_record_save (record, batch, error))
        return FALSE;
      costs->save += now () - start;
      id = lia_record_get_id (record);
      g_array_append_val (costs->ids, id);
    }
  return TRUE;
}

static void
bench_records (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  Costs costs = { .ids = ids };
  double start;

  lia_test_workspace_add (workspace, "person", "given_name", "Ada", "family_name", "Obi", NULL);
  lia_store_write (workspace->store, "Import", import_rows, &costs, NULL, NULL, &error);
  g_assert_no_error (error);
  start = now ();
  records = lia_record_load_many (workspace->reader, lia_record_type_find ("partner"),
                                  (const gint64 *) (gpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  g_print (
      "# a row of nine columns: parsed in %.1f microseconds, saved with journal and search index in %.1f microseconds, loaded in"
      " %.1f microseconds\n",
      costs.parse / N_ROWS, costs.save / N_ROWS, (now () - start) / N_ROWS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/bench/records", bench_records);
  return g_test_run ();
}
