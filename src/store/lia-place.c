/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-place.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>

#define FUSE 0x65735546

/* Folders hold thousands of files; the marks of a service are hidden ones among them. */
#define MAX_ENTRIES 20000

/* Numbers from linux/magic.h, statfs(2) and the file systems themselves. */
static const struct
{
  guint64 number;
  const char *service;
} network_file_systems[] = {
  { 0x6969, "NFS" },          { 0xff534d42, "SMB" },    { 0xfe534d42, "SMB" },
  { 0x517b, "SMB" },          { 0x564c, "NCP" },        { 0x01021997, "9P" },
  { 0x5346414f, "AFS" },      { 0x6b414653, "AFS" },    { 0x73757245, "Coda" },
  { 0x00c36400, "Ceph" },     { 0x0bd00bd0, "Lustre" }, { 0x01161970, "GFS2" },
  { 0x7461636f, "OCFS2" },    { 0x47504653, "GPFS" },   { 0x19830326, "BeeGFS" },
  { 0xaad7aaea, "PanFS" },    { 0xbacbacbc, "VMware" }, { 0x786f4256, "VirtualBox" },
  { 0x6a656a63, "virtiofs" },
};

/* FUSE file systems on disks of this computer; every other one leads elsewhere. */
static const char *const local_fuse[]
    = { "fuseblk",           "fuse.ntfs",           "fuse.ntfs-3g",   "fuse.exfat",
        "fuse.bindfs",       "fuse.mergerfs",       "fuse.mhddfs",    "fuse.encfs",
        "fuse.gocryptfs",    "fuse.cryfs",          "fuse.securefs",  "fuse.unionfs",
        "fuse.unionfs-fuse", "fuse.fuse-overlayfs", "fuse.overlayfs", "fuse.lxcfs",
        "fuse.apfs-fuse",    "fuse.ext2",           "fuse.fuse-ext2", "fuse.zfs",
        "fuse.bcachefs" };

/* The FUSE file systems people know by another name. */
static const struct
{
  const char *type;
  const char *service;
} known_fuse[] = {
  { "fuse.sshfs", "SSH" },
  { "fuse.gvfsd-fuse", NULL }, /* what the file manager is connected to */
  { "fuse.kio-fuse", NULL },
  { "fuse.rclone", "rclone" },
  { "fuse.davfs", "WebDAV" },
  { "fuse.davfs2", "WebDAV" },
  { "fuse.curlftpfs", "FTP" },
  { "fuse.glusterfs", "GlusterFS" },
  { "fuse.ceph", "Ceph" },
  { "fuse.ceph-fuse", "Ceph" },
  { "fuse.google-drive-ocamlfuse", "Google Drive" },
  { "fuse.onedriver", "OneDrive" },
  { "fuse.pcloud", "pCloud" },
  { "fuse.pCloud.fs", "pCloud" },
  { "fuse.cryptomator", "Cryptomator" },
  { "fuse.s3fs", "S3" },
  { "fuse.mfs", "MooseFS" },
};

typedef enum
{
  MARK_FILE,
  MARK_FOLDER,
} MarkKind;

/* What synchronising programs leave in the folders they keep. `~/.dropbox` is a folder with its settings,
 * so it does not make a home folder one of theirs. */
static const struct
{
  const char *pattern;
  MarkKind kind;
  const char *inside; /* (nullable): a file the folder must hold, too */
  const char *service;
} marks[] = {
  { ".dropbox", MARK_FILE, NULL, "Dropbox" },
  { ".dropbox.cache", MARK_FOLDER, NULL, "Dropbox" },
  { ".sync_*.db", MARK_FILE, NULL, "Nextcloud" },
  { "._sync_*.db", MARK_FILE, NULL, "ownCloud" },
  { ".nextcloudsync.log", MARK_FILE, NULL, "Nextcloud" },
  { ".owncloudsync.log", MARK_FILE, NULL, "ownCloud" },
  { ".csync_journal.db", MARK_FILE, NULL, "ownCloud" },
  { ".stfolder", MARK_FOLDER, NULL, "Syncthing" },
  { ".stfolder", MARK_FILE, NULL, "Syncthing" },
  { ".stversions", MARK_FOLDER, NULL, "Syncthing" },
  { ".insync-trash", MARK_FOLDER, NULL, "Insync" },
  { ".grive", MARK_FILE, NULL, "Google Drive" },
  { ".grive_state", MARK_FILE, NULL, "Google Drive" },
  { ".gd", MARK_FOLDER, NULL, "Google Drive" },
  { ".tmp.driveupload", MARK_FOLDER, NULL, "Google Drive" },
  { ".megaignore", MARK_FILE, NULL, "MEGA" },
  { ".sync", MARK_FOLDER, "ID", "Resilio Sync" },
  { ".sync", MARK_FOLDER, "core.log", "Yandex Disk" },
  { ".SyncID", MARK_FILE, NULL, "BitTorrent Sync" },
  { ".SynologyWorkingDirectory", MARK_FOLDER, NULL, "Synology Drive" },
  { ".seafile-data", MARK_FOLDER, NULL, "Seafile" },
  { ".tresorit", MARK_FOLDER, NULL, "Tresorit" },
};

gboolean
lia_place_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

