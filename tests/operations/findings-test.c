/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-test.h"

#include "lia-settings.h"
#include "lia-today.h"

guint32
findings_test_today (void)
{
  return lia_today_get_julian ();
}

/* (transfer full): the day @days from today */
char *
findings_test_day (int days)
{
  GDate date;
  char *text = g_malloc (16);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) ((int) findings_test_today () + days));
  g_date_strftime (text, 16, "%Y-%m-%d", &date);
  return text;
}

void
findings_test_settle (LiaFindings *findings)
{
  while (lia_findings_is_busy (findings) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

gint64
findings_test_add (OperationsTest *test, const char *table, ...)
{
  g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find (table));
  g_autoptr (GError) error = NULL;
  const char *field;
  gint64 id = 0;
  va_list arguments;
  g_autoptr (GAsyncResult) result = NULL;

  va_start (arguments, table);
  while ((field = va_arg (arguments, const char *)) != NULL)
    {
      const char *text = va_arg (arguments, const char *);

      lia_record_parse (record, field, text, lia_workspace_get_reader (test->workspace), &error);
      g_assert_no_error (error);
    }
  va_end (arguments);
  lia_workspace_save_async (test->workspace, record, NULL, operations_test_done, &result);
  operations_test_wait (&result);
  lia_workspace_save_finish (test->workspace, result, &id, &error);
  g_assert_no_error (error);
  return id;
}

void
findings_test_set (OperationsTest *test,
                   const char *table,
                   gint64 id,
                   const char *field,
                   const char *text)
{
  LiaReader *reader = lia_workspace_get_reader (test->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) record = lia_record_load (reader, lia_record_type_find (table), id, &error);

  g_assert_no_error (error);
  lia_record_parse (record, field, text, reader, &error);
  g_assert_no_error (error);
  lia_workspace_save (test->workspace, record, &error);
  g_assert_no_error (error);
}

char *
findings_test_id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

guint
findings_test_count_in_sql (OperationsTest *test, gint64 id)
{
  g_autoptr (GError) error = NULL;
  LiaStatement *statement = lia_reader_prepare (lia_workspace_get_reader (test->workspace),
                                                "SELECT lia_open_findings (?1)", &error);
  g_autoptr (GArray) counts = NULL;

  g_assert_no_error (error);
  lia_statement_bind_integer (statement, 1, id);
  counts = lia_statement_read_integers (statement, &error);
  g_assert_no_error (error);
  return (guint) g_array_index (counts, gint64, 0);
}
