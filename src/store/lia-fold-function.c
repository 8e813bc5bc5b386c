/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-fold-function.h"

#include "lia-text.h"

static void
fold_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, lia_text_fold (text), -1, g_free);
}

gboolean
lia_fold_function_register (sqlite3 *db, GError **error)
{
  int code = sqlite3_create_function_v2 (db, "lia_fold", 1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                         NULL, fold_function, NULL, NULL, NULL);

  return code == SQLITE_OK || lia_sqlite_set_error (db, code, error);
}
