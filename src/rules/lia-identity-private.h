/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "lia-identity.h"
#include "lia-name-lexicon.h"

G_BEGIN_DECLS

#define LIA_IDENTITY_MAX_WORDS  16 /* of one name */
#define LIA_IDENTITY_MAX_NAMES  8
#define LIA_IDENTITY_MAX_TRAITS 128
/* Of a word or a trait; so many names and traits of such length stay within 64 KiB of text. */
#define LIA_IDENTITY_MAX_LENGTH G_MAXUINT8

/* There may be a million identities at a time, so each is one piece of memory without pointers: the head, names,
 * words, traits, and the text in which words and traits stand without an end mark. */

typedef struct
{
  guint16 text; /* where the meaning stands */
  guint8 length;
  guint8 kind : 7; /* LiaNameWordKind */
  guint8 number : 1; /* holds a digit */
} LiaIdentityWord;

typedef struct
{
  guint32 exact; /* hash of the name as written, but folded */
  guint32 ordered; /* of its words as written without small words and legal forms */
  guint16 joined; /* text: the meanings, one behind the other */
  guint16 joined_length;
  guint8 first; /* word */
  guint8 n;
  guint8 distinctive; /* boolean: has a word that is in no list */
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
  guint16 text;
  guint8 length;
  guint8 kind : 7; /* LiaTraitKind */
  guint8 shared : 1; /* boolean: an office's address */
} LiaTrait;

struct _LiaIdentity
{
  gint64 id;
  guint16 n_text;
  char country[2]; /* NUL: not known */
  guint8 n_words;
  guint8 n_names; /* the record's own first */
  guint8 n_traits;
  guint8 n_given : 6; /* words of a person's only name that are given names; they stand first */
  guint8 person : 1;
  guint8 individual : 1;
};

G_STATIC_ASSERT (LIA_IDENTITY_MAX_NAMES *LIA_IDENTITY_MAX_WORDS <= G_MAXUINT8);
G_STATIC_ASSERT ((LIA_IDENTITY_MAX_NAMES * LIA_IDENTITY_MAX_WORDS + LIA_IDENTITY_MAX_TRAITS)
                     * LIA_IDENTITY_MAX_LENGTH
                 <= G_MAXUINT16);

/** lia_identity_get_names: Returns: (transfer none) (array): its names, the record's own first */
static inline const LiaIdentityName *
lia_identity_get_names (const LiaIdentity *self)
{
  return (const LiaIdentityName *) (const void *) (self + 1);
}

/** lia_identity_get_words: Returns: (transfer none) (array): the words of all its names */
static inline const LiaIdentityWord *
lia_identity_get_words (const LiaIdentity *self)
{
  return (const LiaIdentityWord *) (const void *) (lia_identity_get_names (self) + self->n_names);
}

/** lia_identity_get_traits: Returns: (transfer none) (array): by what else it is known */
static inline const LiaTrait *
lia_identity_get_traits (const LiaIdentity *self)
{
  return (const LiaTrait *) (const void *) (lia_identity_get_words (self) + self->n_words);
}

/** lia_identity_get_text: Returns: (transfer none): what words and traits point into; not ended by NUL */
static inline const char *
lia_identity_get_text (const LiaIdentity *self)
{
  return (const char *) (lia_identity_get_traits (self) + self->n_traits);
}

/** lia_identity_has_same_joined: whether both names are the same letters, wherever there are blanks */
static inline gboolean
lia_identity_has_same_joined (const LiaIdentity *a,
                              const LiaIdentityName *name,
                              const LiaIdentity *b,
                              const LiaIdentityName *other)
{
  return name->joined_length == other->joined_length
         && memcmp (lia_identity_get_text (a) + name->joined,
                    lia_identity_get_text (b) + other->joined, name->joined_length)
                == 0;
}

/** lia_identity_hash_word: Returns: the same for words that mean the same */
guint64 lia_identity_hash_word (const LiaIdentity *self, const LiaIdentityWord *word);
/** lia_identity_hash_meanings: Returns: the same for names whose words mean the same, in any order */
guint64 lia_identity_hash_meanings (const LiaIdentity *self, const LiaIdentityName *name);

/** lia_identity_weigh_word: Returns: how much a word tells organisations apart, in twentieths */
static inline guint
lia_identity_weigh_word (const LiaIdentityWord *word)
{
  switch (word->kind)
    {
    case LIA_NAME_WORD_BODY:
      return 7;
    case LIA_NAME_WORD_TOPIC:
      return 16;
    default:
      return 20;
    }
}

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
/** lia_identity_cut_text: Returns: bytes of @text that are kept */
gsize lia_identity_cut_text (const char *text);

/** lia_identity_get_size: Returns: bytes of all of it: head and what stands behind it */
gsize lia_identity_get_size (const LiaIdentity *self);

G_END_DECLS
