/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-test.h"

#include "lia-export.h"
#include "lia-import.h"

/* Every field but references, which another workspace may not have. */
GStrv
export_test_list_columns (const LiaRecordType *type)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type != LIA_FIELD_REF)
      g_strv_builder_add (columns, type->fields[i].name);
  return g_strv_builder_end (columns);
}

char *
export_test_write (OperationsTest *test, const LiaRecordType *type, GStrv columns, const char *name)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  const LiaExportRequest request = { .type = type, .columns = (const char *const *) columns };
  g_autoptr (GError) error = NULL;
  char *text;

  lia_export_write (lia_workspace_get_reader (test->workspace), &request, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

void
export_test_import (OperationsTest *test,
                    OperationsTest *from,
                    const LiaRecordType *type,
                    const char *name)
{
  g_autofree char *path = g_build_filename (from->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaImport) import = lia_import_new (test->workspace, type, file, &error);
  g_autoptr (LiaImportResult) result = NULL;

  g_assert_no_error (error);
  lia_import_set_mode (import, LIA_IMPORT_CREATE);
  result = lia_import_run (import, FALSE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const LiaImportProblem *problem = g_ptr_array_index (result->problems, i);

      g_print ("# %s: %s\n", problem->field, problem->reason);
    }
}

/* Who belongs to whom, in which post, since when, on behalf of whom; of all that is live. */
char *
export_test_dump_affiliations (OperationsTest *test)
{
  LiaReader *reader = lia_workspace_get_reader (test->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) dump = g_string_new (NULL);
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT concat_ws (' | ', p.honorific, p.given_name, p.family_name, quote (p.post),"
      " quote (p.unit), o.name, quote (a.post), quote (a.unit), quote (a.from_date),"
      " quote (a.to_date), quote (a.on_behalf_of), a.main)"
      " FROM person p LEFT JOIN (affiliation a JOIN partner o ON o.id = a.partner"
      "  AND o.trashed_at IS NULL AND o.undone = 0)"
      " ON a.person = p.id AND a.trashed_at IS NULL AND a.undone = 0"
      " WHERE p.trashed_at IS NULL AND p.undone = 0 ORDER BY 1",
      &error);

  g_assert_no_error (error);
  while (lia_statement_step (statement, &error))
    g_string_append_printf (dump, "%s\n", lia_statement_get_text (statement, 0));
  g_assert_no_error (error);
  return g_string_free_and_steal (g_steal_pointer (&dump));
}
