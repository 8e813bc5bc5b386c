/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the harnesses have in common. Each is a file fuzz-SUBJECT.c with the entry point of libFuzzer, which hands any bytes
 * to one parser and asserts what holds for all of them. With clang's -fsanitize=fuzzer it looks for bytes that break this;
 * without, fuzz-main.c runs the inputs that are kept. */

/* Returns: 0, always */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
/* Once, before the first input: a criticism of GLib is a failure, and texts are those of no country. */
int LLVMFuzzerInitialize (int *argc, char ***argv);
/* A harness may have it, to prepare what takes longer than an input may. */
void fuzz_prepare (void);

/* The bytes are fit to be shown: valid UTF-8. */
void fuzz_check_text (const char *text);
/* @succeeded with no error, or one sentence for a user and no more. */
void fuzz_check_outcome (gboolean succeeded, const GError *error);

/* (transfer full): the bytes with a NUL after them, as text is handed about; what follows a NUL among them is lost */
char *fuzz_make_text (const guint8 *data, gsize size);

/* Bytes as a file that stands nowhere, for parsers that open their file themselves. */
typedef struct
{
  GFile *file;
  int descriptor;
} FuzzFile;

void fuzz_file_init (FuzzFile *self, const void *data, gsize size);
void fuzz_file_clear (FuzzFile *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FuzzFile, fuzz_file_clear)

/* An input that has several parts, one after the other. All that is taken past its end is nothing. */
typedef struct
{
  const guint8 *data;
  gsize size;
} FuzzParts;

guint8 fuzz_take_byte (FuzzParts *self);
/* A number of @n_bytes, the lowest first */
guint64 fuzz_take_number (FuzzParts *self, guint n_bytes);
/* (transfer full): up to the next NUL or the end; need not be UTF-8 */
char *fuzz_take_text (FuzzParts *self);

G_END_DECLS
