/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From cells to text and JSON. */
#include "lia-config.h"

#include "lia-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-countries.h"
#include "lia-date.h"
#include "lia-derived-field.h"
#include "lia-languages.h"
#include "lia-money.h"
#include "lia-partner-choices.h"
#include "lia-string-set.h"

/* A token that is no longer among the choices shows as it is. */
static const char *
get_choice_label (const LiaChoice *choices, const char *token)
{
  for (guint i = 0; choices[i].token != NULL; i++)
    if (strcmp (choices[i].token, token) == 0)
      return _ (choices[i].label);
  return token;
}

static const char *
get_element_label (const LiaField *field, const char *element)
{
  const char *name = NULL;

  if (field->type == LIA_FIELD_CHOICE || field->type == LIA_FIELD_CHOICE_SET)
    return get_choice_label (field->choices, element);
  if (field->type == LIA_FIELD_LANGUAGES)
    name = lia_language_get_name (element);
  else if (field->type == LIA_FIELD_COUNTRY)
    name = lia_country_get_name (element);
  return name != NULL ? name : element;
}

/* "a; b". What would be taken apart wrongly when it is parsed again is written otherwise: one element with a
 * comma or slash gets a semicolon at its end, elements with separators of their own are written as JSON. */
static char *
join_for_parsing (const char *json, char **elements)
{
  g_autofree char *joined = NULL;

  for (guint i = 0; elements[i] != NULL; i++)
    if (strpbrk (elements[i], ";|\n\r") != NULL || elements[i][0] == '[')
      return g_strdup (json);
  joined = g_strjoinv ("; ", elements);
  if (elements[0] != NULL && elements[1] == NULL && strpbrk (joined, ",/") != NULL)
    return g_strconcat (joined, ";", NULL);
  return g_steal_pointer (&joined);
}

static char *
format_set (const LiaField *field, const char *json, LiaRecordStyle style)
{
  g_auto (GStrv) elements = lia_string_set_from_json (json);

  if (style != LIA_RECORD_MACHINE)
    for (guint i = 0; elements[i] != NULL; i++)
      {
        char *label = g_strdup (get_element_label (field, elements[i]));

        g_free (elements[i]);
        elements[i] = label;
      }
  return style == LIA_RECORD_DISPLAY ? g_strjoinv (", ", elements)
                                     : join_for_parsing (json, elements);
}

static char *
format_text (const LiaField *field, const char *text, LiaRecordStyle style)
{
  switch (field->type)
    {
    case LIA_FIELD_CHOICE_SET:
    case LIA_FIELD_LANGUAGES:
    case LIA_FIELD_SET:
      return format_set (field, text, style);
    case LIA_FIELD_CHOICE:
    case LIA_FIELD_COUNTRY:
      return g_strdup (style == LIA_RECORD_MACHINE ? text : get_element_label (field, text));
    case LIA_FIELD_DATE:
      if (style == LIA_RECORD_DISPLAY)
        return lia_date_to_display (text);
      return g_strdup (text);
    case LIA_FIELD_MONEY:
      if (style == LIA_RECORD_DISPLAY)
        return lia_money_text_to_display (text);
      return g_strdup (text);
    default:
      return g_strdup (text);
    }
}

char *
lia_record_format (LiaRecord *self, const char *name, LiaRecordStyle style)
{
  const LiaField *field;
  const LiaRecordCell *cell = lia_record_find_cell (self, name, &field);

  if (cell->type == LIA_VALUE_NULL)
    return g_strdup ("");
  if (cell->type == LIA_VALUE_TEXT)
    return format_text (field, cell->text, style);
  if (field->type == LIA_FIELD_BOOLEAN)
    {
      if (style == LIA_RECORD_MACHINE)
        return g_strdup (cell->integer != 0 ? "yes" : "no");
      return g_strdup (cell->integer != 0 ? _ ("Yes") : _ ("No"));
    }
  if (field->type == LIA_FIELD_REF && cell->text != NULL)
    return g_strdup (cell->text);
  return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
}

static void
add_id (JsonBuilder *builder, const char *name, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_ref (JsonBuilder *builder, const LiaField *field, const LiaRecordCell *cell)
{
  g_autofree char *id_name = g_strconcat (field->name, "_id", NULL);

  if (cell->type == LIA_VALUE_INTEGER && cell->text != NULL)
    json_builder_add_string_value (builder, cell->text);
  else
    json_builder_add_null_value (builder);
  if (cell->type == LIA_VALUE_INTEGER)
    add_id (builder, id_name, cell->integer);
  else
    {
      json_builder_set_member_name (builder, id_name);
      json_builder_add_null_value (builder);
    }
}

static void
add_set (JsonBuilder *builder, const LiaRecordCell *cell)
{
  g_auto (GStrv) elements = lia_string_set_from_json (cell->text);

  json_builder_begin_array (builder);
  for (guint i = 0; elements[i] != NULL; i++)
    json_builder_add_string_value (builder, elements[i]);
  json_builder_end_array (builder);
}

static void
add_money (JsonBuilder *builder, const char *text)
{
  LiaMoney money;
  g_autofree char *amount = NULL;

  if (!lia_money_parse (text, NULL, &money, NULL))
    {
      json_builder_add_string_value (builder, text);
      return;
    }
  amount = lia_money_to_amount (&money);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "amount");
  json_builder_add_string_value (builder, amount);
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, money.currency);
  json_builder_end_object (builder);
}

static void
add_field (JsonBuilder *builder, const LiaField *field, const LiaRecordCell *cell)
{
  json_builder_set_member_name (builder, field->name);
  switch (field->type)
    {
    case LIA_FIELD_REF:
      add_ref (builder, field, cell);
      return;
    case LIA_FIELD_CHOICE_SET:
    case LIA_FIELD_LANGUAGES:
    case LIA_FIELD_SET:
      add_set (builder, cell);
      return;
    case LIA_FIELD_BOOLEAN:
      json_builder_add_boolean_value (builder, cell->integer != 0);
      return;
    default:
      break;
    }
  if (cell->type == LIA_VALUE_NULL)
    json_builder_add_null_value (builder);
  else if (cell->type == LIA_VALUE_INTEGER)
    json_builder_add_int_value (builder, cell->integer);
  else if (field->type == LIA_FIELD_MONEY)
    add_money (builder, cell->text);
  else
    json_builder_add_string_value (builder, cell->text);
}

JsonNode *
lia_record_to_json (LiaRecord *self)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_derived;
  const LiaDerivedField *derived = lia_record_type_get_derived (priv->type, &n_derived);

  json_builder_begin_object (builder);
  if (priv->id != 0)
    add_id (builder, "id", priv->id);
  for (guint i = 0; i < priv->type->n_fields; i++)
    add_field (builder, &priv->type->fields[i], &priv->cells[i]);
  for (guint i = 0; priv->derived != NULL && i < n_derived; i++)
    add_field (builder, &derived[i].field, &priv->derived[i]);
  if (priv->trashed)
    {
      json_builder_set_member_name (builder, "trashed");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
