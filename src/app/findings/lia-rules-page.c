/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-rules-page.h"

#include <glib/gi18n-lib.h>

#include "lia-rule-group.h"
#include "lia-rule-settings-read.h"

struct _LiaRulesPage
{
  AdwPreferencesPage parent_instance;

  LiaRuleGroup *groups[LIA_N_RULES]; /* borrowed */
  LiaWorkspace *workspace; /* owned (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaRulesPage, lia_rules_page, ADW_TYPE_PREFERENCES_PAGE)

static void
show_settings (LiaRulesPage *self)
{
  LiaRuleSettings settings;
  g_autoptr (GError) error = NULL;

  if (!lia_rule_settings_read (&settings, lia_workspace_get_reader (self->workspace), &error))
    {
      g_warning ("The rules cannot be read: %s", error->message);
      return;
    }
  for (guint i = 0; i < LIA_N_RULES; i++)
    lia_rule_group_set_settings (self->groups[i], &settings);
}

/* Undone, for one. */
static void
on_workspace_changed (LiaRulesPage *self, LiaChangeSet *changes)
{
  if (lia_change_set_has_table (changes, "setting"))
    show_settings (self);
}

static void
lia_rules_page_dispose (GObject *object)
{
  LiaRulesPage *self = LIA_RULES_PAGE (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_rules_page_parent_class)->dispose (object);
}

static void
lia_rules_page_class_init (LiaRulesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_rules_page_dispose;
}

static void
lia_rules_page_init (LiaRulesPage *self)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Rules"));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "rules");
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "dialog-warning-symbolic");
  adw_preferences_page_set_description (
      ADW_PREFERENCES_PAGE (self),
      _ ("What is told as a finding in this workspace, for everybody who works with it"));
}

AdwPreferencesPage *
lia_rules_page_new (LiaWorkspace *workspace)
{
  LiaRulesPage *self = g_object_new (LIA_TYPE_RULES_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < LIA_N_RULES; i++)
    {
      self->groups[i] = LIA_RULE_GROUP (lia_rule_group_new (workspace, (LiaRuleId) i));
      gtk_widget_set_sensitive (GTK_WIDGET (self->groups[i]),
                                !lia_workspace_is_read_only (workspace));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (self),
                                ADW_PREFERENCES_GROUP (self->groups[i]));
    }
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  show_settings (self);
  return ADW_PREFERENCES_PAGE (self);
}
