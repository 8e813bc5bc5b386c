/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaFeedback: what a partner told us, or we told it, of the other's work (A:L138, C:L160). */
#define LIA_TYPE_FEEDBACK (lia_feedback_get_type ())
LIA_DECLARE_RECORD (LiaFeedback, lia_feedback, FEEDBACK)

G_END_DECLS
