/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-identity-private.h"
#include "lia-likeness.h"

G_BEGIN_DECLS

/* How alike two names are, from 0 to 1. */
typedef struct
{
  double likeness;
  LiaNameLikeness kind;
  guint n_letters;
  gboolean distinctive; /* they share a word that is in no list */
  gboolean numbers_differ;
} LiaNameComparison;

/** lia_likeness_compare_names: of partners: the words of name @i of @a and name @j of @b; @comparison: (out
 * caller-allocates) */
void lia_likeness_compare_names (const LiaIdentity *a,
                                 guint i,
                                 const LiaIdentity *b,
                                 guint j,
                                 LiaNameComparison *comparison);
/** lia_likeness_compare_person_names: of people, who have one name each; @comparison: (out caller-allocates) */
void lia_likeness_compare_person_names (const LiaIdentity *a,
                                        const LiaIdentity *b,
                                        LiaNameComparison *comparison);

G_END_DECLS
