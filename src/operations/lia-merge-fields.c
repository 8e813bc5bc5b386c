/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-merge-private.h"
#include "lia-string-set.h"
#include "lia-text.h"

/* The record as it will be: which cell of which record goes where. */

/* Where what is not taken is kept. */
static const struct
{
  const char *table;
  const char *field;
  const char *kept_in;
} leftovers[] = {
  { "partner", "name", "other_names" },   { "partner", "acronym", "other_names" },
  { "person", "email", "other_emails" },  { "person", "phone", "other_phones" },
  { "person", "mobile", "other_phones" },
};

static gboolean
is_set (const LiaField *field)
{
  return field->type == LIA_FIELD_SET || field->type == LIA_FIELD_CHOICE_SET
         || field->type == LIA_FIELD_LANGUAGES;
}

static gboolean
is_empty (LiaRecord *record, const char *field)
{
  return lia_record_get_value (record, field).type == LIA_VALUE_NULL;
}

static void
copy_cell (LiaRecord *merged, LiaRecord *from, const char *field)
{
  const LiaValue value = lia_record_get_value (from, field);

  lia_record_set_value (merged, field, &value);
}

static void
set_elements (LiaRecord *merged, const char *field, GPtrArray *elements)
{
  g_autofree char *json = lia_string_set_to_json (elements);
  const LiaValue value = LIA_TEXT (json);

  lia_record_set_value (merged, field, &value);
}

static GPtrArray *
get_elements (LiaRecord *record, const char *field)
{
  g_auto (GStrv) set = lia_record_get_set (record, field);
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; set[i] != NULL; i++)
    g_ptr_array_add (elements, g_strdup (set[i]));
  return elements;
}

