/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partners-page.h"

#include <glib/gi18n-lib.h>

#include "lia-add-interaction.h"
#include "lia-finding-list.h"
#include "lia-level-ranks.h"
#include "lia-partner-columns.h"
#include "lia-partner-header.h"
#include "lia-partner-profile.h"
#include "lia-partner-row.h"
#include "lia-partner-text.h"
#include "lia-record-details.h"
#include "lia-ref-dialog.h"

struct _LiaPartnersPage
{
  LiaListPage parent_instance;

  /* template */
  LiaRecordDetails *details;
  LiaPartnerHeader *header;
  LiaFindingList *findings;

  /* owned */
  LiaLevelRanks *ranks; /* (nullable): only without a workspace */
};

G_DEFINE_FINAL_TYPE (LiaPartnersPage, lia_partners_page, LIA_TYPE_LIST_PAGE)

/* In the order in which they go when room gets short. */
static const char *const dispensable[]
    = { "kinds",         "status",    "sector", "last_contact", "country", "next_due",
        "open_findings", "keyworker", NULL };

static void
show_row (GtkWidget *row, LiaRecord *partner, gpointer ranks)
{
  lia_partner_row_set_partner (
      LIA_PARTNER_ROW (row), partner,
      lia_level_ranks_get (ranks, lia_record_get_integer (partner, "level")));
}

static const LiaRecordRows rows = {
  .dispensable = dispensable,
  .make_cells = lia_partner_column_factory,
  .make_row = lia_partner_row_new,
  .show_row = show_row,
  .dup_sentence = lia_partner_dup_sentence,
};

/* Tints are few and change rarely: showing all rows again is cheaper than each row listening. */
static void
on_ranks_changed (LiaListPage *page)
{
  lia_list_page_update_details (page);
  lia_list_page_refresh (page);
}

static gpointer
set_up (LiaListPage *page)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (page);

  self->ranks = lia_level_ranks_new (lia_page_get_workspace (LIA_PAGE (page)));
  g_signal_connect_object (self->ranks, "changed", G_CALLBACK (on_ranks_changed), self,
                           G_CONNECT_SWAPPED);

  return self->ranks;
}

static void
show_details (LiaListPage *page, LiaRecord *partner, guint n_selected)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (page);

  if (partner != NULL)
    {
      guint rank = lia_level_ranks_get (self->ranks, lia_record_get_integer (partner, "level"));

      lia_partner_header_set_partner (self->header, partner, rank);
      lia_finding_list_set_subject (self->findings, lia_page_get_workspace (LIA_PAGE (page)),
                                    lia_record_get_id (partner));
    }
  lia_record_details_show (self->details, partner, n_selected);
}

static void
add_record_menu (LiaListPage *page, GMenu *menu)
{
  g_menu_append (menu, _ ("Log _Interaction…"), "partners.log-interaction");
}

static GMenu *
make_level_menu (LiaListPage *page)
{
  LiaReader *reader = lia_workspace_get_reader (lia_page_get_workspace (LIA_PAGE (page)));
  const LiaRecordType *type = lia_record_type_find ("level");
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  GMenu *menu = g_menu_new ();

  lia_record_query_set_sort (query, "rank", FALSE, NULL);
  ids = lia_record_query_run (query, reader, NULL);
  if (ids != NULL)
    levels = lia_record_load_many (reader, type, (const gint64 *) (gpointer) ids->data, ids->len,
                                   NULL);
  for (guint i = 0; levels != NULL && i < levels->len; i++)
    {
      LiaRecord *level = g_ptr_array_index (levels, i);
      g_autofree char *name = lia_record_get_display_name (level);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (level));

      lia_list_page_append_value (menu, name, "level", id);
    }
  lia_list_page_append_value (menu, _ ("None"), "level", "");

  return menu;
}

