/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-findings-state.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaFindings:
 *
 * What needs attention in an open workspace, kept true while it changes: after each commit the rules are asked again
 * about the partners it touched, on a thread; when the day changes, or a rule, about all. Main thread only.
 *
 * Properties: `n-open` (uint, how many there are), `ready` (boolean: asked once), `fault` (nullable).
 * Signal `changed (GArray *subjects)`: (nullable) (element-type gint64) the subjects asked about anew, by id; %NULL: all.
 * It comes after lia_open_findings() answers the same in SQL.
 */
#define LIA_TYPE_FINDINGS (lia_findings_get_type ())
G_DECLARE_FINAL_TYPE (LiaFindings, lia_findings, LIA, FINDINGS, GObject)

/** lia_findings_get: Returns: (transfer none): those of @workspace, made on the first call */
LiaFindings *lia_findings_get (LiaWorkspace *workspace);

/** lia_findings_get_fault: Returns: (nullable): why the rules could not be asked last time, so that what is told may be old */
const char *lia_findings_get_fault (LiaFindings *self);
/** lia_findings_is_ready: as the property `ready` */
gboolean lia_findings_is_ready (LiaFindings *self);
/** lia_findings_is_busy: whether what lies before the newest commit has not been looked at yet */
gboolean lia_findings_is_busy (LiaFindings *self);

/** lia_findings_count: how many there are whose subject is of the table @subject_table; %NULL: all */
guint lia_findings_count (LiaFindings *self, const char *subject_table);
/** lia_findings_count_subject: how many there are about one row, and the worst; all 0 for none */
LiaRowCount lia_findings_count_subject (LiaFindings *self, gint64 subject);

/** lia_findings_describe_subject: Returns: (transfer full) (element-type LiaFinding): those of one row now, worst first */
GPtrArray *lia_findings_describe_subject (LiaFindings *self, gint64 subject);

/** lia_findings_get_state: Returns: (transfer none): valid until `changed` */
const LiaFindingsState *lia_findings_get_state (LiaFindings *self);

/** lia_findings_get_store: Returns: (transfer none): of the workspace */
LiaStore *lia_findings_get_store (LiaFindings *self);

/** lia_findings_set_today: for tests: the day it is, julian; 0: what the clock says */
void lia_findings_set_today (LiaFindings *self, guint32 today);

G_END_DECLS
