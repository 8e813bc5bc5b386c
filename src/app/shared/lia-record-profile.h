/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

#define LIA_PROFILE_MAX_FIELDS 10

/** LiaProfileGroup: fields under a title (N_()); arrays of them end with a %NULL title */
typedef struct
{
  const char *title;
  const char *fields[LIA_PROFILE_MAX_FIELDS];
} LiaProfileGroup;

/**
 * LiaRecordProfile:
 *
 * The fields of a record in groups, each edited where it stands. The groups are made one by one.
 *
 * Property: `loading` (boolean): not all groups are there yet.
 */
#define LIA_TYPE_RECORD_PROFILE (lia_record_profile_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordProfile, lia_record_profile, LIA, RECORD_PROFILE, GtkBox)

/** lia_record_profile_new: @groups: static */
LiaRecordProfile *lia_record_profile_new (const LiaProfileGroup *groups);

/** lia_record_profile_set_record: @record: as it is now; to be called again when it changed */
void
lia_record_profile_set_record (LiaRecordProfile *self, LiaWorkspace *workspace, LiaRecord *record);

G_END_DECLS
