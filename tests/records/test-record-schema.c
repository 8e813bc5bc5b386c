/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field tables and the SQL schema say the same. */
#include "lia-record.h"
#include "lia-text.h"
#include "test-workspace.h"

#include <string.h>

static gboolean
is_own_column (const char *name)
{
  static const char *const own[] = { "id", "trashed_at", "undone", "sort_key", NULL };

  return g_strv_contains (own, name);
}

static gboolean
is_kept_as_integer (LiaFieldType type)
{
  return type == LIA_FIELD_INTEGER || type == LIA_FIELD_BOOLEAN || type == LIA_FIELD_REF;
}

static void
check_columns (LiaTestWorkspace *workspace, const LiaRecordType *type)
{
  g_autoptr (GError) error = NULL;
  LiaStatement *statement = lia_reader_prepare (
      workspace->reader, "SELECT name, type, \"notnull\" FROM pragma_table_info (?1)", &error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_no_error (error);
  lia_statement_bind_text (statement, 1, type->table);
  while (lia_statement_step (statement, &error))
    {
      const char *name = lia_statement_get_text (statement, 0);
      const LiaField *field = lia_record_type_get_field (type, name);

      g_hash_table_add (seen, g_strdup (name));
      if (is_own_column (name))
        {
          g_assert_null (field);
          continue;
        }
      if (field == NULL)
        g_error ("%s.%s is a column, but no field", type->table, name);
      g_assert_cmpstr (lia_statement_get_text (statement, 1), ==,
                       is_kept_as_integer (field->type) ? "INTEGER" : "TEXT");
      if (lia_statement_get_integer (statement, 2) != 0)
        g_assert_true (field->type == LIA_FIELD_BOOLEAN || (field->flags & LIA_FIELD_REQUIRED));
      else
        g_assert_false (field->flags & LIA_FIELD_REQUIRED);
    }
  g_assert_no_error (error);
  for (guint i = 0; i < type->n_fields; i++)
    if (!g_hash_table_contains (seen, type->fields[i].name))
      g_error ("%s.%s is a field, but no column", type->table, type->fields[i].name);
}

static void
check_references (LiaTestWorkspace *workspace, const LiaRecordType *type)
{
  g_autoptr (GError) error = NULL;
  LiaStatement *statement = lia_reader_prepare (
      workspace->reader, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list (?1)", &error);
  guint n = 0;

  g_assert_no_error (error);
  lia_statement_bind_text (statement, 1, type->table);
  for (; lia_statement_step (statement, &error); n++)
    {
      const LiaField *field
          = lia_record_type_get_field (type, lia_statement_get_text (statement, 0));

      g_assert_nonnull (field);
      g_assert_cmpint (field->type, ==, LIA_FIELD_REF);
      g_assert_cmpstr (field->target, ==, lia_statement_get_text (statement, 1));
    }
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type == LIA_FIELD_REF)
      {
        g_assert_nonnull (lia_record_type_find (type->fields[i].target));
        n--;
      }
  g_assert_cmpuint (n, ==, 0);
}

/* A name is in the search index as part of the sort key. */
static gboolean
is_in_sort_key (const LiaRecordType *type, const LiaField *field)
{
  g_autoptr (LiaRecord) record = lia_record_new (type);
  LiaValue probe = LIA_TEXT ("probe");
  g_autofree char *sort_key = NULL;

  lia_record_set_value (record, field->name, &probe);
  if (LIA_RECORD_GET_CLASS (record)->get_sort_key != NULL)
    sort_key = LIA_RECORD_GET_CLASS (record)->get_sort_key (record);
  return sort_key != NULL && strstr (sort_key, "probe") != NULL;
}

static void
check_search_index (LiaTestWorkspace *workspace, const LiaRecordType *type)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *index = g_strconcat (type->table, "_search", NULL);
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LiaStatement *statement
      = lia_reader_prepare (workspace->reader, "SELECT name FROM pragma_table_info (?1)", &error);

  g_assert_no_error (error);
  lia_statement_bind_text (statement, 1, index);
  while (lia_statement_step (statement, &error))
    {
      const char *name = lia_statement_get_text (statement, 0);
      const LiaField *field = lia_record_type_get_field (type, name);

      g_hash_table_add (columns, g_strdup (name));
      if (strcmp (name, "sort_key") != 0)
        g_assert_true (field != NULL && (field->flags & LIA_FIELD_SEARCHED));
    }
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & LIA_FIELD_SEARCHED)
      g_assert_true (g_hash_table_contains (columns, type->fields[i].name)
                     || (g_hash_table_contains (columns, "sort_key")
                         && is_in_sort_key (type, &type->fields[i])));
}

static void
test_schema (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (GError) error = NULL;
  LiaStatement *statement;
  guint n_types = 0;

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++, n_types++)
    {
      check_columns (workspace, *type);
      check_references (workspace, *type);
      check_search_index (workspace, *type);
    }

  statement
      = lia_reader_prepare (workspace->reader, "SELECT count (*) FROM journalled_table", &error);
  g_assert_no_error (error);
  g_assert_true (lia_statement_step (statement, &error));
  g_assert_cmpint (lia_statement_get_integer (statement, 0), ==, n_types);
  lia_statement_reset (statement);
}

/* The field tables themselves: labels, choices and headers are there and well formed. */
static void
test_tables (void)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    {
      g_assert_cmpuint ((*type)->n_fields, >, 0);
      g_assert_true (g_type_is_a ((*type)->get_type (), LIA_TYPE_RECORD));
      for (guint i = 0; i < (*type)->n_fields; i++)
        {
          const LiaField *field = &(*type)->fields[i];
          gboolean is_choice
              = field->type == LIA_FIELD_CHOICE || field->type == LIA_FIELD_CHOICE_SET;

          g_assert_true (lia_record_type_get_field (*type, field->name) == field);
          g_assert_true (field->label != NULL && *field->label != '\0');
          g_assert_true ((field->target != NULL) == (field->type == LIA_FIELD_REF));
          g_assert_true ((field->choices != NULL) == is_choice);
          if (field->headers != NULL)
            {
              g_auto (GStrv) words = g_strsplit (field->headers, "|", -1);

              for (guint j = 0; words[j] != NULL; j++)
                {
                  g_autofree char *folded = lia_text_fold (words[j]);

                  g_assert_cmpstr (words[j], ==, folded);
                  g_assert_cmpstr (words[j], !=, "");
                }
            }
        }
    }
}

static void
test_find_type (void)
{
  static const struct
  {
    const char *name;
    const char *table;
  } cases[] = { { "partner", "partner" },  { "partners", "partner" },
                { "Partners", "partner" }, { "PEOPLE", "person" },
                { "person", "person" },    { "levels", "level" },
                { "settings", "setting" }, { "Affiliation", "affiliation" },
                { "workshop", NULL },      { "", NULL },
                { "sqlite_schema", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LiaRecordType *type = lia_record_type_find (cases[i].name);

      g_assert_cmpstr (type != NULL ? type->table : NULL, ==, cases[i].table);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record-schema/schema", test_schema);
  g_test_add_func ("/record-schema/tables", test_tables);
  g_test_add_func ("/record-schema/find-type", test_find_type);
  return g_test_run ();
}
