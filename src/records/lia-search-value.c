/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the value of a field word means, by the type of the field. */
#include "lia-config.h"

#include "lia-search-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-countries.h"
#include "lia-languages.h"
#include "lia-partner-choices.h"
#include "lia-record-private.h"
#include "lia-text.h"
#include "lia-today.h"

/* Sorts after every digit and hyphen, and so after all days of a month. */
#define AFTER_ANY_DATE "~"

/* Whether a word of @text, both folded, begins with @start. */
static gboolean
has_word_start (const char *text, const char *start)
{
  for (const char *p = strstr (text, start); p != NULL; p = strstr (p + 1, start))
    if (p == text || p[-1] == ' ')
      return TRUE;
  return FALSE;
}

static void
add_token (GArray *tokens, const char *token)
{
  LiaValue value = LIA_TEXT (token);

  g_array_append_val (tokens, value);
}

/* Tokens a choice may be: the one that is meant, or all that begin so. (transfer full) */
static GArray *
find_choices (const LiaField *field, const LiaSearchValue *value)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (LiaValue));
  const char *exact = lia_choice_find (field->choices, value->text);
  g_autofree char *folded = lia_text_fold (value->text);

  if (exact != NULL)
    add_token (tokens, exact);
  else if (!value->quoted && *folded != '\0')
    for (const LiaChoice *choice = field->choices; choice->token != NULL; choice++)
      {
        g_autofree char *label = lia_text_fold (_ (choice->label));

        if (g_str_has_prefix (choice->token, folded) || has_word_start (label, folded))
          add_token (tokens, choice->token);
      }
  return tokens;
}

/* The same for what has a code. (transfer full) */
static GArray *
find_codes (const LiaSearchValue *value,
            const char *(*find) (const char *),
            const char *(*get_name) (const char *),
            const char *const *codes)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (LiaValue));
  const char *exact = find (value->text);
  g_autofree char *folded = lia_text_fold (value->text);

  if (exact != NULL)
    add_token (tokens, exact);
  else if (!value->quoted && *folded != '\0')
    for (guint i = 0; codes[i] != NULL; i++)
      {
        g_autofree char *name = lia_text_fold (get_name (codes[i]));

        if (has_word_start (name, folded))
          add_token (tokens, codes[i]);
      }
  return tokens;
}

static gboolean
append_any (LiaRecordQuery *query, const LiaField *field, GArray *tokens, LiaSql *sql)
{
  gboolean any = tokens->len > 0;

  if (any)
    lia_condition_any (sql, query->type, field, (const LiaValue *) (gpointer) tokens->data,
                       tokens->len, FALSE);
  g_array_unref (tokens);
  return any;
}

/* "{sort_key acronym} : (…)" (transfer full) (nullable) */
static char *
make_column_expression (const char *columns, const char *text, gboolean prefix)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *valid = lia_text_strip (text);
  g_autofree char *expression = NULL;

  if (valid == NULL)
    return NULL;
  expression = prefix ? lia_search_expression (valid) : lia_search_phrase (valid, FALSE);
  return expression != NULL ? g_strdup_printf ("{%s} : (%s)", columns, expression) : NULL;
}

/* The column of the search index that has a field: names stand in it as the sort key. */
static const char *
get_search_column (const LiaRecordType *type, const LiaField *field)
{
  const LiaRecordClass *klass = lia_record_type_get_class (type);

  if (g_strcmp0 (klass->sort_key_field, field->name) == 0
      || g_str_equal (field->name, "given_name"))
    return "sort_key";
  return field->name;
}

static void
append_index_lookup (const char *id, const LiaRecordType *type, char *expression, LiaSql *sql)
{
  g_string_append_printf (sql->sql, "%s IN (SELECT rowid FROM %s_search WHERE %s_search MATCH ?)",
                          id, type->table, type->table);
  lia_sql_bind_text_later (sql, expression);
}

static gboolean
append_text (LiaRecordQuery *query, const LiaField *field, const LiaSearchValue *value, LiaSql *sql)
{
  char *expression = field->flags & LIA_FIELD_SEARCHED
                         ? make_column_expression (get_search_column (query->type, field),
                                                   value->text, !value->quoted || value->open)
                         : NULL;

  if (expression != NULL)
    {
      append_index_lookup ("r.id", query->type, expression, sql);
      return TRUE;
    }
  g_string_append_printf (sql->sql, "instr (lia_fold (r.%s), ?) > 0", field->name);
  lia_sql_bind_text_later (sql, lia_text_fold (value->text));
  return TRUE;
}

/* An element that is the text, or begins with it when it is not in quotes. The search index, where there is one,
 * leaves few rows to look at. */
