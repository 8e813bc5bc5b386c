/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-list-page.h"

G_BEGIN_DECLS

/**
 * LiaPeoplePage:
 *
 * All people, of the team and of the partners, with the organisation they belong to.
 */
#define LIA_TYPE_PEOPLE_PAGE (lia_people_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaPeoplePage, lia_people_page, LIA, PEOPLE_PAGE, LiaListPage)

G_END_DECLS
