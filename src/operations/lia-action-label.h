/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaAction:
 *
 * What can be done to a record, as Undo and the history name it.
 */
typedef enum
{
  LIA_ACTION_ADD,
  LIA_ACTION_EDIT,
  LIA_ACTION_TRASH,
  LIA_ACTION_RESTORE,
} LiaAction;

/** lia_action_label_one: Returns: (transfer full): translated: "Add partner “ITU”" */
char *lia_action_label_one (LiaAction action, const LiaRecordType *type, const char *display_name);

/** lia_action_label_many: Returns: (transfer full): translated: "Move 3 partners to the trash" */
char *lia_action_label_many (LiaAction action, const LiaRecordType *type, guint n);

G_END_DECLS
