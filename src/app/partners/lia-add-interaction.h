/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * lia_add_interaction:
 * @parent: where the form is shown
 * @partner: the partner that was, or is to be, approached
 *
 * Logs an interaction with a partner. Every way to do so in the window goes through here, so that whatever has to be
 * said before a partner is approached is said in one place.
 */
void lia_add_interaction (GtkWidget *parent, LiaWorkspace *workspace, LiaRecord *partner);

G_END_DECLS
