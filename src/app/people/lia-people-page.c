/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-people-page.h"

#include <glib/gi18n-lib.h>

#include "lia-list-name-dialog.h"
#include "lia-person-header.h"
#include "lia-person-row.h"
#include "lia-person-text.h"
#include "lia-quick-add-dialog.h"
#include "lia-record-details.h"
#include "lia-text-cell.h"
#include "lia-window.h"

#define NAME_MIN_WIDTH 150

struct _LiaPeoplePage
{
  LiaListPage parent_instance;

  /* template */
  LiaRecordDetails *details;
  LiaPersonHeader *header;
};

G_DEFINE_FINAL_TYPE (LiaPeoplePage, lia_people_page, LIA_TYPE_LIST_PAGE)

static const char *const columns[]
    = { "family_name", "post", "organisation", "email", "phone", "country", "languages", NULL };

/* In the order in which they go when room gets short. */
static const char *const dispensable[]
    = { "languages", "country", "phone", "email", "post", "organisation", NULL };

static const char *const first_facets[] = { "team", "organisation", "country", NULL };

static const LiaProfileGroup groups[] = {
  { N_ ("Work"), { "organisation", "country", "unit", "languages" } },
  { N_ ("Contact"), { "email", "phone", "mobile", "other_emails", "other_phones" } },
  { N_ ("About"), { "notes" } },
  { NULL },
};

static void
on_name_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  GtkWidget *child = lia_text_cell_new (NULL);

  /* Whatever columns stand beside it, some of the name is read. */
  gtk_widget_set_size_request (child, NAME_MIN_WIDTH, -1);
  g_object_set_data (G_OBJECT (child), LIA_LIST_ITEM_KEY, cell);
  gtk_column_view_cell_set_child (cell, child);
}

static void
on_name_bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  lia_text_cell_set_record (LIA_TEXT_CELL (gtk_column_view_cell_get_child (cell)),
                            gtk_column_view_cell_get_item (cell));
}

static GtkListItemFactory *
make_cells (const char *field, gpointer user_data)
{
  GtkListItemFactory *factory = NULL;

  if (g_str_equal (field, "family_name"))
    {
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (on_name_setup), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_name_bind), NULL);
    }

  return factory;
}

static void
show_row (GtkWidget *row, LiaRecord *person, gpointer user_data)
{
  lia_person_row_set_person (LIA_PERSON_ROW (row), person);
}

static const LiaRecordRows rows = {
  .columns = columns,
  .dispensable = dispensable,
  .make_cells = make_cells,
  .make_row = lia_person_row_new,
  .show_row = show_row,
  .dup_sentence = lia_person_dup_sentence,
};

static void
show_details (LiaListPage *page, LiaRecord *person, guint n_selected)
{
  LiaPeoplePage *self = LIA_PEOPLE_PAGE (page);

  if (person != NULL)
    lia_person_header_set_person (self->header, person);
  lia_record_details_show (self->details, person, n_selected);
}

static void
add_changes_menu (LiaListPage *page, GMenu *menu)
{
  GMenu *team = g_menu_new ();

  lia_list_page_append_value (team, _ ("Yes"), "team", "yes");
  lia_list_page_append_value (team, _ ("No"), "team", "no");
  lia_list_page_append_action (menu, _ ("Set _Post…"), "people.set-text", "post");
  lia_list_page_append_action (menu, _ ("Set _Unit…"), "people.set-text", "unit");
  lia_list_page_append_submenu (menu, _ ("Set Team _Member"), team);
  lia_list_page_append_action (menu, _ ("_Add Language…"), "list.add-element", "languages");
  lia_list_page_append_action (menu, _ ("_Remove Language…"), "list.remove-element", "languages");
}

static void
update_actions (LiaListPage *page, gboolean writable, guint n_selected)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "people.set-text", writable && n_selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "people.quick-add", writable);
}

static void
on_text_given (GtkWidget *widget, const char *text, gpointer field)
{
  lia_list_page_set_field (LIA_LIST_PAGE (widget), field, text);
}

static void
set_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const LiaField *field = lia_record_type_get_field (lia_record_type_find ("person"),
                                                     g_variant_get_string (parameter, NULL));

  g_return_if_fail (field != NULL);
  lia_list_name_dialog_present (widget,
                                g_str_equal (field->name, "post") ? _ ("Set Post") : _ ("Set Unit"),
                                _ ("_Set"), NULL, on_text_given, (gpointer) field->name, NULL);
}

static void
on_quick_added (LiaPeoplePage *self)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window != NULL)
    lia_window_add_undo_toast (window, _ ("Person added"));
}

static void
quick_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (widget));
  LiaQuickAddDialog *dialog = lia_quick_add_dialog_new (workspace, NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_quick_added), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
lia_people_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_PEOPLE_PAGE);

  G_OBJECT_CLASS (lia_people_page_parent_class)->dispose (object);
}

static void
lia_people_page_class_init (LiaPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LiaListPageClass *page_class = LIA_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_people_page_dispose;
  page_class->table = "person";
  page_class->rows = &rows;
  page_class->first_facets = first_facets;
  page_class->add_text = N_ ("Add Person");
  page_class->change_text = N_ ("Change the Selected People");
  page_class->no_results_text = N_ ("Nobody Is All of This");
  page_class->first_field = "given_name";
  page_class->show_details = show_details;
  page_class->add_changes_menu = add_changes_menu;
  page_class->update_actions = update_actions;

  g_type_ensure (LIA_TYPE_PERSON_HEADER);
  g_type_ensure (LIA_TYPE_RECORD_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPeoplePage, details);
  gtk_widget_class_bind_template_child (widget_class, LiaPeoplePage, header);

  gtk_widget_class_install_action (widget_class, "people.set-text", "s", set_text_action);
  gtk_widget_class_install_action (widget_class, "people.quick-add", NULL, quick_add_action);
}

static void
lia_people_page_init (LiaPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lia_record_details_set_groups (self->details, lia_record_type_find ("person"), groups);
  lia_list_page_add_key (LIA_LIST_PAGE (self), "<Control><Shift>v", "people.quick-add");
}
