/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/** lia_namesakes_dialog_present: shows the pairs of @type that were told apart, each of which can be taken back */
void lia_namesakes_dialog_present (GtkWidget *parent,
                                   LiaWorkspace *workspace,
                                   const LiaRecordType *type);

G_END_DECLS
