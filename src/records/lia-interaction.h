/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaInteraction: a new request, a meeting, an event… with a partner, and what is to follow (C:L161). */
#define LIA_TYPE_INTERACTION (lia_interaction_get_type ())
LIA_DECLARE_RECORD (LiaInteraction, lia_interaction, INTERACTION)

G_END_DECLS
