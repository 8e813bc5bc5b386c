/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-list-page.h"

G_BEGIN_DECLS

/**
 * LiaPartnersPage:
 *
 * The roster: all partners, searched as one types, sorted by any column, with a pane for the selected one.
 */
#define LIA_TYPE_PARTNERS_PAGE (lia_partners_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartnersPage, lia_partners_page, LIA, PARTNERS_PAGE, LiaListPage)

G_END_DECLS
