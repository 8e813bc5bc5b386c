/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-card-affiliation.h"

#include "lia-affiliation.h"
#include "lia-text.h"
#include "lia-today.h"

#define EXTENSION_PREFIX "X-LIAISON-"
#define MAIN             EXTENSION_PREFIX "MAIN"

/* Whose post or unit an organisation of the card shows, where it is not that of both. */
#define OF_PERSON      "person"
#define OF_AFFILIATION "affiliation"

typedef struct
{
  const char *field;
  const char *own; /* the person's, where it is another one */
  const char *of;
} Shown;

static const Shown post_shown = { "post", EXTENSION_PREFIX "POST", EXTENSION_PREFIX "POST-OF" };
static const Shown unit_shown = { "unit", EXTENSION_PREFIX "UNIT", EXTENSION_PREFIX "UNIT-OF" };

static void
affiliation_free (LiaCardAffiliation *self)
{
  g_free (self->organisation);
  g_clear_object (&self->draft);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCardAffiliation, affiliation_free)

static GPtrArray *
affiliations_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) affiliation_free);
}

/* Fields that have no place of their own on a card. */
static gboolean
is_extension (const LiaField *field)
{
  return field->type != LIA_FIELD_REF && !g_str_equal (field->name, post_shown.field)
         && !g_str_equal (field->name, unit_shown.field);
}

static char *
extension_name (const LiaField *field)
{
  g_autofree char *upper = g_ascii_strup (field->name, -1);

  return g_strconcat (EXTENSION_PREFIX, g_strdelimit (upper, "_", '-'), NULL);
}

/* From the workspace. */

static gboolean
has_ended (LiaRecord *draft)
{
  g_autofree char *today = lia_today_to_iso ();
  const char *to = lia_record_get_text (draft, "to_date");

  return to != NULL && g_strcmp0 (to, today) < 0;
}

static gboolean
load_ids (LiaReader *reader, gint64 person, GArray **ids, GError **error)
{
  LiaStatement *statement
      = lia_reader_prepare (reader,
                            "SELECT a.id FROM affiliation a JOIN partner p ON p.id = a.partner"
                            " WHERE a.person = ?1 AND a.trashed_at IS NULL AND a.undone = 0"
                            " AND p.trashed_at IS NULL AND p.undone = 0"
                            " ORDER BY a.main DESC, coalesce (a.from_date, '') DESC, a.id",
                            error);

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, person);
  *ids = lia_statement_read_integers (statement, error);
  return *ids != NULL;
}

GPtrArray *
lia_card_affiliations_load (LiaReader *reader, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) affiliations = affiliations_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!load_ids (reader, person, &ids, error))
    return NULL;
  records = lia_record_load_many (reader, &lia_affiliation_type,
                                  (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      LiaCardAffiliation *affiliation = g_new0 (LiaCardAffiliation, 1);

      affiliation->draft = g_object_ref (g_ptr_array_index (records, i));
      affiliation->organisation
          = g_strdup (lia_record_get_ref_name (affiliation->draft, "partner"));
      affiliation->main_said = TRUE;
      g_ptr_array_add (affiliations, affiliation);
    }
  return g_steal_pointer (&affiliations);
}

/* To a card. */

/* What the first organisation shows: its own, else the person's, so that others see where that person is. */
static const char *
choose_shown (LiaVcardOrganisation *organisation,
              LiaVcard *card,
              const Shown *shown,
              const char *of_affiliation,
              const char *of_person)
{
  if (g_strcmp0 (of_affiliation, of_person) == 0)
    return of_affiliation;
  if (of_affiliation == NULL)
    lia_vcard_add_extension_to (organisation->extensions, shown->of, OF_PERSON);
  else if (of_person == NULL)
    lia_vcard_add_extension_to (organisation->extensions, shown->of, OF_AFFILIATION);
  else
    lia_vcard_add_extension (card, shown->own, of_person);
  return of_affiliation != NULL ? of_affiliation : of_person;
}

static void
add_details (LiaVcardOrganisation *organisation, LiaRecord *draft)
{
  for (guint i = 0; i < lia_affiliation_type.n_fields; i++)
    {
      const LiaField *field = &lia_affiliation_type.fields[i];
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;

      if (!is_extension (field))
        continue;
      name = extension_name (field);
      text = lia_record_format (draft, field->name, LIA_RECORD_MACHINE);
      lia_vcard_add_extension_to (organisation->extensions, name, text);
    }
}

