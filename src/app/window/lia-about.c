/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

void
lia_about_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, _ ("Liaison"));
  adw_about_dialog_set_application_icon (about, LIA_APPLICATION_ID);
  adw_about_dialog_set_version (about, LIA_VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Liaison contributors"));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (about,
                                 _ ("Keeps the roster of a partnership programme: who the partners "
                                    "are, who looks after them, and everything that changed."));

  adw_dialog_present (dialog, parent);
}