LiaPlace
lia_place_from_file_system (guint64 number, const char *type)
{
  /* Where `f_type` is 32 bits wide and signed, a number with the highest bit comes with those above it. */
  const guint64 plain = number & 0xffffffff;

  for (gsize i = 0; i < G_N_ELEMENTS (network_file_systems); i++)
    if (network_file_systems[i].number == plain && network_file_systems[i].service != NULL)
      return (LiaPlace) { LIA_PLACE_NETWORK, network_file_systems[i].service };

  if (plain != FUSE)
    return (LiaPlace) { LIA_PLACE_LOCAL, NULL };
  if (type != NULL && g_str_equal (type, "fuse.portal"))
    return (LiaPlace) { LIA_PLACE_PORTAL, NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (local_fuse); i++)
    if (g_strcmp0 (type, local_fuse[i]) == 0)
      return (LiaPlace) { LIA_PLACE_LOCAL, NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (known_fuse); i++)
    if (g_strcmp0 (type, known_fuse[i].type) == 0)
      return (LiaPlace) { LIA_PLACE_NETWORK, known_fuse[i].service };

  return (LiaPlace) { LIA_PLACE_NETWORK, NULL };
}

/* "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw" */
char *
lia_place_find_mount_type (const char *mounts, guint device_major, guint device_minor)
{
  g_auto (GStrv) lines = g_strsplit (mounts, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *rest = strstr (lines[i], " - ");
      guint major_number = 0;
      guint minor_number = 0;

      if (rest != NULL && sscanf (lines[i], "%*u %*u %u:%u ", &major_number, &minor_number) == 2
          && major_number == device_major && minor_number == device_minor)
        return g_strndup (rest + 3, strcspn (rest + 3, " "));
    }

  return NULL;
}

static gboolean
has_mark (const char *folder, const char *name, gsize mark)
{
  g_autofree char *path = g_build_filename (folder, name, marks[mark].inside, NULL);
  struct stat status;

  if (lstat (path, &status) != 0)
    return FALSE;
  if (marks[mark].inside != NULL || marks[mark].kind == MARK_FILE)
    return S_ISREG (status.st_mode);
  return S_ISDIR (status.st_mode);
}

/* The OneDrive client for Linux leaves no mark; its folder has the name it gave it. */
static gboolean
is_named_after_onedrive (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);

  return g_str_equal (name, "OneDrive") || g_str_has_prefix (name, "OneDrive - ");
}

const char *
lia_place_find_service (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;
  guint n = 0;

  if (is_named_after_onedrive (folder))
    return "OneDrive";

  while (dir != NULL && n++ < MAX_ENTRIES && (name = g_dir_read_name (dir)) != NULL)
    for (gsize i = 0; name[0] == '.' && i < G_N_ELEMENTS (marks); i++)
      if (g_pattern_match_simple (marks[i].pattern, name) && has_mark (folder, name, i))
        return marks[i].service;

  return NULL;
}

static gboolean
is_of_portal (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 6);

  /* /run/user/1000/doc/… outside a sandbox, /run/flatpak/doc/… inside one */
  return g_strv_length (parts) == 6 && g_str_equal (parts[1], "run")
         && ((g_str_equal (parts[2], "user") && g_str_equal (parts[4], "doc"))
             || (g_str_equal (parts[2], "flatpak") && g_str_equal (parts[3], "doc")));
}

static LiaPlace
examine_file_system (const char *folder)
{
  g_autofree char *mounts = NULL;
  g_autofree char *type = NULL;
  struct statfs file_system;
  struct stat status;

  /* What cannot be looked at is said when it is opened. */
  if (statfs (folder, &file_system) != 0 || stat (folder, &status) != 0)
    return (LiaPlace) { LIA_PLACE_LOCAL, NULL };

  if (((guint64) file_system.f_type & 0xffffffff) == FUSE
      && g_file_get_contents ("/proc/self/mountinfo", &mounts, NULL, NULL))
    type = lia_place_find_mount_type (mounts, major (status.st_dev), minor (status.st_dev));

  return lia_place_from_file_system ((guint64) file_system.f_type, type);
}

LiaPlace
lia_place_examine (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *resolved = NULL;
  g_autofree char *folder = NULL;
  LiaPlace place;

  if (is_of_portal (absolute))
    return (LiaPlace) { LIA_PLACE_PORTAL, NULL };

  /* The workspace stands where a link leads. */
  resolved = realpath (absolute, NULL);
  folder = g_path_get_dirname (resolved != NULL ? resolved : absolute);
  place = examine_file_system (folder);
  if (place.kind != LIA_PLACE_LOCAL)
    return place;

  for (;;)
    {
      const char *service = lia_place_find_service (folder);
      char *above = NULL;

      if (service != NULL)
        return (LiaPlace) { LIA_PLACE_SYNCED, service };

      above = g_path_get_dirname (folder);
      if (g_str_equal (above, folder))
        {
          g_free (above);
          return place;
        }
      g_free (folder);
      folder = above;
    }
}

char *
lia_place_describe (const LiaPlace *self)
{
  switch (self->kind)
    {
    case LIA_PLACE_LOCAL:
      break;
    case LIA_PLACE_PORTAL:
      return g_strdup (_ ("This file was handed to Liaison alone, without its folder, and cannot "
                          "be changed safely where it is."));
    case LIA_PLACE_NETWORK:
      if (self->service == NULL)
        return g_strdup (_ ("This folder is on another computer. Two people who write there at the "
                            "same time, or a broken connection, can damage the workspace."));
      /* Translators: %s is a kind of network folder, such as "NFS" or "SMB" */
      return g_strdup_printf (
          _ ("This folder is on another computer (%s). Two people who write there at the same "
             "time, or a broken connection, can damage the workspace."),
          self->service);
    case LIA_PLACE_SYNCED:
      /* Translators: %s is a service such as "Dropbox" or "Nextcloud" */
      return g_strdup_printf (
          _ ("%s keeps this folder the same on several computers. It copies files while they are "
             "being written, which can damage the workspace or lose changes."),
          self->service);
    }

  return NULL;
}
