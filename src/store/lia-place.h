/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaPlaceKind:
 * @LIA_PLACE_LOCAL: a disk of this computer: safe to write to
 * @LIA_PLACE_NETWORK: reached over a network or shared with another system, where locks do not hold
 * @LIA_PLACE_SYNCED: kept in step with other computers by a program that copies files while they are written
 * @LIA_PLACE_PORTAL: handed into a sandbox file by file, without what stands beside it
 */
typedef enum
{
  LIA_PLACE_LOCAL,
  LIA_PLACE_NETWORK,
  LIA_PLACE_SYNCED,
  LIA_PLACE_PORTAL,
} LiaPlaceKind;

/** LiaPlace: what a folder is to a database; @service: (nullable): "NFS", "Dropbox": a static string */
typedef struct
{
  LiaPlaceKind kind;
  const char *service;
} LiaPlace;

/**
 * lia_place_examine:
 * @path: a file, which need not exist; its folder is looked at, and those above
 *
 * Blocks, as any look at a network folder may. From any thread.
 */
LiaPlace lia_place_examine (const char *path);

/**
 * lia_place_describe:
 *
 * Returns: (transfer full) (nullable): why a workspace should not be written to there, one sentence; %NULL when it may
 */
char *lia_place_describe (const LiaPlace *self);

/** lia_place_is_sandboxed: whether this process sees only what it is handed */
gboolean lia_place_is_sandboxed (void);

/**
 * lia_place_from_file_system:
 * @number: `f_type` of statfs()
 * @type: (nullable): the type as the table of mounts names it ("fuse.sshfs"); tells the kinds of FUSE apart
 *
 * Pure.
 */
LiaPlace lia_place_from_file_system (guint64 number, const char *type);

/**
 * lia_place_find_mount_type:
 * @mounts: the text of /proc/self/mountinfo
 * @device_major, @device_minor: of the file's device
 *
 * Pure. Returns: (transfer full) (nullable): the type of the file system on that device
 */
char *lia_place_find_mount_type (const char *mounts, guint device_major, guint device_minor);

/**
 * lia_place_find_service:
 * @folder: an absolute path, looked at alone
 *
 * Returns: (nullable): the name of the program that keeps @folder in step, by the marks it leaves there
 */
const char *lia_place_find_service (const char *folder);

G_END_DECLS
