/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-workbook-private.h"
#include "lia-xml-reader.h"

/* No workbook that a person made has more. */
#define MAX_SHEETS 10000

/* Relations: what a part of the package calls others. */

typedef struct
{
  char *type; /* the last word of it: "worksheet" */
  char *target; /* name of a part */
} Relation;

typedef struct
{
  char *folder; /* of the part that has the relations, without the last slash; "" for the package */
  GHashTable *by_id; /* (element-type utf8 Relation) */
} Relations;

static void
relation_free (Relation *relation)
{
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
relations_clear (Relations *self)
{
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Relations, relations_clear)

/* "worksheets/sheet1.xml" or "../x.xml" seen from "xl", "/xl/x.xml" from anywhere. Names are labels: one that leads
 * out of the package is the name of no part. */
static char *
resolve (const char *folder, const char *target)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  joined = *target == '/' || *folder == '\0' ? g_strdup (target)
                                             : g_strconcat (folder, "/", target, NULL);
  parts = g_strsplit (joined, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strcmp (parts[i], "..") == 0)
      g_ptr_array_set_size (kept, kept->len > 0 ? (int) kept->len - 1 : 0);
    else if (*parts[i] != '\0' && strcmp (parts[i], ".") != 0)
      g_ptr_array_add (kept, parts[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static void
on_relation (const char *name,
             const char **attributes,
             const char **values,
             gpointer data,
             GError **error)
{
  Relations *self = data;
  const char *id = lia_xml_find (attributes, values, "Id");
  const char *type = lia_xml_find (attributes, values, "Type");
  const char *target = lia_xml_find (attributes, values, "Target");
  Relation *relation;

  if (strcmp (lia_xml_local_name (name), "Relationship") != 0 || id == NULL || type == NULL
      || target == NULL || g_hash_table_size (self->by_id) >= MAX_SHEETS
      || g_strcmp0 (lia_xml_find (attributes, values, "TargetMode"), "External") == 0)
    return;
  relation = g_new0 (Relation, 1);
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->target = resolve (self->folder, target);
  g_hash_table_insert (self->by_id, g_strdup (id), relation);
}

/* Those of @part; none where it has none. */
static gboolean
read_relations (LiaWorkbook *workbook,
                const char *part,
                Relations *self,
                GCancellable *cancellable,
                GError **error)
{
  static const LiaXmlHandler handler = { .start = on_relation };
  const char *slash = strrchr (part, '/');
  g_autofree char *name = NULL;

  self->folder = slash != NULL ? g_strndup (part, (gsize) (slash - part)) : g_strdup ("");
  self->by_id
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) relation_free);
  name = g_strdup_printf ("%s%s_rels/%s.rels", self->folder, slash != NULL ? "/" : "",
                          slash != NULL ? slash + 1 : part);
  return !lia_archive_has (workbook->archive, name)
         || lia_xml_read_part (workbook->archive, name, &handler, self, cancellable, error);
}

static const char *
find_target (const Relations *self, const char *type)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (strcmp (((Relation *) value)->type, type) == 0)
      return ((Relation *) value)->target;
  return NULL;
}

/* The workbook's own part. */

typedef struct
{
  LiaWorkbook *workbook;
  const Relations *relations;
} List;

/* "r:id", whatever the prefix is. */
static const char *
find_relation_id (const char **attributes, const char **values)
{
  for (guint i = 0; attributes[i] != NULL; i++)
    if (g_str_has_suffix (attributes[i], ":id"))
      return values[i];
  return NULL;
}

static void
add_sheet (List *list, const char **attributes, const char **values)
{
  const char *name = lia_xml_find (attributes, values, "name");
  const char *state = lia_xml_find (attributes, values, "state");
  const char *id = find_relation_id (attributes, values);
  const Relation *relation = id != NULL ? g_hash_table_lookup (list->relations->by_id, id) : NULL;
  LiaSheet *sheet;

  /* Sheets of another type hold a chart or a macro. */
  if (name == NULL || relation == NULL || strcmp (relation->type, "worksheet") != 0
      || list->workbook->sheets->len >= MAX_SHEETS)
    return;
  sheet = lia_workbook_add_sheet (list->workbook, name, relation->target);
  sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
}

static void
on_workbook (const char *name,
             const char **attributes,
             const char **values,
             gpointer data,
             GError **error)
{
  List *list = data;
  const char *local = lia_xml_local_name (name);

  if (strcmp (local, "workbookPr") == 0)
    list->workbook->from_1904 = lia_xml_find_flag (attributes, values, "date1904");
  else if (strcmp (local, "sheet") == 0)
    add_sheet (list, attributes, values);
}

gboolean
lia_xlsx_open (LiaWorkbook *self, GCancellable *cancellable, GError **error)
{
  static const LiaXmlHandler handler = { .start = on_workbook };
  g_auto (Relations) package = { 0 };
  g_auto (Relations) relations = { 0 };
  List list = { self, &relations };
  const char *part;
  const char *texts;
  const char *formats;

  if (!read_relations (self, "", &package, cancellable, error))
    return FALSE;
  part = find_target (&package, "officeDocument");
  if (part == NULL || !lia_archive_has (self->archive, part))
    part = "xl/workbook.xml";
  if (!lia_archive_has (self->archive, part))
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("This is a packed file without a spreadsheet (XLSX or ODS) in it."));
      return FALSE;
    }
  if (!read_relations (self, part, &relations, cancellable, error)
      || !lia_xml_read_part (self->archive, part, &handler, &list, cancellable, error))
    return FALSE;

  texts = find_target (&relations, "sharedStrings");
  formats = find_target (&relations, "styles");
  return (texts == NULL || !lia_archive_has (self->archive, texts)
          || lia_xlsx_read_texts (self, texts, cancellable, error))
         && (formats == NULL || !lia_archive_has (self->archive, formats)
             || lia_xlsx_read_formats (self, formats, cancellable, error));
}
