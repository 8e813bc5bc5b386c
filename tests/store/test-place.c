/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-place.h"
#include "store-test.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
assert_file_system (guint64 number, const char *type, LiaPlaceKind kind, const char *service)
{
  LiaPlace place = lia_place_from_file_system (number, type);
  g_autofree char *text = lia_place_describe (&place);

  g_test_message ("%#" G_GINT64_MODIFIER "x %s", number, type);
  g_assert_cmpint (place.kind, ==, kind);
  g_assert_cmpstr (place.service, ==, service);
  /* Whoever is warned is told why, and by which name. */
  g_assert_true ((text == NULL) == (kind == LIA_PLACE_LOCAL));
  g_assert_true (service == NULL || strstr (text, service) != NULL);
}

static void
test_file_systems (void)
{
  static const struct
  {
    guint64 number;
    const char *service;
  } network[] = {
    { 0x6969, "NFS" },          { 0xff534d42, "SMB" },  { 0xfe534d42, "SMB" },
    { 0x517b, "SMB" },          { 0x01021997, "9P" },   { 0x5346414f, "AFS" },
    { 0x6b414653, "AFS" },      { 0x00c36400, "Ceph" }, { 0x786f4256, "VirtualBox" },
    { 0x6a656a63, "virtiofs" },
  };
  /* ext4, btrfs, xfs, tmpfs, f2fs, zfs, overlay, ecryptfs, vfat, exfat, ntfs3, squashfs, bcachefs */
  static const guint64 local[]
      = { 0xef53, 0x9123683e, 0x58465342, 0x01021994, 0xf2f52010, 0x2fc12fc1, 0x794c7630,
          0xf15f, 0x4d44,     0x2011bab0, 0x7366746e, 0x73717368, 0xca451a4e };

  for (gsize i = 0; i < G_N_ELEMENTS (network); i++)
    assert_file_system (network[i].number, NULL, LIA_PLACE_NETWORK, network[i].service);
  for (gsize i = 0; i < G_N_ELEMENTS (local); i++)
    assert_file_system (local[i], NULL, LIA_PLACE_LOCAL, NULL);

  /* As a 32-bit machine hands it over. */
  assert_file_system ((guint64) (gint64) (gint32) 0xff534d42, NULL, LIA_PLACE_NETWORK, "SMB");
}

static void
test_fuse (void)
{
  const guint64 fuse = 0x65735546;

  assert_file_system (fuse, "fuse.sshfs", LIA_PLACE_NETWORK, "SSH");
  assert_file_system (fuse, "fuse.gvfsd-fuse", LIA_PLACE_NETWORK, NULL);
  assert_file_system (fuse, "fuse.rclone", LIA_PLACE_NETWORK, "rclone");
  assert_file_system (fuse, "fuse.onedriver", LIA_PLACE_NETWORK, "OneDrive");
  assert_file_system (fuse, "fuse.portal", LIA_PLACE_PORTAL, NULL);
  /* A disk formatted for Windows, an encrypted folder. */
  assert_file_system (fuse, "fuseblk", LIA_PLACE_LOCAL, NULL);
  assert_file_system (fuse, "fuse.gocryptfs", LIA_PLACE_LOCAL, NULL);
  /* Whatever else calls itself a file system. */
  assert_file_system (fuse, "fuse.new-thing", LIA_PLACE_NETWORK, NULL);
  assert_file_system (fuse, NULL, LIA_PLACE_NETWORK, NULL);
  /* The type says nothing where the number is that of a disk. */
  assert_file_system (0xef53, "fuse.sshfs", LIA_PLACE_LOCAL, NULL);
}

