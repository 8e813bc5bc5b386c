/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-rule-group.h"

#include <glib/gi18n-lib.h>

#include "lia-rule-settings-write.h"
#include "lia-window.h"

/* A number that is being counted up is one change, not ten. */
#define SAVE_MILLISECONDS 500

/* As they are offered, the strongest first. */
static const LiaSeverity strengths[]
    = { LIA_SEVERITY_BLOCK, LIA_SEVERITY_WARN, LIA_SEVERITY_HINT, LIA_SEVERITY_IGNORE };

struct _LiaRuleGroup
{
  AdwPreferencesGroup parent_instance;

  /* borrowed */
  AdwComboRow *strength;
  AdwSpinRow *thresholds[LIA_MAX_THRESHOLDS]; /* (nullable) */
  GtkWidget *reset;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */

  LiaRuleId rule;
  guint save_source;
  gboolean showing; /* what the workspace says: not to be written back */
};

G_DEFINE_FINAL_TYPE (LiaRuleGroup, lia_rule_group, ADW_TYPE_PREFERENCES_GROUP)

static void
read_rows (LiaRuleGroup *self, LiaRuleSettings *settings)
{
  lia_rule_settings_init (settings);
  settings->strength[self->rule] = strengths[adw_combo_row_get_selected (self->strength)];
  for (guint i = 0; i < LIA_MAX_THRESHOLDS; i++)
    if (self->thresholds[i] != NULL)
      settings->thresholds[self->rule][i] = (int) adw_spin_row_get_value (self->thresholds[i]);
}

static void
update_reset (LiaRuleGroup *self)
{
  LiaRuleSettings defaults;
  LiaRuleSettings shown;
  gboolean changed;

  lia_rule_settings_init (&defaults);
  read_rows (self, &shown);
  changed = shown.strength[self->rule] != defaults.strength[self->rule];
  for (guint i = 0; i < LIA_MAX_THRESHOLDS; i++)
    changed = changed || shown.thresholds[self->rule][i] != defaults.thresholds[self->rule][i];
  gtk_widget_set_visible (self->reset, changed);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaRuleGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window;

  if (lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error))
    return;
  window = lia_window_from_widget (GTK_WIDGET (self));
  if (window != NULL)
    lia_window_show_error (window, _ ("Rule Not Changed"), error);
}

static gboolean
save (gpointer user_data)
{
  LiaRuleGroup *self = LIA_RULE_GROUP (user_data);
  LiaRuleSettings settings;

  self->save_source = 0;
  read_rows (self, &settings);
  lia_rule_settings_write_async (self->workspace, self->rule, &settings, on_written,
                                 g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_row_changed (LiaRuleGroup *self)
{
  update_reset (self);
  if (self->showing || self->workspace == NULL)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_MILLISECONDS, save, self);
}

static void
on_reset_clicked (LiaRuleGroup *self)
{
  LiaRuleSettings defaults;

  lia_rule_settings_init (&defaults);
  g_clear_handle_id (&self->save_source, g_source_remove);
  lia_rule_group_set_settings (self, &defaults);
  /* The button goes with what it did. */
  gtk_widget_grab_focus (GTK_WIDGET (self->strength));
  save (self);
}

/* What was just set is written, also when the dialog is closed at once. */
static void
lia_rule_group_unmap (GtkWidget *widget)
{
  LiaRuleGroup *self = LIA_RULE_GROUP (widget);

  if (self->save_source != 0)
    {
      g_clear_handle_id (&self->save_source, g_source_remove);
      save (self);
    }
  GTK_WIDGET_CLASS (lia_rule_group_parent_class)->unmap (widget);
}

static void
lia_rule_group_dispose (GObject *object)
{
  LiaRuleGroup *self = LIA_RULE_GROUP (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_rule_group_parent_class)->dispose (object);
}

static void
lia_rule_group_class_init (LiaRuleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_rule_group_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = lia_rule_group_unmap;
}

static void
lia_rule_group_init (LiaRuleGroup *self)
{
}

static void
add_strength (LiaRuleGroup *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    gtk_string_list_append (labels, lia_severity_get_label (strengths[i]));
  self->strength = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->strength), _ ("Strength"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strength),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (lia_rule_get (self->rule)->label), -1);
  adw_combo_row_set_model (self->strength, G_LIST_MODEL (labels));
  g_signal_connect_object (self->strength, "notify::selected", G_CALLBACK (on_row_changed), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->strength));
}

/* Without this what is no number, also an empty field, becomes the least there is. */
static int
on_threshold_input (AdwSpinRow *row, double *value, gpointer data)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  char *end = NULL;

  (void) g_strtod (text, &end);
  if (*text != '\0' && *end == '\0')
    return FALSE;
  *value = adw_spin_row_get_value (row);
  return TRUE;
}

static void
add_threshold (LiaRuleGroup *self, guint place)
{
  const LiaRuleThreshold *threshold = &lia_rule_get (self->rule)->thresholds[place];
  GtkWidget *row = adw_spin_row_new_with_range (threshold->minimum, threshold->maximum, 1);
  /* Translators: the name of a number and what it counts: Longest Silence (Days) */
  g_autofree char *title
      = g_strdup_printf (_ ("%s (%s)"), _ (threshold->label), _ (threshold->unit));

  self->thresholds[place] = ADW_SPIN_ROW (row);
  adw_spin_row_set_numeric (self->thresholds[place], TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect (row, "input", G_CALLBACK (on_threshold_input), NULL);
  g_signal_connect_object (row, "notify::value", G_CALLBACK (on_row_changed), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

GtkWidget *
lia_rule_group_new (LiaWorkspace *workspace, LiaRuleId rule)
{
  LiaRuleGroup *self = g_object_new (LIA_TYPE_RULE_GROUP, NULL);
  const LiaRule *description = lia_rule_get (rule);
  g_autofree char *reset_label = NULL;

  self->rule = rule;
  self->showing = TRUE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (description->label));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _ (description->explanation));

  /* Translators: %s is the name of a rule */
  reset_label = g_strdup_printf (_ ("Reset “%s” to the Default"), _ (description->label));
  self->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_valign (self->reset, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->reset, "flat");
  gtk_widget_set_tooltip_text (self->reset, reset_label);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (on_reset_clicked), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->reset);

  add_strength (self);
  for (guint i = 0; i < LIA_MAX_THRESHOLDS; i++)
    if (description->thresholds[i].name != NULL)
      add_threshold (self, i);
  self->workspace = g_object_ref (workspace);
  self->showing = FALSE;
  return GTK_WIDGET (self);
}

void
lia_rule_group_set_settings (LiaRuleGroup *self, const LiaRuleSettings *settings)
{
  g_return_if_fail (LIA_IS_RULE_GROUP (self));

  if (self->save_source != 0)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    if (strengths[i] == settings->strength[self->rule])
      adw_combo_row_set_selected (self->strength, i);
  for (guint i = 0; i < LIA_MAX_THRESHOLDS; i++)
    if (self->thresholds[i] != NULL)
      adw_spin_row_set_value (self->thresholds[i], settings->thresholds[self->rule][i]);
  self->showing = FALSE;
  update_reset (self);
}