static GMenu *
make_status_menu (void)
{
  const LiaChoice *choices
      = lia_record_type_get_field (lia_record_type_find ("partner"), "status")->choices;
  GMenu *menu = g_menu_new ();

  for (; choices->token != NULL; choices++)
    lia_list_page_append_value (menu, _ (choices->label), "status", choices->token);
  lia_list_page_append_value (menu, _ ("None"), "status", "");

  return menu;
}

static GMenu *
make_keyworker_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Choose…"), "partners.choose-keyworker");
  lia_list_page_append_value (menu, _ ("None"), "keyworker", "");

  return menu;
}

static void
add_changes_menu (LiaListPage *page, GMenu *menu)
{
  lia_list_page_append_submenu (menu, _ ("Set _Level"), make_level_menu (page));
  lia_list_page_append_submenu (menu, _ ("Set _Keyworker"), make_keyworker_menu ());
  lia_list_page_append_submenu (menu, _ ("Set _Status"), make_status_menu ());
  lia_list_page_append_action (menu, _ ("_Add Tag…"), "list.add-element", "tags");
  lia_list_page_append_action (menu, _ ("_Remove Tag…"), "list.remove-element", "tags");
}

static void
update_actions (LiaListPage *page, gboolean writable, guint n_selected)
{
  GtkWidget *widget = GTK_WIDGET (page);

  gtk_widget_action_set_enabled (widget, "partners.choose-keyworker", writable && n_selected > 0);
  gtk_widget_action_set_enabled (widget, "partners.log-interaction", writable && n_selected == 1);
}

static void
on_keyworker_chosen (LiaListPage *page, LiaRecord *person)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (person));

  lia_list_page_set_field (page, "keyworker", id);
}

static void
choose_keyworker_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRefDialog *dialog = lia_ref_dialog_new (
      lia_page_get_workspace (LIA_PAGE (widget)),
      lia_record_type_get_field (lia_record_type_find ("partner"), "keyworker"));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_keyworker_chosen), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
log_interaction_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LiaRecord) partner = lia_list_page_get_single (LIA_LIST_PAGE (widget));

  if (partner != NULL)
    lia_add_interaction (widget, lia_page_get_workspace (LIA_PAGE (widget)), partner);
}

static void
export_roster_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_list_page_export (LIA_LIST_PAGE (widget), "html");
}

static void
lia_partners_page_dispose (GObject *object)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_PARTNERS_PAGE);

  G_OBJECT_CLASS (lia_partners_page_parent_class)->dispose (object);

  /* The list, which has it as its data, is gone. */
  g_clear_object (&self->ranks);
}

static void
lia_partners_page_class_init (LiaPartnersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LiaListPageClass *page_class = LIA_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_partners_page_dispose;
  page_class->table = "partner";
  page_class->rows = &rows;
  page_class->add_text = N_ ("Add Partner");
  page_class->change_text = N_ ("Change the Selected Partners");
  page_class->no_results_text = N_ ("No Partner Is All of This");
  page_class->first_field = "name";
  page_class->set_up = set_up;
  page_class->show_details = show_details;
  page_class->add_record_menu = add_record_menu;
  page_class->add_changes_menu = add_changes_menu;
  page_class->update_actions = update_actions;

  g_type_ensure (LIA_TYPE_FINDING_LIST);
  g_type_ensure (LIA_TYPE_PARTNER_HEADER);
  g_type_ensure (LIA_TYPE_RECORD_DETAILS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/partners-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, details);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, header);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnersPage, findings);

  gtk_widget_class_install_action (widget_class, "partners.choose-keyworker", NULL,
                                   choose_keyworker_action);
  gtk_widget_class_install_action (widget_class, "partners.log-interaction", NULL,
                                   log_interaction_action);
  gtk_widget_class_install_action (widget_class, "partners.export-service-providers", NULL,
                                   export_roster_action);
}

static void
lia_partners_page_init (LiaPartnersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Those of name and acronym stand in the header of the pane. */
  lia_record_details_set_groups (self->details, lia_record_type_find ("partner"),
                                 lia_partner_profile_groups + 1);
}
