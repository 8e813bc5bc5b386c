/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-saved-list.h"

#include <glib/gi18n-lib.h>

#include "lia-engagement-choices.h"

static const LiaField saved_list_fields[] = {
  { "name", LIA_FIELD_TEXT, N_ ("Name"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST },
  { "subject", LIA_FIELD_CHOICE, N_ ("Lists"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .choices = lia_list_subjects },
  { "search", LIA_FIELD_TEXT, N_ ("Search"), LIA_FIELD_IN_LIST },
  { "filters", LIA_FIELD_MULTILINE, N_ ("Filters"), 0 },
  { "sort", LIA_FIELD_TEXT, N_ ("Sorted By"), 0 },
  { "descending", LIA_FIELD_BOOLEAN, N_ ("Descending"), 0 },
  { "columns", LIA_FIELD_TEXT, N_ ("Columns"), 0 },
  { "position", LIA_FIELD_INTEGER, N_ ("Position"), LIA_FIELD_HIDDEN },
};

static char *
saved_list_get_display_name (LiaRecord *record)
{
  return g_strdup (lia_record_get_text (record, "name"));
}

static void
saved_list_setup (LiaRecordClass *klass)
{
  klass->get_display_name = saved_list_get_display_name;
  klass->display_sql = "t.name";
  klass->order_sql = "t.position";
  klass->order_field = "position";
}

LIA_DEFINE_RECORD (LiaSavedList,
                   lia_saved_list,
                   "saved_list",
                   "saved_lists",
                   N_ ("List"),
                   N_ ("Lists"),
                   saved_list_fields,
                   saved_list_setup)
