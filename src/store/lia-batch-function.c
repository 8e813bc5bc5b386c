/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-batch-function.h"

static void
batch_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const gint64 *current = sqlite3_user_data (context);

  if (current != NULL && *current != 0)
    sqlite3_result_int64 (context, *current);
  else
    sqlite3_result_error (context, "a write outside a batch", -1);
}

gboolean
lia_batch_function_register (sqlite3 *db, const gint64 *current, GError **error)
{
  int code = sqlite3_create_function_v2 (db, "lia_batch", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS,
                                         (gpointer) current, batch_function, NULL, NULL, NULL);

  return code == SQLITE_OK || lia_sqlite_set_error (db, code, error);
}
