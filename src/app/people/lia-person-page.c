/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-person-page.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-history-list.h"
#include "lia-link.h"
#include "lia-person-text.h"
#include "lia-record-dialog.h"
#include "lia-text.h"
#include "lia-window.h"

struct _LiaPersonPage
{
  LiaPage parent_instance;

  /* template */
  GtkStack *stack;
  AdwBanner *trashed_banner;
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *description;
  GtkBox *profile;
  LiaHistoryList *history;

  /* owned */
  LiaRecord *person; /* (nullable) */

  gint64 record_id;
};

G_DEFINE_FINAL_TYPE (LiaPersonPage, lia_person_page, LIA_TYPE_PAGE)

enum
{
  PROP_RECORD_ID = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
on_link_activated (GtkWidget *row)
{
  lia_link_open (row, g_object_get_data (G_OBJECT (row), "link"));
}

static void
on_partner_activated (GtkWidget *row, gpointer id)
{
  LiaWindow *window = lia_window_from_widget (row);

  if (window != NULL)
    lia_window_open_record (window, lia_record_type_find ("partner"), *(gint64 *) id);
}

static AdwActionRow *
make_row (const char *title, const char *text)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *safe = lia_text_make_bidi_visible (text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, safe);
  gtk_widget_add_css_class (GTK_WIDGET (row), "property");

  return row;
}

static void
add_field_rows (LiaPersonPage *self, AdwPreferencesGroup *group)
{
  static const char *const fields[]
      = { "email", "phone", "post", "unit", "languages", "team", "notes" };
  const LiaRecordType *type = lia_record_get_record_type (self->person);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const LiaField *field = lia_record_type_get_field (type, fields[i]);
      g_autofree char *text = lia_record_format (self->person, fields[i], LIA_RECORD_DISPLAY);
      g_autofree char *link
          = lia_link_for_field (field->type, lia_record_get_text (self->person, fields[i]));
      AdwActionRow *row = NULL;

      /* That somebody is not in the team goes without saying. */
      if (text[0] == '\0'
          || (field->type == LIA_FIELD_BOOLEAN
              && lia_record_get_integer (self->person, fields[i]) == 0))
        continue;

      row = make_row (_ (field->label), text);
      if (link != NULL)
        {
          gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
          adw_action_row_add_suffix (row,
                                     gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
          g_object_set_data_full (G_OBJECT (row), "link", g_steal_pointer (&link), g_free);
          g_signal_connect (row, "activated", G_CALLBACK (on_link_activated), NULL);
        }
      else
        adw_action_row_set_subtitle_selectable (row, TRUE);
      adw_preferences_group_add (group, GTK_WIDGET (row));
    }
}

static gboolean
add_affiliation_rows (LiaPersonPage *self, AdwPreferencesGroup *group)
{
  LiaReader *reader = lia_workspace_get_reader (lia_page_get_workspace (LIA_PAGE (self)));
  const LiaRecordType *type = lia_record_type_find ("affiliation");
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) affiliations = NULL;
  g_autoptr (GError) error = NULL;

  if (lia_record_query_add_filter (query, "person", LIA_MATCH_EQUAL, &LIA_INTEGER (self->record_id),
                                   &error))
    ids = lia_record_query_run (query, reader, &error);
  if (ids != NULL)
    affiliations = lia_record_load_many (reader, type, (gint64 *) ids->data, ids->len, &error);
  if (affiliations == NULL)
    {
      g_warning ("Affiliations could not be read: %s", error->message);
      return FALSE;
    }

  for (guint i = 0; i < affiliations->len; i++)
    {
      LiaRecord *affiliation = g_ptr_array_index (affiliations, i);
      const char *partner = lia_record_get_ref_name (affiliation, "partner");
      const char *post = lia_record_get_text (affiliation, "post");
      gint64 partner_id = lia_record_get_integer (affiliation, "partner");
      g_autofree char *safe = lia_text_make_bidi_visible (partner != NULL ? partner : "");
      AdwActionRow *row = make_row (safe, post != NULL ? post : "");

      gtk_widget_remove_css_class (GTK_WIDGET (row), "property");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect_data (row, "activated", G_CALLBACK (on_partner_activated),
                             g_memdup2 (&partner_id, sizeof partner_id),
                             (GClosureNotify) (GCallback) g_free, 0);
      adw_preferences_group_add (group, GTK_WIDGET (row));
    }

  return affiliations->len > 0;
}

static void
show_profile (LiaPersonPage *self)
{
  AdwPreferencesGroup *fields = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *affiliations = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->profile))) != NULL)
    gtk_box_remove (self->profile, child);

  add_field_rows (self, fields);
  gtk_box_append (self->profile, GTK_WIDGET (fields));

  adw_preferences_group_set_title (affiliations, _ ("Works For"));
  gtk_box_append (self->profile, GTK_WIDGET (affiliations));
  gtk_widget_set_visible (GTK_WIDGET (affiliations), add_affiliation_rows (self, affiliations));
}

