/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-findings-run.h"
#include "lia-row-counts.h"

G_BEGIN_DECLS

/**
 * LiaFindingsState: what was found in a workspace at some moment. Not changed once made; the arrays are shared.
 * @verdicts: (element-type LiaVerdict): by subject, the worst of a subject first
 * @counts: (element-type LiaRowCount): of each subject that has any, by id
 * @pairs: (element-type LiaDuplicatePair): partners that look alike, as far as they were looked for
 */
typedef struct
{
  LiaRuleSettings settings;
  guint32 today;
  GArray *verdicts;
  GArray *counts;
  GArray *pairs;
  gint64 n_partners;
} LiaFindingsState;

/** lia_findings_state_new: Returns: (transfer full): nothing found, rules as they are by default */
LiaFindingsState *lia_findings_state_new (void);
void lia_findings_state_free (LiaFindingsState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaFindingsState, lia_findings_state_free)

/** lia_findings_state_is_large: whether there are more partners than are worth an index of those that look alike */
gboolean lia_findings_state_is_large (const LiaFindingsState *self);

/** lia_findings_state_share: Returns: (transfer full): the same, for another thread */
LiaFindingsState *lia_findings_state_share (const LiaFindingsState *self);

/**
 * LiaFindingsRequest:
 * @before: (nullable): the state before; %NULL: ask about everything
 * @batches: (element-type gint64): what was committed since
 * @today: the day it is
 * @with_duplicates: look for all partners that look alike, which takes long
 * @index: (nullable): finds those that look alike; kept up to date here and given back, made when @with_duplicates says
 *   so and the workspace is small enough to keep it
 * @touched: (out) (nullable) (element-type gint64): the subjects asked about, by id; %NULL: all
 * @skipped_duplicates: (out): there was no index to ask whether the changed partners look like others
 */
typedef struct
{
  LiaFindingsState *before;
  GArray *batches;
  guint32 today;
  gboolean with_duplicates;
  LiaDuplicateIndex *index;
  GArray *touched;
  gboolean skipped_duplicates;
} LiaFindingsRequest;

/** lia_findings_request_clear: frees what it owns, and what was not taken from it */
void lia_findings_request_clear (LiaFindingsRequest *self);

/**
 * lia_findings_update:
 *
 * Asks only about the partners that the batches touched, unless they are many or a rule changed.
 *
 * Returns: (transfer full): the state as it is now
 */
LiaFindingsState *lia_findings_update (LiaFindingsRequest *request,
                                       LiaReader *reader,
                                       GCancellable *cancellable,
                                       GError **error);

/**
 * lia_findings_count_once:
 *
 * Asks about everything and hands the counts to @store, so that lia_open_findings() answers in SQL: for who
 * has no #LiaFindings, as the command line. Only on the store's thread.
 */
gboolean lia_findings_count_once (LiaStore *store, guint32 today, GError **error);

G_END_DECLS
