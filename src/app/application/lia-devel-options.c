/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-devel-options.h"

#include <stdio.h>

#include "lia-devel-press.h"
#include "lia-error.h"
#include "lia-import-dialog.h"
#include "lia-page-registry.h"
#include "lia-record-find.h"
#include "lia-record-page.h"
#include "lia-screenshot.h"

/* These messages are for developers and therefore not translated. */

#define USUAL_DPI         96
#define POLL_MILLISECONDS 40
#define STEADY_POLLS      4
#define PRESS             "press:"
#define TYPE              "type:"
#define TIME_LIMIT        (20 * G_USEC_PER_SEC)

struct _LiaDevelOptions
{
  char *page; /* (nullable) */
  char *typed; /* (nullable) */
  char **actions; /* (nullable) */
  char *screenshot; /* (nullable) */
  int width;
  int height;
  int text_scale; /* percent; 0: as it is */
  gboolean dark;
  gboolean rtl;

  /* While the page is shown and the screenshot taken. */
  LiaWindow *window; /* (nullable), weak */
  guint source;
  guint n_steady;
  gboolean page_shown;
  guint n_activated;
  gint64 started_at;
};

void
lia_devel_options_add_entries (GApplication *application)
{
  static const GOptionEntry entries[] = {
    { "page", 0, 0, G_OPTION_ARG_STRING, NULL,
      "Show a page or dialog: partners, partner, partner:HU, partner:HU/agreements", "NAME" },
    { "type", 0, 0, G_OPTION_ARG_STRING, NULL,
      "Type into what has the focus; for the import, the file to open", "TEXT" },
    { "activate", 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL,
      "Activate an action on the dialog or page, as \"list.columns\", press what is called so, "
      "as \"press:Main Menu\", or type, as \"type:Kenya\"; may be repeated",
      "STEP" },
    { "window-size", 0, 0, G_OPTION_ARG_STRING, NULL, "Size of the window", "WxH" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, NULL, "Use the dark style", NULL },
    { "high-contrast", 0, 0, G_OPTION_ARG_NONE, NULL, "Use the style of high contrast", NULL },
    { "rtl", 0, 0, G_OPTION_ARG_NONE, NULL, "Lay out from right to left", NULL },
    { "text-scale", 0, 0, G_OPTION_ARG_INT, NULL, "Size of text", "PERCENT" },
    { "screenshot", 0, 0, G_OPTION_ARG_FILENAME, NULL, "Render the window to a PNG and quit",
      "PATH" },
    { NULL },
  };

  g_application_add_main_option_entries (application, entries);
}

LiaDevelOptions *
lia_devel_options_new (GVariantDict *options, GError **error)
{
  LiaDevelOptions *self = g_new0 (LiaDevelOptions, 1);
  gboolean high_contrast = FALSE;
  g_autofree char *size = NULL;

  g_variant_dict_lookup (options, "page", "s", &self->page);
  g_variant_dict_lookup (options, "type", "s", &self->typed);
  g_variant_dict_lookup (options, "activate", "^as", &self->actions);
  g_variant_dict_lookup (options, "screenshot", "^ay", &self->screenshot);
  g_variant_dict_lookup (options, "dark", "b", &self->dark);
  g_variant_dict_lookup (options, "high-contrast", "b", &high_contrast);
  g_variant_dict_lookup (options, "rtl", "b", &self->rtl);
  g_variant_dict_lookup (options, "text-scale", "i", &self->text_scale);
  if (g_variant_dict_lookup (options, "window-size", "s", &size)
      && (sscanf (size, "%dx%d", &self->width, &self->height) != 2 || self->width < 1
          || self->height < 1))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   "--window-size: “%s” is no size; write 1280x800", size);
      lia_devel_options_free (self);
      return NULL;
    }

  /* The desktop's to choose, not a program's: libadwaita reads this when it starts. */
  if (high_contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);

  return self;
}

void
lia_devel_options_free (LiaDevelOptions *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_free (self->page);
  g_free (self->typed);
  g_strfreev (self->actions);
  g_free (self->screenshot);
  g_free (self);
}

gboolean
lia_devel_options_is_alone (LiaDevelOptions *self)
{
  return self->page != NULL || self->screenshot != NULL;
}

gboolean
lia_devel_options_wants_welcome (LiaDevelOptions *self)
{
  return g_strcmp0 (self->page, "welcome") == 0;
}

static void
fail (LiaDevelOptions *self, const char *message)
{
  g_printerr ("--page %s: %s\n", self->page != NULL ? self->page : "", message);
  exit (EXIT_FAILURE);
}

