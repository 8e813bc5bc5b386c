/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-watchdog.h"

#include <gtk/gtk.h>
#include <time.h>

/* Processor time of calibrate () on the machine the limit was set on, in microseconds. */
#define ORDINARY_CALIBRATION 1400

#define MAX_NOTED            40

typedef struct
{
  gint64 at; /* microseconds since the start */
  gint64 took;
} LateTurn;

static struct
{
  gboolean started;
  LiaWatchdogClock clock;
  gint64 started_at;
  gint64 turn_began; /* by the clock, in microseconds; 0 outside a turn */
  gint64 frame_began; /* 0 outside layout and painting */
  gint64 left_out; /* of this turn: frames, and measuring the machine */
  gboolean painted;

  guint64 n_turns;
  gint64 longest;
  gint64 starting; /* the longest turn while starting up */
  double slowness; /* the greatest seen */
  GArray *late; /* of LateTurn */
} watchdog;

static gint64
get_processor_time (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) != 0)
    return 0;

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* What our code does most: small texts, made, found and freed. */
static gint64
calibrate (void)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 began = watchdog.clock ();

  for (guint i = 0; i < 8000; i++)
    g_hash_table_insert (table, g_strdup_printf ("partner %u", i * 7919), g_strdup ("value"));
  g_hash_table_remove_all (table);

  return watchdog.clock () - began;
}

double
lia_watchdog_get_slowness (void)
{
  gint64 began = watchdog.clock ();
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 3; i++)
    best = MIN (best, calibrate ());
  watchdog.left_out += watchdog.clock () - began;

  return MAX (1.0, (double) best / ORDINARY_CALIBRATION);
}

static void
note_turn (gint64 took)
{
  LateTurn turn = { g_get_monotonic_time () - watchdog.started_at, took };

  if (!watchdog.painted)
    {
      watchdog.starting = MAX (watchdog.starting, took);
      return;
    }
  watchdog.n_turns++;
  watchdog.longest = MAX (watchdog.longest, took);
  if (took > LIA_WATCHDOG_LIMIT)
    g_array_append_val (watchdog.late, turn);
}

/* A turn is all that happens between two waits: finding out what is due, and dispatching it. */
static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  int result = 0;

  if (watchdog.turn_began != 0)
    note_turn (watchdog.clock () - watchdog.turn_began - watchdog.left_out);

  result = g_poll (fds, n_fds, timeout);
  watchdog.left_out = 0;
  watchdog.turn_began = watchdog.clock ();

  return result;
}

static gboolean
on_frame_begins (GSignalInvocationHint *hint,
                 guint n_parameters,
                 const GValue *parameters,
                 gpointer data)
{
  if (watchdog.frame_began == 0)
    watchdog.frame_began = watchdog.clock ();

  return TRUE;
}

static gboolean
on_frame_ends (GSignalInvocationHint *hint,
               guint n_parameters,
               const GValue *parameters,
               gpointer data)
{
  if (watchdog.frame_began != 0)
    {
      watchdog.left_out += watchdog.clock () - watchdog.frame_began;
      watchdog.frame_began = 0;
      watchdog.painted = TRUE;
    }

  return TRUE;
}

static void
watch_frames (void)
{
  GTypeClass *frame_clock_class = g_type_class_ref (GDK_TYPE_FRAME_CLOCK);

  /* Layout and painting come last in a frame; what comes before, ticks and input, is ours. */
  g_signal_add_emission_hook (g_signal_lookup ("layout", GDK_TYPE_FRAME_CLOCK), 0, on_frame_begins,
                              NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("paint", GDK_TYPE_FRAME_CLOCK), 0, on_frame_begins,
                              NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
                              on_frame_ends, NULL, NULL);
  g_type_class_unref (frame_clock_class);
}

void
lia_watchdog_start (LiaWatchdogClock clock)
{
  if (watchdog.started)
    return;

  watchdog.started = TRUE;
  watchdog.clock = clock != NULL ? clock : get_processor_time;
  watchdog.started_at = g_get_monotonic_time ();
  watchdog.late = g_array_new (FALSE, FALSE, sizeof (LateTurn));
  watchdog.slowness = lia_watchdog_get_slowness ();
  watch_frames ();
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

void
lia_watchdog_reset (void)
{
  watchdog.turn_began = 0;
  watchdog.left_out = 0;
  watchdog.painted = TRUE;
  watchdog.n_turns = 0;
  watchdog.longest = 0;
  if (watchdog.late != NULL)
    g_array_set_size (watchdog.late, 0);
}

static gint64
get_limit (void)
{
  watchdog.slowness = MAX (watchdog.slowness, lia_watchdog_get_slowness ());

  return (gint64) (LIA_WATCHDOG_LIMIT * watchdog.slowness);
}

guint
lia_watchdog_get_n_late (void)
{
  gint64 limit = get_limit ();
  guint n = 0;

  for (guint i = 0; watchdog.late != NULL && i < watchdog.late->len; i++)
    n += g_array_index (watchdog.late, LateTurn, i).took > limit;

  return n;
}

gint64
lia_watchdog_get_longest (void)
{
  return watchdog.longest;
}

char *
lia_watchdog_describe (void)
{
  guint n_late = lia_watchdog_get_n_late ();
  gint64 limit = get_limit ();
  GString *text = g_string_new (NULL);
  guint n_noted = 0;

  g_string_printf (text,
                   "main loop: %" G_GUINT64_FORMAT " turns, %u over %.1f ms (8 ms, machine %.2f "
                   "times as slow), the longest %.1f ms of processor time; starting up %.1f ms",
                   watchdog.n_turns, n_late, (double) limit / 1000, watchdog.slowness,
                   (double) watchdog.longest / 1000, (double) watchdog.starting / 1000);
  for (guint i = 0; watchdog.late != NULL && i < watchdog.late->len && n_noted < MAX_NOTED; i++)
    {
      const LateTurn *turn = &g_array_index (watchdog.late, LateTurn, i);

      if (turn->took <= limit)
        continue;
      n_noted++;
      g_string_append_printf (text, "\nlate: %.1f ms, %.2f s after the start",
                              (double) turn->took / 1000, (double) turn->at / G_USEC_PER_SEC);
    }

  return g_string_free_and_steal (text);
}
