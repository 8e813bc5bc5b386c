/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-export-source.h"
#include "lia-person.h"
#include "lia-record-card.h"
#include "lia-vcard-writer.h"

/* Records as cards of an address book. */

typedef struct
{
  const LiaExportSource *source;
  LiaVcardWriter *writer;
  const char *const *fields;
} Cards;

/* The organisation that a person is at: the main one, else the one that was joined last; none that was left. */
static gboolean
find_organisation (LiaReader *reader, gint64 person, char **name, GError **error)
{
  GError *local_error = NULL;
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT p.name FROM affiliation a JOIN partner p ON p.id = a.partner"
      " WHERE a.person = ?1 AND a.trashed_at IS NULL AND a.undone = 0"
      " AND p.trashed_at IS NULL AND p.undone = 0"
      " AND (a.to_date IS NULL OR a.to_date >= date ('now'))"
      " ORDER BY coalesce (a.main, 0) DESC, coalesce (a.from_date, '') DESC, a.id LIMIT 1",
      error);

  *name = NULL;
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, person);
  while (lia_statement_step (statement, &local_error))
    {
      g_free (*name);
      *name = g_strdup (lia_statement_get_text (statement, 0));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
write_card (LiaRecord *record, gpointer data, GCancellable *cancellable, GError **error)
{
  const Cards *self = data;
  g_autoptr (LiaVcard) card = NULL;
  g_autofree char *organisation = NULL;

  if (self->source->type == &lia_person_type
      && !find_organisation (self->source->reader, lia_record_get_id (record), &organisation,
                             error))
    return FALSE;
  card = lia_record_card_new (record, organisation, self->fields);
  return lia_vcard_writer_add (self->writer, card, cancellable, error);
}

gboolean
lia_export_source_write_cards (const LiaExportSource *self,
                               GOutputStream *stream,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (LiaVcardWriter) writer = lia_vcard_writer_new (stream);
  g_autofree const char **fields = lia_export_source_get_fields (self);
  Cards cards = { self, writer, fields };

  return lia_export_source_foreach (self, write_card, &cards, cancellable, error)
         && lia_vcard_writer_finish (writer, cancellable, error);
}
