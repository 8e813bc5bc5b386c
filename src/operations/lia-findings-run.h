/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-partner-rules.h"
#include "lia-reader.h"
#include "lia-row-counts.h"

G_BEGIN_DECLS

/* Asking the rules about a workspace, on whatever thread the reader belongs to. */

/**
 * lia_findings_evaluate:
 * @today: the day it is
 *
 * Everything that is to be found, in words; what the command line prints.
 *
 * Returns: (transfer full) (element-type LiaFinding): worst subject first, then by number and name of the subject
 */
GPtrArray *lia_findings_evaluate (LiaReader *reader, guint32 today, GError **error);

/**
 * lia_findings_describe:
 * @subject: id of a partner
 *
 * Returns: (transfer full) (element-type LiaFinding): those of one partner, worst first; empty for one in the trash
 */
GPtrArray *lia_findings_describe (LiaReader *reader,
                                  const LiaRuleSettings *settings,
                                  gint64 subject,
                                  guint32 today,
                                  GError **error);

/** lia_findings_get_clock_day: Returns: today, in the local time zone, as a julian day of GDate */
guint32 lia_findings_get_clock_day (void);

/**
 * LiaFindingsState: what was found in a workspace at some moment. Not changed once made; the arrays are shared.
 * @verdicts: (element-type LiaVerdict): by subject, the worst of a subject first
 * @counts: (element-type LiaRowCount): of each subject that has any, by id
 */
typedef struct
{
  LiaRuleSettings settings;
  guint32 today;
  GArray *verdicts;
  GArray *counts;
} LiaFindingsState;

LiaFindingsState *lia_findings_state_new (void); /* nothing found */
void lia_findings_state_free (LiaFindingsState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaFindingsState, lia_findings_state_free)

/**
 * lia_findings_state_update:
 * @self: (nullable): the state before; %NULL: ask about everything
 * @batches: (element-type gint64): what was committed since
 * @touched: (out) (nullable) (element-type gint64): the subjects asked about, by id; %NULL: all
 *
 * Asks only about the partners these batches touched, unless they are many or a rule changed.
 *
 * Returns: (transfer full): the state as it is now
 */
LiaFindingsState *lia_findings_state_update (const LiaFindingsState *self,
                                             LiaReader *reader,
                                             GArray *batches,
                                             guint32 today,
                                             GArray **touched,
                                             GError **error);

G_END_DECLS
