/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-page.h"

G_BEGIN_DECLS

/** LiaTrashPage: what was moved to the trash, of every record type; each can be restored, undoably. */
#define LIA_TYPE_TRASH_PAGE (lia_trash_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaTrashPage, lia_trash_page, LIA, TRASH_PAGE, LiaPage)

G_END_DECLS
