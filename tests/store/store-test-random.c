/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-test.h"

/* Random work on every journalled table. */

typedef enum
{
  TEXT,
  NAME, /* text that is not empty */
  FLAG,
  NUMBER,
  COUNT,
  ARRAY,
  LANE,
  FORM,
  REFERENCE,
} Kind;

typedef struct
{
  const char *name;
  Kind kind;
  gboolean required;
  const char *target;
} Column;

typedef struct
{
  const char *name;
  Column columns[24];
} Table;

static const Table tables[] = {
  { "setting", { { "key", NAME, TRUE }, { "value", TEXT } } },
  { "level",
    { { "name", NAME, TRUE },
      { "rank", NUMBER },
      { "lane", LANE, TRUE },
      { "definition", TEXT },
      { "minimum_term", COUNT },
      { "benefits", ARRAY },
      { "kinds", ARRAY },
      { "needs_committee", FLAG, TRUE } } },
  { "person",
    { { "sort_key", TEXT, TRUE },
      { "honorific", TEXT },
      { "given_name", TEXT },
      { "family_name", TEXT },
      { "post", TEXT },
      { "unit", TEXT },
      { "email", TEXT },
      { "phone", TEXT },
      { "languages", ARRAY },
      { "team", FLAG, TRUE },
      { "notes", TEXT } } },
  { "partner",
    { { "sort_key", TEXT, TRUE },
      { "form", FORM, TRUE },
      { "name", NAME, TRUE },
      { "acronym", TEXT },
      { "kinds", ARRAY },
      { "sector", TEXT },
      { "country", TEXT },
      { "region", TEXT },
      { "level", REFERENCE, FALSE, "level" },
      { "status", TEXT },
      { "keyworker", REFERENCE, FALSE, "person" },
      { "contractor", FLAG, TRUE },
      { "service_provider", FLAG, TRUE },
      { "services", ARRAY },
      { "website", TEXT },
      { "email", TEXT },
      { "phone", TEXT },
      { "description", TEXT },
      { "tags", ARRAY },
      { "other_names", ARRAY },
      { "partner_role", TEXT } } },
  { "affiliation",
    { { "person", REFERENCE, TRUE, "person" },
      { "partner", REFERENCE, TRUE, "partner" },
      { "post", TEXT },
      { "unit", TEXT },
      { "from_date", TEXT },
      { "to_date", TEXT },
      { "on_behalf_of", TEXT },
      { "main", FLAG, TRUE } } },
  { "interaction",
    { { "partner", REFERENCE, TRUE, "partner" },
      { "kind", TEXT, TRUE },
      { "date", TEXT, TRUE },
      { "summary", NAME, TRUE },
      { "notes", TEXT },
      { "contact", REFERENCE, FALSE, "person" },
      { "follow_up_date", TEXT },
      { "follow_up_person", REFERENCE, FALSE, "person" },
      { "follow_up_done", FLAG, TRUE } } },
  { "agreement",
    { { "partner", REFERENCE, TRUE, "partner" },
      { "kind", TEXT, TRUE },
      { "title", NAME, TRUE },
      { "end_date", TEXT },
      { "notes", TEXT } } },
  { "commitment",
    { { "partner", REFERENCE, TRUE, "partner" },
      { "kind", TEXT, TRUE },
      { "title", NAME, TRUE },
      { "value", TEXT },
      { "due_date", TEXT },
      { "honoured_date", TEXT },
      { "agreement", REFERENCE, FALSE, "agreement" } } },
  { "benefit",
    { { "partner", REFERENCE, TRUE, "partner" },
      { "kind", TEXT, TRUE },
      { "title", TEXT },
      { "given_date", TEXT },
      { "given_by", REFERENCE, FALSE, "person" },
      { "condition", TEXT } } },
  { "feedback",
    { { "partner", REFERENCE, TRUE, "partner" },
      { "direction", TEXT, TRUE },
      { "date", TEXT, TRUE },
      { "person", REFERENCE, FALSE, "person" },
      { "comment", NAME, TRUE },
      { "answer", TEXT } } },
  { "partner_namesake",
    { { "first", REFERENCE, TRUE, "partner" },
      { "second", REFERENCE, TRUE, "partner" },
      { "note", TEXT } } },
  { "person_namesake",
    { { "first", REFERENCE, TRUE, "person" },
      { "second", REFERENCE, TRUE, "person" },
      { "note", TEXT } } },
  { "saved_list",
    { { "name", NAME, TRUE },
      { "subject", TEXT, TRUE },
      { "search", TEXT },
      { "descending", FLAG, TRUE },
      { "columns", TEXT } } },
};

static const char *const texts[] = {
  "a",
  "ITU",
  "O'Brien",
  "say \"yes\"",
  "back\\slash",
  "two\nlines\r\n",
  "tab\tand \x01 \x1f control",
  "Żółć Ünïcödé ß",
  "e\xcc\x81 combined",
  "日本語のテキスト",
  "🤝👩‍💻",
  "\xe2\x80\xa8line separator",
  "null",
  "123",
  "[1,2]",
  "{\"a\":1}",
  " blanks ",
  "%s%n",
  "'; DROP TABLE partner; --",
  "العربية \xe2\x80\xae rtl",
  "\xef\xbf\xbd\xef\xbf\xbf",
};

