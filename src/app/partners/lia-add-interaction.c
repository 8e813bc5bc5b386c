/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-add-interaction.h"

#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-date-text.h"
#include "lia-keyworker-guard.h"
#include "lia-record-dialog.h"
#include "lia-user-settings.h"
#include "lia-window.h"

/* What is known when somebody else's partner is to be approached. */
typedef struct
{
  GtkWidget *parent;
  LiaWorkspace *workspace;
  LiaKeyworkerGuard *guard;
  gint64 me; /* 0 where nobody of the team has the user's name */
} Approach;

static void
approach_free (Approach *self)
{
  g_clear_object (&self->parent);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->guard, lia_keyworker_guard_free);
  g_free (self);
}

static LiaRecord *
make_interaction (LiaWorkspace *workspace, LiaRecord *partner, gint64 me)
{
  LiaRecord *interaction = lia_record_new (lia_record_type_find ("interaction"));
  g_autofree char *today = lia_date_text_today ();
  LiaValue id = LIA_INTEGER (lia_record_get_id (partner));
  LiaValue date = LIA_TEXT (today);
  LiaValue kind = LIA_TEXT ("meeting");

  lia_record_set_value (interaction, "partner", &id);
  lia_record_set_value (interaction, "date", &date);
  lia_record_set_value (interaction, "kind", &kind);
  if (me != 0)
    {
      LiaValue member = LIA_INTEGER (me);

      lia_record_set_value (interaction, "team_member", &member);
    }

  return interaction;
}

static void
on_saved (GtkWidget *parent)
{
  LiaWindow *window = lia_window_from_widget (parent);

  if (window != NULL)
    lia_window_add_undo_toast (window, _ ("Interaction added"));
}

static void
show_form (GtkWidget *parent, LiaWorkspace *workspace, LiaRecord *interaction, LiaRecord *companion)
{
  LiaRecordDialog *dialog = lia_record_dialog_new (workspace, interaction);

  lia_record_dialog_hide_field (dialog, "partner");
  lia_record_dialog_focus_field (dialog, "summary");
  if (companion != NULL)
    lia_record_dialog_set_companion (dialog, companion, NULL);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), parent, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

static void
on_answered (AdwAlertDialog *question, const char *response, Approach *approach)
{
  g_autoptr (LiaRecord) interaction = NULL;
  g_autoptr (LiaRecord) partner = NULL;

  if (g_str_equal (response, "cancel"))
    return;

  interaction = make_interaction (approach->workspace, approach->guard->partner, approach->me);
  if (g_str_equal (response, "hand-over"))
    partner = lia_keyworker_guard_hand_over (approach->guard, approach->me);
  else if (g_str_equal (response, "note"))
    {
      g_autofree char *today = lia_date_text_today ();

      lia_keyworker_guard_note (approach->guard, interaction, today);
    }
  show_form (approach->parent, approach->workspace, interaction, partner);
}

/* Who owns it, how to reach them, when they last spoke: said before anything is typed. */
static void
ask (Approach *approach)
{
  g_autofree char *whose = lia_keyworker_guard_describe (approach->guard);
  g_autofree char *reach = lia_keyworker_guard_describe_reach (approach->guard);
  g_autofree char *contact = lia_keyworker_guard_describe_contact (approach->guard);
  g_autoptr (GString) body = g_string_new (whose);
  AdwDialog *dialog = lia_alert_dialog_new (_ ("Speak to Keyworker First"), NULL);
  AdwAlertDialog *question = ADW_ALERT_DIALOG (dialog);

  if (*reach != '\0')
    g_string_append_printf (body, "\n%s", reach);
  g_string_append_printf (body, "\n\n%s", contact);
  if (approach->me == 0)
    g_string_append_printf (body, "\n\n%s",
                            _ ("To take a partner over, say who you are in Preferences."));
  adw_alert_dialog_set_body (question, body->str);
  adw_alert_dialog_add_responses (question, "cancel", _ ("_Cancel"), "log", _ ("_Log Anyway"),
                                  "note", _ ("Log, Keyworker _Follows Up"), NULL);
  if (approach->me != 0)
    adw_alert_dialog_add_response (question, "hand-over", _ ("Log and _Hand Over to Me"));
  adw_alert_dialog_set_default_response (question, "note");
  adw_alert_dialog_set_close_response (question, "cancel"); /* Escape is no answer to log on */
  adw_alert_dialog_set_response_appearance (question, "note", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_prefer_wide_layout (question, FALSE);
  g_signal_connect_data (question, "response", G_CALLBACK (on_answered), approach,
                         (GClosureNotify) (GCallback) approach_free, 0);
  adw_dialog_present (dialog, approach->parent);
}

void
lia_add_interaction (GtkWidget *parent, LiaWorkspace *workspace, LiaRecord *partner)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (LiaRecord) interaction = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *author = NULL;
  LiaKeyworkerGuard *guard = NULL;
  gint64 me;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (LIA_IS_RECORD (partner));

  settings = lia_user_settings_new ();
  author = lia_user_settings_dup_author (settings);
  me = lia_keyworker_guard_find_me (lia_workspace_get_reader (workspace), author);
  if (!lia_keyworker_guard_check (lia_workspace_get_reader (workspace), lia_record_get_id (partner),
                                  me, &guard, &error))
    {
      LiaWindow *window = lia_window_from_widget (parent);

      if (window != NULL)
        lia_window_show_error (window, _ ("Keyworker Not Known"), error);
      return;
    }
  if (guard != NULL)
    {
      Approach *approach = g_new0 (Approach, 1);

      approach->parent = g_object_ref (parent);
      approach->workspace = g_object_ref (workspace);
      approach->guard = guard;
      approach->me = me;
      ask (approach);
      return;
    }

  interaction = make_interaction (workspace, partner, me);
  show_form (parent, workspace, interaction, NULL);
}
