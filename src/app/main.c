/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "lia-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (LiaApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LIA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (LIA_APPLICATION_ID);

  application = lia_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
