/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-findings-model.h"

G_BEGIN_DECLS

/** LiaFindingSections: the findings of a #LiaFindingsModel with a section for each row they are about, for list headers. */
#define LIA_TYPE_FINDING_SECTIONS (lia_finding_sections_get_type ())
G_DECLARE_FINAL_TYPE (LiaFindingSections, lia_finding_sections, LIA, FINDING_SECTIONS, GObject)

/** lia_finding_sections_new: Returns: (transfer full): a model that follows @model */
LiaFindingSections *lia_finding_sections_new (LiaFindingsModel *model);

G_END_DECLS
