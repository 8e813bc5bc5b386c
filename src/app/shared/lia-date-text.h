/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates in words: how far away one is, and when something was done. */

/** lia_date_text_get_today: the day it is here */
void lia_date_text_get_today (GDate *today);
/** lia_date_text_today: Returns: (transfer full): today as ISO 8601 */
char *lia_date_text_today (void);

/** lia_date_text_days: @iso: (nullable); Returns: days from @today to @iso, negative when past; %G_MAXINT for no date */
int lia_date_text_days (const char *iso, const GDate *today);

/**
 * lia_date_text_distance:
 * @days: not negative
 *
 * Returns: (transfer full): "40 days", "3 months", "2 years": as exact as a reader wants it
 */
char *lia_date_text_distance (int days);

/**
 * lia_date_text_with_time:
 * @local: in the time zone of the reader
 *
 * Returns: (transfer full): as in "21 November 2026, 14:05"
 */
char *lia_date_text_with_time (GDateTime *local);

G_END_DECLS