static gboolean
append_element (LiaRecordQuery *query,
                const LiaField *field,
                const LiaSearchValue *value,
                LiaSql *sql)
{
  gboolean prefix = !value->quoted || value->open;
  g_autofree char *folded = lia_text_fold (value->text);
  char *expression = field->flags & LIA_FIELD_SEARCHED
                         ? make_column_expression (field->name, value->text, prefix)
                         : NULL;

  g_string_append_c (sql->sql, '(');
  if (expression != NULL)
    {
      append_index_lookup ("r.id", query->type, expression, sql);
      g_string_append (sql->sql, " AND ");
    }
  g_string_append_printf (sql->sql, "EXISTS (SELECT 1 FROM json_each (r.%s) e WHERE ", field->name);
  if (prefix)
    g_string_append (sql->sql, "instr (' ' || lia_fold (e.value), ' ' || ?) > 0))");
  else
    g_string_append (sql->sql, "lia_fold (e.value) = ?))");
  lia_sql_bind_text_later (sql, g_steal_pointer (&folded));
  return TRUE;
}

/* Rows of a small table by their names: the one of that name, else those with a word that begins so. */
static void
append_named_rows (const char *id,
                   const LiaRecordType *target,
                   const LiaSearchValue *value,
                   LiaSql *sql)
{
  const char *name = lia_record_type_get_class (target)->display_sql;
  g_autofree char *folded = lia_text_fold (value->text);

  g_string_append_printf (sql->sql, "%s IN (SELECT t.id FROM %s t WHERE lia_fold (%s) = ?", id,
                          target->table, name);
  lia_sql_bind_text_later (sql, g_strdup (folded));
  if (!value->quoted || value->open)
    {
      g_string_append_printf (
          sql->sql,
          " UNION SELECT t.id FROM %s t WHERE instr (' ' || lia_fold (%s), ' ' || ?) > 0"
          " AND NOT EXISTS (SELECT 1 FROM %s t WHERE lia_fold (%s) = ? AND t.undone = 0)",
          target->table, name, target->table, name);
      lia_sql_bind_text_later (sql, g_strdup (folded));
      lia_sql_bind_text_later (sql, g_strdup (folded));
    }
  g_string_append_c (sql->sql, ')');
}

static gboolean
append_ref_of (const char *id, const LiaField *field, const LiaSearchValue *value, LiaSql *sql)
{
  const LiaRecordType *target = lia_record_type_find (field->target);
  const LiaField *acronym = lia_record_type_get_field (target, "acronym");
  const LiaField *email = lia_record_type_get_field (target, "email");
  g_autofree char *columns = NULL;
  char *expression;

  if (!lia_record_type_has_search_index (target))
    {
      append_named_rows (id, target, value, sql);
      return TRUE;
    }
  columns = g_strdup_printf (
      "sort_key%s%s", acronym != NULL && acronym->flags & LIA_FIELD_SEARCHED ? " acronym" : "",
      email != NULL && email->flags & LIA_FIELD_SEARCHED ? " email" : "");
  /* Words in any order: a name is kept family name first. */
  expression = make_column_expression (columns, value->text, TRUE);
  if (expression == NULL)
    return FALSE;
  append_index_lookup (id, target, expression, sql);
  return TRUE;
}

static gboolean
append_ref (LiaRecordQuery *query, const LiaField *field, const LiaSearchValue *value, LiaSql *sql)
{
  const LiaDerivedField *derived = lia_derived_field_of (query->type, field);
  g_autofree char *id = NULL;
  gboolean understood = FALSE;

  if (derived != NULL && derived->rows_sql != NULL)
    {
      gsize end = sql->sql->len;

      g_string_append_printf (sql->sql, "r.id IN (SELECT d.id FROM (%s) d WHERE ",
                              lia_derived_field_get_found_sql (derived));
      understood = append_ref_of ("d.value", field, value, sql);
      g_string_append_c (sql->sql, ')');
      if (!understood)
        g_string_truncate (sql->sql, end);
      return understood;
    }
  id = derived != NULL ? g_strdup (derived->value_sql) : g_strdup_printf ("r.%s", field->name);
  return append_ref_of (id, field, value, sql);
}

/* "<2026", ">=3": the operator; @text moves behind it. */
static const char *
read_operator (const char **text)
{
  static const char *const operators[] = { "<=", ">=", "<", ">", "=" };

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (*text, operators[i]))
      {
        *text += strlen (operators[i]);
        return operators[i];
      }
  return "=";
}

/* A year, a month or a day as ISO 8601 writes it, or "today". (transfer full) (nullable) */
static char *
read_date (const char *text)
{
  g_autofree char *folded = lia_text_fold (text);
  g_autofree char *today = lia_text_fold (_ ("today"));

  if (strcmp (folded, "today") == 0 || strcmp (folded, today) == 0)
    return lia_today_to_iso ();
  return g_regex_match_simple ("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", text, G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT)
             ? g_strdup (text)
             : NULL;
}

