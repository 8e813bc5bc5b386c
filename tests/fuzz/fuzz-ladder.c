/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fuzz-sample.h"
#include "fuzz.h"
#include "lia-ladder.h"

/* The file of a ladder of levels, loaded into a workspace and taken back. */

typedef struct
{
  char *path;
  gboolean is_loaded;
} Load;

static gboolean
load (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *self = data;
  g_autoptr (GError) local_error = NULL;

  self->is_loaded = lia_ladder_load (batch, self->path, &local_error);
  fuzz_check_outcome (self->is_loaded, local_error);
  /* The next input finds the workspace as it was. */
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "done");
  return FALSE;
}

void
fuzz_prepare (void)
{
  fuzz_sample_init (FALSE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Load request = { 0 };

  path = fuzz_sample_path ("ladder.json");
  g_file_set_contents (path, (const char *) data, (gssize) size, &error);
  g_assert_no_error (error);
  request.path = path;
  g_assert_false (lia_store_write (lia_workspace_get_store (fuzz_sample_get ()), "Load a ladder",
                                   load, &request, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return 0;
}
