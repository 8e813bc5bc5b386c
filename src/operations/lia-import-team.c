/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-team.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-import-person-name.h"
#include "lia-import-rows.h"
#include "lia-person.h"
#include "lia-record-find.h"
#include "lia-text.h"

/* A sentence is no name. */
#define MAX_NAME_WORDS 8

/* Somebody whom a cell names. */
typedef struct
{
  gint64 id; /* below 0 for who is not there yet; of a dry run for good */
  LiaRecord *draft; /* (nullable) (owned): of who is to be made */
  gboolean made;
} Member;

struct _LiaImportTeam
{
  LiaReader *reader; /* borrowed */
  LiaBatch *batch; /* borrowed (nullable) */

  /* owned */
  GPtrArray *
      members; /* (element-type Member): to be made, in the order of the file; the first has the number -1 */
  GPtrArray *found; /* (element-type Member): there already */
  GPtrArray *made; /* (element-type utf8): names, in the order of the file */
  GHashTable *by_text; /* (element-type utf8 Member): cells as they stand in the file */
  GHashTable *by_key; /* (element-type utf8 Member): names and addresses of those to be made */
  GHashTable *counted; /* (element-type gint64): records that have somebody */
};

/* What a cell says. */
typedef struct
{
  char *email; /* (nullable) */
  char *name; /* (nullable): without what stands in brackets at its end */
  LiaPersonName parts; /* of the name */
  gboolean shortened;
} Named;

static void
named_clear (Named *self)
{
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->name, g_free);
  lia_person_name_clear (&self->parts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Named, named_clear)

static void
member_free (Member *self)
{
  g_clear_object (&self->draft);
  g_free (self);
}

LiaImportTeam *
lia_import_team_new (LiaReader *reader, LiaBatch *batch)
{
  LiaImportTeam *self = g_new0 (LiaImportTeam, 1);

  self->reader = reader;
  self->batch = batch;
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) member_free);
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) member_free);
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
lia_import_team_free (LiaImportTeam *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->counted);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->made);
  g_free (self);
}

gboolean
lia_import_team_concerns (const LiaImportTarget *target)
{
  return target->field != NULL && target->field->type == LIA_FIELD_REF
         && (target->field->flags & LIA_FIELD_OF_TEAM) != 0;
}

gboolean
lia_import_team_is_nobody (const char *text)
{
  static const char *const nobodies[]
      = { "na", "x", "nobody", "no one", "no-one", "vacant", "open", "unassigned", "not assigned",
          "not yet assigned", "to be assigned", "to be decided", "to be determined",
          "to be confirmed", "to be defined",
          /* German */
          "niemand", "vakant", "offen", "unbesetzt", "nicht zugewiesen", "noch offen",
          "wird noch benannt",
          /* French */
          "personne", "vacant", "a pourvoir", "non attribue",
          /* Spanish */
          "nadie", "vacante", "sin asignar", NULL };
  g_autofree char *folded = NULL;

  if (strlen (text) > 24)
    return FALSE;
  if (lia_import_means_nothing (text))
    return TRUE;
  folded = lia_text_fold (text);
  return g_strv_contains (nobodies, folded);
}

/* Taking a cell apart. */

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* "E-mail: ada@example.org" names the address and nobody. @end: where the address stood */
static void
drop_label (char *text, char *end)
{
  static const char *const labels[] = { "mail", "email", "e-mail", "mailto", NULL };
  g_autofree char *label = NULL;
  char *first;

  while (end > text && end[-1] == ' ')
    end--;
  if (end == text || end[-1] != ':')
    return;
  first = end - 1;
  while (first > text && (g_ascii_isalpha (first[-1]) || first[-1] == '-'))
    first--;
  label = g_ascii_strdown (first, end - 1 - first);
  if (g_strv_contains (labels, label))
    memset (first, ' ', (gsize) (end - first));
}

/* "Ada Obi <ada@example.org>", "ada@example.org (Ada Obi)": the address. What is left stays in @text. */
static char *
take_email (char *text)
{
  static const char *const ends = " \t\r\n<>()[],;:\"";
  char *at = strchr (text, '@');
  char *first = at;
  char *end = at;
  g_autofree char *email = NULL;

  if (at == NULL)
    return NULL;
  while (first > text && strchr (ends, first[-1]) == NULL)
    first--;
  while (*end != '\0' && strchr (ends, *end) == NULL)
    end++;
  email = g_strndup (first, (gsize) (end - first));
  memset (first, ' ', (gsize) (end - first));
  drop_label (text, first);
  g_strdelimit (text, "<>()[]\"", ' ');
  return g_steal_pointer (&email);
}

/* "Ada Obi (Geneva)", but not "Ada Obi (Ms)", which the name itself tells apart. */
static gboolean
drop_bracketed (char *name, const LiaPersonName *parts)
{
  char *open = strrchr (name, '(');

  if (open == NULL || open == name || !g_str_has_suffix (name, ")") || parts->family == NULL
      || strchr (parts->family, ')') == NULL)
    return FALSE;
  *open = '\0';
  g_strchomp (name);
  return TRUE;
}

