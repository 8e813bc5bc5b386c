/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-likeness-private.h"

#define BIT(kind) (1u << (kind))

/* A name that is one of these is known by it. */
#define MIN_ACRONYM 3

static gboolean
is_same (const LiaIdentity *a, const LiaTrait *trait, const LiaIdentity *b, const LiaTrait *other)
{
  return trait->length == other->length
         && memcmp (lia_identity_get_text (a) + trait->text,
                    lia_identity_get_text (b) + other->text, trait->length)
                == 0;
}

/* The first trait of one of @kinds (bits) of @a that @b has, too, among @other_kinds; NULL: none. */
static const LiaTrait *
find_shared (const LiaIdentity *a, guint kinds, const LiaIdentity *b, guint other_kinds)
{
  const LiaTrait *traits = lia_identity_get_traits (a);
  const LiaTrait *others = lia_identity_get_traits (b);

  for (guint i = 0; i < a->n_traits; i++)
    if ((kinds & BIT (traits[i].kind)) != 0)
      for (guint j = 0; j < b->n_traits; j++)
        if ((other_kinds & BIT (others[j].kind)) != 0 && is_same (a, &traits[i], b, &others[j]))
          return &traits[i];
  return NULL;
}

static gboolean
has_trait (const LiaIdentity *identity, LiaTraitKind kind)
{
  const LiaTrait *traits = lia_identity_get_traits (identity);

  for (guint i = 0; i < identity->n_traits; i++)
    if (traits[i].kind == kind)
      return TRUE;
  return FALSE;
}

static gboolean
share (const LiaIdentity *a, LiaTraitKind kind, const LiaIdentity *b)
{
  return find_shared (a, BIT (kind), b, BIT (kind)) != NULL;
}

/* Both give one, and not the same. */
static gboolean
contradict (const LiaIdentity *a, LiaTraitKind kind, const LiaIdentity *b)
{
  return has_trait (a, kind) && has_trait (b, kind) && !share (a, kind, b);
}

static void
compare_all_names (const LiaIdentity *a,
                   const LiaIdentity *b,
                   LiaNameComparison *best,
                   LiaLikeness *likeness)
{
  *best = (LiaNameComparison) { .kind = LIA_NAMES_MISSING };
  for (guint i = 0; i < a->n_names; i++)
    for (guint j = 0; j < b->n_names; j++)
      {
        LiaNameComparison comparison;

        lia_likeness_compare_names (a, i, b, j, &comparison);
        if (comparison.likeness > best->likeness || best->kind == LIA_NAMES_MISSING)
          {
            *best = comparison;
            if (i > 0 || j > 0)
              likeness->flags |= LIA_LIKENESS_OTHER_NAME;
          }
      }
}

/* "ITU" and "International Telecommunication Union": a name that is the other's acronym. */
static void
compare_with_acronym (const LiaIdentity *a, const LiaIdentity *b, LiaNameComparison *names)
{
  const LiaTrait *given
      = find_shared (a, BIT (LIA_TRAIT_NAME_AS_ACRONYM), b, BIT (LIA_TRAIT_ACRONYM));
  const LiaTrait *initials = find_shared (
      a, BIT (LIA_TRAIT_NAME_AS_ACRONYM) | BIT (LIA_TRAIT_ACRONYM), b, BIT (LIA_TRAIT_INITIALS));
  double likeness = 0;

  if (given != NULL)
    likeness = given->length >= MIN_ACRONYM ? 0.94 : 0.84;
  /* Three letters fit many names. */
  else if (initials != NULL && initials->kind == LIA_TRAIT_NAME_AS_ACRONYM
           && initials->length >= MIN_ACRONYM)
    likeness = initials->length == MIN_ACRONYM ? 0.82 : 0.9;
  if (likeness > names->likeness)
    {
      names->likeness = likeness;
      names->kind = LIA_NAMES_ACRONYM_OF_OTHER;
      names->distinctive = TRUE;
    }
}

