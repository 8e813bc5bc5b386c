/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"

G_BEGIN_DECLS

/* What benchmarks of the turns of the main loop share: a program in a process of its own is led from stage to stage, and
 * the longest turn of each is noted. */

/** TurnsStage: @act: (nullable): what begins the stage; without it, the stage is what goes on already */
typedef struct
{
  const char *name;
  void (*act) (LiaWindow *window);
} TurnsStage;

/**
 * TurnsFigures:
 * @longest: milliseconds of processor time of the longest turn, the median of the runs
 * @n_late: turns over the limit, on average
 * @whole: milliseconds by the clock until nothing of the stage was under way any more, the median of the runs
 */
typedef struct
{
  double longest;
  double n_late;
  double whole;
} TurnsFigures;

/** turns_bench_run_child: opens the workspace at @path, goes through @stages and prints their figures. Returns: its exit status */
int turns_bench_run_child (const char *path, const TurnsStage *stages, guint n_stages);

/** turns_bench_measure: runs @program with @arguments, which end in turns_bench_run_child(), several times */
void turns_bench_measure (const char *program,
                          const char *const *arguments,
                          TurnsFigures *figures,
                          guint n_stages);

/** turns_bench_add_busy: adds @by to how many things are under way that keep the stage from being over */
void turns_bench_add_busy (int by);

/** turns_bench_make_workspace: as many partners and people as @n, each partner with one of the people */
void turns_bench_make_workspace (const char *path, guint n);

G_END_DECLS
