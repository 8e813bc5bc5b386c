/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lia_csv_code_page_guess:
 * @text: (array length=length): text in one byte per character, not valid as UTF-8
 *
 * Weighs the letters beyond ASCII under WINDOWS-1252, WINDOWS-1250 and WINDOWS-1251 against the letters of the
 * languages written in each, reconciled with the opinion of uchardet.
 *
 * Returns: (nullable): iconv name, static; %NULL when @text is possible in none of them
 */
const char *lia_csv_code_page_guess (const char *text, gsize length);

G_END_DECLS
