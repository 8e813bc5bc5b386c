/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspace-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "lia-error.h"
#include "lia-text.h"
#include "lia-workspace-file.h"

#define N_REMEMBERED 10

/* Leaves room for the suffix and for what the store puts beside the file ("-wal", "-lock"). */
#define MAX_NAME_BYTES 200

char *
lia_workspace_folder_get_path (GError **error)
{
  g_autofree char *folder
      = g_build_filename (g_get_user_data_dir (), "liaison", "workspaces", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("The folder “%s” cannot be made: %s"), folder,
                   g_strerror (errno));
      return NULL;
    }

  return g_steal_pointer (&folder);
}

static char *
path_for_name (const char *folder, const char *name)
{
  g_autofree char *file_name = g_strconcat (name, LIA_WORKSPACE_SUFFIX, NULL);

  return g_build_filename (folder, file_name, NULL);
}

char *
lia_workspace_folder_check_name (const char *folder, const char *name, GError **error)
{
  g_autofree char *stripped = lia_text_strip (name);
  g_autofree char *path = NULL;

  if (stripped == NULL)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("Give the workspace a name"));
      return NULL;
    }
  if (stripped[0] == '.')
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("A name that begins with a full stop would be hidden"));
      return NULL;
    }
  if (strchr (stripped, '/') != NULL)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("A name cannot contain “/”"));
      return NULL;
    }
  if (strlen (stripped) > MAX_NAME_BYTES)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("This name is too long"));
      return NULL;
    }

  path = path_for_name (folder, stripped);
  if (lia_workspace_file_is_taken (path))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                   _ ("There is a workspace called “%s” already"), stripped);
      return NULL;
    }

  return g_steal_pointer (&path);
}

char *
lia_workspace_folder_unused_path (const char *folder, const char *name)
{
  char *path = path_for_name (folder, name);

  for (guint i = 2; lia_workspace_file_is_taken (path); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u", name, i);

      g_free (path);
      path = path_for_name (folder, numbered);
    }

  return path;
}

gboolean
lia_workspace_folder_contains (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *own_folder = lia_workspace_folder_get_path (NULL);
  g_autofree char *resolved = own_folder != NULL ? realpath (own_folder, NULL) : NULL;

  return g_strcmp0 (folder, own_folder) == 0 || g_strcmp0 (folder, resolved) == 0;
}

char *
lia_workspace_folder_describe (const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *display = NULL;
  const char *home = g_get_home_dir ();
  const gsize home_length = strlen (home);

  if (lia_workspace_folder_contains (path))
    return NULL;

  folder = g_path_get_dirname (path);
  display = g_filename_display_name (folder);
  if (g_str_has_prefix (display, home)
      && (display[home_length] == '/' || display[home_length] == '\0'))
    return g_strconcat ("~", display + home_length, NULL);

  return g_steal_pointer (&display);
}

char **
lia_workspace_folder_list_paths (const char *const *recent)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = lia_workspace_folder_get_path (NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  const char *file_name = NULL;

  for (guint i = 0; recent[i] != NULL; i++)
    if (g_file_test (recent[i], G_FILE_TEST_IS_REGULAR)
        && g_hash_table_add (seen, g_strdup (recent[i])))
      g_strv_builder_add (builder, recent[i]);

  while (dir != NULL && (file_name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file_name, NULL);

      /* A hidden one is being made. */
      if (file_name[0] != '.' && g_str_has_suffix (file_name, LIA_WORKSPACE_SUFFIX)
          && g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_hash_table_contains (seen, path))
        g_ptr_array_add (others, g_steal_pointer (&path));
    }

  g_ptr_array_sort_values (others, (GCompareFunc) g_utf8_collate);
  for (guint i = 0; i < others->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (others, i));

  return g_strv_builder_end (builder);
}

void
lia_workspace_folder_remember (GSettings *settings, const char *path)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-workspaces");
  const char *next[N_REMEMBERED + 1] = { path };
  guint n = 1;

  for (guint i = 0; recent[i] != NULL && n < N_REMEMBERED; i++)
    if (!g_str_equal (recent[i], path))
      next[n++] = recent[i];

  g_settings_set_strv (settings, "recent-workspaces", next);
}

void
lia_workspace_folder_forget (GSettings *settings, const char *path)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-workspaces");
  g_autoptr (GStrvBuilder) next = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;

  for (guint i = 0; recent[i] != NULL; i++)
    if (!g_str_equal (recent[i], path))
      g_strv_builder_add (next, recent[i]);

  left = g_strv_builder_end (next);
  g_settings_set_strv (settings, "recent-workspaces", (const char *const *) left);
}

void
lia_workspace_folder_replace (GSettings *settings, const char *path, const char *new_path)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-workspaces");

  for (guint i = 0; recent[i] != NULL; i++)
    if (g_str_equal (recent[i], path))
      g_set_str (&recent[i], new_path);

  g_settings_set_strv (settings, "recent-workspaces", (const char *const *) recent);
}

char *
lia_workspace_folder_dup_title (const char *path)
{
  g_autofree char *title = g_path_get_basename (path);

  if (g_str_has_suffix (title, LIA_WORKSPACE_SUFFIX))
    title[strlen (title) - strlen (LIA_WORKSPACE_SUFFIX)] = '\0';

  return g_filename_display_name (title);
}