/* A person of no organisation. */
static void
add_alone (LiaVcard *card, const char *post, const char *unit)
{
  const char *const units[] = { unit, NULL };

  if (unit != NULL)
    lia_vcard_add_organisation (card, NULL, units);
  if (post != NULL)
    g_ptr_array_add (card->titles, g_strdup (post));
}

void
lia_card_affiliations_add (LiaVcard *card,
                           const GPtrArray *affiliations,
                           const char *post,
                           const char *unit,
                           gboolean with_post,
                           gboolean with_unit)
{
  guint n_current = 0;

  for (guint i = 0; i < affiliations->len; i++)
    {
      const LiaCardAffiliation *affiliation = g_ptr_array_index (affiliations, i);
      LiaVcardOrganisation *organisation
          = lia_vcard_add_organisation (card, affiliation->organisation, NULL);
      const char *shown_post = with_post ? lia_record_get_text (affiliation->draft, "post") : NULL;
      const char *shown_unit = with_unit ? lia_record_get_text (affiliation->draft, "unit") : NULL;

      organisation->former = has_ended (affiliation->draft);
      if (!organisation->former && ++n_current == 1)
        {
          shown_post = choose_shown (organisation, card, &post_shown, shown_post, post);
          shown_unit = choose_shown (organisation, card, &unit_shown, shown_unit, unit);
        }
      organisation->title = g_strdup (shown_post);
      if (shown_unit != NULL)
        {
          g_strfreev (organisation->units);
          organisation->units = g_strdupv ((char *[]) { (char *) shown_unit, NULL });
        }
      add_details (organisation, affiliation->draft);
    }
  if (n_current == 0)
    add_alone (card, post, unit);

  /* Where there is more than one, the order is said. */
  for (guint i = 0; n_current > 1 && i < card->organisations->len; i++)
    {
      LiaVcardOrganisation *organisation = g_ptr_array_index (card->organisations, i);

      organisation->preference = MIN (i + 1, 100);
    }
  lia_vcard_sort_by_preference (card);
}

/* From a card. */

static gboolean
is_loose (const LiaVcardOrganisation *organisation)
{
  return organisation->title == NULL && organisation->extensions->len == 0 && !organisation->former;
}

static guint
count_loose (const LiaVcard *card)
{
  guint n = 0;

  for (guint i = 0; i < card->organisations->len; i++)
    n += is_loose (g_ptr_array_index (card->organisations, i)) ? 1 : 0;
  return n;
}

guint
lia_card_affiliations_count_titles (const LiaVcard *card)
{
  guint n_loose;

  g_return_val_if_fail (card != NULL, 0);

  n_loose = count_loose (card);
  if (n_loose == card->titles->len)
    return n_loose;
  return MIN (MIN (n_loose, card->titles->len), 1);
}

/* The title of an organisation, its own or the next of the loose ones: @n_taken. */
static const char *
find_title (const LiaVcard *card, const LiaVcardOrganisation *organisation, guint *n_taken)
{
  if (!is_loose (organisation) || *n_taken >= lia_card_affiliations_count_titles (card))
    return organisation->title;
  return g_ptr_array_index (card->titles, (*n_taken)++);
}

static gboolean
is_of (const LiaVcardOrganisation *organisation, const Shown *shown, const char *whose)
{
  const char *of = lia_vcard_find_extension (organisation->extensions, shown->of);

  return of == NULL || g_ascii_strcasecmp (of, whose) == 0;
}

static gboolean
read_field (LiaCardAffiliation *self, const char *field, const char *text, GError **error)
{
  g_autofree char *quoted = NULL;

  if (text == NULL || *text == '\0' || lia_record_parse (self->draft, field, text, NULL, error))
    return TRUE;
  quoted = lia_text_quote (self->organisation);
  g_prefix_error (error, "%s, %s: ", quoted, field);
  return FALSE;
}

static gboolean
read_details (LiaCardAffiliation *self, const LiaVcardOrganisation *organisation, GError **error)
{
  for (guint i = 0; i < lia_affiliation_type.n_fields; i++)
    {
      const LiaField *field = &lia_affiliation_type.fields[i];
      g_autofree char *name = NULL;

      if (!is_extension (field))
        continue;
      name = extension_name (field);
      if (!read_field (self, field->name, lia_vcard_find_extension (organisation->extensions, name),
                       error))
        return FALSE;
    }
  return TRUE;
}

