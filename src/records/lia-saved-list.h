/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaSavedList: a search with its filters, order and columns, kept under a name. */
#define LIA_TYPE_SAVED_LIST (lia_saved_list_get_type ())
LIA_DECLARE_RECORD (LiaSavedList, lia_saved_list, SAVED_LIST)

G_END_DECLS
