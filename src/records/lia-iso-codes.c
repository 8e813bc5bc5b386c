/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-iso-codes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-text.h"

static const char *const import_languages[] = { "fr", "es", "de" };

/* The folder "share" under which iso-codes stands: where it stood when Liaison was built, else where the system
 * says data is (in a sandbox that is another prefix). */
static char *
find_data_dir (const char *standard)
{
  const char *const *system_dirs = g_get_system_data_dirs ();
  g_autofree char *name = g_strdup_printf ("iso_%s.json", standard);
  g_autofree char *built
      = g_build_filename (LIA_ISO_CODES_DATADIR, "iso-codes", "json", name, NULL);

  if (g_file_test (built, G_FILE_TEST_IS_REGULAR))
    return g_strdup (LIA_ISO_CODES_DATADIR);

  for (guint i = 0; system_dirs[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (system_dirs[i], "iso-codes", "json", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_strdup (system_dirs[i]);
    }

  return NULL;
}

static char *
make_domain (const char *standard)
{
  return g_strdup_printf ("iso_%s", standard);
}

static void
bind_catalogue (const char *standard, const char *locale_dir)
{
  g_autofree char *domain = make_domain (standard);

  bindtextdomain (domain, locale_dir);
  bind_textdomain_codeset (domain, "UTF-8");
}

JsonArray *
lia_iso_codes_load (const char *standard)
{
  g_autofree char *data_dir = find_data_dir (standard);
  g_autofree char *locale_dir = NULL;
  g_autofree char *name = g_strdup_printf ("iso_%s.json", standard);
  g_autofree char *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonNode *root;
  JsonArray *entries = NULL;

  if (data_dir == NULL)
    {
      g_warning ("iso-codes is not installed: the names of countries and languages are not known");
      return NULL;
    }

  locale_dir = g_build_filename (data_dir, "locale", NULL);
  bind_catalogue (standard, locale_dir);
  if (g_str_equal (standard, "639-2"))
    bind_catalogue ("639-3", locale_dir);

  path = g_build_filename (data_dir, "iso-codes", "json", name, NULL);
  if (!json_parser_load_from_mapped_file (parser, path, &error))
    {
      g_warning ("%s: %s", path, error->message);
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
      && json_object_has_member (json_node_get_object (root), standard))
    {
      JsonNode *list = json_object_get_member (json_node_get_object (root), standard);

      if (JSON_NODE_HOLDS_ARRAY (list))
        entries = json_node_dup_array (list);
    }
  if (entries == NULL)
    g_warning ("%s holds no list “%s”", path, standard);
  return entries;
}

const char *
lia_iso_codes_translate (const char *standard, const char *name)
{
  g_autofree char *domain = make_domain (standard);

  return g_dgettext (domain, name);
}

char *
lia_iso_codes_make_key (const char *text)
{
  g_autofree char *folded = lia_text_fold (text);
  GString *key = g_string_sized_new (strlen (folded) + 4);
  gboolean blank = FALSE;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p == '.' || *p == '\'')
        continue;
      if (strchr (" -,()&", *p) != NULL)
        {
          blank = TRUE;
          if (*p == '&')
            g_string_append (key, " and");
          continue;
        }
      if (blank && key->len > 0)
        g_string_append_c (key, ' ');
      blank = FALSE;
      g_string_append_c (key, *p);
    }

  if (g_str_has_prefix (key->str, "the "))
    g_string_erase (key, 0, strlen ("the "));
  return g_string_free_and_steal (key);
}

char **
lia_iso_codes_split (const char *text)
{
  char **names = g_strsplit (text, ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_steal_pointer (&names[i]);
      char *bracket = strchr (name, '(');

      if (bracket != NULL && bracket > name)
        *bracket = '\0';
      names[i] = lia_text_strip (name);
      if (names[i] == NULL)
        names[i] = g_strdup ("");
    }
  return names;
}

void
lia_iso_codes_add (GHashTable *table, const char *text, const char *code)
{
  g_autofree char *key = lia_iso_codes_make_key (text);

  if (*key != '\0' && !g_hash_table_contains (table, key))
    g_hash_table_insert (table, g_steal_pointer (&key), (gpointer) code);
}

/* Numbers of a compiled catalogue of gettext (".mo"), in the byte order of its writer. */
typedef struct
{
  const char *data;
  gsize length;
  gboolean swapped;
} Catalogue;

static gboolean
read_number (const Catalogue *self, gsize offset, guint32 *number)
{
  if (offset > self->length || self->length - offset < 4)
    return FALSE;
  memcpy (number, self->data + offset, 4);
  if (self->swapped)
    *number = GUINT32_SWAP_LE_BE (*number);
  return TRUE;
}

/* A text of the catalogue, which ends with NUL; %NULL when the file is not as it should be. */
static const char *
read_string (const Catalogue *self, gsize table, guint32 index)
{
  guint32 length;
  guint32 offset;

  if (!read_number (self, table + 8 * (gsize) index, &length)
      || !read_number (self, table + 8 * (gsize) index + 4, &offset) || offset >= self->length
      || length >= self->length - offset || self->data[offset + length] != '\0'
      || !g_utf8_validate (self->data + offset, length, NULL))
    return NULL;
  return self->data + offset;
}

/* Returns: (transfer full) (nullable): English text → translation, both in @self's memory */
static GHashTable *
read_catalogue (Catalogue *self)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  guint32 magic;
  guint32 n_texts;
  guint32 originals;
  guint32 translations;

  if (!read_number (self, 0, &magic))
    return NULL;
  self->swapped = magic == 0xde120495;
  if ((!self->swapped && magic != 0x950412de) || !read_number (self, 8, &n_texts)
      || !read_number (self, 12, &originals) || !read_number (self, 16, &translations)
      || n_texts > self->length / 16)
    return NULL;

  for (guint32 i = 0; i < n_texts; i++)
    {
      const char *original = read_string (self, originals, i);
      const char *translation = read_string (self, translations, i);

      if (original == NULL || translation == NULL)
        return NULL;
      g_hash_table_insert (texts, (gpointer) original, (gpointer) translation);
    }

  return g_steal_pointer (&texts);
}

void
lia_iso_codes_add_translations (GHashTable *table,
                                const char *standard,
                                const char *const *names,
                                const char *const *codes,
                                guint n)
{
  g_autofree char *data_dir = find_data_dir (standard);
  g_autofree char *domain = make_domain (standard);
  g_autofree char *file_name = g_strconcat (domain, ".mo", NULL);

  for (guint language = 0; data_dir != NULL && language < G_N_ELEMENTS (import_languages);
       language++)
    {
      g_autofree char *path = g_build_filename (data_dir, "locale", import_languages[language],
                                                "LC_MESSAGES", file_name, NULL);
      g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
      g_autoptr (GHashTable) texts = NULL;
      Catalogue catalogue = { 0 };

      if (file == NULL)
        continue;
      catalogue.data = g_mapped_file_get_contents (file);
      catalogue.length = g_mapped_file_get_length (file);
      texts = read_catalogue (&catalogue);
      for (guint i = 0; texts != NULL && i < n; i++)
        {
          const char *translation = g_hash_table_lookup (texts, names[i]);
          g_auto (GStrv) words = lia_iso_codes_split (translation != NULL ? translation : "");

          for (guint word = 0; words[word] != NULL; word++)
            lia_iso_codes_add (table, words[word], codes[i]);
        }
    }
}
