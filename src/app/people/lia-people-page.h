/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-page.h"

G_BEGIN_DECLS

/** LiaPeoplePage: all people, of the team and of the partners, searched as one types. */
#define LIA_TYPE_PEOPLE_PAGE (lia_people_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaPeoplePage, lia_people_page, LIA, PEOPLE_PAGE, LiaPage)

G_END_DECLS
