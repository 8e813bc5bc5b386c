/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The head of an export of everything: what it is, and in which version. */
#define LIA_EVERYTHING_CONTENTS "everything"
#define LIA_EVERYTHING_VERSION  1
