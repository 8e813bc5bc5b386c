/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-rule-settings-read.h"

/* '/' follows '.' in ASCII. Where two copies of a workspace added the same key, the newest speaks. */
#define SELECT_RULE_SETTINGS                                                                       \
  "SELECT key, value FROM setting WHERE key >= 'rule.' AND key < 'rule/'"                          \
  " AND trashed_at IS NULL AND undone = 0 ORDER BY id"

gboolean
lia_rule_settings_read (LiaRuleSettings *self, LiaReader *reader, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (reader, SELECT_RULE_SETTINGS, error);
  GError *local_error = NULL;

  lia_rule_settings_init (self);
  if (statement == NULL)
    return FALSE;
  while (lia_statement_step (statement, &local_error))
    lia_rule_settings_apply (self, lia_statement_get_text (statement, 0),
                             lia_statement_get_text (statement, 1));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return TRUE;
}
