/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-welcome-page.h"

#include <glib/gi18n-lib.h>

#include "lia-lazy-menu.h"
#include "lia-text.h"
#include "lia-workspace-entry.h"
#include "lia-workspace-folder.h"

#define MAX_SHOWN 6

struct _LiaWelcomePage
{
  AdwBin parent_instance;

  /* template */
  GtkMenuButton *menu_button;
  GMenu *welcome_menu;
  AdwPreferencesGroup *recent_group;

  /* owned */
  GPtrArray *rows; /* (element-type GtkWidget): rows of recent_group */
  GCancellable *listing; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaWelcomePage, lia_welcome_page, ADW_TYPE_BIN)

enum
{
  PROP_ICON_NAME = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lia_welcome_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_static_string (value, LIA_APPLICATION_ID);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_welcome_page_dispose (GObject *object)
{
  LiaWelcomePage *self = LIA_WELCOME_PAGE (object);

  g_cancellable_cancel (self->listing);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_WELCOME_PAGE);
  g_clear_object (&self->listing);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_welcome_page_parent_class)->dispose (object);
}

static void
lia_welcome_page_class_init (LiaWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_welcome_page_get_property;
  object_class->dispose = lia_welcome_page_dispose;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaWelcomePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiaWelcomePage, welcome_menu);
  gtk_widget_class_bind_template_child (widget_class, LiaWelcomePage, recent_group);
}

static void
lia_welcome_page_init (LiaWelcomePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  lia_lazy_menu_set (self->menu_button, G_MENU_MODEL (self->welcome_menu));
}

static GtkWidget *
make_row (const char *path)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  g_autofree char *title = lia_workspace_folder_dup_title (path);
  g_autofree char *safe_title = lia_text_make_bidi_visible (title);
  g_autofree char *folder = lia_workspace_folder_describe (path);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  if (folder != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);

  return row;
}

void
lia_welcome_page_set_workspaces (LiaWelcomePage *self, const char *const *paths)
{
  g_return_if_fail (LIA_IS_WELCOME_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; paths[i] != NULL && i < MAX_SHOWN; i++)
    {
      GtkWidget *row = make_row (paths[i]);

      adw_preferences_group_add (self->recent_group, row);
      g_ptr_array_add (self->rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), self->rows->len > 0);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWelcomePage) self = user_data;
  g_autoptr (GPtrArray) entries = lia_workspace_entry_list_finish (result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  /* Asked for again, or gone, in the meantime. */
  if (entries == NULL)
    return;

  g_clear_object (&self->listing);
  for (guint i = 0; i < entries->len; i++)
    g_strv_builder_add (builder, ((LiaWorkspaceEntry *) g_ptr_array_index (entries, i))->path);
  paths = g_strv_builder_end (builder);
  lia_welcome_page_set_workspaces (self, (const char *const *) paths);
}

void
lia_welcome_page_load (LiaWelcomePage *self, GSettings *settings)
{
  g_return_if_fail (LIA_IS_WELCOME_PAGE (self));

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  lia_workspace_entry_list_async (settings, self->listing, on_listed, g_object_ref (self));
}
