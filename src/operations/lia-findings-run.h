/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-findings-duplicates.h"
#include "lia-partner-rules.h"
#include "lia-reader.h"

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
 * @pairs: (nullable) (element-type LiaDuplicatePair): the partners that look alike
 *
 * Returns: (transfer full) (element-type LiaFinding): those of one partner, worst first; empty for one in the trash
 */
GPtrArray *lia_findings_describe (LiaReader *reader,
                                  const LiaRuleSettings *settings,
                                  gint64 subject,
                                  guint32 today,
                                  GArray *pairs,
                                  GError **error);

/**
 * lia_findings_ask:
 * @first, @last: from which partner to which, both included
 * @verdicts: (element-type LiaVerdict): what was found is appended, by subject, the worst of a subject first
 */
gboolean lia_findings_ask (LiaReader *reader,
                           const LiaRuleSettings *settings,
                           guint32 today,
                           GArray *pairs,
                           gint64 first,
                           gint64 last,
                           GArray *verdicts,
                           GError **error);

G_END_DECLS
