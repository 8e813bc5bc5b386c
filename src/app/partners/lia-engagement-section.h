/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-section.h"

G_BEGIN_DECLS

/** LiaEngagementSection: the time line of a partner's interactions, newest first; project talk only when asked for */
#define LIA_TYPE_ENGAGEMENT_SECTION (lia_engagement_section_get_type ())
G_DECLARE_FINAL_TYPE (LiaEngagementSection,
                      lia_engagement_section,
                      LIA,
                      ENGAGEMENT_SECTION,
                      LiaRecordSection)

G_END_DECLS
