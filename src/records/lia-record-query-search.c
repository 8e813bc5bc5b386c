/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a typed search text means for a record type. Texts become conditions with bound values, or quoted parts of an
 * expression for the search index; none of them is ever syntax. */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-record-private.h"
#include "lia-record-query-sql.h"
#include "lia-search-field.h"
#include "lia-search-value.h"
#include "lia-text.h"

/* More words than anybody types; FTS5 refuses expressions that are too deep. */
#define MAX_WORDS 64

static void
add_hint (LiaRecordQuery *self, char *hint)
{
  for (guint i = 0; i < self->search_hints->len; i++)
    if (g_str_equal (g_ptr_array_index (self->search_hints, i), hint))
      {
        g_free (hint);
        return;
      }
  g_ptr_array_add (self->search_hints, hint);
}

static void
add_field_hint (LiaRecordQuery *self, const char *word)
{
  g_autofree char *quoted = lia_record_quote (word);

  /* Translators: %s is a word somebody typed before a colon in a search, as "foo:" */
  add_hint (self, g_strdup_printf (_ ("There is no field “%s”"), quoted));
}

/* Words. */

static void
add_word (LiaRecordQuery *self, const char *text, gboolean prefix, GString *expression)
{
  g_autofree char *phrase = lia_search_phrase (text, prefix);

  if (phrase == NULL)
    return;
  g_string_append_printf (expression, "%s%s", expression->len > 0 ? " AND " : "", phrase);
}

static void
exclude_word (LiaRecordQuery *self, const char *text)
{
  g_autofree char *phrase = lia_search_phrase (text, FALSE);
  LiaSql *condition;

  if (phrase == NULL)
    return;
  condition = lia_condition_new ();
  if (lia_record_type_has_search_index (self->type))
    {
      g_string_append_printf (condition->sql,
                              "r.id NOT IN (SELECT rowid FROM %s_search WHERE %s_search MATCH ?)",
                              self->type->table, self->type->table);
      lia_sql_bind_text_later (condition, g_steal_pointer (&phrase));
    }
  else
    {
      g_string_append (condition->sql, "NOT (");
      lia_record_query_append_contains (self, text, condition);
      g_string_append_c (condition->sql, ')');
    }
  g_ptr_array_add (self->search_conditions, condition);
}

/* has: and is: */

static gboolean
append_presence (LiaRecordQuery *self, const LiaField *field, LiaSql *sql)
{
  const LiaValue yes = LIA_INTEGER (1);
  const LiaValue empty = LIA_NULL;

  if (field->type == LIA_FIELD_BOOLEAN)
    lia_condition_compare (sql, self->type, field, LIA_MATCH_EQUAL, &yes);
  else
    lia_condition_compare (sql, self->type, field, LIA_MATCH_NOT_EQUAL, &empty);
  return TRUE;
}

static gboolean
append_one (LiaRecordQuery *self,
            const LiaSearchTerm *term,
            const LiaField *field,
            const LiaSearchValue *value,
            LiaSql *sql)
{
  g_autofree char *quoted = NULL;

  if (field != NULL)
    {
      if (lia_search_value_append (self, field, value, sql))
        return TRUE;
      quoted = lia_record_quote (value->text);
      /* Translators: the first %s is the name of a field, as "Country" */
      add_hint (self,
                g_strdup_printf (_ ("%s: “%s” is not known"), lia_field_get_label (field), quoted));
      g_string_append (sql->sql, "FALSE");
      return TRUE;
    }

  field = lia_search_field_find (self->type, value->text);
  if (field != NULL)
    return append_presence (self, field, sql);
  add_field_hint (self, value->text);
  return FALSE;
}

/* @field is %NULL for "has:" and "is:", whose values are fields. */
static void
add_field_term (LiaRecordQuery *self, const LiaSearchTerm *term, const LiaField *field)
{
  LiaSql *condition = lia_condition_new ();
  guint n = 0;

  g_string_append_c (condition->sql, '(');
  for (guint i = 0; i < term->values->len; i++)
    {
      gsize end = condition->sql->len;

      if (n > 0)
        g_string_append (condition->sql, " OR ");
      if (append_one (self, term, field, g_ptr_array_index (term->values, i), condition))
        n++;
      else
        g_string_truncate (condition->sql, end);
    }
  g_string_append (condition->sql, term->excluded ? ") IS NOT TRUE" : ")");
  /* None while the value is still being typed: no condition yet. */
  if (n > 0)
    g_ptr_array_add (self->search_conditions, condition);
  else
    lia_condition_free (condition);
}

static gboolean
is_last_word (GPtrArray *terms, guint i)
{
  for (i++; i < terms->len; i++)
    {
      const LiaSearchTerm *term = g_ptr_array_index (terms, i);

      if (term->field == NULL && !term->excluded)
        return FALSE;
    }
  return TRUE;
}

/* A word as it is searched: of a field nobody knows the whole text. (transfer full) */
static char *
get_word (const LiaSearchTerm *term)
{
  g_autofree char *text = NULL;

  if (term->field == NULL)
    return g_strdup (((const LiaSearchValue *) g_ptr_array_index (term->values, 0))->text);
  text = lia_search_term_print (term);
  return g_strdup (text + (term->excluded ? 1 : 0));
}

void
lia_record_query_read_search_text (LiaRecordQuery *self, const char *text)
{
  g_autoptr (GPtrArray) terms = lia_search_text_parse (text);
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < MIN (terms->len, MAX_WORDS); i++)
    {
      const LiaSearchTerm *term = g_ptr_array_index (terms, i);
      const LiaField *field
          = term->field != NULL ? lia_search_field_find (self->type, term->field) : NULL;
      const LiaSearchValue *value
          = term->values->len > 0 ? g_ptr_array_index (term->values, 0) : NULL;
      g_autofree char *word = NULL;

      if (field != NULL || (term->field != NULL && lia_search_field_is_presence (term->field)))
        {
          add_field_term (self, term, field);
          continue;
        }
      if (term->field != NULL)
        add_field_hint (self, term->field);
      word = get_word (term);
      if (term->excluded)
        exclude_word (self, word);
      else
        {
          add_word (self, word,
                    is_last_word (terms, i) && (value == NULL || !value->quoted || value->open),
                    expression);
          g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", word);
        }
    }

  self->search = lia_text_strip (words->str);
  if (self->search != NULL && expression->len > 0 && lia_record_type_has_search_index (self->type))
    self->expression = g_string_free_and_steal (g_steal_pointer (&expression));
}
