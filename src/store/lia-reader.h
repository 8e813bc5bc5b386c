/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-value.h"

G_BEGIN_DECLS

/**
 * LiaReader:
 *
 * A read-only view of a workspace through one connection. A reader belongs to the thread that made it
 * (asserted). Statements are cached by their SQL text, so callers prepare where they use.
 */
typedef struct _LiaReader LiaReader;

/**
 * LiaStatement:
 *
 * A prepared query. Borrowed from its reader and valid as long as that; preparing the same SQL again
 * resets it, so do not nest two uses of one SQL text.
 */
typedef struct _LiaStatement LiaStatement;

void lia_reader_free (LiaReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaReader, lia_reader_free)

/**
 * lia_reader_prepare:
 * @self: (nullable): %NULL, as lia_store_get_reader() gives once the store is closed, is an error like any other:
 *   widgets that are still fading out may ask
 * @sql: one statement; user text is always bound, never part of it
 *
 * Returns: (transfer none): the statement, reset and without bindings, or %NULL with @error
 */
LiaStatement *lia_reader_prepare (LiaReader *self, const char *sql, GError **error);

/** lia_reader_begin: pins one snapshot for several queries until lia_reader_end(). */
gboolean lia_reader_begin (LiaReader *self, GError **error);
/** lia_reader_end: lets go of the snapshot of lia_reader_begin(); nothing to do without one */
void lia_reader_end (LiaReader *self);

/** lia_reader_release_memory: gives back what it keeps of the file in memory; it reads that again when asked */
void lia_reader_release_memory (LiaReader *self);

/** lia_reader_set_cancellable: queries stop with G_IO_ERROR_CANCELLED once @cancellable is cancelled; %NULL clears. */
void lia_reader_set_cancellable (LiaReader *self, GCancellable *cancellable);

/** lia_statement_bind: parameters count from 1, columns from 0, as in SQLite; text is copied */
void lia_statement_bind (LiaStatement *self, int parameter, const LiaValue *value);
/** lia_statement_bind_integer: as lia_statement_bind(), for a number */
void lia_statement_bind_integer (LiaStatement *self, int parameter, gint64 value);
/** lia_statement_bind_text: @value: (nullable): %NULL binds NULL */
void lia_statement_bind_text (LiaStatement *self, int parameter, const char *value);

/**
 * lia_statement_step:
 * @error: set when the query failed
 *
 * Returns: %TRUE when a row is there to be read; %FALSE at the end or on error (then @error is set).
 *   At the end the statement is reset. Who stops before the end must call lia_statement_reset(): a
 *   statement left standing on a row keeps its connection at an old state of the file.
 */
gboolean lia_statement_step (LiaStatement *self, GError **error);
/** lia_statement_reset: ends reading, so that the connection sees later commits; bindings stay */
void lia_statement_reset (LiaStatement *self);

/**
 * lia_statement_read_integers:
 *
 * Steps to the end, for lists of many ids.
 *
 * Returns: (transfer full) (element-type gint64): the first column of every row, or %NULL with @error
 */
GArray *lia_statement_read_integers (LiaStatement *self, GError **error);

/** lia_statement_get_n_columns: Returns: how many columns a row has */
int lia_statement_get_n_columns (LiaStatement *self);
/** lia_statement_get_column_name: Returns: (transfer none): valid as long as the statement */
const char *lia_statement_get_column_name (LiaStatement *self, int column);
/** lia_statement_is_null: whether the cell at @column, from 0, is NULL */
gboolean lia_statement_is_null (LiaStatement *self, int column);
/** lia_statement_get_integer: 0 for NULL, and for a text that is no number */
gint64 lia_statement_get_integer (LiaStatement *self, int column);
/** lia_statement_get_text: Returns: (transfer none) (nullable): valid until the next step or reset */
const char *lia_statement_get_text (LiaStatement *self, int column);
/** lia_statement_get_value: the cell as it is; its text is valid until the next step or reset */
LiaValue lia_statement_get_value (LiaStatement *self, int column);
/** lia_statement_get_bytes: the same without a copy: a text is @length bytes, and no NUL need follow them */
LiaValue lia_statement_get_bytes (LiaStatement *self, int column, gsize *length);

/**
 * lia_search_expression:
 * @user_text: whatever was typed
 *
 * Turns typed text into an FTS5 query that cannot be a syntax error: each word quoted, inner quotes
 * doubled, the last one a prefix; a word with letters that are folded in names ("Søren") also as folded. Words without letters or digits are left out.
 *
 * Returns: (transfer full) (nullable): %NULL when nothing searchable is left
 */
char *lia_search_expression (const char *user_text);

/**
 * lia_search_phrase:
 * @text: words that must follow each other
 * @prefix: whether the last of them may go on
 *
 * A part of an FTS5 query, to be joined with others by AND, as safe as lia_search_expression().
 *
 * Returns: (transfer full) (nullable): %NULL when nothing in it is searchable
 */
char *lia_search_phrase (const char *text, gboolean prefix);

G_END_DECLS
