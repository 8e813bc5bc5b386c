/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** lia_person_dup_bare_name: Returns: (transfer full): given and family name, without "Dr": what initials are taken from */
char *lia_person_dup_bare_name (LiaRecord *person);

G_END_DECLS