static void
read_named (const char *text, Named *named)
{
  g_autofree char *rest = g_strdup (text);
  g_autofree char *stripped = NULL;

  memset (named, 0, sizeof *named);
  named->email = take_email (rest);
  stripped = lia_text_strip (rest);
  if (stripped == NULL || !has_letter (stripped))
    return;
  g_strchug (g_strchomp (stripped));
  if (named->email != NULL)
    {
      /* What stood between the two. */
      const gsize length = strlen (stripped);

      if (strchr (",;:-/", stripped[length - 1]) != NULL)
        stripped[length - 1] = '\0';
      if (strchr (",;:-/", *stripped) != NULL)
        *stripped = ' ';
      g_strdelimit (stripped, "\r\n", ' ');
    }
  named->name = lia_text_strip (stripped);
  if (named->name == NULL)
    return;
  lia_person_name_split (named->name, &named->parts);
  named->shortened = drop_bracketed (named->name, &named->parts);
  lia_person_name_clear (&named->parts);
  lia_person_name_split (named->name, &named->parts);
}

/* "Ada Obi / Ben Ito": a person of that name would be nobody. */
static gboolean
names_several (const Named *named)
{
  static const char *const words[] = { " and ", " und ", " et ", NULL };
  g_autofree char *folded = NULL;

  if (named->name == NULL)
    return FALSE;
  if (strpbrk (named->name, ";/&+|@\r\n") != NULL)
    return TRUE;
  folded = lia_text_fold (named->name);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static char *
join_name (const LiaPersonName *parts)
{
  return parts->given == NULL ? g_strdup (parts->family != NULL ? parts->family : "")
                              : g_strjoin (" ", parts->given, parts->family, NULL);
}

/* The same for "Ada Obi", "Obi Ada" and "Obi, Ada", as a person is found by each: of all words that the name may
 * begin with, the one that comes first. */
static char *
make_name_key (const Named *named)
{
  g_autofree char *joined = join_name (&named->parts);
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *best = NULL;
  guint n;

  g_strdelimit (joined, ",", ' ');
  folded = lia_text_fold (joined);
  words = g_strsplit (folded, " ", -1);
  n = g_strv_length (words);
  for (guint first = 0; first < n && n <= MAX_NAME_WORDS; first++)
    {
      g_autoptr (GString) turned = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append_printf (turned, "%s%s", i > 0 ? " " : "", words[(first + i) % n]);
      if (best == NULL || strcmp (turned->str, best) < 0)
        g_set_str (&best, turned->str);
    }
  return g_steal_pointer (&best);
}

/* Who it is. */

static Member *
remember_text (LiaImportTeam *self, const char *text, Member *member)
{
  g_hash_table_insert (self->by_text, g_strdup (text), member);
  return member;
}

static Member *
find_in_file (LiaImportTeam *self, const char *email_key, const char *name_key)
{
  Member *member = email_key != NULL ? g_hash_table_lookup (self->by_key, email_key) : NULL;

  if (member == NULL && name_key != NULL)
    member = g_hash_table_lookup (self->by_key, name_key);
  return member;
}

static void
remember_keys (LiaImportTeam *self, const char *email_key, const char *name_key, Member *member)
{
  const char *const keys[] = { email_key, name_key };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] != NULL && !g_hash_table_contains (self->by_key, keys[i]))
      g_hash_table_insert (self->by_key, g_strdup (keys[i]), member);
}

/* Who is there: by the cell as it stands, by the address, by the name without what stands before and behind it.
 * FALSE with @error when several are meant. @named: (nullable) */