static LiaCardAffiliation *
read_one (const LiaVcardOrganisation *organisation, const char *title, GError **error)
{
  g_autoptr (LiaCardAffiliation) self = g_new0 (LiaCardAffiliation, 1);
  g_autofree char *units = g_strjoinv (", ", organisation->units);

  self->organisation = g_strdup (organisation->name);
  self->draft = lia_record_new (&lia_affiliation_type);
  self->main_said = lia_vcard_find_extension (organisation->extensions, MAIN) != NULL;
  if ((is_of (organisation, &post_shown, OF_AFFILIATION)
       && !read_field (self, "post", title, error))
      || (is_of (organisation, &unit_shown, OF_AFFILIATION)
          && !read_field (self, "unit", units, error))
      || !read_details (self, organisation, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_same (const LiaCardAffiliation *one, const LiaCardAffiliation *other)
{
  if (one->main_said || other->main_said || !g_str_equal (one->organisation, other->organisation))
    return FALSE;
  for (guint i = 0; i < lia_affiliation_type.n_fields; i++)
    {
      const char *field = lia_affiliation_type.fields[i].name;
      const LiaValue a = lia_record_get_value (one->draft, field);
      const LiaValue b = lia_record_get_value (other->draft, field);

      if (!lia_value_equal (&a, &b))
        return FALSE;
    }
  return TRUE;
}

/* Some programs say the same of a person twice. */
static gboolean
is_known (const GPtrArray *affiliations, const LiaCardAffiliation *affiliation)
{
  for (guint i = 0; i < affiliations->len; i++)
    if (is_same (g_ptr_array_index (affiliations, i), affiliation))
      return TRUE;
  return FALSE;
}

GPtrArray *
lia_card_affiliations_read (const LiaVcard *card, GError **error)
{
  g_autoptr (GPtrArray) affiliations = affiliations_new ();
  guint n_taken = 0;

  g_return_val_if_fail (card != NULL, NULL);

  for (guint i = 0; i < card->organisations->len; i++)
    {
      const LiaVcardOrganisation *organisation = g_ptr_array_index (card->organisations, i);
      const char *title = find_title (card, organisation, &n_taken);
      g_autoptr (LiaCardAffiliation) affiliation = NULL;

      if (*organisation->name == '\0')
        continue;
      affiliation = read_one (organisation, title, error);
      if (affiliation == NULL)
        return NULL;
      if (!is_known (affiliations, affiliation))
        g_ptr_array_add (affiliations, g_steal_pointer (&affiliation));
    }
  return g_steal_pointer (&affiliations);
}

const char *
lia_card_affiliations_get_first (const LiaVcard *card)
{
  g_return_val_if_fail (card != NULL, NULL);

  for (guint i = 0; i < card->organisations->len; i++)
    {
      const LiaVcardOrganisation *organisation = g_ptr_array_index (card->organisations, i);

      if (*organisation->name != '\0')
        return organisation->name;
    }
  return NULL;
}

/* The organisation the person is at, whose post and unit are the person's own unless the card says otherwise. */
static const LiaVcardOrganisation *
get_current (const LiaVcard *card)
{
  const LiaVcardOrganisation *first
      = card->organisations->len > 0 ? g_ptr_array_index (card->organisations, 0) : NULL;

  return first != NULL && !first->former ? first : NULL;
}

/* What the card says of the person alone; %NULL where it is what the current organisation shows. */
static const char *
get_own (const LiaVcard *card, const Shown *shown)
{
  return lia_vcard_get_extension (card, shown->own);
}

char *
lia_card_affiliations_get_post (const LiaVcard *card)
{
  const LiaVcardOrganisation *current;

  g_return_val_if_fail (card != NULL, NULL);

  current = get_current (card);
  if (get_own (card, &post_shown) != NULL)
    return g_strdup (get_own (card, &post_shown));
  if (current != NULL && current->title != NULL)
    return is_of (current, &post_shown, OF_PERSON) ? g_strdup (current->title) : NULL;
  if (card->titles->len > 0)
    return g_strdup (g_ptr_array_index (card->titles, 0));
  return card->roles->len > 0 ? g_strdup (g_ptr_array_index (card->roles, 0)) : NULL;
}

char *
lia_card_affiliations_get_unit (const LiaVcard *card)
{
  const LiaVcardOrganisation *current;

  g_return_val_if_fail (card != NULL, NULL);

  current = get_current (card);
  if (get_own (card, &unit_shown) != NULL)
    return g_strdup (get_own (card, &unit_shown));
  if (current == NULL || current->units[0] == NULL || !is_of (current, &unit_shown, OF_PERSON))
    return NULL;
  return g_strjoinv (", ", current->units);
}