/* The record of that name, or the first one. */
static gint64
find_record (LiaDevelOptions *self, const LiaRecordType *type, const char *name)
{
  LiaReader *reader = lia_workspace_get_reader (lia_window_get_workspace (self->window));
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (name != NULL)
    return lia_record_find (type, reader, name, NULL);

  query = lia_record_query_new (type);
  lia_record_query_set_limit (query, 1);
  ids = lia_record_query_run (query, reader, NULL);

  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* "partner:HU/agreements": name and section may be left out. */
static gboolean
open_record (LiaDevelOptions *self)
{
  g_auto (GStrv) parts = g_strsplit (self->page, "/", 2);
  g_auto (GStrv) names = g_strsplit (parts[0], ":", 2);
  const LiaRecordType *type = lia_record_type_find (names[0]);
  LiaPage *page = NULL;
  gint64 id = 0;

  if (type == NULL || lia_window_get_workspace (self->window) == NULL)
    return FALSE;
  id = find_record (self, type, names[1]);
  if (id == 0)
    fail (self, "there is no such record");
  lia_window_open_record (self->window, type, id);
  page = lia_window_get_visible_page (self->window);
  if (parts[1] != NULL
      && !(LIA_IS_RECORD_PAGE (page)
           && lia_record_page_show_section (LIA_RECORD_PAGE (page), parts[1])))
    fail (self, "there is no such section");

  return TRUE;
}

static void
show_page (LiaDevelOptions *self)
{
  g_autofree char *action = NULL;

  if (self->page == NULL || lia_devel_options_wants_welcome (self)
      || lia_window_show_page (self->window, self->page) || open_record (self))
    return;

  action = g_strconcat ("win.", self->page, NULL);
  if (!gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL))
    fail (self, "there is no such page");
}

/* Without a compositor GTK draws a frame where the shadow would be. */
static void
remove_frame (GtkWidget *widget)
{
  gtk_widget_remove_css_class (widget, "solid-csd");
}

static gboolean
is_ready_for_page (LiaDevelOptions *self)
{
  return lia_window_is_settled (self->window) && gtk_widget_get_mapped (GTK_WIDGET (self->window));
}

static void
type_text (LiaDevelOptions *self, const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  AdwDialog *dialog
      = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));

  /* What is typed there is the path of a file. */
  if (LIA_IS_IMPORT_DIALOG (dialog))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (text);

      lia_import_dialog_open (LIA_IMPORT_DIALOG (dialog), file);
      return;
    }

  if (!GTK_IS_EDITABLE (focus))
    fail (self, "nothing that takes text has the focus");

  gtk_editable_set_text (GTK_EDITABLE (focus), text);
}

static void
activate_next (LiaDevelOptions *self)
{
  const char *detailed = self->actions[self->n_activated++];
  AdwDialog *dialog
      = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  GtkWidget *page = dialog != NULL ? GTK_WIDGET (dialog)
                                   : GTK_WIDGET (lia_window_get_visible_page (self->window));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_str_has_prefix (detailed, PRESS))
    {
      if (!lia_devel_press (GTK_WIDGET (self->window), detailed + strlen (PRESS)))
        fail (self, "there is nothing of that name to press");
      return;
    }
  if (g_str_has_prefix (detailed, TYPE))
    {
      type_text (self, detailed + strlen (TYPE));
      return;
    }

  if (page == NULL || !g_action_parse_detailed_name (detailed, &name, &target, NULL)
      || !gtk_widget_activate_action_variant (page, name, target))
    fail (self, "there is no such action on the page");
}

/* As when the window is closed, but without asking about what was typed. */
static void
leave (LiaDevelOptions *self)
{
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog = NULL;

  g_set_object (&workspace, lia_window_get_workspace (self->window));
  while (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)))
      != NULL)
    adw_dialog_force_close (dialog);
  lia_window_set_workspace (self->window, NULL);
  if (workspace != NULL && !lia_workspace_close (workspace, &error))
    fail (self, error->message);
  g_application_quit (g_application_get_default ());
}

static gboolean
on_poll (gpointer user_data)
{
  LiaDevelOptions *self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->window == NULL)
    {
      self->source = 0;
      return G_SOURCE_REMOVE;
    }
  if (g_get_monotonic_time () - self->started_at > TIME_LIMIT)
    fail (self, "the window did not settle within 20 seconds");

  self->n_steady = is_ready_for_page (self) ? self->n_steady + 1 : 0;
  if (self->n_steady < STEADY_POLLS)
    return G_SOURCE_CONTINUE;

  self->n_steady = 0;
  if (!self->page_shown)
    {
      show_page (self);
      self->page_shown = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (self->typed != NULL)
    {
      type_text (self, self->typed);
      g_clear_pointer (&self->typed, g_free);
      return G_SOURCE_CONTINUE;
    }

  if (self->actions != NULL && self->actions[self->n_activated] != NULL)
    {
      activate_next (self);
      return G_SOURCE_CONTINUE;
    }

  if (self->screenshot != NULL)
    {
      if (!lia_screenshot_save (GTK_WINDOW (self->window), self->screenshot, &error))
        {
          if (g_error_matches (error, LIA_ERROR, LIA_ERROR_BUSY))
            return G_SOURCE_CONTINUE;
          fail (self, error->message);
        }
      leave (self);
    }

  self->source = 0;
  return G_SOURCE_REMOVE;
}

gboolean
lia_devel_options_apply (LiaDevelOptions *self, LiaWindow *window)
{
  if (self->dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  if (self->rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (self->text_scale > 0)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  USUAL_DPI * 1024 * self->text_scale / 100, NULL);
  if (self->screenshot != NULL)
    {
      /* Nothing may move or blink, so that two runs give the same picture. */
      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                    FALSE, NULL);
      gtk_widget_remove_css_class (GTK_WIDGET (window), "devel");
      g_signal_connect_after (window, "map", G_CALLBACK (remove_frame), NULL);
    }
  if (self->width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);

  if (self->window == NULL && lia_devel_options_is_alone (self))
    {
      g_set_weak_pointer (&self->window, window);
      self->started_at = g_get_monotonic_time ();
      self->source = g_timeout_add (POLL_MILLISECONDS, on_poll, self);
    }

  return self->width > 0 || self->screenshot != NULL;
}
