/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hostile-test.h"

#include <sys/resource.h>

/* A file made to keep the program busy takes hours; an honest slow machine does not take this. */
#define MAX_SECONDS    60.0
#define MAX_MEMORY_MIB 256

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED TRUE
#else
#define SANITIZED FALSE
#endif

double
hostile_test_tell_time (const char *name, gint64 began)
{
  const double seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;

  if (name != NULL)
    g_test_message ("%s: %.3f s", name, seconds);
  return seconds;
}

void
hostile_test_check_time (const char *name, gint64 began)
{
  const double seconds = hostile_test_tell_time (name, began);

  g_assert_cmpfloat (seconds, <, MAX_SECONDS);
}

void
hostile_test_check_memory (void)
{
  struct rusage usage;

  if (SANITIZED)
    {
      g_test_skip ("a sanitizer needs memory of its own");
      return;
    }
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  g_test_message ("most memory used: %ld MiB", usage.ru_maxrss / 1024);
  g_assert_cmpint (usage.ru_maxrss / 1024, <, MAX_MEMORY_MIB);
}
