/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-sheet-source.h"

void
lia_sheet_source_init (LiaSheetSource *self,
                       const LiaRowSourceClass *klass,
                       LiaWorkbook *workbook,
                       LiaSheetFlags flags,
                       LiaArchivePart *part,
                       const char *name,
                       const LiaXmlHandler *handler)
{
  self->parent.klass = klass;
  self->workbook = lia_workbook_ref (workbook);
  self->visible_only = (flags & LIA_SHEET_VISIBLE_ONLY) != 0;
  self->rows = lia_sheet_rows_new ();
  self->reader = lia_xml_reader_new (part, name, handler, self);
}

void
lia_sheet_source_clear (LiaSheetSource *self)
{
  g_clear_pointer (&self->reader, lia_xml_reader_free);
  g_clear_pointer (&self->rows, lia_sheet_rows_free);
  g_clear_pointer (&self->workbook, lia_workbook_unref);
  g_clear_pointer (&self->hidden_columns, g_free);
}

void
lia_sheet_source_hide_column (LiaSheetSource *self, guint column)
{
  g_return_if_fail (column < LIA_SHEET_MAX_COLUMNS);

  if (self->hidden_columns == NULL)
    self->hidden_columns = g_new0 (guint8, LIA_SHEET_MAX_COLUMNS);
  self->hidden_columns[column] = 1;
}

gboolean
lia_sheet_source_next (LiaRowSource *source,
                       const char *const **cells,
                       guint *n_cells,
                       GCancellable *cancellable,
                       GError **error)
{
  LiaSheetSource *self = (LiaSheetSource *) source;

  while (!lia_sheet_rows_take (self->rows, cells, n_cells, &self->line))
    {
      /* What stands behind the last row is read, too: a file that is damaged there is damaged. */
      if (self->at_end || !lia_xml_reader_step (self->reader, &self->at_end, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

guint64
lia_sheet_source_get_line (LiaRowSource *source)
{
  return ((LiaSheetSource *) source)->line;
}

double
lia_sheet_source_get_fraction (LiaRowSource *source)
{
  return lia_xml_reader_get_fraction (((LiaSheetSource *) source)->reader);
}
