/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-rest.h"

#include <glib/gi18n-lib.h>

#include "lia-import-contacts.h"
#include "lia-string-set.h"
#include "lia-text.h"

/* What one cell leaves over. */
typedef struct
{
  const LiaField *field; /* of the cell */
  char *cell;
  LiaImportContacts *contacts; /* the first one is in the field */
} LiaImportRest;

static void
rest_free (LiaImportRest *rest)
{
  g_free (rest->cell);
  lia_import_contacts_free (rest->contacts);
  g_free (rest);
}

char *
lia_import_rest_set_aside (LiaImportRow *row, const LiaImportTarget *target, const char *text)
{
  LiaImportContacts *contacts = target->kind == LIA_IMPORT_TARGET_FIELD && target->field != NULL
                                    ? lia_import_contacts_find (target->field, text)
                                    : NULL;
  LiaImportRest *rest;

  if (contacts == NULL)
    return NULL;
  rest = g_new (LiaImportRest, 1);
  rest->field = target->field;
  rest->cell = g_strdup (text);
  rest->contacts = contacts;
  if (row->rest == NULL)
    row->rest = g_ptr_array_new_with_free_func ((GDestroyNotify) rest_free);
  g_ptr_array_add (row->rest, rest);
  return g_strdup (((LiaImportContact *) g_ptr_array_index (contacts->contacts, 0))->text);
}

/* Places. */

/* Where a record has room for more of the same: (nullable) */
static const LiaField *
find_second_place (const LiaRecordType *type, const LiaField *field)
{
  if (field->type == LIA_FIELD_URL)
    return NULL;
  return lia_record_type_get_field (type, field->type == LIA_FIELD_EMAIL ? "other_emails"
                                                                         : "other_phones");
}

static const LiaField *
find_notes (const LiaRecordType *type)
{
  const LiaField *notes = lia_record_type_get_field (type, "notes");

  return notes != NULL ? notes : lia_record_type_get_field (type, "description");
}

static void
mark (LiaImportRow *row, const LiaImportPlan *plan, const LiaField *field)
{
  const guint64 bit = lia_import_row_get_bit (plan->type, field);

  /* Where a column says it too, that one decides what comes in place of what there is. */
  if ((row->given & bit) == 0)
    row->added |= bit;
}

static GPtrArray *
get_elements (LiaRecord *record, const char *field)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) texts = lia_record_get_set (record, field);

  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (elements, g_strdup (texts[i]));
  return elements;
}

static void
add_element (LiaRecord *record, const LiaField *field, const char *text)
{
  g_autoptr (GPtrArray) elements = get_elements (record, field->name);
  g_autofree char *json = NULL;
  LiaValue value;

  if (g_ptr_array_find_with_equal_func (elements, text, g_str_equal, NULL))
    return;
  g_ptr_array_add (elements, g_strdup (text));
  json = lia_string_set_to_json (elements);
  value = LIA_TEXT (json);
  lia_record_set_value (record, field->name, &value);
}

static gboolean
has_line (const char *text, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  return g_strv_contains ((const char *const *) lines, line);
}

static char *
append_lines (const char *text, const char *more)
{
  g_auto (GStrv) lines = g_strsplit (more != NULL ? more : "", "\n", -1);
  g_autoptr (GString) all = g_string_new (text);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!has_line (text, lines[i]))
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", lines[i]);
  return all->len > 0 ? g_string_free_and_steal (g_steal_pointer (&all)) : NULL;
}

char *
lia_import_rest_unite (LiaRecord *record, LiaRecord *draft, const LiaField *field)
{
  g_autoptr (LiaRecord) united = NULL;
  g_auto (GStrv) more = NULL;

  if (field->type == LIA_FIELD_MULTILINE)
    return append_lines (lia_record_get_text (record, field->name),
                         lia_record_get_text (draft, field->name));
  united = lia_record_copy (record);
  more = lia_record_get_set (draft, field->name);
  for (guint i = 0; more[i] != NULL; i++)
    add_element (united, field, more[i]);
  return g_strdup (lia_record_get_text (united, field->name));
}

