/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-budget.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

/* Steps between two looks: well under a millisecond. */
#define STEPS 2000

/* Reading a row of a hundred bytes takes about fifty steps. A second's work, and a hundred times what reading the
 * whole file would take. */
#define BASE     50000000
#define PER_BYTE 50

gint64
lia_budget_get_allowance (const char *path)
{
  struct stat status;

  return BASE + (stat (path, &status) == 0 ? (gint64) status.st_size * PER_BYTE : 0);
}

static int
on_progress (gpointer data)
{
  LiaBudget *self = data;

  if (self->allowance > 0)
    {
      self->left -= STEPS;
      if (self->left < 0)
        self->is_spent = TRUE;
    }
  return self->is_spent || g_cancellable_is_cancelled (self->cancellable);
}

void
lia_budget_attach (LiaBudget *self, sqlite3 *db)
{
  gboolean watches = self->allowance > 0 || self->cancellable != NULL;

  lia_budget_refill (self);
  sqlite3_progress_handler (db, watches ? STEPS : 0, watches ? on_progress : NULL, self);
}

void
lia_budget_refill (LiaBudget *self)
{
  self->left = self->allowance;
  self->is_spent = FALSE;
}

gboolean
lia_budget_explain (LiaBudget *self, GError **error)
{
  if (self->is_spent)
    {
      g_clear_error (error);
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("The workspace takes far longer to read than its size explains. It "
                              "is damaged, or made to do harm."));
    }
  return FALSE;
}
