/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-person-derived.h"

#include <glib/gi18n-lib.h>

/* Affiliations that have not ended, with partners that are not in the trash. */
#define CURRENT                                                                                    \
  "a.trashed_at IS NULL AND a.undone = 0 AND o.trashed_at IS NULL AND o.undone = 0"                \
  " AND (a.to_date IS NULL OR a.to_date >= date ('now', 'localtime'))"

/* Whoever belongs to several organisations is known by the main one, else by the one begun last. */
#define FIRST "a.main DESC, a.from_date DESC NULLS LAST, a.id"

#define OF_ROW(value)                                                                              \
  "(SELECT " value " FROM affiliation a JOIN partner o ON o.id = a.partner"                        \
  " WHERE a.person = r.id AND " CURRENT " ORDER BY " FIRST " LIMIT 1)"

#define OF_ALL(value)                                                                              \
  "SELECT f.id AS id, f.value AS value FROM (SELECT a.person AS id, " value " AS value,"           \
  " row_number () OVER (PARTITION BY a.person ORDER BY " FIRST ") AS place"                        \
  " FROM affiliation a JOIN partner o ON o.id = a.partner WHERE " CURRENT                          \
  ") f WHERE f.place = 1 AND f.value IS NOT NULL"

/* Yet they belong to each of them, and are found by it. */
#define OF_EACH(value)                                                                             \
  "SELECT a.person AS id, " value                                                                  \
  " AS value FROM affiliation a JOIN partner o ON o.id = a.partner"                                \
  " WHERE " value " IS NOT NULL AND " CURRENT

const char lia_person_derived_sql[]
    = "SELECT a.partner, o.country, o.name FROM affiliation a"
      " JOIN partner o ON o.id = a.partner"
      " WHERE a.person = ?1 AND " CURRENT " ORDER BY " FIRST " LIMIT 1";

static const char *const tables[] = { "affiliation", "partner", NULL };

const LiaDerivedField lia_person_derived[LIA_N_PERSON_DERIVED] = {
  {
      .field
      = { "organisation", LIA_FIELD_REF, N_ ("Organisation"), LIA_FIELD_IN_LIST | LIA_FIELD_FACET,
          .target = "partner", .headers = "organization|partner|company|employer|institution" },
      .value_sql = OF_ROW ("a.partner"),
      .rows_sql = OF_ALL ("a.partner"),
      .each_sql = OF_EACH ("a.partner"),
      .tables = tables,
  },
  {
      .field = { "country", LIA_FIELD_COUNTRY, N_ ("Country"), LIA_FIELD_IN_LIST | LIA_FIELD_FACET,
                 .headers = "nation" },
      .value_sql = OF_ROW ("o.country"),
      .rows_sql = OF_ALL ("o.country"),
      .each_sql = OF_EACH ("o.country"),
      .tables = tables,
  },
};
