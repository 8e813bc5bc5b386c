/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-finding-fixes.h"

#include <glib/gi18n-lib.h>

#include "lia-add-interaction.h"
#include "lia-date.h"
#include "lia-describe-roles.h"
#include "lia-merge-dialog.h"
#include "lia-record-dialog.h"
#include "lia-record-page.h"
#include "lia-ref-dialog.h"
#include "lia-today.h"
#include "lia-window.h"

/* What a fix is told when it is done, and who asked for it. */
typedef struct
{
  GtkWidget *widget; /* owned */
  char *done; /* the toast */
} Fix;

static void
fix_free (Fix *self)
{
  g_object_unref (self->widget);
  g_free (self->done);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fix, fix_free)

static void
show_error (GtkWidget *widget, const GError *error)
{
  LiaWindow *window = lia_window_from_widget (widget);

  if (window != NULL)
    lia_window_show_error (window, _ ("Not Settled"), error);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fix) fix = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (fix->widget);

  if (!lia_workspace_save_finish (LIA_WORKSPACE (source), result, NULL, &error))
    show_error (fix->widget, error);
  else if (window != NULL)
    lia_window_add_undo_toast (window, fix->done);
}

/* (transfer full) (nullable): the record a finding points at, as it is now */
static LiaRecord *
load (GtkWidget *widget, LiaWorkspace *workspace, const char *table, gint64 id)
{
  g_autoptr (GError) error = NULL;
  LiaRecord *record = lia_record_load (lia_workspace_get_reader (workspace),
                                       lia_record_type_find (table), id, &error);

  if (record == NULL)
    show_error (widget, error);
  return record;
}

/* @done: takes the record's name */
static void
mark_today (GtkWidget *widget,
            LiaWorkspace *workspace,
            LiaFinding *finding,
            const char *field,
            char *(*describe) (const char *name))
{
  g_autoptr (LiaRecord) record = load (widget, workspace, lia_finding_get_record_table (finding),
                                       lia_finding_get_record_id (finding));
  g_autofree char *today = lia_today_to_iso ();
  g_autofree char *name = NULL;
  LiaValue value = LIA_TEXT (today);
  Fix *fix;

  if (record == NULL)
    return;
  name = lia_record_get_display_name (record);
  lia_record_set_value (record, field, &value);
  fix = g_new (Fix, 1);
  fix->widget = g_object_ref (widget);
  fix->done = describe (name);
  lia_workspace_save_async (workspace, record, NULL, on_saved, fix);
}

static char *
describe_honoured (const char *name)
{
  return g_strdup_printf (_ ("“%s” marked as honoured today"), name);
}

static char *
describe_given (const char *name)
{
  return g_strdup_printf (_ ("“%s” marked as given today"), name);
}

/* Keyworker. */

typedef struct
{
  GtkWidget *widget; /* owned */
  LiaWorkspace *workspace; /* owned */
  gint64 partner;
} Assignment;

static void
assignment_free (gpointer data, GClosure *closure)
{
  Assignment *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->workspace);
  g_free (self);
}

static void
on_keyworker_chosen (LiaRefDialog *dialog, LiaRecord *person, Assignment *assignment)
{
  g_autoptr (LiaRecord) partner
      = load (assignment->widget, assignment->workspace, "partner", assignment->partner);
  g_autofree char *person_name = lia_record_get_display_name (person);
  g_autofree char *partner_name = NULL;
  Fix *fix;

  if (partner == NULL)
    return;
  partner_name = lia_record_get_display_name (partner);
  lia_record_set_value (partner, "keyworker", &LIA_INTEGER (lia_record_get_id (person)));
  fix = g_new (Fix, 1);
  fix->widget = g_object_ref (assignment->widget);
  /* Translators: a person and a partner */
  fix->done = g_strdup_printf (_ ("%s is keyworker of “%s”"), person_name, partner_name);
  lia_workspace_save_async (assignment->workspace, partner, NULL, on_saved, fix);
}

static void
assign_keyworker (GtkWidget *widget, LiaWorkspace *workspace, LiaFinding *finding)
{
  const LiaField *field = lia_record_type_get_field (lia_record_type_find ("partner"), "keyworker");
  LiaRefDialog *dialog = lia_ref_dialog_new (workspace, field);
  Assignment *assignment = g_new (Assignment, 1);

  assignment->widget = g_object_ref (widget);
  assignment->workspace = g_object_ref (workspace);
  assignment->partner = lia_finding_get_subject_id (finding);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_keyworker_chosen), assignment,
                         assignment_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Forms. */

