/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-identity-group.h"

#include <glib/gi18n-lib.h>

#include "lia-keyworker-guard.h"
#include "lia-partner.h"
#include "lia-ref-dialog.h"
#include "lia-text.h"
#include "lia-user-settings.h"
#include "lia-window.h"

struct _LiaIdentityGroup
{
  AdwPreferencesGroup parent_instance;

  /* template */
  AdwEntryRow *author_row;
  AdwActionRow *me_row;
  GtkWidget *me_choose;
  GtkWidget *me_add;

  /* owned */
  GSettings *settings; /* (nullable) */
  LiaWorkspace *workspace; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaIdentityGroup, lia_identity_group, ADW_TYPE_PREFERENCES_GROUP)

/* Who of the team the user is: it decides whose partners are somebody else's. */
static void
update_me (LiaIdentityGroup *self)
{
  g_autofree char *author = NULL;
  gint64 me;
  gboolean writable;

  gtk_widget_set_visible (GTK_WIDGET (self->me_row), self->workspace != NULL);
  if (self->workspace == NULL)
    return;

  author = lia_user_settings_dup_author (self->settings);
  me = lia_keyworker_guard_find_me (lia_workspace_get_reader (self->workspace), author);
  writable = !lia_workspace_is_read_only (self->workspace);
  adw_action_row_set_subtitle (
      self->me_row, me != 0 ? _ ("A member of the team has this name: partners they keep are yours")
                            : _ ("Nobody in the team has this name yet"));
  gtk_widget_set_visible (self->me_choose, me == 0);
  gtk_widget_set_visible (self->me_add, me == 0 && writable);
}

static void
on_me_chosen (LiaIdentityGroup *self, LiaRecord *person)
{
  const char *given = lia_record_get_text (person, "given_name");
  const char *family = lia_record_get_text (person, "family_name");
  g_autofree char *joined
      = g_strdup_printf ("%s %s", given != NULL ? given : "", family != NULL ? family : "");
  g_autofree char *name = lia_text_strip (joined);

  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->author_row), name);
}

static void
on_choose_me_activated (LiaIdentityGroup *self)
{
  LiaRefDialog *dialog = lia_ref_dialog_new (
      self->workspace, lia_record_type_get_field (&lia_partner_type, "keyworker"));

  adw_dialog_set_title (ADW_DIALOG (dialog), _ ("Choose Yourself"));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_me_chosen), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_me_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaIdentityGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (!lia_workspace_save_finish (LIA_WORKSPACE (source), result, NULL, &error))
    {
      if (window != NULL)
        lia_window_show_error (window, _ ("You Were Not Added"), error);
    }
  else if (self->workspace != NULL)
    update_me (self);
}

static void
on_add_me_activated (LiaIdentityGroup *self)
{
  g_autofree char *author = lia_user_settings_dup_author (self->settings);
  g_autoptr (LiaRecord) me = lia_keyworker_guard_make_me (author);

  lia_workspace_save_async (self->workspace, me, NULL, on_me_added, g_object_ref (self));
}

static void
on_author_changed (LiaIdentityGroup *self)
{
  g_autofree char *typed = lia_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->author_row)));
  g_autofree char *author = NULL;

  if (self->settings == NULL)
    return;

  g_settings_set_string (self->settings, "author", typed != NULL ? typed : "");
  author = lia_user_settings_dup_author (self->settings);
  if (self->workspace != NULL)
    lia_store_set_author (lia_workspace_get_store (self->workspace), author);
  update_me (self);
}

static void
lia_identity_group_dispose (GObject *object)
{
  LiaIdentityGroup *self = LIA_IDENTITY_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_IDENTITY_GROUP);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_identity_group_parent_class)->dispose (object);
}

static void
lia_identity_group_class_init (LiaIdentityGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_identity_group_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/identity-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaIdentityGroup, author_row);
  gtk_widget_class_bind_template_child (widget_class, LiaIdentityGroup, me_row);
  gtk_widget_class_bind_template_child (widget_class, LiaIdentityGroup, me_choose);
  gtk_widget_class_bind_template_child (widget_class, LiaIdentityGroup, me_add);
  gtk_widget_class_bind_template_callback (widget_class, on_author_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_me_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add_me_activated);
}

static void
lia_identity_group_init (LiaIdentityGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwPreferencesGroup *
lia_identity_group_new (GSettings *settings, LiaWorkspace *workspace)
{
  LiaIdentityGroup *self = NULL;
  g_autofree char *author = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (workspace == NULL || LIA_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (LIA_TYPE_IDENTITY_GROUP, NULL);
  author = lia_user_settings_dup_author (settings);
  gtk_editable_set_text (GTK_EDITABLE (self->author_row), author);
  g_set_object (&self->settings, settings);
  g_set_object (&self->workspace, workspace);
  update_me (self);

  return ADW_PREFERENCES_GROUP (self);
}
