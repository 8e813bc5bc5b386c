/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-workbook-private.h"
#include "lia-xml-tags.h"

/* The list of sheets of an ODS workbook. All of them stand in one part. */

#define MAX_SHEETS 10000
#define MAX_STYLES 100000

typedef struct
{
  LiaWorkbook *workbook;
  GHashTable *hidden_styles; /* (element-type utf8): of tables that are not shown */
  char *style; /* (nullable): the style whose properties come next */
} List;

const char *
lia_ods_find_sheet_name (const char **attributes, const char **values)
{
  return lia_xml_find_flag (attributes, values, "table:is-sub-table")
             ? NULL
             : lia_xml_find (attributes, values, "table:name");
}

static void
on_tag (const char *name,
        const char **attributes,
        const char **values,
        gpointer data,
        GError **error)
{
  List *list = data;
  const char *value;

  if (strcmp (name, "style:style") == 0)
    g_set_str (&list->style, lia_xml_find (attributes, values, "style:name"));
  else if (strcmp (name, "style:table-properties") == 0)
    {
      value = lia_xml_find (attributes, values, "table:display");
      if (g_strcmp0 (value, "false") == 0 && list->style != NULL
          && g_hash_table_size (list->hidden_styles) < MAX_STYLES)
        g_hash_table_add (list->hidden_styles, g_strdup (list->style));
    }
  else if (strcmp (name, "table:table") == 0 && list->workbook->sheets->len < MAX_SHEETS
           && (value = lia_ods_find_sheet_name (attributes, values)) != NULL)
    {
      const char *style = lia_xml_find (attributes, values, "table:style-name");
      LiaSheet *sheet;

      sheet = lia_workbook_add_sheet (list->workbook, value, "content.xml");
      sheet->hidden = style != NULL && g_hash_table_contains (list->hidden_styles, style);
    }
}

gboolean
lia_ods_open (LiaWorkbook *self, GCancellable *cancellable, GError **error)
{
  static const LiaXmlHandler handler = { .start = on_tag };
  static const char *const names[] = { "table", "style", "table-properties", NULL };
  g_autoptr (GHashTable) hidden_styles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  List list = { self, hidden_styles, NULL };
  gboolean done;

  done = lia_xml_scan_tags (self->archive, "content.xml", names, &handler, &list, cancellable,
                            error);
  g_free (list.style);
  return done;
}
