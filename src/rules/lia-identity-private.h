/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-identity.h"
#include "lia-name-lexicon.h"

G_BEGIN_DECLS

#define LIA_IDENTITY_MAX_WORDS 16 /* of one name */
#define LIA_IDENTITY_MAX_NAMES 8

/* A word of a name. Text stands in the identity's text, ended by NUL. */
typedef struct
{
  guint64 hash; /* of the meaning */
  guint32 letters; /* lia_word_letters() of the meaning */
  guint32 meaning; /* where it stands in the text */
  guint16 length;
  guint8 weight; /* in twentieths */
  guint8 kind; /* LiaNameWordKind */
  gboolean number; /* holds a digit */
} LiaIdentityWord;

typedef struct
{
  guint32 first; /* word */
  guint32 n;
  guint32 weight; /* of all words */
  guint32 joined; /* text: the meanings without blanks between */
  guint32 joined_length;
  guint64 exact; /* hash of the name as written, but folded */
  guint64 ordered; /* of its words as written without small words and legal forms */
  guint64 meant; /* of the meanings, in any order */
  gboolean distinctive; /* has a word that is in no list */
} LiaIdentityName;

typedef enum
{
  LIA_TRAIT_ACRONYM, /* given as such, or in brackets behind a name */
  LIA_TRAIT_NAME_AS_ACRONYM, /* the name is one short word */
  LIA_TRAIT_INITIALS, /* of a name */
  LIA_TRAIT_WEB_DOMAIN,
  LIA_TRAIT_MAIL_DOMAIN,
  LIA_TRAIT_EMAIL,
  LIA_TRAIT_PHONE,
  LIA_TRAIT_ORGANISATION,
} LiaTraitKind;

typedef struct
{
  guint64 hash;
  guint32 text;
  guint16 length;
  guint8 kind; /* LiaTraitKind */
  guint8 shared; /* boolean: an office's address */
} LiaTrait;

struct _LiaIdentity
{
  gint64 id;
  gboolean person;
  gboolean individual;
  char country[3];
  guint8 n_given; /* words of a person's only name that are given names; they stand first */

  /* In the same piece of memory, behind this. */
  char *text;
  LiaIdentityName *names; /* the record's own first */
  LiaIdentityWord *words;
  LiaTrait *traits;
  guint n_names;
  guint n_traits;
};

/* What an identity is put together in. */
typedef struct
{
  GString *text;
  GArray *names; /* LiaIdentityName */
  GArray *words; /* LiaIdentityWord */
  GArray *traits; /* LiaTrait */
} LiaIdentityBuilder;

/** lia_identity_add_partner_name: a partner's name in any of its forms. @own: not one of its other names */
void lia_identity_add_partner_name (LiaIdentityBuilder *builder, const char *name, gboolean own);
/** lia_identity_add_person_name: Returns: the number of words that are given names. @given, @family: (nullable) */
guint
lia_identity_add_person_name (LiaIdentityBuilder *builder, const char *given, const char *family);
/** lia_identity_add_trait: adds @text, which is copied as far as it is compared */
void lia_identity_add_trait (LiaIdentityBuilder *builder, LiaTraitKind kind, const char *text);

G_END_DECLS
