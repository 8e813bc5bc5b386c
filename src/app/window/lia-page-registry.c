/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-page-registry.h"

#include <glib/gi18n-lib.h>

#include "lia-partner-page.h"
#include "lia-partners-page.h"
#include "lia-people-page.h"
#include "lia-person-page.h"
#include "lia-trash-page.h"

/* A new page is one line here. Only pages that work stand here. */
static const LiaPageEntry entries[] = {
  /* name, title, icon, secondary, table, page, page of one record */
  { "partners", N_ ("Partners"), "avatar-default-symbolic", FALSE, "partner",
    lia_partners_page_get_type, lia_partner_page_get_type },
  { "people", N_ ("People"), "system-users-symbolic", TRUE, "person", lia_people_page_get_type,
    lia_person_page_get_type },
  { "trash", N_ ("Trash"), "user-trash-symbolic", TRUE, NULL, lia_trash_page_get_type, NULL },
  { NULL },
};

const LiaPageEntry *
lia_page_registry (guint *n_entries)
{
  *n_entries = G_N_ELEMENTS (entries) - 1;

  return entries;
}

const LiaPageEntry *
lia_page_registry_find (const char *name)
{
  for (const LiaPageEntry *entry = entries; entry->name != NULL; entry++)
    if (g_strcmp0 (entry->name, name) == 0)
      return entry;

  return NULL;
}

const LiaPageEntry *
lia_page_registry_find_table (const char *table)
{
  for (const LiaPageEntry *entry = entries; entry->name != NULL; entry++)
    if (entry->table != NULL && g_strcmp0 (entry->table, table) == 0)
      return entry;

  return NULL;
}