static gboolean
find_person (LiaImportTeam *self, const char *text, const Named *named, gint64 *id, GError **error)
{
  g_autofree char *plain = named != NULL ? join_name (&named->parts) : NULL;
  const char *const texts[] = { text, named != NULL ? named->email : NULL, plain };

  *id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts) && *id == 0; i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      *id = lia_record_find (&lia_person_type, self->reader, texts[i], &local_error);
      if (*id == 0 && !g_error_matches (local_error, LIA_ERROR, LIA_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
set_text (LiaRecord *draft, const char *field, const char *text, GError **error)
{
  return text == NULL || lia_record_parse (draft, field, text, NULL, error);
}

static LiaRecord *
make_draft (const char *text, const Named *named, GError **error)
{
  g_autoptr (LiaRecord) draft = lia_record_new (&lia_person_type);
  const LiaValue yes = LIA_INTEGER (1);

  lia_record_set_value (draft, "team", &yes);
  if (!set_text (draft, "email", named->email, error)
      || !set_text (draft, "honorific", named->parts.honorific, error)
      || !set_text (draft, "given_name", named->parts.given, error)
      || !set_text (draft, "family_name", named->parts.family, error))
    return NULL;
  /* There is no field for what stands behind a name, or in brackets. */
  if (named->parts.suffix != NULL || named->shortened)
    {
      g_autofree char *notes = g_strdup_printf (_ ("%s: %s"), _ ("Full Name"), text);

      if (!set_text (draft, "notes", notes, error))
        return NULL;
    }
  return lia_record_validate (draft, error) ? g_steal_pointer (&draft) : NULL;
}

static Member *
plan_member (LiaImportTeam *self, const char *text, const Named *named, GError **error)
{
  g_autoptr (LiaRecord) draft = NULL;
  Member *member;

  if (names_several (named))
    {
      g_autofree char *quoted = lia_text_quote (text);

      /* Translators: what stands in a cell, in quotation marks */
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("%s seems to name several people; leave one of them"), quoted);
      return NULL;
    }
  draft = make_draft (text, named, error);
  if (draft == NULL)
    return NULL;
  member = g_new0 (Member, 1);
  member->draft = g_steal_pointer (&draft);
  g_ptr_array_add (self->members, member);
  member->id = -(gint64) self->members->len;
  return member;
}

static void
refuse_name (const char *text, GError **error)
{
  g_autofree char *quoted = lia_text_quote (text);

  g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
               /* Translators: what stands in a cell, in quotation marks */
               _ ("There is no person %s, and it is no name to add one by; write a name or an "
                  "e-mail address, or leave the column out"),
               quoted);
}

static Member *
find_member (LiaImportTeam *self, const char *text, GError **error)
{
  g_auto (Named) named = { 0 };
  g_autofree char *email_key = NULL;
  g_autofree char *name_key = NULL;
  Member *member = g_hash_table_lookup (self->by_text, text);
  gboolean several;
  gint64 id;

  if (member != NULL)
    return member;
  read_named (text, &named);
  email_key = named.email != NULL ? lia_text_fold (named.email) : NULL;
  name_key = named.name != NULL ? make_name_key (&named) : NULL;
  several = names_several (&named);
  member = several ? NULL : find_in_file (self, email_key, name_key);
  if (member == NULL)
    {
      if (!find_person (self, text, several ? NULL : &named, &id, error))
        return NULL;
      if (id != 0)
        {
          member = g_new0 (Member, 1);
          member->id = id;
          g_ptr_array_add (self->found, member);
          return remember_text (self, text, member);
        }
      if (email_key == NULL && name_key == NULL)
        {
          refuse_name (text, error);
          return NULL;
        }
      member = plan_member (self, text, &named, error);
      if (member == NULL)
        return NULL;
    }
  remember_keys (self, email_key, name_key, member);
  return remember_text (self, text, member);
}

gboolean
lia_import_team_read (LiaImportTeam *self,
                      const LiaImportTarget *target,
                      const char *text,
                      LiaRecord *record,
                      GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const Member *member = find_member (self, text, &local_error);
  LiaValue value;

  if (member == NULL)
    {
      g_set_error (error, local_error->domain, local_error->code, _ ("%s: %s"),
                   g_dgettext (GETTEXT_PACKAGE, target->label), local_error->message);
      return FALSE;
    }
  value = LIA_INTEGER (member->id);
  lia_record_set_value (record, target->field->name, &value);
  return TRUE;
}

/* Making them. */

static gboolean
make_member (LiaImportTeam *self, Member *member, GError **error)
{
  if (member->made)
    return TRUE;
  if (self->batch != NULL)
    {
      if (!lia_record_save (member->draft, self->batch, error))
        return FALSE;
      member->id = lia_record_get_id (member->draft);
    }
  member->made = TRUE;
  g_ptr_array_add (self->made, lia_record_get_display_name (member->draft));
  return TRUE;
}

gboolean
lia_import_team_settle (LiaImportTeam *self, LiaRecord *record, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const LiaField *field = &type->fields[i];
      Member *member;
      LiaValue value;
      gint64 id;

      if (field->type != LIA_FIELD_REF || (field->flags & LIA_FIELD_OF_TEAM) == 0)
        continue;
      id = lia_record_get_integer (record, field->name);
      if (id >= 0)
        continue;
      member = g_ptr_array_index (self->members, (guint) (-id - 1));
      if (!make_member (self, member, error))
        return FALSE;
      value = LIA_INTEGER (member->id);
      lia_record_set_value (record, field->name, &value);
    }
  return TRUE;
}

gboolean
lia_import_team_settle_counted (LiaImportTeam *self, gint64 id, LiaRecord *draft, GError **error)
{
  if (lia_record_get_integer (draft, "keyworker") == 0
      || !g_hash_table_add (self->counted, g_memdup2 (&id, sizeof id)))
    return TRUE;
  return lia_import_team_settle (self, draft, error);
}

void
lia_import_team_tell (const LiaImportTeam *self, LiaImportResult *result)
{
  for (guint i = 0; i < self->made->len; i++)
    g_ptr_array_add (result->team_members, g_strdup (g_ptr_array_index (self->made, i)));
}
