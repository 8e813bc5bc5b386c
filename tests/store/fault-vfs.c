/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  gboolean counted;
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;

/* Two threads write at times (a backup beside a batch). */
static GMutex mutex;
static FaultKind armed_kind;
static guint armed_at;
static gboolean armed_lasting;
static guint n_operations;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return (sqlite3_file *) ((FaultFile *) file + 1);
}

static gboolean
goes_wrong (sqlite3_file *file)
{
  gboolean wrong;

  if (!((FaultFile *) file)->counted)
    return FALSE;
  g_mutex_lock (&mutex);
  n_operations++;
  wrong = armed_at > 0 && (n_operations == armed_at || (armed_lasting && n_operations > armed_at));
  g_mutex_unlock (&mutex);
  return wrong;
}

void
fault_vfs_arm (FaultKind kind, guint at, gboolean lasting)
{
  g_mutex_lock (&mutex);
  armed_kind = kind;
  armed_at = at;
  armed_lasting = lasting;
  n_operations = 0;
  g_mutex_unlock (&mutex);
}

guint
fault_vfs_disarm (void)
{
  guint n;

  g_mutex_lock (&mutex);
  n = n_operations;
  armed_at = 0;
  g_mutex_unlock (&mutex);
  return n;
}

static int
file_close (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;
}

static int
file_read (sqlite3_file *file, void *buffer, int n, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), buffer, n, offset);
}

static int
file_write (sqlite3_file *file, const void *buffer, int n, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (file);

  if (!goes_wrong (file))
    return real->pMethods->xWrite (real, buffer, n, offset);
  if (armed_kind == FAULT_SILENT)
    {
      g_autofree guint8 *garbage = g_malloc ((gsize) n);

      memset (garbage, 0xa5, (gsize) n);
      return real->pMethods->xWrite (real, garbage, n, offset);
    }
  if (armed_kind != FAULT_DISK_FULL)
    return SQLITE_IOERR_WRITE;
  real->pMethods->xWrite (real, buffer, n / 2, offset);
  return SQLITE_FULL;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  if (goes_wrong (file) && armed_kind != FAULT_SILENT)
    return SQLITE_IOERR_TRUNCATE;
  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  return goes_wrong (file) && armed_kind != FAULT_SILENT ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
file_check_reserved_lock (sqlite3_file *file, int *reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), reserved);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
file_device_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return get_real (file)->pMethods->xShmMap (get_real (file), page, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
file_shm_unmap (sqlite3_file *file, int delete)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), delete);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_device_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  int code = real_vfs->xOpen (real_vfs, name, get_real (file), flags, out_flags);

  file->pMethods = get_real (file)->pMethods != NULL ? &methods : NULL;
  ((FaultFile *) file)->counted
      = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
  return code;
}

void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = real_vfs->szOsFile + (int) sizeof (FaultFile);
  fault_vfs.xOpen = vfs_open;
  g_assert (sqlite3_vfs_register (&fault_vfs, 1) == SQLITE_OK);
}