/* A row of @table in sight, also one this batch has just made; 0 when there is none. */
static gint64
pick_row (LiaBatch *batch, GRand *rand, const char *table, GError **error)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM %s WHERE undone = 0", table);
  g_autofree char *pick
      = g_strdup_printf ("SELECT id FROM %s WHERE undone = 0 ORDER BY id LIMIT 1 OFFSET ?1", table);
  LiaStatement *statement = lia_reader_prepare (lia_batch_get_reader (batch), count, error);
  gint64 id = 0;
  int n;

  if (statement == NULL || !lia_statement_step (statement, error))
    return 0;
  n = (int) lia_statement_get_integer (statement, 0);
  lia_statement_reset (statement);
  if (n == 0)
    return 0;

  statement = lia_reader_prepare (lia_batch_get_reader (batch), pick, error);
  if (statement == NULL)
    return 0;
  lia_statement_bind_integer (statement, 1, g_rand_int_range (rand, 0, n));
  if (lia_statement_step (statement, error))
    id = lia_statement_get_integer (statement, 0);
  lia_statement_reset (statement);
  return id;
}

static LiaValue
random_text (GRand *rand)
{
  static char *long_text;

  if (long_text == NULL)
    long_text = g_strnfill (5000, 'x');
  if (g_rand_int_range (rand, 0, 60) == 0)
    return LIA_TEXT (long_text);
  return LIA_TEXT (texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
}

static LiaValue
random_number (GRand *rand)
{
  static const gint64 numbers[]
      = { 0, 1, -1, 42, G_MAXINT64, G_MININT64, G_MAXINT64 - 1, 1LL << 53 };

  return LIA_INTEGER (numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))]);
}

static gboolean
random_value (LiaBatch *batch, GRand *rand, const Column *column, LiaValue *value, GError **error)
{
  static const char *const arrays[] = { "[]", "[\"a\"]", "[\"a\",\"\\\"q\\\"\"]" };
  gint64 id;

  if (!column->required && g_rand_int_range (rand, 0, 3) == 0)
    {
      *value = LIA_NULL;
      return TRUE;
    }
  switch (column->kind)
    {
    case NAME:
    case TEXT:
      *value = column->kind == TEXT && g_rand_int_range (rand, 0, 8) == 0 ? LIA_TEXT ("")
                                                                          : random_text (rand);
      return TRUE;
    case FLAG:
      *value = LIA_INTEGER (g_rand_int_range (rand, 0, 2));
      return TRUE;
    case NUMBER:
      *value = random_number (rand);
      return TRUE;
    case COUNT:
      *value = LIA_INTEGER (g_rand_int_range (rand, 0, 100));
      return TRUE;
    case ARRAY:
      *value = LIA_TEXT (arrays[g_rand_int_range (rand, 0, G_N_ELEMENTS (arrays))]);
      return TRUE;
    case LANE:
    case FORM:
      *value = LIA_TEXT (g_rand_boolean (rand) ? "organisation" : "individual");
      return TRUE;
    case REFERENCE:
    default:
      id = pick_row (batch, rand, column->target, error);
      *value = id != 0 ? LIA_INTEGER (id) : LIA_NULL;
      return id != 0 || !column->required;
    }
}

static guint
count_columns (const Table *table)
{
  guint n = 0;

  while (table->columns[n].name != NULL)
    n++;
  return n;
}

/* The table's own columns with random values; for an update only some of them. */
static gboolean
random_cells (LiaBatch *batch,
              GRand *rand,
              const Table *table,
              gboolean all_required,
              const char **names,
              LiaValue *values,
              guint *n,
              GError **error)
{
  *n = 0;
  for (guint i = 0; i < count_columns (table); i++)
    {
      const Column *column = &table->columns[i];

      if (!(all_required && column->required) && g_rand_int_range (rand, 0, 3) != 0)
        continue;
      names[*n] = column->name;
      if (!random_value (batch, rand, column, &values[*n], error))
        return FALSE;
      (*n)++;
    }
  return TRUE;
}

static gboolean
do_one (LiaBatch *batch, GRand *rand, GError **error)
{
  const Table *table = &tables[g_rand_int_range (rand, 0, G_N_ELEMENTS (tables))];
  int choice = g_rand_int_range (rand, 0, 10);
  const char *names[24];
  LiaValue values[24];
  gint64 id;
  guint n;

  if (choice < 4)
    {
      if (!random_cells (batch, rand, table, TRUE, names, values, &n, error))
        return error == NULL || *error == NULL; /* nothing there to refer to */
      return lia_batch_insert (batch, table->name, names, values, n, error) != 0;
    }

  id = pick_row (batch, rand, table->name, error);
  if (id == 0)
    return error == NULL || *error == NULL;
  if (choice == 4)
    return lia_batch_trash (batch, table->name, id, error);
  if (choice == 5)
    return lia_batch_restore (batch, table->name, id, error);
  if (!random_cells (batch, rand, table, FALSE, names, values, &n, error))
    return error == NULL || *error == NULL;
  return lia_batch_update (batch, table->name, id, names, values, n, error);
}

gboolean
store_test_do_anything (LiaBatch *batch, gpointer rand, GCancellable *cancellable, GError **error)
{
  int n = g_rand_int_range (rand, 1, 9);

  for (int i = 0; i < n; i++)
    if (!do_one (batch, rand, error))
      return FALSE;
  return TRUE;
}