/* Keeping. */

static void
note (LiaImportRow *row, const LiaImportPlan *plan, const LiaField *field, const char *text)
{
  const LiaField *notes = find_notes (plan->type);
  const char *label = g_dgettext (GETTEXT_PACKAGE, field->label);
  /* Lines of a cell would be taken for lines of the notes. */
  g_autofree char *flat = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  g_autofree char *line = g_strdup_printf (_ ("%s: %s"), label, flat);
  g_autofree char *quoted = lia_text_quote (flat);
  g_autofree char *united = append_lines (lia_record_get_text (row->draft, notes->name), line);
  const LiaValue value = LIA_TEXT (united);

  lia_record_set_value (row->draft, notes->name, &value);
  mark (row, plan, notes);
  if (row->warnings == NULL)
    row->warnings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (
      row->warnings,
      /* Translators: a field, what a cell says that does not go into it, and the field where that is kept instead:
       * E-Mail: “b@example.org” is kept in “Notes” */
      g_strdup_printf (_ ("%s: %s is kept in “%s”"), label, quoted,
                       g_dgettext (GETTEXT_PACKAGE, notes->label)));
}

/* A mobile number among others goes where mobile numbers go. */
static gboolean
keep_mobile (LiaImportRow *row, const LiaImportPlan *plan, const LiaImportContact *contact)
{
  const LiaField *mobile = lia_record_type_get_field (plan->type, "mobile");
  const LiaValue value = LIA_TEXT (contact->text);

  if (contact->kind != LIA_IMPORT_CONTACT_MOBILE || mobile == NULL
      || lia_import_plan_find_column (plan, "mobile") >= 0
      || lia_record_get_text (row->draft, "mobile") != NULL)
    return FALSE;
  lia_record_set_value (row->draft, "mobile", &value);
  row->given |= lia_import_row_get_bit (plan->type, mobile);
  return TRUE;
}

/* "Ada Obi <ada@example.org>" says nothing new of Ada Obi. */
static gboolean
is_known (LiaImportRow *row, const char *more)
{
  g_autofree char *name = lia_record_get_display_name (row->draft);
  g_autofree char *known = g_strconcat (name, " ", row->organisation, NULL);
  g_autofree char *folded_known = lia_text_fold (known);
  g_autofree char *folded = lia_text_fold (more);
  g_auto (GStrv) known_words = g_strsplit (folded_known, " ", -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) known_words, words[i]))
      return FALSE;
  return TRUE;
}

static void
keep_one (LiaImportRow *row, const LiaImportPlan *plan, const LiaImportRest *rest)
{
  const GPtrArray *contacts = rest->contacts->contacts;
  const LiaField *second = find_second_place (plan->type, rest->field);
  const LiaImportContact *first = g_ptr_array_index (contacts, 0);
  gboolean whole = *rest->contacts->more != '\0' && !is_known (row, rest->contacts->more);
  g_autoptr (GString) others = g_string_new (NULL);

  whole
      = whole
        || (first->kind == LIA_IMPORT_CONTACT_MOBILE && !g_str_equal (rest->field->name, "mobile"));
  for (guint i = 1; i < contacts->len; i++)
    {
      const LiaImportContact *contact = g_ptr_array_index (contacts, i);

      if (keep_mobile (row, plan, contact))
        continue;
      /* Which of them is the mobile one, no set of numbers says. */
      whole = whole || contact->kind == LIA_IMPORT_CONTACT_MOBILE;
      if (second != NULL)
        {
          add_element (row->draft, second, contact->text);
          mark (row, plan, second);
        }
      else
        g_string_append_printf (others, "%s%s", others->len > 0 ? _ (", ") : "", contact->text);
    }
  if (whole)
    note (row, plan, rest->field, rest->cell);
  else if (others->len > 0)
    note (row, plan, rest->field, others->str);
}

void
lia_import_rest_keep (LiaImportRow *row, const LiaImportPlan *plan)
{
  for (guint i = 0; i < row->rest->len; i++)
    keep_one (row, plan, g_ptr_array_index (row->rest, i));
}
