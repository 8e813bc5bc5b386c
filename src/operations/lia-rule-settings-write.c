/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-rule-settings-write.h"

#include <glib/gi18n-lib.h>

#include "lia-settings.h"

typedef struct
{
  LiaRuleId rule;
  LiaRuleSettings settings;
} Request;

static gboolean
write_strength (LiaBatch *batch, const Request *request, GError **error)
{
  const LiaSeverity strength = request->settings.strength[request->rule];
  g_autofree char *key = lia_rule_make_strength_key (request->rule);

  return lia_settings_write (
      batch, key,
      strength != lia_rule_get (request->rule)->strength ? lia_severity_to_token (strength) : NULL,
      error);
}

static gboolean
write_threshold (LiaBatch *batch, const Request *request, guint place, GError **error)
{
  const LiaRuleThreshold *threshold = &lia_rule_get (request->rule)->thresholds[place];
  const int value = request->settings.thresholds[request->rule][place];
  g_autofree char *key = lia_rule_make_threshold_key (request->rule, place);
  g_autofree char *text = value != threshold->default_value ? g_strdup_printf ("%d", value) : NULL;

  return lia_settings_write (batch, key, text, error);
}

static gboolean
write_rule (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  if (!write_strength (batch, request, error))
    return FALSE;
  for (guint i = 0; i < LIA_MAX_THRESHOLDS; i++)
    if (lia_rule_get (request->rule)->thresholds[i].name != NULL
        && !write_threshold (batch, request, i, error))
      return FALSE;
  return TRUE;
}

void
lia_rule_settings_write_async (LiaWorkspace *workspace,
                               LiaRuleId rule,
                               const LiaRuleSettings *settings,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autofree char *label = NULL;
  Request *request;

  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (rule < LIA_N_RULES);

  /* Translators: %s is the name of a rule: Silent Partner */
  label = g_strdup_printf (_ ("Change rule “%s”"), _ (lia_rule_get (rule)->label));
  request = g_new (Request, 1);
  request->rule = rule;
  request->settings = *settings;
  lia_workspace_write_async (workspace, label, write_rule, request, g_free, NULL, callback,
                             user_data);
}
