/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-user-settings.h"

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, LIA_APPLICATION_ID, TRUE);

#ifdef LIA_SCHEMA_BUILD_DIR
  if (schema == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSettingsSchemaSource) built = g_settings_schema_source_new_from_directory (
          LIA_SCHEMA_BUILD_DIR, source, TRUE, &error);

      if (built != NULL)
        schema = g_settings_schema_source_lookup (built, LIA_APPLICATION_ID, FALSE);
      else
        g_warning ("%s: %s", LIA_SCHEMA_BUILD_DIR, error->message);
    }
#endif

  return schema;
}

GSettings *
lia_user_settings_new (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();

  if (schema == NULL)
    g_error ("The settings schema %s is not installed", LIA_APPLICATION_ID);

  return g_settings_new_full (schema, NULL, NULL);
}

char *
lia_user_settings_dup_author (GSettings *settings)
{
  g_autofree char *author = g_settings_get_string (settings, "author");
  const char *real_name = g_get_real_name ();

  if (author[0] != '\0')
    return g_steal_pointer (&author);

  /* GLib says "Unknown" where the account has no name. */
  return g_strdup (g_str_equal (real_name, "Unknown") ? g_get_user_name () : real_name);
}
