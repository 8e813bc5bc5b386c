/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static const char *
find_catalogues (void)
{
#ifdef LIA_BUILD_DIR
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  /* The same program may be installed, too; then it has catalogues of its own. */
  if (program != NULL && g_str_has_prefix (program, LIA_BUILD_DIR "/"))
    return LIA_BUILD_DIR "/po";
#endif

  return LIA_LOCALEDIR;
}

void
lia_language_set_up (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, find_catalogues ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
