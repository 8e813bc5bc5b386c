/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-link.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"

static char *
web_link (const char *text)
{
  g_autoptr (GUri) uri
      = g_uri_parse (text, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), "http")
      && !g_str_equal (g_uri_get_scheme (uri), "https"))
    return NULL;

  return g_uri_to_string (uri);
}

static char *
mail_link (const char *text)
{
  if (strchr (text, '@') == NULL)
    return NULL;

  /* Escaping leaves no way to add headers ("?bcc=") to the address. */
  g_autofree char *address = g_uri_escape_string (text, "@", FALSE);

  return g_strconcat ("mailto:", address, NULL);
}

static char *
telephone_link (const char *text)
{
  g_autoptr (GString) link = g_string_new ("tel:");
  gsize prefix = link->len;

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isdigit (*c) || (*c == '+' && link->len == prefix))
      g_string_append_c (link, *c);

  if (link->len == prefix)
    return NULL;

  return g_string_free (g_steal_pointer (&link), FALSE);
}

char *
lia_link_for_field (LiaFieldType type, const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;

  switch (type)
    {
    case LIA_FIELD_URL:
      return web_link (text);
    case LIA_FIELD_EMAIL:
      return mail_link (text);
    case LIA_FIELD_PHONE:
      return telephone_link (text);
    default:
      return NULL;
    }
}

static void
on_launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = GTK_WIDGET (user_data);
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      || gtk_widget_get_root (widget) == NULL)
    return;

  AdwDialog *dialog = lia_alert_dialog_new (_ ("The link could not be opened"), NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "%s\n%s",
                                gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (source)),
                                error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

void
lia_link_open (GtkWidget *widget, const char *link)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (link != NULL);

  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (link);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           on_launched, g_object_ref (widget));
}

char *
lia_link_make_left_to_right (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  /* U+200E: a number alone would take the direction of what surrounds it. */
  return *text == '+' || *text == '(' || g_ascii_isdigit (*text)
             ? g_strconcat ("\xE2\x80\x8E", text, NULL)
             : g_strdup (text);
}
