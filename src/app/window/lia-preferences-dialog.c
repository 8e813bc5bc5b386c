/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-identity-group.h"
#include "lia-rules-page.h"
#include "lia-steps.h"
#include "lia-workspace-group.h"

/* About as high as the page of the general settings, in pixels. */
#define GENERAL_HEIGHT 480

struct _LiaPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  /* owned */
  GSettings *settings; /* (nullable) */
  LiaWorkspace *workspace; /* (nullable) */

  /* borrowed */
  AdwPreferencesPage *general;
  AdwPreferencesGroup *room; /* (nullable): a sheet is as high with it as it will be */

  guint n_made; /* of what follows, in this order */
};

G_DEFINE_FINAL_TYPE (LiaPreferencesDialog, lia_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
add_identity (LiaPreferencesDialog *self)
{
  adw_preferences_page_add (self->general,
                            lia_identity_group_new (self->settings, self->workspace));
}

static void
add_start (LiaPreferencesDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Start Where You Left Off"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Open the workspace you used last"));
  g_settings_bind (self->settings, "reopen", row, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (self->general, ADW_PREFERENCES_GROUP (group));
}

static void
add_workspace (LiaPreferencesDialog *self)
{
  if (self->workspace != NULL)
    adw_preferences_page_add (self->general, lia_workspace_group_new (self->workspace));
}

static void
take_room (LiaPreferencesDialog *self)
{
  adw_preferences_page_remove (self->general, g_steal_pointer (&self->room));
}

static void
add_rules (LiaPreferencesDialog *self)
{
  if (self->workspace != NULL)
    adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self),
                                lia_rules_page_new (self->workspace));
}

/* The dialog alone fills the turn in which it opens. */
static gboolean
make_next (GtkWidget *widget)
{
  static void (*const parts[]) (LiaPreferencesDialog *self)
      = { add_identity, add_start, add_workspace, take_room, add_rules };
  LiaPreferencesDialog *self = LIA_PREFERENCES_DIALOG (widget);

  parts[self->n_made++](self);

  return self->n_made < G_N_ELEMENTS (parts);
}

static void
lia_preferences_dialog_dispose (GObject *object)
{
  LiaPreferencesDialog *self = LIA_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_preferences_dialog_parent_class)->dispose (object);
}

static void
lia_preferences_dialog_class_init (LiaPreferencesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_preferences_dialog_dispose;
}

static void
lia_preferences_dialog_init (LiaPreferencesDialog *self)
{
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (self), FALSE);
  self->general = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_preferences_page_set_title (self->general, _ ("General"));
  adw_preferences_page_set_icon_name (self->general, "preferences-system-symbolic");
  self->room = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->room), -1, GENERAL_HEIGHT);
  adw_preferences_page_add (self->general, self->room);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self), self->general);
}

LiaPreferencesDialog *
lia_preferences_dialog_new (GSettings *settings, LiaWorkspace *workspace)
{
  LiaPreferencesDialog *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (workspace == NULL || LIA_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (LIA_TYPE_PREFERENCES_DIALOG, NULL);
  self->settings = g_object_ref (settings);
  g_set_object (&self->workspace, workspace);
  lia_steps_add_pieces (GTK_WIDGET (self), make_next);

  return self;
}
