/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-rows-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-command.h"
#include "lia-derived-field.h"
#include "lia-findings-state.h"
#include "lia-today.h"

void
lia_rows_options_clear (LiaRowsOptions *self)
{
  g_strfreev (self->where);
  g_free (self->search);
}

gboolean
lia_rows_options_are_given (const LiaRowsOptions *self)
{
  return self->where != NULL || self->search != NULL;
}

/* All elements named must be there; none named asks for the empty set. */
static void
add_set_filter (LiaRecordQuery *query, LiaRecord *scratch, const char *name, GError **error)
{
  g_auto (GStrv) elements = lia_record_get_set (scratch, name);
  const LiaValue empty = LIA_NULL;

  for (guint i = 0; elements[i] != NULL; i++)
    {
      const LiaValue element = LIA_TEXT (elements[i]);

      if (!lia_record_query_add_filter (query, name, LIA_MATCH_HAS, &element, error))
        return;
    }
  if (elements[0] == NULL)
    lia_record_query_add_filter (query, name, LIA_MATCH_EQUAL, &empty, error);
}

static void
add_field_filter (LiaRecordQuery *query,
                  LiaReader *reader,
                  const LiaField *field,
                  const char *text,
                  GError **error)
{
  g_autoptr (LiaRecord) scratch = lia_record_new (lia_record_query_get_record_type (query));
  LiaValue value;

  if (!lia_record_parse (scratch, field->name, text, reader, error))
    return;
  if (field->type == LIA_FIELD_SET || field->type == LIA_FIELD_CHOICE_SET
      || field->type == LIA_FIELD_LANGUAGES)
    {
      add_set_filter (query, scratch, field->name, error);
      return;
    }
  value = lia_record_get_value (scratch, field->name);
  lia_record_query_add_filter (query, field->name, LIA_MATCH_EQUAL, &value, error);
}

static gboolean
add_where (LiaRecordQuery *query, LiaReader *reader, const char *where)
{
  const LiaRecordType *type = lia_record_query_get_record_type (query);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  const LiaField *field;
  const char *text;

  if (!lia_command_split (where, &name, &text))
    return FALSE;
  field = lia_record_type_get_field (type, name);
  if (field != NULL)
    add_field_filter (query, reader, field, text, &error);
  else if (lia_record_type_find_derived (type, name) != NULL)
    lia_record_query_add_filter_text (query, name, text, reader, &error);
  else
    {
      lia_command_refuse_field ("--where", type, name);
      return FALSE;
    }
  if (error == NULL)
    return TRUE;
  lia_command_refuse ("--where: %s", error->message);
  return FALSE;
}

static gboolean
tell_hints (LiaRecordQuery *query, gboolean strict)
{
  const char *const *hints = lia_record_query_get_search_hints (query);

  if (hints == NULL || hints[0] == NULL)
    return TRUE;
  /* A refusal is one message. */
  for (guint i = 0; hints[i] != NULL && (i == 0 || !strict); i++)
    lia_command_refuse ("--search: %s", hints[i]);
  return !strict;
}

gboolean
lia_rows_options_count_findings (LiaWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  if (lia_findings_count_once (lia_workspace_get_store (workspace), lia_today_get_julian (),
                               &error))
    return TRUE;
  lia_command_refuse ("%s", error->message);
  return FALSE;
}

LiaRecordQuery *
lia_rows_options_make_query (const LiaRowsOptions *self,
                             LiaWorkspace *workspace,
                             const LiaRecordType *type,
                             gboolean strict)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);

  lia_record_query_set_search_text (query, self->search);
  if (!tell_hints (query, strict))
    return NULL;
  for (guint i = 0; self->where != NULL && self->where[i] != NULL; i++)
    if (!add_where (query, lia_workspace_get_reader (workspace), self->where[i]))
      return NULL;
  return g_steal_pointer (&query);
}