static gboolean
has_same_letters (const LiaIdentity *a, const LiaIdentity *b)
{
  guint counts[2][26] = { { 0 } };
  const LiaIdentity *const both[] = { a, b };

  for (guint side = 0; side < 2; side++)
    {
      const LiaTrait *traits = lia_identity_get_traits (both[side]);

      for (guint i = 0; i < both[side]->n_traits; i++)
        if (traits[i].kind == LIA_TRAIT_ACRONYM)
          {
            const char *text = lia_identity_get_text (both[side]) + traits[i].text;

            for (guint at = 0; at < traits[i].length; at++)
              if (g_ascii_islower (text[at]))
                counts[side][text[at] - 'a']++;
            break;
          }
    }
  return memcmp (counts[0], counts[1], sizeof counts[0]) == 0;
}

static gboolean
acronyms_differ (const LiaIdentity *a, const LiaIdentity *b)
{
  /* UIT is ITU in French. */
  return contradict (a, LIA_TRAIT_ACRONYM, b)
         && find_shared (a, BIT (LIA_TRAIT_ACRONYM), b, BIT (LIA_TRAIT_INITIALS)) == NULL
         && find_shared (b, BIT (LIA_TRAIT_ACRONYM), a, BIT (LIA_TRAIT_INITIALS)) == NULL
         && !has_same_letters (a, b);
}

static double
name_points (const LiaNameComparison *names)
{
  const double points = MAX (0, (names->likeness - 0.5) * 160);

  /* "Ministry of Health" is the name of many. */
  return names->distinctive ? points : points * 0.9;
}

static double
partner_points (const LiaIdentity *a,
                const LiaIdentity *b,
                const LiaNameComparison *names,
                LiaLikeness *likeness)
{
  const guint domains = BIT (LIA_TRAIT_WEB_DOMAIN) | BIT (LIA_TRAIT_MAIL_DOMAIN);
  const LiaTrait *acronym = find_shared (a, BIT (LIA_TRAIT_ACRONYM), b, BIT (LIA_TRAIT_ACRONYM));
  double points = name_points (names);

  if (share (a, LIA_TRAIT_WEB_DOMAIN, b))
    {
      likeness->flags |= LIA_LIKENESS_WEB_DOMAIN;
      points += 30;
    }
  else if (find_shared (a, domains, b, domains) != NULL)
    {
      likeness->flags |= LIA_LIKENESS_MAIL_DOMAIN;
      points += 24;
    }
  else if (contradict (a, LIA_TRAIT_WEB_DOMAIN, b))
    {
      likeness->flags |= LIA_LIKENESS_DOMAINS_DIFFER;
      points -= 8;
    }
  if (share (a, LIA_TRAIT_EMAIL, b))
    {
      likeness->flags |= LIA_LIKENESS_EMAIL;
      points += 15;
    }
  if (share (a, LIA_TRAIT_PHONE, b))
    {
      likeness->flags |= LIA_LIKENESS_PHONE;
      points += 20;
    }
  if (acronym != NULL)
    {
      likeness->flags |= LIA_LIKENESS_ACRONYM;
      points += acronym->length > MIN_ACRONYM ? 14 : acronym->length == MIN_ACRONYM ? 10 : 4;
    }
  else if (names->kind != LIA_NAMES_ACRONYM_OF_OTHER && acronyms_differ (a, b))
    {
      likeness->flags |= LIA_LIKENESS_ACRONYMS_DIFFER;
      points -= 10;
    }
  if (a->country[0] != '\0' && b->country[0] != '\0')
    {
      const gboolean same = memcmp (a->country, b->country, sizeof a->country) == 0;

      likeness->flags |= same ? LIA_LIKENESS_COUNTRY : LIA_LIKENESS_COUNTRIES_DIFFER;
      points += same ? 5 : names->distinctive ? -12 : -40;
    }
  if (a->individual != b->individual)
    {
      likeness->flags |= LIA_LIKENESS_FORMS_DIFFER;
      points -= 15;
    }
  return points;
}

