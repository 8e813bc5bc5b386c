/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lia-error.h"

/* GLib would end the process in a way that libFuzzer does not notice. */
static GLogWriterOutput
on_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  g_log_writer_standard_streams (level, fields, n_fields, data);
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    abort ();
  return G_LOG_WRITER_HANDLED;
}

/* For harnesses that need no preparation. */
__attribute__ ((weak)) void
fuzz_prepare (void)
{
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_writer_func (on_log, NULL, NULL);
  fuzz_prepare ();
  return 0;
}

void
fuzz_check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

void
fuzz_check_outcome (gboolean succeeded, const GError *error)
{
  g_assert_true (succeeded == (error == NULL));
  if (error == NULL)
    return;
  g_assert_true (error->domain == LIA_ERROR);
  fuzz_check_text (error->message);
  g_assert_cmpstr (error->message, !=, "");
  if (strchr (error->message, '\n') != NULL)
    g_error ("more than one line: %s", error->message);
}

char *
fuzz_make_text (const guint8 *data, gsize size)
{
  return size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
}

void
fuzz_file_init (FuzzFile *self, const void *data, gsize size)
{
  g_autofree char *path = NULL;

  self->descriptor = memfd_create ("input", MFD_CLOEXEC);
  g_assert_cmpint (self->descriptor, >=, 0);
  if (size > 0)
    g_assert_cmpint (write (self->descriptor, data, size), ==, (gssize) size);
  path = g_strdup_printf ("/proc/self/fd/%d", self->descriptor);
  self->file = g_file_new_for_path (path);
}

void
fuzz_file_clear (FuzzFile *self)
{
  g_clear_object (&self->file);
  close (self->descriptor);
}

guint8
fuzz_take_byte (FuzzParts *self)
{
  if (self->size == 0)
    return 0;
  self->size--;
  return *self->data++;
}

guint64
fuzz_take_number (FuzzParts *self, guint n_bytes)
{
  guint64 number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number |= (guint64) fuzz_take_byte (self) << (8 * i);
  return number;
}

char *
fuzz_take_text (FuzzParts *self)
{
  const guint8 *end = self->size > 0 ? memchr (self->data, '\0', self->size) : NULL;
  const gsize length = end != NULL ? (gsize) (end - self->data) : self->size;
  char *text = length > 0 ? g_strndup ((const char *) self->data, length) : g_strdup ("");

  self->data += length;
  self->size -= length;
  fuzz_take_byte (self);
  return text;
}
