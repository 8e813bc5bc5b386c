/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-error.h"

G_DEFINE_QUARK (lia - error - quark, lia_error)
