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

  gint64 record;
  guint64 line;
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
  /* Translators: a row of a file: line, name of what it would create, name of what there is already */
  self->place = g_strdup_printf (_ ("Line %" PRIu64 " · “%s” looks like “%s”"), likeness->line,
                                 name, other_name);
  self->value = g_strdup ("");
  self->reason = dup_shown (likeness->reason);

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

gint64
lia_import_problem_item_get_record (LiaImportProblemItem *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_PROBLEM_ITEM (self), 0);

  return self->record;
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
