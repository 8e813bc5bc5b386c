/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"

G_BEGIN_DECLS

/** lia_window_open_path: opens a workspace in this window, or in another when this one has its own */
void lia_window_open_path (LiaWindow *self, const char *path);

G_END_DECLS
