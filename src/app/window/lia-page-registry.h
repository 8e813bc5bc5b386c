/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LiaPageEntry:
 * @name: as in actions, saved window state and `--page`
 * @title: N_()
 * @icon_name:
 * @secondary: stands below the sidebar's separator
 * @table: (nullable): the record type the page lists
 * @get_type: class of the page, derived from #LiaPage
 * @get_record_page_type: (nullable): class of the page that shows one record of @table: a #LiaPage with
 *   a construct-only property `record-id` (gint64)
 *
 * One page of the sidebar. The window reads this table and knows nothing else about its pages.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  gboolean secondary;
  const char *table;
  GType (*get_type) (void);
  GType (*get_record_page_type) (void);
} LiaPageEntry;

/** lia_page_registry: Returns: (array length=n_entries): in the order of the sidebar; Alt+1… counts along */
const LiaPageEntry *lia_page_registry (guint *n_entries);
/** lia_page_registry_find: Returns: (transfer none) (nullable): the page called @name */
const LiaPageEntry *lia_page_registry_find (const char *name);
/** lia_page_registry_find_table: Returns: (nullable): the page that lists @table */
const LiaPageEntry *lia_page_registry_find_table (const char *table);

G_END_DECLS
