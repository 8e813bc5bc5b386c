/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-rule-settings.h"

#include <string.h>

void
lia_rule_settings_init (LiaRuleSettings *self)
{
  for (guint i = 0; i < LIA_N_RULES; i++)
    {
      const LiaRule *rule = lia_rule_get (i);

      self->strength[i] = rule->strength;
      for (guint j = 0; j < LIA_MAX_THRESHOLDS; j++)
        self->thresholds[i][j] = rule->thresholds[j].default_value;
    }
}

char *
lia_rule_make_strength_key (LiaRuleId id)
{
  return g_strconcat (LIA_RULE_KEY_PREFIX, lia_rule_get (id)->code, ".strength", NULL);
}

char *
lia_rule_make_threshold_key (LiaRuleId id, guint threshold)
{
  const LiaRule *rule = lia_rule_get (id);

  g_return_val_if_fail (threshold < LIA_MAX_THRESHOLDS && rule->thresholds[threshold].name != NULL,
                        NULL);

  return g_strconcat (LIA_RULE_KEY_PREFIX, rule->code, ".", rule->thresholds[threshold].name, NULL);
}

static void
apply_threshold (LiaRuleSettings *self, LiaRuleId id, guint place, const char *value)
{
  const LiaRuleThreshold *threshold = &lia_rule_get (id)->thresholds[place];
  gint64 number;

  self->thresholds[id][place] = threshold->default_value;
  if (value != NULL
      && g_ascii_string_to_signed (value, 10, threshold->minimum, threshold->maximum, &number,
                                   NULL))
    self->thresholds[id][place] = (int) number;
}

static void
apply_strength (LiaRuleSettings *self, LiaRuleId id, const char *value)
{
  LiaSeverity strength = lia_rule_get (id)->strength;

  lia_severity_from_token (value, &strength);
  self->strength[id] = strength;
}

gboolean
lia_rule_settings_apply (LiaRuleSettings *self, const char *key, const char *value)
{
  const char *last;
  g_autofree char *code = NULL;
  LiaRuleId id;

  if (!g_str_has_prefix (key, LIA_RULE_KEY_PREFIX))
    return FALSE;
  key += strlen (LIA_RULE_KEY_PREFIX);
  last = strrchr (key, '.');
  if (last == NULL)
    return FALSE;
  code = g_strndup (key, (gsize) (last - key));
  last++;
  if (!lia_rule_find (code, &id))
    return FALSE;
  if (g_str_equal (last, "strength"))
    {
      apply_strength (self, id, value);
      return TRUE;
    }
  for (guint j = 0; j < LIA_MAX_THRESHOLDS; j++)
    if (g_strcmp0 (lia_rule_get (id)->thresholds[j].name, last) == 0)
      {
        apply_threshold (self, id, j, value);
        return TRUE;
      }
  return FALSE;
}
