/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-problem-item.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "lia-text.h"

/* A cell may be megabytes long; nobody reads more of it in a list. */
#define MAX_SHOWN_CHARACTERS 200

struct _LiaImportProblemItem
{
  GObject parent_instance;

  /* owned */
  char *place;
  char *value;
  char *reason;
  char *field; /* (nullable) */

  guint64 line;
  gint64 record; /* 0: none */
  guint64 other_line; /* 0: none */
  gboolean same_key;
};

G_DEFINE_FINAL_TYPE (LiaImportProblemItem, lia_import_problem_item, G_TYPE_OBJECT)

static void
lia_import_problem_item_finalize (GObject *object)
{
  LiaImportProblemItem *self = LIA_IMPORT_PROBLEM_ITEM (object);

  g_free (self->place);
  g_free (self->value);
  g_free (self->reason);
  g_free (self->field);

  G_OBJECT_CLASS (lia_import_problem_item_parent_class)->finalize (object);
}

static void
lia_import_problem_item_class_init (LiaImportProblemItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_import_problem_item_finalize;
}

static void
lia_import_problem_item_init (LiaImportProblemItem *self)
{
}

static char *
dup_shown (const char *text)
{
  if (text == NULL)
    return g_strdup ("");

  g_autofree char *start = g_utf8_substring (
      text, 0, MIN (MAX_SHOWN_CHARACTERS, g_utf8_strlen (text, 4 * MAX_SHOWN_CHARACTERS)));

  return lia_text_make_bidi_visible (start);
}

/* A clause as a sentence of its own. */
static char *
dup_capitalised (const char *text)
{
  g_autofree char *shown = dup_shown (text);
  GString *sentence = g_string_new (NULL);

  if (*shown == '\0')
    return g_string_free_and_steal (sentence);
  g_string_append_unichar (sentence, g_unichar_toupper (g_utf8_get_char (shown)));
  g_string_append (sentence, g_utf8_next_char (shown));
  return g_string_free_and_steal (sentence);
}

LiaImportProblemItem *
lia_import_problem_item_new (const LiaImportProblem *problem, const char *field_label)
{
  g_return_val_if_fail (problem != NULL, NULL);

  LiaImportProblemItem *self = g_object_new (LIA_TYPE_IMPORT_PROBLEM_ITEM, NULL);

  if (field_label != NULL)
    /* Translators: where in a file: line and name of a field */
    self->place = g_strdup_printf (_ ("Line %" PRIu64 " · %s"), problem->line, field_label);
  else
    self->place = g_strdup_printf (_ ("Line %" PRIu64), problem->line);
  self->line = problem->line;
  if (problem->field != NULL && *problem->field != '\0')
    self->field = g_strdup (problem->field);
  self->value = dup_shown (problem->value);
  self->reason = dup_shown (problem->reason);

  return self;
}

LiaImportProblemItem *
lia_import_problem_item_new_for_likeness (const LiaImportLikeness *likeness)
{
  g_return_val_if_fail (likeness != NULL, NULL);

  LiaImportProblemItem *self = g_object_new (LIA_TYPE_IMPORT_PROBLEM_ITEM, NULL);
  g_autofree char *name = dup_shown (likeness->name);
  g_autofree char *other_name = dup_shown (likeness->other_name);

  self->line = likeness->line;
  self->record = likeness->id;
  self->other_line = likeness->other_line;
  self->same_key = likeness->same_key;
  if (likeness->same_key)
    self->place = g_strdup_printf (
        /* Translators: a row of a file: line, name, line of another row that has the same name */
        _ ("Line %" PRIu64 " · “%s” stands in line %" PRIu64 " already"), likeness->line, name,
        likeness->other_line);
  else if (likeness->other_line != 0)
    self->place = g_strdup_printf (
        /* Translators: a row of a file: line, name of what it would create, line and name of another row */
        _ ("Line %" PRIu64 " · “%s” looks like line %" PRIu64 ", “%s”"), likeness->line, name,
        likeness->other_line, other_name);
  else
    /* Translators: a row of a file: line, name of what it would create, name of what there is already */
    self->place = g_strdup_printf (_ ("Line %" PRIu64 " · “%s” looks like “%s”"), likeness->line,
                                   name, other_name);
  self->value = g_strdup ("");
  self->reason = dup_capitalised (likeness->reason);

  return self;
}

LiaImportProblemItem *
lia_import_problem_item_new_for_warning (const LiaImportProblem *warning)
{
  g_return_val_if_fail (warning != NULL, NULL);

  LiaImportProblemItem *self = g_object_new (LIA_TYPE_IMPORT_PROBLEM_ITEM, NULL);
  g_autofree char *name = dup_shown (warning->value);

  self->line = warning->line;
  /* Translators: where in a file: line and name of a person or organisation */
  self->place = g_strdup_printf (_ ("Line %" PRIu64 " · %s"), warning->line, name);
  self->value = g_strdup ("");
  self->reason = dup_shown (warning->reason);

  return self;
}

gboolean
lia_import_problem_item_is_likeness (LiaImportProblemItem *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self), FALSE);

  return self->record != 0 || self->other_line != 0;
}

GtkStringList *
lia_import_problem_item_make_choices (LiaImportProblemItem *self)
{
  g_autofree char *merge = NULL;

  g_return_val_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self), NULL);

  if (self->record != 0)
    return gtk_string_list_new (
        (const char *const[]) { _ ("Create"), _ ("Update the Record"), _ ("Leave Out"), NULL });
  merge = g_strdup_printf (_ ("Merge with Line %" PRIu64), self->other_line);
  return gtk_string_list_new (
      (const char *const[]) { _ ("Keep Both"), merge, _ ("Leave Out"), NULL });
}

void
lia_import_problem_item_choose (LiaImportProblemItem *self, LiaImport *import, guint position)
{
  g_return_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self));

  if (position == 0)
    lia_import_set_choice (import, self->line, LIA_IMPORT_LIKE_CREATE, 0);
  else if (position == 1 && self->record != 0)
    lia_import_set_choice (import, self->line, LIA_IMPORT_LIKE_UPDATE, self->record);
  else if (position == 1)
    lia_import_set_choice (import, self->line, LIA_IMPORT_LIKE_MERGE, (gint64) self->other_line);
  else
    lia_import_set_choice (import, self->line, LIA_IMPORT_LIKE_SKIP, 0);
}

guint
lia_import_problem_item_get_chosen (LiaImportProblemItem *self, LiaImport *import)
{
  g_return_val_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self), 0);

  switch (lia_import_get_choice (import, self->line))
    {
    case LIA_IMPORT_LIKE_CREATE:
      return 0;
    case LIA_IMPORT_LIKE_UPDATE:
    case LIA_IMPORT_LIKE_MERGE:
      return 1;
    case LIA_IMPORT_LIKE_SKIP:
      return 2;
    case LIA_IMPORT_LIKE_UNDECIDED:
    default:
      return self->same_key ? 2 : 0;
    }
}

guint64
lia_import_problem_item_get_line (LiaImportProblemItem *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self), 0);

  return self->line;
}

const char *
lia_import_problem_item_get_field (LiaImportProblemItem *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self), NULL);

  return self->field;
}

const char *
lia_import_problem_item_get_place (LiaImportProblemItem *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self), NULL);

  return self->place;
}

const char *
lia_import_problem_item_get_value (LiaImportProblemItem *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self), NULL);

  return self->value;
}

const char *
lia_import_problem_item_get_reason (LiaImportProblemItem *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self), NULL);

  return self->reason;
}
