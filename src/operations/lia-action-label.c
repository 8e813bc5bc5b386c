/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-action-label.h"

#include <glib/gi18n-lib.h>

/* Whole sentences a record type, not a noun put into a sentence: in most languages the words around a
 * noun change with it. */
typedef struct
{
  const char *table;
  const char *one[4]; /* by LiaAction */
} ActionLabels;

static const ActionLabels action_labels[] = {
  { "partner",
    { N_ ("Add partner “%s”"), N_ ("Edit partner “%s”"), N_ ("Move partner “%s” to the trash"),
      N_ ("Restore partner “%s”") } },
  { "person",
    { N_ ("Add person “%s”"), N_ ("Edit person “%s”"), N_ ("Move person “%s” to the trash"),
      N_ ("Restore person “%s”") } },
  { "level",
    { N_ ("Add level “%s”"), N_ ("Edit level “%s”"), N_ ("Move level “%s” to the trash"),
      N_ ("Restore level “%s”") } },
  { "affiliation",
    { N_ ("Add affiliation “%s”"), N_ ("Edit affiliation “%s”"),
      N_ ("Move affiliation “%s” to the trash"), N_ ("Restore affiliation “%s”") } },
  { "interaction",
    { N_ ("Add interaction “%s”"), N_ ("Edit interaction “%s”"),
      N_ ("Move interaction “%s” to the trash"), N_ ("Restore interaction “%s”") } },
  { "agreement",
    { N_ ("Add agreement “%s”"), N_ ("Edit agreement “%s”"),
      N_ ("Move agreement “%s” to the trash"), N_ ("Restore agreement “%s”") } },
  { "commitment",
    { N_ ("Add commitment “%s”"), N_ ("Edit commitment “%s”"),
      N_ ("Move commitment “%s” to the trash"), N_ ("Restore commitment “%s”") } },
  { "benefit",
    { N_ ("Add benefit “%s”"), N_ ("Edit benefit “%s”"), N_ ("Move benefit “%s” to the trash"),
      N_ ("Restore benefit “%s”") } },
  { "feedback",
    { N_ ("Add feedback “%s”"), N_ ("Edit feedback “%s”"), N_ ("Move feedback “%s” to the trash"),
      N_ ("Restore feedback “%s”") } },
  { "saved_list",
    { N_ ("Add list “%s”"), N_ ("Edit list “%s”"), N_ ("Move list “%s” to the trash"),
      N_ ("Restore list “%s”") } },
  { "partner_namesake",
    { N_ ("Note that %s are no duplicates"), N_ ("Edit the note that %s are no duplicates"),
      N_ ("Take back that %s are no duplicates"), N_ ("Note again that %s are no duplicates") } },
  { "person_namesake",
    { N_ ("Note that %s are no duplicates"), N_ ("Edit the note that %s are no duplicates"),
      N_ ("Take back that %s are no duplicates"), N_ ("Note again that %s are no duplicates") } },
  { "setting",
    { N_ ("Add setting “%s”"), N_ ("Change setting “%s”"), N_ ("Move setting “%s” to the trash"),
      N_ ("Restore setting “%s”") } },
};

static const char *const other_labels[] = {
  N_ ("Add “%s”"),
  N_ ("Edit “%s”"),
  N_ ("Move “%s” to the trash"),
  N_ ("Restore “%s”"),
};

char *
lia_action_label_one (LiaAction action, const LiaRecordType *type, const char *display_name)
{
  const char *format = other_labels[action];

  for (guint i = 0; i < G_N_ELEMENTS (action_labels); i++)
    if (g_str_equal (action_labels[i].table, type->table))
      format = action_labels[i].one[action];

/* The formats all stand in the tables above; a translation is checked by msgfmt --check. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (format), display_name);
#pragma GCC diagnostic pop
}

static const char *
partners_format (LiaAction action, guint n)
{
  switch (action)
    {
    case LIA_ACTION_ADD:
      return ngettext ("Add %'u partner", "Add %'u partners", n);
    case LIA_ACTION_TRASH:
      return ngettext ("Move %'u partner to the trash", "Move %'u partners to the trash", n);
    case LIA_ACTION_RESTORE:
      return ngettext ("Restore %'u partner", "Restore %'u partners", n);
    case LIA_ACTION_EDIT:
    default:
      return ngettext ("Edit %'u partner", "Edit %'u partners", n);
    }
}

static const char *
people_format (LiaAction action, guint n)
{
  switch (action)
    {
    case LIA_ACTION_ADD:
      return ngettext ("Add %'u person", "Add %'u people", n);
    case LIA_ACTION_TRASH:
      return ngettext ("Move %'u person to the trash", "Move %'u people to the trash", n);
    case LIA_ACTION_RESTORE:
      return ngettext ("Restore %'u person", "Restore %'u people", n);
    case LIA_ACTION_EDIT:
    default:
      return ngettext ("Edit %'u person", "Edit %'u people", n);
    }
}

static const char *
records_format (LiaAction action, guint n)
{
  switch (action)
    {
    case LIA_ACTION_ADD:
      return ngettext ("Add %'u record", "Add %'u records", n);
    case LIA_ACTION_TRASH:
      return ngettext ("Move %'u record to the trash", "Move %'u records to the trash", n);
    case LIA_ACTION_RESTORE:
      return ngettext ("Restore %'u record", "Restore %'u records", n);
    case LIA_ACTION_EDIT:
    default:
      return ngettext ("Edit %'u record", "Edit %'u records", n);
    }
}

char *
lia_action_label_many (LiaAction action, const LiaRecordType *type, guint n)
{
  const char *format = g_str_equal (type->table, "partner")  ? partners_format (action, n)
                       : g_str_equal (type->table, "person") ? people_format (action, n)
                                                             : records_format (action, n);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, n);
#pragma GCC diagnostic pop
}
