/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-csv-dialect.h"

G_BEGIN_DECLS

/* What the rows "How the file is read" offer, and how a dialect reads in words. A choice that a file needs
 * and that is not in the list is added to its end. */

/** lia_import_choices_encodings: Returns: (transfer full): @position is that of @encoding */
GtkStringList *lia_import_choices_encodings (const char *encoding, guint *position);
/** lia_import_choices_encoding_at: Returns: (transfer full): iconv name */
char *lia_import_choices_encoding_at (GtkStringList *encodings, guint position);

/** lia_import_choices_delimiters: Returns: (transfer full): @position is that of @delimiter */
GtkStringList *lia_import_choices_delimiters (char delimiter, guint *position);
/** lia_import_choices_delimiter_at: Returns: the delimiter at @position; @other where the list was lengthened by it */
char lia_import_choices_delimiter_at (GtkStringList *delimiters, guint position, char other);

/** lia_import_choices_quotes: Returns: (transfer full): @position is that of @quote, which may be '\0': none */
GtkStringList *lia_import_choices_quotes (char quote, guint *position);
/** lia_import_choices_quote_at: Returns: the quote at @position, '\0' for none */
char lia_import_choices_quote_at (guint position);

/** lia_import_choices_describe: Returns: (transfer full): "UTF-8, separated by semicolons" */
char *lia_import_choices_describe (const LiaCsvDialect *dialect);

G_END_DECLS
