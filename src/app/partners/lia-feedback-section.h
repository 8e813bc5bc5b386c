/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-section.h"

G_BEGIN_DECLS

/** LiaFeedbackSection: feedback from a partner and to it */
#define LIA_TYPE_FEEDBACK_SECTION (lia_feedback_section_get_type ())
G_DECLARE_FINAL_TYPE (LiaFeedbackSection,
                      lia_feedback_section,
                      LIA,
                      FEEDBACK_SECTION,
                      LiaRecordSection)

G_END_DECLS
