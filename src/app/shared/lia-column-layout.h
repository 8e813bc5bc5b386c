/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaColumn:
 * @id: the field shown
 * @title: translated
 * @default_width: pixels; -1: what the others leave
 * @width: the user's, or 0
 * @chosen: what the user, or a fresh start, wants to see
 * @in_default: shown at a fresh start
 */
typedef struct
{
  const char *id;
  const char *title;
  int default_width;
  int width;
  gboolean chosen;
  gboolean in_default;
} LiaColumn;

/**
 * LiaColumnLayout:
 *
 * Which columns of a table are shown, in which order and how wide: of every field of a record type. Window
 * state, kept in the settings key `columns` for each table. Until the user chooses columns, those that can be
 * done without give way where room is short. The first column, the name, is always there.
 *
 * Signal: `changed`, when other columns are shown or their order changed; widths are kept silently.
 */
#define LIA_TYPE_COLUMN_LAYOUT (lia_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (LiaColumnLayout, lia_column_layout, LIA, COLUMN_LAYOUT, GObject)

/**
 * lia_column_layout_new:
 * @settings: (nullable): without it nothing is remembered
 * @defaults: (nullable) (array zero-terminated=1) (transfer none): static; columns shown at a fresh start, in their order; those
 *   with %LIA_FIELD_IN_LIST when %NULL
 * @dispensable: (nullable) (array zero-terminated=1) (transfer none): static; what goes first when room is short
 */
LiaColumnLayout *lia_column_layout_new (const LiaRecordType *type,
                                        GSettings *settings,
                                        const char *const *defaults,
                                        const char *const *dispensable);

/** lia_column_layout_get_n_columns: Returns: how many columns there are, shown or not */
guint lia_column_layout_get_n_columns (LiaColumnLayout *self);
/** lia_column_layout_get: Returns: (transfer none): the column at @position, shown or not; valid until the layout changes */
const LiaColumn *lia_column_layout_get (LiaColumnLayout *self, guint position);
/** lia_column_layout_find: Returns: %FALSE when there is no such column */
gboolean
lia_column_layout_find (LiaColumnLayout *self, const char *id, guint *position /* (optional) */);
/** lia_column_layout_is_shown: the column is chosen, and there is room for it */
gboolean lia_column_layout_is_shown (LiaColumnLayout *self, guint position);
/** lia_column_layout_is_default: whether the user has not chosen any columns */
gboolean lia_column_layout_is_default (LiaColumnLayout *self);

/** lia_column_layout_set_shown: from now on the user has chosen: what is shown now stays, whatever the room */
void lia_column_layout_set_shown (LiaColumnLayout *self, const char *id, gboolean shown);
/** lia_column_layout_move: @position: counted over all columns; 0, the name's place, cannot be taken */
void lia_column_layout_move (LiaColumnLayout *self, const char *id, guint position);
/** lia_column_layout_set_order: @ids: the shown columns as the user has put them, ending with %NULL */
void lia_column_layout_set_order (LiaColumnLayout *self, const char *const *ids);
/** lia_column_layout_set_width: remembers what the user dragged; @width: pixels, brought within bounds; 0 or less:
 * the default again */
void lia_column_layout_set_width (LiaColumnLayout *self, const char *id, int width);
/** lia_column_layout_set_room: how many of the dispensable columns have to go */
void lia_column_layout_set_room (LiaColumnLayout *self, guint n_hidden);
/** lia_column_layout_reset: back to the columns of a fresh start, in their order and widths */
void lia_column_layout_reset (LiaColumnLayout *self);

/** lia_column_layout_to_text: Returns: (transfer full) (nullable): the chosen columns, "name,level"; %NULL: the default */
char *lia_column_layout_to_text (LiaColumnLayout *self);
/**
 * lia_column_layout_apply_text:
 * @text: (nullable): as lia_column_layout_to_text() gives it; unknown columns are passed over
 *
 * Shows the columns of a named list. What is changed then is not remembered as the user's own; %NULL comes back
 * to those.
 */
void lia_column_layout_apply_text (LiaColumnLayout *self, const char *text);

G_END_DECLS
