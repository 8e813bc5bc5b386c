/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-derived.h"

#include <glib/gi18n-lib.h>

/* The conditions are those of the indexes in 0002-engagement.sql, so that no row need be looked at. */
#define LIVE(alias)     alias ".trashed_at IS NULL AND " alias ".undone = 0"

#define OPEN_FOLLOW_UP  "i.follow_up_date IS NOT NULL AND i.follow_up_done = 0 AND " LIVE ("i")
#define OPEN_COMMITMENT "c.due_date IS NOT NULL AND c.honoured_date IS NULL AND " LIVE ("c")
#define OPEN_BENEFIT    "b.due_date IS NOT NULL AND b.given_date IS NULL AND " LIVE ("b")
/* An agreement that has ended is no date to come, but a finding. */
#define ENDING_AGREEMENT                                                                           \
  "a.end_date >= date ('now', 'localtime') AND a.terminated_date IS NULL AND " LIVE ("a")

static const char *const last_contact_tables[] = { "interaction", NULL };
static const char *const next_due_tables[]
    = { "interaction", "commitment", "benefit", "agreement", NULL };
static const char *const no_tables[] = { NULL };

const LiaDerivedField lia_partner_derived[LIA_N_PARTNER_DERIVED] = {
  {
      .field = { "last_contact", LIA_FIELD_DATE, N_ ("Last Contact"), LIA_FIELD_IN_LIST,
                 .headers = "contact|contacted|last|letzter kontakt|dernier contact" },
      .value_sql
      = "(SELECT max (i.date) FROM interaction i WHERE i.partner = r.id AND " LIVE ("i") ")",
      .rows_sql = "SELECT i.partner AS id, max (i.date) AS value FROM interaction i WHERE " LIVE (
          "i") " GROUP BY i.partner",
      .tables = last_contact_tables,
  },
  {
      .field = { "next_due", LIA_FIELD_DATE, N_ ("Next Due"), LIA_FIELD_IN_LIST,
                 .headers = "due|next|nachste frist" },
      .value_sql = "(SELECT min (d.value) FROM ("
                   "SELECT min (i.follow_up_date) AS value FROM interaction i"
                   " WHERE i.partner = r.id AND " OPEN_FOLLOW_UP
                   " UNION ALL SELECT min (c.due_date) FROM commitment c"
                   " WHERE c.partner = r.id AND " OPEN_COMMITMENT
                   " UNION ALL SELECT min (b.due_date) FROM benefit b"
                   " WHERE b.partner = r.id AND " OPEN_BENEFIT
                   " UNION ALL SELECT min (a.end_date) FROM agreement a"
                   " WHERE a.partner = r.id AND " ENDING_AGREEMENT ") d)",
      .rows_sql
      = "SELECT d.id AS id, min (d.value) AS value FROM ("
        "SELECT i.partner AS id, i.follow_up_date AS value FROM interaction i WHERE " OPEN_FOLLOW_UP
        " UNION ALL SELECT c.partner, c.due_date FROM commitment c WHERE " OPEN_COMMITMENT
        " UNION ALL SELECT b.partner, b.due_date FROM benefit b WHERE " OPEN_BENEFIT
        " UNION ALL SELECT a.partner, a.end_date FROM agreement a WHERE " ENDING_AGREEMENT
        ") d GROUP BY d.id",
      .tables = next_due_tables,
  },
  {
      .field = { "open_findings", LIA_FIELD_INTEGER, N_ ("Open Findings"),
                 LIA_FIELD_IN_LIST | LIA_FIELD_FACET,
                 .headers = "findings|finding|offene befunde|befunde" },
      .value_sql = "nullif (lia_open_findings (r.id), 0)",
      .tables = no_tables,
  },
};
