/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-settings.h"

#define SELECT_SETTING                                                                             \
  "SELECT id, value FROM setting WHERE key = ?1 AND trashed_at IS NULL AND undone = 0 "            \
  "ORDER BY id DESC LIMIT 1"

static gboolean
find_setting (LiaReader *reader, const char *key, gint64 *id, char **value, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  LiaStatement *statement = lia_reader_prepare (reader, SELECT_SETTING, error);

  *id = 0;
  *value = NULL;
  if (statement == NULL)
    return FALSE;

  lia_statement_bind_text (statement, 1, key);
  if (lia_statement_step (statement, &local_error))
    {
      *id = lia_statement_get_integer (statement, 0);
      *value = g_strdup (lia_statement_get_text (statement, 1));
    }
  lia_statement_reset (statement);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

char *
lia_settings_read (LiaReader *reader, const char *key, GError **error)
{
  gint64 id;
  char *value;

  return find_setting (reader, key, &id, &value, error) ? value : NULL;
}

gboolean
lia_settings_write (LiaBatch *batch, const char *key, const char *value, GError **error)
{
  static const char *const columns[] = { "key", "value" };
  g_autofree char *old_value = NULL;
  gint64 id;

  if (!find_setting (lia_batch_get_reader (batch), key, &id, &old_value, error))
    return FALSE;
  if (g_strcmp0 (old_value, value) == 0)
    return TRUE;

  const LiaValue values[] = { LIA_TEXT (key), LIA_TEXT (value) };
  if (id == 0)
    return lia_batch_insert (batch, "setting", columns, values, G_N_ELEMENTS (values), error) != 0;
  return lia_batch_update (batch, "setting", id, columns + 1, values + 1, 1, error);
}

/* The newest row of a key speaks, as above: a key that was unset last has no value. */
#define LIST_SETTINGS                                                                              \
  "SELECT key FROM setting AS s WHERE substr (key, 1, length (?1)) = ?1 AND value IS NOT NULL "    \
  "AND trashed_at IS NULL AND undone = 0 AND id = (SELECT max (id) FROM setting AS o "             \
  "WHERE o.key = s.key AND o.trashed_at IS NULL AND o.undone = 0) ORDER BY key"

GStrv
lia_settings_list (LiaReader *reader, const char *prefix, GError **error)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  GError *local_error = NULL;
  LiaStatement *statement = lia_reader_prepare (reader, LIST_SETTINGS, error);

  if (statement == NULL)
    return NULL;
  lia_statement_bind_text (statement, 1, prefix);
  while (lia_statement_step (statement, &local_error))
    g_strv_builder_add (keys, lia_statement_get_text (statement, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_strv_builder_end (keys);
}
