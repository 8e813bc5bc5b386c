/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-window-files.h"
#include "lia-window-private.h"

#include <glib/gi18n-lib.h>

/* How a workspace leaves its window: it is closed here and not by the last reference, so that a failure can still be
 * told; and not at once, for what is queued is written first and a backup under way made whole. */

/* Closing takes a moment at most times; then nothing need be said. */
#define SAYS_SAVING_AFTER 300 /* milliseconds */

struct _LiaWindowClosing
{
  LiaWindow *window; /* owned */
  char *path;
  guint timer;
  gboolean reopens;
};

static void
closing_free (LiaWindowClosing *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaWindowClosing, closing_free)

static gboolean
on_still_closing (gpointer user_data)
{
  LiaWindowClosing *self = user_data;

  self->timer = 0;
  lia_window_show_saving (self->window);

  return G_SOURCE_REMOVE;
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindowClosing) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean closed = lia_workspace_close_finish (LIA_WORKSPACE (source), result, &error);

  if (!lia_window_end_closing (self->window))
    return;
  if (closed && !self->reopens)
    {
      gtk_window_destroy (GTK_WINDOW (self->window));
      return;
    }

  lia_window_set_opening (self->window, FALSE);
  if (!closed)
    lia_window_show_error (self->window, _ ("Workspace Not Closed"), error);
  else
    lia_window_open_path (self->window, self->path);
}

LiaWindowClosing *
lia_window_closing_begin (LiaWindow *window, LiaWorkspace *workspace)
{
  LiaWindowClosing *self = g_new0 (LiaWindowClosing, 1);

  self->window = g_object_ref (window);
  self->path = g_strdup (lia_workspace_get_path (workspace));
  self->timer = g_timeout_add (SAYS_SAVING_AFTER, on_still_closing, self);
  lia_workspace_close_async (workspace, on_closed, self);

  return self;
}

const char *
lia_window_closing_get_path (LiaWindowClosing *self)
{
  return self->path;
}

void
lia_window_closing_set_reopens (LiaWindowClosing *self, gboolean reopens)
{
  self->reopens = reopens;
}
