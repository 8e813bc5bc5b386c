/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-page.h"

#include <glib/gi18n-lib.h>

#include "lia-draft-offer.h"
#include "lia-draft-store.h"
#include "lia-error.h"
#include "lia-history-list.h"
#include "lia-lazy-menu.h"
#include "lia-record-dialog.h"
#include "lia-page-sections.h"
#include "lia-record-section.h"
#include "lia-text.h"
#include "lia-window.h"

typedef struct
{
  /* template */
  AdwWindowTitle *window_title;
  GtkMenuButton *menu_button;
  GtkDropDown *section_choice;
  GtkListBox *section_list;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  AdwStatusPage *gone;
  GtkWidget *trashed;
  GtkLabel *trashed_label;
  LiaDraftOffer *offer;
  AdwBin *header;
  AdwViewStack *sections;

  /* owned */
  LiaPageSections *parts; /* what stands in the stack */
  LiaRecord *record; /* (nullable) */
  char *short_title; /* (nullable) */

  gint64 record_id;
} LiaRecordPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (LiaRecordPage, lia_record_page, LIA_TYPE_PAGE)

enum
{
  PROP_RECORD_ID = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const LiaRecordType *
get_type (LiaRecordPage *self)
{
  return lia_record_type_find (LIA_RECORD_PAGE_GET_CLASS (self)->table);
}

/* Sections. */

static GtkWidget *
make_profile (gpointer page, gconstpointer data)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (page);
  LiaRecordProfile *profile = lia_record_profile_new (LIA_RECORD_PAGE_GET_CLASS (page)->profile);

  lia_record_profile_set_record (profile, lia_page_get_workspace (page), priv->record);

  return GTK_WIDGET (profile);
}

static GtkWidget *
make_section (gpointer page, gconstpointer data)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (page);
  const LiaRecordPageSection *description = data;
  GtkWidget *section = g_object_new (description->get_type (), NULL);

  lia_record_section_set_owner (LIA_RECORD_SECTION (section), lia_page_get_workspace (page),
                                LIA_RECORD_PAGE_GET_CLASS (page)->table, priv->record);

  return section;
}

static GtkWidget *
make_history (gpointer page, gconstpointer data)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (page);
  GtkWidget *history = g_object_new (LIA_TYPE_HISTORY_LIST, NULL);

  lia_history_list_set_record (LIA_HISTORY_LIST (history), lia_page_get_workspace (page),
                               get_type (page), priv->record_id);

  return history;
}

/* A section that is there already follows the record. */
static void
update_section (gpointer section, gpointer page)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (page);
  LiaWorkspace *workspace = lia_page_get_workspace (page);

  if (LIA_IS_RECORD_PROFILE (section))
    lia_record_profile_set_record (section, workspace, priv->record);
  else if (LIA_IS_RECORD_SECTION (section))
    lia_record_section_set_owner (section, workspace, LIA_RECORD_PAGE_GET_CLASS (page)->table,
                                  priv->record);
}

static void
on_section_shown (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (priv->scroller), 0);
}

/* Screenshots and tests wait until the lists are there. */
static void
update_loading (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);

  lia_page_set_loading (LIA_PAGE (self), lia_page_sections_is_loading (priv->parts));
}

static void
add_sections (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  const LiaRecordPageSection *section = LIA_RECORD_PAGE_GET_CLASS (self)->sections;

  priv->parts
      = lia_page_sections_new (self, priv->sections, priv->section_list, priv->section_choice);
  lia_page_sections_add (priv->parts, "profile", _ ("Profile"), "avatar-default-symbolic",
                         LIA_PAGE_SECTION_NONE, make_profile, NULL);
  for (; section->name != NULL; section++)
    lia_page_sections_add (priv->parts, section->name, _ (section->title), section->icon_name,
                           LIA_PAGE_SECTION_NONE, make_section, section);
  lia_page_sections_add (priv->parts, "history", _ ("History"), "document-open-recent-symbolic",
                         LIA_PAGE_SECTION_ON_DEMAND, make_history, NULL);
  g_signal_connect_object (priv->parts, "notify::loading", G_CALLBACK (update_loading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->parts, "shown", G_CALLBACK (on_section_shown), self,
                           G_CONNECT_SWAPPED);
}

gboolean
lia_record_page_show_section (LiaRecordPage *self, const char *name)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_RECORD_PAGE (self), FALSE);

  return lia_page_sections_show (priv->parts, name);
}

