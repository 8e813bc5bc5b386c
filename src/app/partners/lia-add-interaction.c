/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-add-interaction.h"

#include <glib/gi18n-lib.h>

#include "lia-date-text.h"
#include "lia-record-dialog.h"
#include "lia-window.h"

static LiaRecord *
make_interaction (LiaWorkspace *workspace, LiaRecord *partner)
{
  LiaRecord *interaction = lia_record_new (lia_record_type_find ("interaction"));
  g_autofree char *today = lia_date_text_today ();
  LiaValue id = LIA_INTEGER (lia_record_get_id (partner));
  LiaValue date = LIA_TEXT (today);
  LiaValue kind = LIA_TEXT ("meeting");

  lia_record_set_value (interaction, "partner", &id);
  lia_record_set_value (interaction, "date", &date);
  lia_record_set_value (interaction, "kind", &kind);

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
show_form (GtkWidget *parent, LiaWorkspace *workspace, LiaRecord *partner)
{
  g_autoptr (LiaRecord) interaction = make_interaction (workspace, partner);
  LiaRecordDialog *dialog = lia_record_dialog_new (workspace, interaction);

  lia_record_dialog_hide_field (dialog, "partner");
  lia_record_dialog_focus_field (dialog, "summary");
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), parent, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

void
lia_add_interaction (GtkWidget *parent, LiaWorkspace *workspace, LiaRecord *partner)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (LIA_IS_RECORD (partner));

  show_form (parent, workspace, partner);
}
