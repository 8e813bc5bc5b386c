/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "turns-bench.h"

#include <stdlib.h>

#include "lia-application.h"
#include "lia-record-find.h"
#include "lia-watchdog.h"

#define MAX_RUNS 15
/* Looks at a settled window, 10 ms apart, until what was begun counts as finished. */
#define CALM_LOOKS 15

typedef struct
{
  GtkWidget *window;
  const TurnsStage *stages;
  guint n_stages;
  guint stage;
  guint n_calm;
  gboolean acting;
  gint64 began; /* the stage */
  gint64 settled; /* when it was seen at rest */
} Child;

static int n_busy;

void
turns_bench_add_busy (int by)
{
  n_busy += by;
}

static guint
get_n_runs (void)
{
  const char *wanted = g_getenv ("LIAISON_BENCH_RUNS");

  return CLAMP (wanted != NULL ? (guint) strtoul (wanted, NULL, 10) : 5, 1, MAX_RUNS);
}

static gboolean
on_look (gpointer user_data)
{
  Child *self = user_data;
  LiaWindow *window = LIA_WINDOW (self->window);

  if (self->acting)
    {
      self->acting = FALSE;
      self->began = g_get_monotonic_time ();
      self->stages[self->stage].act (window);
      return G_SOURCE_CONTINUE;
    }
  if (n_busy > 0 || lia_window_get_workspace (window) == NULL || !lia_window_is_settled (window))
    {
      self->n_calm = 0;
      return G_SOURCE_CONTINUE;
    }
  if (self->n_calm == 0)
    self->settled = g_get_monotonic_time ();
  if (++self->n_calm < CALM_LOOKS)
    return G_SOURCE_CONTINUE;

  g_print ("%" G_GINT64_FORMAT " %u %" G_GINT64_FORMAT " ", lia_watchdog_get_longest (),
           lia_watchdog_get_n_late (), self->settled - self->began);
  self->n_calm = 0;
  if (++self->stage == self->n_stages)
    {
      g_print ("\n");
      gtk_window_close (GTK_WINDOW (window));
      return G_SOURCE_REMOVE;
    }
  /* The turn in which the measurement begins anew is not measured itself. */
  lia_watchdog_reset ();
  self->acting = TRUE;

  return G_SOURCE_CONTINUE;
}

static void
on_window_added (GtkApplication *application, GtkWindow *window, Child *self)
{
  if (self->window != NULL)
    return;

  self->window = GTK_WIDGET (window);
  self->began = g_get_monotonic_time ();
  lia_watchdog_start (NULL);
  g_timeout_add (10, on_look, self);
}

int
turns_bench_run_child (const char *path, const TurnsStage *stages, guint n_stages)
{
  Child child = { .stages = stages, .n_stages = n_stages };
  char *arguments[] = { (char *) "bench-turns", (char *) path, NULL };
  g_autoptr (LiaApplication) application = lia_application_new ();

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), &child);

  return g_application_run (G_APPLICATION (application), 2, arguments);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a;
  const gint64 *right = b;

  return (*left > *right) - (*left < *right);
}

static double
take_median (gint64 *times, guint n)
{
  qsort (times, n, sizeof (gint64), compare);

  return (double) times[n / 2] / 1000;
}

static char *
run_once (const char *program, const char *const *arguments)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (all, (gpointer) program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) arguments[i]);
  g_ptr_array_add (all, NULL);
  g_spawn_sync (NULL, (char **) all->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return g_steal_pointer (&output);
}

void
turns_bench_measure (const char *program,
                     const char *const *arguments,
                     TurnsFigures *figures,
                     guint n_stages)
{
  const guint n_runs = get_n_runs ();
  g_autofree gint64 *longest = g_new0 (gint64, n_stages * n_runs);
  g_autofree gint64 *whole = g_new0 (gint64, n_stages * n_runs);

  for (guint run = 0; run < n_runs; run++)
    {
      g_autofree char *output = run_once (program, arguments);
      char *rest = output;

      for (guint i = 0; i < n_stages; i++)
        {
          longest[i * n_runs + run] = g_ascii_strtoll (rest, &rest, 10);
          figures[i].n_late += (double) g_ascii_strtoull (rest, &rest, 10) / n_runs;
          whole[i * n_runs + run] = g_ascii_strtoll (rest, &rest, 10);
        }
    }
  for (guint i = 0; i < n_stages; i++)
    {
      figures[i].longest = take_median (&longest[i * n_runs], n_runs);
      figures[i].whole = take_median (&whole[i * n_runs], n_runs);
    }
}

typedef struct
{
  guint n;
  gint64 level;
} Size;

static gboolean
add_rows (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Size *size = data;
  guint n = size->n;
  static const char *const countries[] = { "CH", "SN", "MX", "FI", "KE", "NZ" };
  static const char *const partner[] = { "name", "sort_key", "country", "email", "level" };
  static const char *const person[] = { "given_name", "family_name", "sort_key", "post", "email" };
  static const char *const affiliation[] = { "person", "partner", "post", "main" };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Institute %u for Secure Networks", i * 7919 % n);
      g_autofree char *key = g_ascii_strdown (name, -1);
      g_autofree char *family = g_strdup_printf ("Okafor%u", i * 7919 % n);
      g_autofree char *person_key = g_strdup_printf ("okafor%u amara", i * 7919 % n);
      g_autofree char *email = g_strdup_printf ("office%u@example.org", i);
      LiaValue partner_values[]
          = { LIA_TEXT (name), LIA_TEXT (key), LIA_TEXT (countries[i % G_N_ELEMENTS (countries)]),
              LIA_TEXT (email), LIA_INTEGER (size->level) };
      LiaValue person_values[] = { LIA_TEXT ("Amara"), LIA_TEXT (family), LIA_TEXT (person_key),
                                   LIA_TEXT ("Analyst"), LIA_TEXT (email) };
      gint64 partner_id = lia_batch_insert (batch, "partner", partner, partner_values,
                                            G_N_ELEMENTS (partner), error);
      gint64 person_id
          = lia_batch_insert (batch, "person", person, person_values, G_N_ELEMENTS (person), error);
      LiaValue affiliation_values[] = { LIA_INTEGER (person_id), LIA_INTEGER (partner_id),
                                        LIA_TEXT ("Analyst"), LIA_INTEGER (1) };

      if (partner_id == 0 || person_id == 0
          || lia_batch_insert (batch, "affiliation", affiliation, affiliation_values,
                               G_N_ELEMENTS (affiliation), error)
                 == 0)
        return FALSE;
    }

  return TRUE;
}

void
turns_bench_make_workspace (const char *path, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "ceop", FALSE, &error);
  Size size = { .n = n };

  g_assert_no_error (error);
  size.level = lia_record_find (lia_record_type_find ("level"),
                                lia_workspace_get_reader (workspace), "Associate", &error);
  g_assert_no_error (error);
  lia_store_write (lia_workspace_get_store (workspace), "Bench", add_rows, &size, NULL, NULL,
                   &error);
  g_assert_no_error (error);
  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);
}
