/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <adwaita.h>
#include <dlfcn.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "lia-language.h"

#define UI_PATH "/io/github/liaison_desk/Liaison/ui/"

/* Of a phone, in the pixels of an application. */
#define NARROWEST 360

/* Walks the resources: a template that stands in them can be built, whatever its class, and its words
 * let it be as narrow as a phone. Run in a language of long words, too. */

static char *
dup_template_class (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GRegex) pattern = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_regex_match (pattern, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* "LiaRefRow" to lia_ref_row_get_type (), which the program exports. */
static GType
get_type (const char *class_name)
{
  g_autoptr (GString) symbol = g_string_new (NULL);
  GType (*function) (void) = NULL;

  for (const char *p = class_name; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p) && p > class_name)
        g_string_append_c (symbol, '_');
      g_string_append_c (symbol, g_ascii_tolower (*p));
    }
  g_string_append (symbol, "_get_type");

  *(void **) &function = dlsym (RTLD_DEFAULT, symbol->str);
  if (function == NULL)
    g_error ("%s: there is no %s ()", class_name, symbol->str);

  return function ();
}

static void
check_width (GtkWidget *widget)
{
  GtkWidget *measured
      = ADW_IS_DIALOG (widget) ? adw_dialog_get_child (ADW_DIALOG (widget)) : widget;
  int minimum = 0;

  if (measured == NULL || GTK_IS_WINDOW (widget))
    return;
  gtk_widget_measure (measured, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%s needs %d pixels", G_OBJECT_TYPE_NAME (widget), minimum);
  g_assert_cmpint (minimum, <=, NARROWEST);
}

/* So that a run in German is one. */
static void
test_language (void)
{
  if (!g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "de"))
    {
      g_test_skip ("not in German");
      return;
    }
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "_Cancel"), ==, "A_bbrechen");
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "_About Liaison"), ==, "_Info zu Liaison");
}

static void
test_template (gconstpointer data)
{
  g_autofree char *path = g_strconcat (UI_PATH, data, NULL);
  g_autofree char *class_name = dup_template_class (path);
  GtkWidget *widget = NULL;

  g_assert_nonnull (class_name);
  widget = g_object_new (get_type (class_name), NULL);
  g_object_ref_sink (widget);
  check_width (widget);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (widget);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) names = NULL;

  lia_language_set_up ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  names = g_resources_enumerate_children (UI_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert_nonnull (names);
  g_assert_cmpuint (g_strv_length (names), >, 10);
  g_test_add_func ("/app/templates/language", test_language);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *test = g_strconcat ("/app/templates/", names[i], NULL);

      g_test_add_data_func_full (test, g_strdup (names[i]), test_template, g_free);
    }

  return g_test_run ();
}
