/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one place that asks the clock what day it is, in the local time zone. Rules and tests are told the day instead.
 * Thread-safe. */

/** lia_today_get_date: @today: (out caller-allocates) */
void lia_today_get_date (GDate *today);
/** lia_today_get_julian: as g_date_get_julian() */
guint32 lia_today_get_julian (void);
/** lia_today_to_iso: Returns: (transfer full): "2026-11-21" */
char *lia_today_to_iso (void);

G_END_DECLS
