/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-cards.h"

#include <glib/gi18n-lib.h>

#include "lia-csv-writer.h"
#include "lia-error.h"
#include "lia-person.h"
#include "lia-record-card.h"
#include "lia-vcard-reader.h"

#define ORGANISATION "organisation"

struct _LiaImportCards
{
  const LiaRecordType *type;

  /* owned */
  LiaVcardReader *reader;
  GPtrArray
      *names; /* (element-type utf8): of the fields that are columns, borrowed from the type */
  GPtrArray *cells; /* (element-type utf8): of the last row, and a NULL */
  char *problem;
  LiaVcard *card; /* (nullable): of the last row */

  guint64 line;
  gboolean header_read;
};

/* What a field gets, (transfer full) (nullable). The import takes a guard against formulas off again, so text that
 * looks like a guarded one gets one. */
static char *
get_cell (const LiaImportCards *self, const LiaVcard *card, const char *field)
{
  char *text = lia_record_card_get_field (card, self->type, field);

  if (text != NULL && lia_csv_unguard (text) != text)
    {
      char *guarded = g_strconcat ("'", text, NULL);

      g_free (text);
      return guarded;
    }
  return text;
}

/* Columns are those that some card fills. */
static gboolean
find_columns (LiaImportCards *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaVcardReader) reader = lia_vcard_reader_new (stream);
  const guint n_fields = self->type->n_fields;
  const guint n = n_fields + (self->type == &lia_person_type ? 1 : 0);
  g_autofree gboolean *used = g_new0 (gboolean, n);
  g_autofree const char **names = g_new0 (const char *, n);
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < n; i++)
    names[i] = i < n_fields ? self->type->fields[i].name : ORGANISATION;
  /* Names are always there, so that no file is without a column. */
  used[0] = TRUE;
  for (;;)
    {
      g_autoptr (LiaVcard) card = lia_vcard_reader_next (reader, cancellable, &local_error);

      if (card == NULL)
        break;
      for (guint i = 0; i < n; i++)
        if (!used[i])
          {
            g_autofree char *text = lia_record_card_get_field (card, self->type, names[i]);

            used[i] = text != NULL && *text != '\0';
          }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (used[i])
      g_ptr_array_add (self->names, (char *) names[i]);
  return TRUE;
}

LiaImportCards *
lia_import_cards_new (GInputStream *stream,
                      const LiaRecordType *type,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (LiaImportCards) self = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (G_IS_SEEKABLE (stream), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  self = g_new0 (LiaImportCards, 1);
  self->type = type;
  self->names = g_ptr_array_new ();
  self->cells = g_ptr_array_new_with_free_func (g_free);
  if (!find_columns (self, stream, cancellable, error))
    return NULL;
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, &local_error))
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_IO, local_error->message);
      return NULL;
    }
  self->reader = lia_vcard_reader_new (stream);
  return g_steal_pointer (&self);
}

void
lia_import_cards_free (LiaImportCards *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->reader, lia_vcard_reader_free);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->cells);
  g_free (self->problem);
  g_clear_pointer (&self->card, lia_vcard_free);
  g_free (self);
}

static const char *
get_label (const LiaRecordType *type, const char *name)
{
  const LiaField *field = lia_record_type_get_field (type, name);

  return field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : _ ("Organisation");
}

/* A person is no partner, and nobody of it all is a group. */
static void
judge (LiaImportCards *self, const LiaVcard *card)
{
  const gboolean person = self->type == &lia_person_type;

  g_clear_pointer (&self->problem, g_free);
  self->line = card->line;
  if (card->problem != NULL)
    {
      self->problem = g_strdup (card->problem);
      self->line = card->problem_line;
    }
  else if (card->kind == LIA_VCARD_GROUP)
    self->problem = g_strdup (_ ("This card is a list of other cards"));
  else if (card->kind == LIA_VCARD_OTHER)
    self->problem = g_strdup (_ ("This card is about neither a person nor an organisation"));
  else if (person && card->kind == LIA_VCARD_ORGANISATION)
    self->problem = g_strdup (_ ("This card is an organisation's; import it among partners"));
  else if (!person && card->kind == LIA_VCARD_PERSON)
    self->problem = g_strdup (_ ("This card is a person's; import it among people"));
}

static void
hand_out (LiaImportCards *self, const char *const **cells, guint *n_cells)
{
  *n_cells = self->cells->len;
  g_ptr_array_add (self->cells, NULL);
  *cells = (const char *const *) self->cells->pdata;
}

gboolean
lia_import_cards_next (LiaImportCards *self,
                       const char *const **cells,
                       guint *n_cells,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_pointer (&self->card, lia_vcard_free);
  *cells = NULL;
  *n_cells = 0;
  g_ptr_array_set_size (self->cells, 0);
  if (!self->header_read)
    {
      self->header_read = TRUE;
      self->line = 1;
      for (guint i = 0; i < self->names->len; i++)
        g_ptr_array_add (self->cells,
                         g_strdup (get_label (self->type, g_ptr_array_index (self->names, i))));
      hand_out (self, cells, n_cells);
      return TRUE;
    }

  self->card = lia_vcard_reader_next (self->reader, cancellable, error);
  if (self->card == NULL)
    return FALSE;
  judge (self, self->card);
  for (guint i = 0; i < self->names->len; i++)
    {
      char *text = get_cell (self, self->card, g_ptr_array_index (self->names, i));

      g_ptr_array_add (self->cells, text != NULL ? text : g_strdup (""));
    }
  hand_out (self, cells, n_cells);
  return TRUE;
}

guint64
lia_import_cards_get_line (LiaImportCards *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

guint64
lia_import_cards_get_offset (LiaImportCards *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return lia_vcard_reader_get_offset (self->reader);
}

const char *
lia_import_cards_get_problem (LiaImportCards *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problem;
}

const LiaVcard *
lia_import_cards_get_card (LiaImportCards *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->card;
}