/* The record. */

static void
update_actions (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  gboolean ours
      = priv->record != NULL && workspace != NULL && !lia_workspace_is_read_only (workspace);
  gboolean trashed = priv->record != NULL && lia_record_is_trashed (priv->record);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.edit", ours && !trashed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.trash", ours && !trashed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.restore", ours && trashed);
}

static void
show_record (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  g_autofree char *name = lia_record_get_display_name (priv->record);
  g_autofree char *safe = lia_text_make_bidi_visible (name);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), safe);
  gtk_widget_set_visible (priv->trashed, lia_record_is_trashed (priv->record));
  LIA_RECORD_PAGE_GET_CLASS (self)->show (self, priv->record);
  lia_page_sections_foreach (priv->parts, update_section, self);
  if (lia_record_page_is_writable (self))
    lia_draft_offer_set_record (priv->offer, lia_page_get_workspace (LIA_PAGE (self)),
                                priv->record);
  lia_page_sections_start (priv->parts);
  adw_window_title_set_title (priv->window_title,
                              priv->short_title != NULL ? priv->short_title : safe);
  gtk_stack_set_visible_child_name (priv->stack, "record");
}

static void
reload (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  g_autoptr (GError) error = NULL;

  g_clear_object (&priv->record);
  priv->record = lia_record_load (lia_workspace_get_reader (workspace), get_type (self),
                                  priv->record_id, &error);
  update_actions (self);
  if (priv->record != NULL)
    {
      show_record (self);
    }
  else
    {
      if (!g_error_matches (error, LIA_ERROR, LIA_ERROR_NOT_FOUND))
        g_warning ("A record could not be read: %s", error->message);
      gtk_stack_set_visible_child_name (priv->stack, "gone");
    }
}

static void
on_workspace_changed (LiaRecordPage *self, LiaChangeSet *changes)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  LiaRecordPageClass *klass = LIA_RECORD_PAGE_GET_CLASS (self);

  if (lia_change_set_has_row (changes, klass->table, priv->record_id)
      || (klass->concerns != NULL && klass->concerns (self, changes)))
    reload (self);
}

/* What the last run could not save opens where it was typed, with what was changed since beside it. */
static void
on_restore (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  LiaDraftStore *store = lia_draft_store_get (workspace);
  g_autoptr (LiaRecordDraft) draft = lia_draft_store_open (store, priv->record);

  lia_page_sections_show (priv->parts, "profile");
  lia_draft_store_restore (store, draft, lia_workspace_get_reader (workspace));
  lia_page_sections_foreach (priv->parts, update_section, self);
  gtk_widget_child_focus (lia_page_sections_get_shown (priv->parts), GTK_DIR_TAB_FORWARD);
}

/* Actions. */

static void
on_edited (LiaRecordPage *self)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (window == NULL)
    return;
  /* Translators: %s is a kind of record: Partner changed */
  text = g_strdup_printf (_ ("%s changed"), _ (get_type (self)->label));
  lia_window_add_undo_toast (window, text);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordPage *self = LIA_RECORD_PAGE (widget);
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  LiaRecordDialog *dialog = NULL;

  if (priv->record == NULL)
    return;

  dialog = lia_record_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), priv->record);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
  lia_record_dialog_focus_field (dialog, "name");
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  g_autofree char *done = NULL;

  if (!lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error))
    {
      if (window != NULL)
        lia_window_show_error (window, _ ("Nothing Was Moved to the Trash"), error);
      return;
    }
  if (window == NULL)
    return;

  /* Translators: %s is the name of a partner or a person */
  done = g_strdup_printf (_ ("“%s” moved to the trash"),
                          adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  if (lia_window_get_visible_page (window) == LIA_PAGE (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  lia_window_add_undo_toast (window, done);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordPage *self = LIA_RECORD_PAGE (widget);
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);

  lia_workspace_trash_async (lia_page_get_workspace (LIA_PAGE (self)), get_type (self),
                             &priv->record_id, 1, NULL, on_trashed, g_object_ref (self));
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (!lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error) && window != NULL)
    lia_window_show_error (window, _ ("Nothing Was Restored"), error);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordPage *self = LIA_RECORD_PAGE (widget);
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);

  lia_workspace_restore_async (lia_page_get_workspace (LIA_PAGE (self)), get_type (self),
                               &priv->record_id, 1, NULL, on_restored, g_object_ref (self));
}