static void
open_form (GtkWidget *widget, LiaWorkspace *workspace, LiaRecord *record, const char *field)
{
  LiaRecordDialog *dialog = lia_record_dialog_new (workspace, record);

  adw_dialog_present (ADW_DIALOG (dialog), widget);
  lia_record_dialog_focus_field (dialog, field);
}

static void
log_interaction (GtkWidget *widget, LiaWorkspace *workspace, LiaFinding *finding)
{
  g_autoptr (LiaRecord) partner
      = load (widget, workspace, "partner", lia_finding_get_subject_id (finding));

  if (partner != NULL)
    lia_add_interaction (widget, workspace, partner);
}

static void
describe_roles (GtkWidget *widget, LiaWorkspace *workspace, LiaFinding *finding)
{
  g_autoptr (LiaRecord) partner
      = load (widget, workspace, "partner", lia_finding_get_subject_id (finding));

  if (partner != NULL)
    lia_describe_roles (widget, workspace, partner);
}

static void
compare_partners (GtkWidget *widget, LiaWorkspace *workspace, LiaFinding *finding)
{
  const gint64 ids[]
      = { lia_finding_get_subject_id (finding), lia_finding_get_record_id (finding) };

  lia_merge_dialog_present (lia_merge_dialog_new_for_ids (workspace,
                                                          lia_record_type_find ("partner"), ids,
                                                          G_N_ELEMENTS (ids)),
                            widget);
}

static char *
dup_next_day (const char *iso)
{
  GDate date;

  if (iso == NULL || !lia_date_from_iso (iso, &date))
    return NULL;
  g_date_add_days (&date, 1);
  return lia_date_to_iso (&date);
}

/* Another of the same kind that begins when the old one ends. */
static void
renew_agreement (GtkWidget *widget, LiaWorkspace *workspace, LiaFinding *finding)
{
  static const char *const same[] = { "partner", "kind", "title", "renewal" };
  g_autoptr (LiaRecord) old
      = load (widget, workspace, "agreement", lia_finding_get_record_id (finding));
  g_autoptr (LiaRecord) agreement = lia_record_new (lia_record_type_find ("agreement"));
  g_autofree char *start = NULL;
  LiaValue start_value;

  if (old == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      LiaValue value = lia_record_get_value (old, same[i]);

      lia_record_set_value (agreement, same[i], &value);
    }
  start = dup_next_day (lia_record_get_text (old, "end_date"));
  start_value = LIA_TEXT (start);
  lia_record_set_value (agreement, "start_date", &start_value);
  open_form (widget, workspace, agreement, "end_date");
}

/* The section says what the level entitles to, each with a button to note it. */
static void
show_benefits (GtkWidget *widget, LiaFinding *finding)
{
  LiaWindow *window = lia_window_from_widget (widget);
  LiaPage *page = NULL;

  if (window == NULL)
    return;
  page = lia_window_get_visible_page (window);
  if (!LIA_IS_RECORD_PAGE (page)
      || lia_record_page_get_record_id (LIA_RECORD_PAGE (page))
             != lia_finding_get_subject_id (finding))
    lia_window_open_record (window, lia_record_type_find ("partner"),
                            lia_finding_get_subject_id (finding));
  page = lia_window_get_visible_page (window);
  if (LIA_IS_RECORD_PAGE (page))
    lia_record_page_show_section (LIA_RECORD_PAGE (page), "benefits");
}

void
lia_finding_fix (GtkWidget *widget, LiaWorkspace *workspace, LiaFinding *finding)
{
  const char *fix;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (LIA_IS_FINDING (finding));

  fix = lia_finding_get_fix (finding);
  if (g_strcmp0 (fix, "assign-keyworker") == 0)
    assign_keyworker (widget, workspace, finding);
  else if (g_strcmp0 (fix, "log-interaction") == 0)
    log_interaction (widget, workspace, finding);
  else if (g_strcmp0 (fix, "describe-roles") == 0)
    describe_roles (widget, workspace, finding);
  else if (g_strcmp0 (fix, "compare-partners") == 0)
    compare_partners (widget, workspace, finding);
  else if (g_strcmp0 (fix, "renew-agreement") == 0)
    renew_agreement (widget, workspace, finding);
  else if (g_strcmp0 (fix, "honour-commitment") == 0)
    mark_today (widget, workspace, finding, "honoured_date", describe_honoured);
  else if (g_strcmp0 (fix, "show-benefits") == 0)
    show_benefits (widget, finding);
  else if (g_strcmp0 (fix, "give-benefit") == 0)
    mark_today (widget, workspace, finding, "given_date", describe_given);
  else
    g_warning ("There is no fix “%s”", fix);
}
