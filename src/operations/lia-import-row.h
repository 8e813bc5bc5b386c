/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-affiliations.h"
#include "lia-import-matcher.h"
#include "lia-import-rows.h"
#include "lia-import-team.h"
#include "lia-record-find.h"

G_BEGIN_DECLS

/**
 * LiaImportRow:
 * @n_problems: why it is rejected; 0 for a row that can be taken
 * @digest: of what it says of its record, to know a row that stands twice
 * @id: the record it became; negative in a dry run, 0 for none
 * @given: bit set of the fields the row says something about
 * @added: bit set of the fields of which it says something that comes to what its record has
 * @whole_name: the name came in one cell
 * @keep_post: the record had this post before: what is said of it is no news for an affiliation
 * @draft: (owned): what the row says
 * @affiliation: (owned) (nullable):
 * @organisation: (owned) (nullable): whom a person belongs to
 * @affiliations: (owned) (nullable) (element-type LiaCardAffiliation): of a card, instead of these two
 * @rest: (owned) (nullable) (element-type LiaImportRest): what cells say beyond what their fields take, until the row is read
 * @warnings: (owned) (nullable) (element-type utf8): where such things are kept
 * @keys: (owned): set when its record is looked for
 *
 * One row on its way from the file to its record.
 */
typedef struct
{
  guint64 line;
  guint n_problems;
  guint64 digest;
  gint64 id;
  guint64 given;
  guint64 added;
  gboolean whole_name;
  gboolean keep_post;
  LiaRecord *draft;
  LiaRecord *affiliation;
  char *organisation;
  GPtrArray *affiliations;
  GPtrArray *rest;
  GPtrArray *warnings;
  LiaImportKeys keys;
} LiaImportRow;

/** lia_import_row_get_bit: of @field in the sets of fields */
static inline guint64
lia_import_row_get_bit (const LiaRecordType *type, const LiaField *field)
{
  return G_GUINT64_CONSTANT (1) << (field - type->fields);
}

/**
 * LiaImportRowContext:
 * @affiliations: (nullable): where there are none
 * @team: (nullable): where rows name nobody
 * @result: gets the problems
 *
 * What reading a row needs; all borrowed.
 */
typedef struct
{
  const LiaImportPlan *plan;
  LiaImportRows *rows;
  LiaReader *reader;
  LiaRefCache *names;
  LiaImportAffiliations *affiliations;
  LiaImportTeam *team;
  LiaImportResult *result;
} LiaImportRowContext;

/**
 * lia_import_row_read:
 * @self: zeroed
 *
 * Takes the row at which the context's rows stand, cell by cell. What is wrong with it becomes problems.
 *
 * Returns: %FALSE only for what is no fault of the row
 */
gboolean
lia_import_row_read (LiaImportRow *self, const LiaImportRowContext *context, GError **error);
/** lia_import_row_clear: frees what it owns */
void lia_import_row_clear (LiaImportRow *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaImportRow, lia_import_row_clear)

/** lia_import_row_reject: @field: "" for the whole row. @value: the cell as it stands in the file */
void lia_import_row_reject (LiaImportRow *self,
                            LiaImportResult *result,
                            const char *field,
                            const char *value,
                            const char *reason);

G_END_DECLS
