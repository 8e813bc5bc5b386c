/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-setting.h"

#include <glib/gi18n-lib.h>

static const LiaField setting_fields[] = {
  { "key", LIA_FIELD_TEXT, N_ ("Key"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST },
  { "value", LIA_FIELD_MULTILINE, N_ ("Value"), LIA_FIELD_IN_LIST },
};

static char *
setting_get_display_name (LiaRecord *record)
{
  return g_strdup (lia_record_get_text (record, "key"));
}

static void
setting_setup (LiaRecordClass *klass)
{
  klass->get_display_name = setting_get_display_name;
  klass->display_sql = "t.key";
  klass->order_sql = "t.key";
  klass->order_field = "key";
}

LIA_DEFINE_RECORD (LiaSetting,
                   lia_setting,
                   "setting",
                   "settings",
                   N_ ("Setting"),
                   N_ ("Settings"),
                   setting_fields,
                   setting_setup)
