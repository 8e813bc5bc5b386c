/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lia-rule.h"

G_BEGIN_DECLS

/**
 * LiaFinding:
 *
 * Something that needs attention, in words. Immutable.
 *
 * Properties: `message` (plain text, without the subject's name), `subject-name`, `severity` (int, #LiaSeverity),
 * `code`. User text in them is not markup.
 */
#define LIA_TYPE_FINDING (lia_finding_get_type ())
G_DECLARE_FINAL_TYPE (LiaFinding, lia_finding, LIA, FINDING, GObject)

/**
 * lia_finding_new:
 * @subject_table, @subject_id, @subject_name: what it is about, as lists are grouped
 * @record_id: the row of the rule's table that it points at; 0: the subject
 */
LiaFinding *lia_finding_new (LiaRuleId rule,
                             LiaSeverity severity,
                             const char *subject_table,
                             gint64 subject_id,
                             const char *subject_name,
                             gint64 record_id,
                             const char *message);

/** lia_finding_get_rule: Returns: the rule that found it */
LiaRuleId lia_finding_get_rule (LiaFinding *self);
/** lia_finding_get_code: Returns: (transfer none): stable name of the rule: "partner.silent" */
const char *lia_finding_get_code (LiaFinding *self);
/** lia_finding_get_severity: Returns: how bad it is, as the workspace's settings have it */
LiaSeverity lia_finding_get_severity (LiaFinding *self);
/** lia_finding_get_subject_table: Returns: (transfer none) */
const char *lia_finding_get_subject_table (LiaFinding *self);
/** lia_finding_get_subject_id: Returns: the row it is about */
gint64 lia_finding_get_subject_id (LiaFinding *self);
/** lia_finding_get_subject_name: Returns: (transfer none): as it was when the rule was checked */
const char *lia_finding_get_subject_name (LiaFinding *self);
/** lia_finding_get_record_table: Returns: (transfer none): the table of lia_finding_get_record_id() */
const char *lia_finding_get_record_table (LiaFinding *self);
/** lia_finding_get_record_id: Returns: the row it points at; the subject where it points at no other */
gint64 lia_finding_get_record_id (LiaFinding *self);
/** lia_finding_get_message: Returns: (transfer none): translated plain text, not markup */
const char *lia_finding_get_message (LiaFinding *self);
/** lia_finding_get_fix: Returns: (nullable): stable name of the fix, as in #LiaRule */
const char *lia_finding_get_fix (LiaFinding *self);
/** lia_finding_get_fix_label: Returns: (nullable): of its button, translated */
const char *lia_finding_get_fix_label (LiaFinding *self);

G_END_DECLS
