/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * lia_alert_dialog_new:
 * @heading: a few words; names, which can be long, belong in the body
 * @body: (nullable): plain text
 *
 * Makes an [class@Adw.AlertDialog] whose heading and responses may be wider than the window. Every
 * question and message of the program is made by this.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *lia_alert_dialog_new (const char *heading, const char *body);

/** lia_alert_dialog_new_discard: Returns: (transfer floating): what a form that is not saved asks before it closes; the
 * response is "discard" or "cancel" */
AdwDialog *lia_alert_dialog_new_discard (void);

G_END_DECLS
