/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-lock-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lia-error.h"

struct _LiaLockFile
{
  char *path;
  int fd;
};

/* Host and process id, a line each. */
static char *
read_holder (int fd)
{
  char text[512] = { 0 };
  g_auto (GStrv) lines = NULL;
  ssize_t n = pread (fd, text, sizeof text - 1, 0);
  g_autofree char *valid = n > 0 ? g_utf8_make_valid (text, n) : g_strdup ("");

  lines = g_strsplit (valid, "\n", 3);
  if (g_strv_length (lines) < 2 || lines[0][0] == '\0')
    return g_strdup (_ ("another program"));
  return g_strdup_printf (_ ("%s, process %s"), lines[0], lines[1]);
}

static gboolean
write_holder (int fd)
{
  g_autofree char *text = g_strdup_printf ("%s\n%d\n", g_get_host_name (), (int) getpid ());
  gsize length = strlen (text);

  return ftruncate (fd, 0) == 0 && pwrite (fd, text, length, 0) == (ssize_t) length;
}

/* Whether @fd is still what stands at @path, not a file its holder has just removed. */
static gboolean
is_current (int fd, const char *path)
{
  struct stat opened, current;

  return fstat (fd, &opened) == 0 && stat (path, &current) == 0 && opened.st_dev == current.st_dev
         && opened.st_ino == current.st_ino;
}

LiaLockFile *
lia_lock_file_acquire (const char *workspace, char **holder, gboolean *stale, GError **error)
{
  g_autofree char *path = g_strconcat (workspace, "-lock", NULL);
  /* Locks of the open file description also keep a second opener in this process out. */
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  *holder = NULL;
  *stale = FALSE;

  for (;;)
    {
      LiaLockFile *self;
      struct stat status;
      int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0)
        {
          g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("The lock file “%s” cannot be made: %s"),
                       path, g_strerror (errno));
          return NULL;
        }

      if (fcntl (fd, F_OFD_SETLK, &lock) != 0)
        {
          int saved = errno;

          if (saved == EAGAIN || saved == EACCES)
            *holder = read_holder (fd);
          else
            g_set_error (error, LIA_ERROR, LIA_ERROR_IO,
                         _ ("The lock file “%s” cannot be locked: %s"), path, g_strerror (saved));
          close (fd);
          return NULL;
        }

      if (!is_current (fd, path))
        {
          close (fd);
          continue;
        }

      *stale = fstat (fd, &status) == 0 && status.st_size > 0;
      /* The lock holds without its text, which a full disk has no room for. */
      if (!write_holder (fd))
        g_info ("%s: %s", path, g_strerror (errno));

      self = g_new0 (LiaLockFile, 1);
      self->path = g_steal_pointer (&path);
      self->fd = fd;
      return self;
    }
}

gboolean
lia_lock_file_is_held (const char *workspace)
{
  g_autofree char *path = g_strconcat (workspace, "-lock", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean held;

  if (fd < 0)
    return FALSE;
  held = fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close (fd);
  return held;
}

void
lia_lock_file_release (LiaLockFile *self, gboolean clean)
{
  if (self == NULL)
    return;

  /* Removed while still held, so that nobody can lock what is about to go. */
  if (clean)
    (void) g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
