/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-application.h"
#include "lia-language.h"

int
main (int argc, char *argv[])
{
  g_autoptr (LiaApplication) application = NULL;

  lia_language_set_up ();
  g_set_prgname (LIA_APPLICATION_ID);

  application = lia_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
