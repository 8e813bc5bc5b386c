/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-alert-dialog.h"
#include "lia-window.h"

#include <glib/gi18n-lib.h>

/* What the window says: that something was done, and can be undone, or that it did not work. */

void
lia_window_add_undo_toast (LiaWindow *self, const char *label)
{
  AdwToast *toast = NULL;

  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (label != NULL);

  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, label);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  lia_window_add_toast (self, toast);
}

void
lia_window_show_error (LiaWindow *self, const char *heading, const GError *error)
{
  AdwDialog *dialog = NULL;

  g_return_if_fail (LIA_IS_WINDOW (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  dialog = lia_alert_dialog_new (heading, error != NULL ? error->message : NULL);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
