/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

void
lia_give_back_memory (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
