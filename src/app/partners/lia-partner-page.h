/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-page.h"

G_BEGIN_DECLS

/**
 * LiaPartnerPage:
 *
 * One partner: who it is, its profile, and its history, each step of which can be taken back. Follows every
 * change of the workspace.
 *
 * Properties: `record-id` (gint64, construct only).
 */
#define LIA_TYPE_PARTNER_PAGE (lia_partner_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartnerPage, lia_partner_page, LIA, PARTNER_PAGE, LiaPage)

/** lia_partner_page_get_partner: Returns: (nullable): the partner as shown; %NULL when there is none of that id */
LiaRecord *lia_partner_page_get_partner (LiaPartnerPage *self);

/** lia_partner_page_class_install_actions: the commands of the page, `partner.…`, in lia-partner-page-actions.c */
void lia_partner_page_class_install_actions (GtkWidgetClass *widget_class);
/** lia_partner_page_update_actions: makes the enabled states true again */
void lia_partner_page_update_actions (LiaPartnerPage *self);

G_END_DECLS
