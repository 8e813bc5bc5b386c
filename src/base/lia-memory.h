/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** LIA_MANY_ROWS: what is done with more rows than this takes memory that is worth giving back */
#define LIA_MANY_ROWS 20000

/**
 * lia_give_back_memory:
 *
 * Gives memory that was freed back to the system, after work that needed much of it and is rare: a thread's
 * part of the heap otherwise keeps its highest size as long as one small block near its end lives. Takes
 * some milliseconds, in which other threads may wait for memory a moment; from any thread. Does nothing where the
 * C library has no way.
 */
void lia_give_back_memory (void);

G_END_DECLS
