/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-error.h"

/* The formatter would put blanks around the name's hyphens, and they would be part of it. */
/* clang-format off */
G_DEFINE_QUARK (lia-error-quark, lia_error)
/* clang-format on */
