/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * lia_describe_roles:
 *
 * Asks what a partner does as a contractor, and what as a partner: the two have to be kept apart (C:L161).
 */
void lia_describe_roles (GtkWidget *parent, LiaWorkspace *workspace, LiaRecord *partner);

G_END_DECLS
