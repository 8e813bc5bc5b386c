/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-application.h"

#include <glib/gi18n-lib.h>

#include "lia-user-settings.h"
#include "lia-window-files.h"
#include "lia-window.h"
#include "lia-workspace-folder.h"

#ifdef LIA_DEVEL
#include "lia-devel-options.h"
#include "lia-watchdog.h"
#endif

struct _LiaApplication
{
  AdwApplication parent_instance;

  /* owned */
  GSettings *settings;
#ifdef LIA_DEVEL
  LiaDevelOptions *devel_options; /* (nullable) */
#endif
};

G_DEFINE_FINAL_TYPE (LiaApplication, lia_application, ADW_TYPE_APPLICATION)

static LiaWindow *
make_window (LiaApplication *self)
{
  LiaWindow *window = lia_window_new (GTK_APPLICATION (self));

#ifdef LIA_DEVEL
  if (lia_devel_options_apply (self->devel_options, window))
    return window;
#endif

  g_settings_bind (self->settings, "window-width", window, "default-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", window, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", window, "maximized",
                   G_SETTINGS_BIND_DEFAULT);

  return window;
}

static LiaWindow *
find_window (LiaApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      LiaWorkspace *workspace = NULL;

      if (!LIA_IS_WINDOW (l->data))
        continue;

      workspace = lia_window_get_workspace (l->data);
      if (path == NULL && workspace == NULL && !lia_window_is_opening (l->data))
        return l->data;
      if (path != NULL
          && ((workspace != NULL && g_str_equal (lia_workspace_get_path (workspace), path))
              || lia_window_reopen_if_closing (l->data, path)))
        return l->data;
    }

  return NULL;
}

static char *
dup_last_path (LiaApplication *self)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-workspaces");

#ifdef LIA_DEVEL
  if (lia_devel_options_wants_welcome (self->devel_options))
    return NULL;
#endif

  if (!g_settings_get_boolean (self->settings, "reopen") || recent[0] == NULL
      || !g_file_test (recent[0], G_FILE_TEST_IS_REGULAR))
    return NULL;

  return g_strdup (recent[0]);
}

static void
lia_application_activate (GApplication *application)
{
  LiaApplication *self = LIA_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = NULL;

  if (active != NULL)
    {
      gtk_window_present (active);
      return;
    }

  last = dup_last_path (self);
  if (last != NULL)
    lia_application_open_path (self, last);
  else
    gtk_window_present (GTK_WINDOW (make_window (self)));
}

static void
lia_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  LiaApplication *self = LIA_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    lia_application_open_file (self, files[i]);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LiaApplication *self = LIA_APPLICATION (user_data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* Each window closes its own workspace; the process ends with the last of them. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
set_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.switcher", { "<Control>k" } },
    { "win.search", { "<Control>f" } },
    { "win.new-record", { "<Control>n" } },
    { "win.open-workspace", { "<Control>o" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.main-menu", { "F10" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
}

static void
lia_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { .name = "quit", .activate = quit_action } };

  G_APPLICATION_CLASS (lia_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (LIA_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  set_accelerators (GTK_APPLICATION (application));

#ifdef LIA_DEVEL
  if (g_strcmp0 (g_getenv ("LIAISON_WATCHDOG"), "1") == 0)
    lia_watchdog_start (NULL);
#endif
}

#ifdef LIA_DEVEL
static void
lia_application_shutdown (GApplication *application)
{
  if (g_strcmp0 (g_getenv ("LIAISON_WATCHDOG"), "1") == 0)
    {
      g_autofree char *figures = lia_watchdog_describe ();

      g_printerr ("%s\n", figures);
    }

  G_APPLICATION_CLASS (lia_application_parent_class)->shutdown (application);
}
#endif

static int
lia_application_handle_local_options (GApplication *application, GVariantDict *options)
{
#ifdef LIA_DEVEL
  LiaApplication *self = LIA_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  self->devel_options = lia_devel_options_new (options, &error);
  if (self->devel_options == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  if (lia_devel_options_is_alone (self->devel_options))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
#endif

  return -1;
}

static void
lia_application_finalize (GObject *object)
{
  LiaApplication *self = LIA_APPLICATION (object);

  g_clear_object (&self->settings);
#ifdef LIA_DEVEL
  g_clear_pointer (&self->devel_options, lia_devel_options_free);
#endif

  G_OBJECT_CLASS (lia_application_parent_class)->finalize (object);
}

static void
lia_application_class_init (LiaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lia_application_finalize;
  application_class->startup = lia_application_startup;
  application_class->activate = lia_application_activate;
  application_class->open = lia_application_open;
#ifdef LIA_DEVEL
  application_class->shutdown = lia_application_shutdown;
#endif
  application_class->handle_local_options = lia_application_handle_local_options;
}

static void
lia_application_init (LiaApplication *self)
{
  self->settings = lia_user_settings_new ();

  g_application_set_version (G_APPLICATION (self), LIA_VERSION);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[WORKSPACE]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Keeps partners, people and promises of a programme."));
#ifdef LIA_DEVEL
  lia_devel_options_add_entries (G_APPLICATION (self));
#endif
}

LiaApplication *
lia_application_new (void)
{
  return g_object_new (LIA_TYPE_APPLICATION, "application-id", LIA_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/liaison_desk/Liaison", NULL);
}

GSettings *
lia_application_get_settings (LiaApplication *self)
{
  g_return_val_if_fail (LIA_IS_APPLICATION (self), NULL);

  return self->settings;
}

void
lia_application_open_path (LiaApplication *self, const char *path)
{
  g_autofree char *absolute = NULL;
  LiaWindow *window = NULL;

  g_return_if_fail (LIA_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  absolute = g_canonicalize_filename (path, NULL);
  window = find_window (self, absolute);
  if (window == NULL)
    {
      window = find_window (self, NULL);
      if (window == NULL)
        window = make_window (self);
      lia_window_open_path (window, absolute);
    }

  gtk_window_present (GTK_WINDOW (window));
}

void
lia_application_open_file (LiaApplication *self, GFile *file)
{
  LiaWindow *window = NULL;

  g_return_if_fail (LIA_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_peek_path (file) != NULL)
    {
      lia_application_open_path (self, g_file_peek_path (file));
      return;
    }

  window = find_window (self, NULL);
  if (window == NULL)
    window = make_window (self);
  lia_window_open_file (window, file);
  gtk_window_present (GTK_WINDOW (window));
}

void
lia_application_adopt_workspace (LiaApplication *self, LiaWorkspace *workspace)
{
  g_autofree char *author = NULL;

  g_return_if_fail (LIA_IS_APPLICATION (self));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  author = lia_user_settings_dup_author (self->settings);
  lia_store_set_author (lia_workspace_get_store (workspace), author);
  lia_workspace_folder_remember (self->settings, lia_workspace_get_path (workspace));
}