static void
compare_partners (const LiaIdentity *a, const LiaIdentity *b, LiaLikeness *likeness)
{
  const LiaLikenessFlags against = LIA_LIKENESS_COUNTRIES_DIFFER | LIA_LIKENESS_ACRONYMS_DIFFER
                                   | LIA_LIKENESS_FORMS_DIFFER | LIA_LIKENESS_NUMBERS_DIFFER;
  const LiaLikenessFlags beside = LIA_LIKENESS_WEB_DOMAIN | LIA_LIKENESS_MAIL_DOMAIN
                                  | LIA_LIKENESS_EMAIL | LIA_LIKENESS_PHONE;
  LiaNameComparison names;
  double points;
  double most = 100;

  compare_all_names (a, b, &names, likeness);
  compare_with_acronym (a, b, &names);
  compare_with_acronym (b, a, &names);
  if (names.numbers_differ)
    likeness->flags |= LIA_LIKENESS_NUMBERS_DIFFER;
  points = partner_points (a, b, &names, likeness);

  if (names.likeness < 0.75 || names.numbers_differ)
    most = LIA_LIKENESS_LIKELY - 1;
  else if (names.likeness < 0.85 || names.kind == LIA_NAMES_PART_OF_OTHER
           || (likeness->flags & against) != 0 || (likeness->flags & beside) == 0)
    most = LIA_LIKENESS_CERTAIN - 1;

  likeness->names = names.kind;
  likeness->n_letters = names.n_letters;
  likeness->percent = (guint) (names.likeness * 100 + 0.5);
  likeness->score = (guint) CLAMP (points + 0.5, 0, most);
}

static void
compare_people (const LiaIdentity *a, const LiaIdentity *b, LiaLikeness *likeness)
{
  LiaNameComparison names;
  const LiaTrait *email = find_shared (a, BIT (LIA_TRAIT_EMAIL), b, BIT (LIA_TRAIT_EMAIL));
  double points;
  double most = 100;

  lia_likeness_compare_person_names (a, b, &names);
  points = names.kind == LIA_NAMES_MISSING ? 40 : MAX (0, (names.likeness - 0.6) * 155);
  if (email != NULL)
    {
      likeness->flags |= LIA_LIKENESS_EMAIL;
      points += email->shared ? 8 : 45;
    }
  else if (contradict (a, LIA_TRAIT_EMAIL, b) && share (a, LIA_TRAIT_MAIL_DOMAIN, b))
    {
      likeness->flags |= LIA_LIKENESS_EMAILS_DIFFER | LIA_LIKENESS_MAIL_DOMAIN;
      points += 3;
    }
  if (share (a, LIA_TRAIT_PHONE, b))
    {
      likeness->flags |= LIA_LIKENESS_PHONE;
      points += 22;
    }
  if (share (a, LIA_TRAIT_ORGANISATION, b))
    {
      likeness->flags |= LIA_LIKENESS_ORGANISATION;
      points += 20;
    }
  else if (contradict (a, LIA_TRAIT_ORGANISATION, b))
    points -= 5;

  /* Without a name only the address says anything; it may be the assistant's. */
  if (names.kind == LIA_NAMES_MISSING)
    most = email != NULL && !email->shared ? LIA_LIKENESS_CERTAIN - 1 : LIA_LIKENESS_POSSIBLE - 1;
  else if (names.likeness < 0.8)
    most = LIA_LIKENESS_LIKELY - 1;
  else if (names.kind == LIA_NAMES_INITIAL
           || (likeness->flags & (LIA_LIKENESS_EMAIL | LIA_LIKENESS_PHONE)) == 0)
    most = LIA_LIKENESS_CERTAIN - 1;

  likeness->names = names.kind;
  likeness->percent = (guint) (names.likeness * 100 + 0.5);
  likeness->n_letters = names.n_letters;
  likeness->score = (guint) CLAMP (points + 0.5, 0, most);
}

guint
lia_likeness_compare (const LiaIdentity *a, const LiaIdentity *b, LiaLikeness *likeness)
{
  *likeness = (LiaLikeness) { 0 };
  if (a->person)
    compare_people (a, b, likeness);
  else
    compare_partners (a, b, likeness);
  return likeness->score;
}

/* In words. */