/* Ctrl+N adds what the section lists. */
static void
lia_record_page_create_new (LiaPage *page)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (LIA_RECORD_PAGE (page));
  GtkWidget *section = lia_page_sections_get_shown (priv->parts);

  if (section != NULL && LIA_IS_RECORD_SECTION (section)
      && lia_record_page_is_writable (LIA_RECORD_PAGE (page)))
    gtk_widget_activate_action (section, "section.add", NULL);
  else
    gtk_widget_error_bell (GTK_WIDGET (page));
}

/* Building. */

static void
build_menu (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  LiaRecordPageClass *klass = LIA_RECORD_PAGE_GET_CLASS (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) trash = g_menu_new ();

  g_menu_append (edit, _ ("_Edit…"), "record.edit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  if (klass->add_menu != NULL)
    klass->add_menu (self, menu);
  g_menu_append (trash, _ ("Move to _Trash"), "record.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (trash));
  lia_lazy_menu_set (priv->menu_button, G_MENU_MODEL (menu));
}

static void
lia_record_page_constructed (GObject *object)
{
  LiaRecordPage *self = LIA_RECORD_PAGE (object);
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  LiaRecordPageClass *klass = LIA_RECORD_PAGE_GET_CLASS (self);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));

  G_OBJECT_CLASS (lia_record_page_parent_class)->constructed (object);

  if (klass->table == NULL)
    return;

  adw_status_page_set_title (priv->gone, _ (klass->gone_title));
  gtk_label_set_text (priv->trashed_label, _ (klass->trashed_text));
  klass->build (self);
  add_sections (self);
  build_menu (self);

  if (workspace == NULL)
    return;

  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  reload (self);
}

static void
lia_record_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (LIA_RECORD_PAGE (object));

  switch (prop_id)
    {
    case PROP_RECORD_ID:
      g_value_set_int64 (value, priv->record_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_record_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (LIA_RECORD_PAGE (object));

  switch (prop_id)
    {
    case PROP_RECORD_ID:
      priv->record_id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_record_page_dispose (GObject *object)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (LIA_RECORD_PAGE (object));

  g_clear_object (&priv->parts);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_RECORD_PAGE);
  g_clear_object (&priv->record);
  g_clear_pointer (&priv->short_title, g_free);

  G_OBJECT_CLASS (lia_record_page_parent_class)->dispose (object);
}

static void
lia_record_page_class_init (LiaRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lia_record_page_constructed;
  object_class->get_property = lia_record_page_get_property;
  object_class->set_property = lia_record_page_set_property;
  object_class->dispose = lia_record_page_dispose;
  LIA_PAGE_CLASS (klass)->create_new = lia_record_page_create_new;

  properties[PROP_RECORD_ID]
      = g_param_spec_int64 ("record-id", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIA_TYPE_DRAFT_OFFER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/record-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, section_choice);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, section_list);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, scroller);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, gone);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, trashed);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, trashed_label);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, offer);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordPage, sections);

  gtk_widget_class_bind_template_callback (widget_class, on_restore);

  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "record.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "record.restore", NULL, restore_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "record.edit",
                                       NULL);
}

static void
lia_record_page_init (LiaRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaRecord *
lia_record_page_get_record (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_RECORD_PAGE (self), NULL);

  return priv->record;
}

gint64
lia_record_page_get_record_id (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_RECORD_PAGE (self), 0);

  return priv->record_id;
}

gboolean
lia_record_page_is_writable (LiaRecordPage *self)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));

  g_return_val_if_fail (LIA_IS_RECORD_PAGE (self), FALSE);

  return priv->record != NULL && !lia_record_is_trashed (priv->record)
         && !lia_workspace_is_read_only (workspace);
}

void
lia_record_page_set_header (LiaRecordPage *self, GtkWidget *header)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);

  g_return_if_fail (LIA_IS_RECORD_PAGE (self));

  adw_bin_set_child (priv->header, header);
}

void
lia_record_page_set_short_title (LiaRecordPage *self, const char *title)
{
  LiaRecordPagePrivate *priv = lia_record_page_get_instance_private (self);

  g_return_if_fail (LIA_IS_RECORD_PAGE (self));

  g_set_str (&priv->short_title, title);
}