static void
show_person (LiaPersonPage *self)
{
  g_autofree char *display_name = lia_record_get_display_name (self->person);
  g_autofree char *name = lia_text_make_bidi_visible (display_name);
  g_autofree char *initials = lia_person_dup_bare_name (self->person);
  g_autofree char *post = lia_record_format (self->person, "post", LIA_RECORD_DISPLAY);
  g_autofree char *safe_post = lia_text_make_bidi_visible (post);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  adw_avatar_set_text (self->avatar, initials);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->description, safe_post);
  gtk_widget_set_visible (GTK_WIDGET (self->description), safe_post[0] != '\0');
  adw_banner_set_revealed (self->trashed_banner, lia_record_is_trashed (self->person));
  show_profile (self);
  gtk_stack_set_visible_child_name (self->stack, "person");
}

static void
reload (LiaPersonPage *self)
{
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  g_autoptr (GError) error = NULL;
  gboolean writable = FALSE;

  g_clear_object (&self->person);
  self->person = lia_record_load (lia_workspace_get_reader (workspace),
                                  lia_record_type_find ("person"), self->record_id, &error);
  if (self->person != NULL)
    show_person (self);
  else
    {
      if (!g_error_matches (error, LIA_ERROR, LIA_ERROR_NOT_FOUND))
        g_warning ("A person could not be read: %s", error->message);
      gtk_stack_set_visible_child_name (self->stack, "gone");
    }

  writable = self->person != NULL && !lia_workspace_is_read_only (workspace)
             && !lia_record_is_trashed (self->person);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.edit", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.trash", writable);
}

static void
on_workspace_changed (LiaPersonPage *self, LiaChangeSet *changes)
{
  if (lia_change_set_has_row (changes, "person", self->record_id)
      || lia_change_set_has_table (changes, "affiliation")
      || lia_change_set_has_table (changes, "partner"))
    reload (self);
}

static void
on_saved (LiaPersonPage *self, gint64 id)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window != NULL)
    lia_window_add_undo_toast (window, _ ("Person changed"));
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaPersonPage *self = LIA_PERSON_PAGE (widget);
  LiaRecordDialog *dialog
      = lia_record_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), self->person);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window == NULL)
    return;

  if (!lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error))
    {
      lia_window_show_error (window, _ ("Nothing Was Trashed"), error);
      return;
    }

  if (lia_window_get_visible_page (window) == LIA_PAGE (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  lia_window_add_undo_toast (window, _ ("Person moved to the trash"));
}

static void
trash_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaPersonPage *self = LIA_PERSON_PAGE (widget);

  lia_workspace_trash_async (lia_page_get_workspace (LIA_PAGE (self)),
                             lia_record_type_find ("person"), &self->record_id, 1, NULL, on_trashed,
                             g_object_ref (self));
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (!lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error) && window != NULL)
    lia_window_show_error (window, _ ("Person Not Restored"), error);
}

static void
on_restore_clicked (LiaPersonPage *self)
{
  lia_workspace_restore_async (lia_page_get_workspace (LIA_PAGE (self)),
                               lia_record_type_find ("person"), &self->record_id, 1, NULL,
                               on_restored, g_object_ref (self));
}

static void
lia_person_page_constructed (GObject *object)
{
  LiaPersonPage *self = LIA_PERSON_PAGE (object);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));

  G_OBJECT_CLASS (lia_person_page_parent_class)->constructed (object);

  if (workspace == NULL)
    return;

  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  lia_history_list_set_record (self->history, workspace, lia_record_type_find ("person"),
                               self->record_id);
  reload (self);
}

static void
lia_person_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaPersonPage *self = LIA_PERSON_PAGE (object);

  switch (prop_id)
    {
    case PROP_RECORD_ID:
      g_value_set_int64 (value, self->record_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_person_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  LiaPersonPage *self = LIA_PERSON_PAGE (object);

  switch (prop_id)
    {
    case PROP_RECORD_ID:
      self->record_id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_person_page_dispose (GObject *object)
{
  LiaPersonPage *self = LIA_PERSON_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_PERSON_PAGE);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (lia_person_page_parent_class)->dispose (object);
}

static void
lia_person_page_class_init (LiaPersonPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lia_person_page_constructed;
  object_class->get_property = lia_person_page_get_property;
  object_class->set_property = lia_person_page_set_property;
  object_class->dispose = lia_person_page_dispose;

  properties[PROP_RECORD_ID]
      = g_param_spec_int64 ("record-id", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIA_TYPE_HISTORY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPersonPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonPage, trashed_banner);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonPage, name);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonPage, description);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonPage, profile);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonPage, history);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked);

  gtk_widget_class_install_action (widget_class, "person.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "person.trash", NULL, trash_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "person.edit",
                                       NULL);
}

static void
lia_person_page_init (LiaPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
