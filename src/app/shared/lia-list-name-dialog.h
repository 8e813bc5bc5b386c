/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** LiaListNamed: @name: not blank */
typedef void (*LiaListNamed) (GtkWidget *parent, const char *name, gpointer user_data);

/**
 * lia_list_name_dialog_present:
 * @parent: nothing is called after it is gone
 * @name: (nullable): what the list is called now
 * @user_data: (nullable): freed with @destroy
 *
 * Asks for the name of a list.
 */
void lia_list_name_dialog_present (GtkWidget *parent,
                                   const char *heading,
                                   const char *accept,
                                   const char *name,
                                   LiaListNamed named,
                                   gpointer user_data,
                                   GDestroyNotify destroy);

G_END_DECLS
