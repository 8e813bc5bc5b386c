/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-ref-choices.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "lia-affiliation.h"
#include "lia-partner.h"

#define PARTNER "partner"

/* One after the other in the list; those without rows do not show. */
typedef enum
{
  GROUP_CURRENT,
  GROUP_FORMER,
  GROUP_REST,
  N_GROUPS
} Group;

struct _LiaRefChoices
{
  GObject parent_instance;

  /* owned */
  LiaRecordModel *models[N_GROUPS];
  GtkFlattenListModel *rows;
  GArray *people[GROUP_REST]; /* (nullable) (element-type gint64): of the partner */
  char *headings[N_GROUPS]; /* (nullable) */
  char *text; /* (nullable): what is searched */

  /* borrowed */
  const LiaField *field;
  const LiaRecordType *type;

  gint64 partner; /* whose rows alone are listed; 0: all */
};

G_DEFINE_FINAL_TYPE (LiaRefChoices, lia_ref_choices, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_grouped (LiaRefChoices *self)
{
  return self->people[GROUP_CURRENT] != NULL;
}

static void
limit_to_group (LiaRefChoices *self, LiaRecordQuery *query, Group group)
{
  if (group != GROUP_REST)
    lia_record_query_add_ids (query, (const gint64 *) (gconstpointer) self->people[group]->data,
                              self->people[group]->len);
  else
    for (guint i = 0; i < GROUP_REST; i++)
      lia_record_query_exclude_ids (query, (const gint64 *) (gconstpointer) self->people[i]->data,
                                    self->people[i]->len);
}

static void
ask_group (LiaRefChoices *self, Group group)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (self->type);

  if (self->field->flags & LIA_FIELD_OF_TEAM)
    lia_record_query_add_filter (query, "team", LIA_MATCH_EQUAL, &LIA_INTEGER (1), NULL);
  if (self->partner != 0)
    lia_record_query_add_filter (query, PARTNER, LIA_MATCH_EQUAL, &LIA_INTEGER (self->partner),
                                 NULL);
  if (is_grouped (self))
    limit_to_group (self, query, group);
  if (lia_record_type_get_field (self->type, "rank") != NULL)
    lia_record_query_set_sort (query, "rank", FALSE, NULL);
  lia_record_query_set_search (query, self->text);
  lia_record_model_set_query (self->models[group], query);
}

static void
ask (LiaRefChoices *self)
{
  for (guint i = is_grouped (self) ? 0 : GROUP_REST; i < N_GROUPS; i++)
    ask_group (self, i);
}

static void
on_model_changed (LiaRefChoices *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lia_ref_choices_dispose (GObject *object)
{
  LiaRefChoices *self = LIA_REF_CHOICES (object);

  g_clear_object (&self->rows);
  for (guint i = 0; i < N_GROUPS; i++)
    g_clear_object (&self->models[i]);

  G_OBJECT_CLASS (lia_ref_choices_parent_class)->dispose (object);
}

static void
lia_ref_choices_finalize (GObject *object)
{
  LiaRefChoices *self = LIA_REF_CHOICES (object);

  for (guint i = 0; i < GROUP_REST; i++)
    g_clear_pointer (&self->people[i], g_array_unref);
  for (guint i = 0; i < N_GROUPS; i++)
    g_free (self->headings[i]);
  g_free (self->text);

  G_OBJECT_CLASS (lia_ref_choices_parent_class)->finalize (object);
}

static void
lia_ref_choices_class_init (LiaRefChoicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_ref_choices_dispose;
  object_class->finalize = lia_ref_choices_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LIA_TYPE_REF_CHOICES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_ref_choices_init (LiaRefChoices *self)
{
}

LiaRefChoices *
lia_ref_choices_new (LiaStore *store, const LiaField *field)
{
  LiaRefChoices *self = g_object_new (LIA_TYPE_REF_CHOICES, NULL);
  g_autoptr (GListStore) groups = g_list_store_new (G_TYPE_LIST_MODEL);

  self->field = field;
  self->type = lia_record_type_find (field->target);
  for (guint i = 0; i < N_GROUPS; i++)
    {
      self->models[i] = lia_record_model_new (store);
      g_list_store_append (groups, self->models[i]);
    }
  self->rows = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&groups)));
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (on_model_changed), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_GROUPS; i++)
    g_signal_connect_object (self->models[i], "notify::loading", G_CALLBACK (on_model_changed),
                             self, G_CONNECT_SWAPPED);
  ask (self);

  return self;
}