/* Names that differ only in accents or case are one. */
static gboolean
has_element (const GPtrArray *elements, const char *element, gboolean folded)
{
  g_autofree char *wanted = folded ? lia_text_fold (element) : g_strdup (element);

  for (guint i = 0; i < elements->len; i++)
    {
      const char *other = g_ptr_array_index (elements, i);
      g_autofree char *form = folded ? lia_text_fold (other) : g_strdup (other);

      if (strcmp (form, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
unite_sets (LiaRecord *merged, const LiaField *field, const GPtrArray *records)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GPtrArray) more = get_elements (g_ptr_array_index (records, i), field->name);

      for (guint j = 0; j < more->len; j++)
        if (!has_element (elements, g_ptr_array_index (more, j), FALSE))
          g_ptr_array_add (elements, g_strdup (g_ptr_array_index (more, j)));
    }
  set_elements (merged, field->name, elements);
}

/* Long texts one after the other; what stands in another already is not said twice. */
static void
join_texts (LiaRecord *merged, const LiaField *field, const GPtrArray *records)
{
  g_autoptr (GString) text = g_string_new (NULL);
  LiaValue value;

  for (guint i = 0; i < records->len; i++)
    {
      const char *more = lia_record_get_text (g_ptr_array_index (records, i), field->name);

      if (more != NULL && strstr (text->str, more) == NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", more);
    }
  value = LIA_TEXT (text->len > 0 ? text->str : NULL);
  lia_record_set_value (merged, field->name, &value);
}

static void
fill_field (LiaRecord *merged, const LiaField *field, const GPtrArray *records)
{
  if (is_set (field))
    unite_sets (merged, field, records);
  else if (field->type == LIA_FIELD_MULTILINE)
    join_texts (merged, field, records);
  else
    for (guint i = 1; i < records->len; i++)
      {
        LiaRecord *record = g_ptr_array_index (records, i);

        if (is_empty (merged, field->name)
            || (field->type == LIA_FIELD_BOOLEAN
                && lia_record_get_integer (record, field->name) != 0))
          copy_cell (merged, record, field->name);
      }
}

static LiaRecord *
find_record (const GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (lia_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);
  return NULL;
}

static void
keep_leftovers (const LiaMerge *self, LiaRecord *merged, const GPtrArray *records)
{
  for (guint i = 0; i < G_N_ELEMENTS (leftovers); i++)
    {
      g_autoptr (GPtrArray) elements = NULL;
      const gboolean names = g_str_equal (leftovers[i].kept_in, "other_names");
      gboolean changed = FALSE;

      if (!g_str_equal (leftovers[i].table, self->type->table)
          || lia_record_type_get_field (self->type, leftovers[i].kept_in) == NULL)
        continue;
      elements = get_elements (merged, leftovers[i].kept_in);
      for (guint j = 0; j < records->len; j++)
        {
          const char *text
              = lia_record_get_text (g_ptr_array_index (records, j), leftovers[i].field);
          g_autofree char *folded = lia_text_fold (text);
          gboolean stands = text == NULL;

          /* It may be the phone of one and the mobile of the other. */
          for (guint k = 0; k < G_N_ELEMENTS (leftovers) && !stands; k++)
            if (g_str_equal (leftovers[k].table, self->type->table)
                && g_str_equal (leftovers[k].kept_in, leftovers[i].kept_in))
              {
                g_autofree char *taken
                    = lia_text_fold (lia_record_get_text (merged, leftovers[k].field));

                stands = strcmp (taken, folded) == 0;
              }
          if (!stands && !has_element (elements, text, names))
            {
              g_ptr_array_add (elements, g_strdup (text));
              changed = TRUE;
            }
        }
      if (changed)
        set_elements (merged, leftovers[i].kept_in, elements);
    }
}

/* A name that became the record's own is no other name any more. */
static void
drop_own_name (const LiaMerge *self, LiaRecord *merged)
{
  g_autoptr (GPtrArray) elements = NULL;
  g_autofree char *name = NULL;
  guint n;

  if (lia_record_type_get_field (self->type, "other_names") == NULL)
    return;
  elements = get_elements (merged, "other_names");
  name = lia_text_fold (lia_record_get_text (merged, "name"));
  n = elements->len;
  for (guint i = n; i > 0; i--)
    {
      g_autofree char *other = lia_text_fold (g_ptr_array_index (elements, i - 1));

      if (strcmp (other, name) == 0)
        g_ptr_array_remove_index (elements, i - 1);
    }
  if (elements->len < n)
    set_elements (merged, "other_names", elements);
}

static LiaRecord *
merge_records (const LiaMerge *self, const GPtrArray *records)
{
  LiaRecord *merged = lia_record_copy (g_ptr_array_index (records, 0));

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const LiaField *field = &self->type->fields[i];
      LiaRecord *taken = self->taken[i] != 0 ? find_record (records, self->taken[i]) : NULL;

      if (taken != NULL)
        copy_cell (merged, taken, field->name);
      else
        fill_field (merged, field, records);
    }
  keep_leftovers (self, merged, records);
  drop_own_name (self, merged);
  return merged;
}

LiaRecord *
lia_merge_with_draft (LiaRecord *record, LiaRecord *draft)
{
  const gint64 draft_id = lia_record_get_id (draft);
  g_autoptr (LiaMerge) merge = lia_merge_new (lia_record_get_record_type (record),
                                              lia_record_get_id (record), &draft_id, 1);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  g_ptr_array_add (records, draft);
  return merge_records (merge, records);
}

LiaRecord *
lia_merge_preview (const LiaMerge *self, LiaReader *reader, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->ids->len; i++)
    {
      LiaRecord *record
          = lia_record_load (reader, self->type, g_array_index (self->ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
      if (lia_record_is_trashed (record))
        {
          g_autofree char *name = lia_record_get_display_name (record);
          g_autofree char *quoted = lia_text_quote (name);

          g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                       _ ("%s is in the trash; restore it to merge it"), quoted);
          return NULL;
        }
    }
  return merge_records (self, records);
}
