/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A file system under SQLite that fails on demand: the n-th write, sync or truncation of a database, log
 * or journal goes wrong, once or from then on. Syncs that succeed do nothing, for speed. */

typedef enum
{
  FAULT_INPUT_OUTPUT,
  FAULT_DISK_FULL, /* writes only half of what it should */
  FAULT_SILENT, /* writes something else and says that all is well, as a dying disk does */
} FaultKind;

/* Becomes the default of every connection opened later. */
void fault_vfs_install (void);

/* @at: counted from now, from 1; 0 for no fault */
void fault_vfs_arm (FaultKind kind, guint at, gboolean lasting);

/* Ends the fault; Returns: how many operations were counted since it was armed */
guint fault_vfs_disarm (void);