static void
append_bound (LiaRecordQuery *query,
              const LiaField *field,
              LiaMatch match,
              const char *bound,
              LiaSql *sql)
{
  const LiaValue value = LIA_TEXT (bound);

  lia_condition_compare (sql, query->type, field, match, &value);
}

/* Greater than all that is before @date, and less than @date: so "at or after" needs no comparison that is true for
 * rows without a date. (transfer full) */
static char *
make_before (const char *date)
{
  char *before = g_strconcat (date, AFTER_ANY_DATE, NULL);

  before[strlen (date) - 1]--;
  return before;
}

static gboolean
append_date (LiaRecordQuery *query, const LiaField *field, const LiaSearchValue *value, LiaSql *sql)
{
  const char *text = value->text;
  const char *operator= read_operator (&text);
  g_autofree char *date = read_date (text);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (date == NULL)
    return FALSE;
  before = make_before (date);
  after = g_strconcat (date, AFTER_ANY_DATE, NULL);

  if (g_str_equal (operator, "<"))
    append_bound (query, field, LIA_MATCH_LESS, date, sql);
  else if (g_str_equal (operator, "<="))
    append_bound (query, field, LIA_MATCH_LESS, after, sql);
  else if (g_str_equal (operator, ">"))
    append_bound (query, field, LIA_MATCH_GREATER, after, sql);
  else if (g_str_equal (operator, ">="))
    append_bound (query, field, LIA_MATCH_GREATER, before, sql);
  else
    {
      g_string_append_c (sql->sql, '(');
      append_bound (query, field, LIA_MATCH_GREATER, before, sql);
      g_string_append (sql->sql, " AND ");
      append_bound (query, field, LIA_MATCH_LESS, after, sql);
      g_string_append_c (sql->sql, ')');
    }
  return TRUE;
}

static gboolean
append_number (LiaRecordQuery *query,
               const LiaField *field,
               const LiaSearchValue *value,
               LiaSql *sql)
{
  const char *text = value->text;
  const char *operator= read_operator (&text);
  LiaValue number = LIA_INTEGER (0);

  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &number.integer, NULL))
    return FALSE;
  if (g_str_equal (operator, ">="))
    number.integer--;
  else if (g_str_equal (operator, "<="))
    number.integer++;
  lia_condition_compare (sql, query->type, field,
                         *operator== '='    ? LIA_MATCH_EQUAL
                         : * operator== '<' ? LIA_MATCH_LESS
                                            : LIA_MATCH_GREATER,
                         &number);
  return TRUE;
}

static gboolean
append_boolean (LiaRecordQuery *query,
                const LiaField *field,
                const LiaSearchValue *value,
                LiaSql *sql)
{
  g_autoptr (LiaRecord) scratch = lia_record_new (query->type);
  LiaValue parsed;

  if (!lia_record_parse (scratch, field->name, value->text, NULL, NULL))
    return FALSE;
  parsed = lia_record_get_value (scratch, field->name);
  lia_condition_compare (sql, query->type, field, LIA_MATCH_EQUAL, &parsed);
  return TRUE;
}

gboolean
lia_search_value_append (LiaRecordQuery *query,
                         const LiaField *field,
                         const LiaSearchValue *value,
                         LiaSql *sql)
{
  const LiaValue empty = LIA_NULL;

  if (*value->text == '\0')
    {
      lia_condition_compare (sql, query->type, field, LIA_MATCH_EQUAL, &empty);
      return TRUE;
    }
  switch (field->type)
    {
    case LIA_FIELD_MONEY:
      if (strchr ("<>", *value->text) == NULL)
        return append_text (query, field, value, sql);
      return append_number (query, field, value, sql);
    case LIA_FIELD_INTEGER:
      return append_number (query, field, value, sql);
    case LIA_FIELD_BOOLEAN:
      return append_boolean (query, field, value, sql);
    case LIA_FIELD_DATE:
      return append_date (query, field, value, sql);
    case LIA_FIELD_COUNTRY:
      return append_any (
          query, field,
          find_codes (value, lia_country_find, lia_country_get_name, lia_country_codes ()), sql);
    case LIA_FIELD_LANGUAGES:
      return append_any (
          query, field,
          find_codes (value, lia_language_find, lia_language_get_name, lia_language_codes ()), sql);
    case LIA_FIELD_CHOICE:
    case LIA_FIELD_CHOICE_SET:
      return append_any (query, field, find_choices (field, value), sql);
    case LIA_FIELD_SET:
      return append_element (query, field, value, sql);
    case LIA_FIELD_REF:
      return append_ref (query, field, value, sql);
    default:
      return append_text (query, field, value, sql);
    }
}
