/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-card-affiliation.h"
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

static gboolean
write_card (LiaRecord *record, gpointer data, GCancellable *cancellable, GError **error)
{
  const Cards *self = data;
  g_autoptr (LiaVcard) card = NULL;
  g_autoptr (GPtrArray) affiliations = NULL;

  if (self->source->type == &lia_person_type)
    {
      affiliations
          = lia_card_affiliations_load (self->source->reader, lia_record_get_id (record), error);
      if (affiliations == NULL)
        return FALSE;
    }
  card = lia_record_card_new (record, affiliations, self->fields);
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
