/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-rules-page.h"

#include <glib/gi18n-lib.h>

#include "lia-rule-group.h"
#include "lia-rule-settings-read.h"
#include "lia-steps.h"

struct _LiaRulesPage
{
  AdwPreferencesPage parent_instance;

  LiaRuleGroup *groups[LIA_N_RULES]; /* borrowed; the first @n_groups of them */
  guint n_groups;
  LiaWorkspace *workspace; /* owned (nullable) */
  LiaRuleSettings settings;
};

G_DEFINE_FINAL_TYPE (LiaRulesPage, lia_rules_page, ADW_TYPE_PREFERENCES_PAGE)

static void
read_settings (LiaRulesPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!lia_rule_settings_read (&self->settings, lia_workspace_get_reader (self->workspace), &error))
    g_warning ("The rules cannot be read: %s", error->message);
}

/* Undone, for one. */
static void
on_workspace_changed (LiaRulesPage *self, LiaChangeSet *changes)
{
  if (!lia_change_set_has_table (changes, "setting"))
    return;

  read_settings (self);
  for (guint i = 0; i < self->n_groups; i++)
    lia_rule_group_set_settings (self->groups[i], &self->settings);
}

/* A group takes some milliseconds, and the page is not what one sees first. */
static gboolean
add_next_group (GtkWidget *widget)
{
  LiaRulesPage *self = LIA_RULES_PAGE (widget);
  LiaRuleGroup *group
      = LIA_RULE_GROUP (lia_rule_group_new (self->workspace, (LiaRuleId) self->n_groups));

  lia_rule_group_set_settings (group, &self->settings);
  gtk_widget_set_sensitive (GTK_WIDGET (group), !lia_workspace_is_read_only (self->workspace));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  self->groups[self->n_groups++] = group;

  return self->n_groups < LIA_N_RULES;
}

static void
lia_rules_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lia_rules_page_parent_class)->map (widget);
  if (LIA_RULES_PAGE (widget)->n_groups == 0)
    lia_steps_add_pieces (widget, add_next_group);
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
  GTK_WIDGET_CLASS (klass)->map = lia_rules_page_map;
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
  read_settings (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  return ADW_PREFERENCES_PAGE (self);
}
