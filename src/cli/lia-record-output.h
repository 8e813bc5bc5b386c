/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaOutputFormat: an aligned table unless one of these is asked for. */
typedef struct
{
  gboolean json;
  gboolean csv;
} LiaOutputFormat;

#define LIA_OUTPUT_FORMAT_ENTRIES(format)                                                          \
  { "json", 0, 0, G_OPTION_ARG_NONE, &(format).json, N_ ("Print one JSON array"), NULL },          \
  {                                                                                                \
    "csv", 0, 0, G_OPTION_ARG_NONE, &(format).csv, N_ ("Print CSV, all fields"), NULL              \
  }

/**
 * LiaRecordOutput:
 *
 * Records of one type on their way to standard output. JSON and CSV are streamed; a table is written at the end.
 */
typedef struct _LiaRecordOutput LiaRecordOutput;

/** lia_record_output_new: @columns: (nullable) (element-type LiaField): fields or derived ones; %NULL: those of lists for a
 * table, all fields otherwise */
LiaRecordOutput *lia_record_output_new (const LiaRecordType *type,
                                        GPtrArray *columns,
                                        const LiaOutputFormat *format);
void lia_record_output_free (LiaRecordOutput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRecordOutput, lia_record_output_free)

/** lia_record_output_add: prints @record, or keeps its row for the table */
void lia_record_output_add (LiaRecordOutput *self, LiaRecord *record);
/** lia_record_output_finish: prints what is left: the end of the JSON, or the table */
void lia_record_output_finish (LiaRecordOutput *self);

/** lia_record_output_print_card: one record, a line a field that is set */
void lia_record_output_print_card (LiaRecord *record);

G_END_DECLS