static char *
describe_names (const LiaLikeness *likeness)
{
  switch (likeness->names)
    {
    case LIA_NAMES_SAME:
      return g_strdup (_ ("same name"));
    case LIA_NAMES_SAME_BUT_FORM:
      return g_strdup (_ ("same name but for legal form or small words"));
    case LIA_NAMES_SAME_IN_OTHER_ORDER:
      return g_strdup (_ ("same words in another order"));
    case LIA_NAMES_SAME_IN_MEANING:
      return g_strdup (_ ("same name, translated or abbreviated"));
    case LIA_NAMES_DIFFER_IN_SPELLING:
      if (likeness->n_letters > 0 && likeness->n_letters <= 4)
        return g_strdup_printf (ngettext ("names differ in %u letter", "names differ in %u letters",
                                          likeness->n_letters),
                                likeness->n_letters);
      return g_strdup (_ ("names differ in spelling"));
    case LIA_NAMES_ACRONYM_OF_OTHER:
      return g_strdup (_ ("one name is the acronym of the other"));
    case LIA_NAMES_PART_OF_OTHER:
      return g_strdup (_ ("one name is part of the other"));
    case LIA_NAMES_ALIKE:
      /* Translators: how much of two names is the same */
      return g_strdup_printf (_ ("names are %u %% the same"), likeness->percent);
    case LIA_NAMES_NICKNAME:
      return g_strdup (_ ("same name with another form of the given name"));
    case LIA_NAMES_INITIAL:
      return g_strdup (_ ("same family name and initial"));
    case LIA_NAMES_ROMANISED:
      return g_strdup (_ ("names sound the same"));
    case LIA_NAMES_DIFFER:
      return g_strdup (_ ("names differ"));
    case LIA_NAMES_MISSING:
    default:
      return NULL;
    }
}

static char *
copy_text (const LiaIdentity *identity, const LiaTrait *trait)
{
  return g_strndup (lia_identity_get_text (identity) + trait->text, trait->length);
}

static void
add_reason (GString *text, const char *reason)
{
  if (text->len > 0)
    /* Translators: between two reasons: "same phone; names differ" */
    g_string_append (text, _ ("; "));
  g_string_append (text, reason);
}

char *
lia_likeness_describe (const LiaLikeness *likeness, const LiaIdentity *a, const LiaIdentity *b)
{
  static const struct
  {
    LiaLikenessFlags flag;
    const char *text;
  } reasons[] = {
    { LIA_LIKENESS_EMAIL, N_ ("same e-mail address") },
    { LIA_LIKENESS_PHONE, N_ ("same phone") },
    { LIA_LIKENESS_ACRONYM, N_ ("same acronym") },
    { LIA_LIKENESS_ORGANISATION, N_ ("same organisation") },
    { LIA_LIKENESS_COUNTRY, N_ ("same country") },
    { LIA_LIKENESS_NUMBERS_DIFFER, N_ ("numbers in the names differ") },
    { LIA_LIKENESS_COUNTRIES_DIFFER, N_ ("countries differ") },
    { LIA_LIKENESS_ACRONYMS_DIFFER, N_ ("acronyms differ") },
    { LIA_LIKENESS_DOMAINS_DIFFER, N_ ("websites differ") },
    { LIA_LIKENESS_FORMS_DIFFER, N_ ("one is a person") },
    { LIA_LIKENESS_EMAILS_DIFFER, N_ ("two e-mail addresses at one domain") },
  };
  const guint domains = BIT (LIA_TRAIT_WEB_DOMAIN) | BIT (LIA_TRAIT_MAIL_DOMAIN);
  g_autofree char *names = describe_names (likeness);
  GString *text = g_string_new (NULL);

  if ((likeness->flags & LIA_LIKENESS_WEB_DOMAIN) != 0)
    {
      const LiaTrait *domain
          = find_shared (a, BIT (LIA_TRAIT_WEB_DOMAIN), b, BIT (LIA_TRAIT_WEB_DOMAIN));
      g_autofree char *name = copy_text (a, domain);

      g_string_append_printf (text, _ ("same web domain %s"), name);
    }
  else if ((likeness->flags & LIA_LIKENESS_MAIL_DOMAIN) != 0
           && (likeness->flags & LIA_LIKENESS_EMAILS_DIFFER) == 0)
    {
      const LiaTrait *domain = find_shared (a, domains, b, domains);
      g_autofree char *name = copy_text (a, domain);

      g_string_append_printf (text, _ ("same e-mail domain %s"), name);
    }
  if (names != NULL)
    add_reason (text, names);
  if ((likeness->flags & LIA_LIKENESS_OTHER_NAME) != 0)
    add_reason (text, _ ("by another name of theirs"));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if ((likeness->flags & reasons[i].flag) != 0)
      add_reason (text, _ (reasons[i].text));
  return g_string_free_and_steal (text);
}