static void
test_mounts (void)
{
  static const char mounts[]
      = "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard\n"
        "95 22 0:51 / /run/user/1000/gvfs rw,nosuid,nodev shared:52 - fuse.gvfsd-fuse gvfsd-fuse rw\n"
        "96 22 0:52 / /home/ada/a\\040-\\040b rw - fuse.sshfs host:/home/ada rw\n"
        "broken line\n"
        "97 22 0:5 / /dev rw master:3 propagate_from:2 - devtmpfs udev rw\n";
  static const struct
  {
    guint device_major;
    guint device_minor;
    const char *type;
  } cases[] = {
    { 254, 0, "ext4" }, { 0, 51, "fuse.gvfsd-fuse" }, { 0, 52, "fuse.sshfs" }, { 0, 5, "devtmpfs" },
    { 0, 53, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *type
          = lia_place_find_mount_type (mounts, cases[i].device_major, cases[i].device_minor);

      g_assert_cmpstr (type, ==, cases[i].type);
    }
}

static void
make_entry (const char *folder, const char *entry)
{
  g_autofree char *path = g_build_filename (folder, entry, NULL);

  if (g_str_has_suffix (entry, "/"))
    g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  else
    store_test_write_file (path, "", 0);
}

static void
test_marks (void)
{
  static const struct
  {
    const char *entries[3];
    const char *service;
  } cases[] = {
    { { ".dropbox" }, "Dropbox" },
    { { ".dropbox.cache/" }, "Dropbox" },
    { { ".dropbox/" }, NULL }, /* settings, in a home folder */
    { { ".sync_0a1b2c3d4e5f.db" }, "Nextcloud" },
    { { "._sync_0a1b2c3d4e5f.db" }, "ownCloud" },
    { { ".owncloudsync.log" }, "ownCloud" },
    { { ".stfolder/" }, "Syncthing" },
    { { ".insync-trash/" }, "Insync" },
    { { ".grive" }, "Google Drive" },
    { { ".megaignore" }, "MEGA" },
    { { ".sync/", ".sync/ID" }, "Resilio Sync" },
    { { ".sync/", ".sync/core.log" }, "Yandex Disk" },
    { { ".sync/" }, NULL },
    { { ".SynologyWorkingDirectory/" }, "Synology Drive" },
    { { "dropbox", "sync_x.db", ".hidden" }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
      g_autofree char *deep = g_build_filename (folder, "deep", "er", NULL);
      g_autofree char *path = g_build_filename (deep, "new.liaison", NULL);
      LiaPlace place;

      for (gsize j = 0; j < G_N_ELEMENTS (cases[i].entries) && cases[i].entries[j] != NULL; j++)
        make_entry (folder, cases[i].entries[j]);
      g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
      g_test_message ("%s", cases[i].entries[0]);

      g_assert_cmpstr (lia_place_find_service (folder), ==, cases[i].service);
      g_assert_null (lia_place_find_service (deep));
      /* Everything below is kept in step, too; the file itself need not be there yet. */
      place = lia_place_examine (path);
      g_assert_cmpint (place.kind, ==,
                       cases[i].service != NULL ? LIA_PLACE_SYNCED : LIA_PLACE_LOCAL);
      g_assert_cmpstr (place.service, ==, cases[i].service);
    }
}

static void
test_named_folder (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *named = g_build_filename (folder, "OneDrive - Delta", NULL);
  g_autofree char *similar = g_build_filename (folder, "OneDriver", NULL);

  g_assert_cmpint (g_mkdir (named, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (similar, 0700), ==, 0);
  g_assert_cmpstr (lia_place_find_service (named), ==, "OneDrive");
  g_assert_null (lia_place_find_service (similar));
}

/* The workspace is where the link leads, whatever the link's own folder is. */
static void
test_links (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *synced = g_build_filename (folder, "synced", NULL);
  g_autofree char *file = g_build_filename (synced, "a.liaison", NULL);
  g_autofree char *link = g_build_filename (folder, "link.liaison", NULL);

  g_assert_cmpint (g_mkdir (synced, 0700), ==, 0);
  make_entry (synced, ".stfolder/");
  store_test_write_file (file, "", 0);
  g_assert_cmpint (symlink (file, link), ==, 0);
  g_assert_cmpint (lia_place_examine (link).kind, ==, LIA_PLACE_SYNCED);
}

static void
test_portal (void)
{
  g_assert_cmpint (lia_place_examine ("/run/user/1000/doc/8c3f/Delta.liaison").kind, ==,
                   LIA_PLACE_PORTAL);
  g_assert_cmpint (lia_place_examine ("/run/flatpak/doc/8c3f/Delta.liaison").kind, ==,
                   LIA_PLACE_PORTAL);
  g_assert_cmpint (lia_place_examine ("/run/user/1000/documents/Delta.liaison").kind, ==,
                   LIA_PLACE_LOCAL);
  g_assert_cmpint (lia_place_examine ("/no/such/folder/Delta.liaison").kind, ==, LIA_PLACE_LOCAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/place/file-systems", test_file_systems);
  g_test_add_func ("/store/place/fuse", test_fuse);
  g_test_add_func ("/store/place/mounts", test_mounts);
  g_test_add_func ("/store/place/marks", test_marks);
  g_test_add_func ("/store/place/named-folder", test_named_folder);
  g_test_add_func ("/store/place/links", test_links);
  g_test_add_func ("/store/place/portal", test_portal);
  return g_test_run ();
}
