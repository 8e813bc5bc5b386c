/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-find.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-level.h"
#include "lia-record-private.h"
#include "lia-text.h"

/* So many candidates a message names. */
#define MAX_NAMED 3

struct _LiaRefCache
{
  LiaReader *reader; /* borrowed */
  GHashTable *targets; /* (element-type utf8 LiaTarget), the key is "table\ntext" */
};

typedef struct
{
  gint64 id;
  char *name;
} LiaTarget;

static void
lia_target_free (LiaTarget *self)
{
  g_free (self->name);
  g_free (self);
}

/* 0 when @text is no id. */
static gint64
id_from_text (const char *text)
{
  guint64 id = 0;

  if (*text == '\0' || strlen (text) > 19)
    return 0;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        return 0;
      id = id * 10 + (guint64) (*p - '0');
    }
  return id <= G_MAXINT64 ? (gint64) id : 0;
}

static gboolean
is_live (const LiaRecordType *type, LiaReader *reader, gint64 id, gboolean *live, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM %s WHERE id = ?1 AND trashed_at IS NULL AND undone = 0", type->table);
  LiaStatement *statement = lia_reader_prepare (reader, sql, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, id);
  *live = lia_statement_step (statement, &local_error);
  lia_statement_reset (statement);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* For small tables: reads every live display name. */
static gboolean
find_by_display_name (const LiaRecordType *type,
                      LiaReader *reader,
                      const char *text,
                      GArray *ids,
                      GError **error)
{
  const char *display_sql = lia_record_type_get_class (type)->display_sql;
  g_autofree char *folded = lia_text_fold (text);
  g_autofree char *sql = NULL;
  LiaStatement *statement;
  GError *local_error = NULL;

  if (display_sql == NULL)
    return TRUE;
  sql = g_strdup_printf (
      "SELECT t.id, %s FROM %s t WHERE t.trashed_at IS NULL AND t.undone = 0 ORDER BY t.id",
      display_sql, type->table);
  statement = lia_reader_prepare (reader, sql, error);
  if (statement == NULL)
    return FALSE;
  while (lia_statement_step (statement, &local_error))
    {
      g_autofree char *name = lia_text_fold (lia_statement_get_text (statement, 1));
      gint64 id = lia_statement_get_integer (statement, 0);

      if (strcmp (name, folded) == 0)
        g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

GArray *
lia_record_find_all (const LiaRecordType *type, LiaReader *reader, const char *text, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  LiaRecordClass *klass = lia_record_type_get_class (type);
  g_autofree char *stripped = lia_text_strip (text);
  gint64 id;

  if (stripped == NULL || !g_utf8_validate (stripped, -1, NULL))
    return g_steal_pointer (&ids);

  id = id_from_text (stripped);
  if (id != 0)
    {
      gboolean live;

      if (!is_live (type, reader, id, &live, error))
        return NULL;
      if (live)
        {
          g_array_append_val (ids, id);
          return g_steal_pointer (&ids);
        }
    }
  if (klass->find != NULL ? !klass->find (reader, stripped, ids, error)
                          : !find_by_display_name (type, reader, stripped, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* "Geneva Centre (id 12), Geneva Centre (id 13) and 4 more" */
static char *
name_candidates (const LiaRecordType *type, LiaReader *reader, GArray *ids)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (ids->len, MAX_NAMED); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *name = lia_record_read_display_name (type, reader, id, NULL);

      g_string_append_printf (names, "%s%s (%" G_GINT64_FORMAT ")", i > 0 ? ", " : "",
                              name != NULL ? name : "", id);
    }
  if (ids->len > MAX_NAMED)
    g_string_append (names, ", …");
  return g_string_free_and_steal (g_steal_pointer (&names));
}

/* A ladder is short enough to be read out. (nullable): there is none */
static char *
name_levels (LiaReader *reader)
{
  g_autoptr (GString) names = g_string_new (NULL);
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT name FROM level WHERE trashed_at IS NULL AND undone = 0 ORDER BY lane DESC, rank",
      NULL);

  if (statement == NULL)
    return NULL;
  while (lia_statement_step (statement, NULL))
    {
      g_autofree char *quoted = lia_text_quote (lia_statement_get_text (statement, 0));

      /* Translators: between the last two of several are the same as between the others */
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", quoted);
    }
  lia_statement_reset (statement);
  return names->len > 0 ? g_string_free_and_steal (g_steal_pointer (&names)) : NULL;
}

gint64
lia_record_find (const LiaRecordType *type, LiaReader *reader, const char *text, GError **error)
{
  g_autoptr (GArray) ids = lia_record_find_all (type, reader, text, error);
  g_autofree char *quoted = NULL;

  if (ids == NULL)
    return 0;
  if (ids->len == 1)
    return g_array_index (ids, gint64, 0);

  quoted = lia_record_quote (text);
  if (ids->len == 0)
    {
      g_autofree char *levels = type == &lia_level_type ? name_levels (reader) : NULL;

      if (levels != NULL)
        g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
                     _ ("There is no level “%s”; there are %s"), quoted, levels);
      else
        g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("There is no %s “%s”"), type->table,
                     quoted);
    }
  else
    {
      g_autofree char *names = name_candidates (type, reader, ids);

      g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT, _ ("“%s” may mean %s; give the id"),
                   quoted, names);
    }
  return 0;
}

LiaRefCache *
lia_ref_cache_new (LiaReader *reader)
{
  LiaRefCache *self = g_new0 (LiaRefCache, 1);

  self->reader = reader;
  self->targets
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lia_target_free);
  return self;
}

void
lia_ref_cache_free (LiaRefCache *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->targets);
  g_free (self);
}

static gboolean
ask_target (const LiaField *field,
            const char *text,
            LiaReader *reader,
            LiaTarget *target,
            GError **error)
{
  const LiaRecordType *type = lia_record_type_find (field->target);
  GError *reason = NULL;

  target->id = lia_record_find (type, reader, text, &reason);
  if (target->id != 0)
    target->name = lia_record_read_display_name (type, reader, target->id, &reason);
  if (reason == NULL)
    return TRUE;

  if (reason->domain == LIA_ERROR)
    g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, "%s: %s", lia_field_get_label (field),
                 reason->message);
  else
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  g_error_free (reason);
  return FALSE;
}

gboolean
lia_record_resolve_ref (const LiaField *field,
                        const char *text,
                        LiaReader *reader,
                        LiaRefCache *names,
                        gint64 *id,
                        char **name,
                        GError **error)
{
  g_autofree char *key = NULL;
  LiaTarget *known;
  LiaTarget target = { 0 };

  if (reader == NULL && names == NULL)
    {
      g_autofree char *quoted = NULL;

      *id = id_from_text (text);
      *name = NULL;
      if (*id != 0)
        return TRUE;
      quoted = lia_record_quote (text);
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: “%s” is no id"),
                   lia_field_get_label (field), quoted);
      return FALSE;
    }
  if (names == NULL)
    {
      if (!ask_target (field, text, reader, &target, error))
        return FALSE;
      *id = target.id;
      *name = target.name;
      return TRUE;
    }

  key = g_strconcat (field->target, "\n", text, NULL);
  known = g_hash_table_lookup (names->targets, key);
  if (known == NULL)
    {
      if (!ask_target (field, text, names->reader, &target, error))
        return FALSE;
      known = g_memdup2 (&target, sizeof target);
      g_hash_table_insert (names->targets, g_steal_pointer (&key), known);
    }
  *id = known->id;
  *name = g_strdup (known->name);
  return TRUE;
}
