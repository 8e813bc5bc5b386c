/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-describe-roles.h"

#include <glib/gi18n-lib.h>

#include "lia-record-dialog.h"

/* pixels: two texts, and some air */
#define CONTENT_HEIGHT 360

static const char *const roles[] = { "contractor_role", "partner_role", NULL };

void
lia_describe_roles (GtkWidget *parent, LiaWorkspace *workspace, LiaRecord *partner)
{
  const LiaRecordType *type = lia_record_get_record_type (partner);
  LiaRecordDialog *dialog = lia_record_dialog_new (workspace, partner);

  for (guint i = 0; i < type->n_fields; i++)
    if (!g_strv_contains (roles, type->fields[i].name))
      lia_record_dialog_hide_field (dialog, type->fields[i].name);
  adw_dialog_set_content_height (ADW_DIALOG (dialog), CONTENT_HEIGHT);
  adw_dialog_set_title (ADW_DIALOG (dialog), _ ("Contractor and Partner"));
  lia_record_dialog_focus_field (
      dialog, lia_record_get_text (partner, roles[0]) == NULL ? roles[0] : roles[1]);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
