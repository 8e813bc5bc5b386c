/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace.h"

G_BEGIN_DECLS

/* The workspace that inputs are tried on, in a folder that is gone when the process ends. */

/* Makes it, the first time. @with_sample: the sample programme is in it, else it is empty */
void fuzz_sample_init (gboolean with_sample);
/* (transfer none): the workspace, open for writing */
LiaWorkspace *fuzz_sample_get (void);
/* Closes it and makes it again as it was in the beginning. */
void fuzz_sample_reset (void);
/* (transfer none): the file as it was in the beginning */
GBytes *fuzz_sample_get_bytes (void);
/* (transfer full): the path of a file in its folder */
char *fuzz_sample_path (const char *name);
/* Removes all in its folder but the workspace. */
void fuzz_sample_clean (void);

G_END_DECLS
