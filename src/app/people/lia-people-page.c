/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-people-page.h"

#include <glib/gi18n-lib.h>

#include "lia-export-dialog.h"
#include "lia-import-dialog.h"
#include "lia-person-text.h"
#include "lia-quick-add-dialog.h"
#include "lia-record-dialog.h"
#include "lia-text.h"
#include "lia-window.h"

struct _LiaPeoplePage
{
  LiaPage parent_instance;

  /* template */
  GtkSearchEntry *search_entry;
  AdwToggleGroup *shown;
  GtkStack *stack;
  GtkWidget *count_bar;
  GtkLabel *count;
  GtkNoSelection *selection;

  /* owned */
  LiaRecordModel *model; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaPeoplePage, lia_people_page, LIA_TYPE_PAGE)

static const LiaRecordType *
person_type (void)
{
  return lia_record_type_find ("person");
}

static void
update_state (LiaPeoplePage *self)
{
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean loading = lia_record_model_get_loading (self->model);
  gboolean searching = gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0'
                       || g_strcmp0 (adw_toggle_group_get_active_name (self->shown), "all") != 0;
  g_autofree char *count
      = g_strdup_printf (ngettext ("%'u person", "%'u people", n_people), n_people);

  lia_page_set_loading (LIA_PAGE (self), loading);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (self->count_bar, n_people > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.export", n_people > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->shown), n_people > 0 || searching);
  if (n_people > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!loading)
    gtk_stack_set_visible_child_name (self->stack, searching ? "nothing-found" : "empty");
}

static void
on_search_changed (LiaPeoplePage *self)
{
  g_autoptr (LiaRecordQuery) query = NULL;
  const char *text = NULL;
  const char *shown = NULL;

  if (self->model == NULL || self->shown == NULL)
    return;

  text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  shown = adw_toggle_group_get_active_name (self->shown);

  query = lia_record_query_new (person_type ());
  if (!g_str_equal (shown, "all"))
    lia_record_query_add_filter (query, "team", LIA_MATCH_EQUAL,
                                 &LIA_INTEGER (g_str_equal (shown, "team")), NULL);
  if (text[0] != '\0')
    lia_record_query_set_search_text (query, text);
  lia_record_model_set_query (self->model, query);
}

static void
on_row_activated (LiaPeoplePage *self, guint position)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window != NULL)
    lia_window_open_record (window, person_type (),
                            lia_record_model_get_row_id (self->model, position));
}

static void
on_search_activated (LiaPeoplePage *self)
{
  if (self->model != NULL && !lia_record_model_get_loading (self->model)
      && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    on_row_activated (self, 0);
}

static void
on_stop_search (LiaPeoplePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
on_saved (LiaPeoplePage *self, gint64 id)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window != NULL)
    lia_window_add_undo_toast (window, _ ("Person added"));
}

static void
lia_people_page_create_new (LiaPage *page)
{
  g_autoptr (LiaRecord) person = lia_record_new (person_type ());
  LiaRecordDialog *dialog = lia_record_dialog_new (lia_page_get_workspace (page), person);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), page, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (page));
}

static void
on_quick_added (LiaPeoplePage *self)
{
  on_saved (self, 0);
}

static void
quick_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaQuickAddDialog *dialog
      = lia_quick_add_dialog_new (lia_page_get_workspace (LIA_PAGE (widget)), NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_quick_added), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaImportDialog *dialog
      = lia_import_dialog_new (lia_page_get_workspace (LIA_PAGE (widget)), person_type ());

  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaPeoplePage *self = LIA_PEOPLE_PAGE (widget);
  LiaWindow *window = lia_window_from_widget (widget);

  if (window != NULL)
    lia_export_dialog_present (window, lia_page_get_workspace (LIA_PAGE (self)), person_type (),
                               lia_record_model_get_query (self->model), NULL, NULL);
}

static void
lia_people_page_focus_search (LiaPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (LIA_PEOPLE_PAGE (page)->search_entry));
}

static char *
format_name (GtkListItem *item, LiaRecord *person)
{
  g_autofree char *name = person != NULL ? lia_record_get_display_name (person) : NULL;

  return lia_text_make_bidi_visible (name != NULL ? name : "");
}

static char *
format_initials (GtkListItem *item, LiaRecord *person)
{
  return person != NULL ? lia_person_dup_bare_name (person) : g_strdup ("");
}

static char *
format_description (GtkListItem *item, LiaRecord *person)
{
  const char *post = person != NULL ? lia_record_get_text (person, "post") : NULL;
  const char *unit = person != NULL ? lia_record_get_text (person, "unit") : NULL;
  g_autofree char *text = NULL;

  if (post != NULL && unit != NULL)
    text = g_strdup_printf ("%s, %s", post, unit);
  else
    text = g_strdup (post != NULL ? post : unit != NULL ? unit : "");

  return lia_text_make_bidi_visible (text);
}

static gboolean
is_in_team (GtkListItem *item, LiaRecord *person)
{
  return person != NULL && lia_record_get_integer (person, "team") != 0;
}

static gboolean
has_text (GtkListItem *item, const char *text)
{
  return text != NULL && text[0] != '\0';
}

static void
lia_people_page_constructed (GObject *object)
{
  LiaPeoplePage *self = LIA_PEOPLE_PAGE (object);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));

  G_OBJECT_CLASS (lia_people_page_parent_class)->constructed (object);

  if (workspace == NULL)
    return;

  self->model = lia_record_model_new (lia_workspace_get_store (workspace));
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.quick-add",
                                 !lia_workspace_is_read_only (workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.import",
                                 !lia_workspace_is_read_only (workspace));
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  on_search_changed (self);
  update_state (self);
}

static void
lia_people_page_dispose (GObject *object)
{
  LiaPeoplePage *self = LIA_PEOPLE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lia_people_page_parent_class)->dispose (object);
}

static void
lia_people_page_class_init (LiaPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lia_people_page_constructed;
  object_class->dispose = lia_people_page_dispose;
  LIA_PAGE_CLASS (klass)->create_new = lia_people_page_create_new;
  LIA_PAGE_CLASS (klass)->focus_search = lia_people_page_focus_search;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPeoplePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LiaPeoplePage, shown);
  gtk_widget_class_bind_template_child (widget_class, LiaPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaPeoplePage, count_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaPeoplePage, count);
  gtk_widget_class_bind_template_child (widget_class, LiaPeoplePage, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, format_name);
  gtk_widget_class_bind_template_callback (widget_class, format_initials);
  gtk_widget_class_bind_template_callback (widget_class, format_description);
  gtk_widget_class_bind_template_callback (widget_class, is_in_team);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_install_action (widget_class, "people.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "people.export", NULL, export_action);

  gtk_widget_class_install_action (widget_class, "people.quick-add", NULL, quick_add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "people.quick-add", NULL);
}

static void
lia_people_page_init (LiaPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
