/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-search-suggestions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-count-text.h"
#include "lia-derived-field.h"
#include "lia-search-field.h"
#include "lia-search-text.h"
#include "lia-text.h"

/* Fewer letters begin too many words that are no fields. */
#define MIN_LETTERS 2

/* More are not looked through: another letter is quicker. */
#define MAX_SUGGESTIONS 50

struct _LiaSearchSuggestion
{
  GObject parent_instance;

  /* owned */
  char *text;
  char *label;
  char *detail;
};

G_DEFINE_FINAL_TYPE (LiaSearchSuggestion, lia_search_suggestion, G_TYPE_OBJECT)

static void
lia_search_suggestion_finalize (GObject *object)
{
  LiaSearchSuggestion *self = LIA_SEARCH_SUGGESTION (object);

  g_free (self->text);
  g_free (self->label);
  g_free (self->detail);

  G_OBJECT_CLASS (lia_search_suggestion_parent_class)->finalize (object);
}

static void
lia_search_suggestion_class_init (LiaSearchSuggestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_search_suggestion_finalize;
}

static void
lia_search_suggestion_init (LiaSearchSuggestion *self)
{
}

const char *
lia_search_suggestion_get_text (LiaSearchSuggestion *self)
{
  g_return_val_if_fail (LIA_IS_SEARCH_SUGGESTION (self), NULL);

  return self->text;
}

const char *
lia_search_suggestion_get_label (LiaSearchSuggestion *self)
{
  g_return_val_if_fail (LIA_IS_SEARCH_SUGGESTION (self), NULL);

  return self->label;
}

const char *
lia_search_suggestion_get_detail (LiaSearchSuggestion *self)
{
  g_return_val_if_fail (LIA_IS_SEARCH_SUGGESTION (self), NULL);

  return self->detail;
}

/* Takes over @text. */
static void
add (GPtrArray *found, char *text, const char *label, const char *detail)
{
  LiaSearchSuggestion *self = NULL;

  if (found->len >= MAX_SUGGESTIONS)
    {
      g_free (text);
      return;
    }
  self = g_object_new (LIA_TYPE_SEARCH_SUGGESTION, NULL);
  self->text = text;
  self->label = lia_text_make_bidi_visible (label);
  self->detail = g_strdup (detail);
  g_ptr_array_add (found, self);
}

/* Whether a word of @label begins with @folded. */
static gboolean
begins (const char *label, const char *folded)
{
  g_autofree char *text = lia_text_fold (label);

  g_strdelimit (text, "_-", ' ');
  for (const char *p = strstr (text, folded); p != NULL; p = strstr (p + 1, folded))
    if (p == text || p[-1] == ' ')
      return TRUE;
  return FALSE;
}

static void
add_field (GPtrArray *found, const LiaField *field, const char *folded, gboolean as_value)
{
  if (field->flags & LIA_FIELD_HIDDEN
      || !(begins (_ (field->label), folded) || begins (field->name, folded)))
    return;
  if (as_value)
    add (found, g_strdup_printf ("%s ", field->name), _ (field->label), field->name);
  else
    {
      g_autofree char *word = g_strconcat (field->name, ":", NULL);

      add (found, g_strdup (word), _ (field->label), word);
    }
}

static void
add_fields (GPtrArray *found, const LiaRecordType *type, const char *folded, gboolean as_value)
{
  guint n_derived = 0;
  const LiaDerivedField *derived = lia_record_type_get_derived (type, &n_derived);

  for (guint i = 0; i < type->n_fields; i++)
    add_field (found, &type->fields[i], folded, as_value);
  for (guint i = 0; i < n_derived; i++)
    add_field (found, &derived[i].field, folded, as_value);
}

static void
add_presence_words (GPtrArray *found, const char *folded)
{
  if (g_str_has_prefix ("has", folded))
    add (found, g_strdup ("has:"), _ ("Where It Is Filled In"), "has:");
  if (g_str_has_prefix ("is", folded))
    add (found, g_strdup ("is:"), _ ("Where It Is Ticked"), "is:");
}

/* Ready to go on: the value is whole. (transfer full) */
static char *
make_value_text (const char *value)
{
  g_autofree char *quoted = lia_search_text_quote (value);

  return g_strconcat (quoted, " ", NULL);
}

static void
add_facet_values (GPtrArray *found,
                  const LiaRecordType *type,
                  LiaRecordFacet *facet,
                  const char *folded)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facet)); i++)
    {
      g_autoptr (LiaFacetValue) value = g_list_model_get_item (G_LIST_MODEL (facet), i);
      g_autofree char *count = NULL;

      /* "None" is no value that could be typed. */
      if (lia_facet_value_get_value (value).type == LIA_VALUE_NULL
          || !begins (lia_facet_value_get_label (value), folded))
        continue;
      count = lia_count_text (type, lia_facet_value_get_count (value));
      add (found, make_value_text (lia_facet_value_get_label (value)),
           lia_facet_value_get_label (value), count);
    }
}

static gboolean
is_by_value (const LiaRecordType *type, const LiaField *field)
{
  const LiaDerivedField *derived = lia_record_type_find_derived (type, field->name);

  return derived == NULL || !lia_derived_field_is_present_only (derived);
}

const LiaField *
lia_search_word_get_facet_field (const LiaSearchWord *word, const LiaRecordType *type)
{
  const LiaField *field = word->field != NULL ? lia_search_field_find (type, word->field) : NULL;

  return field != NULL && field->flags & LIA_FIELD_FACET && is_by_value (type, field) ? field
                                                                                      : NULL;
}

GPtrArray *
lia_search_suggestions_make (const LiaSearchWord *word,
                             const LiaRecordType *type,
                             LiaRecordFacet *facet)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded = lia_text_fold (word->value);

  if (word->field == NULL)
    {
      if (g_utf8_strlen (folded, -1) < MIN_LETTERS)
        return found;
      add_fields (found, type, folded, FALSE);
      add_presence_words (found, folded);
    }
  else if (lia_search_field_is_presence (word->field))
    {
      add_fields (found, type, folded, TRUE);
    }
  else if (facet != NULL)
    {
      add_facet_values (found, type, facet, folded);
    }

  return found;
}