static void
name_groups (LiaRefChoices *self, LiaReader *reader, gint64 partner)
{
  g_autoptr (LiaRecord) record = lia_record_load (reader, &lia_partner_type, partner, NULL);
  const char *acronym = record != NULL ? lia_record_get_text (record, "acronym") : NULL;
  g_autofree char *name = record != NULL ? lia_record_get_display_name (record) : g_strdup ("");

  if (acronym == NULL)
    acronym = name;
  for (guint i = 0; i < N_GROUPS; i++)
    g_clear_pointer (&self->headings[i], g_free);
  /* Translators: heading of people to choose from; %s is the organisation they belong to: At ITU */
  self->headings[GROUP_CURRENT] = g_strdup_printf (_ ("At %s"), acronym);
  /* Translators: heading of people to choose from; %s is the organisation they belonged to once */
  self->headings[GROUP_FORMER] = g_strdup_printf (_ ("Formerly at %s"), acronym);
  self->headings[GROUP_REST] = g_strdup (_ ("Everyone Else"));
}

/* Without them, everyone is listed as if nobody's people were meant. */
static void
group_people (LiaRefChoices *self, LiaReader *reader, gint64 partner)
{
  g_autoptr (GArray) current = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) former = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  if (!lia_affiliation_list_people (reader, partner, current, former, &error))
    {
      g_warning ("People of partner %" G_GINT64_FORMAT ": %s", partner, error->message);
      return;
    }
  for (guint i = 0; i < GROUP_REST; i++)
    g_clear_pointer (&self->people[i], g_array_unref);
  self->people[GROUP_CURRENT] = g_steal_pointer (&current);
  self->people[GROUP_FORMER] = g_steal_pointer (&former);
  name_groups (self, reader, partner);
}

void
lia_ref_choices_set_partner (LiaRefChoices *self, LiaReader *reader, gint64 partner)
{
  g_return_if_fail (LIA_IS_REF_CHOICES (self));

  if (lia_record_type_get_field (self->type, PARTNER) != NULL)
    self->partner = partner;
  else if ((self->field->flags & LIA_FIELD_OF_PARTNER) && partner != 0)
    group_people (self, reader, partner);
  ask (self);
}

void
lia_ref_choices_search (LiaRefChoices *self, const char *text)
{
  g_return_if_fail (LIA_IS_REF_CHOICES (self));

  g_set_str (&self->text, text);
  ask (self);
}

GListModel *
lia_ref_choices_get_model (LiaRefChoices *self)
{
  g_return_val_if_fail (LIA_IS_REF_CHOICES (self), NULL);

  return G_LIST_MODEL (self->rows);
}

gboolean
lia_ref_choices_get_loading (LiaRefChoices *self)
{
  g_return_val_if_fail (LIA_IS_REF_CHOICES (self), FALSE);

  for (guint i = 0; i < N_GROUPS; i++)
    if (lia_record_model_get_loading (self->models[i]))
      return TRUE;

  return FALSE;
}

const char *
lia_ref_choices_get_heading (LiaRefChoices *self, guint position)
{
  GListModel *group;

  g_return_val_if_fail (LIA_IS_REF_CHOICES (self), "");

  group = gtk_flatten_list_model_get_model_for_item (self->rows, position);
  for (guint i = 0; group != NULL && i < N_GROUPS; i++)
    if (group == G_LIST_MODEL (self->models[i]) && self->headings[i] != NULL)
      return self->headings[i];

  return "";
}
