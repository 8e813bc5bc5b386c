/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words by which the lines of a signature are told apart; for lia-signature.c. */

typedef enum
{
  LIA_SIGNATURE_NOTHING,
  LIA_SIGNATURE_POST,
  LIA_SIGNATURE_UNIT,
  LIA_SIGNATURE_ORGANISATION,
  LIA_SIGNATURE_EMAIL,
  LIA_SIGNATURE_PHONE,
  LIA_SIGNATURE_MOBILE,
  LIA_SIGNATURE_FAX,
  LIA_SIGNATURE_WEBSITE,
  LIA_SIGNATURE_ADDRESS,
  LIA_SIGNATURE_NAME,
} LiaSignaturePart;

/** lia_signature_label: what a label, folded and without its colon, announces: "téléphone", "m", "abt." */
LiaSignaturePart lia_signature_label (const char *folded);
/**
 * lia_signature_guess:
 * @folded: a line, folded
 *
 * Returns: of post, unit and organisation that whose word stands first, where one word stands for two the one it usually
 *   means; else nothing
 */
LiaSignaturePart lia_signature_guess (const char *folded);
/** lia_signature_guess_body: the same where the post is known already: unit or organisation, else nothing */
LiaSignaturePart lia_signature_guess_body (const char *folded);
/** lia_signature_is_top_body: a university, a ministry: what other bodies belong to */
gboolean lia_signature_is_top_body (const char *folded);
/** lia_signature_is_honorific: "Dr", "Mrs", "Herr": stands before a name */
gboolean lia_signature_is_honorific (const char *folded);
/** lia_signature_is_credential: "PhD", "CISSP", "(she/her)": what stands after a name and is none */
gboolean lia_signature_is_credential (const char *folded);
/** lia_signature_is_particle: "van", "de": small, and part of a name */
gboolean lia_signature_is_particle (const char *folded);
/** lia_signature_is_closing: "Best regards", "Mit freundlichen Grüßen" */
gboolean lia_signature_is_closing (const char *folded);
/** lia_signature_is_notice: "Amtsgericht …", "Follow us on …": below a signature, and none of it */
gboolean lia_signature_is_notice (const char *folded);
/** lia_signature_ends_all: begins a disclaimer */
gboolean lia_signature_ends_all (const char *folded);
/** lia_signature_is_for_another: "on behalf of …": not who wrote it */
gboolean lia_signature_is_for_another (const char *folded);
/** lia_signature_is_street: a line of an address: "Rue de", "Straße", "P.O. Box" */
gboolean lia_signature_is_street (const char *folded);

G_END_DECLS
